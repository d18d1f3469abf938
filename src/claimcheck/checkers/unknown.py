"""REF207 and REF209: references that registries were not able to answer about, or know nothing of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Case, Checker, work_evidence
from claimcheck.identifiers import Scheme, find_impossible
from claimcheck.model import (
    Ambiguous,
    Confidence,
    Fix,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Reading,
    Severity,
    Span,
    Unreachable,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.identifiers import Identifier
    from claimcheck.model import Finding, Reference, Resolution

_TEXT = """\
Exercise lowers blood pressure [1].

## References

1. Cornelissen VA, Smart NA. Exercise training for blood pressure. J Am Heart Assoc. 2013;2:44-51.{}
"""
_PMID = _TEXT.format(" PMID: 39999999")
_NOWHERE = NotFound(asked=("Crossref", "PubMed"))
_WORK = Work(title="Exercise training for blood pressure", doi="10.1161/jaha.112.004473", pmid="23525435")
_UNKNOWN = {
    Scheme.PMID: "PubMed has no article under this PMID.",
    Scheme.PMCID: "PubMed Central has no article under this number.",
    Scheme.TRIAL: "ClinicalTrials.gov has no trial under this number.",
}
_IMPOSSIBLE = {
    Scheme.PMID: "No article has this PMID: PubMed has not counted as far.",
    Scheme.ISBN: "This is no ISBN: its last digit does not check the others.",
}


class UnreachableSource(Checker):
    """Flags a reference that could not be checked because a registry or a site did not answer.

    Also one whose page, followed, could not be read: closed to programs, for those who pay, behind a form of consent.

    ## Why it matters

    An outage is no proof of anything: the reference may be fine or not. Without this note a report made during one
    would look like a pass.

    ## Example

    > api.crossref.org could not be reached: no connection within 2 s.

    ## References

    - docs/explanation/architecture.md, What cannot be checked.
    """

    code = "REF207"
    name = "unreachable-source"
    severity = Severity.NOTE
    flags = (Case(_TEXT.format(""), (Unreachable(reason="api.crossref.org could not be reached"),)),)
    passes = (
        Case(_TEXT.format(""), (Found(work=_WORK, basis="printed DOI"),)),
        Case(_TEXT.format(""), (NotAsked(reason="offline"),)),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each reference of which an outage kept us from knowing."""
        for reference in reading.references:
            resolution = reading.resolution(reference)
            if isinstance(resolution, Unreachable):
                after = resolution.retry_after
                yield self.finding(
                    reference.span,
                    f"This reference could not be checked: {resolution.reason}.",
                    advice=f"Check again in {after:.0f} seconds." if after else "Check again later.",
                    reference=reference,
                )
            elif isinstance(resolution, NoPage) and not resolution.is_gone:
                yield self.finding(
                    reference.span,
                    f"This page could not be checked: it {resolution.page.reason}.",
                    advice="Open it, and see whether it says what rests on it.",
                    reference=reference,
                )


class UnknownIdentifier(Checker):
    """Flags a PMID, PMCID, ISBN or trial number that cannot be or that its registry does not have.

    Also, as a note, a reference without identifier that was found nowhere it was looked for; as a warning where
    it names volume and page of a journal of which the registries have other articles. A DOI is REF202's, a number
    that belongs to another work REF203's. Where a registry could not be reached, REF207 says that instead.

    ## Why it matters

    The reader cannot reach the source. A slip of the pen is the commonest cause, an invented reference the
    gravest; the finding does not tell which. Books, reports and old or local journals are in no registry of
    articles, so a reference that was not found may still be right.

    ## Example

    > Cornelissen VA, Smart NA. Exercise training for blood pressure. J Am Heart Assoc. 2013;2:44-51. PMID: 39999999

    ## References

    - ISO 2108, *International Standard Book Number*: the last digit checks the others.
    - NLM, *E-utilities*: PubMed answers with nothing for a PMID that no article has.
    """

    code = "REF209"
    name = "unknown-identifier"
    severity = Severity.WARNING
    flags = (
        Case(_PMID, (NotFound(asked=("PubMed", "Crossref"), unknown=("39999999",)),)),
        Case(_PMID, (Found(work=_WORK, basis="search", unknown=("39999999",)),)),
        Case(_TEXT.format(""), (_NOWHERE,)),
        _TEXT.format(" PMID: 98765432"),
        _TEXT.format(" ISBN 978-3-16-148410-1"),
    )
    passes = (
        Case(_PMID, (Found(work=_WORK, basis="printed PMID"),)),
        Case(_PMID, (Unreachable(reason="PubMed could not be reached"),)),
        Case(_TEXT.format(" doi:10.1161/JAHA.112.999999"), (NotFound(asked=("Crossref",), reason="not registered"),)),
        Case(_TEXT.format(""), (NotAsked(reason="offline"),)),
        _TEXT.format(" ISBN 978-3-16-148410-0"),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each such number, or for the reference where it has none."""
        for reference in reading.references:
            resolution = reading.resolution(reference)
            numbers = [*self._unknown(reference, resolution), *self._impossible(reference, reading)]
            yield from numbers
            if not numbers and isinstance(resolution, NotFound) and not resolution.reason:
                yield from self._nowhere(reference, resolution)

    def _unknown(self, reference: Reference, resolution: Resolution) -> Iterator[Finding]:
        if not isinstance(resolution, Found | NotFound | Ambiguous):
            return
        work = resolution.work if isinstance(resolution, Found) else None
        for each in reference.identifiers:
            if each.value in resolution.unknown and each.scheme in _UNKNOWN:
                right = {Scheme.PMID: work.pmid, Scheme.PMCID: work.pmcid}.get(each.scheme, "") if work else ""
                yield self._number(each, _UNKNOWN[each.scheme], reference, work, right)

    def _impossible(self, reference: Reference, reading: Reading) -> Iterator[Finding]:
        start, end = reference.span.start, reference.span.end
        for each in find_impossible(reading.article.source[start:end]):
            moved = Span(start + each.start, start + each.end)
            work = reading.work(reference.id)
            right = work.pmid if work and each.scheme is Scheme.PMID else ""
            yield self._number(each, _IMPOSSIBLE[each.scheme], reference, work, right, moved)

    def _number(  # noqa: PLR0913, PLR0917 - the parts of a finding
        self,
        printed: Identifier,
        message: str,
        reference: Reference,
        work: Work | None,
        right: str,
        span: Span | None = None,
    ) -> Finding:
        span = span or Span(printed.start, printed.end)
        return self.finding(
            span,
            message,
            advice=f"{right} is that of the work printed: check it and correct the number."
            if right
            else "Look the work up, and correct the number or the reference.",
            reference=reference,
            evidence=(work_evidence(work),) if work else (),
            fix=Fix(span=span, text=right) if right else None,
        )

    def _nowhere(self, reference: Reference, resolution: NotFound) -> Iterator[Finding]:
        if not reference.linked and resolution.asked:
            placed = reference.journal and reference.volume and reference.pages and resolution.in_known_journal
            yield self.finding(
                reference.span,
                f"This reference was found nowhere it was looked for: {' and '.join(resolution.asked)}.",
                advice="Look the work up and add its DOI or PMID; if it is in no registry, make sure that it exists.",
                confidence=Confidence.MEDIUM if placed else Confidence.LOW,
                reference=reference,
            )
