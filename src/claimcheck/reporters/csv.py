"""The report as a table with one row a claim, for spreadsheets and data frames."""

from __future__ import annotations

import csv
from collections import defaultdict
from io import StringIO
from typing import TYPE_CHECKING

from claimcheck.identifiers import Scheme
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.place import Lines, in_order, relative
from claimcheck.reporters.states import states_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import CheckedArticle, Claim, Report

COLUMNS = (
    "article",
    "line",
    "claim",
    "kind",
    "weight",
    "state",
    "references",
    "doi",
    "verdict",
    "confidence",
    "findings",
)
_FORMULA = ("=", "+", "-", "@")


def csv_file(report: Report) -> str:
    """The table with a byte order mark, without which Excel takes UTF-8 for an older encoding."""
    return "\ufeff" + to_csv(report)


def to_csv(report: Report) -> str:
    """CSV as RFC 4180 has it, with a head; several references, DOIs or findings of a claim stand with `; ` between.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    paper = StringIO()
    table = csv.writer(paper)
    table.writerow(COLUMNS)
    for checked in report.articles:
        table.writerows([_cell(value) for value in row] for row in _rows(checked))
    return paper.getvalue()


def _rows(checked: CheckedArticle) -> Iterator[tuple[str, ...]]:
    article = checked.reading.article
    lines = Lines(article.source)
    states = states_of(checked)
    findings: dict[str, list[str]] = defaultdict(list)
    for finding in in_order(checked):
        if finding.claim:
            findings[finding.claim].append(f"{finding.code} {finding.name}")
    for claim in checked.reading.claims:
        compared = checked.reading.comparison(claim) if claim.links else None
        yield (
            relative(article.path),
            str(lines.place(claim.span.start).line),
            claim.text,
            claim.kind,
            f"{claim.weight:.2f}",
            states[claim.id],
            "; ".join(dict.fromkeys(link.reference for link in claim.links)),
            "; ".join(_dois(claim, checked)),
            compared.comparison.verdict if compared else "",
            f"{compared.comparison.confidence:.2f}" if compared else "",
            "; ".join(findings[claim.id]),
        )


def _dois(claim: Claim, checked: CheckedArticle) -> dict[str, None]:
    """The DOIs of the works that the claim cites: as the registries have them, else as printed."""
    dois: dict[str, None] = {}
    for link in claim.links:
        work = checked.reading.work(link.reference)
        printed = checked.reading.references_by_id[link.reference].identifiers
        first = next((each.value for each in printed if each.scheme is Scheme.DOI), "")
        doi = (work.doi if work else "") or first
        if doi:
            dois[doi] = None
    return dois


def _cell(value: str) -> str:
    shown = visible(" ".join(value.split()))
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
