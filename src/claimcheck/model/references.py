"""The reference list, and the markers in the text that point into it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from claimcheck.identifiers import Identifier
from claimcheck.model.places import Span


class CitationStyle(StrEnum):
    """How a citation is written in the text."""

    NUMBER = "number"
    SUPERSCRIPT = "superscript"
    NOTE = "note"
    KEY = "key"
    AUTHOR_YEAR = "author-year"
    NARRATIVE = "narrative"
    LINK = "link"


@frozen(kw_only=True)
class Citation:
    """A marker in the text that points to one or more references."""

    block: int
    start: int
    end: int
    """`[start:end]` in the text of the block."""
    span: Span
    """In the source, with the brackets and tags that belong to the marker."""
    style: CitationStyle
    references: tuple[str, ...] = ()
    """Ids of the references it points to, in the order written."""
    dangling: tuple[str, ...] = ()
    """Labels in the marker that no reference bears."""


@frozen(kw_only=True)
class Reference:
    """An entry of the bibliography, or a source known only by a link in the text.

    >>> from claimcheck.references.bibliography import parse_reference
    >>> reference = parse_reference("Doe J. Thyme and colds. J Made Up. 2015;3:1-9.")
    >>> reference.title, reference.year
    ('Thyme and colds', 2015)
    """

    id: str
    span: Span
    text: str
    """The entry as printed, white space normalised."""
    label: str = ""
    """What the text calls it: `12`, `^note`, `smith2012`; empty for unnumbered entries."""
    authors: tuple[str, ...] = ()
    title: str = ""
    journal: str = ""
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    identifiers: tuple[Identifier, ...] = ()
    """Spans slice the source of the article."""
    field_spans: tuple[tuple[str, Span], ...] = ()
    """`(field name, span in the source)` for each bibliographic field that was found."""
    linked: bool = False
    """True when the source is known only by a hyperlink in the running text."""


@frozen(kw_only=True)
class Astray:
    """A link that is there to cite and leads to what is no source."""

    span: Span
    target: str
    """The address as written."""
    why: str
    """What it leads to, in words: "a shop"."""
