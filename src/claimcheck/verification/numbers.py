"""The numbers of a claim against those of its source: agreed, stated otherwise, or not in the text at hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.amounts import QuantityKind
from claimcheck.language.quantities import Quantity, agree, comparable, dimension, read_quantities
from claimcheck.model.comparisons import NumberMismatch, NumberNotFound
from claimcheck.verification.reading import ReadSentence, read_claim, read_source
from claimcheck.verification.terms import weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_NEAR = 70
"""Characters on either side of a number in which the words stand that say what it measures."""
_SAME = 0.6
"""Share (Dice, by rarity and nearness) of the words around two numbers that must be common to both."""
_LEAST = 3.0
"""What the shared words must weigh in all, in nats: a fairly rare one close by."""
_ALIGNED = 0.7
"""Share of the whole claim that a sentence must hold to be taken as telling the same fact."""
_RIVAL = 0.8
"""A candidate this near to the best is a rival; two rivals that tell different amounts leave it open."""
_HALVING = 40
"""Characters over which a word's say in what is measured halves."""
_NEVER_WRONG = frozenset({QuantityKind.P_VALUE, QuantityKind.YEAR, QuantityKind.PLAIN})
_NOT_LOOKED_FOR = frozenset({QuantityKind.P_VALUE, QuantityKind.YEAR, QuantityKind.PLAIN, QuantityKind.MONEY})
"""Kinds whose absence from a text says nothing."""


@frozen(kw_only=True)
class _Candidate:
    sentence: ReadSentence
    quantity: Quantity
    likeness: float


def number_mismatches(claim: str, source_sentences: Sequence[str]) -> tuple[NumberMismatch | NumberNotFound, ...]:
    """Where the quantities of `claim` part from those of the source.

    A quantity that agrees with any of its kind in the source is left alone. One that conflicts with the only
    quantity that measures the same thing (same dimension, same words around it) is a `NumberMismatch`. One for
    which the source has nothing of the kind is a `NumberNotFound`, which is no fault. What lies between, several
    candidates or too little in common, is left alone too, as are vague numbers, years and p-values.
    """
    ours = read_quantities(claim)
    if not ours or not source_sentences:
        return ()
    source = read_source(tuple(source_sentences))
    read = read_claim(claim, source)
    theirs = [(sentence, each) for sentence in source.sentences for each in read_quantities(sentence.text)]
    return tuple(
        found
        for each in ours
        if (found := _compare(read, each, [other for other in ours if other is not each], theirs)) is not None
    )


Placed = tuple["ReadSentence", "Quantity"]


def _compare(
    claim: ReadSentence, ours: Quantity, others: Sequence[Quantity], theirs: Sequence[Placed]
) -> NumberMismatch | NumberNotFound | None:
    if ours.vague or any(_agrees(ours, each) for _, each in theirs):
        return None
    if ours.parts and all(any(_agrees(part, each) for _, each in theirs) for part in ours.parts):
        return None
    conflict = _conflict(claim, ours, others, theirs)
    if conflict is not None:
        return _mismatch(claim, ours, conflict)
    if ours.kind in _NOT_LOOKED_FOR or _is_small_count(ours) or ours.spread:
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
    """Whether it is a count that writers make themselves: "two groups", "three kinds"."""
    return found.kind is QuantityKind.COUNT and found.unit != "people" and found.high <= 10


def _conflict(
    claim: ReadSentence, ours: Quantity, others: Sequence[Quantity], theirs: Sequence[Placed]
) -> _Candidate | None:
    """The one quantity of the source that measures the same thing and tells another amount; None where unsure."""
    if ours.kind in _NEVER_WRONG or ours.spread:
        return None
    around = _around(claim, ours)
    total, whole = sum(around.values()), _coverage_total(claim)
    candidates = []
    for sentence, each in theirs:
        if not _same_measure(ours, each) or any(agree(other, each) for other in others):
            continue
        there = _around(sentence, each)
        shared = sum(min(value, there[stem]) for stem, value in around.items() if stem in there)
        likeness = 2 * shared / ((total + sum(there.values())) or 1.0)
        covered = sum(weight(stem) for stem in claim.stems & sentence.stems) / whole
        if ours.role == "enrolled" == each.role:
            likeness = max(likeness, _SAME)
        elif covered >= _ALIGNED and shared >= _LEAST / 2:
            likeness = (likeness + covered) / 2
        if likeness < _SAME or (shared < _LEAST and ours.role != "enrolled"):
            continue
        candidates.append(_Candidate(sentence=sentence, quantity=each, likeness=likeness))
    if not candidates:
        return None
    best = max(candidates, key=lambda each: each.likeness)
    values = {round(each.quantity.middle, 6) for each in candidates if each.likeness > _RIVAL * best.likeness}
    return best if len(values) == 1 else None


def _same_measure(ours: Quantity, theirs: Quantity) -> bool:
    """Whether the two can only be the same measure: kind, change, role and, within ten times, the size agree."""
    if not comparable(ours, theirs) or ours.change is not theirs.change or theirs.vague or theirs.spread:
        return False
    low, high = sorted((abs(ours.middle), abs(theirs.middle)))
    if high > 10 * low:
        return False
    if ours.unit == "people":
        return ours.role == theirs.role != ""
    return ours.kind is not QuantityKind.DURATION or ours.role == theirs.role


def _coverage_total(claim: ReadSentence) -> float:
    return sum(weight(stem) for stem in claim.stems) or 1.0


def _around(sentence: ReadSentence, found: Quantity) -> Mapping[str, float]:
    """The stems in the clause of a quantity, with their weight by rarity and nearness.

    Its own words are left out, but for those between a ratio and its value, or an amount and its rate.
    """
    text = sentence.lowered
    first, last = max(0, found.start - _NEAR), min(len(text), found.end + _NEAR)
    for match in _BREAK.finditer(text, first, found.start):
        first = match.end()
    following = _BREAK.search(text, found.end, last)
    last = last if following is None else following.start()
    inside = found.kind is QuantityKind.RATIO or found.unit.endswith("/day")
    near: dict[str, float] = {}
    for term in sentence.terms:
        distance = max(found.start - term.end, term.start - found.end)
        if first <= term.start < last and (inside or distance >= 0):
            near[term.stem] = max(near.get(term.stem, 0.0), weight(term.stem) / (1 + max(0, distance) / _HALVING))
    return near


_BREAK = re.compile(r";|,\s(?:and|but)\s|\b(?:while|whereas|although)\b")


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
