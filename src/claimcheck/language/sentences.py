"""The sentences of an article, with the citation markers lifted out."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.segmentation import split_sentences
from claimcheck.model import Article, Block, BlockKind, Citation, CitationStyle, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.FOOTNOTE})
"""Kinds of block whose sentences are not the article's own."""

_LIFTED = frozenset(
    {
        CitationStyle.NUMBER,
        CitationStyle.SUPERSCRIPT,
        CitationStyle.NOTE,
        CitationStyle.KEY,
        CitationStyle.AUTHOR_YEAR,
    }
)
"""Styles whose markers stand beside the sentence. A narrative citation and the words of a link are part of it."""

_STOPS = frozenset(".!?…")

SOURCE_LACKS = re.compile(
    r"\[\s?(?:better\s|medical\s)?(?:citation|source|reference|ref)s?\s(?:is\s|are\s)?(?:needed|missing|required)\s?\]",
    re.IGNORECASE,
)
"""The author's own word, beside a sentence, that it lacks a source: "[citation needed]"."""

_BETWEEN = re.compile(r"(?:\s*[,;–—-]\s*|\s+and\s+|\s+)?")
"""What may stand between two markers of one group: "[1], [2] and [3]"."""


def split_article(article: Article, citations: Sequence[Citation], skip: Collection[int] = ()) -> tuple[Sentence, ...]:
    """The sentences of every block, in order of block and place.

    Blocks of kind furniture or footnote, and those whose index is in `skip` (the reference list), have none. A
    heading is one sentence. Before a block is split, its markers (numbers, superscripts, notes, keys,
    author–year in brackets) are removed together with the white space before them; a marker that stands after
    a sentence belongs to it, so `[start:end]` of the sentence includes it.
    """
    markers: dict[int, list[Citation]] = {}
    for citation in citations:
        if _is_lifted(article.blocks[citation.block], citation):
            markers.setdefault(citation.block, []).append(citation)
    return tuple(
        sentence
        for index, block in enumerate(article.blocks)
        if block.kind not in _SILENT and index not in skip
        for sentence in _split_block(index, block, _ranges(block.text, markers.get(index, [])))
    )


def _is_lifted(block: Block, citation: Citation) -> bool:
    if citation.style is CitationStyle.KEY and block.text[citation.start : citation.start + 1] in {"@", "-"}:
        return False  # "@smith2012 showed": the key is the subject of the sentence
    return citation.style in _LIFTED


def _ranges(text: str, markers: Sequence[Citation]) -> list[tuple[int, int]]:
    """The markers of a block as `(start, end)` in order, neighbours joined with what stands between them."""
    ranges: list[tuple[int, int]] = []
    lifted = [(marker.start, marker.end) for marker in markers]
    if "[" in text:
        lifted += [match.span() for match in SOURCE_LACKS.finditer(text)]
    for start, end in sorted(lifted):
        if ranges and (start <= ranges[-1][1] or _BETWEEN.fullmatch(text, ranges[-1][1], start)):
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], end))
        else:
            ranges.append((start, end))
    return ranges


@frozen
class _Lifted:
    """The text of a block without its markers, and where its pieces stood in the block."""

    text: str
    starts: tuple[int, ...]
    """Where each piece starts in `text`."""
    origins: tuple[int, ...]
    """Where each piece starts in the text of the block."""

    def origin(self, place: int) -> int:
        """The place in the block of the character at `place` of the text."""
        piece = bisect_right(self.starts, place) - 1
        return self.origins[piece] + place - self.starts[piece]


def _lift(text: str, ranges: Sequence[tuple[int, int]]) -> _Lifted:
    """Remove each range and the white space before it; a space stands for it where words would grow together."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = place = 0
    for start, end in [*ranges, (len(text), len(text))]:
        piece = text[place:start]
        if start < len(text):
            piece = piece.rstrip()
        joint = " " if (piece[-1:].isalnum() or piece[-1:] in _STOPS) and text[end : end + 1].isalnum() else ""
        for part, origin in ((piece, place), (joint, start)):
            if part:
                pieces.append(part)
                starts.append(length)
                origins.append(origin)
                length += len(part)
        place = end
    return _Lifted("".join(pieces), tuple(starts), tuple(origins))


def _split_block(index: int, block: Block, ranges: Sequence[tuple[int, int]]) -> Iterator[Sentence]:
    """The sentences of one block whose markers stand at `ranges`."""
    lifted = _lift(block.text, ranges)
    spans = _heading(lifted.text) if block.kind is BlockKind.HEADING else split_sentences(lifted.text)
    ends = [stop for _, stop in ranges]
    places = [(lifted.origin(span.start), lifted.origin(span.end - 1) + 1) for span in spans]
    for number, span in enumerate(spans):
        start, end = places[number]
        limit = places[number + 1][0] if number + 1 < len(places) else len(block.text)
        marked = bisect_right(ends, limit)
        end = max(end, ends[marked - 1]) if marked else end
        if number == 0 and ranges:
            start = min(start, ranges[0][0])
        yield Sentence(block=index, start=start, end=end, text=span.of(lifted.text), span=block.span(start, end))


def _heading(text: str) -> tuple[Span, ...]:
    words = text.strip()
    start = len(text) - len(text.lstrip())
    return (Span(start, start + len(words)),) if words else ()
