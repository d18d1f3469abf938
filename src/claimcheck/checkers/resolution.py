"""REF202, REF203 and REF204: identifiers that lead nowhere or elsewhere, or are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.checkers.base import Case, Checker, work_evidence
from claimcheck.identifiers import Scheme
from claimcheck.model import (
    Ambiguous,
    Author,
    Candidate,
    Confidence,
    Fix,
    Found,
    NotAsked,
    NotFound,
    PointsElsewhere,
    Reading,
    Severity,
    Span,
    StudyDesign,
    Unreachable,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.identifiers import Identifier
    from claimcheck.model import Finding, Reference

_TEXT = """\
Exercise lowers blood pressure [1].

## References

1. Cornelissen VA, Smart NA. Exercise training for blood pressure. J Am Heart Assoc. 2013;2:e004473.{}
"""
_PRINTED = _TEXT.format(" doi:10.1161/JAHA.112.004473")
_WORK = Work(
    title="Exercise training for blood pressure: a systematic review and meta-analysis",
    doi="10.1161/jaha.112.004473",
    authors=(Author(family="Cornelissen", given="Véronique A"), Author(family="Smart", given="Neil A")),
    published="2013",
    sources=("Crossref",),
)
_OTHER = Work(title="A catalogue of moths", doi="10.1161/jaha.112.004473", sources=("Crossref",))
_LEADING = (Scheme.DOI, Scheme.PMID, Scheme.PMCID)
_NUMBERED = frozenset({*_LEADING, Scheme.ARXIV, Scheme.TRIAL, Scheme.ISBN})
"""What counts as an identifier of a work; the address of a page does not."""


class UnregisteredDoi(Checker):
    """Flags a DOI that is registered nowhere.

    Crossref and the registration agency were asked and both answered. Where one of them could not be reached,
    REF207 says that instead.

    ## Why it matters

    The reader cannot reach the source. A slip of the pen is the commonest cause, an invented reference the
    gravest; the finding does not tell which.

    ## Example

    > Cornelissen VA, Smart NA. … J Am Heart Assoc. 2013;2:e004473. doi:10.1161/JAHA.112.999999

    ## References

    - DOI Handbook, section 3.8: the handle system is the authority on whether a DOI exists.
    """

    code = "REF202"
    name = "unregistered-doi"
    severity = Severity.ERROR
    flags = (Case(_PRINTED, (NotFound(asked=("Crossref", "doi.org"), reason="the printed DOI is not registered"),)),)
    passes = (
        Case(_PRINTED, (Found(work=_WORK, basis="printed DOI"),)),
        Case(_PRINTED, (Unreachable(reason="api.crossref.org could not be reached"),)),
        Case(_TEXT.format(""), (NotFound(asked=("Crossref",)),)),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each reference with a DOI of which no registry knows."""
        for reference in reading.references:
            resolution = reading.resolution(reference)
            printed = _leading(reference)
            if not (isinstance(resolution, NotFound) and printed and printed.scheme is Scheme.DOI):
                continue
            span = Span(printed.start, printed.end)
            # An address without a DOI stands for one by rule, and may lead to a page all the same.
            spelt = "10." in span.of(reading.article.source)
            best = next((each for each in resolution.candidates if each.is_sure and each.work.doi), None)
            yield self.finding(
                span,
                f"This DOI is registered nowhere; asked were {' and '.join(resolution.asked)}."
                if spelt
                else f"This address stands for the DOI {printed.value}, which is registered nowhere.",
                advice=f"{best.work.doi} fits what is printed: check it and correct the DOI."
                if best
                else "Check the DOI against the work, and the reference too."
                if spelt
                else "Follow the address, and correct it if it leads nowhere.",
                confidence=Confidence.HIGH if spelt else Confidence.LOW,
                reference=reference,
                evidence=(work_evidence(best.work),) if best else (),
                fix=Fix(span=span, text=best.work.doi) if best and spelt else None,
            )


