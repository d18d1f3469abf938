"""FID401, FID402 and FID403: claims that say other than their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Checker
from claimcheck.checkers.compared import SURE, Differing, case, compared, source_words
from claimcheck.model import (
    ArmSwap,
    Confidence,
    Difference,
    DirectionConflict,
    NumberMismatch,
    NumberNotFound,
    Reading,
    Severity,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import ClaimComparison, Finding

_NAMED = 0.8
"""Confidence from which a conflict of directions is taken as named."""
_TWO_ARMS = "Patients got either thyme tea every day with the option of wearing a scarf or water every day."


class ContradictedBySource(Checker):
    """Flags a claim of which its own source says the opposite.

    An effect that goes the other way, a difference that the source denies, or words whose sense the source reverses.
    Where the fault is a number, a swapped group or a null result sold as an effect, the rule for that tells it.

    ## Why it matters

    The reference lends its authority to a statement that it refutes.

    ## Example

    > Thyme shortens colds [1].

    where [1] found that colds lasted longer with thyme.

    ## References

    - Jergas H, Baethge C. Quotation accuracy in medical journal articles: a systematic review and meta-analysis.
      PeerJ. 2015;3:e1364. doi:10.7717/peerj.1364
    """

    code = "FID401"
    name = "contradicted-by-source"
    severity = Severity.ERROR
    flags = (
        case("Thyme shortens the duration of colds", "Thyme significantly prolonged the duration of colds in adults."),
    )
    passes = (case("Thyme shortens colds", "Thyme significantly shortened the duration of colds in adults."),)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim whose verdict is contradicted, unless a more exact rule tells why."""
        for claim, each in compared(reading):
            comparison = each.comparison
            if not each.linked or comparison.verdict is not Verdict.CONTRADICTED:
                continue
            told_elsewhere = (NumberMismatch, ArmSwap)
            if any(isinstance(d, told_elsewhere) and d.confidence >= SURE for d in comparison.differences):
                continue
            conflict = next((d for d in comparison.differences if isinstance(d, DirectionConflict)), None)
            if conflict and conflict.null_sold_as_effect:
                continue
            yield self.finding(
                claim.span,
                f"The article says “{conflict.claim_words}”; its source says “{conflict.source_words}”."
                if conflict and conflict.claim_words and conflict.source_words
                else "The source of this claim says otherwise.",
                advice="Read the passage and correct the claim, or cite the work that shows it.",
                # The verdict alone is right about three times in four, so without a named conflict it is a note.
                confidence=Confidence.MEDIUM if conflict and conflict.confidence >= _NAMED else Confidence.LOW,
                claim=claim,
                reference=reading.references_by_id[each.reference],
                evidence=source_words(reading, each, conflict.sentence if conflict else None),
            )


class NumberMismatchRule(Differing):
    """Flags a number that the source of the claim states otherwise, and notes one that its text does not hold.

    Compared only with numbers that measure the same thing: 52 weeks is one year, 0.5 g is 500 mg, "half" is 50 %.
    A number that is not in the text at hand is not called wrong: it may be in the full text.

    ## Why it matters

    Numbers are what readers remember and what other articles copy.

    ## Example

    > Thyme shortened colds by six days [1].

    where [1] says two days.

    ## References

    - Jergas H, Baethge C. Quotation accuracy in medical journal articles. PeerJ. 2015;3:e1364.
    """

    code = "FID402"
    name = "number-mismatch"
    severity = Severity.ERROR
    kind = Difference
    advice = "Look for it in the full text, or cite the work that has this number."
    flags = (case("Thyme shortened colds by six days", "Thyme shortened colds by two days compared with placebo."),)
    passes = (case("Thyme shortened colds by two days", "Thyme shortened colds by 48 hours compared with placebo."),)

    def _counts(self, comparison: ClaimComparison, difference: Difference) -> bool:
        if isinstance(difference, NumberNotFound):
            return comparison.linked
        return isinstance(difference, NumberMismatch) and super()._counts(comparison, difference)

    def _told(self, difference: Difference) -> str:
        if isinstance(difference, NumberNotFound):
            return f"“{difference.claim_words}” is not found in the text of the source that is at hand."
        return f"The article says “{difference.claim_words}”; its source says “{difference.source_words}”."

    def _advised(self, difference: Difference) -> str:
        if isinstance(difference, NumberNotFound):
            return self.advice
        return f"Print “{difference.source_words}”, or cite the work that has “{difference.claim_words}”."


class SwappedArms(Differing):
    """Flags what one group of a study got or reached where the claim ascribes it to the other group.

    ## Why it matters

    The reader learns the opposite of what was compared, and every word of it is in the source.

    ## Example

    > One group rested, and the other wore a belt or exercised [1].

    where [1] gave the belt to the group that rested.

    ## References

    - CONSORT 2010 Statement, item 5: the interventions for each group. doi:10.1136/bmj.c332
    """

    code = "FID403"
    name = "swapped-arms"
    severity = Severity.ERROR
    kind = ArmSwap
    advice = "Say again who got what, as the source has it."
    flags = (
        case(
            "One group drank thyme tea, and the other group wore a scarf or drank water every day",
            _TWO_ARMS,
        ),
    )
    passes = (
        case(
            "One group drank thyme tea and could wear a scarf, and the other group drank water every day",
            _TWO_ARMS,
        ),
    )

    def _told(self, difference: Difference) -> str:
        assert isinstance(difference, ArmSwap)
        if difference.claim_arm and difference.source_arm:
            return (
                f"The article says “{difference.claim_words}” of the group of “{difference.claim_arm}”; "
                f"the source says it of “{difference.source_arm}”."
            )
        return f"The article ascribes “{difference.claim_words}” to another group or side than its source does."
