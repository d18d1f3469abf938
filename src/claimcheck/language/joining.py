"""Quantities that belong together: "twice daily for one hour", "5 mg twice daily", "25 per 1,000 patients"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.amounts import Quantity, QuantityKind
from claimcheck.language.ranges import read_under_one_unit
from claimcheck.language.units import read_rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.measured import Setting

_EVERY = re.compile(r"\bevery\s$")
_OTHER = re.compile(r"\s(?:every|each)\s(?:other|second)\s(day|week)")
_EACH_FOR = re.compile(
    r"(?:,?\s(?:sessions?\s)?(?:for|lasting|of|each lasting)(?:\s(?:about|around|at least|up to))?|,)\s"
)
_FOR_OFTEN = re.compile(
    r"(?:\sof(?:\s(?!and\b|or\b)[a-z]{1,15}){1,3}"
    r"|\s(?:[a-z]{1,15}\s)?(?:sessions?|walks?|periods?|bouts?|each|workouts?|class(?:es)?))?,?\s"
)
_PER = re.compile(r"(?:\s[^\d;.]{1,48})?\s(?:per|(?:in|of|for|among|out\sof|from)\s(?:every|each))\s")
_ROUND = frozenset({10.0, 20.0, 50.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0})
_DOSES = frozenset({"mg", "mg/kg", "ml", "iu", "dose", "tablet", "capsule", "pill", "puff", "unit", "drop"})
_TAKEN = re.compile(r"(?:\s(?!and\b|or\b|for\b|from\b|to\b|versus\b|vs\b|in\b)[a-z][\w'’-]{0,20}){0,5},?\s")


def join_quantities(setting: Setting, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """`found`, in order, with what belongs together made one."""
    listed = read_under_one_unit(setting, found)
    known = [often for each in listed if (often := _as_frequency(setting.lowered, each)) is not None]
    if len(known) < 2:
        return tuple(known)
    known = _rates(setting.lowered, known)
    return tuple(_doses(setting.lowered, _sessions(setting.lowered, known)))


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


def _rates(lowered: str, found: Sequence[Quantity]) -> list[Quantity]:
    """A count of so many is a share: "25 heart attacks among every 1,000 patients", "4.9 per 100 workers"."""
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind in (QuantityKind.COUNT, QuantityKind.PLAIN)
            and each.kind in (QuantityKind.COUNT, QuantityKind.PLAIN)
            and each.low in _ROUND
            and 0 < last.low < each.low
            and not last.parts
            and _PER.fullmatch(lowered[last.end : each.start])
        ):
            share = 100 / each.low
            joined[-1] = evolve(
                last,
                end=each.end,
                kind=QuantityKind.PERCENT,
                unit="%",
                low=last.low * share,
                high=last.high * share,
                step=last.step * share,
                factor=1.0,
                noun="",
                role="",
                parts=(last, evolve(each, vague=True)),
            )
        else:
            joined.append(each)
    return joined


def _doses(lowered: str, found: Sequence[Quantity]) -> list[Quantity]:
    """An amount and how often it is taken in one: "5 mg twice daily" is 10 mg a day."""
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        if (
            last is None
            or each.unit != "/day"
            or each.parts
            or last.unit not in _DOSES
            or _TAKEN.fullmatch(lowered[last.end : each.start]) is None
        ):
            joined.append(each)
            continue
        joined[-1] = evolve(
            last,
            end=each.end,
            unit=f"{last.unit}/day",
            low=last.low * each.low,
            high=last.high * each.high,
            step=last.step * each.low,
            factor=last.factor * each.low,
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
