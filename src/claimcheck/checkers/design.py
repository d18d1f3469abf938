"""DOC601: an article that contradicts itself about the design of the study it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Checker
from claimcheck.language.study_design import DesignFeature, DesignStatement, read_design
from claimcheck.model import Claim, Confidence, Evidence, LinkBasis, Reading, Reference, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding

_REFERENCE = "\n\n## Reference\n\n1. Jensen RK. Rest versus exercise for Modic changes: {}. BMC Med. 2012;10:22.\n"


class ContradictoryDesign(Checker):
    """Flags a statement on the design of a study that the title of its own reference gainsays.

    "This study did not have a control group" beside a reference entitled "… a randomised controlled trial";
    "double-blind" beside "an open-label study". The confidence is low where both readings can be meant, as
    with a trial that compares two treatments and has no untreated group.

    ## Why it matters

    What a study can show depends on its design. An article that gets it wrong misleads on how far to
    trust the result, in either direction.

    ## Example

    > This study did not have a control group.

    with the reference "Rest versus exercise …: a randomised controlled trial". Use instead

    > The trial compared two treatments; no group went without treatment.

    ## References

    - Schulz KF, Altman DG, Moher D. CONSORT 2010 Statement, item 1a: identification as a randomised trial in
      the title. BMJ. 2010;340:c332. doi:10.1136/bmj.c332
    """

    code = "DOC601"
    name = "contradictory-design"
    severity = Severity.WARNING
    flags = (
        "The study followed 100 people with back pain. This study did not have a control group [1]."
        + _REFERENCE.format("a randomised controlled trial"),
    )
    passes = (
        "The study followed 100 people. The trial had a control group that rested [1]."
        + _REFERENCE.format("a randomised controlled trial"),
        "Other trials did not have a control group." + _REFERENCE.format("a randomised controlled trial"),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim that denies what a linked title asserts, or the reverse."""
        for claim in reading.claims:
            for stated in read_design(claim.text) if claim.links else ():
                for reference in _sources(claim, reading):
                    other = next(
                        (
                            each
                            for each in read_design(reference.title or reference.text)
                            if each.feature is stated.feature and each.present is not stated.present
                        ),
                        None,
                    )
                    if other:
                        yield self._contradiction(reading, claim, stated, reference, other)

    def _contradiction(
        self, reading: Reading, claim: Claim, stated: DesignStatement, reference: Reference, other: DesignStatement
    ) -> Finding:
        title = reference.title or reference.text
        named = "the title of its source" if reference.title else "its reference"
        here = claim.text[stated.start : stated.end]
        there = title[other.start : other.end]
        ambiguous = stated.feature is DesignFeature.CONTROLLED
        return self.finding(
            reading.place(claim.sentence, stated.start, stated.end),
            f"The article says “{here}”, but {named} says “{there}”"
            + (". Both are true if every group was treated." if ambiguous else f": they disagree on {stated.feature}."),
            advice="Say what each group received, and whether any group had no treatment."
            if ambiguous
            else "Check the methods of the source and correct the sentence.",
            confidence=Confidence.LOW if ambiguous else Confidence.MEDIUM,
            claim=claim,
            reference=reference,
            evidence=(
                Evidence(
                    text=title,
                    source=f"{'title of ' if reference.title else ''}reference {reference.label or reference.id}",
                ),
            ),
        )


def _sources(claim: Claim, reading: Reading) -> Iterator[Reference]:
    for link in claim.links:
        if link.basis is not LinkBasis.PARAGRAPH:
            yield reading.references_by_id[link.reference]
