"""Works: the published record behind a reference, and what registries say of its standing."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class NoticeKind(StrEnum):
    """What a notice says of the work it is about."""

    RETRACTION = "retraction"
    """Withdrawals and removals count as retractions."""
    CONCERN = "expression of concern"
    CORRECTION = "correction"
    REINSTATEMENT = "reinstatement"


@frozen(kw_only=True)
class Notice:
    """A notice about a work: what it says, when, under which DOI, and who reports it."""

    kind: NoticeKind
    date: str = ""
    """ISO 8601, as precise as is known."""
    doi: str = ""
    """DOI of the notice itself; empty where the registry names none."""
    said_by: str = ""
    """The registry or list that reports it: `Crossref`, `PubMed`, `title` …"""


class StudyDesign(StrEnum):
    """Kinds of publication, from the ones that sum up evidence to the ones that carry none."""

    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic review"
    GUIDELINE = "guideline"
    RANDOMISED_TRIAL = "randomised trial"
    TRIAL = "trial"
    COHORT = "cohort study"
    CASE_CONTROL = "case-control study"
    CROSS_SECTIONAL = "cross-sectional study"
    OBSERVATIONAL = "observational study"
    CASE_REPORT = "case report"
    ANIMAL = "animal study"
    IN_VITRO = "in-vitro study"
    REVIEW = "review"
    PROTOCOL = "protocol"
    OPINION = "editorial, letter or comment"
    NOTICE = "notice"


@frozen(kw_only=True)
class DesignReading:
    """The design of a study and where that was read."""

    design: StudyDesign
    basis: str
    """`PubMed publication type`, `MeSH heading`, `wording of the title (inferred)` …"""


@frozen(kw_only=True)
class Author:
    """An author, or an organisation with the family name only."""

    family: str
    given: str = ""


@frozen(kw_only=True)
class Passage:
    """A labelled part of a work's text: a section of the abstract or of the full text."""

    section: str
    """The label as published, such as `Results`; empty where there is none."""
    text: str


WEB_PAGE = "web page"
"""The kind of a work that is a page of the web itself, and stands in no registry."""


@frozen(kw_only=True)
class Work:
    """A published work as the registries record it, or a page of the web as it was read.

    >>> Work(title="Thyme and colds", published="2015-03-01").year
    2015
    """

    title: str
    doi: str = ""
    """Normalised; likewise the other identifiers."""
    pmid: str = ""
    pmcid: str = ""
    authors: tuple[Author, ...] = ()
    journal: str = ""
    published: str = ""
    """ISO 8601: year, year and month, or day; the earliest date of publication."""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    """Pages or the article number."""
    kind: str = ""
    """The registry's own word for the type of the record: `journal-article`, `posted-content` …; or `WEB_PAGE`."""
    abstract: tuple[Passage, ...] = ()
    full_text: tuple[Passage, ...] = ()
    publication_types: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    design: DesignReading | None = None
    sample_size: int | None = None
    """Participants, where the record states them."""
    registrations: tuple[str, ...] = ()
    """Numbers of the trial registrations."""
    notices: tuple[Notice, ...] = ()
    """Every notice about this work, from every source asked."""
    notice_of: tuple[str, ...] = ()
    """DOIs of the works that this record, being itself a notice, is about."""
    preprint_of: str = ""
    """DOI of the published article, where this is its preprint."""
    licence: str = ""
    """URL or name of the licence of the text; empty where it is not known to be open."""
    url: str = ""
    sources: tuple[str, ...] = ()
    """The registries whose records were merged: `Crossref`, `PubMed` …"""

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the web: no study, and without a design of one."""
        return self.kind == WEB_PAGE

    @property
    def standing(self) -> tuple[Notice, ...]:
        """The notices that still hold, latest first: not a retraction or concern that a reinstatement lifted.

        A notice without a date is kept, since nobody can say that the reinstatement came after it.
        """
        reinstated = max((each.date for each in self.notices if each.kind is NoticeKind.REINSTATEMENT), default="")
        holding = (each for each in self.notices if not _is_lifted(each, reinstated))
        return tuple(sorted(holding, key=lambda notice: notice.date, reverse=True))

    @property
    def year(self) -> int | None:
        """Year of publication."""
        return int(self.published[:4]) if self.published[:4].isdigit() else None


def _is_lifted(notice: Notice, reinstated: str) -> bool:
    """Whether a reinstatement on that date takes the notice back."""
    if notice.kind not in (NoticeKind.RETRACTION, NoticeKind.CONCERN):
        return False
    return bool(notice.date and reinstated and notice.date <= reinstated)
