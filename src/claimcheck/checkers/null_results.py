"""STR504: a result that is none, told as an effect or as equality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Checker
from claimcheck.checkers.compared import case, compared, place_of, source_words
from claimcheck.checkers.safer import kind_of
from claimcheck.language.overclaims import OverclaimKind, read_overclaims
from claimcheck.model import Confidence, DirectionConflict, Reading, Severity, StrengthGap, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, ClaimComparison, Finding

_NAMED = 0.8
"""Confidence from which a conflict is taken as named."""


class NullResultAsEffect(Checker):
    """Flags an effect where the source found no difference, and notes "works just as well" told of such a result.

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
        case(
            "Thyme is just as effective as honey against colds",
            "There was no significant difference in the duration of colds between thyme and honey.",
        ),
    )
    passes = (
        case(
            "Thyme did not shorten colds",
            "There was no significant difference in the duration of colds between thyme and placebo.",
        ),
        case(
            "Thyme is just as effective as honey against colds",
            "Thyme was non-inferior to honey: there was no significant difference in the duration of colds.",
        ),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each such claim."""
        for claim, each in compared(reading):
            comparison = each.comparison
            yield from self._equals(reading, claim, each)
            conflicts = (
                d for d in comparison.differences if isinstance(d, DirectionConflict) and d.null_sold_as_effect
            )
            conflict = next(conflicts, None)
            useless = any(found.kind is OverclaimKind.WORTHLESS for found in read_overclaims(claim.text))
            if conflict and each.linked and comparison.verdict is Verdict.CONTRADICTED and not useless:
                yield self.finding(
                    place_of(reading, claim, conflict),
                    "The source found no difference here; the article tells an effect.",
                    advice="Say that no difference was found.",
                    confidence=Confidence.MEDIUM if conflict.confidence >= _NAMED else Confidence.LOW,
                    claim=claim,
                    reference=reading.references_by_id[each.reference],
                    evidence=source_words(reading, each, conflict.sentence),
                )

    def _equals(self, reading: Reading, claim: Claim, each: ClaimComparison) -> Iterator[Finding]:
        """A note where "as good as" rests on a difference that was not found."""
        gaps = (d for d in each.comparison.differences if isinstance(d, StrengthGap))
        gap = next((d for d in gaps if kind_of(claim, d) is OverclaimKind.EQUAL), None)
        if gap is not None and each.linked:
            yield self.finding(
                place_of(reading, claim, gap),
                f"The article says “{gap.claim_words}”; its source found no difference, which is not the same.",
                advice="Write “no difference was found”, and how large a difference the study could have missed.",
                confidence=Confidence.LOW,
                claim=claim,
                reference=reading.references_by_id[each.reference],
                evidence=source_words(reading, each, gap.sentence),
            )
