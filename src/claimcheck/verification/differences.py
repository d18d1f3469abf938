"""What exactly differs between a claim and its source: each finder names one kind of fault with both spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.model.comparisons import ArmSwap, Difference, DirectionConflict, NumberMismatch, NumberNotFound
from claimcheck.verification.arms.arms import misplaced_arms
from claimcheck.verification.arms.exchanges import exchanged_values
from claimcheck.verification.arms.relations import exchanged_predicates, exchanged_sides
from claimcheck.verification.copies import edited_copies
from claimcheck.verification.effects.directions import direction_conflicts
from claimcheck.verification.quantities.numbers import compare_numbers
from claimcheck.verification.setting.shifts import absent_words, misdescribed_designs, missing_quotes, population_shifts
from claimcheck.verification.wording.strength import dropped_hedges, strength_gaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence, ReadSource

    Finder = Callable[[ReadSentence, Sequence[Ranked], ReadSource], Iterator[Difference]]

_SURELY = 0.8
_ABSENT = 0.4
"""Confidence of what is only absent from the text at hand: it may stand in a part that was not had."""


def find_differences(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> tuple[Difference, ...]:
    """The faults of `claim` against its source, surest first; empty where none is sure enough to be named.

    A fault that two finders tell is told once, and a number that stands with the wrong group is no wrong number.
    Where the source surely found no difference, no other sentence tells whose the difference is.
    """
    found = [difference for finder in _FINDERS for difference in finder(claim, ranked, source)]
    nulls = {each.sentence for each in found if _sells_a_null(each)}
    if nulls:
        found = [each for each in found if not isinstance(each, ArmSwap) or each.sentence in nulls]
    told: list[Difference] = []
    for each in sorted(found, key=lambda each: -each.confidence):
        if not any(_covers(other, each) for other in told):
            told.append(each)
    return tuple(told)


def _sells_a_null(difference: Difference) -> bool:
    return (
        isinstance(difference, DirectionConflict)
        and difference.null_sold_as_effect
        and difference.confidence >= _SURELY
    )


def _covers(surer: Difference, other: Difference) -> bool:
    """Whether the two tell one fault of the same words."""
    if type(surer) is not type(other) and not (isinstance(surer, ArmSwap) and isinstance(other, NumberMismatch)):
        return False
    if not surer.claim_words or not other.claim_words:
        return surer.source_words == other.source_words
    return surer.claim_start < other.claim_end and other.claim_start < surer.claim_end


def wrong_numbers(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[Difference]:
    """Quantities that the source states otherwise, or does not state."""
    del ranked
    for found in compare_numbers(claim, source):
        absent = isinstance(found, NumberNotFound)
        yield evolve(found, confidence=min(found.confidence, _ABSENT)) if absent else found


_FINDERS: tuple[Finder, ...] = (
    edited_copies,
    direction_conflicts,
    wrong_numbers,
    misplaced_arms,
    exchanged_values,
    exchanged_predicates,
    exchanged_sides,
    strength_gaps,
    dropped_hedges,
    missing_quotes,
    population_shifts,
    misdescribed_designs,
    absent_words,
)
