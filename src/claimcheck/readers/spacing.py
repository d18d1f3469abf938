"""White space made plain: single spaces, nothing invisible, and a map back to the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Sequence

_RANGES = (
    (0xAD, 0xAD),  # soft hyphen
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x180E, 0x180E),
    (0x200B, 0x200F),  # zero-width space and joiners, direction marks
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x2069),
    (0xFEFF, 0xFEFF),  # byte order mark in the middle of a text
)
INVISIBLE = "".join(chr(code) for first, last in _RANGES for code in range(first, last + 1))
"""Characters without width: joiners, direction marks, the soft hyphen."""
_WHITE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_IRREGULAR = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]")
EDGE = _WHITE + INVISIBLE
"""Every character that stands for nothing at the edge of a line."""


def _is_plain(text: str) -> bool:
    # Splitting and joining in C is several times faster than a search for what is irregular.
    return " ".join(text.split()) == text and (text.isascii() or _UNSEEN.search(text) is None)


def plain(source: str, pieces: Sequence[tuple[int, int]], glued: frozenset[int]) -> tuple[str, OffsetMap]:
    """The text of the slices `source[start:end]` of `pieces`, joined by a space, and its map.

    Runs of white space become one space, invisible characters go. Pieces are in order, do not overlap, and
    begin and end with a visible character. No space is put before a piece whose index is in `glued`.
    """
    if len(pieces) == 1:
        start, end = pieces[0]
        text = source[start:end]
        if _is_plain(text):
            return text, OffsetMap.identity(start, len(text))
    parts: list[str] = []
    runs: list[tuple[int, int, int, bool]] = []
    length = 0
    for index, (start, end) in enumerate(pieces):
        if index and index not in glued:
            parts.append(" ")
            runs.append((length, pieces[index - 1][1], start, False))
            length += 1
        here = start
        for found in _IRREGULAR.finditer(source, start, end):
            if found.start() > here:
                parts.append(source[here : found.start()])
                runs.append((length, here, found.start(), True))
                length += found.start() - here
            here = found.end()
            if found[0].strip(INVISIBLE):
                parts.append(" ")
                runs.append((length, found.start(), here, False))
                length += 1
        if end > here:
            parts.append(source[here:end])
            runs.append((length, here, end, True))
            length += end - here
    return "".join(parts), OffsetMap(tuple(runs))
