"""Numbers under one unit: ranges, lists, values with their spread or interval, times told in two units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.amounts import Bound, Quantity, QuantityKind
from claimcheck.language.measured import cue_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.measured import Setting

_RANGE = re.compile(r"\s?(?:–|—|-|‐|to|or)\s?")
_BETWEEN = re.compile(r"\sand\s")
_LIST = re.compile(r"(?:,?\s(?:and|or|vs?\.?|versus|to)|,)\s|\s?(?:vs?\.?|/|±|\+/-|\+-)\s?")
_SPREAD = re.compile(r"\s?(?:±|\+/-|\+-)\s?")
_COMPOUND = re.compile(r"\s(?:and\s)?")
_INTERVAL = re.compile(
    r"\s?[(\[](?:95\s?%\s?)?(?:(?:iqr|ci|range|interquartile range|confidence interval)[\s,:=]{0,2})?"
)
_ELLIPSIS = re.compile(
    r"\s(?:[^\d;.]{1,56}\s)?(?:and|but|versus|vs?\.?|against|compared (?:with|to)|than(?=\s(?:in|for|with|by|on)\s))\s"
    r"(?:[a-z-]{2,20}\s){0,2}?(?:(?:in|by|for|with|only|to|about|on)\s){0,2}"
)
_YEAR = 365.25
_OLDEST = 110
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
_LEND_ON = frozenset(
    {QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.MASS, QuantityKind.MEASURE, QuantityKind.LENGTH}
)


def read_under_one_unit(setting: Setting, found: Sequence[Quantity]) -> Sequence[Quantity]:
    """`found`, in order: lists given their unit, ranges, spreads and intervals made one with their value."""
    if len(found) < 2:
        return found
    lowered = setting.lowered
    told = _compounds(lowered, _ellipses(lowered, _spreads(lowered, _lists(lowered, found))))
    return _without_intervals(lowered, _ranges(setting, told))


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


def _ellipses(lowered: str, found: Sequence[Quantity]) -> list[Quantity]:
    """A bare number takes the unit of the one before it: "11 participants on the drug and 58 on placebo".

    And the second age of two is one too: "aged 87.3 v 84.9 years".
    """
    told: list[Quantity] = []
    for each in found:
        last = told[-1] if told else None
        if last is not None and _is_second_age(lowered, last, each):
            low, high, step = each.low / _YEAR, each.high / _YEAR, each.step / _YEAR
            told.append(
                evolve(each, kind=last.kind, unit=last.unit, low=low, high=high, step=step, factor=1.0, role=last.role)
            )
            continue
        if (
            last is not None
            and each.kind is QuantityKind.PLAIN
            and last.kind in _LEND_ON
            and not each.vague
            and (last.kind is not QuantityKind.COUNT or not each.low % 1 or last.low % 1)
            and _ELLIPSIS.fullmatch(lowered[last.end : each.start])
        ):
            low, high, step = each.low * last.factor, each.high * last.factor, each.step * last.factor
            told.append(
                evolve(
                    each,
                    kind=last.kind,
                    unit=last.unit,
                    noun=last.noun,
                    factor=last.factor,
                    low=low,
                    high=high,
                    step=step,
                )
            )
        else:
            told.append(each)
    return told


def _is_second_age(lowered: str, one: Quantity, other: Quantity) -> bool:
    if one.kind is not QuantityKind.AGE or other.factor != _YEAR or other.low > _OLDEST * _YEAR:
        return False
    return _LIST.fullmatch(lowered[one.end : other.start]) is not None


def _spreads(lowered: str, found: Sequence[Quantity]) -> list[Quantity]:
    """A value with its spread is one: "14.8 ± 3.3 %"."""
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is not None and each.spread and _SPREAD.fullmatch(lowered[last.end : each.start]):
            joined[-1] = evolve(last, end=each.end)
        else:
            joined.append(each)
    return joined


def _compounds(lowered: str, found: Sequence[Quantity]) -> list[Quantity]:
    """A time told in two units is one: "three years and four months", "2 h 30 min"."""
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind is each.kind is QuantityKind.DURATION
            and each.factor < last.factor
            and each.high < last.factor
            and _COMPOUND.fullmatch(lowered[last.end : each.start])
        ):
            joined[-1] = evolve(
                last, end=each.end, low=last.low + each.low, high=last.high + each.high, step=each.step, role=each.role
            )
        else:
            joined.append(each)
    return joined


def _ranges(setting: Setting, found: Sequence[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        if last is None or not _is_range(setting, last, each):
            joined.append(each)
            continue
        aged = last.kind is QuantityKind.AGE
        high = each.high / _YEAR if aged and each.kind is QuantityKind.DURATION else each.high
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
    if one.kind is QuantityKind.AGE and (other.factor == _YEAR or other.kind is QuantityKind.PLAIN):
        if other.kind is QuantityKind.PLAIN and not one.high < other.low <= _OLDEST:
            return False
    elif (one.kind, one.unit) != (other.kind, other.unit) or not one.high < other.low:
        return False
    gap = setting.lowered[one.end : other.start]
    before = setting.before(one.start, 1)
    if before == ("between",) and _BETWEEN.fullmatch(gap):
        return True
    if _RANGE.fullmatch(gap) is None:
        return False
    told_from = before == ("from",) and (
        one.kind not in (QuantityKind.AGE, QuantityKind.YEAR, QuantityKind.DURATION)
        or not cue_words()["rise verbs"].union(cue_words()["fall verbs"]).isdisjoint(setting.before(one.start, 4))
    )
    return not told_from and ("or" not in gap or other.low <= 2 * one.low)


def _without_intervals(lowered: str, found: Sequence[Quantity]) -> list[Quantity]:
    """`found` without the ranges in brackets that belong to the value before: "92 hours (84–114 hours)"."""
    kept: list[Quantity] = []
    for each in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and each.low < each.high
            and each.low <= last.low <= each.high
            and (each.kind is last.kind or QuantityKind.PLAIN in (each.kind, last.kind))
            and _INTERVAL.fullmatch(lowered[last.end : each.start])
        ):
            kept[-1] = evolve(last, interval=(each.low, each.high))
        else:
            kept.append(each)
    return kept
