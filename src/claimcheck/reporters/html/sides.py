"""The words of a claim and of its source that tell: found, not found, clashing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model import Comparison, RationaleSentence, Slot

CLASHING = "clashes"
NOT_FOUND = "not found"
FOUND = "found"
_GRAVEST_FIRST = (CLASHING, NOT_FOUND, FOUND)
_LEAST = 0.5
"""How sure a difference must be to be shown, as for a finding."""


@frozen
class Side:
    """A piece of one side's text, what its words tell, and of which part of the claim: `found`, `the dose`."""

    text: str
    state: str = ""
    role: str = ""


@frozen
class _Mark:
    start: int
    end: int
    state: str
    role: str = ""


def claim_side(text: str, comparison: Comparison) -> tuple[Side, ...]:
    """The claim in pieces."""
    marks = [
        _Mark(each.claim_start, each.claim_end, CLASHING if each.source_words else NOT_FOUND)
        for each in comparison.differences
        if each.confidence >= _LEAST and each.claim_words
    ]
    marks += [_Mark(each.start, each.end, _state(each), each.role) for each in comparison.slots]
    return tuple(_pieces(text, marks))


def source_side(sentence: RationaleSentence, comparison: Comparison) -> tuple[Side, ...]:
    """A sentence of the source in pieces."""
    marks: list[_Mark] = []
    for each in comparison.differences:
        if each.confidence >= _LEAST and each.sentence == sentence.index:
            marks += _marks(sentence.text, each.source_words, CLASHING)
    for slot in comparison.slots:
        if slot.sentence == sentence.index:
            marks += _marks(sentence.text, slot.source_text, _state(slot), slot.role)
    return tuple(_pieces(sentence.text, marks))


def _state(slot: Slot) -> str:
    return slot.state.replace("_", " ")


def _marks(text: str, words: str, state: str, role: str = "") -> Iterator[_Mark]:
    """Where words stand in a text, the first time, if they do."""
    start = text.find(words) if words else -1
    if start >= 0:
        yield _Mark(start, start + len(words), state, role)


def _pieces(text: str, marks: Iterable[_Mark]) -> Iterator[Side]:
    """The text cut at its marks; of those that overlap the gravest is kept, and of like ones the longest."""
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda each: (_GRAVEST_FIRST.index(each.state), each.start - each.end, each.start)):
        fits = 0 <= mark.start < mark.end <= len(text)
        if fits and all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    done = 0
    for mark in sorted(kept, key=lambda each: each.start):
        if done < mark.start:
            yield Side(text[done : mark.start])
        yield Side(text[mark.start : mark.end], mark.state, mark.role)
        done = mark.end
    if done < len(text):
        yield Side(text[done:])
