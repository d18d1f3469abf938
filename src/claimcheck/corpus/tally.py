"""What is counted of a run over a corpus: findings by rule, what was not checked, the slowest and gravest articles."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from claimcheck.reporters.json import dumped

if TYPE_CHECKING:
    from collections.abc import Iterator

    Record = dict[str, Any]

MOST_ROWS = 1000
"""Articles that the index shows, gravest first: a page with more is no help to anybody."""
MOST_SLOW = 10
MOST_FAILED = 1000
"""Articles that were not checked of which the reason is shown; all of them stand in the records."""


@frozen(kw_only=True)
class Told:
    """What is counted of one record."""

    id: str
    reason: str
    codes: Mapping[str, int]
    counts: Mapping[str, int]
    title: str
    seconds: float
    """Of wall clock; 0 where it is not known any more."""

    @classmethod
    def of(cls, record: Record, seconds: float = 0.0) -> Told:
        """What is counted of a record of the answer."""
        return cls(
            id=record["id"],
            reason=record["reason"],
            codes=record["codes"],
            counts=record["counts"],
            title=(record["article"] or {}).get("title", ""),
            seconds=round(seconds, 3),
        )

    @property
    def gravity(self) -> tuple[int, ...]:
        """What articles are ordered by: errors, warnings, notes."""
        return tuple(self.counts.get(each, 0) for each in ("errors", "warnings", "notes"))


@frozen
class Line:
    """A record of the answer as it is written, and what is counted of it."""

    text: bytes
    told: Told

    @classmethod
    def of(cls, record: Record, seconds: float) -> Line:
        """The line of a record, and that it took `seconds`."""
        return cls(f"{dumped(record)}\n".encode(), Told.of(record, seconds))


@define
class Tally:
    """The counts of a run; what is kept of single articles is bounded, however many there are."""

    articles: int = 0
    failures: int = 0
    codes: Counter[str] = field(factory=Counter)
    counts: Counter[str] = field(factory=Counter)
    failed: list[tuple[str, str]] = field(factory=list)
    """`(id, reason)` of the first that were not checked."""
    _slowest: list[tuple[float, str]] = field(factory=list)
    _gravest: list[tuple[tuple[int, ...], int, Told]] = field(factory=list)

    def add(self, told: Told) -> bool:
        """Count an article in; gives whether it is among the slowest."""
        self.articles += 1
        self.codes.update(told.codes)
        self.counts.update(told.counts)
        if told.reason:
            self.failures += 1
            if len(self.failed) < MOST_FAILED:
                self.failed.append((told.id, told.reason))
        if any(told.gravity):
            _keep(self._gravest, (told.gravity, -self.articles, told), MOST_ROWS)
        return self.time(told.id, told.seconds)

    def time(self, name: str, seconds: float) -> bool:
        """Note how long an article took; gives whether it is among the slowest."""
        return bool(seconds) and _keep(self._slowest, (seconds, name), MOST_SLOW)

    @property
    def slowest(self) -> list[tuple[float, str]]:
        """`(seconds, id)` of the slowest articles, slowest first."""
        return sorted(self._slowest, reverse=True)

    @property
    def gravest(self) -> Iterator[Told]:
        """The articles with the gravest findings, gravest first."""
        return (told for _, _, told in sorted(self._gravest, key=lambda kept: kept[:2], reverse=True))


def _keep(kept: list[Any], value: tuple[Any, ...], most: int) -> bool:
    """Keep the greatest values in a heap; gives whether this one is among them."""
    if len(kept) < most:
        heapq.heappush(kept, value)
        return True
    return heapq.heappushpop(kept, value) is not value
