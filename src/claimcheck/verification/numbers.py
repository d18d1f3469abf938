"""The numbers of a claim against those of its source: agreed, stated otherwise, or not in the text at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.amounts import Change, QuantityKind
from claimcheck.language.quantities import agree, comparable, dimension, read_quantities
from claimcheck.model.comparisons import NumberMismatch, NumberNotFound
from claimcheck.verification.reading import read_claim, read_source
from claimcheck.verification.terms import weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.quantities import Quantity
    from claimcheck.verification.reading import ReadSentence, ReadSource

_NEAR = 70
"""Characters on either side of a number in which the words stand that say what it measures."""
_SAME = 0.6
"""Share of the claim's words around a number, by rarity, that a number of the source must have around it too."""
_LEAST = 9.0
"""What the shared words must weigh in all: two fairly rare ones."""
_NOT_LOOKED_FOR = frozenset({QuantityKind.P_VALUE, QuantityKind.YEAR, QuantityKind.PLAIN, QuantityKind.MONEY})
"""Kinds whose absence from a text says nothing."""


@frozen(kw_only=True)
class _Candidate:
    sentence: ReadSentence
    quantity: Quantity
    likeness: float
    shared: float


def number_mismatches(claim: str, source_sentences: Sequence[str]) -> tuple[NumberMismatch | NumberNotFound, ...]:
    """Where the quantities of `claim` part from those of the source.

    A quantity that agrees with any of its kind in the source is left alone. One that conflicts with the only
    quantity that measures the same thing (same dimension, same words around it) is a `NumberMismatch`. One for
    which the source has nothing of the kind is a `NumberNotFound`, which is no fault. What lies between, several
    candidates or too little in common, is left alone too, as are vague numbers, years and p-values.
    """
    ours = read_quantities(claim)
    if not ours:
        return ()
    source = read_source(tuple(source_sentences))
    read = read_claim(claim, source)
    theirs = [(sentence, each) for sentence in source.sentences for each in read_quantities(sentence.text)]
    return tuple(found for each in ours if (found := _compare(read, each, source, theirs)) is not None)


Placed = tuple["ReadSentence", "Quantity"]


def _compare(
    claim: ReadSentence, ours: Quantity, source: ReadSource, theirs: Sequence[Placed]
) -> NumberMismatch | NumberNotFound | None:
    if ours.vague or any(_agrees(ours, each) for _, each in theirs):
        return None
    if ours.parts and all(any(_agrees(part, each) for _, each in theirs) for part in ours.parts):
        return None
    conflict = _conflict(claim, ours, theirs)
    if conflict is not None:
        return _mismatch(claim, ours, conflict)
    if ours.kind in _NOT_LOOKED_FOR or _is_small_count(ours) or not source.sentences:
        return None
    return NumberNotFound(
        claim_words=claim.text[ours.start : ours.end], claim_start=ours.start, claim_end=ours.end, confidence=0.5
    )


def _agrees(ours: Quantity, theirs: Quantity) -> bool:
    """Whether the two tell the same, or one is bare and its figure the same."""
    if agree(ours, theirs) or any(agree(ours, part) for part in theirs.parts):
        return True
    if agree(theirs, ours) or dimension(ours) == dimension(theirs):
        return False
    return _figure(ours) == _figure(theirs) and _figure(ours) not in (1.0, 2.0)


def _figure(found: Quantity) -> float:
    """The number as printed."""
    return round(abs(found.low) / (found.factor or 1.0), 6)


def _is_small_count(found: Quantity) -> bool:
    """ "Two groups", "three kinds": a count of things that writers make themselves."""
    return found.kind is QuantityKind.COUNT and found.unit != "people" and found.high <= 10


def _conflict(claim: ReadSentence, ours: Quantity, theirs: Sequence[Placed]) -> _Candidate | None:
    """The one quantity of the source that measures the same thing and tells another amount; None where unsure."""
    if ours.kind in (QuantityKind.P_VALUE, QuantityKind.YEAR, QuantityKind.PLAIN):
        return None
    around = _around(claim, ours)
    total = sum(around.values())
    candidates = [
        found
        for sentence, each in theirs
        if _same_measure(ours, each) and not each.vague
        for found in _like(around, total, sentence, each, ours)
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda each: each.likeness)
    rivals = [each for each in candidates if each.likeness > 0.75 * best.likeness]
    values = {round(each.quantity.middle, 6) for each in rivals}
    return best if len(values) == 1 else None


def _same_measure(ours: Quantity, theirs: Quantity) -> bool:
    if not comparable(ours, theirs) or ours.change is not theirs.change:
        return False
    if ours.kind is QuantityKind.DURATION and ours.role != theirs.role:
        return False
    return not (ours.unit == "people" and Change.LEVEL is ours.change and ours.role != theirs.role)


def _around(sentence: ReadSentence, found: Quantity) -> Mapping[str, float]:
    """The stems near a quantity with their weight, those of its own words left out."""
    return {
        term.stem: weight(term.stem)
        for term in sentence.terms
        if (term.end <= found.start or term.start >= found.end)
        and term.start < found.end + _NEAR
        and term.end > found.start - _NEAR
    }


def _like(
    around: Mapping[str, float], total: float, sentence: ReadSentence, theirs: Quantity, ours: Quantity
) -> Iterator[_Candidate]:
    there = _around(sentence, theirs)
    shared = sum(value for each, value in around.items() if each in there)
    likeness = shared / total if total else 0.0
    if ours.role == "enrolled" == theirs.role:
        yield _Candidate(sentence=sentence, quantity=theirs, likeness=max(likeness, _SAME), shared=shared)
    elif likeness >= _SAME and shared >= _LEAST:
        yield _Candidate(sentence=sentence, quantity=theirs, likeness=likeness, shared=shared)


def _mismatch(claim: ReadSentence, ours: Quantity, found: _Candidate) -> NumberMismatch:
    theirs = found.quantity
    return NumberMismatch(
        claim_words=claim.text[ours.start : ours.end],
        claim_start=ours.start,
        claim_end=ours.end,
        source_words=found.sentence.text[theirs.start : theirs.end],
        source_start=theirs.start,
        source_end=theirs.end,
        sentence=found.sentence.index,
        confidence=round(min(0.9, 0.45 + 0.45 * found.likeness), 3),
    )
