"""What the stub knows of a work; every registry renders its answers from the same value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import field, frozen

OWN_WORDS = "[summary written for the claimcheck stub] "
"""Begins every abstract: none is the published one."""


@frozen(kw_only=True)
class Update:
    """An entry of Crossref's `updated-by` (on the work) or `update-to` (on the notice)."""

    doi: str
    type: str
    date: tuple[int, ...] = ()
    source: str = "publisher"


@frozen(kw_only=True)
class Comment:
    """PubMed's `CommentsCorrections`: what kind of note on the work, and where."""

    ref_type: str
    source: str
    pmid: str = ""


@frozen(kw_only=True)
class StubWork:
    """A work; identifiers that it lacks are empty, and it is unknown to the registry of such identifiers."""

    title: str
    authors: tuple[tuple[str, str], ...] = ()
    """Family and given names."""
    journal: str = ""
    abbreviation: str = ""
    publisher: str = ""
    issued: tuple[int, ...] = ()
    """Year, month, day as far as known."""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    pii: str = ""
    """Elsevier's number of the item, without punctuation."""
    nbk: str = ""
    """Of a book or chapter of the NCBI Bookshelf."""
    agency: str = "Crossref"
    kind: str = "journal-article"
    subtype: str = ""
    abstract: tuple[tuple[str, str], ...] = ()
    """Sections and their text, in words of this project."""
    full_text: tuple[tuple[str, str], ...] = ()
    publication_types: tuple[str, ...] = ("Journal Article",)
    mesh: tuple[str, ...] = ()
    updated_by: tuple[Update, ...] = ()
    update_to: tuple[Update, ...] = ()
    comments: tuple[Comment, ...] = ()
    preprint_of: str = ""
    has_preprint: str = ""
    licence: str = ""
    trial: str = ""
    enrolled: int | None = None
    landing_page: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The words that a bibliographic search may hit."""
        names = " ".join(f"{family} {given}" for family, given in self.authors)
        year = str(self.issued[0]) if self.issued else ""
        parts = (self.title, names, self.journal, self.abbreviation, year, self.volume, self.pages, self.article_number)
        return words_of(" ".join(parts))


@frozen
class Catalogue:
    """The works of one stub."""

    works: list[StubWork] = field(factory=list)

    def add(self, *works: StubWork) -> None:
        """Make works known to the registries of their identifiers."""
        self.works.extend(works)

    def by(self, kind: str, value: str) -> StubWork | None:
        """The work whose identifier of this `kind` (`doi`, `pmid`, `pmcid`, `trial`) is `value`, in any case."""
        wanted = value.lower()
        return next((work for work in self.works if wanted and getattr(work, kind).lower() == wanted), None)

    def registered(self, agency: str) -> Iterable[StubWork]:
        """The works whose DOIs were registered with `agency`."""
        return (work for work in self.works if work.doi and work.agency == agency)


def words_of(text: str) -> frozenset[str]:
    """Lower-case words and numbers of a text."""
    return frozenset(re.findall(r"\w+", text.lower()))


def labelled(text: str) -> tuple[tuple[str, str], ...]:
    """Sections and their text; sections part at blank lines, labels end at the first colon."""
    paragraphs = (re.sub(r"\s+", " ", paragraph).strip() for paragraph in text.split("\n\n"))
    sections = (paragraph.partition(": ") for paragraph in paragraphs)
    return tuple((label, rest) for label, _, rest in sections)
