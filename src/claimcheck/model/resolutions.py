"""What was found out about the work behind a reference: each outcome a type of its own.

"Could not check" must look neither like a fabricated reference nor like a pass, so every reader of a
`Resolution` matches all of them (`assert_never`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from attrs import frozen

from claimcheck.model.works import Work


class PageState(StrEnum):
    """What was at the address of a page."""

    READ = "read"
    GONE = "gone"
    """Its site says that there is no such page (status 404 or 410)."""
    SEEMS_GONE = "seems gone"
    """Its site shows a page that says so, or its front page, and calls that a success."""
    CLOSED = "closed"
    """Its site lets no program in: a status, robots.txt, a question whether one is human."""
    PAYWALL = "behind a paywall"
    CONSENT = "consent wall"
    PDF = "PDF, not read"
    NO_TEXT = "no text"
    """Another medium, or no prose in it."""
    OTHER = "another page"
    """Its title and text are not those of the reference."""


@frozen(kw_only=True)
class PageVisit:
    """What came of following the address of a reference."""

    url: str
    """As printed."""
    state: PageState
    on: str
    """ISO date of the answer."""
    status: int = 0
    """That of HTTP; 0 where the page was not asked for."""
    final: str = ""
    """Where redirects led; empty where none did."""
    moved: bool = False
    """Whether the site says that the page has moved there for good."""
    digest: str = ""
    """Of the main text of the page, to see whether it changed."""
    reason: str = ""
    """Why it was not read, as a clause with the page as subject."""


class RecordField(StrEnum):
    """A field of a printed reference that can be compared with the record of its identifier."""

    AUTHORS = "authors"
    TITLE = "title"
    YEAR = "year"
    JOURNAL = "journal"


@frozen(kw_only=True)
class Candidate:
    """A work that may be the one meant, and how well it fits the printed text (0–1)."""

    work: Work
    score: float

    @property
    def is_sure(self) -> bool:
        """Whether it may be taken for the work; less than 0.5 is for the editor to decide (`sources.matching`)."""
        return self.score >= 0.5


@frozen(kw_only=True)
class Found:
    """The work is known."""

    work: Work
    basis: str
    """`printed DOI`, `printed PMID`, `search` …: how it was found."""
    score: float = 1.0
    """How well the record fits the printed text, 0–1."""
    note: str = ""
    """What the reader should know: a record older than its time to live, a source that did not answer."""
    unknown: tuple[str, ...] = ()
    """Values of printed PMIDs, PMCIDs and trial numbers that their registry, asked, does not have."""
    page: PageVisit | None = None
    """The page that the work is, or that named it."""


@frozen(kw_only=True)
class PointsElsewhere:
    """The printed identifier exists and belongs to another work than the one printed."""

    work: Work
    """What the identifier points to."""
    score: float
    meant: Candidate | None = None
    """The work that fits the printed text, where one was found."""


@frozen(kw_only=True)
class NotFound:
    """Nothing fits in the registries that were asked; all of them answered."""

    asked: tuple[str, ...]
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()
    """Works that fit the printed text although its identifier leads nowhere."""
    unknown: tuple[str, ...] = ()
    """As in `Found`."""
    in_known_journal: bool = False
    """Whether the registries that were asked list other works of the journal printed."""


@frozen(kw_only=True)
class Ambiguous:
    """Works that may be meant, none of them surely."""

    candidates: tuple[Candidate, ...]
    asked: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    """As in `Found`."""


@frozen(kw_only=True)
class Placeholder:
    """The printed DOI was never a published work's; the work may still be known."""

    reason: str
    meant: Candidate | None = None
    note: str = ""
    """Why no work could be looked for, where that is so."""


@frozen(kw_only=True)
class Unreachable:
    """A registry did not answer, so nothing can be said."""

    reason: str
    asked: tuple[str, ...] = ()
    rate_limited: bool = False
    retry_after: float | None = None
    """Seconds after which the registry asks to be tried again."""


@frozen(kw_only=True)
class NotAsked:
    """Nobody was asked: offline, or missing from the lock file."""

    reason: str
    by_choice: bool = False
    """Whether the run was told to ask nobody; else nobody can be asked about such a work."""


@frozen(kw_only=True)
class NoPage:
    """The address was followed, and no page that a claim can be compared with was there."""

    page: PageVisit
    archived: str = ""
    """Address of a copy in the Internet Archive, where the page is gone and there is one."""

    @property
    def is_gone(self) -> bool:
        """Whether nobody can read the page any more; else it could not be checked."""
        return self.page.state in (PageState.GONE, PageState.SEEMS_GONE)

    @property
    def reason(self) -> str:
        """What came of it, as a clause."""
        return f"the page {self.page.reason}"


Resolution: TypeAlias = Found | PointsElsewhere | NotFound | Ambiguous | Placeholder | Unreachable | NotAsked | NoPage
