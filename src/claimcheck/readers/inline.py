"""The text of one block as it grows: white space and entities resolved, marks and offsets kept."""

from __future__ import annotations

from html import unescape
from html.entities import html5

from attrs import define, evolve, field

from claimcheck import regex as re
from claimcheck.model import Mark, MarkKind, OffsetMap, Span
from claimcheck.readers.spacing import INVISIBLE

_IRREGULAR = rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]"
_VERBATIM = re.compile(_IRREGULAR)
_DECODED = re.compile(rf"{_IRREGULAR}|&(?:#[0-9]{{1,8}}|#[xX][0-9A-Fa-f]{{1,8}}|[A-Za-z][A-Za-z0-9]{{0,31}});?")

_DEEPEST = 12
"""Marks that may be open at once: every block closes and reopens them all."""


@define(kw_only=True)
class _OpenMark:
    kind: MarkKind
    target: str
    start: int
    source_start: int | None
    """None where the mark began in an earlier block: then it begins with the text of this one."""


@define
class InlineText:
    """Collects slices of one source into a text of single spaces, and says where each character came from."""

    source: str
    _parts: list[str] = field(factory=list, init=False)
    _runs: list[tuple[int, int, int, bool]] = field(factory=list, init=False)
    _length: int = field(default=0, init=False)
    _spaced: bool = field(default=True, init=False)
    _open: list[_OpenMark] = field(factory=list, init=False)
    _marks: list[Mark] = field(factory=list, init=False)

    def add(self, start: int, end: int, *, decode: bool = True) -> None:
        """Append `source[start:end]`, as markup text with entities or verbatim."""
        source = self.source
        place = start
        for found in (_DECODED if decode else _VERBATIM).finditer(source, start, end):
            self._copy(place, found.start())
            written = found[0]
            place = found.end()
            if written[0] == "&":
                self._entity(written, found.start())
            elif written.strip(INVISIBLE):
                self.space(found.start(), place)
        self._copy(place, end)

    def space(self, start: int, end: int) -> None:
        """Append one space for `source[start:end]`, unless one stands there already."""
        if not self._spaced:
            self.symbol(" ", start, end)
            self._spaced = True

    def symbol(self, character: str, start: int, end: int) -> None:
        """Append one character that stands for the whole of `source[start:end]`."""
        self._parts.append(character)
        self._runs.append((self._length, start, end, False))
        self._length += 1
        self._spaced = False

    def insert(self, text: str, place: int) -> None:
        """Append text that the source lacks; it stands at `source[place:place]`."""
        for character in text:
            if character == " ":
                self.space(place, place)
            else:
                self.symbol(character, place, place)

    def open_mark(self, kind: MarkKind, start: int, target: str = "") -> bool:
        """Begin a mark whose markup begins at `source[start]`; false where too many are open already."""
        if len(self._open) == _DEEPEST:
            return False
        self._open.append(_OpenMark(kind=kind, target=target, start=self._length, source_start=start))
        return True

    def close_mark(self, end: int) -> None:
        """End the mark opened last; its markup ends before `source[end]`."""
        self._keep(self._open.pop(), end)

    def take(self) -> tuple[str, OffsetMap, tuple[Mark, ...]]:
        """The text so far, its offsets and marks; begins anew, with the marks that are still open."""
        if self._runs:
            last_end = self._runs[-1][2]
            for mark in reversed(self._open):
                self._keep(mark, last_end)
        text = "".join(self._parts)
        if text.endswith(" "):
            text = text[:-1]
            start, source_start, source_end, identical = self._runs.pop()
            if start < len(text):
                self._runs.append((start, source_start, source_end - 1, identical))
        offsets = OffsetMap(tuple(self._runs))
        marks = tuple(sorted(self._trimmed(text), key=lambda mark: (mark.start, -mark.end)))
        self._parts, self._runs, self._length, self._spaced, self._marks = [], [], 0, True, []
        for mark in self._open:
            mark.start, mark.source_start = 0, None
        return text, offsets, marks

    def _copy(self, start: int, end: int) -> None:
        if self._spaced and start < end and self.source[start] == " ":
            start += 1
        if start >= end:
            return
        part = self.source[start:end]
        self._parts.append(part)
        if self._runs and self._runs[-1][3] and self._runs[-1][2] == start:
            text_start, source_start, _, _ = self._runs[-1]
            self._runs[-1] = (text_start, source_start, end, True)
        else:
            self._runs.append((self._length, start, end, True))
        self._length += end - start
        self._spaced = part[-1] == " "

    def _entity(self, written: str, start: int) -> None:
        value = unescape(written)
        covered = len(written)
        if written[1] != "#":
            # As browsers do, a name may lack its semicolon and run into what follows: `&ampfoo`.
            covered = next((length for length in range(covered, 1, -1) if written[1:length] in html5), 0)
            value = html5[written[1:covered]] if covered else ""
        for character in value:
            if character.isspace():
                self.space(start, start + covered)
            elif character not in INVISIBLE:
                self.symbol(character, start, start + covered)
        self._copy(start + covered, start + len(written))

    def _keep(self, mark: _OpenMark, end: int) -> None:
        if mark.start >= self._length:
            return
        start = mark.source_start
        if start is None:
            start = self._runs[0][1]
        self._marks.append(
            Mark(
                kind=mark.kind,
                start=mark.start,
                end=self._length,
                span=Span(start, max(start, end)),
                target=mark.target,
            )
        )

    def _trimmed(self, text: str) -> list[Mark]:
        """The marks without white space at their edges, outer before inner; those that cover nothing are gone."""
        kept: list[Mark] = []
        for mark in reversed(self._marks):
            start, end = mark.start, min(mark.end, len(text))
            start += text.startswith(" ", start)
            end -= end > start and text[end - 1] == " "
            if start >= end:
                continue
            kept.append(evolve(mark, start=start, end=end) if (start, end) != (mark.start, mark.end) else mark)
        return kept
