"""The report for people: each sentence once, what is wrong with it, why, and what to do."""

from __future__ import annotations

import textwrap
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.model import Confidence, Severity
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.spots import gather
from claimcheck.reporters.summary import count, sentences, summarise, unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import CheckedArticle, Report
    from claimcheck.reporters.spots import Spot

LEAST_WIDTH, MOST_WIDTH = 40, 110
"""The report is never wider or narrower, whatever the terminal: long rows are hard to read."""

MOST_LINES = 60
"""Lines of an article from which on sentences that have nothing but notes are left out."""
_ROWS = 3
"""Rows of a sentence that are shown."""
_FEW, _FIRST = 5, 3
"""With more warned places than the first number an editor is told with which so many to start."""


class Style(StrEnum):
    """The part a piece of text plays; what it looks like is the terminal's affair."""

    PLAIN = "plain"
    TITLE = "title"
    PATH = "path"
    QUIET = "quiet"
    EVIDENCE = "evidence"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    ADVICE = "advice"


Piece = tuple[str, Style]
Line = tuple[Piece, ...]

_SEVERITY = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.NOTE: Style.NOTE}


def compose(report: Report, *, width: int = 100, quiet: bool = False, verbose: bool = False) -> Iterator[Line]:
    """The lines of the report, at most `width` columns each where words allow.

    Each sentence is shown once, with what is wrong with it below, gravest first. Sentences that have nothing but notes
    are left out of an article that would take more than MOST_LINES otherwise, unless `verbose`. `quiet` leaves out the
    summary but for what was not checked. Why a file could not be checked is not in it: that is a diagnostic.
    """
    width = min(max(width, LEAST_WIDTH), MOST_WIDTH)
    for checked in report.articles:
        if checked.findings:
            yield from _article(checked, width, verbose=verbose)
    yield from _summary(report, width, quiet=quiet)


def _article(checked: CheckedArticle, width: int, *, verbose: bool) -> Iterator[Line]:
    article = checked.reading.article
    spots = gather(checked)
    title = " ".join(visible(article.title or article.path).split())
    yield ((_shortened(title, width), Style.TITLE),)
    seen = (
        count(len(checked.reading.claims), "claim"),
        count(len(checked.reading.references), "reference"),
        f"{count(len(checked.findings), 'finding')} in {count(len(spots), 'place')}",
    )
    yield ((" · ".join(seen), Style.QUIET),)
    pressing = [spot for spot in spots if spot.severity is not Severity.NOTE]
    if len(pressing) > _FEW:
        first = sorted(pressing, key=lambda spot: (spot.severity.rank, -spot.weight))[:_FIRST]
        lines = ", ".join(f"page {spot.page[0]} line {spot.page[1]}" if spot.page else str(spot.line) for spot in first)
        yield ((f"Start here: {'' if first[0].page else 'lines '}{lines}.", Style.ADVICE),)
    yield ()
    shown = list(_spots(article.path, spots, width))
    if not verbose and len(shown) > MOST_LINES and len(pressing) < len(spots):
        shown = list(_spots(article.path, pressing, width))
        hidden = f"{count(len(spots) - len(pressing), 'more place')} with notes only: --verbose shows them."
        shown += [((hidden, Style.QUIET),), ()]
    yield from shown


def _spots(path: str, spots: Sequence[Spot], width: int) -> Iterator[Line]:
    section, advised = "", set[str]()
    for spot in spots:
        if spot.section and spot.section != section:
            yield ((_shortened(f"§ {visible(spot.section)}", width), Style.QUIET),)
        section = spot.section
        yield from _spot(path, spot, width, advised)
        yield ()


def _spot(path: str, spot: Spot, width: int, advised: set[str]) -> Iterator[Line]:
    """One sentence or reference with its findings; advice that was given above is not repeated."""
    number_shown = str(spot.page[1] if spot.page else spot.line)
    place = f", page {spot.page[0]}, line {spot.page[1]}" if spot.page else f":{spot.line}:{spot.column}"
    margin = max(4, len(number_shown) + 1)
    indent = " " * (margin + 3)
    for number, finding in enumerate(spot.findings):
        style = _SEVERITY[finding.severity]
        unsure = " low confidence" if finding.confidence is Confidence.LOW else ""
        head = f"{indent}also " if number else f"{visible(path)}{place}: "
        yield (
            (head, Style.QUIET if number else Style.PATH),
            (f"{finding.code} {finding.name}", style),
            (f" [{finding.severity}]{unsure}", Style.QUIET),
        )
        if not number:
            for row, text in enumerate(_quoted(spot.text, width - len(indent))):
                line = "" if row else number_shown
                yield ((f"{line:>{margin}} │ ", Style.QUIET), (text, Style.PLAIN))
        yield from _wrapped(spot.told(finding), Style.PLAIN, width, indent)
        for evidence in finding.evidence:
            yield from _wrapped(f"“{evidence.text}” ({evidence.source})", Style.EVIDENCE, width, indent)
        if finding.fix:
            change = f"Replace it by: {finding.fix.text}" if finding.fix.text else "Take these words out."
            yield from _wrapped(change, Style.ADVICE, width, indent)
        if finding.advice not in advised:
            advised.add(finding.advice)
            yield from _wrapped(finding.advice, Style.ADVICE, width, f"{indent[:-2]}→ ", indent)


def _quoted(text: str, width: int) -> list[str]:
    """The text in rows, at most _ROWS of them; no more of it is looked at than can be shown."""
    return textwrap.wrap(
        visible(text[: width * (_ROWS + 1)]), width, max_lines=_ROWS, placeholder=" …", break_on_hyphens=False
    )


def _summary(report: Report, width: int, *, quiet: bool) -> Iterator[Line]:
    summary = summarise(report)
    found, *rest = [""] if quiet else sentences(summary)
    if found:
        yield from _wrapped(found, Style.TITLE, width)
    for sentence in unchecked(summary) if quiet else rest:
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
