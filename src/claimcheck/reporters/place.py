"""Lines and columns of a source, counted as editors count them."""

from __future__ import annotations

import os
from bisect import bisect_right
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import CheckedArticle, Report

_LINE_END = re.compile(r"\r\n?|\n")
_PAGE_END = re.compile(r"\f")


@frozen
class Place:
    """A position in a source: line and column from 1, the column in code points."""

    line: int
    column: int


class Lines:
    """The lines of a source; LF, CR LF and CR end a line, and no other character does."""

    def __init__(self, source: str) -> None:
        """Index `source`, in time linear in its length."""
        self.source = source
        self._ends = [(match.start(), match.end()) for match in _LINE_END.finditer(source)]
        self._starts = [0, *(end for _, end in self._ends)]
        self._pages = [0, *(match.end() for match in _PAGE_END.finditer(source))] if "\f" in source else []

    def __len__(self) -> int:
        """How many lines there are; a line end at the end of the source begins another, empty one."""
        return len(self._starts)

    def place(self, offset: int) -> Place:
        """Where the code point at `offset` stands; past the end of the source, the place behind its end."""
        within = min(max(offset, 0), len(self.source))
        line = bisect_right(self._starts, within)
        return Place(line, within - self._starts[line - 1] + 1)

    def on_page(self, offset: int) -> tuple[int, int] | None:
        """Page and line on it, from 1, of the code point at `offset`; None in a source without pages.

        A form feed ends a page: in the text of a PDF, and in plain text that was made for a printer.
        """
        if not self._pages:
            return None
        page = bisect_right(self._pages, offset)
        start = self._pages[page - 1]
        before = self.place(start).line - (self.source[start : start + 1] not in {"\r", "\n"})
        return page, self.place(offset).line - before

    def told(self, offset: int) -> str:
        """The line of the code point at `offset`, for people: `line 12`, or `page 2, line 3`."""
        place = self.on_page(offset)
        return f"page {place[0]}, line {place[1]}" if place else f"line {self.place(offset).line}"

    def bounds(self, line: int) -> tuple[int, int]:
        """`(start, end)` of the line of that number, from 1, without its line end."""
        end = self._ends[line - 1][0] if line <= len(self._ends) else len(self.source)
        return self._starts[line - 1], end


@frozen(kw_only=True)
class Located:
    """A finding with the file, the words and the places of its first character and of the one behind its last."""

    path: str
    finding: Finding
    words: str
    start: Place
    end: Place
    lines: Lines

    @property
    def said(self) -> str:
        """What is wrong and what to do, as one line."""
        return " ".join(f"{self.finding.message} {self.finding.advice}".split())


def located(report: Report) -> Iterator[Located]:
    """Every finding of a report, in order of article and place."""
    for checked in report.articles:
        yield from located_in(checked)


def located_in(checked: CheckedArticle) -> Iterator[Located]:
    """The findings of one article in order of place."""
    article = checked.reading.article
    lines = Lines(article.source)
    path = relative(article.path)
    for finding in in_order(checked):
        span = finding.span
        start, end = lines.place(span.start), lines.place(span.end)
        words = span.of(article.source)
        yield Located(path=path, finding=finding, words=words, start=start, end=end, lines=lines)


def relative(path: str) -> str:
    """The path as a repository knows it: with forward slashes, from the current folder where it lies in it."""
    if PurePath(path).is_absolute():
        within = os.path.relpath(path)
        path = path if within.startswith(os.pardir) else within
    return path.replace(os.sep, "/").removeprefix("./")


def in_order(checked: CheckedArticle) -> list[Finding]:
    """The findings of an article in order of place, then of code."""
    return sorted(checked.findings, key=lambda finding: (finding.span, finding.code))
