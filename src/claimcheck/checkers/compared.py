"""What the rules on fidelity and strength share: they read one comparison a claim and tell its differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from claimcheck.checkers.base import Case, Checker
from claimcheck.model import Confidence, Difference, Evidence, Found, Passage, Reading, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, ClaimComparison, Finding, Span

SURE = 0.6
"""Confidence from which a difference is told."""
_ARTICLE = """\
{claim} [1].

## References

1. Doe J, Roe R. Thyme for the common cold. J Herbs. 2012;10:22. doi:10.1161/JAHA.112.004473
"""


def case(claim: str, source: str) -> Case:
    """A case for the tests: a claim that cites a work with this abstract."""
    abstract = (Passage(section="", text=source),)
    work = Work(title="Thyme for the common cold", abstract=abstract, sources=("Crossref",))
    return Case(_ARTICLE.format(claim=claim), (Found(work=work, basis="printed DOI"),))


def compared(reading: Reading) -> Iterator[tuple[Claim, ClaimComparison]]:
    """Each claim with the comparison that counts: the one with the source that speaks most for it."""
    for claim in reading.claims:
        comparison = reading.comparison(claim)
        if comparison:
            yield claim, comparison


def place_of(reading: Reading, claim: Claim, difference: Difference) -> Span:
    """Where the words of the claim stand that differ; the whole claim where it left something out."""
    if not difference.claim_words:
        return claim.span
    return reading.place(claim.sentence, difference.claim_start, difference.claim_end)


def confidence_of(probability: float, claim: ClaimComparison) -> Confidence:
    """How sure a finding is; never high where the claim does not itself cite the source."""
    if probability >= 0.8 and claim.linked:
        return Confidence.HIGH
    return Confidence.MEDIUM if probability >= 0.6 else Confidence.LOW


def source_words(reading: Reading, compared: ClaimComparison, sentence: int | None = None) -> tuple[Evidence, ...]:
    """The sentence of the source that decides: the one of this index, without one the first of the rationale."""
    rationale = compared.comparison.rationale
    chosen = next((each for each in rationale if each.index == sentence), rationale[0] if rationale else None)
    if chosen is None:
        return ()
    reference = reading.references_by_id[compared.reference]
    where = f"{chosen.section.lower()} of " if chosen.section else ""
    return (Evidence(text=chosen.text, source=f"{where}reference {reference.label or reference.id}"),)


class Differing(Checker):
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
                        advice=self._advised(difference),
                        confidence=confidence_of(difference.confidence, comparison),
                        claim=claim,
                        reference=reading.references_by_id[comparison.reference],
                        evidence=self._shown(reading, comparison, difference),
                    )

    def _shown(self, reading: Reading, comparison: ClaimComparison, difference: Difference) -> tuple[Evidence, ...]:
        """The sentence that differs; nothing where the source is silent."""
        return source_words(reading, comparison, difference.sentence) if difference.source_words else ()

    def _counts(self, comparison: ClaimComparison, difference: Difference) -> bool:
        return comparison.linked and difference.confidence >= SURE

    def _told(self, difference: Difference) -> str:
        raise NotImplementedError

    def _advised(self, difference: Difference) -> str:
        """What would be right; the same for all differences of the rule unless a rule says more."""
        del difference
        return self.advice
