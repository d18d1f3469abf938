"""Where the paragraphs of a plain text begin: which line ends are hard wraps and which are breaks."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.readers.lines import Marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.readers.lines import Line

_COLUMNS = range(40, 161)
"""Columns at which programs wrap text."""
_LEAST_SUPPORT = 4
"""Line ends that must speak for a wrap column of the whole file."""
_END = re.compile(
    r"[.!?…:][\"'”’»)\]*_]{0,4}\s?(?:[\[(]?\d[\d,;–\-\s]{0,15}[\])]?|\[\^?\w{1,12}\]|[⁰¹²³⁴-⁹,]{1,12})?\Z"
)
_ABBREVIATED = re.compile(
    r"\b(?:al|vs|dr|mr|mrs|ms|prof|st|no|nos|figs?|eq|refs?|vol|pp|approx|ca|cf|e\.g|i\.e|resp|spp?|[A-Z])\.\Z",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:[,;(\[{&/–—]|\w-|\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|nor|as|than|that|which|who|whose"
    r"|is|are|was|were|be|been|has|have|had|may|can|could|will|would|should|not|into|between|among|during|after"
    r"|before|when|while|if|because|their|its|his|her|this|these|those|our|your|et))\Z",
    re.IGNORECASE,
)
_CITED_END = re.compile(r"(?:[\d.)\]/]|\bdoi:?\s?\S{1,200}|https?://\S{1,300}|\b10\.\d{4,9}/\S{1,200})\Z")
_PARTICLES = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e[nrls]?|[Dd]el(?:la)?|[Dd][aiou]s?|[Ll][ae]|[Tt]e[nr]|[Aa]l|[Ee]l|[Bb]in)[ \-]){0,3}"
)
_ENTRY = re.compile(
    r"(?:\[[^\]\s]{1,40}\]\s"
    rf"|{_PARTICLES}[^\W\d_a-z][\w'’\-]{{1,30}}(?: [^\W\d_][\w'’\-]{{1,30}}){{0,3}},? "
    r"(?:[A-Z]\.?[ \-]?){1,4}(?:[,.;:(]|and |&|et al|\Z)"
    rf"|{_PARTICLES}[^\W\d_a-z][\w'’\-]{{1,30}}, [^\W\d_a-z][\w'’\-.]{{0,20}}(?:[,.;]| and | & | [A-Z]\.))"
)
_SURE_BULLETS = "•‣⁃▪◦●○■□►▶✓✔➤➢"
_LONGEST_WORD = 200
_LONGEST_TAIL = 320
_WRAPPED_PAIR = range(55, 111)
"""Widths of a line that may be a hard wrap though no other line of its group shows the column."""


@frozen(kw_only=True)
class _Shape:
    """How the lines of a group are set."""

    source: str
    column: int | None
    hanging: bool | None
    """True if entries begin at the margin and go on indented, False if paragraphs begin indented."""
    margin: int
    """The least indent of its lines."""
    entries: bool


def wrap_column(groups: Sequence[Sequence[Line]], source: str) -> int | None:
    """The column at which a program wrapped the lines of the file, if it did.

    A line that was wrapped at column W is no longer than W, and with the first word of the next line it would
    have been longer. Each line that does not end a sentence votes for every W that explains it, and each longer
    line speaks against W. Most of those votes must agree: the lines of a file that has a paragraph, sentence
    or reference on each are as long as they happen to be.
    """
    votes: Counter[int] = Counter()
    widths: Counter[int] = Counter()
    line_ends = 0
    for group in groups:
        for line, following in pairwise(group):
            if _could_be_wrapped(line, source):
                widths[min(line.width, _COLUMNS.stop)] += 1
            if following.marker is Marker.NONE and not ends_sentence(source[line.start : line.end]):
                line_ends += 1
                votes[line.width] += 1
                votes[_reach(line, following, source)] -= 1
    if line_ends < _LEAST_SUPPORT:
        return None
    support, longer, best = 0, sum(widths.values()), (0, 0)
    for column in range(_COLUMNS.stop):
        support += votes[column]
        longer -= widths[column]
        if column in _COLUMNS:
            best = max(best, (support - 2 * longer, column))
    return best[1] if best[0] >= _LEAST_SUPPORT and best[0] * 2 >= line_ends else None


def _could_be_wrapped(line: Line, source: str) -> bool:
    """Whether the line has more than one word: a long address on a line of its own says nothing."""
    return source.find(" ", line.start, line.end) >= 0


def _reach(line: Line, following: Line, source: str) -> int:
    """The width of `line` if the first word of `following` had been put on it."""
    limit = min(following.end, following.start + _LONGEST_WORD)
    space = source.find(" ", following.start, limit)
    return line.width + 1 + (limit if space < 0 else space) - following.start


def ends_sentence(text: str) -> bool:
    """Whether the end of `text` can be the end of a sentence."""
    tail = text[-40:]
    return _END.search(tail) is not None and _ABBREVIATED.search(tail) is None


def breaks(group: Sequence[Line], source: str, column: int | None, *, entries: bool) -> list[bool]:
    """For each line end within the group, whether a new paragraph begins after it.

    Args:
        group: Lines without a blank line between them.
        source: The text that the lines stand in.
        column: The wrap column of the file, if it has one.
        entries: Whether the group stands in a reference list.
    """
    texts = [source[line.start : line.end] for line in group]
    ended = [ends_sentence(text) for text in texts]
    shape = _Shape(
        source=source,
        column=_column(group, source, column, ended),
        hanging=_hanging(group, ended, entries=entries),
        margin=min(line.indent for line in group),
        entries=entries,
    )
    items = _items(group, source, ended)
    if entries and _counts_up(group, items):
        return items[1:]
    result: list[bool] = []
    item = group[0] if items[0] else None
    for index, (line, following) in enumerate(pairwise(group)):
        split = (
            items[index + 1]
            or following.quoted != line.quoted
            or bool(line.rule or following.rule)
            or _split(line, following, item, shape, ended=ended[index])
        )
        if split:
            item = following if items[index + 1] else None
        result.append(split)
    return result


def _column(group: Sequence[Line], source: str, column: int | None, ended: Sequence[bool]) -> int | None:
    """The wrap column of a group: the file's, or its own if every line of it is full and not all end sentences."""
    longest = max((line.width for line in group if _could_be_wrapped(line, source)), default=0)
    if column is not None and longest <= column + 2:
        return column
    if len(group) < 3 or longest not in _COLUMNS or all(ended[:-1]):
        return None
    full = all(_reach(line, following, source) > longest for line, following in pairwise(group))
    return longest if full else None


