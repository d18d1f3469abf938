"""Shares and multiples in words: "half", "two thirds", "one in five", "45 of 100", "doubled", "three times higher"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.language.amounts import Change, Quantity, QuantityKind
from claimcheck.language.units import read_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.numerals import Numeral

_FEWER = "fewer|lower|less|smaller|shorter|more|higher|greater|larger|longer|reduction|increase|decrease|drop|cut|rise"
_SHARE = re.compile(
    r"(?<![\w-])(?<!\band\sa\s)(?:(?P<half>half)(?![\s-]?(?:lives|life|way|time|day|year|dose|marathon|an?\b|hour|hourly|maximal|sibling"
    r"|brother|sister))"
    r"|(?P<count>an?|one|two|three|four|[1-9])[\s-](?P<part>thirds?|quarters?|fifths?|tenths?)"
    rf"(?=\sof\b|\s(?:{_FEWER})\b|s?\sthe\b|\s?[.,;)]|$|\sas\b|\sin\b|\safter\b|\sby\b|\sreport|\sha[ds]\b|\swere\b)"
    rf"|(?P<bare>third|quarter)(?=\sof\s(?:all|the\b|them|people|patients|adults|women|men)))"
)
_MULTIPLE = re.compile(
    r"\b(?P<double>doubl(?:ed|es|ing)|double(?=\s(?:the|that|those|their|its|your)\b))\b"
    r"|\b(?P<triple>tripl(?:ed|es|ing)|trebl(?:ed|es|ing)|triple(?=\s(?:the|that)\b))(?![\s-]blind)"
    r"|\b(?P<quadruple>quadrupl(?:ed|es|ing))\b|\b(?P<halved>halv(?:ed|es|ing))\b"
    r"|\b(?P<word>two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)-?fold\b"
)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORDS |= {"twenty": 20, "hundred": 100, "a": 1, "an": 1, "one": 1}
_DIVISORS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_MAY = re.compile(r"half|halv|third|quarter|fifth|tenth|doubl|tripl|trebl|quadrupl|fold")
_TIMES = re.compile(
    r"(?:[\s-]?fold\b|\s?times?\s(?=(?:as|more|higher|greater|lower|less|fewer|the\b(?! day)|likelier|larger|longer"
    r"|faster|better|smaller|worse|that\b|those)\b)|\s?[x×](?=\s(?:more|higher|greater|as|the)\b))"
)
_TWICE = re.compile(r"\s(?:as\b|the\b|that\b|those\b)")
_ALONG = re.compile(r"\s(?:of|out\sof|in)\s(?:every\s|the\s|all\s)?")
_LESS = re.compile(r"\s?(?:times\s)?(?:less|lower|fewer|smaller|reduction|decrease|decline|drop)")


def read_proportions(lowered: str) -> Iterator[Quantity]:
    """The shares and multiples that a lower-cased text tells without a number."""
    if _MAY.search(lowered) is None:
        return
    for match in _SHARE.finditer(lowered):
        yield _share(match)
    for match in _MULTIPLE.finditer(lowered):
        yield _multiple(match)


def _share(match: re.Match[str]) -> Quantity:
    if match["half"]:
        share, start = 50.0, match.start("half")
    elif match["bare"]:
        share, start = 100 / _DIVISORS[match["bare"]], match.start("bare")
    else:
        count = match["count"]
        share = 100 * _WORDS.get(count, int(count) if count.isdigit() else 0) / _DIVISORS[match["part"].rstrip("s")]
        start = match.start("count")
    return Quantity(
        start=start,
        end=match.end(),
        kind=QuantityKind.PERCENT,
        low=share,
        high=share,
        unit="%",
        rough=True,
    )


def _multiple(match: re.Match[str]) -> Quantity:
    value = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halved": 0.5}.get(match.lastgroup or "")
    if value is None:
        value = float(_WORDS[match["word"]])
    return _fold(match.start(), match.end(), value, 1.0, -1 if value < 1 else 1)


def _fold(start: int, end: int, value: float, step: float, sign: int) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        kind=QuantityKind.FOLD,
        low=value,
        high=value,
        unit="factor",
        step=step,
        rough=True,
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
    step = numeral.step / numeral.value**2 if less else numeral.step
    end = numeral.end if numeral.times else match.start() + len(match[0].rstrip())
    return _fold(numeral.start, end, value, step, -1 if less else 1)


def read_part(lowered: str, numerals: Sequence[Numeral], index: int) -> Quantity | None:
    """The share that a number and the next tell, "one in five", "45 of the 100"; None where they tell none."""
    if index + 1 >= len(numerals):
        return None
    one, other = numerals[index], numerals[index + 1]
    gap = lowered[one.end : other.start]
    match = _ALONG.fullmatch(gap)
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
