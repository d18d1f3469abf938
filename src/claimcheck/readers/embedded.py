"""An article that stands inside another file, in a JSON string or in CDATA, every character with its place there."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from claimcheck import regex as re
from claimcheck.model import Article, Block, OffsetMap, Span

if TYPE_CHECKING:
    from claimcheck.identifiers import Identifier

_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}

Piece = tuple[int, int, int, bool]
"""Where it starts in the text, where it starts and ends in the file, and whether it is copied one to one."""


@frozen
class Embedded:
    """The text of an article within a file, and where its pieces stand there."""

    text: str
    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, default=())

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece[0] for piece in self.pieces))

    def span(self, start: int, end: int) -> Span:
        """The place in the file of `text[start:end]`."""
        if end <= start:
            first = self._at(start)[0]
            return Span(first, first)
        return Span(self._at(start)[0], self._at(end - 1)[1])

    def _at(self, place: int) -> tuple[int, int]:
        start, first, last, copied = self.pieces[max(0, bisect_right(self._starts, place) - 1)]
        if not copied:
            return first, last
        return min(first + place - start, last), min(first + place - start + 1, last)

    def moved(self, article: Article, source: str) -> Article:
        """An article that was read from the text, with all its places in the file `source`."""
        return evolve(
            article,
            source=source,
            blocks=tuple(map(self._block, article.blocks)),
            declared=tuple(map(self._identifier, article.declared)),
            comments=tuple(evolve(each, span=self.span(each.span.start, each.span.end)) for each in article.comments),
        )

    def _identifier(self, found: Identifier) -> Identifier:
        span = self.span(found.start, found.end)
        return evolve(found, start=span.start, end=span.end)

    def _block(self, block: Block) -> Block:
        return evolve(
            block,
            offsets=OffsetMap(tuple(piece for run in block.offsets.runs for piece in self._runs(*run))),
            marks=tuple(evolve(mark, span=self.span(mark.span.start, mark.span.end)) for mark in block.marks),
        )

    def _runs(self, text: int, start: int, end: int, identical: bool) -> list[Piece]:
        """A run of a block, cut where the pieces of the text are."""
        if not identical:
            span = self.span(start, end)
            return [(text, span.start, span.end, False)]
        runs: list[Piece] = []
        index = max(0, bisect_right(self._starts, start) - 1)
        while start < end:
            piece, first, last, copied = self.pieces[index]
            following = self._starts[index + 1] if index + 1 < len(self.pieces) else len(self.text)
            stop = min(end, following)
            place = first + start - piece if copied else first
            runs.append((text, place, place + stop - start if copied else last, copied))
            text, start, index = text + stop - start, stop, index + 1
        return runs


def slice_of(source: str, start: int, end: int) -> Embedded:
    """A part of a file that is text as it stands."""
    return Embedded(source[start:end], ((0, start, end, True),))


def json_string(source: str, start: int, end: int) -> Embedded:
    """A JSON string between its quotes, escapes undone."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length, place = 0, start
    for match in _ESCAPE.finditer(source, start, end):
        if match.start() > place:
            pieces.append((length, place, match.start(), True))
            parts.append(source[place : match.start()])
            length += match.start() - place
        written = match[0][1:]
        character = _character(written)
        pieces.append((length, match.start(), match.end(), False))
        parts.append(character)
        length += len(character)
        place = match.end()
    if place < end or not pieces:
        pieces.append((length, place, end, True))
        parts.append(source[place:end])
    return Embedded("".join(parts), tuple(pieces))


def _character(written: str) -> str:
    if written[0] != "u":
        return _SHORT.get(written, written)
    units = [int(unit, 16) for unit in written[1:].split("\\u")]
    if len(units) == 2:
        return chr(0x10000 + ((units[0] - 0xD800) << 10) + (units[1] - 0xDC00))
    return chr(units[0]) if not 0xD800 <= units[0] < 0xE000 else "\ufffd"
