"""Paragraphs and references of plain text found again after their lines were wrapped at 60 to 100 columns."""

from __future__ import annotations

import textwrap
from pathlib import Path

from benchmarks.measure import Counts, Figure, figure, recall
from claimcheck.readers.text import read_text

COLUMNS = (60, 72, 80, 100)
MARKER = 5
"""Characters of a bullet or number that a block of a list item leaves out."""


def run(data: Path) -> list[Figure]:
    """Share of the lines of `rendered_articles/*.txt`, one a paragraph, that are a block again once wrapped.

    "no blank lines" takes the blank lines out too; there, a last line that happens to be full cannot be told from
    a wrapped one, which bounds the figure.
    """
    folder = data / "data" / "rendered_articles"
    sources = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    figures = []
    for name, hang, blank in (("at the margin", "", True), ("hanging", "    ", True), ("no blank lines", "", False)):
        paragraphs: list[Counts] = []
        references: list[Counts] = []
        for source in sources:
            counts = [_found(source, column, hang, blank=blank) for column in COLUMNS]
            paragraphs.append(_sum([each[0] for each in counts]))
            references.append(_sum([each[1] for each in counts]))
        figures.append(figure(f"paragraphs, {name}", paragraphs, recall, reach=".98" if blank else ""))
        figures.append(figure(f"references, {name}", references, recall, reach=".98"))
    return figures


def _found(source: str, column: int, hang: str, *, blank: bool) -> tuple[Counts, Counts]:
    wrapped: list[str] = []
    wanted: tuple[list[str], list[str]] = ([], [])
    listed = False
    for line in source.splitlines():
        text = " ".join(line.split())
        if text:
            wanted[listed].append(text)
            indent = hang if listed else ""
            wrapped += textwrap.wrap(
                text, column, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
            )
            listed = listed or text == "References"
        elif blank:
            wrapped.append("")
    blocks = {block.text for block in read_text("\n".join(wrapped), "wrapped.txt").blocks}
    return _counts(wanted[False], blocks), _counts(wanted[True], blocks)


def _counts(wanted: list[str], blocks: set[str]) -> Counts:
    hits = sum(any(text[start:] in blocks for start in range(min(MARKER, len(text)))) for text in wanted)
    return Counts(hit=hits, missed=len(wanted) - hits)


def _sum(counts: list[Counts]) -> Counts:
    return Counts(hit=sum(each.hit for each in counts), missed=sum(each.missed for each in counts))