def _hanging(group: Sequence[Line], ended: Sequence[bool], *, entries: bool) -> bool | None:
    margin = min(line.indent for line in group)
    if group[0].indent > margin:
        return False
    deeper = [index for index in range(1, len(group)) if group[index].indent > margin >= group[index - 1].indent]
    if not deeper:
        return None
    return entries or sum(not ended[index - 1] for index in deeper) * 2 >= len(deeper)


def _items(group: Sequence[Line], source: str, ended: Sequence[bool]) -> list[bool]:
    """For each line, whether its marker begins an item, rather than standing there because of a wrap."""
    result = [False] * len(group)
    marked = [index for index, line in enumerate(group) if line.marker is not Marker.NONE and not line.rule]
    last: Line | None = None
    for place, index in enumerate(marked):
        line = group[index]
        upcoming = group[marked[place + 1]] if place + 1 < len(marked) else None
        opens = index == 0 or ended[index - 1] or source[line.start] in _SURE_BULLETS
        if opens or _goes_on(last, line, source) or _goes_on(line, upcoming, source):
            result[index] = True
            last = line
    return result


def _counts_up(group: Sequence[Line], items: Sequence[bool]) -> bool:
    """Whether the entries of a list are numbered in order from its first line on, so that nothing else begins one."""
    numbers = [line.ordinal for line, item in zip(group, items, strict=True) if item]
    return items[0] and all(b == a + 1 for a, b in pairwise(n or 0 for n in numbers))


def _goes_on(line: Line | None, following: Line | None, source: str) -> bool:
    """Whether the two lines are marked as items of one list, the second after the first."""
    if line is None or following is None or line.marker is not following.marker:
        return False
    if line.ordinal is None:
        return source[line.start] == source[following.start]
    # Some writers number every item 1 and leave the counting to the program that shows the text.
    return following.ordinal in {line.ordinal, line.ordinal + 1}


def _split(line: Line, following: Line, item: Line | None, shape: _Shape, *, ended: bool) -> bool:
    """Whether `following`, which does not begin an item, begins a paragraph."""
    by_indent = _split_by_indent(line, following, item, shape)
    if by_indent is not None:
        return by_indent
    source = shape.source
    full = shape.column is not None and _reach(line, following, source) > shape.column
    if (shape.entries or not full) and _begins_entry(line, following, shape, ended=ended):
        return True
    going_on = source[following.start].islower() or (not ended and source[following.start] in "([")
    if going_on and not (shape.entries and ended and source[line.end - 1] != ":"):
        return False
    if not ended and _OPEN_END.search(source, max(line.start, line.end - 24), line.end):
        return False
    if shape.column is not None:
        return not full
    if ended or shape.entries:
        return True
    wrapped = line.width in _WRAPPED_PAIR and following.width <= line.width + 12
    return not (wrapped and ends_sentence(source[following.start : following.end]))


def _split_by_indent(line: Line, following: Line, item: Line | None, shape: _Shape) -> bool | None:
    if shape.hanging is False:
        return True if following.indent > line.indent else None
    if (item and following.indent > item.indent) or (shape.hanging and following.indent > shape.margin):
        return False
    return True if shape.hanging and following.indent < line.indent else None


def _begins_entry(line: Line, following: Line, shape: _Shape, *, ended: bool) -> bool:
    source = shape.source
    if not _ENTRY.match(source, following.start, following.end):
        return False
    tail = max(line.start, line.end - _LONGEST_TAIL)
    return ended or (shape.entries and _CITED_END.search(source, tail, line.end) is not None)
