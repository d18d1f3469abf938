"""Numbers of people and things: the noun that is counted, and at which stage of a study people were counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.amounts import Bound, Change, Quantity, QuantityKind
from claimcheck.language.measured import cue_words
from claimcheck.language.units import read_rate

if TYPE_CHECKING:
    from claimcheck.language.measured import Setting
    from claimcheck.language.numerals import Numeral

_NOUN = re.compile(r"[\s-]([a-z][a-z'’-]{1,24})")
_LISTED = re.compile(r",?[\s-]([a-z][a-z'’-]{1,24})")
_TIMES = re.compile(r"\s?times?\b(?!\s(?:point|interval))")
_OF_THINGS = re.compile(r"\sof(?=\s)")
_SHARE = re.compile(r"\s?[(\[]\s?\d{1,3}(?:[.·]\d{1,2})?\s?%\s?[)\]]")
_OPENING = re.compile(r"(?:\+|\s(?:or\smore|or\sfewer|or\sless|plus))(?=\s[a-z])")
_FRACTION = 0.25
"""The step of "½"."""
_REACH = 6
"""Words among which the noun has to stand."""


def is_counted(lowered: str, end: int) -> bool:
    """Whether a name for people stands right behind the number."""
    noun = _NOUN.match(lowered, end)
    return noun is not None and noun[1] in cue_words()["people"]


def read_count(setting: Setting, base: Quantity, numeral: Numeral, limit: int) -> Quantity | None:
    """A number of people or things, or a plain one; None where it is only a word ("one of them").

    `limit` is where the next number begins.
    """
    lowered = setting.lowered
    times = _TIMES.match(lowered, numeral.end)
    if times is not None and numeral.step < 1 and not numeral.spelled:
        return evolve(
            base, kind=QuantityKind.FOLD, unit="factor", change=Change.RELATIVE, sign=1, end=times.end(), rough=False
        )
    if times is not None:
        return evolve(base, kind=QuantityKind.COUNT, unit="time", end=times.end())
    opening = _OPENING.match(lowered, numeral.end) if not numeral.vague else _OF_THINGS.match(lowered, numeral.end)
    share = _SHARE.match(lowered, numeral.end) if opening is None else None
    start = opening.end() if opening else (share.end() if share else numeral.end)
    single = numeral.value == 1 or numeral.step == _FRACTION
    noun, end = _head_noun(setting, start, len(lowered) if share else limit, single=single)
    if not noun:
        return None if numeral.spelled and numeral.value <= 2 else base
    found = evolve(base, kind=QuantityKind.COUNT, noun=noun, end=numeral.end if share else end)
    if opening is not None and not numeral.vague:
        found = evolve(found, bound=Bound.AT_MOST if opening[0].endswith(("fewer", "less")) else Bound.AT_LEAST)
    if numeral.value == 1 and numeral.spelled and read_rate(lowered, end) is None and not _bounds_one(setting, numeral):
        return None
    if noun in cue_words()["people"]:
        return evolve(found, unit="people", role=_stage(setting, found))
    return evolve(found, unit=singular(noun))


def _bounds_one(setting: Setting, numeral: Numeral) -> bool:
    """Whether "one" is meant as a number: "at least one grade", "only one dose"."""
    before = setting.before(numeral.start, 2)
    return before[-2:] == ("at", "least") or before[-1:] == ("than",) or before[-1:] == ("only",)


def singular(noun: str) -> str:
    """A noun without its plural ending: "studies" → "study", "deaths" → "death"."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _head_noun(setting: Setting, end: int, limit: int, *, single: bool) -> tuple[str, int]:
    """The noun counted, "100 healthy young adults" → "adults", and its end; empty where none follows closely.

    What is counted stands in the plural, but for "one" and behind a hyphen ("12-item"); a word that is no noun, "20
    felt better", "14 reported headaches", counts people that are named elsewhere.
    """
    cues, lowered = cue_words(), setting.lowered
    hyphened = lowered[end : end + 1] == "-"
    acting = False
    found, last, place = "", end, end
    for _ in range(_REACH):
        match = _LISTED.match(lowered, place) if place > end else _NOUN.match(lowered, place)
        if match is None or match.start(1) >= limit:
            break
        word = match[1]
        if word in cues["function"] or word in cues["span before"] or word in cues["past verbs"]:
            break
        if word in cues["people"] or word in cues["studies"]:
            return word, match.end()
        listed = lowered[place] == ","
        acting = acting or (place == end and word.endswith("ed"))
        if (single or hyphened) and not listed:
            found, last = word, match.end()
            if hyphened:
                break
        elif not listed and _is_plural(word) and not found:
            found, last = word, match.end()
            break
        place = match.end()
    return ("", end) if acting else (found, last)


def _is_plural(word: str) -> bool:
    if word in cue_words()["plurals"]:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "ous", "is", "'s", "’s"))


def _stage(setting: Setting, found: Quantity) -> str:
    """At which stage of a study the people were counted."""
    around = (*setting.before(found.start, 6), *setting.after(found.end, 4))
    cues = cue_words()
    for stage in ("screened", "analysed", "enrolled"):
        if any(word in cues[stage] for word in around):
            return stage
    return ""
