"""Plain text: headings, list items and quotes found where nothing marks them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from attrs import define, field

from claimcheck import regex as re
from claimcheck.model import Article, Block, BlockKind
from claimcheck.readers.headings import could_head, is_dateline, names_section
from claimcheck.readers.lines import Marker
from claimcheck.readers.paragraphs import Paragraph, heads_after_list, paragraphs
from claimcheck.readers.spacing import plain
from claimcheck.readers.wrapping import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import OffsetMap

_BROKEN_WORD = re.compile(r"(?:\w[-‐]|\b10\.\d{4,9}/|(?:https?://|www\.)\S{1,300}[/=&?_\-])\Z")
_SUSPENDED = re.compile(r"(?:and|or|to)\b")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_CITED = re.compile(
    r"\bdoi\b|\b10\.\d{4,9}/|\bPMID\b|\bPMC\d|\bet al\b|\d{1,4}\s?(?:\(\w{1,8}\))?\s?:\s?[a-z]?\d"
    r"|[^\W\d_a-z]\w{1,30},? [A-Z]{1,3}[,.]|[^\W\d_a-z]\w{1,30}, [A-Z]\."
)
_LEAD_IN = re.compile(
    r"\b(?:are|is|was|were|includ\w{1,3}|should|can|may|must|to|that|following|follows|have|has|demonstrates?|shows?)\b"
)
_LONGEST_LEAD_IN = 40
_LONGEST_UNDERLINED = 220
_LONGEST_INSIDE = 120
_TITLE_BLOCKS = 8
"""Blocks within which the title of an article is looked for."""


def read_text(source: str, path: str) -> Article:
    """The paragraphs, headings, list items and quotes of a plain text.

    Line ends within a paragraph are joined by a space; a word broken at a hyphen keeps its hyphen. A
    list item is given without its bullet or number (`ordinal`), save an entry of a reference list, which
    keeps its number in the text as well.

    Args:
        source: The decoded text, line ends as in the file.
        path: The name of the file.
    """
    parts = list(paragraphs(source))
    reading = _Reading(source)
    for paragraph, following in zip_longest(parts, parts[1:]):
        reading.add(paragraph, following)
    return Article(path=path, source=source, blocks=tuple(reading.blocks))


@define
class _Reading:
    """The blocks read so far, with what the next one depends on."""

    source: str
    blocks: list[Block] = field(factory=list)
    depths: list[int] = field(factory=list)
    """The indents of the lists that are open, outermost first."""
    section: str = ""

    def add(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        first = paragraph.lines[0]
        text, offsets = _plain(paragraph, self.source, first.start)
        kind = _kind(text, paragraph, following, self.blocks)
        level, ordinal = 0, None
        if kind is BlockKind.HEADING:
            level = 2 if self.section or paragraph.rule == "-" else 1
        if kind is BlockKind.LIST_ITEM:
            level, ordinal = self._depth(first.indent), first.ordinal
            if ordinal is None or not (self.source[first.start] == "[" or paragraph.entry or _cites(text)):
                text, offsets = _plain(paragraph, self.source, first.words)
        else:
            self.depths.clear()
        self.blocks.append(
            Block(kind=kind, text=text, offsets=offsets, level=level, ordinal=ordinal, section=self.section)
        )
        if kind is BlockKind.HEADING:
            self.section = text

    def _depth(self, indent: int) -> int:
        """The nesting depth, from 1, of a list item at `indent`."""
        while self.depths and indent < self.depths[-1]:
            self.depths.pop()
        if not self.depths or indent > self.depths[-1]:
            self.depths.append(indent)
        return len(self.depths)


def _kind(text: str, paragraph: Paragraph, following: Paragraph | None, before: Sequence[Block]) -> BlockKind:
    if paragraph.lines[0].quoted:
        return BlockKind.QUOTE
    if paragraph.rule and len(paragraph.lines) == 1 and len(text) <= _LONGEST_UNDERLINED and not text.endswith("."):
        return BlockKind.HEADING
    if paragraph.marker is Marker.NONE or _numbers_heading(paragraph, following, before):
        heads = _heads(text, paragraph, following, before)
        return BlockKind.HEADING if heads else BlockKind.PARAGRAPH
    return BlockKind.LIST_ITEM


def _plain(paragraph: Paragraph, source: str, start: int) -> tuple[str, OffsetMap]:
    lines = paragraph.lines
    if len(lines) == 1:
        return plain(source, ((start, lines[0].end),), frozenset())
    pieces = [(start, lines[0].end), *((line.start, line.end) for line in lines[1:])]
    glued = frozenset(i for i in range(1, len(pieces)) if goes_on(source, *pieces[i - 1], pieces[i][0]))
    return plain(source, pieces, glued)


def goes_on(source: str, start: int, end: int, following: int) -> bool:
    """Whether the line that begins at `following` goes on with the last word of the line `[start:end]`."""
    if source[end] == "\u00ad":
        return True
    if source[end - 1] == "–":
        return source[end - 2 : end - 1].isdigit() and source[following].isdigit()
    if source[end - 1] not in "-‐/=&?_" or not _BROKEN_WORD.search(source, max(start, end - 320), end):
        return False
    return not (source[following].isupper() or _SUSPENDED.match(source, following))


def _cites(text: str) -> bool:
    return _YEAR.search(text) is not None and _CITED.search(text) is not None


def _numbers_heading(paragraph: Paragraph, following: Paragraph | None, before: Sequence[Block]) -> bool:
    """Whether a number before a short line is that of a section ("2. Methods"), not of a list item."""
    return (
        paragraph.marker is Marker.NUMBER
        and paragraph.alone
        and not paragraph.entry
        and following is not None
        and following.marker is Marker.NONE
        and (not before or before[-1].kind is not BlockKind.LIST_ITEM)
    )


def _heads(text: str, paragraph: Paragraph, following: Paragraph | None, before: Sequence[Block]) -> bool:
    if names_section(text):
        return True
    if following is None:
        return False
    if paragraph.entry:
        return paragraph.alone and heads_after_list(text)
    if text.endswith(":"):
        listed = following.marker in {Marker.BULLET, Marker.NUMBER}
        return listed and len(text) <= _LONGEST_LEAD_IN and _LEAD_IN.search(text) is None
    title = len(before) < _TITLE_BLOCKS and all(
        block.kind is not BlockKind.HEADING and len(block.text) <= _LONGEST_INSIDE for block in before
    )
    if not could_head(text, title=title):
        return False
    if paragraph.alone:
        return title or not text.endswith("!")
    if len(paragraph.lines) > 1 or following.begins or len(text) > _LONGEST_INSIDE:
        return False
    if before and before[-1].kind is not BlockKind.HEADING:
        last = before[-1].text
        if not (ends_sentence(last) or is_dateline(last)):
            return False
    return following.lines[-1].end - following.lines[0].start > len(text) * 1.5
