"""The table of articles, with the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.model import Severity
from claimcheck.reporters.html.markup import el
from claimcheck.reporters.html.page import title_of
from claimcheck.reporters.states import ClaimState, states_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from claimcheck.model import CheckedArticle, Report

_HEADS = {
    "errors": ("errors", ""),
    "warnings": ("warnings", ""),
    "notes": ("notes", ""),
    "claims": ("claims", ""),
    "no_source": ("no source", "claims that name no source"),
    "at_odds": ("at odds", "claims at odds with their source"),
    "faulty_source": ("faulty source", "claims whose source has a fault"),
    "beyond": ("beyond", "claims that say more than their source"),
    "compared": ("compared", "claims compared, nothing found against them"),
    "not_looked_up": ("not looked up", "claims whose source was not looked up"),
    "references": ("references", ""),
}
"""The columns: each figure, its heading, and what that means."""


@frozen(kw_only=True)
class Row:
    """One article in the table."""

    title: str
    path: str
    figures: Mapping[str, int]
    page: str = ""
    """Where its page is; empty where it has none."""

    @property
    def gravity(self) -> tuple[int, ...]:
        """What the rows are ordered by: errors, warnings, notes."""
        return tuple(self.figures.get(each, 0) for each in ("errors", "warnings", "notes"))


def rows_of(report: Report, pages: Mapping[str, str]) -> list[Row]:
    """One row an article; `pages` leads from its path to its page."""
    return [
        Row(title=title_of(each), path=each.path, figures=figures(each), page=pages[each.path])
        for each in report.articles
    ]


def overview(rows: Sequence[Row], totals: Mapping[str, int] | None = None) -> _Element:
    """The table, gravest first; `totals` are those of all articles, where these rows are but some."""
    if totals is None:
        totals = {each: sum(row.figures.get(each, 0) for row in rows) for each in _HEADS}
    cells = [
        el(
            "tr",
            el(
                "th",
                el("a", row.title, href=row.page) if row.page else row.title,
                el("span", row.path, class_="path"),
                scope="row",
            ),
            [el("td", str(row.figures.get(each, 0))) for each in _HEADS],
        )
        for row in sorted(rows, key=lambda row: row.gravity, reverse=True)
    ]
    heads = [el("th", head, scope="col", title=told or None) for head, told in (("article", ""), *_HEADS.values())]
    return el(
        "section",
        el("h2", "Articles", id="articles"),
        el(
            "div",
            el(
                "table",
                el("thead", el("tr", heads)),
                el("tbody", cells),
                el("tfoot", el("tr", el("th", "all", scope="row"), [el("td", str(totals[each])) for each in _HEADS])),
                class_="index",
            ),
            class_="scroll",
            tabindex="0",
            role="region",
            aria_labelledby="articles",
        ),
    )


def figures(checked: CheckedArticle) -> dict[str, int]:
    """The figures of one article, in the order of the columns."""
    severities = Counter(finding.severity for finding in checked.findings)
    states = Counter(states_of(checked).values())
    numbers = (
        *(severities[each] for each in Severity),
        len(checked.reading.claims),
        states[ClaimState.NO_SOURCE],
        states[ClaimState.AT_ODDS],
        states[ClaimState.FAULTY_SOURCE],
        states[ClaimState.BEYOND],
        states[ClaimState.COMPARED] + states[ClaimState.UNSETTLED],
        states[ClaimState.NOT_CHECKED],
        len(checked.reading.references),
    )
    return dict(zip(_HEADS, numbers, strict=True))
