"""Places in a text as editors count them: lines from 0, columns in the units that the editor asked for."""

from __future__ import annotations

from lsprotocol.types import Position, PositionEncodingKind, Range

from claimcheck.model import Span
from claimcheck.reporters.place import Lines

_BYTES_A_UNIT = {
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Positions:
    """The way from code points of a text to positions of an editor, and back."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str | None = None) -> None:
        """Index `text`; columns are in UTF-16 unless the editor agreed on something else."""
        self._lines = Lines(text)
        kind = PositionEncodingKind(encoding) if encoding else PositionEncodingKind.Utf16
        self._codec, self._width = _BYTES_A_UNIT[kind]

    def position(self, offset: int) -> Position:
        """Where the code point at `offset` stands."""
        place = self._lines.place(offset)
        start, _ = self._lines.bounds(place.line)
        before = self._lines.source[start : start + place.column - 1]
        return Position(line=place.line - 1, character=self._units(before))

    def range(self, span: Span) -> Range:
        """Where a span stands."""
        return Range(start=self.position(span.start), end=self.position(span.end))

    def offset(self, position: Position) -> int:
        """The code point at a position; one behind the end of its line counts as that end."""
        if position.line >= len(self._lines):
            return len(self._lines.source)
        start, end = self._lines.bounds(position.line + 1)
        left = position.character
        for place in range(start, end):
            left -= self._units(self._lines.source[place])
            if left < 0:
                return place
        return end

    def span(self, where: Range) -> Span:
        """The code points of a range."""
        start = self.offset(where.start)
        return Span(start, max(start, self.offset(where.end)))

    def line_start(self, offset: int) -> tuple[Position, str]:
        """Where the line of a code point begins, and the white space that it begins with."""
        start, end = self._lines.bounds(self._lines.place(offset).line)
        line = self._lines.source[start:end]
        return self.position(start), line[: len(line) - len(line.lstrip())]

    def _units(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._width
