"""What the numbers of a source imply without printing it: totals, shares, differences, ratios, doses a day."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.agreement import dimension
from claimcheck.language.amounts import Bound, Change, Quantity, QuantityKind
from claimcheck.language.stated import read_sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.stated import Stated

_COUNTS = frozenset({QuantityKind.COUNT, QuantityKind.PLAIN, QuantityKind.SAMPLE_SIZE})
_NO_LEVELS = frozenset(
    {QuantityKind.RATIO, QuantityKind.FOLD, QuantityKind.P_VALUE, QuantityKind.YEAR, QuantityKind.AGE}
)
_MOST = 14
"""Numbers of one sentence that are combined; a sentence with more is a table."""
_ABOUT = 0.1
_ROUGH = 0.12
_YEAR = 365.25
_HOURS = 24.0
_DOSES = ("mg", "ml", "iu", "mg/kg")
_CHANGE = re.compile(
    r"\b(?:more|fewer|less|extra|additional|larger|smaller|higher|lower|longer|shorter|older|younger|gain\w*|difference"
    r"|prevent\w*|sav(?:ed|es|ing)|avoid\w*|gap|increase\w*|decrease\w*|reduc\w*|drop\w*|fell|rose|lost|cut|by)\b"
)
_TOTAL = re.compile(
    r"\b(?:in all|in total|total\w*|altogether|overall|both|combined|together|sum|remaining|rest|others?)\b"
)

_EITHER = re.compile(r"\b(?:or|either|in all|in total|total\w*|altogether|overall|combined|together)\b")

Value = tuple[float, float]
"""`(value, step)`: how finely it can be known."""


def how_implied(stated: Stated, sentences: Sequence[Sequence[Stated]]) -> int:
    """Whether numbers that stand together in a sentence imply a quantity; `sentences` holds the quantities of each.

    Two where it is worded as what follows from them, a change, a difference or a total; one where it could be a
    total, a remainder or a share of what is counted; else nought.
    """
    ours = stated.quantity
    relative = stated.like == "factor"
    worded = relative or ours.change is not Change.LEVEL or _finds(_CHANGE, stated)
    everyone = _people(tuple(each for some in sentences for each in some)) if ours.kind is QuantityKind.PERCENT else ()
    if ours.unit == "people":
        everyone = _people(tuple(each for some in sentences for each in some))
    for some in sentences:
        if not some:
            continue
        theirs = _combined(some)
        if _in_order(ours, some[0].sentence.lowered) or _is_everyone(ours, some):
            return 2
        if worded and any(_tells(ours, each) for each in (_ratios if relative else _differences)(stated, theirs)):
            return 2
        if any(_tells(ours, each, exact=True) for each in _implied(stated, theirs, everyone, some[0])):
            return 2 if _finds(_TOTAL, stated) else 1
    return 0


def _is_everyone(ours: Quantity, some: Sequence[Stated]) -> bool:
    """Whether the groups of a sentence, each given as "n =", make up so many people."""
    groups = [each.quantity.low for each in some if each.quantity.kind is QuantityKind.SAMPLE_SIZE]
    return ours.unit == "people" and len(groups) > 1 and _tells(ours, (sum(groups), 0.0))


_ORDER = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def _in_order(ours: Quantity, lowered: str) -> bool:
    """Whether a sentence speaks of the last of so many: three doses, "a third dose"."""
    if ours.kind is not QuantityKind.COUNT or ours.low % 1 or not 1 < ours.low <= len(_ORDER):
        return False
    return f"{_ORDER[int(ours.low) - 1]} {ours.unit}" in lowered


def _tells(ours: Quantity, told: Value, *, exact: bool = False) -> bool:
    """Whether a quantity tells a derived value, as rounded; `exact` takes a share in words at its figure."""
    value, step = told
    slack = max(step, ours.step) / 2
    loose = (_ROUGH if ours.rough else _ABOUT if ours.approximate else 0.0) if not exact or ours.approximate else 0.0
    if ours.kind is QuantityKind.DURATION:
        loose = max(loose, _ABOUT)
    slack = max(slack, loose * max(abs(ours.high), value)) + 1e-9
    low, high = sorted((abs(ours.low), abs(ours.high)))
    if ours.bound is Bound.AT_LEAST:
        high *= 1.5
    elif ours.bound is Bound.AT_MOST:
        low /= 1.5
    return low - slack <= value <= high + slack


def _finds(pattern: re.Pattern[str], stated: Stated) -> bool:
    """Whether the pattern is found close to a quantity."""
    here = stated.quantity
    return pattern.search(stated.sentence.lowered, max(0, here.start - 24), here.end + 24) is not None


@lru_cache(maxsize=1024)
def _combined(stated: tuple[Stated, ...]) -> tuple[tuple[Quantity, str], ...]:
    """The quantities of a sentence that may be combined, with their dimension, and the counts that shares tell."""
    theirs = [each.quantity for each in stated[:_MOST] if not each.quantity.spread]
    theirs += [part for each in theirs if each.kind is QuantityKind.PERCENT for part in each.parts]
    return tuple((each, dimension(each)) for each in theirs)


@lru_cache(maxsize=64)
def _people(stated: tuple[Stated, ...]) -> tuple[float, ...]:
    """Sizes that a share may be of: the people counted, and the sum of the groups given as "n ="."""
    counts = {each.quantity.low for each in stated if each.quantity.unit == "people" and each.quantity.low >= 2}
    groups = [each.quantity.low for each in stated if each.quantity.kind is QuantityKind.SAMPLE_SIZE]
    if len(groups) > 1:
        counts.add(sum(groups))
    return tuple(counts)


Combined = tuple[tuple[Quantity, str], ...]


def _ratios(stated: Stated, theirs: Combined) -> Iterator[Value]:
    """Ratios of two levels or differences; for a relative change, by how many per cent."""
    ours = stated.quantity
    levels = [each for each in theirs if each[0].kind not in _NO_LEVELS and each[0].low > 0]
    for (one, like), (other, same) in permutations(levels, 2):
        if like != same or (one.change is Change.RELATIVE and ours.kind is QuantityKind.PERCENT):
            continue
        value = one.low / other.low
        slack = min(value * (one.step / one.low + other.step / other.low), 0.2 * value)
        if ours.kind is not QuantityKind.PERCENT:
            yield value, slack
        elif (value - 1) * ours.sign >= 0:
            yield abs(value - 1) * 100, slack * 100


def _differences(stated: Stated, theirs: Combined) -> Iterator[Value]:
    if stated.quantity.kind in _NO_LEVELS and stated.quantity.kind is not QuantityKind.AGE:
        return
    wanted = stated.like
    spans = wanted.startswith("duration")
    for each, like in theirs:
        if each.low < each.high and like == wanted:
            yield each.high - each.low, each.step
    for (one, like), (other, same) in combinations(theirs, 2):
        if like == same and (like == wanted or stated.quantity.unit == "point"):
            yield abs(one.low - other.low), max(one.step, other.step)
        elif spans and like == same and like.startswith("age"):
            yield abs(one.low - other.low) * _YEAR, max(one.step, other.step) * _YEAR


def _implied(stated: Stated, theirs: Combined, everyone: Sequence[float], first: Stated) -> Iterator[Value]:
    ours, quantities = stated.quantity, [each for each, _ in theirs]
    if ours.kind in _COUNTS:
        yield from _totals(ours, quantities, everyone)
    elif ours.kind is QuantityKind.PERCENT:
        rest = read_sides(stated.sentence) != read_sides(first.sentence)
        yield from _shares(theirs, everyone, rest=rest)
        if _EITHER.search(stated.sentence.lowered):
            levels = [each for each, like in theirs if like == "%" and each.change is Change.LEVEL]
            yield from ((one.low + other.low, max(one.step, other.step)) for one, other in combinations(levels, 2))
    elif ours.kind is QuantityKind.DURATION:
        yield from _spans(quantities)
    if ours.unit.endswith("/day"):
        yield from _daily(ours, quantities)
    if ours.unit == "h/day":
        yield from ((_HOURS - each.low, each.step) for each in quantities if each.unit == "h/day")


def _totals(ours: Quantity, theirs: Sequence[Quantity], everyone: Sequence[float]) -> Iterator[Value]:
    """Sums and remainders of what is counted, and how many people a share is of those counted."""
    counts = [each for each in theirs if each.kind in _COUNTS and each.step >= 1 and each.low >= 1]
    groups = [each.low for each in counts if each.kind is QuantityKind.SAMPLE_SIZE]
    total = sum(each.low for each in counts)
    if len(counts) > 2 and 2 * max(each.low for each in counts) < total:
        yield total, 1
    if len(groups) > 2:
        yield sum(groups), 1
    for one, other in combinations(counts, 2):
        if one.kind is not other.kind or one.unit == other.unit:
            yield one.low + other.low, 0
            yield abs(one.low - other.low), 0
    if ours.unit == "people":
        for share in theirs:
            if share.kind is QuantityKind.PERCENT and share.change is Change.LEVEL:
                for size in everyone:
                    yield size * share.low / 100, max(1.0, size * share.step / 100)


def _shares(theirs: Combined, everyone: Sequence[float], *, rest: bool) -> Iterator[Value]:
    """Shares of what is counted, and remainders where `rest` is told.

    Of a number that a percentage follows the share is told.
    """
    levels = [each for each, like in theirs if like == "%" and each.change is Change.LEVEL]
    for each in levels if rest else ():
        yield 100 - each.low, each.step
    told = {each.start for (each, _), (following, _) in pairwise(theirs) if following.kind is QuantityKind.PERCENT}
    for each, _ in theirs:
        if each.kind in _COUNTS and each.start not in told and each.step >= 1:
            wholes = {other.low for other, _ in theirs if other.kind is QuantityKind.COUNT and other.unit == each.unit}
            for size in wholes.union(everyone):
                if each.low < size:
                    yield 100 * each.low / size, 0.1
                    if rest:
                        yield 100 - 100 * each.low / size, 0.1


def _spans(theirs: Sequence[Quantity]) -> Iterator[Value]:
    """Sums of times, so many sessions of so long, and from one year to another."""
    times = [each for each in theirs if each.kind is QuantityKind.DURATION]
    for one, other in combinations(times, 2):
        yield one.low + other.low, max(one.step, other.step)
    for count in theirs:
        if count.kind is QuantityKind.COUNT and count.unit != "people":
            for each in times:
                yield count.low * each.low, each.step
    years = [year for each in theirs if each.kind is QuantityKind.YEAR for year in {each.low, each.high}]
    for first, last in combinations(years, 2):
        yield abs(first - last) * _YEAR, _YEAR
        yield (abs(first - last) + 1) * _YEAR, _YEAR


def _daily(ours: Quantity, theirs: Sequence[Quantity]) -> Iterator[Value]:
    """A dose as often as it is taken: 5 mg twice daily is 10 mg a day."""
    rates = [each for each in theirs if each.kind is QuantityKind.FREQUENCY and each.unit == "/day"]
    for each in theirs:
        if each.unit in _DOSES and ours.unit == f"{each.unit}/day":
            for rate in rates:
                yield each.low * rate.low, each.step * rate.low
