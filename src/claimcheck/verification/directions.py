"""Where an effect goes the other way than in the source, or is told where the source found none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.comparisons import DirectionConflict
from claimcheck.verification.alignment import Relation
from claimcheck.verification.courses import take_stand
from claimcheck.verification.reading import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.alignment import Pairing
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence, ReadSource

_TOP = 3
_MARGIN = 0.15
_SILENCED = 0.4
"""Share of the conflict that has to be left when what agrees is taken off."""
_SETTING = -0.6
_OPEN_QUESTION = re.compile(
    r"\b(?:not|never|no|yet to be|un)[ -]?(?:\w+ )?(?:proven|proved|known|clear|certain|established|proof|evidence)\b"
)
"""A claim that leaves open what the source hedges is no denial of it."""


def direction_conflicts(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource
) -> Iterator[DirectionConflict]:
    """The effect that goes the other way, or is claimed against a null result, in passages on the same things.

    Passages that agree silence those that do not: an abstract tells several outcomes.
    """
    del source
    if _OPEN_QUESTION.search(claim.lowered):
        return
    top = [each for each in ranked[:_TOP] if standing(each.sentence) > _SETTING]
    stand = take_stand(claim, [each.sentence for each in top])
    if stand.pairing is None or not stand.concerted or stand.margin < max(_MARGIN, _SILENCED * stand.against):
        return
    passage = top[stand.place]
    sureness = 0.4 + 0.25 * stand.margin + 0.35 * passage.coverage
    yield _conflict(claim, stand.pairing, passage, min(0.95, sureness))


def _conflict(claim: ReadSentence, pairing: Pairing, passage: Ranked, confidence: float) -> DirectionConflict:
    ours, theirs = pairing.claim, pairing.source
    return DirectionConflict(
        claim_words=claim.text[ours.start : ours.end],
        claim_start=ours.start,
        claim_end=ours.end,
        source_words=passage.sentence.text[theirs.start : theirs.end],
        source_start=theirs.start,
        source_end=theirs.end,
        sentence=passage.sentence.index,
        confidence=confidence,
        null_sold_as_effect=pairing.relation is Relation.NULL_IN_SOURCE,
    )
