"""STR501, STR502 and STR504: claims that say more than their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Checker
from claimcheck.checkers.compared import case, compared, confidence_of, place_of, source_words
from claimcheck.model import Confidence, DirectionConflict, DroppedHedge, Reading, Severity, StrengthGap, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding

_CAUSAL = 2
_SURE = 0.6
_NAMED = 0.8
_LIKELY = 0.5
"""Probability from which a source is taken to say the same but for the strength of the words."""


class CausalOverstatement(Checker):
    """Flags a causal verb where the source reports an association or nothing of the kind.

    ## Why it matters

    "Is associated with" and "causes" differ by everything a trial is made for. Readers change what they do because
    of the second.

    ## Example

    > Modic changes cause severe low back pain [1].

    where [1] says that many patients with Modic changes have it. Use instead

    > Modic changes are associated with severe low back pain [1].

    ## References

    - Yu B, Li Y, Wang J. Detecting causal language use in science findings. EMNLP 2019. doi:10.18653/v1/D19-1473
    - Sumner P et al. The association between exaggeration in health related science news and academic press
      releases. BMJ. 2014;349:g7015. doi:10.1136/bmj.g7015
    """

    code = "STR501"
    name = "causal-overstatement"
    severity = Severity.WARNING
    flags = (case("Thyme prevents colds", "Drinking thyme tea was associated with a lower risk of colds in adults."),)
    passes = (
        case(
            "Drinking thyme tea is associated with fewer colds",
            "Drinking thyme tea was associated with a lower risk of colds in adults.",
        ),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim that its source bears out but for the strength of its verb."""
        for claim, each in compared(reading):
            comparison = each.comparison
            gap = next((d for d in comparison.differences if isinstance(d, StrengthGap)), None)
            if gap is None or gap.confidence < _SURE or gap.claim_level < _CAUSAL:
                continue
            if comparison.score(Verdict.SUPPORTED) >= _LIKELY:
                yield self.finding(
                    place_of(reading, claim, gap),
                    f"“{gap.claim_words}” tells a cause; the source does not go so far.",
                    advice="Write “is associated with”, or what the source says was seen.",
                    confidence=confidence_of(gap.confidence, each),
                    claim=claim,
                    reference=reading.references_by_id[each.reference],
                    evidence=source_words(reading, each),
                )


class DroppedHedgeRule(Checker):
    """Flags a flat statement where the source hedges: "may", "suggests", "many patients".

    ## Why it matters

    The hedge is part of the finding. Without it the reader takes a guess for knowledge.

    ## Example

    > Thyme shortens colds [1].

    where [1] says that thyme may shorten colds in some patients.

    ## References

    - Hyland K. *Hedging in Scientific Research Articles*. 1998.
    """

    code = "STR502"
    name = "dropped-hedge"
    severity = Severity.WARNING
    flags = (case("Thyme shortens colds", "The results suggest that thyme may shorten colds in some patients."),)
    passes = (case("Thyme may shorten colds", "The results suggest that thyme may shorten colds in some patients."),)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim that its source bears out but for the hedge, naming every hedge dropped."""
        for claim, each in compared(reading):
            comparison = each.comparison
            dropped = [d for d in comparison.differences if isinstance(d, DroppedHedge) and d.confidence >= _SURE]
            if dropped and claim.strength.level and comparison.score(Verdict.SUPPORTED) >= _LIKELY:
                words = " and ".join(f"“{hedge.source_words}”" for hedge in dropped if hedge.source_words)
                yield self.finding(
                    claim.span,
                    f"The source hedges this ({words}); the article does not.",
                    advice="Keep the hedge: “may”, “in some people”, “the results suggest”.",
                    confidence=confidence_of(max(hedge.confidence for hedge in dropped), each),
                    claim=claim,
                    reference=reading.references_by_id[each.reference],
                    evidence=source_words(reading, each, dropped[0].sentence),
                )


class NullResultAsEffect(Checker):
    """Flags an effect where the source found no difference.

    ## Why it matters

    A trial that found nothing is turned into evidence for the treatment.

    ## Example

    > Thyme shortens colds [1].

    where [1] found no difference between thyme and placebo.

    ## References

    - Boutron I et al. Reporting and interpretation of randomized controlled trials with statistically nonsignificant
      results. JAMA. 2010;303:2058-2064. doi:10.1001/jama.2010.651
    """

    code = "STR504"
    name = "null-result-as-effect"
    severity = Severity.ERROR
    flags = (
        case(
            "Thyme shortens colds",
            "There was no significant difference in the duration of colds between thyme and placebo.",
        ),
    )
    passes = (
        case(
            "Thyme did not shorten colds",
            "There was no significant difference in the duration of colds between thyme and placebo.",
        ),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each such claim."""
        for claim, each in compared(reading):
            comparison = each.comparison
            conflicts = (
                d for d in comparison.differences if isinstance(d, DirectionConflict) and d.null_sold_as_effect
            )
            conflict = next(conflicts, None)
            if conflict and each.linked and comparison.verdict is Verdict.CONTRADICTED:
                yield self.finding(
                    place_of(reading, claim, conflict),
                    "The source found no difference here; the article tells an effect.",
                    advice="Say that no difference was found.",
                    confidence=Confidence.MEDIUM if conflict.confidence >= _NAMED else Confidence.LOW,
                    claim=claim,
                    reference=reading.references_by_id[each.reference],
                    evidence=source_words(reading, each, conflict.sentence),
                )
