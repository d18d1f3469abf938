"""A PDF read into an article: its lines are the source, its paragraphs, headings and list items the blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.errors import ReadError
from claimcheck.model import Article, Block, BlockKind, Mark, MarkKind, Span
from claimcheck.readers.headings import could_head, names_section
from claimcheck.readers.lines import Marker, marker_of
from claimcheck.readers.pdf.lines import PageLine, read_lines
from claimcheck.readers.pdf.margins import without_margins
from claimcheck.readers.pdf.pages import read_pages
from claimcheck.readers.pdf.paragraphs import Hyphens, Layout, paragraphs
from claimcheck.readers.spacing import EDGE, plain
from claimcheck.readers.text import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model import OffsetMap

_LARGER = 1.12
"""Times the height of the running text from which on a line is set as a heading."""
_LONGEST_HEADING = 4
"""Lines of a heading at most."""


def read_pdf(data: bytes, path: str) -> Article:
    """The article in a PDF.

    Its source is its text, line by line in reading order, without running heads and page numbers; a form feed stands
    at the end of each page. Words broken at the end of a line are whole in the blocks, raised numbers and links are
    marks of these.

    Raises:
        ReadError: pypdfium2 is not installed; the file is locked, broken or too long, or holds pictures of pages only.
    """
    pages = read_pages(data, path)
    columns = 0
    read: list[list[PageLine]] = []
    for number, page in enumerate(pages, 1):
        read.append(list(read_lines(page, number, columns)))
        columns = max((line.column + 1 for line in read[-1]), default=columns)
    kept = without_margins(read)
    lines = [line for page in kept for line in page]
    if not any(character.isalnum() for line in lines for character in line.text):
        raise ReadError(
            f"{path}: no text in it: its pages ({len(pages)}) are pictures; run text recognition (OCR) over it first"
        )
    source, starts = _source(lines)
    return Article(path=path, source=source, blocks=tuple(_blocks(lines, source, starts)))


def _source(lines: Sequence[PageLine]) -> tuple[str, dict[int, int]]:
    """The lines as one text, and where each begins in it, under its identity."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        starts[id(line)] = length
        # Pages without text turn as well, so that what follows keeps the number of its page.
        turned = following.page - line.page if following else 1
        parts.append(line.text + "\f" * turned + "\n")
        length += len(parts[-1])
    return "".join(parts), starts


@frozen(kw_only=True)
class _Piece:
    """Where the words of a line stand in the source."""

    line: PageLine
    start: int
    end: int


def _blocks(lines: Sequence[PageLine], source: str, starts: dict[int, int]) -> Iterator[Block]:
    layout = Layout.of(lines)
    hyphens = Hyphens.of(lines, layout)
    section = ""
    titled = False
    for paragraph in paragraphs(lines, layout):
        pieces = [_piece(line, starts[id(line)]) for line in paragraph]
        if paragraph[0].is_row:
            yield from _cells(paragraph[0], source, starts[id(paragraph[0])], section)
            continue
        marker, ordinal, words = marker_of(source[pieces[0].start : pieces[0].end])
        heading = _is_heading(paragraph, source, pieces, layout, titled=titled)
        skipped = words if marker is not Marker.NONE and not heading else 0
        text, offsets = _joined(source, pieces, skipped, hyphens)
        kind = BlockKind.HEADING if heading else BlockKind.LIST_ITEM if skipped else BlockKind.PARAGRAPH
        level = (2 if titled else 1) if heading else int(bool(skipped))
        yield Block(
            kind=kind,
            text=text,
            offsets=offsets,
            marks=tuple(sorted(_marks(pieces, text, offsets), key=lambda mark: (mark.start, -mark.end))),
            level=level,
            ordinal=ordinal if skipped else None,
            section=section,
        )
        if heading:
            section, titled = text, True


def _piece(line: PageLine, start: int) -> _Piece:
    text = line.text
    first = len(text) - len(text.lstrip(EDGE))
    return _Piece(line=line, start=start + first, end=start + len(text.rstrip(EDGE)))


