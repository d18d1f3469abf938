"""The article as a reader understood it: blocks with their marks, and the sentences in them."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from claimcheck.identifiers import Identifier
from claimcheck.model.places import OffsetMap, Span


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    CAPTION = "caption"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    """A footnote or endnote, or an entry of a list that the format itself marks as references."""
    FURNITURE = "furniture"
    """Comment forms, biographies, cookie notes, navigation, related posts, shop boxes: not article text."""


class MarkKind(StrEnum):
    """What an inline mark in a block is."""

    LINK = "link"
    SUPERSCRIPT = "superscript"
    NOTE = "note"
    """A footnote reference: Markdown `[^1]`, a DOCX footnote; the target is the label."""
    EMPHASIS = "emphasis"
    """Italic text; bold is not kept."""


@frozen(kw_only=True)
class Mark:
    """An inline element of a block: `text[start:end]` of the block, `span` in the source, tags included."""

    kind: MarkKind
    start: int
    end: int
    span: Span
    target: str = ""
    """The href as written but with entities decoded; `#id` inside the page; a footnote label."""


@frozen(kw_only=True)
class Block:
    """A paragraph, heading, list item … with normalised text (single spaces, no tags, no NBSP)."""

    kind: BlockKind
    text: str
    offsets: OffsetMap
    marks: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()
    """Names that in-page links and footnote references use for this block: `ref-1`, `fn:1`, `^1`, `B12`."""
    level: int = 0
    """1–6 for a heading, nesting depth for a list item, else 0."""
    ordinal: int | None = None
    """The number of an ordered list item or numbered reference when the format, not the text, carries it."""
    section: str = ""
    """Text of the nearest heading above; empty before the first."""
    language: str = ""
    """The code of its language as its markup declares it: `de`, `fr-CA`; empty where nothing does."""

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of `text[start:end]`; of the whole block without arguments."""
        return self.offsets.span(start, len(self.text) if end is None else end)


@frozen(kw_only=True)
class Comment:
    """A remark of the author to claimcheck, which readers do not see: `claimcheck-disable CIT101 reason`."""

    text: str
    """What it says, without the marks of a comment and white space at the edges."""
    span: Span
    """Where it stands; of a comment in the margin (DOCX) the passage that it is attached to."""
    attached: bool = False
    """Whether it concerns its span, not what follows."""


@frozen(kw_only=True)
class Article:
    """A file as a reader understood it: its source and the blocks of its text.

    >>> from claimcheck import check_text
    >>> article = check_text("Thyme *cures* colds.").articles[0].reading.article
    >>> article.source, [block.text for block in article.blocks]
    ('Thyme *cures* colds.', ['Thyme cures colds.'])
    """

    path: str
    source: str
    """The decoded file; of a DOCX, its text with one line a paragraph. All spans slice this."""
    blocks: tuple[Block, ...]
    title: str = ""
    declared: tuple[Identifier, ...] = ()
    """Identifiers of the works that metadata names as the article's subject or sources (front matter
    `article_doi`, JSON-LD `citation`, `<meta name="citation_doi">`); their spans slice the source."""
    comments: tuple[Comment, ...] = ()
    """The comments that begin with `claimcheck-`, in order of place; none from code, `<pre>` or scripts."""


@frozen(kw_only=True)
class Sentence:
    """One sentence, its citation markers lifted out."""

    block: int
    """Index into `Article.blocks`."""
    start: int
    end: int
    """`[start:end]` in the text of the block, markers included."""
    text: str
    """The words without the markers."""
    span: Span
