"""The stage in one call: a claim and its source in, a comparison out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.model.comparisons import Comparison, RationaleSentence, Verdict
from claimcheck.verification.differences import find_differences
from claimcheck.verification.engines.vetoes import of_base
from claimcheck.verification.faults import TOLD, stated
from claimcheck.verification.features import describe
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source
from claimcheck.verification.slots import read_slots
from claimcheck.verification.verdict import decide, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from claimcheck.model import Work
    from claimcheck.model.comparisons import Difference
    from claimcheck.verification.engines.engine import Verifier
    from claimcheck.verification.passages import Ranked

_RATIONALE = 3
_BEHIND = 1.6
"""By how much less, in nats, than the best passage another one may score that is shown too."""


def verify(
    claim: str, source: str | Sequence[str] | Work | PathLike[str], *, verifier: Verifier | None = None
) -> Comparison:
    """Compare one claim with the words of its source.

    `source` is a text, its sentences, a work (title, abstract and full text), or the path of a file that holds one:
    `Path("manuscript.docx")`. The verdict is UNVERIFIABLE where the source has no text, and NOT_ENOUGH_INFO wherever
    neither of the other two is likely enough. `verifier` is an engine that judges what was compared (see
    `claimcheck.verification.engines`). Raises nothing of its own, but ReadError for a file that cannot be read.

    >>> str(verify("Thyme shortens colds.", "Thyme significantly shortened the duration of colds in adults.").verdict)
    'SUPPORTED'
    >>> str(verify("Thyme shortens colds.", "").verdict)
    'UNVERIFIABLE'
    """
    read = read_source(source)
    if not read.sentences or not claim.strip():
        return Comparison(verdict=Verdict.UNVERIFIABLE, confidence=0.0)
    ours = read_claim(claim, read)
    ranked = rank(ours, read)
    differences = find_differences(ours, ranked, read)
    features = describe(ours, ranked, read, differences)
    told = tuple(stated(each) for each in differences)
    slots = read_slots(ours, ranked, read, [each for each in told if each.confidence >= TOLD])
    scores = weigh(features)
    verdict, confidence = decide(scores, features, differences, slots)
    compared = Comparison(
        verdict=verdict,
        confidence=confidence,
        scores=scores,
        rationale=tuple(_rationale(ranked, differences)),
        differences=told,
        slots=slots,
        features=tuple(sorted(features.items())),
    )
    compared = evolve(compared, provenance=of_base(compared))
    if verifier is None:
        return compared
    from claimcheck.verification.engines.engine import Question
    from claimcheck.verification.engines.reviewing import Reviewer

    return Reviewer(engines=(verifier,)).review([Question(claim=claim, source=source, base=compared)])[0]


def _rationale(ranked: Sequence[Ranked], differences: Sequence[Difference]) -> list[RationaleSentence]:
    """The best passages, and those that a difference points to."""
    best = ranked[0].score
    pointed_to = {difference.sentence for difference in differences}
    return [
        RationaleSentence(text=each.sentence.text, index=each.sentence.index, section=each.sentence.section)
        for place, each in enumerate(ranked)
        if each.sentence.index in pointed_to or (place < _RATIONALE and each.score >= best - _BEHIND and each.coverage)
    ]