def _is_heading(
    paragraph: Sequence[PageLine], source: str, pieces: Sequence[_Piece], layout: Layout, *, titled: bool
) -> bool:
    text = " ".join(source[piece.start : piece.end] for piece in pieces)
    if len(paragraph) > _LONGEST_HEADING:
        return False
    set_apart = paragraph[0].main.size >= _LARGER * layout.size or all(line.bold for line in paragraph)
    return names_section(text) or (set_apart and could_head(text, title=not titled))


def _cells(line: PageLine, source: str, start: int, section: str) -> Iterator[Block]:
    """The cells of a row of a table."""
    place = start
    for piece in line.pieces:
        place = source.index(piece.text.strip(), place)
        end = place + len(piece.text.strip())
        text, offsets = plain(source, ((place, end),), frozenset())
        yield Block(kind=BlockKind.TABLE_CELL, text=text, offsets=offsets, section=section)
        place = end


def _joined(source: str, pieces: Sequence[_Piece], skipped: int, hyphens: Hyphens) -> tuple[str, OffsetMap]:
    """The text of the lines, the first `skipped` characters left out, words whole that a line end breaks."""
    ranges = [(piece.start, piece.end) for piece in pieces]
    ranges[0] = (ranges[0][0] + skipped, ranges[0][1])
    glued = set()
    for index in range(1, len(ranges)):
        (start, end), (following, _) = ranges[index - 1], ranges[index]
        if hyphens.breaks(source, start, end, following):
            ranges[index - 1] = (start, end - 1)
            glued.add(index)
        elif goes_on(source, start, end, following):
            glued.add(index)
    return plain(source, ranges, frozenset(glued))


def _marks(pieces: Iterable[_Piece], text: str, offsets: OffsetMap) -> Iterator[Mark]:
    """Raised numbers and links of the block."""
    places: dict[int, int] = {}
    for text_start, source_start, source_end, identical in offsets.runs:
        for step in range(source_end - source_start if identical else 1):
            places[source_start + step] = text_start + step
    found: list[Mark] = []
    for piece in pieces:
        base = piece.end - len(piece.line.text.rstrip(EDGE))
        for kind, start, end, target in _stretches(piece.line):
            inside = [places[base + each] for each in range(start, end) if base + each in places]
            if inside and text[inside[0] : inside[-1] + 1].strip():
                span = Span(base + start, base + end)
                found.append(Mark(kind=kind, start=inside[0], end=inside[-1] + 1, span=span, target=target))
    found.sort(key=lambda mark: (mark.start, -mark.end))
    for kind in (MarkKind.SUPERSCRIPT, MarkKind.LINK):
        yield from _whole([mark for mark in found if mark.kind is kind], text)


def _whole(marks: Sequence[Mark], text: str) -> Iterator[Mark]:
    """The marks of one kind, those joined that a line end parts."""
    last: Mark | None = None
    for mark in marks:
        if last and last.target == mark.target and not text[last.end : mark.start].strip():
            last = evolve(last, end=mark.end, span=Span(last.span.start, mark.span.end))
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last


def _stretches(line: PageLine) -> Iterator[tuple[MarkKind, int, int, str]]:
    """The stretches of characters of a line that are raised, and those that lead to one address."""
    raised = [(MarkKind.SUPERSCRIPT, "") if up else None for up in line.raised]
    led = [next(((MarkKind.LINK, box.target) for box in line.links if box.holds(glyph)), None) for glyph in line.glyphs]
    lengths = [len(glyph.text) for glyph in line.glyphs]
    for states in (raised, led):
        place = begun = 0
        before: tuple[MarkKind, str] | None = None
        for state, length in zip([*states, None], [*lengths, 0], strict=True):
            if state != before:
                if before:
                    yield before[0], begun, place, before[1]
                begun, before = place, state
            place += length
