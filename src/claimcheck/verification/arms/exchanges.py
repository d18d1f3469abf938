"""Values of the source, each told of one side, that a claim tells of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.quantities import Quantity, QuantityKind, agree
from claimcheck.language.sides.poles import read_pole
from claimcheck.language.sides.reached import read_values
from claimcheck.language.sides.ties import read_ties
from claimcheck.verification.arms.swaps import arm_swap
from claimcheck.verification.arms.turning import turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.sides.ties import Tie
    from claimcheck.model.comparisons import ArmSwap
    from claimcheck.verification.arms.turning import Turn
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_GIVEN = frozenset((QuantityKind.MASS, QuantityKind.VOLUME))
"""Kinds of values that a group is given, and that a claim may name it by."""
_NEAR = 3
"""Sentences over which two values are told in a row."""


def exchanged_values(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[ArmSwap]:
    """Values a and b of the source, told of A and B there, that the claim tells of B and A; one at most.

    The claim may round them or put them in words. Nothing is said where another sentence tells them straight.
    """
    ours = read_ties(claim)
    if not ours:
        return
    crossed: list[tuple[Tie, Tie, Turn]] = []
    for each in ranked:
        for theirs in read_ties(each.sentence):
            for mine in ours:
                found = lie(mine, theirs)
                if found is None:
                    continue
                given = mine.values[0].kind in _GIVEN
                if found.is_straight and not given:
                    return
                if found.is_crossed or (found.leans_crossed and not given):
                    crossed.append((mine, theirs, found))
    if crossed:
        mine, theirs, found = max(crossed, key=lambda each: each[2].crossed_both)
        yield arm_swap((mine.sentence, *mine.span), (theirs.sentence, *theirs.span), 0.85 if found.is_crossed else 0.6)
        return
    yield from _across_sentences(ours, source)


def lie(ours: Tie, theirs: Tie) -> Turn | None:
    """How the sides of two ties lie on each other, by their values; None where the values are others."""
    one, other = ours.values
    first, second = theirs.values
    straight = same_value(one, first) and same_value(other, second)
    crossed = same_value(one, second) and same_value(other, first)
    if straight is crossed:
        return None
    return turn(ours.sides, theirs.sides if straight else theirs.sides[::-1])


def same_value(one: Quantity, other: Quantity) -> bool:
    """Whether two values tell the same amount; a bare number takes the unit of the other."""
    if agree(one, other):
        return True
    if QuantityKind.PLAIN not in (one.kind, other.kind) and "%" not in (one.unit[:1], other.unit[:1]):
        return False
    return any(
        _is_printed_alike(mine, theirs) for mine in (one, *one.parts[:1]) for theirs in (other, *other.parts[:1])
    )


def _is_printed_alike(one: Quantity, other: Quantity) -> bool:
    """Whether the figures are the same, rounded to the coarser of the two, whatever unit stands with them."""
    if one.low != one.high or other.low != other.high:
        return False
    slack = max(one.step / one.factor, other.step / other.factor) / 2
    return abs(abs(one.low) / one.factor - abs(other.low) / other.factor) <= slack * (1 + 1e-9)


def _across_sentences(ours: Sequence[Tie], source: ReadSource) -> Iterator[ArmSwap]:
    """The same where the source tells the two values in two sentences, each of which tells one value alone."""
    for mine in ours:
        one, other = (_holders(value, source) for value in mine.values)
        if len(one) != 1 or len(other) != 1 or not 0 < abs(one[0].index - other[0].index) <= _NEAR:
            continue
        first, second = one[0], other[0]
        found = turn(mine.sides, (_all_of(first), _all_of(second)))
        if found.is_crossed and not found.straight_both:
            value = next(each for each in read_values(first) if same_value(mine.values[0], each))
            yield arm_swap((mine.sentence, *mine.span), (first, value.start, value.end), 0.7)
            return


def _holders(value: Quantity, source: ReadSource) -> list[ReadSentence]:
    return [each for each in source.sentences if any(same_value(value, other) for other in read_values(each))]


def _all_of(sentence: ReadSentence) -> frozenset[str]:
    return read_pole(sentence, 0, len(sentence.text))
