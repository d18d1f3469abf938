"""REF201, REF205 and REF206: references whose identifiers cannot be right, and references given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.checkers.base import Checker, work_evidence
from claimcheck.identifiers import Scheme, find_malformed_dois, placeholder_reason
from claimcheck.model import Confidence, Fix, PointsElsewhere, Reading, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding, Reference

_LIST = "Exercise lowers blood pressure [1].\n\n## References\n\n1. Cornelissen VA, Smart NA. Exercise training "
_NOT_WORD = re.compile(r"\W+")
_DISTINCT = (Scheme.DOI, Scheme.PMID, Scheme.PMCID, Scheme.ARXIV)


class PlaceholderDoi(Checker):
    """Flags a DOI that was never a published work's: a test prefix, a pre-acceptance number, an invented one.

    ## Why it matters

    The reader who follows it finds nothing. Provisional PDFs carry such numbers, and so do invented references:
    either way the source cannot be reached as printed.

    ## Example

    > BMC Medicine 2012, 10:22 doi:10.1186/PREACCEPT-2076984228657971

    Use instead

    > BMC Medicine 2012, 10:22 doi:10.1186/1741-7015-10-22

    ## References

    - Crossref documentation: the prefix 10.5555 is reserved for tests.
    - BioMed Central provisional PDFs bear `10.1186/preaccept-…` numbers that are never registered.
    """

    code = "REF201"
    name = "placeholder-doi"
    severity = Severity.ERROR
    flags = (_LIST + "for blood pressure. BMC Med. 2012;10:22. doi:10.1186/PREACCEPT-1234567890123456\n",)
    passes = (_LIST + "for blood pressure. J Am Heart Assoc. 2013;2. doi:10.1161/JAHA.112.004473\n",)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each placeholder among the identifiers of the references."""
        for reference in reading.references:
            work = reading.work(reference.id)
            printed = [identifier for identifier in reference.identifiers if identifier.scheme is Scheme.DOI]
            doi = work.doi if work else ""
            beside = any(identifier.value == doi for identifier in printed)
            for identifier in printed:
                reason = placeholder_reason(identifier.value)
                if not reason or identifier.value == doi:
                    continue
                span = Span(identifier.start, identifier.end)
                yield self.finding(
                    span,
                    f"This DOI is a placeholder: {reason.rstrip('.')}.",
                    advice=f"Take it out: the work was published under {doi}, which is printed too."
                    if beside
                    else f"Print {doi}, under which the work was published."
                    if doi
                    else "Look up the DOI under which the work was published and print that.",
                    reference=reference,
                    evidence=(work_evidence(work),) if work else (),
                    fix=Fix(span=span, text=doi) if doi and not beside else None,
                )


class MalformedDoi(Checker):
    """Flags what is printed as a DOI and cannot be one.

    ## Why it matters

    A DOI is the only part of a reference that a machine can follow; one wrong character makes it useless.

    ## Example

    > doi:1186/1741-7015-10-22

    Use instead

    > doi:10.1186/1741-7015-10-22

    ## References

    - ISO 26324; DOI Handbook, section 2.2 (syntax of a DOI name).
    """

    code = "REF206"
    name = "malformed-doi"
    severity = Severity.ERROR
    flags = (_LIST + "for blood pressure. J Am Heart Assoc. 2013;2:e004473. doi:1161/JAHA.112.004473\n",)
    passes = (_LIST + "for blood pressure. J Am Heart Assoc. 2013;2. doi:10.1161/JAHA.112.004473\n",)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each malformed DOI inside a reference."""
        source = reading.article.source
        for reference in reading.references:
            for malformed in find_malformed_dois(reference.span.of(source)):
                if reference.linked and "cut off" not in malformed.reason:
                    continue
                span = Span(reference.span.start + malformed.start, reference.span.start + malformed.end)
                yield self.finding(
                    span,
                    f"This is printed as a DOI and cannot be one: {malformed.reason}",
                    advice=f"Probably {malformed.suggestion} is meant: check it and correct the DOI."
                    if malformed.suggestion
                    else "Look up the DOI of the work and correct it.",
                    reference=reference,
                    fix=Fix(span=span, text=malformed.suggestion) if malformed.suggestion else None,
                )


class DuplicateReference(Checker):
    """Flags a reference that the list gives twice.

    The same DOI, PMID, PMCID or arXiv number, or the same title and year.

    ## Why it matters

    A work counted twice looks like two pieces of evidence, and the markers that point to the copies
    drift apart in later edits.

    ## Example

    Entries 3 and 9 both bear doi:10.1186/1741-7015-10-22.

    ## References

    - International Committee of Medical Journal Editors, *Recommendations*, section IV.A.3.g.
    """

    code = "REF205"
    name = "duplicate-reference"
    severity = Severity.WARNING
    flags = (
        _LIST + "for blood pressure. J Am Heart Assoc. 2013;2. doi:10.1161/JAHA.112.004473\n"
        "2. Cornelissen V. Exercise for pressure. 2013. https://doi.org/10.1161/jaha.112.004473\n",
    )
    passes = (
        _LIST + "for blood pressure. J Am Heart Assoc. 2013;2. doi:10.1161/JAHA.112.004473\n"
        "2. Jensen RK. Rest versus exercise. BMC Med. 2012;10:22. doi:10.1186/1741-7015-10-22\n",
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding at each later copy, naming the first."""
        seen: dict[tuple[str, ...], Reference] = {}
        for reference in reading.references:
            if reference.linked:
                continue
            # A number that belongs to another work than the one printed is no sign of a copy.
            numbered = not isinstance(reading.resolution(reference), PointsElsewhere)
            keys = _keys(reference, numbered=numbered)
            first = next((seen[key] for key in keys if key in seen), None)
            if first and not _are_chapters(first, reference):
                yield self.finding(
                    reference.span,
                    f"The list gives this work twice: first as {_called(first)}.",
                    advice="Keep one entry and point all markers to it.",
                    confidence=Confidence.HIGH,
                    reference=reference,
                )
            for key in keys:
                seen.setdefault(key, first or reference)


_IN_BOOK = re.compile(r"\bIn:|\bIn\s[A-Z].{0,80}?\b[Ee]ds?\b|\b[Cc]hapter\b")


def _are_chapters(one: Reference, other: Reference) -> bool:
    """Whether two entries with one number are parts of one book: "In: …", other titles on other pages."""
    if not (_IN_BOOK.search(one.text) and _IN_BOOK.search(other.text)):
        return False
    titles = [_NOT_WORD.sub(" ", each.title).strip().casefold() for each in (one, other)]
    return all(titles) and titles[0] != titles[1] and bool(one.pages and other.pages and one.pages != other.pages)


def _keys(reference: Reference, *, numbered: bool) -> list[tuple[str, ...]]:
    """What identifies a work: its registered numbers, if `numbered`; a title only with year, journal and pages."""
    printed = reference.identifiers if numbered else ()
    keys: list[tuple[str, ...]] = [(each.scheme, each.value) for each in printed if each.scheme in _DISTINCT]
    title = _NOT_WORD.sub(" ", reference.title).strip().casefold()
    if len(title) > 20 and reference.year:
        keys.append((title, str(reference.year), reference.journal.casefold(), reference.pages))
    return keys


def _called(reference: Reference) -> str:
    return f"number {reference.label}" if reference.label.isdigit() else f"“{reference.text[:60].rstrip()}…”"
