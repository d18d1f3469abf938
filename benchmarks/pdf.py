"""Claims of articles read from a PDF of one column and of two, against the same text read from its own file."""

from __future__ import annotations

import html
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from benchmarks._gold_articles import is_seen, labelled_articles, read_article
from benchmarks.articles import LABELS, count
from benchmarks.measure import Counts, Figure, f1, figure, recall
from claimcheck.model import BlockKind, MarkKind

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from benchmarks._gold_articles import GoldArticle
    from claimcheck.model import Article, Block

COLUMNS = (1, 2)
_REACH = 0.95
"""Share of the F1 of the file itself."""


def run(data: Path) -> list[Figure]:
    """F1 of claims in each rendering and in the file itself; sentences that are read again word by word.

    Pages are set by ReportLab, with running heads, page numbers, raised numbers and links; two columns are justified
    and hyphenated. What a PDF cannot show (furniture, captions) is left out of it.
    """
    articles = labelled_articles(data)
    figures = []
    for part, seen in (("seen", True), ("kept aside", False)):
        some = [article for article in articles if is_seen(article) is seen]
        own = [_counts(article) for article in some]
        figures.append(figure(f"claims of the file itself, {part}, F1", own, f1))
        for columns in COLUMNS:
            read = [_again(article, columns) for article in some]
            rows = [_counts(article) for article in read]
            name = f"PDF of {columns} column{'s' if columns > 1 else ''}, {part}"
            figures.append(figure(f"claims, {name}, F1", rows, f1, reach=f"{_REACH * f1(own):.3f}"))
            same = [_same(article, again) for article, again in zip(some, read, strict=True)]
            figures.append(figure(f"sentences read alike, {name}", same, recall))
    return figures


def _counts(article: GoldArticle) -> Counts:
    label, said = LABELS["claim"]
    return count(article, {claim.sentence: claim for claim in article.reading.claims}, label, said)


def _same(article: GoldArticle, again: GoldArticle) -> Counts:
    read = {sentence.text for sentence in again.reading.sentences}
    wanted = [each.text for each in article.reading.sentences]
    hits = sum(text in read for text in wanted)
    return Counts(hit=hits, missed=len(wanted) - hits)


def _again(article: GoldArticle, columns: int) -> GoldArticle:
    data = render(article.reading.article, columns)
    return read_article(f"{article.name}.pdf", data, article.sentences, article.site)


def render(article: Article, columns: int) -> bytes:
    """A PDF of the blocks of an article, in one column, ragged, or in two, justified and hyphenated."""
    width, height = A4
    margin, gutter = 60, 18
    across = (width - 2 * margin - gutter * (columns - 1)) / columns
    frames = [
        Frame(margin + index * (across + gutter), margin, across, height - 2 * margin, 0, 0, 0, 0)
        for index in range(columns)
    ]

    def margins(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(margin, height - 40, _plain(article.title)[:60])
        canvas.drawCentredString(width / 2, 30, f"Page {document.page}")

    buffer = BytesIO()
    template = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    template.addPageTemplates(PageTemplate(frames=frames, onPage=margins))
    template.build([each for block in article.blocks for each in _set(block, columns)])
    return buffer.getvalue()


def _set(block: Block, columns: int) -> list[Paragraph]:
    if block.kind is BlockKind.FURNITURE or not block.text.strip():
        return []
    heading, item = block.kind is BlockKind.HEADING, block.kind in {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}
    size = (16 if block.level == 1 else 12) if heading else 9.5
    style = ParagraphStyle(
        "block",
        fontName="Helvetica-Bold" if heading else "Helvetica",
        fontSize=size,
        leading=size * 1.25,
        spaceBefore=8 if heading else 0,
        spaceAfter=2 if item else 5,
        leftIndent=14 if item else 0,
        bulletIndent=2,
        alignment=TA_JUSTIFY if columns > 1 and not heading else TA_LEFT,
        hyphenationLang="en_GB" if columns > 1 and not heading else "",
        embeddedHyphenation=1,
        uriWasteReduce=0.3,
    )
    numbered = re.match(r"\W?\d+\W", block.text) is not None
    bullet = ("" if numbered else f"{block.ordinal}." if block.ordinal is not None else "\u2022") if item else None
    return [Paragraph(_marked(block), style, bulletText=bullet)]


def _marked(block: Block) -> str:
    """The text of a block with its raised numbers and links in the markup of ReportLab."""
    places: dict[int, list[str]] = {}
    reached = 0
    for mark in block.marks:
        led = mark.kind is MarkKind.LINK and mark.target.startswith("http")
        if mark.start < reached or not (led or mark.kind is MarkKind.SUPERSCRIPT):
            continue
        reached = mark.end
        opening = f'<a href="{html.escape(mark.target)}" color="blue">' if led else "<super>"
        places.setdefault(mark.start, []).append(opening)
        places.setdefault(mark.end, []).insert(0, "</a>" if led else "</super>")
    text = "".join(
        "".join(places.get(place, ())) + html.escape(_plain(character)) for place, character in enumerate(block.text)
    )
    return text + "".join(places.get(len(block.text), ()))


_SHOWN = {"≥": ">=", "≤": "<=", "−": "-", "‐": "-", "‑": "-", "′": "'", "→": "to"}


def _plain(text: str) -> str:
    """What the built-in fonts of PDF have a letter for."""
    return "".join(_SHOWN.get(each, each) for each in text).encode("cp1252", "replace").decode("cp1252")
