"""Quantities of one sentence: numbers with their unit, what they measure, and how they are bounded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.agreement import agree, comparable, dimension
from claimcheck.language.amounts import Bound, Change, Quantity, QuantityKind
from claimcheck.language.estimates import read_estimates
from claimcheck.language.joining import join_quantities
from claimcheck.language.measured import measured_words, read_change, read_setting
from claimcheck.language.numbered import bounded, read_numbered
from claimcheck.language.numerals import read_numerals
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
    proportions = tuple(_bounded_share(lowered, each) for each in read_proportions(lowered))
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
    complete = [_complete(setting, each) for each in joined]
    return _with_intervals(_with_adverbs(lowered, complete), estimates)


def _bounded_share(lowered: str, found: Quantity) -> Quantity:
    """A share or multiple with its bound; "more than halved" is a factor of at most a half."""
    told = bounded(lowered, found)
    if told.bound is Bound.AT_LEAST and lowered.startswith("halv", found.start):
        return evolve(told, bound=Bound.AT_MOST)
    return told


def _free(numerals: Sequence[Numeral], taken: Sequence[tuple[int, int]]) -> Sequence[Numeral]:
    """The numerals that no statistic or share has taken; `taken` need not be in order."""
    if not taken:
        return numerals
    places = sorted(taken)
    starts = [start for start, _ in places]
    free = []
    for each in numerals:
        index = bisect_left(starts, each.end)
        if not any(each.start < end for _, end in places[max(0, index - 2) : index]):
            free.append(each)
    return free


def _read(setting: Setting, numerals: Sequence[Numeral]) -> Iterator[Quantity]:
    skip, last = -1, -1
    for index, numeral in enumerate(numerals):
        if index <= skip or numeral.start < last:
            continue
        part = read_part(setting.lowered, numerals, index)
        if part is not None:
            parts = tuple(
                each for place in (index, index + 1) if (each := read_numbered(setting, numerals, place)) is not None
            )
            if len(parts) == 2 and parts[0].kind is QuantityKind.PLAIN:
                whole = parts[1]
                parts = (evolve(parts[0], kind=whole.kind, unit=whole.unit, noun=whole.noun), whole)
            yield evolve(part, parts=parts)
            skip = index + 1
            continue
        found = read_multiple(setting.lowered, numeral) or read_numbered(setting, numerals, index)
        if found is not None:
            last = found.end
            yield found


def _complete(setting: Setting, found: Quantity) -> Quantity:
    """`found` with what it measures and with the change it tells."""
    change, sign = found.change, found.sign
    if change is Change.LEVEL and found.kind not in _NO_CHANGE and not found.unit.endswith("/day"):
        change, sign = read_change(setting, found.start, found.end, found.kind)
        if found.unit == "pp":
            change = Change.ABSOLUTE
    return evolve(found, change=change, sign=sign, measured=measured_words(setting, found.start, found.end))


_ADVERB = re.compile(
    r"\b(?:(?P<exact>(?:on )?alternate days?|every (?:other|second) day|single daily)"
    r"|(?P<word>daily|nightly|weekly|fortnightly|monthly))\b(?! (?:life|living|activit))"
)
_DAYS = {"daily": 1.0, "nightly": 1.0, "weekly": 7.0, "fortnightly": 14.0, "monthly": 30.4375, "day": 2.0, "days": 2.0}


def _with_adverbs(lowered: str, found: list[Quantity]) -> Sequence[Quantity]:
    """`found` with "daily", "weekly" where no number takes them: how often at least, never to be called wrong.

    "Alternate days" and "a single daily dose" are exact.
    """
    added = []
    for match in _ADVERB.finditer(lowered):
        index = bisect_right(found, match.start(), key=lambda each: each.start) - 1
        if index < 0 or found[index].end <= match.start():
            often = 1 / _DAYS[match[0].rpartition(" ")[2]]
            added.append(
                Quantity(
                    start=match.start(),
                    end=match.end(),
                    kind=QuantityKind.FREQUENCY,
                    low=often,
                    high=often,
                    unit="/day",
                    step=0.0,
                    vague=match["exact"] is None,
                )
            )
    return sorted([*found, *added], key=lambda each: each.start) if added else found


_NO_CHANGE = frozenset(
    {QuantityKind.P_VALUE, QuantityKind.SAMPLE_SIZE, QuantityKind.YEAR, QuantityKind.AGE, QuantityKind.FREQUENCY}
)


def _with_intervals(found: Sequence[Quantity], estimates: Estimates) -> tuple[Quantity, ...]:
    """`found` with each confidence interval given to the quantity that it follows."""
    if not estimates.intervals:
        return tuple(found)
    ends = [each.end for each in found]
    told = list(found)
    for place, low, high in estimates.intervals:
        index = bisect_right(ends, place) - 1
        if index < 0 or told[index].interval is not None:
            continue
        here, ratio = told[index], next((each for each in told[:index] if each.kind is QuantityKind.RATIO), None)
        if ratio is not None and here.kind is QuantityKind.PLAIN and low <= here.low <= high:
            here = evolve(here, kind=ratio.kind, unit=ratio.unit, change=ratio.change, role=ratio.role)
        told[index] = evolve(here, interval=(low, high))
    return tuple(told)
