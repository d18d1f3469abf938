"""The lines of a page in the order in which they are read: columns one after another, what spans them between."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.readers.pdf.pages import Glyph, LinkBox, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ONE_LINE = 0.45
"""Heights by which the baselines of one line may differ: raised numbers stand higher."""
_GAP = 0.8
"""Heights of a gap that parts a line in two, in columns or cells of a table."""
_SMALL, _RAISED = 0.88, 0.12
"""A raised number is smaller than this share of its line, and stands higher by that share of its height."""
_ALIKE = 0.2
"""Heights by which the gaps between the words of a line differ at most, however wide it is set."""
_CROSSING = 0.12
"""Share of the pieces on both sides that may cross the gap between two columns."""
_WHOLE = 0.7
"""Share of the width of the text from which on a line stands in no column."""
_NARROWEST = 8.0
"""Heights of the narrowest column of running text."""
_LEAST = 4
"""Pieces of line in the shortest column."""


@frozen(slots=False, eq=False)
class Piece:
    """A stretch of one line without a wide gap."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """What it says."""
        return "".join(glyph.text for glyph in self.glyphs)

    @cached_property
    def main(self) -> Glyph:
        """A glyph of the size that most of it has, on its baseline."""
        sizes = Counter(glyph.size for glyph in self.glyphs if glyph.text != " ")
        most = max(sizes, key=lambda size: (sizes[size], size)) if sizes else self.glyphs[0].size
        return next((glyph for glyph in self.glyphs if glyph.size == most), self.glyphs[0])

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.glyphs[-1].right


@frozen(kw_only=True, slots=False, eq=False)
class PageLine:
    """A line of a column."""

    page: int
    column: int
    """Counts the columns of the whole file: lines with the same number stand below each other."""
    pieces: tuple[Piece, ...]
    links: tuple[LinkBox, ...] = ()
    track: tuple[int, int] = (0, 0)
    """How many gaps part the columns of its page, and which of the columns it stands in; −1 where it spans some."""

    @cached_property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Its glyphs, with a space where a gap parts its pieces."""
        found: list[Glyph] = []
        for piece in self.pieces:
            if found and found[-1].text != " " and piece.text[:1] != " ":
                found.append(_space(found[-1], piece.glyphs[0]))
            found += piece.glyphs
        return tuple(found)

    @cached_property
    def text(self) -> str:
        """What it says."""
        return "".join(glyph.text for glyph in self.glyphs)

    @cached_property
    def main(self) -> Glyph:
        """A glyph of the size that most of it has."""
        return max(self.pieces, key=lambda piece: len(piece.glyphs)).main

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right

    @cached_property
    def is_row(self) -> bool:
        """Whether it is a row of a table: cells with gaps of their own width, not words set wide apart."""
        gaps = [after.left - before.right for before, after in pairwise(self.pieces)]
        return len(gaps) > 1 and max(gaps) - min(gaps) > _ALIKE * self.main.size

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(glyph.bold for glyph in self.glyphs if glyph.text != " ")

    @cached_property
    def raised(self) -> tuple[bool, ...]:
        """For each glyph whether it is small and raised, as the number of a reference is."""
        main = self.main
        return tuple(
            glyph.text != " " and glyph.size <= _SMALL * main.size and glyph.base >= main.base + _RAISED * main.size
            for glyph in self.glyphs
        )


def read_lines(page: Page, number: int, columns: int) -> Iterator[PageLine]:
    """The lines of a page in reading order; its first column is number `columns`."""
    pieces = list(_pieces(page.glyphs))
    for column, (track, group) in enumerate(_columns(pieces), start=columns):
        for line in _rows(group):
            held = tuple(box for box in page.links if any(box.holds(glyph) for piece in line for glyph in piece.glyphs))
            yield PageLine(page=number, column=column, pieces=line, links=held, track=track)


def _space(before: Glyph, after: Glyph) -> Glyph:
    return type(before)(" ", before.right, after.left, before.base, before.size, before.bold)


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[Piece]:
    """The stretches of glyphs that follow each other on one line."""
    current: list[Glyph] = []
    main: Glyph | None = None
    for glyph in glyphs:
        if main is not None:
            size, gap = max(main.size, glyph.size), glyph.left - current[-1].right
            if abs(glyph.base - main.base) > _ONE_LINE * size or not -0.5 * size <= gap <= _GAP * size:
                yield from _trimmed(current)
                current, main = [], None
        if main is None or (glyph.size > main.size and glyph.text != " "):
            main = glyph
        current.append(glyph)
    yield from _trimmed(current)


