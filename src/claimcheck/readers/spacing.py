"""White space made plain: single spaces, nothing invisible, and a map back to the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.model import OffsetMap

# Zero-width spaces and joiners, direction marks, the soft hyphen and a stray byte order mark.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
WHITE = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
EDGE = WHITE + INVISIBLE
_IRREGULAR = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]")


def plain(source: str, pieces: Sequence[tuple[int, int]], glued: frozenset[int]) -> tuple[str, OffsetMap]:
    """The text of the slices `source[start:end]` of `pieces`, joined by a space, and its map.

    Runs of white space become one space, invisible characters go. Pieces are in order, do not overlap, and
    begin and end with a visible character. No space is put before a piece whose index is in `glued`.
    """
    if len(pieces) == 1:
        start, end = pieces[0]
        text = source[start:end]
        if _IRREGULAR.search(text) is None:
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
