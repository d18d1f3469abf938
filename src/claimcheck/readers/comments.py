"""Comments of an article that speak to claimcheck: `<!-- claimcheck-disable CIT101 reason -->`, `{/* … */}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import Comment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "claimcheck-"
"""What such a comment begins with."""
_HTML = re.compile(r"<!--\s{0,99}(claimcheck-[^<>]{0,1000}?)\s{0,99}-->")
_MDX = re.compile(r"\{/\*\s{0,99}(claimcheck-[^<>{}]{0,1000}?)\s{0,99}\*/\}")


def comments_in(source: str, start: int = 0, end: int | None = None) -> Iterator[Comment]:
    """The comments of `source[start:end]` in order, wherever they stand in it."""
    return _found(_HTML, source, start, end)


def mdx_comment(source: str, start: int, end: int) -> Comment | None:
    """The comment that `source[start:end]` is, in the words of MDX, if it is one."""
    comment = next(_found(_MDX, source, start, end), None)
    return comment if comment and comment.span == Span(start, end) else None


def _found(pattern: re.Pattern[str], source: str, start: int, end: int | None) -> Iterator[Comment]:
    for match in pattern.finditer(source, start, len(source) if end is None else end):
        yield Comment(text=match[1], span=Span(*match.span()))
