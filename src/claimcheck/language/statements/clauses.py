"""Where the clauses of one sentence part: at connectives, semicolons and dashes that stand in no aside."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.statements.asides import find_asides
from claimcheck.lexicon.concepts import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURES = (
    r"(?:[ai]?or|rr|a?hr|p|md|smd|adjusted|95|hazard|relative|odds|mean diff|diff|pooled|risk ratio|rate ratio)\b"
)
"""Statistics, which a semicolon parts from the finding that they are of."""
_NOT_SURE = r"(?!\s(?:not\s|non-?)?(?:statistically\s)?(?:in)?significant)"
"""Behind "but": "longer, but not significantly" is one clause."""


@cache
def _cuts() -> re.Pattern[str]:
    cutting, after_comma = alternation("connectives", "cutting"), alternation("connectives", "after_comma")
    return re.compile(
        rf"[;:]\s(?!{_FIGURES})|\s[–—]\s|—|(?<!\bvs)[.!?]\s(?=\w)|,\s{after_comma}\s|,?\s?\b{cutting}\b{_NOT_SURE},?\s"
    )


@lru_cache(maxsize=2048)
def find_breaks(lowered: str) -> tuple[tuple[int, int], ...]:
    """`(start, end)` of what parts the clauses of a lower-cased sentence, in order: the connective and its comma."""
    return tuple(outside_asides(_cuts(), lowered))


def outside_asides(pattern: re.Pattern[str], lowered: str) -> Iterator[tuple[int, int]]:
    """`(start, end)` of the matches of `pattern` that touch no aside."""
    asides = find_asides(lowered)
    for match in pattern.finditer(lowered):
        if not any(start < max(match.end(), match.start() + 1) and match.start() < end for start, end in asides):
            yield match.span()


def cut(lowered: str, also: re.Pattern[str] | None = None) -> Iterator[tuple[int, int]]:
    """`(start, end)` of each clause of a lower-cased sentence without the connectives, in order; `also` cuts too."""
    breaks = list(find_breaks(lowered))
    if also is not None:
        breaks = sorted([*breaks, *outside_asides(also, lowered)])
    first = 0
    for start, end in (*breaks, (len(lowered),) * 2):
        if start >= first:
            yield first, start
        first = max(first, end)


def clause_around(lowered: str, start: int, end: int) -> tuple[int, int]:
    """`(first, last)` of the clause that holds `[start:end]`."""
    breaks = find_breaks(lowered)
    first = max((until for _, until in breaks if until <= start), default=0)
    return first, min((begin for begin, _ in breaks if begin >= end), default=len(lowered))
