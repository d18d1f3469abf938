"""The report as a page for a browser: one file, which asks nothing of any other place."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

import claimcheck
from claimcheck.reporters.html.index import overview, rows_of
from claimcheck.reporters.html.markup import document, el, raw
from claimcheck.reporters.html.page import article_section, title_of, token
from claimcheck.reporters.html.sides import CLASHING, FOUND, NOT_FOUND
from claimcheck.reporters.states import ClaimState
from claimcheck.reporters.summary import sentences, summarise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from claimcheck.model import CheckedArticle, Report
    from claimcheck.reporters.html.index import Row

GENERATOR = "claimcheck"
"""What the pages say they were made by, so that none is overwritten that was not."""


def html(report: Report) -> str:
    """One page with every article of the report; with several, a table of them stands first."""
    several = len(report.articles) > 1
    places = {each.reading.article.path: f"#a{number}" for number, each in enumerate(report.articles, 1)}
    sections = [article_section(each, f"a{number}") for number, each in enumerate(report.articles, 1)]
    title = f"{len(report.articles)} articles" if several or not sections else title_of(report.articles[0])
    first = overview(rows_of(report, places)) if several else None
    return _page(title, first, sections, sentences(summarise(report)), _reasons(report))


def article_page(checked: CheckedArticle) -> str:
    """The page of one article, with the index beside it."""
    back = el("p", el("a", "All articles", href="index.html"))
    return _page(title_of(checked), back, [article_section(checked, "a1")])


def index_page(report: Report, places: dict[str, str]) -> str:
    """The table of articles that leads to their pages: `places` gives the name of each by the path."""
    title, table = f"{len(report.articles)} articles", overview(rows_of(report, places))
    return _page(title, table, [], sentences(summarise(report)), _reasons(report))


def corpus_page(
    rows: Sequence[Row], totals: Mapping[str, int], told: Sequence[str], failures: Sequence[tuple[str, str]]
) -> str:
    """The table of some articles of many, with the `totals` of all and `(article, reason)` of what was not checked."""
    return _page("many articles", overview(rows, totals), [], told, failures)


def _reasons(report: Report) -> list[tuple[str, str]]:
    return [(each.path, each.message) for each in report.failures]


def _page(
    title: str,
    first: _Element | None,
    sections: Sequence[_Element],
    told: Sequence[str] = (),
    failures: Sequence[tuple[str, str]] = (),
) -> str:
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return document(
        el(
            "html",
            el(
                "head",
                el("meta", charset="utf-8"),
                el("meta", http_equiv="Content-Security-Policy", content=policy),
                el("meta", name="viewport", content="width=device-width, initial-scale=1"),
                el("meta", name="generator", content=f"{GENERATOR} {claimcheck.__version__}"),
                el("meta", name="color-scheme", content="light dark"),
                el("link", rel="icon", href="data:,"),
                el("title", f"{title} – claimcheck"),
                raw("style", style),
            ),
            el(
                "body",
                el("a", "Skip to the report", href="#main", class_="skip"),
                el("header", el("h1", "claimcheck report"), [el("p", each) for each in told]),
                el(
                    "main",
                    first,
                    el(
                        "section",
                        el("h2", "Not checked"),
                        el("ul", [el("li", el("b", path), f": {why}") for path, why in failures]),
                        class_="failures",
                    )
                    if failures
                    else None,
                    sections,
                    id="main",
                ),
                _footer(),
                raw("script", script),
            ),
            lang="en",
        )
    )


def _footer() -> _Element:
    """What the words of the report mean, and what they do not."""
    meanings = [
        part
        for state, text in MEANINGS.items()
        for part in (el("dt", el("span", state, class_="state", data_state=token(state))), el("dd", text))
    ]
    marks = [el("mark", state, class_=state.replace(" ", "-")) for state in (FOUND, NOT_FOUND, CLASHING)]
    return el(
        "footer",
        el("h2", "What the words mean"),
        el("dl", meanings),
        el("p", "Words of an article and its source are marked: ", marks[0], " ", marks[1], " ", marks[2]),
        el(
            "p", f"Made by claimcheck {claimcheck.__version__}, which compares. Whether a claim is true it cannot tell."
        ),
    )


MEANINGS = {
    ClaimState.AT_ODDS: "A finding says that the source states something else.",
    ClaimState.FAULTY_SOURCE: "The source was retracted, or is printed so that nobody can tell which work is meant.",
    ClaimState.BEYOND: "It is worded more strongly than the source, or tells what the text at hand does not hold.",
    ClaimState.FLAGGED: "Nothing in the comparison speaks against it, but another finding does.",
    ClaimState.NO_SOURCE: "No reference is linked to it.",
    ClaimState.NOT_CHECKED: "Nobody was asked about the source, or nobody answered.",
    ClaimState.NOT_COMPARED: "The source is known, but no text of it could be laid beside the claim.",
    ClaimState.UNSETTLED: "It was laid beside the text at hand, often an abstract, which does not settle it.",
    ClaimState.COMPARED: "It was laid beside the text at hand, which says as much, and there is no finding.",
}


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
