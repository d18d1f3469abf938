"""The lines of a source that a finding stands on, its words marked from below."""

from __future__ import annotations

import re
from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from attrs import evolve, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Span
    from claimcheck.reporters.place import Lines

MOST_ROWS = 4
"""Rows shown of one finding; the rest of a longer one is left out."""
LEAST_WIDTH = 20

_DOTS = ("…", 1)
_MORE = " …"

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphen, zero-width spaces and joiners: left out, since they show nothing."""


@frozen
class Row:
    """A row of an excerpt: the number of its line, if it begins one, its text, and marks to stand below."""

    line: int | None
    text: str
    marks: str


_COMMAND = re.compile(r"::(?=[A-Za-z])|##\[")
"""What begins a workflow command of GitHub: the first at the start of a line, the second, older one anywhere."""
_HARMLESS = {"::": "∷", "##[": "#♯["}

_Cell = tuple[str, int]
"""What is shown of a character, with the combining marks that follow it, and how many columns it takes."""


def visible(text: str) -> str:
    """The text with nothing in it that could steer a terminal or a workflow, or reorder the line.

    A tab becomes four spaces, other white space one; a control character becomes its Unicode picture; a
    character that sets the direction of writing becomes its code point in words; what is invisible goes; the
    signs that begin a command of a workflow are replaced by some that look like them.
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_visible, text))
    return _COMMAND.sub(lambda found: _HARMLESS[found[0]], text)


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t":
        return "    "
    if character.isspace() and character not in "\x1c\x1d\x1e\x1f\x85":
        return " "
    if character in _INVISIBLE:
        return ""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def excerpt(lines: Lines, span: Span, width: int) -> tuple[Row, ...]:
    """The source lines that `span` touches, each at most `width` columns wide, at most MOST_ROWS in all.

    A line that is too long is shown from around the marked words; where these alone are too long they are
    wrapped. Blank lines are left out. An empty span is marked where it stands.
    """
    parts = list(islice(_parts(lines, span), MOST_ROWS + 1))
    width = max(width, LEAST_WIDTH) - (len(_MORE) if len(parts) > 1 else 0)
    rows: list[Row] = []
    for part in parts:
        if len(rows) == MOST_ROWS:
            rows[-1] = evolve(rows[-1], text=rows[-1].text + _MORE)
            break
        rows.extend(_rows(lines.source, part, width, MOST_ROWS - len(rows)))
    return tuple(rows)


@frozen(kw_only=True)
class _Part:
    """The part of a span in one line, as offsets into the source: `[start:end]` within `[first:behind]`."""

    line: int
    first: int
    start: int
    end: int
    behind: int


def _parts(lines: Lines, span: Span) -> Iterator[_Part]:
    """The lines of a span that show something of it."""
    last = lines.place(max(span.start, span.end - 1)).line
    for line in range(lines.place(span.start).line, last + 1):
        first, behind = lines.bounds(line)
        start, end = max(span.start, first), min(span.end, behind)
        if span.start == span.end or lines.source[start:end].strip():
            yield _Part(line=line, first=first, start=min(start, behind), end=max(start, end), behind=behind)


def _rows(source: str, part: _Part, width: int, most: int) -> Iterator[Row]:
    """At most `most` rows for one line."""
    # No more of a line is looked at than can be shown: it may be a file of 10 MB.
    first = max(part.first, part.start - width)
    end = min(part.end, part.start + (most + 1) * width)
    behind = min(part.behind, end + width)
    before, marked, after = (
        _cells(source[first : part.start]),
        _cells(source[part.start : end]),
        _cells(source[end:behind]),
    )
    if not marked:
        marked, after = after[:1] or [(" ", 1)], after[1:]
    if first == part.first:
        before = _unindented(before)
    whole = first == part.first and behind == part.behind
    if whole and _width(before + marked + after) <= width:
        yield _row(part.line, before, marked, after)
    elif _width(marked) <= width - 2:
        yield _window(part.line, before, marked, after, width)
    else:
        yield from _wrapped(part.line, before, marked, after, width, most)


def _window(line: int, before: list[_Cell], marked: list[_Cell], after: list[_Cell], width: int) -> Row:
    """One row: the marked words and as much around them as has room, cut between words."""
    room = width - 2 - _width(marked)
    left = _head(before[::-1], max(room // 2, room - _width(after)))[::-1]
    right = _head(after, room - _width(left))
    return _row(
        line,
        ([_DOTS] if len(left) < len(before) else []) + left,
        marked,
        right + ([_DOTS] if len(right) < len(after) else []),
    )


def _wrapped(  # noqa: PLR0913, PLR0917 - the three parts of a line and the room for them, of one caller
    line: int, before: list[_Cell], marked: list[_Cell], after: list[_Cell], width: int, most: int
) -> Iterator[Row]:
    """The marked words in several rows, with dots for what stands before and behind them."""
    for number in range(most):
        left = [_DOTS, *_head(before[-1:], 1)] if before and not number else []
        room = width - 1 - _width(left)
        piece = _head(marked, room)
        marked = marked[len(piece) :]
        right = [] if marked else _head(after, room - _width(piece))
        cut = number == most - 1 if marked else len(right) < len(after)
        yield _row(None if number else line, left, piece, right + ([_DOTS] if cut else []))
        if not marked:
            return


def _row(line: int | None, before: list[_Cell], marked: list[_Cell], after: list[_Cell]) -> Row:
    text = "".join(shown for shown, _ in (*before, *marked, *after)).rstrip().replace("##[", _HARMLESS["##["])
    trailing = len(marked) > 1 and not after
    under = _width(_unindented(marked[::-1])) if trailing else _width(marked)
    return Row(line, text, " " * _width(before) + "^" * max(under, 1))


def _head(cells: list[_Cell], room: int) -> list[_Cell]:
    """As many of the first cells as fit into `room` columns, cut behind a space if there is one."""
    used = 0
    for place, (_, width) in enumerate(cells):
        used += width
        if used > room:
            space = next((behind for behind in range(place, 0, -1) if cells[behind - 1][0] == " "), place)
            return cells[:space]
    return cells


def _cells(text: str) -> list[_Cell]:
    """What is shown of each character of a text."""
    if text.isascii() and text.isprintable():
        return [(character, 1) for character in text]
    if text.isascii():
        return [(shown, len(shown)) for shown in map(_visible, text) if shown]
    from rich.cells import cell_len

    cells: list[_Cell] = []
    for shown in filter(None, map(_visible, text)):
        width = cell_len(shown)
        if width or not cells:
            cells.append((shown, width))
        else:
            cells[-1] = (cells[-1][0] + shown, cells[-1][1])
    return cells


def _unindented(cells: list[_Cell]) -> list[_Cell]:
    return list(dropwhile(lambda cell: cell[0].isspace(), cells))


def _width(cells: list[_Cell]) -> int:
    return sum(width for _, width in cells)
