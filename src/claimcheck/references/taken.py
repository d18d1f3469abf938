"""The stretches of a text that are spoken for, so that no second reading takes them again."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Taken:
    """Stretches `(start, end)` of one text that do not overlap each other."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._stretches = sorted(stretches)

    def add(self, start: int, end: int) -> None:
        """Take a stretch, away from those taken before."""
        insort(self._stretches, (start, end))

    def hits(self, start: int, end: int) -> bool:
        """Whether `[start:end]` shares a character with a stretch that is taken."""
        index = bisect_left(self._stretches, (end, end))
        return index > 0 and self._stretches[index - 1][1] > start
