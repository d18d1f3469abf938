"""One number with what stands around it: unit, noun, rate, bounds, role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.language.amounts import Bound, Quantity, QuantityKind
from claimcheck.language.measured import cue_words
from claimcheck.language.units import is_glued, read_rate, read_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.measured import Setting
    from claimcheck.language.numerals import Numeral
    from claimcheck.language.units import Unit

_MONTH = re.compile(
    r"\s?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?! (?:be|have))"
)
_AGE_AFTER = re.compile(
    r"[\s-]?(?:(?:year|yr)s?[\s-]olds?\b|years?\sof\sage\b|y/?o\b|(?:years?\s)?(?:and|or)\s(?:older|over|above)\b)"
)
_BELOW_AFTER = re.compile(r"\s(?:or|and)\s(?:less|fewer|under|younger|below)\b")
_ABOVE_AFTER = re.compile(r"\s(?:or|and)\s(?:more|older|over|above|greater|longer|higher)\b")
_BEFORE = re.compile(
    r"(?:(?P<least>\b(?:at least|no (?:less|fewer) than|(?:more|greater|longer|higher|older) than|over|above"
    r"|exceed(?:s|ed|ing)|minimum of|beyond)\s(?:the age of\s|age\s)?|[>≥⩾]\s?)"
    r"|(?P<most>\b(?:at most|no (?:more|greater|longer|later|older) than|(?:less|fewer|lower|shorter|younger) than"
    r"|under|below|up to|maximum of|within)\s(?:the age of\s|age\s)?|[<≤⩽]\s?)"
    r"|(?P<about>\b(?:about|around|approximately|roughly|nearly|almost|some|circa|approx\.?|ca\.?|close to|an estimated"
    r"|an average of|on average)\s|[~≈∼]\s?))(?:[£$€]\s?)?$"
)
_MONEY = re.compile(r"(?:us|au|ca)?([£$€])\s?$")
_NOUN = re.compile(r"[\s-]([a-z][a-z'’-]{1,24})")
_SPREAD = re.compile(r"(?:±|\+/-|\+-|\bsd|\bse|\bsem)\s?[=:]?\s?$")
_TIMES = re.compile(r"\s?times?\b(?!\s(?:point|interval))")
_OF_THINGS = re.compile(r"\sof(?=\s)")
_DATED = re.compile(r"\b(day|week|month|year)s?\s$")


def read_numbered(setting: Setting, numerals: Sequence[Numeral], index: int) -> Quantity | None:
    """The quantity that the numeral at `index` tells; None where it is part of a name or a date."""
    numeral = numerals[index]
    lowered = setting.lowered
    before = setting.before(numeral.start, 3)
    unit = read_unit(lowered, numeral.end, spelled=numeral.spelled or numeral.times)
    if unit is None and (is_glued(lowered, numeral.end) or _is_named(lowered, numeral, before)):
        return None
    limit = numerals[index + 1].start if index + 1 < len(numerals) else len(lowered)
    found = _of_kind(setting, numeral, unit, limit)
    if found is None:
        return None
    if unit is not None or found.kind is QuantityKind.COUNT:
        found = _with_rate(lowered, found)
    return _bounded(lowered, found)


def _is_named(lowered: str, numeral: Numeral, before: tuple[str, ...]) -> bool:
    """Whether the number belongs to a name, a date or a marker: "type 2", "12 March", "[3]", "1/2"."""
    after = lowered[numeral.end : numeral.end + 2]
    if numeral.spelled:
        return False
    if before and before[-1] in cue_words()["names before"]:
        return lowered[numeral.start - 1 : numeral.start] in " \u00a0-"
    if _MONTH.match(lowered, numeral.end) is not None or after[:1] in ("/", "]", ":", "_"):
        return after != ": "
    return lowered[max(0, numeral.start - 1) : numeral.start] in ("[", "^", "#", "_")


def _of_kind(setting: Setting, numeral: Numeral, unit: Unit | None, limit: int) -> Quantity | None:
    lowered = setting.lowered
    before = setting.before(numeral.start, 3)
    base = Quantity(
        start=numeral.start,
        end=numeral.end,
        kind=QuantityKind.PLAIN,
        low=numeral.value,
        high=numeral.value,
        unit="",
        step=_step(numeral),
        vague=numeral.vague,
    )
    if numeral.times:
        return base
    money = _MONEY.search(lowered, max(0, numeral.start - 5), numeral.start)
    if money is not None:
        return evolve(base, kind=QuantityKind.MONEY, unit=money[1])
    age = _AGE_AFTER.match(lowered, numeral.end)
    if age is not None or (
        before and (before[-1] in cue_words()["age before"] or before[-2:] in (("age", "of"), ("ages", "of")))
    ):
        end = age.end() if age else (unit.end if unit and unit.base == "day" else numeral.end)
        return evolve(base, kind=QuantityKind.AGE, unit="year", end=end, role=_age_role(setting, numeral.start))
    if unit is not None:
        return _measure(setting, base, unit, before)
    dated = _DATED.search(lowered, max(0, numeral.start - 7), numeral.start)
    if dated is not None:
        factor = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}[dated[1]]
        return _scaled(evolve(base, start=dated.start(), kind=QuantityKind.DURATION, unit="day", role="point"), factor)
    if _is_year(lowered, numeral):
        return evolve(base, kind=QuantityKind.YEAR, unit="year", step=1.0)
    return _count(setting, base, numeral, limit)


def _step(numeral: Numeral) -> float:
    """What the writer counted in: zeros at the end of a large number are read as rounding, "1,200" as hundreds."""
    value, step = abs(numeral.value), numeral.step
    while value >= 1000 and step >= 1 and value >= 100 * step and value % (10 * step) == 0:
        step *= 10
    return step


def _is_year(lowered: str, numeral: Numeral) -> bool:
    written = lowered[numeral.start : numeral.end]
    if not (written.isdigit() and len(written) == 4 and 1900 <= numeral.value < 2100):
        return False
    noun = _NOUN.match(lowered, numeral.end)
    return noun is None or noun[1] not in cue_words()["people"]


def _age_role(setting: Setting, start: int) -> str:
    words = setting.before(start, 3)
    if "mean" in words or "average" in words or "median" in words:
        return "mean"
    return ""


def _scaled(found: Quantity, factor: float) -> Quantity:
    return evolve(found, low=found.low * factor, high=found.high * factor, step=found.step * factor, factor=factor)


def _measure(setting: Setting, base: Quantity, unit: Unit, before: tuple[str, ...]) -> Quantity:
    found = evolve(base, kind=unit.kind, unit=unit.base, end=unit.end)
    if half := _AND_A_HALF.match(setting.lowered, unit.end):
        found = evolve(found, low=found.low + 0.5, high=found.high + 0.5, step=0.5, end=half.end())
    found = _scaled(found, unit.factor)
    if unit.kind is QuantityKind.DURATION:
        return evolve(found, role=_time_role(setting, found, before))
    if unit.kind is QuantityKind.MASS and (match := _PER_WEIGHT.match(setting.lowered, unit.end)):
        return evolve(found, unit=f"{unit.base}/kg", end=match.end())
    return found


_AND_A_HALF = re.compile(r"\sand\sa\shalf\b(?! of\b)")
_PER_WEIGHT = re.compile(r"(?:\s?/\s?|\sper\s)(?:kg|kilogram|kilo)\b")


def _time_role(setting: Setting, found: Quantity, before: tuple[str, ...]) -> str:
    """What a time is: "point" after the start, "span" of how long a thing lasts, "ago" of the past; else empty."""
    cues = cue_words()
    after = setting.after(found.end, 2)
    if after and after[0] in ("ago", "earlier", "previously"):
        return "ago"
    if after and after[0] in ("later", "after", "follow-up", "follow", "postoperatively", "post-treatment"):
        return "point"
    for word in reversed(before):
        if word in cues["ago before"]:
            return "ago"
        if word in cues["point before"]:
            return "point"
        if word in cues["span before"]:
            return "span"
        if word not in cues["rounders"] and word not in ("a", "an", "the", "period", "of", "total"):
            break
    return ""


def _count(setting: Setting, base: Quantity, numeral: Numeral, limit: int) -> Quantity | None:
    """A number of people or things, or a plain one."""
    times = _TIMES.match(setting.lowered, numeral.end)
    if times is not None:
        return evolve(base, kind=QuantityKind.COUNT, unit="time", end=times.end())
    opening = _OF_THINGS.match(setting.lowered, numeral.end) if numeral.vague else None
    noun, end = _head_noun(setting, opening.end() if opening else numeral.end, limit)
    if not noun:
        return None if numeral.spelled else base
    if numeral.value == 1 and numeral.spelled and read_rate(setting.lowered, end) is None:
        return None
    found = evolve(base, kind=QuantityKind.COUNT, noun=noun, end=end)
    if noun in cue_words()["people"]:
        return evolve(found, unit="people", role=_stage(setting, found))
    return evolve(found, unit=singular(noun))


def singular(noun: str) -> str:
    """A noun without its plural ending: "studies" → "study", "deaths" → "death"."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _head_noun(setting: Setting, end: int, limit: int) -> tuple[str, int]:
    """The noun counted, "100 healthy young adults" → "adults", and its end; empty where none follows closely.

    A name for people among the next five words is taken first; else the last word before a function word or mark.
    """
    cues = cue_words()
    found, last, place = "", end, end
    for _ in range(5):
        match = _NOUN.match(setting.lowered, place)
        if match is None or match.start(1) >= limit:
            break
        word = match[1]
        if word in cues["function"] or word in cues["span before"] or word in cues["enrolled"]:
            break
        if word.endswith(("ly", "ed")) and found:
            break
        found, last, place = word, match.end(), match.end()
        if word in cues["people"]:
            break
        if word.endswith("s") and not word.endswith(("ss", "us", "ous", "is")):
            break
    return found, last


