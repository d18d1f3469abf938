"""Where the paragraphs of a plain text begin: which line ends are hard wraps and which are breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from claimcheck.readers.lines import Line, Marker

_COLUMNS = range(40, 161)
"""Columns at which programs wrap text."""
_END = re.compile(r"[.!?…:][\"'”’»)\]*_]{0,4}\s?(?:[\[(]?[\d,;–\-\s]{1,16}[\])]?|[⁰¹²³⁴-⁹,]{1,12})?$")
_ABBREVIATED = re.compile(
    r"(?:\b(?:al|vs|dr|mr|mrs|ms|prof|st|no|nos|fig|figs|eq|ref|refs|vol|pp|approx|ca|cf|e\.g|i\.e|resp|spp?)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"\b[A-Z]\.$")
_OPEN_END = re.compile(
    r"(?:[,;(\[{&/–—]|(?<=\w)-|\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|nor|as|than|that|which"
    r"|who|whose|is|are|was|were|be|been|has|have|had|may|can|could|will|would|should|not|into|between|among"
    r"|during|after|before|when|while|if|because|their|its|his|her|this|these|those|our|your|et))$",
    re.IGNORECASE,
)
_CITED_END = re.compile(r"(?:\d|\bPMC\d+|doi:?\s?\S+|https?://\S+|\)|\]|\.)$")
_ENTRY = re.compile(
    r"(?:\[[^\]\s]{1,40}\]\s"
    r"|[^\W\d_a-z][\w'’\-]{1,30}(?:[ \-][^\W\d_][\w'’\-]{1,30}){0,3},? "
    r"(?:[A-Z]\.?[ \-]?){1,4}(?:[,.;:(]|and |&|et al|$)"
    r"|[^\W\d_a-z][\w'’\-]{1,30}, [^\W\d_a-z][\w'’\-.]{0,20}(?:[,.;]| and | & | [A-Z]\.))"
)


@frozen
class Columns:
    """The wrap column of a file, None if it has none."""

    column: int | None


def wrap_column(groups: Sequence[Sequence[Line]], source: str) -> Columns:
    """The column that explains most line ends of the file.

    A line that was wrapped at column W is no longer than W, and with the first word of the next line it would
    have been longer. Each line end votes for every W that explains it; each longer line speaks against W.
    """
    votes: Counter[int] = Counter()
    widths: Counter[int] = Counter()
    breaks = 0
    for group in groups:
        for line, following in pairwise(group):
            widths[min(line.width, _COLUMNS.stop)] += 1
            if following.marker is Marker.NONE and line.width <= _COLUMNS.stop:
                breaks += 1
                votes[line.width] += 1
                votes[line.width + 1 + _first_word(following, source)] -= 1
    support, best = 0, (0, 0)
    longer = sum(widths.values())
    seen = 0
    for column in range(_COLUMNS.stop):
        support += votes[column]
        seen += widths[column]
        if column in _COLUMNS:
            best = max(best, (support - 2 * (longer - seen), column))
    return Columns(best[1] if best[0] >= 4 and best[0] * 2 >= breaks else None)


def _first_word(line: Line, source: str) -> int:
    space = source.find(" ", line.start, min(line.end, line.start + 40))
    return (space if space > 0 else min(line.end, line.start + 40)) - line.start


def ends_sentence(text: str) -> bool:
    """Whether the end of `text` can be the end of a sentence."""
    tail = text[-40:]
    return _END.search(tail) is not None and _ABBREVIATED.search(tail) is None


def looks_like_entry(text: str) -> bool:
    """Whether `text` begins as an entry of a reference list does: names with initials, or a key."""
    return _ENTRY.match(text) is not None


def breaks(group: Sequence[Line], source: str, file: Columns, *, entries: bool) -> list[bool]:
    """For each line end within the group, whether a new paragraph begins after it.

    Args:
        group: Lines without a blank line between them.
        source: The text that the lines stand in.
        file: The wrap column of the file.
        entries: Whether the group stands in a reference list.
    """
    column = _column(group, source, file)
    hanging = _hanging(group, source)
    result: list[bool] = []
    item: Line | None = group[0] if group[0].marker is not Marker.NONE else None
    numbers = _numbered(group, source)
    for index, (line, following) in enumerate(pairwise(group)):
        split = (
            following.quoted != line.quoted
            or bool(line.rule or following.rule)
            or numbers[index + 1]
            or _split(line, following, source, column, item=item, hanging=hanging, entries=entries)
        )
        if split:
            item = following if numbers[index + 1] else None
        result.append(split)
    return result


def _column(group: Sequence[Line], source: str, file: Columns) -> int | None:
    longest = max(line.width for line in group)
    if file.column is not None and longest <= file.column + 2:
        return file.column
    if len(group) < 3 or longest > _COLUMNS.stop or longest < _COLUMNS.start:
        return None
    wrapped = all(
        line.width + 1 + _first_word(following, source) > longest for line, following in pairwise(group)
    )
    if wrapped and not all(ends_sentence(line.text(source)) for line in group[:-1]):
        return longest
    return None


def _hanging(group: Sequence[Line], source: str) -> bool | None:
    """True if entries begin at the margin and go on indented, False if paragraphs begin indented, else None."""
    margin = min(line.indent for line in group)
    deeper = [
        (line, following) for line, following in pairwise(group) if following.indent > margin >= line.indent
    ]
    if not deeper:
        return False if group[0].indent > margin else None
    if group[0].indent > margin:
        return False
    going_on = sum(not ends_sentence(line.text(source)) for line, _ in deeper)
    return going_on * 2 >= len(deeper)


def _numbered(group: Sequence[Line], source: str) -> list[bool]:
    """For each line, whether its marker begins an item, rather than standing there because of a wrap."""
    result = [False] * len(group)
    marked = [index for index, line in enumerate(group) if line.marker is not Marker.NONE]
    last: int | None = None
    for place, index in enumerate(marked):
        line = group[index]
        previous = group[index - 1].text(source) if index else ""
        opens = index == 0 or ends_sentence(previous)
        upcoming = group[marked[place + 1]] if place + 1 < len(marked) else None
        if line.marker is Marker.BULLET:
            bullet = source[line.start]
            accepted = (
                opens
                or bullet not in "*+-–—·∙"
                or (upcoming is not None and source[upcoming.start] == bullet)
                or (last is not None and source[group[last].start] == bullet)
            )
        else:
            accepted = (
                opens
                or (last is not None and group[last].ordinal is not None and _follows(group[last], line))
                or (upcoming is not None and upcoming.ordinal is not None and _follows(line, upcoming))
            )
        if accepted:
            result[index] = True
            last = index
    return result


def _follows(line: Line, following: Line) -> bool:
    return line.ordinal is not None and following.ordinal == line.ordinal + 1 and line.marker is following.marker


def _split(  # noqa: PLR0913
    line: Line,
    following: Line,
    source: str,
    column: int | None,
    *,
    item: Line | None,
    hanging: bool | None,
    entries: bool,
) -> bool:
    text, upcoming = line.text(source), following.text(source)
    if item is not None and following.indent > item.indent:
        return False
    if item is None and hanging is True and following.indent > line.indent:
        return False
    if hanging is False and following.indent > line.indent:
        return True
    ended = ends_sentence(text)
    lower = upcoming[0].islower()
    if hanging is True and following.indent < line.indent:
        return True
    if lower and not (ended and entries):
        return False
    if _OPEN_END.search(text[-24:]) and not ended:
        return False
    if looks_like_entry(upcoming) and (ended or (_CITED_END.search(text[-80:]) and entries)):
        return True
    if column is not None:
        full = line.width + 1 + _first_word(following, source) > column
        return not full or (ended and entries and item is None)
    plausible = 55 <= line.width <= 110 and following.width <= line.width + 12 and ends_sentence(upcoming)
    return ended or entries or not plausible
