"""Where things stand: spans of the source, and the way back to it from normalised text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, total_ordering

from attrs import Attribute, field, frozen


@total_ordering
@frozen
class Span:
    """A half-open range of code points in the source of an article."""

    start: int
    end: int = field()

    @end.validator
    def _in_order(self, _attribute: Attribute[int], value: int) -> None:
        if not 0 <= self.start <= value:
            raise ValueError(f"a span runs forward from 0, not from {self.start} to {value}")

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def of(self, source: str) -> str:
        """The characters of `source` that this span covers."""
        return source[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether `other` shares a character with this span."""
        return self.start < other.end and other.start < self.end


@frozen(slots=False)
class OffsetMap:
    """Where each character of a normalised text came from in the source.

    `runs` are `(text_start, source_start, source_end, identical)` in order of text, without gaps in the
    text. In an identical run the characters are copied one to one; otherwise the run is ONE text character
    that stands for the whole source range (an entity, a run of white space, a line end).
    """

    runs: tuple[tuple[int, int, int, bool], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [run[0] for run in self.runs]

    def span(self, start: int, end: int) -> Span:
        """The source span of the text slice `[start:end]`; an empty slice gives an empty span."""
        if not self.runs:
            return Span(0, 0)
        first = self._locate(start)[0]
        return Span(first, max(first, self._locate(end - 1)[1])) if end > start else Span(first, first)

    def _locate(self, position: int) -> tuple[int, int]:
        text_start, source_start, source_end, identical = self.runs[max(0, bisect_right(self._starts, position) - 1)]
        if not identical:
            return source_start, source_end
        place = min(source_start + position - text_start, source_end)
        return place, min(place + 1, source_end)

    @classmethod
    def identity(cls, start: int, length: int) -> OffsetMap:
        """The map of a text that is the source slice `[start : start + length]` itself."""
        return cls(((0, start, start + length, True),) if length else ())
