"""FID404 to FID407: quotes, topics, people and designs that the source of a claim does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.compared import Differing, case
from claimcheck.model import (
    ComparatorShift,
    DesignMisdescribed,
    Difference,
    InterventionShift,
    NotInSource,
    OutcomeShift,
    PopulationShift,
    QuoteNotFound,
    Severity,
)

if TYPE_CHECKING:
    from claimcheck.model import ClaimComparison

_TITLE = -1
_OTHERS = (PopulationShift, OutcomeShift, InterventionShift, ComparatorShift)
_NOTHING = 0.55
"""Confidence at which a text holds nothing of what a claim is about. Lay words share none with it either, at times."""
_SURE = 0.6
"""Confidence from which a difference is told."""


class QuoteNotInSource(Differing):
    """Flags words in quotation marks that the source does not hold, or holds otherwise.

    Five words or more that the sentence ascribes to the authors or the paper, or that the source has nearly so. What
    another person said, titles, nicknames and scare quotes are left alone. Where only an abstract is at hand the
    words may stand in the rest of the work, and the finding is less sure.

    ## Why it matters

    Quotation marks promise the very words of somebody.

    ## Example

    > The authors write that "thyme is a breakthrough for everybody with a cold" [1].

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section IV.A.3.g.
    """

    code = "FID404"
    name = "quote-not-in-source"
    severity = Severity.WARNING
    kind = QuoteNotFound
    advice = "Check the words against the full text, or take the quotation marks away."
    flags = (
        case(
            "The authors write that “thyme tea cured every single cold within two days”",
            "Thyme tea shortened colds by two days in a trial of 400 adults.",
        ),
        case(
            "Thyme tea “shortened all colds by five days compared with placebo”",
            "Thyme tea shortened colds by two days compared with placebo.",
        ),
    )
    passes = (
        case("Thyme shortened colds by two days", "Thyme shortened colds by two days compared with placebo."),
        case(
            "The authors write that thyme “shortened colds by two days compared with placebo”",
            "Thyme shortened colds by two days compared with placebo.",
        ),
        case(
            "“My whole family drinks it now every winter,” said Jane Roe, whose colds were shorter with thyme",
            "Thyme shortened colds by two days compared with placebo.",
        ),
        case("Thyme, the “queen of the kitchen herbs”, shortened colds", "Thyme shortened colds by two days."),
    )

    def _told(self, difference: Difference) -> str:
        if difference.source_words:
            return f"The article quotes “{difference.claim_words}”; its source says “{difference.source_words}”."
        return (
            f"The quoted words “{difference.claim_words}” are not in the text of the source that is at hand; "
            "an abstract holds only part of what the authors wrote."
        )


class NotInSourceRule(Differing):
    """Flags a claim where the text of the source at hand is about something else.

    Only where that text is an abstract at least and holds none of the words that the claim is about: one word that it
    lacks proves nothing. A faithful claim in a layman's words may share none either, so this is a note.

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
    flags = (
        case(
            "Sitting in a draught for hours causes a stiff neck and sore shoulders",
            "Thyme is a herb. It grows in gardens. We gave it to 400 adults. Colds were shorter. Thyme tea is cheap.",
        ),
    )
    passes = (
        case("Thyme shortened colds by two days", "Thyme shortened colds by two days compared with placebo."),
        case(
            "A kitchen herb made sniffles go away sooner in grown-ups",
            "Thyme is a herb. It grows in gardens. We gave it to 400 adults. Colds were shorter. Thyme tea is cheap.",
        ),
    )

    def _counts(self, comparison: ClaimComparison, difference: Difference) -> bool:
        """A source of which other words are told to differ is about the same thing."""
        others = (each for each in comparison.comparison.differences if each is not difference)
        told = any(each.source_words and each.confidence >= _SURE for each in others)
        nothing = isinstance(difference, NotInSource) and difference.confidence >= _NOTHING
        return comparison.linked and nothing and not told

    def _told(self, difference: Difference) -> str:
        return (
            f"The text of the source that is at hand is about something else: it says nothing of "
            f"“{difference.claim_words}”."
        )


class OtherPopulation(Differing):
    """Flags a claim about other people, another species or another outcome than those that were studied.

    Children where adults were studied, women where men were, anybody where animals or cells were. An outcome that
    people feel, such as fractures, where something was measured in its place, such as bone density. And a sentence of
    the source kept nearly word for word, but for the drug, the disease, or what it was compared with.

    ## Why it matters

    What holds in rats, in athletes or in men with one disease may not hold for the reader, and treatments that move a
    marker have more than once done nothing for the disease.

    ## Example

    > Thyme shortens colds in children [1].

    where [1] studied adults.

    ## References

    - CONSORT 2010 Statement, item 21: generalisability. doi:10.1136/bmj.c332
    - Fleming TR, DeMets DL. Surrogate end points in clinical trials: are we being misled? Ann Intern Med.
      1996;125:605-613. doi:10.7326/0003-4819-125-7-199610010-00011
    """

    code = "FID406"
    name = "other-population"
    severity = Severity.WARNING
    kind = Difference
    advice = "Say in whom it was studied, and what was measured."
    flags = (
        case("Thyme shortens colds in children", "Thyme tea shortened colds by one day in a trial of 400 adults."),
        case(
            "Thyme oil relieves colds in adults", "Mice with colds sneezed less after thyme oil, and the mice ate more."
        ),
        case("Sage tea shortened colds by one day in adults", "Thyme tea shortened colds by one day in 400 adults."),
        case(
            "Thyme prevents heart attacks", "Thyme lowered LDL cholesterol by 5% in 400 adults compared with placebo."
        ),
    )
    passes = (
        case("Thyme shortened colds by two days", "Thyme shortened colds by two days compared with placebo."),
        case(
            "Thyme oil helped mice with colds", "Mice with colds sneezed less after thyme oil, and the mice ate more."
        ),
        case(
            "Thyme lowers cholesterol in people with heart disease",
            "Thyme lowered LDL cholesterol by 5% in 400 adults compared with placebo.",
        ),
    )

    def _counts(self, comparison: ClaimComparison, difference: Difference) -> bool:
        return isinstance(difference, _OTHERS) and super()._counts(comparison, difference)

    def _told(self, difference: Difference) -> str:
        studied = "measured" if isinstance(difference, OutcomeShift) else "studied"
        if not difference.claim_words:
            return f"The source {studied} “{difference.source_words}”; the article does not say so."
        return f"The article speaks of “{difference.claim_words}”; the source {studied} “{difference.source_words}”."


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
    flags = (
        case(
            "In a double-blind trial, thyme shortened colds",
            "In this open-label trial, thyme shortened colds by a day.",
        ),
    )
    passes = (
        case(
            "In an open-label trial, thyme shortened colds", "In this open-label trial, thyme shortened colds by a day."
        ),
    )

    def _counts(self, comparison: ClaimComparison, difference: Difference) -> bool:
        return difference.sentence != _TITLE and super()._counts(comparison, difference)

    def _told(self, difference: Difference) -> str:
        return f"The article says “{difference.claim_words}”; its source says “{difference.source_words}”."
