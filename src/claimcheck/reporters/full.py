"""The report for people: each finding with its words underlined, why it is one, and what to do."""

from __future__ import annotations

import textwrap
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.model import Confidence, Severity
from claimcheck.reporters.excerpt import excerpt, visible
from claimcheck.reporters.place import Lines, in_order
from claimcheck.reporters.summary import count, sentences, summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import CheckedArticle, Finding, Report

LEAST_WIDTH, MOST_WIDTH = 40, 110
"""The report is never wider or narrower, whatever the terminal: long rows are hard to read."""


class Style(StrEnum):
    """The part a piece of text plays; what it looks like is the terminal's affair."""

    PLAIN = "plain"
    TITLE = "title"
    PATH = "path"
    QUIET = "quiet"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    ADVICE = "advice"


Piece = tuple[str, Style]
Line = tuple[Piece, ...]

_SEVERITY = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.NOTE: Style.NOTE}


def compose(report: Report, *, width: int = 100, quiet: bool = False) -> Iterator[Line]:
    """The lines of the report, at most `width` columns each where words allow.

    `quiet` leaves out the summary. Why a file could not be checked is not in it: that is a diagnostic.
    """
    width = min(max(width, LEAST_WIDTH), MOST_WIDTH)
    for checked in report.articles:
        if checked.findings:
            yield from _article(checked, width)
    if not quiet:
        yield from _summary(report, width)


def _article(checked: CheckedArticle, width: int) -> Iterator[Line]:
    article = checked.reading.article
    lines = Lines(article.source)
    title = " ".join(visible(article.title or article.path).split())
    yield ((_shortened(title, width), Style.TITLE),)
    seen = (
        count(len(checked.reading.claims), "claim"),
        count(len(checked.reading.references), "reference"),
        count(len(checked.findings), "finding"),
    )
    yield ((" · ".join(seen), Style.QUIET),)
    yield ()
    for finding in in_order(checked):
        yield from _finding(article.path, lines, finding, width)
        yield ()


def _finding(path: str, lines: Lines, finding: Finding, width: int) -> Iterator[Line]:
    style = _SEVERITY[finding.severity]
    place = lines.place(finding.span.start)
    unsure = " low confidence" if finding.confidence is Confidence.LOW else ""
    yield (
        (f"{visible(path)}:{place.line}:{place.column}: ", Style.PATH),
        (f"{finding.code} {finding.name}", style),
        (f" [{finding.severity}]{unsure}", Style.QUIET),
    )
    margin = max(4, len(str(lines.place(finding.span.end).line)) + 1)
    for row in excerpt(lines, finding.span, width - margin - 3):
        number = "" if row.line is None else str(row.line)
        yield ((f"{number:>{margin}} │ ", Style.QUIET), (row.text, Style.PLAIN))
        yield ((f"{'':>{margin}} │ ", Style.QUIET), (row.marks, style))
    indent = " " * (margin + 3)
    yield from _wrapped(finding.message, Style.PLAIN, width, indent)
    for evidence in finding.evidence:
        yield from _wrapped(f"“{evidence.text}” ({evidence.source})", Style.QUIET, width, indent)
    if finding.fix:
        change = f"Replace it by: {finding.fix.text}" if finding.fix.text else "Take these words out."
        yield from _wrapped(change, Style.ADVICE, width, indent)
    yield from _wrapped(finding.advice, Style.ADVICE, width, f"{indent[:-2]}→ ", indent)


def _summary(report: Report, width: int) -> Iterator[Line]:
    found, *rest = sentences(summarise(report))
    yield from _wrapped(found, Style.TITLE, width)
    for sentence in rest:
        yield from _wrapped(sentence, Style.QUIET, width)


def _wrapped(text: str, style: Style, width: int, first: str = "", later: str | None = None) -> Iterator[Line]:
    for line in _lines(text, width, first, first if later is None else later):
        yield ((line, style),)


@lru_cache(maxsize=256)
def _lines(text: str, width: int, first: str, later: str) -> tuple[str, ...]:
    """The text in lines; findings of one rule say and advise much the same, so most are wrapped once."""
    return tuple(
        textwrap.wrap(visible(text), width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
    )


def _shortened(text: str, width: int) -> str:
    return textwrap.shorten(text, width, placeholder=" …")
