"""The article as its readers see it, with its claims and what else was found marked in it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.model import BlockKind, MarkKind, Span
from claimcheck.reporters.html.markup import el

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from claimcheck.model import Block, CheckedArticle

_INLINE = {MarkKind.SUPERSCRIPT: "sup", MarkKind.NOTE: "sup", MarkKind.EMPHASIS: "em", MarkKind.LINK: "u"}
_FIRST_HEADING = 4
"""Headings of the article stand below those of the page and of its part."""


@frozen(kw_only=True)
class Highlight:
    """Words of the article that lead to a card: a claim, or a finding about something else."""

    span: Span
    id: str
    """Of the words; that of the card ends in `-card`."""
    number: int
    state: str
    """The token of its state, for the style and the filters."""
    told: str
    """Its state in words, for those who do not see the colour."""
    codes: tuple[str, ...]


def body(checked: CheckedArticle, highlights: Sequence[Highlight]) -> Iterator[_Element]:
    """The blocks of the article in order, without its references and what does not belong to it.

    `highlights` are in order of place.
    """
    shown = _shown(checked, highlights)
    level = _FIRST_HEADING - 1
    top = min((block.level for block in shown if block.kind is BlockKind.HEADING), default=1)
    for kind, blocks in groupby(shown, key=lambda block: block.kind):
        if kind is BlockKind.LIST_ITEM or kind is BlockKind.TABLE_CELL:
            items = (el("li", _inline(block, highlights), class_=f"level-{min(block.level, 4)}") for block in blocks)
            yield el("ul", items, class_="cells" if kind is BlockKind.TABLE_CELL else None)
            continue
        for block in blocks:
            if kind is BlockKind.HEADING:
                # No level is left out, whatever the article does: those who cannot see it go by the levels.
                level = max(_FIRST_HEADING, min(level + 1, _FIRST_HEADING + block.level - top, 6))
                yield el(f"h{level}", _inline(block, highlights))
            elif kind is BlockKind.QUOTE:
                yield el("blockquote", _inline(block, highlights))
            else:
                yield el("p", _inline(block, highlights), class_=None if kind is BlockKind.PARAGRAPH else "aside")


def _shown(checked: CheckedArticle, highlights: Sequence[Highlight]) -> list[Block]:
    """The blocks of the article less its reference list with the heading, its title, and what does not belong to it."""
    reading = checked.reading
    listed = sorted(each.span for each in reading.references if not each.linked)
    shown: list[Block] = []
    for block in reading.article.blocks:
        if _is_listed(block, listed, highlights):
            while shown and shown[-1].kind is BlockKind.HEADING:
                shown.pop()
        elif block.kind is not BlockKind.FURNITURE and block.text.strip():
            shown.append(block)
    is_titled = shown and shown[0].kind is BlockKind.HEADING and shown[0].text == reading.article.title
    return shown[1:] if is_titled else shown


def _is_listed(block: Block, listed: Sequence[Span], highlights: Sequence[Highlight]) -> bool:
    """Whether a block is of the reference list: most of it is entries, and nothing in it is to be shown."""
    own = block.span()
    if _within(highlights, own):
        return False
    first = max(0, bisect_left(listed, own) - 1)
    behind = bisect_left(listed, own.end, key=lambda each: each.start)
    taken = sum(max(0, min(each.end, own.end) - max(each.start, own.start)) for each in listed[first:behind])
    return 2 * taken > own.end - own.start


def _within(highlights: Sequence[Highlight], span: Span) -> Sequence[Highlight]:
    """The highlights that begin in a span."""
    first = bisect_left(highlights, span.start, key=lambda each: each.span.start)
    behind = bisect_left(highlights, span.end, key=lambda each: each.span.start)
    return highlights[first:behind]


def within(block: Block, span: Span) -> tuple[int, int] | None:
    """The part of a block's text that came from a span of the source; None where there is none."""
    own = block.span()
    if span.end <= own.start or own.end <= span.start:
        return None
    start = end = None
    runs = block.offsets.runs
    for place, (text_start, source_start, source_end, identical) in enumerate(runs):
        if source_end <= span.start or span.end <= source_start:
            continue
        behind = runs[place + 1][0] if place + 1 < len(runs) else len(block.text)
        first = text_start + (max(0, span.start - source_start) if identical else 0)
        last = min(behind, text_start + span.end - source_start) if identical else behind
        start = first if start is None else start
        end = last
    return (start, end) if start is not None and end is not None and start < end else None


def _inline(block: Block, highlights: Sequence[Highlight]) -> Iterator[str | _Element]:
    """The text of a block; highlights do not overlap, so each is one link around its words."""
    own = block.span()
    done = 0
    for each in _within(highlights, own):
        start, end = within(block, each.span) or (0, 0)
        start = max(start, done)  # what is marked already is not marked again
        if start >= end:
            continue
        yield from _styled(block, done, start)
        told = el("span", f" ({each.told})", class_="hidden")
        number = el("span", str(each.number), class_="number", aria_hidden="true")
        yield el(
            "a",
            _styled(block, start, end),
            number,
            told,
            class_="mark",
            id=each.id,
            href=f"#{each.id}-card",
            data_state=each.state,
            data_codes=" ".join(each.codes),
        )
        done = end
    yield from _styled(block, done, len(block.text))


def _styled(block: Block, start: int, end: int) -> Iterator[str | _Element]:
    """A part of the text with what is raised or emphasised in it."""
    marks = [mark for mark in block.marks if mark.start < end and start < mark.end and mark.start < mark.end]
    edges = sorted({start, end, *(min(max(edge, start), end) for mark in marks for edge in (mark.start, mark.end))})
    for first, last in pairwise(edges):
        piece: str | _Element = block.text[first:last]
        for tag in dict.fromkeys(_INLINE[mark.kind] for mark in marks if mark.start <= first and last <= mark.end):
            piece = el(tag, piece)
        yield piece
