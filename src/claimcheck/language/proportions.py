"""Shares and multiples in words: "half", "two thirds", "one in five", "45 of 100", "doubled", "three times higher"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.amounts import Change, Quantity, QuantityKind
from claimcheck.language.units import read_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.numerals import Numeral

_FEWER = "fewer|lower|less|smaller|shorter|more|higher|greater|larger|longer|reduction|increase|decrease|drop|cut|rise"
_SHARE = re.compile(
    r"(?:(?<![\w-])|(?<=\bone-))(?<!\band\sa\s)(?:(?P<half>half)(?![\s-]?(?:lives|life|way|time|day|year|dose|marathon|an?\b|hour"
    r"|hourly|maximal|sibling|brother|sister))"
    r"|(?P<count>an?|one|two|three|four|[1-9])(?P<gap>[\s-])(?P<part>thirds?|quarters?|fifths?|sixths?|eighths?|tenths?))"
    r"(?![\w-]|\sof\san\shour|\sof\sa\s(?:year|mile|litre|liter|million|billion)\b)|(?<![\w-])(?P<bare>third|quarter)(?=\sof\s(?:all|the\b|them|people|patients|adults|women|men))"
)
_TOLD = re.compile(
    rf"\sof\b|\s(?:{_FEWER})\b|\s(?:the|that|as|in|after|by|reports?|reported|ha[ds]|have|were|was|compared|than|when|with|among"
    r"|on|over|from|to|for|while|who|did|do|said|say|felt|could|got|reached|during|because|since|at|still|no)\b|\s?[.,;:)(]|\s?[–—]|$"
)
"""What follows "a third" where it is a share and no place in an order."""
_OF_RISK = re.compile(
    r"\s(?:as\s(?:likely|many|much|often|high|large|great|common|frequent|big|long|fast)\b|that\sof\b|(?:of\s)?(?:the|that|their|its)\s"
    r"(?:[a-z-]{2,14}\s){0,2}(?:risks?|odds|rates?|chances?|likelihood|hazards?|incidence|probability)\b)"
)
_SLASH = re.compile(
    r"(?<![\d/.,:])(?P<part>\d{1,6})\s?/\s?(?P<whole>\d{1,3}[,\s]000|\d{1,6})(?![\d/]|[.,]\d)(?!\s?(?:mm\s?hg|mmhg))"
)
_MULTIPLE = re.compile(
    r"\b(?P<double>doubl(?:ed|es|ing)|double(?=\s(?:the|that|those|their|its|your)\b))\b"
    r"|\b(?P<triple>tripl(?:ed|es|ing)|trebl(?:ed|es|ing)|triple(?=\s(?:the|that)\b))(?![\s-]blind)"
    r"|\b(?P<quadruple>quadrupl(?:ed|es|ing))\b|\b(?P<halved>halv(?:ed|es|ing)|halve(?=\s(?:the|that|those|their|its|your)\b))\b"
    r"|\b(?P<word>two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)-?fold\b"
)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORDS |= {"twenty": 20, "hundred": 100, "a": 1, "an": 1, "one": 1}
_DIVISORS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_MAY = re.compile(r"hal[fv]|third|quarter|fifth|sixth|eighth|tenth|doubl|tripl|trebl|quadrupl|fold|\d\s?/\s?\d")
_TIMES = re.compile(
    r"(?:\s?\([^()]{1,48}\)(?=\stimes))?(?:[\s-]?fold\b|\s?times?\s(?=(?:as|more|higher|greater|lower|less|fewer"
    r"|the\b(?! day)|likelier|larger|longer|faster|better|smaller|worse|that\b|those|of\sthat)\b)"
    r"|\s?[x×](?=\s(?:more|higher|greater|as|the)\b))"
)
_WORD_STEP = 0.5
"""How finely "doubled" and "three times" are told."""
_LEAST = 3
_MANY = 1000
_TWICE = re.compile(r"\s(?:as\b|the\b|that\b|those\b)")
_ALONG = re.compile(r"\s(?:of|out\sof|in)\s(?:every\s|the\s|all\s)?")
_ONE_ALONG = re.compile(r"\s[a-z-]{3,14}\s(?:out\sof|in)\s(?:every\s)?")
_LESS = re.compile(r"\s?(?:times\s)?(?:less|lower|fewer|smaller|reduction|decrease|decline|drop)")


_LOOKED_UP = re.compile(
    r"\d ?%|\bper ?cent\b|\b(?:one|two|three|nine|\d+) (?:in|out of) (?:every )?\w+\b|\b\d[\d,.]* (?:million|billion)\b"
    r"(?=(?: [\w-]+){0,3} (?:people|adults|persons|children|women|men|patients|cases|deaths|users|years|individuals|"
    r"workers|pregnancies|births|visits|americans|canadians|britons|australians|europeans|globally|worldwide)\b|[.,;]|$)"
    r"|\b(?:half|third|quarter|majority) of\b|\b(?:double[sd]?|triple[sd]?|twice|halve[sd]|\w+fold|\d+ times)\b"
)


def tells_a_share(text: str) -> bool:
    """Whether a text tells a share of people, millions of them or a multiple, roughly read: what can be looked up."""
    return _LOOKED_UP.search(text.lower()) is not None


def read_proportions(lowered: str) -> Iterator[Quantity]:
    """The shares and multiples that a lower-cased text tells without a number, and those told as "13/40"."""
    if _MAY.search(lowered) is None:
        return
    for match in _SHARE.finditer(lowered):
        found = _share(match)
        if found is not None:
            yield found
    for match in _MULTIPLE.finditer(lowered):
        yield _multiple(match)
    for match in _SLASH.finditer(lowered):
        yield from _slash(match)


def _share(match: re.Match[str]) -> Quantity | None:
    lowered, start = match.string, match.start()
    if match["half"]:
        share = 50.0
    elif match["bare"]:
        share = 100 / _DIVISORS[match["bare"]]
    elif match["gap"] == " " and _TOLD.match(lowered, match.end()) is None:
        return None
    else:
        count = match["count"]
        share = 100 * _WORDS.get(count, int(count) if count.isdigit() else 0) / _DIVISORS[match["part"].rstrip("s")]
    risk = _OF_RISK.match(lowered, match.end())
    if risk is not None:
        return _fold(start, match.end(), share / 100, 0.0, -1)
    return Quantity(
        start=start, end=match.end(), kind=QuantityKind.PERCENT, low=share, high=share, unit="%", rough=True
    )


def _slash(match: re.Match[str]) -> Iterator[Quantity]:
    """The share "13/40"; a date, a blood pressure or "24/7" is none."""
    part, whole = float(match["part"]), float(re.sub(r"[^\d.]", "", match["whole"]))
    if part > whole or whole < _LEAST:
        return
    counts = tuple(
        Quantity(start=start, end=end, kind=QuantityKind.PLAIN, low=value, high=value, unit="")
        for (start, end), value in ((match.span("part"), part), (match.span("whole"), whole))
    )
    share = 100 * part / whole
    step = 1.0 if whole < _MANY else 100 / whole
    yield Quantity(
        start=match.start(),
        end=match.end(),
        kind=QuantityKind.PERCENT,
        low=share,
        high=share,
        unit="%",
        step=step,
        parts=counts,
    )


def _multiple(match: re.Match[str]) -> Quantity:
    value = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halved": 0.5}.get(match.lastgroup or "")
    if value is None:
        value = float(_WORDS[match["word"]])
    return _fold(match.start(), match.end(), value, _WORD_STEP if value > 1 else 0.0, -1 if value < 1 else 1)


def _fold(start: int, end: int, value: float, step: float, sign: int) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        kind=QuantityKind.FOLD,
        low=value,
        high=value,
        unit="factor",
        step=step,
        rough=step >= _WORD_STEP or not step,
        change=Change.RELATIVE,
        sign=sign,
    )


def read_multiple(lowered: str, numeral: Numeral) -> Quantity | None:
    """The multiple at a number: "3 times higher", "2.5-fold", "twice as many"; None where there is none.

    "Three times less" is read as a third, as writers mean it.
    """
    match = (_TWICE if numeral.times else _TIMES).match(lowered, numeral.end)
    if match is None or numeral.value <= 0 or (numeral.times and numeral.value < 2):
        return None
    less = _LESS.match(lowered, match.end()) is not None
    value = 1 / numeral.value if less else numeral.value
    step = _WORD_STEP if numeral.step >= 1 else numeral.step
    step = step / numeral.value**2 if less else step
    end = numeral.end if numeral.times else match.start() + len(match[0].rstrip())
    return _fold(numeral.start, end, value, step, -1 if less else 1)


def read_part(lowered: str, numerals: Sequence[Numeral], index: int) -> Quantity | None:
    """The share that a number and the next tell, "one in five", "45 of the 100"; None where they tell none."""
    if index + 1 >= len(numerals):
        return None
    one, other = numerals[index], numerals[index + 1]
    gap = lowered[one.end : other.start]
    match = _ALONG.fullmatch(gap)
    if match is None and one.value == 1 and one.spelled and read_unit(lowered, one.end, spelled=True) is None:
        match = _ONE_ALONG.fullmatch(gap)
    if match is None or not 0 < one.value < other.value or one.times or one.vague or one.value % 1 or other.value % 1:
        return None
    unit = read_unit(lowered, other.end, spelled=other.spelled)
    if unit is not None or (" in " in gap and 1900 <= other.value < 2100):
        return None
    share = 100 * one.value / other.value
    return Quantity(
        start=one.start,
        end=other.end,
        kind=QuantityKind.PERCENT,
        low=share,
        high=share,
        unit="%",
        rough=other.value <= 20,
    )
