"""Amounts of which the whole source tells only others: of the same class and role, and none within tolerance.

Where the source has no figure of the class, nothing is said; nor where it tells the figure anywhere, in another unit or
as a sum, a share or a product of its own figures.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.amounts import Bound, Change, QuantityKind
from claimcheck.model.comparisons import DoseShift, NumberMismatch, RelativeAsAbsolute, TimeShift
from claimcheck.verification.quantities.counterparts import OWN_COUNTS, is_comparable, match_quantities, read_table
from claimcheck.verification.quantities.sameness import both_words, figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.amounts import Quantity
    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.stated import Stated
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.quantities.counterparts import Match, Table
    from claimcheck.verification.reading import ReadSource

_UNIT, _TIME, _AMOUNT, _FAR, _SHARE, _MANY = 0.92, 0.5, 0.92, 0.85, 0.75, 0.9
"""How sure it is: the figure in another unit, another time, another amount, a time far off, another share, too many.

An abstract seldom tells every time at which was measured: another time of the same order denies, and is not told.
"""
_AMOUNTS = frozenset({QuantityKind.MASS, QuantityKind.VOLUME, QuantityKind.MEASURE})
_TAKEN = frozenset("pill tablet capsule dose injection session needle shot cup glass drink serving portion".split())
_ONE_SCALE = 300
"""Ratio up to which two amounts of one unit may be of one kind of thing: doses and body weights are not."""
_NEAR_TIME = 0.87
_FAR_TIME = 5
_BEYOND = 1.15
"""By what factor more people than a source counts anywhere, or in all groups of a sentence, are too many."""
_OF = re.compile(r"\s*(?:of\b|[a-z]+ (?:\w+ ){0,4}(?:had|got|were|was|died|developed|suffered|have|get)\b)")
"""What follows a share of people."""
_ALL = re.compile(r"\b(?:took part|participated|(?:trial|study) (?:included|enrolled|had|involved|of|with|in)\b)")
"""Words by which all who took part are told."""
_BODY = 1e6
"""Milligrams from which a mass is no dose."""


def other_amounts(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[NumberMismatch]:
    """The finder of quantities that the source tells otherwise, by class over the whole of it."""
    del ranked
    yield from _other_amounts(claim, source)


@lru_cache(maxsize=256)
def _other_amounts(claim: ReadSentence, source: ReadSource) -> tuple[NumberMismatch, ...]:
    table = read_table(source)
    return tuple(
        found
        for match in match_quantities(claim, source)
        if is_comparable(match.ours)
        for found in (_judge(match, table) if match.agreeing is None else _misread(match.ours, match.agreeing, table))
    )


def _judge(match: Match, table: Table) -> Iterator[NumberMismatch]:
    """The amount of the source that stands nearest by its class, where the source has only others."""
    here = match.ours.quantity
    near = (each for each in table.near(here.kind) if is_comparable(each))
    like = [each for each in near if each.like.removesuffix("/day") == match.ours.like.removesuffix("/day")]
    if here.kind in (QuantityKind.DURATION, QuantityKind.AGE):
        same = [each for each in like if figure(each.quantity) == figure(here) and each.quantity.factor != here.factor]
        if same and not match.derived and not any(_is_near(match.ours, each) for each in like):
            yield _found(TimeShift, match.ours, same[0], _UNIT)
            return
    if match.implied or match.derived or any(rival.compatible for rival in match.rivals[:1]):
        return
    if here.unit == "people":
        yield from _too_many(match.ours, table)
        return
    if here.kind in _AMOUNTS:
        like = [each for each in like if 1 / _ONE_SCALE < _ratio(match.ours, each) < _ONE_SCALE]
    kind = _kind_of(here) if like else None
    if kind is not None:
        nearest = min(like, key=lambda each: abs(_ratio(match.ours, each) - 1))
        yield _found(kind, match.ours, nearest, _sureness(match.ours, like))


def _kind_of(here: Quantity) -> type[NumberMismatch] | None:
    """What kind of difference another amount of this kind is; None where it tells nothing."""
    level = here.change is Change.LEVEL
    match here.kind:
        case QuantityKind.DURATION:
            return TimeShift
        case QuantityKind.FREQUENCY:
            return DoseShift
        case QuantityKind.MASS | QuantityKind.VOLUME:
            return DoseShift if level and here.low < _BODY else NumberMismatch
        case QuantityKind.MEASURE:
            return NumberMismatch
        case QuantityKind.COUNT if here.unit not in OWN_COUNTS:
            return DoseShift if here.unit.partition("/")[0] in _TAKEN else NumberMismatch
        case QuantityKind.PERCENT if level and not here.rough:
            return NumberMismatch
        case _:
            return None


def _sureness(ours: Stated, like: Sequence[Stated]) -> float:
    if ours.quantity.kind is QuantityKind.PERCENT:
        return _SHARE
    if ours.quantity.kind is QuantityKind.DURATION:
        return _FAR if all(not 1 / _FAR_TIME < _ratio(ours, each) < _FAR_TIME for each in like) else _TIME
    return _AMOUNT


def _misread(ours: Stated, theirs: Stated, table: Table) -> Iterator[NumberMismatch]:
    """A figure that the source has, but told as what it is not.

    A relative change as a share of people, "up to" as "at least", the size of one group as that of the trial.
    """
    here, there = ours.quantity, theirs.quantity
    if {here.bound, there.bound} == {Bound.AT_LEAST, Bound.AT_MOST} and figure(here) == figure(there):
        yield _found(NumberMismatch, ours, theirs, _UNIT)
    elif here.kind is QuantityKind.PERCENT and here.change is Change.LEVEL:
        relative = there.kind is QuantityKind.PERCENT and there.change is Change.RELATIVE
        if relative and _OF.match(ours.sentence.lowered, here.end):
            yield _found(RelativeAsAbsolute, ours, theirs, _UNIT)
    elif here.unit == "people" and _ALL.search(ours.sentence.lowered) and not here.bound:
        whole = next((each for each in _wholes(table) if each[1] is theirs), None)
        if whole is not None and here.low != whole[0].quantity.low:
            yield _found(NumberMismatch, ours, whole[0], _MANY)


def _wholes(table: Table) -> Iterator[tuple[Stated, Stated]]:
    """`(all people, those of one group)`, where a sentence counts all and every group."""
    for some in table.sentences:
        counts = [each for each in some if each.quantity.unit == "people" and not each.quantity.parts]
        for whole in counts:
            groups = [each for each in counts if each is not whole and each.quantity.low < whole.quantity.low]
            total = sum(each.quantity.low for each in groups)
            if len(groups) > 1 and total == whole.quantity.low:
                yield from ((whole, each) for each in groups)
            elif len(groups) == 1 and 2 * total == whole.quantity.low:
                yield whole, groups[0]


def _too_many(ours: Stated, table: Table) -> Iterator[NumberMismatch]:
    """More people than the source counts anywhere: a part of them, or those of another stage, would be fewer."""
    counted = [[each for each in some if each.quantity.unit == "people"] for some in table.sentences]
    every = [each for some in counted for each in some]
    most = max((sum(each.quantity.high for each in some) for some in counted), default=0)
    if every and ours.quantity.role != "screened" and ours.quantity.low > _BEYOND * most:
        yield _found(NumberMismatch, ours, max(every, key=lambda each: each.quantity.high), _MANY)


def _ratio(one: Stated, other: Stated) -> float:
    return abs(one.quantity.middle) / (abs(other.quantity.middle) or 1e-9)


def _is_near(one: Stated, other: Stated) -> bool:
    return _NEAR_TIME <= _ratio(one, other) <= 1 / _NEAR_TIME


def _found(kind: type[NumberMismatch], ours: Stated, theirs: Stated, confidence: float) -> NumberMismatch:
    return kind(**both_words(ours, theirs), confidence=confidence)