def _stage(setting: Setting, found: Quantity) -> str:
    """At which stage of a study the people were counted."""
    around = (*setting.before(found.start, 6), *setting.after(found.end, 4))
    cues = cue_words()
    for stage in ("screened", "analysed", "enrolled"):
        if any(word in cues[stage] for word in around):
            return stage
    return ""


def _with_rate(lowered: str, found: Quantity) -> Quantity:
    """`found` over time where a rate follows: "500 mg a day", "three cups of tea a day", "2 hours daily"."""
    if found.kind in (QuantityKind.AGE, QuantityKind.FREQUENCY, QuantityKind.YEAR) or found.role in ("ago", "point"):
        return found
    rate = read_rate(lowered, found.end)
    if rate is None:
        return found
    days, end = rate
    factor = found.factor
    if found.kind is QuantityKind.DURATION:
        if factor >= days or found.low >= days:
            return found
        each = "/day" if factor >= 1 else "h/day"
        times = (1.0 if each == "/day" else 24.0) / days
        return evolve(
            _over(found, times), kind=QuantityKind.FREQUENCY, unit=each, end=end, role="", factor=found.factor * times
        )
    return evolve(_over(found, 1 / days), unit=f"{found.unit}/day", end=end, factor=found.factor / days)


def _over(found: Quantity, times: float) -> Quantity:
    return evolve(found, low=found.low * times, high=found.high * times, step=found.step * times)


def _bounded(lowered: str, found: Quantity) -> Quantity:
    if _SPREAD.search(lowered, max(0, found.start - 5), found.start):
        return evolve(found, spread=True)
    match = _BEFORE.search(lowered, max(0, found.start - 32), found.start)
    if match is not None:
        if match["about"]:
            return evolve(found, approximate=True)
        return evolve(found, bound=Bound.AT_LEAST if match["least"] else Bound.AT_MOST)
    if _ABOVE_AFTER.match(lowered, found.end) or lowered[found.end : found.end + 1] == "+":
        return evolve(found, bound=Bound.AT_LEAST)
    if lowered[found.start : found.end].endswith(("older", "over", "above")):
        return evolve(found, bound=Bound.AT_LEAST)
    if _BELOW_AFTER.match(lowered, found.end):
        return evolve(found, bound=Bound.AT_MOST)
    return found
