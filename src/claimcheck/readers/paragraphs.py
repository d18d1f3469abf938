"""The paragraphs of a plain text: which lines belong together, and which stand in a reference list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.readers.headings import could_head, names_list, names_section
from claimcheck.readers.lines import Line, Marker, groups
from claimcheck.readers.wrapping import breaks, wrap_column

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_NAME = 60


@frozen(kw_only=True)
class Paragraph:
    """Lines that belong together."""

    lines: Sequence[Line]
    begins: bool
    """Whether a blank line, or the start of the file, stands before it."""
    ends: bool
    """Whether a blank line, or the end of the file, stands after it."""
    entry: bool
    """Whether it stands in a reference list."""
    rule: str
    """The character of the line that underlines it, else empty."""

    @property
    def marker(self) -> Marker:
        """What its first line begins with."""
        return self.lines[0].marker

    @property
    def alone(self) -> bool:
        """Whether blank lines stand on both sides."""
        return self.begins and self.ends


def paragraphs(source: str) -> Iterator[Paragraph]:
    """The paragraphs of `source` in order; rules of `====` are left out."""
    all_groups = list(groups(source))
    column = wrap_column(all_groups, source)
    entries = False
    for group in all_groups:
        for part in _sections(group, source):
            first = 0
            for last in _ends(part, source, column, entries=entries):
                lines = part[first : last + 1]
                first = last + 1
                if lines[0].rule:
                    continue
                paragraph = Paragraph(
                    lines=lines,
                    begins=lines[0] is group[0],
                    ends=lines[-1] is group[-1],
                    entry=entries,
                    rule=part[first].rule if first < len(part) else "",
                )
                yield paragraph
                if len(lines) == 1:
                    entries = _still_entries(paragraph, source, entries=entries)


def _ends(part: Sequence[Line], source: str, column: int | None, *, entries: bool) -> list[int]:
    """The index of the last line of each paragraph."""
    if len(part) == 1:
        return [0]
    return [*(i for i, cut in enumerate(breaks(part, source, column, entries=entries)) if cut), len(part) - 1]


def _sections(group: list[Line], source: str) -> Iterator[list[Line]]:
    """The group cut around lines that are the name of a section, alone."""
    if len(group) == 1:
        yield group
        return
    part: list[Line] = []
    for line in group:
        short = line.end - line.start <= _LONGEST_NAME and not source[line.start].islower()
        if short and names_section(source[line.start : line.end]):
            if part:
                yield part
            yield [line]
            part = []
        else:
            part.append(line)
    if part:
        yield part


def _still_entries(paragraph: Paragraph, source: str, *, entries: bool) -> bool:
    """Whether what follows the paragraph stands in a reference list."""
    line = paragraph.lines[0]
    if line.end - line.start > _LONGEST_NAME and not entries:
        return False
    text = source[line.start : line.end]
    if names_list(text):
        return True
    if not entries or names_section(text):
        return False
    return not (paragraph.alone and line.marker is Marker.NONE and heads_after_list(text))


def heads_after_list(text: str) -> bool:
    """Whether `text`, alone in a reference list, is the heading of what comes after it and no entry."""
    if len(text) > _LONGEST_NAME or any(sign.isdigit() or sign in ".,;:()" for sign in text):
        return False
    return could_head(text)
