"""How notebooks show a report and a comparison: small tables without styles of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from claimcheck.reporters.html.markup import el
from claimcheck.reporters.place import located
from claimcheck.reporters.summary import sentences, summarise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from claimcheck.model import Comparison, Report

MOST_ROWS = 100


def report_view(report: Report) -> str:
    """The summary in words and a table of the findings, the first hundred of them."""
    rows = [
        (
            f"{each.path}:{each.start.line}",
            each.finding.severity,
            f"{each.finding.code} {each.finding.name}",
            " ".join(each.words.split()),
            each.said,
        )
        for each in located(report)
    ]
    more = len(rows) - MOST_ROWS
    return _written(
        el(
            "div",
            [el("p", each) for each in sentences(summarise(report))],
            _table(("where", "severity", "rule", "words", "what is wrong, what to do"), rows[:MOST_ROWS])
            if rows
            else None,
            el("p", f"{more} more findings are in `report.findings`.") if more > 0 else None,
        )
    )


def comparison_view(comparison: Comparison) -> str:
    """The verdict, what differs with the words of both sides, and the sentences that decide."""
    scores = ", ".join(f"{verdict} {score:.2f}" for verdict, score in comparison.scores.items())
    differences = [
        (type(each).__name__, each.claim_words, each.source_words, f"{each.confidence:.2f}")
        for each in comparison.differences
    ]
    return _written(
        el(
            "div",
            el(
                "p",
                el("b", comparison.verdict),
                f", confidence {comparison.confidence:.2f}",
                f" ({scores})" if scores else "",
            ),
            _table(("difference", "claim", "source", "confidence"), differences) if differences else None,
            [
                el("blockquote", each.text, f" ({each.section})" if each.section else "")
                for each in comparison.rationale
            ],
        )
    )


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> _Element:
    return el(
        "table",
        el("thead", el("tr", [el("th", head) for head in heads])),
        el("tbody", [el("tr", [el("td", cell) for cell in row]) for row in rows]),
    )


def _written(root: _Element) -> str:
    return etree.tostring(root, encoding="unicode", method="html")
