"""The words of a claim and of its source that tell: found, not found, clashing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model import Comparison, RationaleSentence

CLASHING = "clashes"
FOUND = "found"
NOT_FOUND = "not found"
_LEAST = 0.5
"""How sure a difference must be to be shown, as for a finding."""


@frozen
class Side:
    """A piece of one side's text and what its words tell: `found`, `not found`, `clashes`, or nothing."""

    text: str
    state: str = ""


def claim_side(text: str, comparison: Comparison) -> tuple[Side, ...]:
    """The claim in pieces."""
    marks = [
        (each.claim_start, each.claim_end, CLASHING if each.source_words else NOT_FOUND)
        for each in comparison.differences
        if each.confidence >= _LEAST and each.claim_words and text[each.claim_start : each.claim_end]
    ]
    return tuple(_pieces(text, marks))


def source_side(sentence: RationaleSentence, comparison: Comparison) -> tuple[Side, ...]:
    """A sentence of the source in pieces."""
    marks = []
    for each in comparison.differences:
        if each.confidence >= _LEAST and each.sentence == sentence.index and each.source_words:
            start = sentence.text.find(each.source_words)
            if start >= 0:
                marks.append((start, start + len(each.source_words), CLASHING))
    return tuple(_pieces(sentence.text, marks))


def _pieces(text: str, marks: Iterable[tuple[int, int, str]]) -> Iterator[Side]:
    """The text cut at its marks, of which the first of two that overlap is kept."""
    done = 0
    for start, end, state in sorted(set(marks)):
        if start < done or end > len(text):
            continue
        if done < start:
            yield Side(text[done:start])
        yield Side(text[start:end], state)
        done = end
    if done < len(text):
        yield Side(text[done:])