def _trimmed(glyphs: list[Glyph]) -> Iterator[Piece]:
    """The piece without white space at its edges, parted where spaces make a gap; nothing where it is all white."""
    start = 0
    words = [index for index, glyph in enumerate(glyphs) if glyph.text != " "]
    for before, after in pairwise(words):
        if after - before > 1 and glyphs[after].left - glyphs[before].right > 2 * _GAP * glyphs[before].size:
            yield Piece(tuple(glyphs[max(start, words[0]) : before + 1]))
            start = after
    if words:
        yield Piece(tuple(glyphs[max(start, words[0]) : words[-1] + 1]))


def _columns(pieces: Sequence[Piece]) -> Iterator[tuple[tuple[int, int], list[Piece]]]:
    """The groups of pieces to be read one after another, each with its track.

    What crosses the gap between two columns is read after all that stands above it and before what is below.
    """
    gaps = _gaps(pieces)
    edges = [float("-inf"), *gaps, float("inf")]
    bands: list[list[list[Piece]]] = [[[] for _ in edges[1:]]]
    wide: list[list[Piece]] = [[]]
    for piece in sorted(pieces, key=lambda piece: -piece.main.base):
        if any(piece.left < gap < piece.right for gap in gaps):
            if any(bands[-1]):
                bands.append([[] for _ in edges[1:]])
                wide.append([])
            wide[-1].append(piece)
            continue
        middle = (piece.left + piece.right) / 2
        column = next(index for index, edge in enumerate(edges[1:]) if middle < edge)
        bands[-1][column].append(piece)
    for above, band in zip(wide, bands, strict=True):
        if above:
            yield (len(gaps), -1), above
        for column, group in enumerate(band):
            if group:
                yield (len(gaps), column), group


def _edges(pieces: Sequence[Piece]) -> tuple[float, float]:
    return min((each.left for each in pieces), default=0.0), max((each.right for each in pieces), default=0.0)


def _gaps(pieces: Sequence[Piece]) -> list[float]:
    """Where columns of running text meet: places that hardly a piece crosses, with wide pieces on both sides."""
    if len(pieces) < 2 * _LEAST:
        return []
    first, last = _edges(pieces)
    covered = [0] * (int(last - first) + 2)
    for piece in pieces:
        if piece.right - piece.left < _WHOLE * (last - first):
            for place in range(int(piece.left - first) + 1, int(piece.right - first) + 1):
                covered[place] += 1
    found: list[float] = []
    start = first
    place = 0
    while place < len(covered):
        low = _CROSSING * max(covered)
        end = place
        while end < len(covered) and covered[end] <= low:
            end += 1
        middle = first + (place + end) / 2
        if end - place >= 4 and _parts(pieces, start, middle, last):
            found.append(middle)
            start = middle
        place = max(end, place + 1)
    return found


def _parts(pieces: Sequence[Piece], start: float, gap: float, end: float) -> bool:
    """Whether wide lines stand on both sides of a gap, beside each other."""
    left = [each for each in pieces if start <= each.left and each.right <= gap]
    right = [each for each in pieces if gap <= each.left and each.right <= end + 1]
    if min(len(left), len(right)) < _LEAST:
        return False
    for side in (left, right):
        widths = sorted(each.right - each.left for each in side)
        if widths[len(widths) * 3 // 4] < _NARROWEST * side[0].main.size:
            return False
    low, high = max(_reach(left)[0], _reach(right)[0]), min(_reach(left)[1], _reach(right)[1])
    return high > low


def _reach(pieces: Sequence[Piece]) -> tuple[float, float]:
    return min(each.main.base for each in pieces), max(each.main.base for each in pieces)


def _rows(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of a column line by line, from left to right."""
    row: list[Piece] = []
    main: Glyph | None = None
    for piece in sorted(pieces, key=lambda piece: -piece.main.base):
        if main and abs(main.base - piece.main.base) > _ONE_LINE * max(main.size, piece.main.size):
            yield tuple(sorted(row, key=lambda each: each.left))
            row, main = [], None
        if main is None or piece.main.size > main.size:
            main = piece.main
        row.append(piece)
    if row:
        yield tuple(sorted(row, key=lambda each: each.left))
