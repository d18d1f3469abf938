"""What is known of one reference while its work is looked for, and the resolution it amounts to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field

from claimcheck import regex as re
from claimcheck.identifiers import Scheme, placeholder_reason
from claimcheck.model import Reference, Work
from claimcheck.model.resolutions import (
    Ambiguous,
    Candidate,
    Found,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Resolution,
    Unreachable,
)
from claimcheck.sources.failure import NotCached, OtherAgency, SourceFailure
from claimcheck.sources.fitting import fits
from claimcheck.sources.lock_keys import work_key
from claimcheck.sources.matching import ACCEPT, score_match

if TYPE_CHECKING:
    from collections.abc import Callable

_TIE = 0.02
"""Candidates whose scores differ by no more than this are equally likely."""
_CERTAIN = 0.99
"""A second candidate this good is the same work under another record, such as a preprint or a reprint."""
UNLISTED = "no registry of articles lists web pages, books and the like, or too little is printed to look for it"
"""Why nobody can be asked about a reference."""
_ARXIV = "10.48550/arxiv."
"""arXiv registers a DOI for each of its numbers, without version (info.arxiv.org/help/doi.html)."""
_VERSION = re.compile(r"v\d{1,3}$")


@define
class Asked:
    """What one reference prints, and what is known of it so far; mutable, and never leaves this module."""

    reference: Reference
    doi: str = ""
    other_dois: tuple[str, ...] = ()
    """Further DOIs that are printed, less placeholders."""
    pmid: str = ""
    pmcid: str = ""
    pii: str = ""
    nbk: str = ""
    trial: str = ""
    placeholder: str = ""
    unregistered: bool = False
    """Whether all who would know the DOI answered, and none does."""
    unknown: list[str] = field(factory=list)
    """Printed PMIDs, PMCIDs and trial numbers that their registry does not have."""
    in_known_journal: bool = False
    work: Work | None = None
    basis: str = ""
    candidates: list[Candidate] = field(factory=list)
    failure: SourceFailure | None = None
    spent: float = 0.0
    """Seconds that questions about it have taken."""
    notes: list[str] = field(factory=list)
    """What could not be learned of the work although it is known."""
    asked: list[str] = field(factory=list)
    """Who was asked about the identifiers."""
    searched: list[str] = field(factory=list)
    """Who was asked by the printed text."""

    @property
    def printed(self) -> str:
        """The printed text that a record can be compared with; empty where there is only a link."""
        if self.reference.linked or (self.trial and not (self.doi or self.pmid or self.pmcid)):
            return ""  # a registration bears a title of its own
        return self.reference.text if self.reference.title or self.reference.authors else ""

    @property
    def sought(self) -> str:
        """The text by which the work can be searched for: the printed one, else what a link tells of it."""
        return self.printed or (self.reference.text if self.reference.linked and is_indexed(self.reference) else "")

    @property
    def placed(self) -> bool:
        """Whether the place in a journal is all that is known, from the address of a page."""
        told = self.reference
        return bool(told.linked and not told.title and told.journal and told.pages and (told.volume or told.year))

    @property
    def dois(self) -> tuple[str, ...]:
        """Every DOI that may be that of the work."""
        return (self.doi, *self.other_dois) if self.doi else ()

    @property
    def works(self) -> list[Work]:
        """The work of the identifier, and the best candidate where there is one."""
        return [*([self.work] if self.work else []), *(candidate.work for candidate in self.candidates[:1])]

    def lacks(self, failure: SourceFailure | None, name: str) -> None:
        """Note that a registry did not answer about the work, for this reason; None where it did."""
        if failure:
            self.notes.append(f"{failure}, so what {name} knows of notices is missing")

    def update(self, change: Callable[[Work], Work]) -> None:
        """Replace the works by what `change` makes of them."""
        self.work = self.work and change(self.work)
        self.candidates[:1] = [evolve(first, work=change(first.work)) for first in self.candidates[:1]]


def read_printed(reference: Reference) -> Asked:
    """The identifiers that a reference prints, the first of each kind; a placeholder only where no other DOI is.

    An article may name its trial registration, so that a trial number stands for the registration only where
    no place in a journal is printed.
    """
    dois = [each.value for each in reference.identifiers if each.scheme is Scheme.DOI]
    doi, *others = [each for each in dois if not placeholder_reason(each)] or dois[:1] or [""]
    asked = Asked(reference, doi, tuple(others), placeholder=placeholder_reason(doi) or "" if doi else "")
    of_article = reference.journal and (reference.volume or reference.pages)
    for identifier in reference.identifiers:
        match identifier.scheme:
            case Scheme.ARXIV if not asked.doi:
                asked.doi = _ARXIV + _VERSION.sub("", identifier.value.lower().removeprefix("arxiv:"))
                asked.basis = "printed arXiv number"
            case Scheme.PMID:
                asked.pmid = asked.pmid or identifier.value
            case Scheme.PMCID:
                asked.pmcid = asked.pmcid or identifier.value
            case Scheme.PII:
                asked.pii = asked.pii or identifier.value
            case Scheme.NBK:
                asked.nbk = asked.nbk or identifier.value
            case Scheme.TRIAL if identifier.value.upper().startswith("NCT") and not of_article:
                asked.trial = asked.trial or identifier.value
            case _:
                pass
    return asked


def is_indexed(reference: Reference) -> bool:
    """Whether a registry of journal articles can be expected to know what is printed: no web page, no book."""
    numbered = any(each.scheme in (Scheme.DOI, Scheme.PMID, Scheme.PMCID) for each in reference.identifiers)
    return bool(reference.title and (numbered or reference.journal or (reference.volume and reference.pages)))


def outcome_of(asked: Asked) -> Resolution:
    """The resolution that the answers amount to."""
    best = asked.candidates[0] if asked.candidates and asked.candidates[0].score >= ACCEPT else None
    where = tuple(dict.fromkeys([*asked.asked, *asked.searched]))
    note, unknown = "; ".join(dict.fromkeys(asked.notes)), tuple(asked.unknown)
    if asked.work:
        score = score_match(asked.printed, asked.work) if asked.printed else 1.0
        same = best is not None and work_key(best.work) == work_key(asked.work)
        if not asked.printed or fits(asked.reference, asked.work) or same:
            return Found(work=asked.work, basis=asked.basis, score=score, note=note, unknown=unknown)
        return PointsElsewhere(work=asked.work, score=score, meant=best)
    if asked.placeholder:
        return Placeholder(reason=asked.placeholder, meant=best, note=str(asked.failure) if asked.failure else note)
    if asked.unregistered:
        number = "arXiv number" if asked.doi.startswith(_ARXIV) else "DOI"
        return NotFound(
            asked=tuple(dict.fromkeys(asked.asked)),
            reason=f"the printed {number} is not registered",
            candidates=tuple(asked.candidates),
            unknown=unknown,
        )
    match asked.failure:
        case NotCached() | OtherAgency():
            return NotAsked(reason=str(asked.failure))
        case SourceFailure() as failure:
            return Unreachable(
                reason=str(failure), asked=where, rate_limited=failure.rate_limited, retry_after=failure.retry_after
            )
        case None:
            return _searched(asked, best, where, note)


def _searched(asked: Asked, best: Candidate | None, where: tuple[str, ...], note: str) -> Resolution:
    """What a search by the printed text amounts to."""
    tied = [each for each in asked.candidates[1:] if best and best.score - each.score <= _TIE and each.score < _CERTAIN]
    if best and not tied:
        return Found(work=best.work, basis="search", score=best.score, note=note, unknown=tuple(asked.unknown))
    if asked.candidates:
        return Ambiguous(candidates=tuple(asked.candidates), asked=where, unknown=tuple(asked.unknown))
    if where:
        return NotFound(asked=where, unknown=tuple(asked.unknown), in_known_journal=asked.in_known_journal)
    return NotAsked(reason=UNLISTED)
