"""What an article says to the questions that a reviewer of health news asks, as a list on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Criterion
from claimcheck.reporters.html.markup import el
from claimcheck.reporters.place import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from claimcheck.model import Answer, CheckedArticle


def checklist(checked: CheckedArticle) -> _Element | None:
    """Each question with the sentences that answer it, and what nothing answers; None where nothing was asked."""
    asked = checked.reading.checklist
    if not asked:
        return None
    lines = Lines(checked.reading.article.source)
    told = sum(not answer.lacking for answer in asked if answer.criterion is not Criterion.SENSATIONAL)
    of = sum(answer.criterion is not Criterion.SENSATIONAL for answer in asked)
    items = [el("li", el("strong", each.criterion.question), " ", list(_said(each, lines))) for each in asked]
    return el(
        "details",
        el("summary", f"What a reviewer of health news asks: {told} of {of} answered"),
        el("ul", items),
        class_="checklist",
    )


def _said(answer: Answer, lines: Lines) -> Iterator[str | _Element]:
    for span in answer.spans:
        yield el("q", " ".join(span.of(lines.source).split()))
        yield el("span", f" line {lines.place(span.start).line} ", class_="quiet")
    if answer.lacking:
        yield el("em", f"Not found: {', '.join(answer.lacking)}.")
    elif not answer.spans:
        yield "None found."
