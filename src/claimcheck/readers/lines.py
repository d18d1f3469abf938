"""The lines of a plain text: where their words stand, how far they are indented, what marks them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.readers.spacing import EDGE

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"(?:>[ \t]?){1,20}")
_MARKER = re.compile(
    r"(?P<bullet>[•‣⁃▪◦●○■□►▶✓✔➤➢·∙*+\-–—])(?=\s)\s{0,20}"
    r"|(?:\[(?P<square>\d{1,4})\]:?|\((?P<round>\d{1,3})\)|(?P<plain>\d{1,3})(?:[.)](?=\s|[^\W\d_])|(?=\t)))\s{0,20}"
)
_RULE = re.compile(r"([=\-~*_#+])(?:[ \t]{0,3}\1){2,}")


class Marker(Enum):
    """What a line begins with."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    """`12.` or `12)` or a number and a tab"""
    BRACKET = "bracket"
    """`[12]` or `(12)`"""


@frozen(kw_only=True)
class Line:
    """A line that has words, or a rule of repeated characters."""

    start: int
    end: int
    """`[start:end]` of the source, white space and quoting signs at the edges left out."""
    width: int
    """Columns from the start of the line to the end of its words."""
    indent: int
    quoted: bool
    marker: Marker
    ordinal: int | None
    words: int
    """Where the words begin after the marker."""
    rule: str
    """The character of a rule of `====`, else empty."""


def groups(source: str) -> Iterator[list[Line]]:
    """The lines of `source` in groups that blank lines part."""
    group: list[Line] = []
    place = 0
    for raw in source.splitlines(keepends=True):
        line = _line(raw, place)
        place += len(raw)
        if line is not None:
            group.append(line)
        # A form feed alone is a page's end, which falls in the middle of paragraphs too.
        elif group and not (raw.endswith("\f") and not raw.strip(EDGE)):
            yield group
            group = []
    if group:
        yield group


def _line(raw: str, place: int) -> Line | None:
    left = raw.lstrip(EDGE)
    skipped = len(raw) - len(left)
    quoted = False
    if left.startswith(">") and (found := _QUOTED.match(left)):
        quoted = True
        left = left[found.end() :].lstrip(EDGE)
        skipped = len(raw) - len(left)
    words = left.rstrip(EDGE)
    if not words:
        return None
    marker, ordinal, offset = marker_of(words)
    offset += len(words) - offset - len(words[offset:].lstrip(EDGE + "\u00ad"))
    start = place + skipped
    indent = len(raw[:skipped].expandtabs(4)) if skipped and not quoted else 0
    found = _RULE.fullmatch(words) if words[0] in "=-~*_#+" else None
    return Line(
        start=start,
        end=start + len(words),
        width=indent + len(words),
        indent=indent,
        quoted=quoted,
        marker=marker,
        ordinal=ordinal,
        words=start + offset,
        rule=found[1] if found else "",
    )


def marker_of(words: str) -> tuple[Marker, int | None, int]:
    """The marker that a line of words begins with, its number, and where the words behind it begin."""
    # Most lines begin with a letter and need no search.
    if words[0].isalpha():
        return Marker.NONE, None, 0
    found = _MARKER.match(words)
    if found is None or found.end() == len(words):
        return Marker.NONE, None, 0
    place = len(words) - len(words[found.end() :].lstrip(EDGE))
    if found["bullet"]:
        return Marker.BULLET, None, place
    if found["plain"]:
        return Marker.NUMBER, int(found["plain"]), place
    return Marker.BRACKET, int(found["square"] or found["round"]), place