class MismatchedReference(Checker):
    """Flags an identifier that exists and belongs to another work than the one printed.

    Also a PMID or PMCID that PubMed does not give to the work behind the DOI or the printed text.

    ## Why it matters

    The reader lands on a paper that says something else. It is the commonest serious fault of reference lists,
    and what language models do when they make up a reference.

    ## Example

    > Cornelissen VA, Smart NA. Exercise training for blood pressure. doi:10.1186/1741-7015-10-22

    where the DOI is that of "Rest versus exercise as treatment for patients with low back pain".

    ## References

    - Crossref, *Search-based matching with validation*: title, first author, year, volume and page are compared.
    """

    code = "REF203"
    name = "mismatched-reference"
    severity = Severity.ERROR
    flags = (
        Case(_PRINTED, (PointsElsewhere(work=_OTHER, score=0.01, meant=Candidate(work=_WORK, score=0.9)),)),
        Case(_TEXT.format(" PMID: 22376791"), (Found(work=evolve(_WORK, pmid="23525435"), basis="search"),)),
    )
    passes = (
        Case(_PRINTED, (Found(work=_WORK, basis="printed DOI"),)),
        Case(_TEXT.format(" PMID: 23525435"), (Found(work=evolve(_WORK, pmid="23525435"), basis="printed PMID"),)),
        Case(_TEXT.format(" PMID: 23525435"), (Found(work=_WORK, basis="search"),)),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each such identifier, with both titles."""
        for reference in reading.references:
            resolution = reading.resolution(reference)
            if isinstance(resolution, Found):
                yield from self._beside(reference, resolution.work)
            printed = _leading_to(resolution.work, reference) if isinstance(resolution, PointsElsewhere) else None
            if not isinstance(resolution, PointsElsewhere) or printed is None:
                continue
            span = Span(printed.start, printed.end)
            meant = resolution.meant.work if resolution.meant else None
            right = {Scheme.DOI: meant.doi, Scheme.PMID: meant.pmid}.get(printed.scheme, "") if meant else ""
            yield self.finding(
                span,
                f"This {printed.scheme.upper()} {_is_of(resolution.work)}: “{resolution.work.title}”.",
                advice=f"{right or meant.doi or meant.title} fits what is printed: check it and correct the reference."
                if meant
                else "Find out which of the two is meant, and correct identifier or text.",
                confidence=Confidence.HIGH if meant else Confidence.MEDIUM,
                reference=reference,
                evidence=(work_evidence(resolution.work), *([work_evidence(meant)] if meant else [])),
                fix=Fix(span=span, text=right) if right else None,
            )

    def _beside(self, reference: Reference, work: Work) -> Iterator[Finding]:
        """One finding for each scheme of numbers of which none that is printed is the work's."""
        for scheme, right in ((Scheme.PMID, work.pmid), (Scheme.PMCID, work.pmcid)):
            printed = [each for each in reference.identifiers if each.scheme is scheme]
            if not right or not printed or any(each.value == right for each in printed):
                continue
            span = Span(printed[0].start, printed[0].end)
            yield self.finding(
                span,
                f"This {scheme.upper()} is not that of “{work.title}”, which PubMed has as {right}.",
                advice="Compare both records with what is printed, and correct the number that is wrong.",
                confidence=Confidence.MEDIUM,
                reference=reference,
                evidence=(work_evidence(work),),
            )


class MissingIdentifier(Checker):
    """Flags a reference without an identifier where its DOI is known.

    ## Why it matters

    A DOI takes the reader to the source in one step, and lets corrections and retractions be noticed.

    ## Example

    > Cornelissen VA, Smart NA. Exercise training for blood pressure. J Am Heart Assoc. 2013;2:e004473.

    Use instead the same with "doi:10.1161/JAHA.112.004473".

    ## References

    - Crossref display guidelines for DOIs.
    """

    code = "REF204"
    name = "missing-identifier"
    severity = Severity.NOTE
    flags = (
        Case(_TEXT.format(""), (Found(work=_WORK, basis="search", score=0.98),)),
        Case(_TEXT.format(""), (Ambiguous(candidates=(Candidate(work=_WORK, score=0.4),), asked=("Crossref",)),)),
    )
    passes = (
        Case(_PRINTED, (Found(work=_WORK, basis="printed DOI"),)),
        Case(_TEXT.format(""), (NotAsked(reason="offline"),)),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each listed reference that prints no identifier and whose DOI is known, surely or not."""
        for reference in reading.references:
            resolution = reading.resolution(reference)
            if reference.linked or any(each.scheme in _NUMBERED for each in reference.identifiers):
                continue
            match resolution:
                case Found(work=work) if work.doi:
                    end = reference.span.end
                    yield self.finding(
                        reference.span,
                        f"This reference prints no identifier; its DOI is {work.doi}.",
                        advice="Add the DOI.",
                        reference=reference,
                        evidence=(work_evidence(work),),
                        fix=Fix(span=Span(end, end), text=f" https://doi.org/{work.doi}"),
                    )
                case Ambiguous(candidates=candidates) if candidates[0].work.doi:
                    yield self.finding(
                        reference.span,
                        f"This reference prints no identifier; its DOI may be {candidates[0].work.doi}.",
                        advice="Compare the record with what is printed, and add the DOI if they agree.",
                        confidence=Confidence.LOW,
                        reference=reference,
                        evidence=tuple(work_evidence(each.work) for each in candidates[:3]),
                    )
                case _:
                    pass


def _is_of(work: Work) -> str:
    told = work.notice_of or (work.design and work.design.design is StudyDesign.NOTICE)
    return "is that of a notice about a work, not of the work" if told else "belongs to another work"


def _leading_to(work: Work, reference: Reference) -> Identifier | None:
    """The printed identifier that is the work's, else the one that a reader would follow."""
    own = (each for each in reference.identifiers if each.value and each.value in (work.doi, work.pmid, work.pmcid))
    return next(own, None) or _leading(reference)


def _leading(reference: Reference) -> Identifier | None:
    """The identifier that a reader would follow, a DOI before others."""
    for scheme in _LEADING:
        for identifier in reference.identifiers:
            if identifier.scheme is scheme:
                return identifier
    return None
