"""Claims that give one arm of a study what the other got, or turn a comparison of the two round."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from claimcheck.language.quantities import dimension
from claimcheck.language.terms import weight
from claimcheck.verification.arms.groups import Arm, Attribute, arms_of, distinct, is_same_amount
from claimcheck.verification.arms.roles import role_swaps
from claimcheck.verification.arms.swaps import arm_swap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.model.comparisons import ArmSwap
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_QUANTITY_WEIGHT = 3.0
"""What a quantity tells of an arm, in nats: as much as a common word."""
_LEAST = 4.5
"""What misplaced words must weigh together: a fairly rare word, or two common ones."""


def misplaced_arms(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[ArmSwap]:
    """What the claim ascribes to one arm and the source to the other.

    Two kinds: an attribute of the wrong arm (the belt that the other group wore), and the parts in a comparison
    exchanged ("B worked better than A" for "A worked better than B"). Arms are matched by their names where both
    sides name them, else by what most is told of them; what is told of both arms, or only once, decides nothing.
    """
    del ranked
    theirs = arms_of(source.sentences)
    yield from role_swaps((claim,), source.sentences, theirs)
    if len(theirs) > 1:
        yield from _misplaced(claim, source, arms_of((claim,)), theirs)


def _misplaced(
    claim: ReadSentence, source: ReadSource, ours: Sequence[Arm], theirs: Sequence[Arm]
) -> Iterator[ArmSwap]:
    for arm in ours:
        others = [each for each in ours if each is not arm]
        own = _match(arm, others, theirs)
        if own is None:
            continue
        rivals = [each for each in theirs if each is not own]
        wrong = [
            (each, rival, there)
            for each in arm.attributes
            if not own.has(each) and not any(other.has(each) for other in others)
            for rival, there in _holder(each, rivals, own)
        ]
        if sum(_telling(each, own) for each, _, _ in wrong) >= _LEAST:
            yield _swap(claim, source, own, wrong)


def _telling(wanted: Attribute, own: Arm) -> float:
    """How much a misplaced attribute tells, in nats; a quantity tells most where its arm has another of its kind."""
    if wanted.quantity is None:
        return weight(wanted.stem)
    kinds = {dimension(each) for each in (wanted.quantity, *wanted.quantity.parts)}
    known = any(
        dimension(part) in kinds
        for each in own.attributes
        if each.quantity is not None
        for part in (each.quantity, *each.quantity.parts)
    )
    return _LEAST if known else _QUANTITY_WEIGHT


def _holder(wanted: Attribute, rivals: Sequence[Arm], own: Arm) -> Iterator[tuple[Arm, Attribute]]:
    """The other arm that has `wanted`, but for its name, and the words that say so."""
    for rival in rivals:
        if wanted.quantity is None and wanted.stem in rival.label | own.label:
            continue
        for each in rival.attributes:
            same = wanted.quantity is None and each.quantity is None and each.stem == wanted.stem
            alike = wanted.quantity and each.quantity and is_same_amount(wanted.quantity, each.quantity)
            if same or alike:
                yield rival, each
                return


def _match(arm: Arm, others: Sequence[Arm], theirs: Sequence[Arm]) -> Arm | None:
    """The arm of the source that `arm` is: by name, or by what is told of it where the names do not decide."""
    elsewhere = frozenset[str]().union(*(each.label for each in others))
    for stems, known in (
        (arm.label - elsewhere, [each.label for each in theirs]),
        (arm.stems - elsewhere, [each.label for each in theirs]),
        (arm.label - elsewhere, [each.stems for each in theirs]),
    ):
        scores = [fsum(weight(each) for each in stems & some) for some in distinct(known)]
        best = max(scores)
        if best > 0 and sorted(scores)[-2] <= 0.5 * best:
            return theirs[scores.index(best)]
    return None


def _swap(
    claim: ReadSentence, source: ReadSource, own: Arm, wrong: Sequence[tuple[Attribute, Arm, Attribute]]
) -> ArmSwap:
    _, rival, first = wrong[0]
    mine = [each for each, _, _ in wrong]
    there = [each for _, _, each in wrong if each.sentence == first.sentence]
    here = min(each.start for each in mine), max(each.end for each in mine)
    place = min(each.start for each in there), max(each.end for each in there)
    sentence = source.sentences[source.places[first.sentence]]
    return arm_swap((claim, *here), (sentence, *place), 0.8, arms=(own.name, rival.name))
