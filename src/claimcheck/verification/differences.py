"""What exactly differs between a claim and its source: each finder names one kind of fault with both spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.comparisons import ArmSwap, Difference, DirectionConflict, NumberMismatch
from claimcheck.verification.faults import FINDERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_SURELY = 0.8


def find_differences(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> tuple[Difference, ...]:
    """The faults of `claim` against its source, surest first; empty where none is sure enough to be named.

    A fault that two finders tell is told once, and a number that stands with the wrong group is no wrong number.
    Where the source surely found no difference, no other sentence tells whose the difference is. A question has none.
    """
    if claim.text.rstrip().endswith("?"):
        return ()
    found = [difference for finder in FINDERS for difference in finder(claim, ranked, source)]
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
    numbers = isinstance(surer, ArmSwap | NumberMismatch) and isinstance(other, NumberMismatch)
    if type(surer) is not type(other) and not numbers:
        return False
    if not surer.claim_words or not other.claim_words:
        return surer.source_words == other.source_words
    return surer.claim_start < other.claim_end and other.claim_start < surer.claim_end
