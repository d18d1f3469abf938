"""Quantities that belong together: ranges, lists under one unit, "twice daily for one hour"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.language.amounts import Bound, Quantity, QuantityKind
from claimcheck.language.units import read_rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.measured import Setting

_RANGE = re.compile(r"\s?(?:–|—|-|‐|to|or)\s?")
_BETWEEN = re.compile(r"\sand\s")
_LIST = re.compile(r"(?:,?\s(?:and|or|vs\.?|versus|to)|,)\s|\s?(?:vs\.?|/)\s?")
_EVERY = re.compile(r"\bevery\s$")
_OTHER = re.compile(r"\s(?:every|each)\s(?:other|second)\s(day|week)")
_EACH_FOR = re.compile(
    r"(?:,?\s(?:sessions?\s)?(?:for|lasting|of|each lasting)(?:\s(?:about|around|at least|up to))?|,)\s"
)
_FOR_OFTEN = re.compile(
    r"(?:\sof(?:\s(?!and\b|or\b)[a-z]{1,15}){1,3}"
    r"|\s(?:[a-z]{1,15}\s)?(?:sessions?|walks?|periods?|bouts?|each|workouts?|class(?:es)?))?,?\s"
)
_YEAR = 365.25
_NO_UNIT_TO_LEND = frozenset(
    {
        QuantityKind.P_VALUE,
        QuantityKind.RATIO,
        QuantityKind.YEAR,
        QuantityKind.SAMPLE_SIZE,
        QuantityKind.FOLD,
        QuantityKind.PLAIN,
    }
)


def join_quantities(setting: Setting, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """`found`, in order, with what belongs together made one."""
    listed = _ranges(setting, _lists(setting.lowered, found)) if len(found) > 1 else found
    known = [often for each in listed if (often := _as_frequency(setting.lowered, each)) is not None]
    return tuple(_sessions(setting.lowered, known)) if len(known) > 1 else tuple(known)


def _as_frequency(lowered: str, found: Quantity) -> Quantity | None:
    """How often: "twice a day", "three times per week", "every 8 hours"; "once" and "twice" alone give None."""
    word = lowered[found.start : found.end]
    if found.kind is QuantityKind.DURATION and _EVERY.search(lowered, max(0, found.start - 7), found.start):
        low, high = 1 / found.high, 1 / found.low
        return evolve(found, kind=QuantityKind.FREQUENCY, unit="/day", low=low, high=high, step=0.0, role="")
    if found.unit == "time/day":
        return evolve(found, kind=QuantityKind.FREQUENCY, unit="/day", noun="")
    if found.kind is not QuantityKind.PLAIN or word not in ("once", "twice", "thrice"):
        return found
    rate = read_rate(lowered, found.end, near=True)
    other = _OTHER.match(lowered, found.end)
    if rate is not None:
        days, end = rate
    elif other is not None:
        days, end = (14.0 if other[1] == "week" else 2.0), other.end()
    else:
        return None
    low, high = found.low / days, found.high / days
    return evolve(found, kind=QuantityKind.FREQUENCY, unit="/day", low=low, high=high, step=1 / days, end=end)


def _lists(lowered: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Plain numbers take the unit of the next in their list: "12, 15 and 20 %", "10 to 12 weeks"."""
    units = list(found)
    for index in range(len(units) - 2, -1, -1):
        here, following = units[index], units[index + 1]
        if here.kind is not QuantityKind.PLAIN or following.kind in _NO_UNIT_TO_LEND or following.rough:
            continue
        gap = lowered[here.end : following.start]
        if _LIST.fullmatch(gap) or _RANGE.fullmatch(gap):
            factor = following.factor
            units[index] = evolve(
                here,
                kind=following.kind,
                unit=following.unit,
                low=here.low * factor,
                high=here.high * factor,
                step=here.step * factor,
                factor=factor,
                noun=following.noun,
                role=here.role or following.role,
            )
    return units


def _ranges(setting: Setting, found: Sequence[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is None or not _is_range(setting, last, each):
            joined.append(each)
            continue
        aged = last.kind is QuantityKind.AGE
        high = each.high / _YEAR if aged and each.kind is not last.kind else each.high
        joined[-1] = evolve(
            last if aged else each,
            start=last.start,
            end=each.end,
            low=last.low,
            high=high,
            step=last.step if aged else max(last.step, each.step),
            approximate=last.approximate or each.approximate,
            bound=Bound.NONE,
            role=last.role or each.role,
        )
    return joined


def _is_range(setting: Setting, one: Quantity, other: Quantity) -> bool:
    if one.parts or one.rough:
        return False
    if one.kind is QuantityKind.AGE and other.factor == _YEAR:
        pass
    elif (one.kind, one.unit) != (other.kind, other.unit) or not one.high < other.low:
        return False
    gap = setting.lowered[one.end : other.start]
    before = setting.before(one.start, 1)
    if before == ("between",) and _BETWEEN.fullmatch(gap):
        return True
    if _RANGE.fullmatch(gap) is None:
        return False
    told_from = before == ("from",) and one.kind not in (QuantityKind.AGE, QuantityKind.YEAR, QuantityKind.DURATION)
    return not told_from and ("or" not in gap or other.low <= 2 * one.low)


def _sessions(lowered: str, found: Sequence[Quantity]) -> list[Quantity]:
    """How often and how long in one: "twice daily for one hour", "30 minutes three times a week" in hours a day."""
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is None or not _pair(lowered, last, each):
            joined.append(each)
            continue
        one, other = (last, each) if last.unit == "/day" else (each, last)
        joined[-1] = evolve(
            one,
            start=last.start,
            end=each.end,
            unit="h/day",
            low=one.low * other.low * 24,
            high=one.high * other.high * 24,
            step=one.low * other.step * 24,
            approximate=one.approximate or other.approximate,
            parts=(last, each),
        )
    return joined


def _pair(lowered: str, one: Quantity, other: Quantity) -> bool:
    """Whether one is how often and the other how long each time."""
    gap = lowered[one.end : other.start]
    if one.unit == "/day" and other.kind is QuantityKind.DURATION:
        return other.factor < 1 and other.high * one.high <= 1 and _EACH_FOR.fullmatch(gap) is not None
    if other.unit == "/day" and one.kind is QuantityKind.DURATION:
        return one.factor < 1 and one.high * other.high <= 1 and _FOR_OFTEN.fullmatch(gap) is not None
    return False
