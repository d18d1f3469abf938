"""What stands at the head and the foot of pages and is no text of the article: running heads, page numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.readers.pdf.lines import PageLine

_EDGE = 3
"""Lines at the head and at the foot of a page among which running ones are looked for."""
_SHARE = 0.3
"""Share of the pages that a running line stands on: heads of left and of right pages differ."""
_NUMBER = re.compile(
    r"[-–—|\s]{0,5}(?:page|p\.?)?\s?(?:\d{1,4}|[ivxl]{1,6})(?:\s?(?:of|/)\s?\d{1,4})?[-–—|.\s]{0,5}", re.IGNORECASE
)
_EDGES = re.compile(r"\A[\W\d]+|(?:\bpage\b)?[\W\d]+(?:of[\W\d]+)?\Z", re.IGNORECASE)
"""Numbers at the edges of a line, such as that of the page; those within are words of the text."""


def without_margins(pages: Sequence[Sequence[PageLine]]) -> list[list[PageLine]]:
    """The lines of each page without those that stand at its head or foot on other pages too, and page numbers."""
    heads = [_edge(page) for page in pages]
    said = Counter(key for edge in heads for key in set(edge.values()))
    least = max(2, _SHARE * len(pages))
    kept = []
    for page, edge in zip(pages, heads, strict=True):
        ends = {bound(line.main.base for line in page) for bound in (min, max) if page}
        kept.append(
            [
                line
                for line in page
                if id(line) not in edge
                or not (said[edge[id(line)]] >= least or (line.main.base in ends and _NUMBER.fullmatch(line.text)))
            ]
        )
    return kept


def _edge(page: Sequence[PageLine]) -> dict[int, tuple[str, int]]:
    """What the lines at the head and foot of a page say, under their identity."""
    heights = sorted({round(line.main.base) for line in page})
    outer = {*heights[:_EDGE], *heights[-_EDGE:]}
    return {id(line): _key(line) for line in page if round(line.main.base) in outer}


def _key(line: PageLine) -> tuple[str, int]:
    """Its words, less numbers around them, and its height: a running head may repeat the title, which stands larger."""
    return _EDGES.sub("", " ".join(line.text.casefold().split())), round(line.main.size)
