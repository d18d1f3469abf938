"""One number with what stands around it: unit, noun, rate, bounds, role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.ages import is_bare_age, read_age
from claimcheck.language.amounts import Bound, Quantity, QuantityKind
from claimcheck.language.counted import is_counted, read_count
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
_BELOW_AFTER = re.compile(r"\s(?:or|and)\s(?:less|fewer|under|younger|below)\b")
_ABOVE_AFTER = re.compile(r"\s(?:or|and)\s(?:more|older|over|above|greater|longer|higher)\b")
_BEFORE = re.compile(
    r"(?:(?P<close>\b(?:just|slightly|a little|a bit|barely|only just)\s"
    r"(?:over|under|above|below|(?:more|less|fewer) than)\s)"
    r"|(?P<least>\b(?:at least|no (?:less|fewer) than|(?:more|greater|longer|higher|older) than|over|above"
    r"|exceed(?:s|ed|ing)|minimum of|beyond)[\s-](?:the age of\s|age\s)?|[>≥⩾]\]?\s?)"
    r"|(?P<most>\b(?:at most|no (?:more|greater|longer|later|older) than|(?:less|fewer|lower|shorter|younger) than"
    r"|under|below|up to|maximum of|within)[\s-](?:the age of\s|age\s)?|[<≤⩽]\]?\s?)"
    r"|(?P<about>\b(?:about|around|approximately|roughly|nearly|almost|some|circa|approx\.?|ca\.?|close to|an estimated"
    r"|an average of|on average)\s|[~≈∼]\s?))(?:[£$€]\s?)?$"
)
_MONEY = re.compile(r"(?:us|au|ca)?([£$€])\s?$")
_SPREAD = re.compile(r"(?:±|\+/-|\+-|\bsd|\bse|\bsem)\s?[=:]?\s?$")
_POWER = re.compile(r"\s?[×x*]\s?10")
_SCALE = re.compile(r"\bscale,?\s\(?(?:ranging\s|running\s)?(?:from|of)\s(?:\d{1,3}\s?(?:to|-|–)\s?)?$")
_EVERY = re.compile(r"\b(?:per|every|each)\s$")
_PER_SO_MANY = frozenset({QuantityKind.COUNT, QuantityKind.PLAIN, QuantityKind.DURATION})
_PER = re.compile(r"\bper\s$")
_LEVEL_OF = re.compile(r"\s?[\[({]?(?:confidence|credible|prediction|uncertainty|ci\b|ui\b|pi\b|cri\b)")
_LEVELS = (80, 90, 95, 97.5, 99)
_DATED = re.compile(r"(?<!\d\s)(?<!\d-)\b(day|week|month|year)s?\s$")


def read_numbered(setting: Setting, numerals: Sequence[Numeral], index: int) -> Quantity | None:
    """The quantity that the numeral at `index` tells; None where it is part of a name or a date."""
    numeral = numerals[index]
    lowered = setting.lowered
    before = setting.before(numeral.start, 3)
    unit = read_unit(lowered, numeral.end, spelled=numeral.spelled or numeral.times)
    if unit is None and (_is_named(lowered, numeral, before) or is_glued(lowered, numeral.end)):
        return None
    if unit is not None and numeral.value in _LEVELS and _LEVEL_OF.match(lowered, unit.end):
        return None
    limit = numerals[index + 1].start if index + 1 < len(numerals) else len(lowered)
    found = _of_kind(setting, numeral, unit, limit)
    if found is None:
        return None
    if unit is not None or found.kind is QuantityKind.COUNT:
        found = _with_rate(lowered, found)
    return bounded(lowered, found)


def _is_named(lowered: str, numeral: Numeral, before: tuple[str, ...]) -> bool:
    """Whether the number belongs to a name, a date or a marker: "type 2", "12 March", "[3]", "1/2"."""
    after = lowered[numeral.end : numeral.end + 2]
    if numeral.spelled:
        return False
    if before and before[-1] in cue_words()["names before"]:
        return lowered[numeral.start - 1 : numeral.start] in " \u00a0-"
    if _SCALE.search(lowered, max(0, numeral.start - 36), numeral.start):
        return True
    if _POWER.match(lowered, numeral.end) or lowered[max(0, numeral.start - 2) : numeral.start].rstrip().endswith("×"):
        return True
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
    age = read_age(setting, numeral.start, numeral.end)
    if age is not None:
        end = unit.end if unit and unit.base == "day" and age.end == numeral.end else age.end
        return evolve(base, kind=QuantityKind.AGE, unit="year", end=end, role=age.role)
    if (unit is None or unit.word in ("years", "year")) and is_bare_age(setting, numeral):
        return evolve(base, kind=QuantityKind.AGE, unit="year", end=unit.end if unit else numeral.end)
    if unit is not None and unit.word == "point" and lowered[numeral.end : numeral.end + 1] == "-":
        return evolve(base, kind=QuantityKind.COUNT, unit="point of scale", end=unit.end)
    if unit is not None:
        return _measure(setting, base, unit, before)
    dated = _DATED.search(lowered, max(0, numeral.start - 7), numeral.start)
    if dated is not None:
        factor = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}[dated[1]]
        return _scaled(evolve(base, start=dated.start(), kind=QuantityKind.DURATION, unit="day", role="point"), factor)
    if _is_year(lowered, numeral):
        return evolve(base, kind=QuantityKind.YEAR, unit="year", step=1.0)
    return read_count(setting, base, numeral, limit)


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
    return not is_counted(lowered, numeral.end)


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


_NO_RATE = frozenset({QuantityKind.AGE, QuantityKind.FREQUENCY, QuantityKind.YEAR, QuantityKind.PERCENT})


def _with_rate(lowered: str, found: Quantity) -> Quantity:
    """`found` over time where a rate follows: "500 mg a day", "three cups of tea a day", "2 hours daily"."""
    if found.kind in _NO_RATE or found.role in ("ago", "point"):
        return found
    rate = read_rate(lowered, found.end, near=found.unit == "people")
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
    often = evolve(
        found, start=found.end, end=end, kind=QuantityKind.FREQUENCY, unit="/day", low=1 / days, high=1 / days, step=0.0
    )
    daily = _over(found, 1 / days)
    return evolve(daily, unit=f"{found.unit}/day", end=end, factor=found.factor / days, parts=(found, often))


def _over(found: Quantity, times: float) -> Quantity:
    return evolve(found, low=found.low * times, high=found.high * times, step=found.step * times)


def bounded(lowered: str, found: Quantity) -> Quantity:
    """`found` with the bound or the vagueness that the words on either side give it."""
    every = _PER if found.kind is QuantityKind.DURATION else _EVERY
    if found.kind in _PER_SO_MANY and every.search(lowered, max(0, found.start - 7), found.start):
        return evolve(found, vague=True)
    bracketed = lowered[found.start - 1 : found.start] == "(" and lowered[found.end : found.end + 1] == ")"
    if _SPREAD.search(lowered, max(0, found.start - 5), found.start) or (
        bracketed and found.kind is QuantityKind.PLAIN
    ):
        return evolve(found, spread=True)
    match = _BEFORE.search(lowered, max(0, found.start - 32), found.start)
    if match is not None:
        if match["about"] or match["close"]:
            return evolve(found, approximate=True)
        return evolve(found, bound=Bound.AT_LEAST if match["least"] else Bound.AT_MOST)
    if _ABOVE_AFTER.match(lowered, found.end) or lowered[found.end : found.end + 1] == "+":
        return evolve(found, bound=Bound.AT_LEAST)
    if lowered[found.start : found.end].endswith(("older", "over", "above")):
        return evolve(found, bound=Bound.AT_LEAST)
    if _BELOW_AFTER.match(lowered, found.end):
        return evolve(found, bound=Bound.AT_MOST)
    return found
