"""The table of articles, with the totals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import Severity
from claimcheck.reporters.html.markup import el
from claimcheck.reporters.html.page import title_of
from claimcheck.reporters.states import ClaimState, states_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from claimcheck.model import CheckedArticle, Report

_HEADS = (
    ("errors", ""),
    ("warnings", ""),
    ("notes", ""),
    ("claims", ""),
    ("no source", "claims that name no source"),
    ("at odds", "claims at odds with their source"),
    ("faulty source", "claims whose source has a fault"),
    ("beyond", "claims that say more than their source"),
    ("compared", "claims compared, nothing found against them"),
    ("not looked up", "claims whose source was not looked up"),
    ("references", ""),
)


def overview(report: Report, places: Mapping[str, str]) -> _Element:
    """One row an article, gravest first; `places` leads from its path to its page."""
    counted = [(checked, numbers(checked)) for checked in report.articles]
    counted.sort(key=lambda pair: pair[1][:3], reverse=True)
    rows = [
        el(
            "tr",
            el(
                "th",
                el("a", title_of(checked), href=places[checked.reading.article.path]),
                el("span", checked.reading.article.path, class_="path"),
                scope="row",
            ),
            [el("td", str(number)) for number in row],
        )
        for checked, row in counted
    ]
    totals = [sum(column) for column in zip(*(row for _, row in counted), strict=True)] or [0] * len(_HEADS)
    heads = [el("th", head, scope="col", title=told or None) for head, told in (("article", ""), *_HEADS)]
    return el(
        "section",
        el("h2", "Articles", id="articles"),
        el(
            "div",
            el(
                "table",
                el("thead", el("tr", heads)),
                el("tbody", rows),
                el("tfoot", el("tr", el("th", "all", scope="row"), [el("td", str(total)) for total in totals])),
                class_="index",
            ),
            class_="scroll",
            tabindex="0",
            role="region",
            aria_labelledby="articles",
        ),
    )


def numbers(checked: CheckedArticle) -> tuple[int, ...]:
    """The figures of one article, in the order of the columns."""
    severities = Counter(finding.severity for finding in checked.findings)
    states = Counter(states_of(checked).values())
    return (
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
