"""Claims beside pages: what is told where the page says the same, something else, or another number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from benchmarks._gold_articles import is_seen, labelled_articles
from benchmarks.measure import Figure, figure
from claimcheck import readers
from claimcheck.checkers.base import Checker
from claimcheck.checkers.causes import one_for_each_cause
from claimcheck.checkers.registry import all_rules
from claimcheck.model import WEB_PAGE, Article, Found, Verdict, Work
from claimcheck.pipeline import understand
from claimcheck.sources.web.pages import passages_of
from claimcheck.verification.claims import compare_claims
from claimcheck.verification.excerpts import with_excerpts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from claimcheck.model import Finding, Reading

    _Row = tuple[int, int]

_RULES = tuple(
    rule for rule in all_rules() if isinstance(rule, Checker) and re.match(r"FID|STR50[1245]|SRC30[1-5]|DOC", rule.code)
)
_MOST = 40
"""Claims of an article."""
_LEAST = 3
"""Passages of a page."""
_OTHERS = (1, 3, 5, 9)
"""How many places on the other page stands with which the claims of an article are compared."""
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?=%| per cent| percent| days| weeks| months| years)")
_URL = "http://health.example/pages/1"


def run(data: Path) -> list[Figure]:
    """The claims of real articles, each article taken for a page, by the comparison that ships.

    Beside its own article a claim is repeated word for word, and beside those of others the page is about something
    else: nothing may be told of either. Then one number of a claim is changed, and the page still has the right one.
    """
    articles = labelled_articles(data)
    figures = []
    for part, kept in (("seen", True), ("kept aside", False)):
        some = [each.reading for each in articles if is_seen(each) is kept]
        pages = [each for each in some if len(passages_of(each.article)) >= _LEAST and each.claims]
        same = [_told(_said(each), each.article) for each in pages]
        other = [
            _told(_said(each), pages[(place + by) % len(pages)].article)
            for by in _OTHERS
            if by < len(pages)
            for place, each in enumerate(pages)
        ]
        changed = [_told(texts, each.article) for each in pages if (texts := _changed(_said(each)))]
        figures += [
            figure(f"the page says the same, {part}: claims accused", same, _share, reach="0"),
            figure(f"the page is another, {part}: claims accused", other, _share, reach="0"),
            figure(f"another number, {part}: claims accused", changed, _share, reach="≥ .75"),
        ]
    return figures


def _said(reading: Reading) -> list[str]:
    return [claim.text for claim in reading.claims[:_MOST]]


def _changed(claims: Sequence[str]) -> list[str]:
    """The claims with a number, the first of each another."""
    double: Callable[[re.Match[str]], str] = lambda found: str(2 * int(found[0]) + 3)  # noqa: E731 - named for its type
    return [_NUMBER.sub(double, each, count=1) for each in claims if _NUMBER.search(each)]


def _told(claims: Sequence[str], page: Article) -> _Row:
    """How many claims are accused that cite a page, and how many there are."""
    text = "\n\n".join(f"{each.rstrip('.')} ([NHS]({_URL}))." for each in claims)
    reading = understand(readers.read("claims.md", text.encode("utf-8", "surrogatepass")))
    work = Work(title=page.title, kind=WEB_PAGE, full_text=passages_of(page), url=_URL)
    found = tuple((each.id, Found(work=work, basis="link")) for each in reading.references)
    reading = with_excerpts(evolve(reading, resolutions=found))
    reading = evolve(reading, comparisons=compare_claims(reading))
    findings: list[Finding] = [finding for rule in _RULES for finding in rule.check(reading)]
    accused = {each.claim for each in one_for_each_cause(findings) if each.severity != "note"}
    accused |= {c.claim for c in reading.comparisons if c.comparison.verdict is Verdict.CONTRADICTED}
    return len(accused), len(reading.comparisons)


def _share(rows: Sequence[_Row]) -> float:
    return sum(told for told, _ in rows) / max(1, sum(claims for _, claims in rows))
