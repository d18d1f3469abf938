"""FID401 to FID407: claims that say other than their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from claimcheck.checkers.base import Checker
from claimcheck.checkers.compared import case, compared, confidence_of, place_of, source_words
from claimcheck.model import (
    ArmSwap,
    DesignMisdescribed,
    Difference,
    DirectionConflict,
    NotInSource,
    NumberMismatch,
    NumberNotFound,
    PopulationShift,
    QuoteNotFound,
    Reading,
    Severity,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import ClaimComparison, Finding

_TITLE = -1
_TWO_ARMS = "Patients got either thyme tea every day with the option of wearing a scarf or water every day."
_SURE = 0.6


class _Differing(Checker):
    """A rule that tells one kind of difference."""

    kind: ClassVar[type[Difference]]
    advice: ClassVar[str]

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each such difference that is likely enough."""
        for claim, comparison in compared(reading):
            for difference in comparison.comparison.differences:
                if isinstance(difference, self.kind) and self._counts(comparison, difference):
                    yield self.finding(
                        place_of(reading, claim, difference),
                        self._told(difference),
                        advice=self.advice,
                        confidence=confidence_of(difference.confidence, comparison),
                        claim=claim,
                        reference=reading.references_by_id[comparison.reference],
                        evidence=source_words(reading, comparison, difference.sentence),
                    )

    def _counts(self, comparison: ClaimComparison, difference: Difference) -> bool:
        return comparison.linked and difference.confidence >= _SURE

    def _told(self, difference: Difference) -> str:
        raise NotImplementedError


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
            if any(isinstance(difference, NumberMismatch | ArmSwap) for difference in comparison.differences):
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
                confidence=confidence_of(comparison.confidence, each),
                claim=claim,
                reference=reading.references_by_id[each.reference],
                evidence=source_words(reading, each, conflict.sentence if conflict else None),
            )


class NumberMismatchRule(_Differing):
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
    advice = "Print the number of the source, or cite the work that has this one."
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


class SwappedArms(_Differing):
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
        return f"The article gives “{difference.claim_words}” to one group; the source gives it to the other."


class QuoteNotInSource(_Differing):
    """Flags words in quotation marks that the source does not hold.

    ## Why it matters

    Quotation marks promise the very words of somebody.

    ## Example

    > The authors call thyme "a breakthrough" [1].

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section IV.A.3.g.
    """

    code = "FID404"
    name = "quote-not-in-source"
    severity = Severity.WARNING
    kind = QuoteNotFound
    advice = "Check the words against the full text, or take the quotation marks away."
    flags = ()
    passes = (case("Thyme shortened colds by two days", "Thyme shortened colds by two days compared with placebo."),)

    def _told(self, difference: Difference) -> str:
        return f"The quoted words “{difference.claim_words}” are not in the text of the source that is at hand."


class NotInSourceRule(_Differing):
    """Flags a claim where the text of the source at hand says nothing of what the claim is about.

    ## Why it matters

    The marker may point to the wrong work.

    ## Example

    > Slouching is good for your back [1].

    where [1] is about thyme.

    ## References

    - Jergas H, Baethge C. Quotation accuracy in medical journal articles. PeerJ. 2015;3:e1364.
    """

    code = "FID405"
    name = "not-in-source"
    severity = Severity.NOTE
    kind = NotInSource
    advice = "Check that this is the work meant, and that its full text says so."
    flags = ()
    passes = (case("Thyme shortened colds by two days", "Thyme shortened colds by two days compared with placebo."),)

    def _told(self, difference: Difference) -> str:
        return f"The text of the source that is at hand says nothing of “{difference.claim_words}”."


class OtherPopulation(_Differing):
    """Flags a claim about other people, or another species, than those who were studied.

    ## Why it matters

    What holds in rats, in athletes or in men with one disease may not hold for the reader.

    ## Example

    > Thyme shortens colds in children [1].

    where [1] studied adults.

    ## References

    - CONSORT 2010 Statement, item 21: generalisability. doi:10.1136/bmj.c332
    """

    code = "FID406"
    name = "other-population"
    severity = Severity.WARNING
    kind = PopulationShift
    advice = "Say in whom it was studied."
    flags = ()
    passes = (case("Thyme shortened colds by two days", "Thyme shortened colds by two days compared with placebo."),)

    def _told(self, difference: Difference) -> str:
        return f"The article speaks of “{difference.claim_words}”; the source studied “{difference.source_words}”."


class DesignMisdescribedRule(_Differing):
    """Flags a design of study in the claim that its source denies, or the reverse.

    DOC601 compares with the printed title; this rule with the source's own text.

    ## Why it matters

    What a study can show depends on its design.

    ## Example

    > In a double-blind trial, thyme shortened colds [1].

    where [1] was open-label.

    ## References

    - CONSORT 2010 Statement, item 1a and 3a. doi:10.1136/bmj.c332
    """

    code = "FID407"
    name = "design-misdescribed"
    severity = Severity.WARNING
    kind = DesignMisdescribed
    advice = "Check the methods of the source and correct the sentence."
    flags = ()
    passes = (case("Thyme shortened colds by two days", "Thyme shortened colds by two days compared with placebo."),)

    def _counts(self, comparison: ClaimComparison, difference: Difference) -> bool:
        return difference.sentence != _TITLE and super()._counts(comparison, difference)

    def _told(self, difference: Difference) -> str:
        return f"The article says “{difference.claim_words}”; its source says “{difference.source_words}”."
