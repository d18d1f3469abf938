"""FID404 to FID407: quotes, topics, people and designs that the source of a claim does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.compared import Differing, case
from claimcheck.model import DesignMisdescribed, Difference, NotInSource, PopulationShift, QuoteNotFound, Severity

if TYPE_CHECKING:
    from claimcheck.model import ClaimComparison

_TITLE = -1


class QuoteNotInSource(Differing):
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


class NotInSourceRule(Differing):
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


class OtherPopulation(Differing):
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


class DesignMisdescribedRule(Differing):
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
