"""Units of measure: the word after a number, and how often in what time ("a day", "per week", "nightly")."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.amounts import QuantityKind
from claimcheck.language.words import read_cues

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNITS = Path(__file__).with_name("units.json")
_DIGIT_ONLY = frozenset({"g", "h", "l", "u", "mm", "cc", "oz", "mo", "mos", "min", "cal", "sec", "met", "mets", "y"})
"""Short units that stand after digits only: "5 g", never "five g"."""


@frozen(kw_only=True)
class Unit:
    """A unit that ends at `end` of the text."""

    kind: QuantityKind
    base: str
    factor: float
    """Base units in one of this unit."""
    end: int
    word: str


_AFTER = re.compile(
    r"[\s\u00a0-]{0,2}(%|°c|[a-zµμ]{1,14}(?:/(?:m[23²³]?|l|dl|ml|min)(?![a-z]))?)(?:[\s-]([a-z]{2,12}))?"
    r"(?![a-z])"
)


@cache
def _table() -> Mapping[str, tuple[QuantityKind, str, float]]:
    found: dict[str, tuple[QuantityKind, str, float]] = {}
    for name, factors in read_cues(_UNITS).items():
        kind, _, base = name.partition(" ")
        for factor, words in factors.items():
            found |= dict.fromkeys(words.split(), (QuantityKind(kind), base, float(factor)))
    return found


def read_unit(lowered: str, end: int, *, spelled: bool) -> Unit | None:
    """The unit that follows the number ending at `end`; None where none does.

    Letters glued to digits that are no unit ("5th", "3d-printed") give None too: ask `is_glued`.
    """
    match = _AFTER.match(lowered, end)
    if match is None:
        return None
    word, following = match[1], match[2]
    known = _table().get(f"{word}_{following}") if following else None
    last = match.end() if known else match.end(1)
    known = known or _table().get(word)
    if known is None and "/" in word:
        word = word.partition("/")[0]
        known, last = _table().get(word), match.start(1) + len(word)
    if known is None or (spelled and word in _DIGIT_ONLY):
        return None
    kind, base, factor = known
    return Unit(kind=kind, base=base, factor=factor, end=last, word=word)


def is_glued(lowered: str, end: int) -> bool:
    """Whether a letter stands right behind the number."""
    return end < len(lowered) and (lowered[end].isalpha() or lowered[end] == "_")


_PERIODS = {
    "minute": 1 / 1440,
    "min": 1 / 1440,
    "hour": 1 / 24,
    "h": 1 / 24,
    "hr": 1 / 24,
    "day": 1,
    "d": 1,
    "night": 1,
    "morning": 1,
    "evening": 1,
    "week": 7,
    "wk": 7,
    "fortnight": 14,
    "month": 30.4375,
    "mo": 30.4375,
    "year": 365.25,
    "yr": 365.25,
    "annum": 365.25,
}
_ADVERBS = {
    "hourly": 1 / 24,
    "daily": 1,
    "nightly": 1,
    "weekly": 7,
    "fortnightly": 14,
    "monthly": 30.4375,
    "yearly": 365.25,
    "annually": 365.25,
}
_RATE = re.compile(
    r"(?P<gap>(?:\s(?!and\b|or\b|for\b|to\b|at\b|in\b|with\b|from\b|but\b|per\b|a\b|an\b|each\b|every\b|once\b|twice\b"
    r"|times?\b|over\b|after\b|than\b|during\b|vs?\b|versus\b|days?\b|nights?\b|hours?\b|one\b|two\b|three\b|four\b|five\b"
    r"|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|twenty\b)[a-z][a-z0-9'’-]{0,18}){0,5}?)"
    r"(?:(?:\s?/\s?|\s(?:per|an?|each|every)\s)(?P<period>hour|hr|h|day|d|night|morning|evening|week|wk|fortnight"
    r"|month|mo|year|yr|annum|minute|min)s?\b|\s(?P<adverb>hourly|daily|nightly|weekly|fortnightly|monthly|yearly"
    r"|annually)\b(?! (?:life|living|activit)))"
)


def read_rate(lowered: str, end: int, *, near: bool = False) -> tuple[float, int] | None:
    """`(days, end)` of "a day", "per week", "of planned rest each day" after the place `end`; None without one.

    `near` admits no words between.
    """
    match = _RATE.match(lowered, end)
    if match is None or (near and match["gap"]):
        return None
    days = _PERIODS[match["period"]] if match["period"] else _ADVERBS[match["adverb"]]
    return days, match.end()
