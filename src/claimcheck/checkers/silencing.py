"""Comments that silence a rule: which rules they name, for how long, and how far they reach."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from attrs import define, field

from claimcheck import regex as re
from claimcheck.checkers.base import Rule
from claimcheck.checkers.selection import matching
from claimcheck.model import Article, Comment, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


_DISABLE, _NEXT_LINE, _ENABLE = "claimcheck-disable", "claimcheck-disable-next-line", "claimcheck-enable"
_COMMANDS = (_DISABLE, _NEXT_LINE, _ENABLE)
_CODES = re.compile(r"\s*((?:[A-Za-z]{2,8}\d{0,3})(?:\s*,\s*[A-Za-z]{2,8}\d{0,3})*)(?=\s|$)")
_UNTIL = re.compile(r"\s*\buntil\s+(\d{4}-\d{1,2}-\d{1,2})\b")


@define(eq=False)
class Suppression:
    """One selector of a suppression comment, and where it reaches for each of its rules."""

    name: str
    comment: Comment
    rules: tuple[str, ...]
    """The codes that it silences."""
    spares: tuple[str, ...] = ()
    """The codes that it names by their beginning only and that must be named in full."""
    reason: str = ""
    until: date | None = None
    reaches: list[tuple[str, Span]] = field(factory=list)
    """Code and part of the source, one for each rule; filled while the comments are read."""

    def is_over(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today


def read_suppressions(article: Article, known: tuple[Rule, ...]) -> tuple[list[Suppression], list[tuple[Comment, str]]]:
    """The suppressions of an article, in order, each with its reach; and the comments at fault, with what it is."""
    reading = _Reading(article, known, _next_lines(article))
    for comment in article.comments:
        reading.add(comment)
    reading.close(reading.open, len(article.source))
    return reading.suppressions, reading.complaints


@define
class _Reading:
    """The comments read so far, in one pass."""

    article: Article
    known: tuple[Rule, ...]
    lines: dict[Span, int]
    """Where the line ends that follows each comment."""
    suppressions: list[Suppression] = field(factory=list)
    complaints: list[tuple[Comment, str]] = field(factory=list)
    open: defaultdict[str, list[tuple[Suppression, int]]] = field(factory=lambda: defaultdict(list))
    """Under each code, what silences it from some place on."""

    def add(self, comment: Comment) -> None:
        command, rest = (*comment.text.split(maxsplit=1), "")[:2]
        listed = _CODES.match(rest)
        names = [each.strip() for each in listed[1].split(",")] if listed else []
        if command == _ENABLE:
            closed = {code for name in names for code in matching(self.known, name)} if names else set(self.open)
            self.close(closed, comment.span.start)
            return
        for read in _suppressions(comment, command, names, rest[listed.end() if listed else 0 :], self.known):
            if isinstance(read, str):
                self.complaints.append((comment, read))
            else:
                self.suppressions.append(read)
                self._reach(read, comment, command)

    def _reach(self, suppression: Suppression, comment: Comment, command: str) -> None:
        for code in suppression.rules:
            if comment.attached:
                suppression.reaches.append((code, comment.span))
            elif command == _DISABLE:
                self.open[code].append((suppression, comment.span.end))
            else:
                suppression.reaches.append((code, Span(comment.span.end, self.lines[comment.span])))

    def close(self, codes: Iterable[str], place: int) -> None:
        """End what is open for these codes."""
        for code in [*codes]:
            for suppression, start in self.open.pop(code, []):
                suppression.reaches.append((code, Span(start, max(start, place))))


def _suppressions(
    comment: Comment, command: str, names: Sequence[str], rest: str, known: tuple[Rule, ...]
) -> Iterator[Suppression | str]:
    """The suppressions of one comment, and what is wrong with it."""
    if command not in _COMMANDS:
        near = get_close_matches(command, _COMMANDS, n=1) or _COMMANDS[:1]
        yield f"Nothing is called {command}, so this silences nothing; did you mean {near[0]}?"
        return
    if not names:
        yield "This comment names no rule, so it silences nothing."
    until = None
    if day := _UNTIL.search(rest):
        try:
            until = date.fromisoformat(day[1])
        except ValueError:
            yield f"There is no day {day[1]}, so this silences nothing: write it as 2027-03-01."
            return
    reason = " ".join(_UNTIL.sub("", rest, count=1).split())
    for name in names:
        fits = matching(known, name)
        if not fits or name.casefold() == "all":
            yield f"No rule is called {name}, so this silences nothing."
            continue
        rules = tuple(code for code, silences in fits.items() if silences)
        spares = tuple(code for code, silences in fits.items() if not silences)
        yield Suppression(name, comment, rules, spares, reason, until)


def _next_lines(article: Article) -> dict[Span, int]:
    """Where the line ends that follows each comment: the first that is not blank and holds no such comment alone."""
    source = article.source
    ends: dict[Span, int] = {}
    later: dict[int, Span] = {}
    for comment in reversed(article.comments):
        line = source.find("\n", comment.span.end)
        end = len(source)
        while line >= 0:
            following = source.find("\n", line + 1)
            end = len(source) if following < 0 else following
            words = source[line + 1 : end].strip()
            if words:
                first = source.index(words[0], line + 1)
                if first in later and later[first].end == first + len(words):
                    end = ends[later[first]]
                break
            line = following
        ends[comment.span] = end
        later[comment.span.start] = comment.span
    return ends
