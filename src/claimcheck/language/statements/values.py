"""Two values of one measure, one for each of two arms: which of them is the higher."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.words import lower

_JOIN = re.compile(r"\b(?:and|versus|vs|v|against|compared (?:with|to)|but|while|whereas|than)\b\.?")
_BREAK = re.compile(r"[;]|\.\s")
_STOP = re.compile(r"[,;()]|\.(?:\s|$)")
_ARM = re.compile(r"\b(?:in|with|on|after|for|among|by|at|of|from|under|during|without|taking|receiving)\b")
_NO_UNITS = frozenset(
    "to or and in of with at on for from after among under during versus v vs than by was were while but times".split()
)
_NUMBER = re.compile(
    r"(?<![\w.,·/-])[−–-]?(\d{1,6}(?:[.·]\d{1,4})?)(?![\w·-]|[.,]\d)"
    rf"(?:\s?(%|(?!(?:{'|'.join(sorted(_NO_UNITS))})\b)[a-zµ]{{1,12}}\b(?:/[a-z]{{1,6}})?))?"
)
_DOSES = frozenset(
    "mg g weeks week months month years year days day hours hour minutes min minute h iu ml am pm wk yr µg mcg".split()
)
_LEADS = re.compile(r"\b(?:by|was|were|gained|lost|about|is|averaged)\s(?:about\s|only\s|just\s)?$")
_CLOSE = 0.04
"""Share of the greater value up to which two values are close."""
_LONGEST = 160


@frozen(kw_only=True)
class Values:
    """Two values `[start:end]` of two arms."""

    start: int
    end: int
    lead: int
    """Where the words that say what was measured begin; the stretch ends at `until`."""
    until: int
    first: tuple[int, int]
    second: tuple[int, int]
    """The words that name the arms."""
    sign: int
    """+1 where the first arm has the higher value, −1 where the second has, 0 where they are the same."""
    places: tuple[tuple[int, int], tuple[int, int]]
    """Where the two stand, with their units."""
    close: bool
    """Whether they are so close that, without a test of the difference, none can be told."""


@lru_cache(maxsize=2048)
def read_values(sentence: str) -> tuple[Values, ...]:
    """The pairs of values that `sentence` sets side by side: "46% in the app group and 19% in the mail group".

    Values in brackets are left alone: the words before them tell the direction.
    """
    text = lower(sentence)
    if not any(letter.isdigit() for letter in text):
        return ()
    plain = _without_brackets(text)
    numbers = [match for match in _NUMBER.finditer(plain) if _is_measured(plain, match)]
    found = []
    place = 0
    while place + 1 < len(numbers):
        pair = _pair(text, plain, numbers[place], numbers[place + 1], numbers[place + 2 : place + 3])
        if pair is not None:
            found.append(pair)
            place += 2
        else:
            place += 1
    return tuple(found)


def _without_brackets(text: str) -> str:
    """The text with what stands in brackets blanked out, every character at its place."""
    for _ in range(2):
        text = _BRACKETS.sub(lambda match: " " * len(match[0]), text)
    return text


_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")


def _unit(match: re.Match[str]) -> str:
    return (match[2] or "").rstrip("s")


def _pair(full: str, text: str, one: re.Match[str], other: re.Match[str], more: list[re.Match[str]]) -> Values | None:
    between = text[one.end() : other.start()]
    if len(between) > _LONGEST or _BREAK.search(between) or not _comparable(text, one, other):
        return None
    joins = list(_JOIN.finditer(between))
    if not joins:
        return None
    join = joins[-1]
    if not between.replace(join[0], "").strip(" ,"):
        return _listed(text, one, other)
    before_join, after_join = between[: join.start()], between[join.end() :]
    if before_join.startswith(" of ") and "," in before_join and text.startswith(" of ", other.end()):
        return None
    limit = more[0].start() if more else len(text)
    stop = _STOP.search(full, other.end(), limit)
    until = stop.start() if stop else limit
    tail = (other.end(), until)
    opening = _STOP.search(text[: one.start()][::-1])
    lead = 0 if opening is None else one.start() - opening.start()
    if _ARM.search(before_join) and _ARM.search(text, *tail):
        first, second = (one.end(), one.end() + join.start()), tail
    elif _ARM.search(after_join) or len(after_join.split()) > 1:
        first, second = (lead, one.start()), (one.end() + join.end(), other.start())
    else:
        return None
    return Values(
        start=one.start(),
        end=other.end(),
        lead=lead,
        until=until,
        first=first,
        second=second,
        sign=_sign(one, other),
        places=(one.span(), other.span()),
        close=_is_close(one, other),
    )


def _listed(text: str, one: re.Match[str], other: re.Match[str]) -> Values | None:
    """The values of arms that are named before: "for the app versus usual care 4 versus 6"."""
    opening = _STOP.search(text[: one.start()][::-1])
    lead = 0 if opening is None else one.start() - opening.start()
    arms = [match for match in _JOIN.finditer(text, lead, one.start()) if match.start() > lead]
    middle = arms[-1] if arms else None
    return Values(
        start=one.start(),
        end=other.end(),
        lead=lead,
        until=other.end(),
        first=(lead, middle.start()) if middle else (lead, lead),
        second=(middle.end(), one.start()) if middle else (lead, lead),
        sign=_sign(one, other),
        places=(one.span(), other.span()),
        close=_is_close(one, other),
    )


def _sign(one: re.Match[str], other: re.Match[str]) -> int:
    high, low = _value(one), _value(other)
    return (high > low) - (high < low)


def _is_close(one: re.Match[str], other: re.Match[str]) -> bool:
    high, low = _value(one), _value(other)
    return abs(high - low) <= _CLOSE * max(high, low)


def _comparable(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two numbers can be values of one measure: both with its unit, both decimals, or counts led in alike."""
    units = _unit(one), _unit(other)
    if "%" in units:
        return units[0] == units[1] or (units[0] == "%" and "." in one[1])
    if "." in one[1] and "." in other[1]:
        return True
    if _YEAR.fullmatch(one[1]) or _YEAR.fullmatch(other[1]):
        return False
    return _LEAD_IN.search(text, 0, other.start()) is not None and _LEAD_IN.search(text, 0, one.start()) is not None


_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAD_IN = re.compile(r"\b(?:by|in|was|were|to|had|about|vs\.?|versus|and|of|reached|at|from|averaged)\s$")


def _is_measured(text: str, match: re.Match[str]) -> bool:
    """Whether a number can be a result: not a dose, a time or a confidence level, unless "by" or "was" leads it."""
    if match[2] in _DOSES:
        return _LEADS.search(text, max(0, match.start() - 16), match.start()) is not None
    return text[match.end() : match.end() + 4] not in (" ci ", " ci,", " con")


def _value(match: re.Match[str]) -> float:
    return float(match[1].replace("·", "."))
