"""Plain text: paragraphs, headings and list items found where nothing marks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimcheck.model import Article, Block, BlockKind
from claimcheck.readers.headings import could_head, is_dateline, names_list, names_section
from claimcheck.readers.lines import Line, Marker, groups
from claimcheck.readers.spacing import plain
from claimcheck.readers.wrapping import Columns, breaks, ends_sentence, wrap_column

_BROKEN_WORD = re.compile(r"(?:\w[-‐]|\b10\.\d{4,9}/|(?:https?://|www\.)\S{1,300}[/=&?_\-])$")
_SUSPENDED = re.compile(r"(?:and|or|to)\b")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_CITED = re.compile(
    r"\bdoi\b|\b10\.\d{4,9}/|\bPMID\b|\bPMC\d|\bet al\b|\d{1,4}\s?(?:\(\w{1,8}\))?\s?:\s?[a-z]?\d"
    r"|[^\W\d_a-z]\w+,? [A-Z]{1,3}[,.]|[^\W\d_a-z]\w+, [A-Z]\.",
)
_LEAD_IN = re.compile(r"\b(?:are|is|was|were|includ\w+|should|can|may|must|to|that|following|follows|have|has)\b")
_LONGEST_LEAD_IN = 40


@frozen(kw_only=True)
class _Paragraph:
    lines: Sequence[Line]
    text: str
    """The first line as written, without its marker."""
    begins: bool
    """Whether a blank line, or the start of the file, stands before it."""
    ends: bool
    """Whether a blank line, or the end of the file, stands after it."""
    entry: bool
    """Whether it stands in a reference list."""
    rule: str = ""
    """The character of the line that underlines it."""

    @property
    def marker(self) -> Marker:
        return self.lines[0].marker


def read_text(source: str, path: str) -> Article:
    """The paragraphs, headings, list items and quotes of a plain text.

    Line ends within a paragraph are joined by a space; a word broken at a hyphen keeps its hyphen. A
    list item is given without its bullet or number (`ordinal`), save an entry of a reference list, which
    keeps its number in the text as well.

    Args:
        source: The decoded text, line ends as in the file.
        path: The name of the file.
    """
    paragraphs = list(_paragraphs(source))
    blocks: list[Block] = []
    depths: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        block = _block(paragraph, following, source, blocks)
        if block.kind is BlockKind.LIST_ITEM:
            block = evolve(block, level=_depth(paragraph.lines[0].indent, depths))
        else:
            depths.clear()
        blocks.append(block)
    return Article(path=path, source=source, blocks=tuple(blocks))


def _paragraphs(source: str) -> Iterator[_Paragraph]:
    all_groups = list(groups(source))
    file = wrap_column(all_groups, source)
    entries = False
    for group in all_groups:
        for part in _sections(group, source):
            begins, ends = part[0] is group[0], part[-1] is group[-1]
            for paragraph in _cut(part, source, file, entries=entries, begins=begins, ends=ends):
                yield paragraph
                if len(paragraph.lines) == 1:
                    entries = _still_entries(paragraph, entries=entries)


def _sections(group: list[Line], source: str) -> Iterator[list[Line]]:
    """The group cut around lines that are the name of a section, alone."""
    if len(group) == 1:
        yield group
        return
    part: list[Line] = []
    for line in group:
        if line.end - line.start <= 60 and not source[line.start].islower() and names_section(line.text(source)):
            if part:
                yield part
            yield [line]
            part = []
        else:
            part.append(line)
    if part:
        yield part


def _cut(  # noqa: PLR0913
    part: list[Line], source: str, file: Columns, *, entries: bool, begins: bool, ends: bool
) -> Iterator[_Paragraph]:
    cuts = [*breaks(part, source, file, entries=entries), True] if len(part) > 1 else [True]
    first = 0
    for index, cut in enumerate(cuts):
        if not cut:
            continue
        lines = part[first : index + 1]
        ruled = index + 1 < len(part) and part[index + 1].rule
        if not lines[0].rule:
            yield _Paragraph(
                lines=lines,
                text=source[lines[0].words : lines[0].end],
                begins=begins and first == 0,
                ends=ends and index == len(part) - 1,
                entry=entries,
                rule=part[index + 1].rule if ruled else "",
            )
        first = index + 1


def _still_entries(paragraph: _Paragraph, *, entries: bool) -> bool:
    line = paragraph.lines[0]
    whole = paragraph.text if line.marker is Marker.NONE else ""
    if names_list(whole):
        return True
    if not entries or names_section(whole):
        return False
    return not (paragraph.begins and paragraph.ends and _heads_after_list(whole))


def _heads_after_list(text: str) -> bool:
    plain_words = len(text.split()) <= 8 and not any(sign in text for sign in ".,;:()")
    return bool(text) and plain_words and not any(map(str.isdigit, text)) and could_head(text)


def _block(
    paragraph: _Paragraph, following: _Paragraph | None, source: str, before: Sequence[Block]
) -> Block:
    lines = paragraph.lines
    first = lines[0]
    if first.quoted:
        return _made(BlockKind.QUOTE, paragraph, source, first.start)
    whole = _made(BlockKind.PARAGRAPH, paragraph, source, first.start)
    if paragraph.rule and len(lines) == 1 and not ends_sentence(whole.text) and len(whole.text) <= 220:
        return evolve(whole, kind=BlockKind.HEADING, level=1 if paragraph.rule == "=" else 2)
    if first.marker is Marker.NONE or _numbers_heading(paragraph, following, before):
        if _heads(whole.text, paragraph, following, before):
            title = not any(block.kind is BlockKind.HEADING for block in before)
            return evolve(whole, kind=BlockKind.HEADING, level=1 if title else 2)
        return whole
    ordinal = first.ordinal
    if ordinal is not None and (source[first.start] == "[" or paragraph.entry or _cites(whole.text)):
        return evolve(whole, kind=BlockKind.LIST_ITEM, ordinal=ordinal)
    return evolve(_made(BlockKind.LIST_ITEM, paragraph, source, first.words), ordinal=ordinal)


def _cites(text: str) -> bool:
    return _YEAR.search(text) is not None and _CITED.search(text) is not None


def _made(kind: BlockKind, paragraph: _Paragraph, source: str, start: int) -> Block:
    lines = paragraph.lines
    if len(lines) == 1:
        text, offsets = plain(source, ((start, lines[0].end),), frozenset())
    else:
        pieces = [(start, lines[0].end), *((line.start, line.end) for line in lines[1:])]
        text, offsets = plain(source, pieces, _glued(pieces, source))
    return Block(kind=kind, text=text, offsets=offsets)


def _glued(pieces: Sequence[tuple[int, int]], source: str) -> frozenset[int]:
    """The pieces that go on with the word that the piece before them began."""
    glued = set()
    for index in range(1, len(pieces)):
        (start, end), (following, _) = pieces[index - 1], pieces[index]
        if source[end] == "\u00ad":
            glued.add(index)
        elif source[end - 1] in "-‐/=&?_" and _BROKEN_WORD.search(source, max(start, end - 320), end):
            if not _SUSPENDED.match(source, following) and not source[following].isupper():
                glued.add(index)
    return frozenset(glued)


def _numbers_heading(
    paragraph: _Paragraph, following: _Paragraph | None, before: Sequence[Block]
) -> bool:
    """Whether a number before a short line is that of a section ("2. Methods"), not of a list item."""
    return (
        paragraph.marker is Marker.NUMBER
        and paragraph.begins
        and paragraph.ends
        and not paragraph.entry
        and following is not None
        and following.marker is Marker.NONE
        and (not before or before[-1].kind is not BlockKind.LIST_ITEM)
    )


def _heads(
    text: str, paragraph: _Paragraph, following: _Paragraph | None, before: Sequence[Block]
) -> bool:
    if names_section(text):
        return True
    if following is None or paragraph.marker is Marker.BULLET:
        return False
    if paragraph.entry:
        return paragraph.begins and paragraph.ends and _heads_after_list(text)
    if text.endswith(":"):
        listed = following.marker in {Marker.BULLET, Marker.NUMBER}
        return listed and len(text) <= _LONGEST_LEAD_IN and _LEAD_IN.search(text) is None
    title = not any(block.kind is BlockKind.HEADING or len(block.text) > 120 for block in before[:8])
    title = title and len(before) < 8
    if not could_head(text, title=title):
        return False
    if paragraph.begins and paragraph.ends:
        return title or not text.endswith("!")
    if len(paragraph.lines) > 1 or following.begins:
        return False
    after_end = not before or before[-1].kind is BlockKind.HEADING or ends_sentence(before[-1].text)
    after_end = after_end or is_dateline(before[-1].text)
    longer = following.lines[-1].end - following.lines[0].start > len(text) * 1.5
    return after_end and longer and len(text) <= 120


def _depth(indent: int, depths: list[int]) -> int:
    """The nesting depth, from 1, of a list item at `indent`, given the indents of the open lists."""
    while depths and indent < depths[-1]:
        depths.pop()
    if not depths or indent > depths[-1]:
        depths.append(indent)
    return len(depths)
