"""Quantities of one sentence: numbers with their unit, what they measure, and how they are bounded."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.language.agreement import agree, comparable, dimension
from claimcheck.language.amounts import Bound, Change, Quantity, QuantityKind
from claimcheck.language.estimates import read_estimates
from claimcheck.language.joining import join_quantities
from claimcheck.language.measured import measured_words, read_change, read_setting
from claimcheck.language.numerals import read_numerals
from claimcheck.language.numbered import read_numbered
from claimcheck.language.proportions import read_multiple, read_part, read_proportions
from claimcheck.language.words import lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.estimates import Estimates
    from claimcheck.language.measured import Setting
    from claimcheck.language.numerals import Numeral

__all__ = [
    "Bound",
    "Change",
    "Quantity",
    "QuantityKind",
    "agree",
    "comparable",
    "dimension",
    "read_quantities",
]


@lru_cache(maxsize=2048)
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in order, none overlapping.

    Names with digits ("vitamin B12", "type 2", "Table 3", "COVID-19"), identifiers and addresses hold none.
    """
    lowered = lower(text)
    proportions = tuple(read_proportions(lowered))
    setting = read_setting(lowered)
    numerals = read_numerals(lowered, setting.words)
    if not numerals and not proportions:
        return ()
    estimates = read_estimates(text, lowered)
    taken = [*estimates.taken, *((each.start, each.end) for each in proportions)]
    found = [*estimates.quantities, *proportions]
    found.extend(_read(setting, _free(numerals, taken)))
    found.sort(key=lambda each: each.start)
    joined = join_quantities(setting, found)
    return tuple(_with_interval(_complete(setting, each), joined, estimates) for each in joined)


def _free(numerals: Sequence[Numeral], taken: Sequence[tuple[int, int]]) -> tuple[Numeral, ...]:
    """The numerals that no statistic or share has taken."""
    if not taken:
        return tuple(numerals)
    return tuple(each for each in numerals if not any(each.start < end and start < each.end for start, end in taken))


def _read(setting: Setting, numerals: Sequence[Numeral]) -> Iterator[Quantity]:
    skip = -1
    for index, numeral in enumerate(numerals):
        if index <= skip:
            continue
        part = read_part(setting.lowered, numerals, index)
        if part is not None:
            parts = tuple(
                each for place in (index, index + 1) if (each := read_numbered(setting, numerals, place)) is not None
            )
            yield evolve(part, parts=parts)
            skip = index + 1
            continue
        found = read_multiple(setting.lowered, numeral) or read_numbered(setting, numerals, index)
        if found is not None:
            yield found


def _complete(setting: Setting, found: Quantity) -> Quantity:
    """`found` with what it measures and with the change it tells."""
    change, sign = found.change, found.sign
    if change is Change.LEVEL and found.kind not in _NO_CHANGE and not found.unit.endswith("/day"):
        change, sign = read_change(setting, found.start, found.end, found.kind)
        if found.unit == "pp":
            change = Change.ABSOLUTE
    return evolve(found, change=change, sign=sign, measured=measured_words(setting, found.start, found.end))


_NO_CHANGE = frozenset(
    {QuantityKind.P_VALUE, QuantityKind.SAMPLE_SIZE, QuantityKind.YEAR, QuantityKind.AGE, QuantityKind.FREQUENCY}
)


def _with_interval(found: Quantity, every: Sequence[Quantity], estimates: Estimates) -> Quantity:
    """`found` with the confidence interval that stands between it and the next quantity."""
    for place, low, high in estimates.intervals:
        if found.end <= place and not any(found.end <= each.start < place for each in every):
            return evolve(found, interval=(low, high))
    return found
