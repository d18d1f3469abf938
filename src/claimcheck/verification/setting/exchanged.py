"""One thing put in the place of another: a claim that keeps a sentence of its source but for a drug or a disease."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.comparisons import (
    ComparatorShift,
    Difference,
    InterventionShift,
    OutcomeShift,
    PopulationShift,
    SlotRole,
)
from claimcheck.verification.edits import find_copy, telling
from claimcheck.verification.reading import both_sides
from claimcheck.verification.things import name_things

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.verification.edits import Copy, Edit
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_KINDS: Mapping[SlotRole, type[Difference]] = {
    SlotRole.INTERVENTION: InterventionShift,
    SlotRole.COMPARATOR: ComparatorShift,
    SlotRole.POPULATION: PopulationShift,
    SlotRole.OUTCOME: OutcomeShift,
}
_TOUCHES = 0.3
"""Coverage from which a sentence is one that may be copied: the thing exchanged is often the half of a claim."""
_SURE = 0.8
_OURS, _THEIRS = 3, 4
"""Words at most that name the thing, on either side."""


def exchanged_things(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[Difference]:
    """The thing that the claim names where the copied sentence names another, if the source speaks nowhere of it."""
    copy = find_copy(claim, ranked, _TOUCHES)
    edits = [each for each in copy.edits if telling(each.ours)] if copy is not None else []
    if copy is None or len(edits) != 1 or not _is_exchange(claim, copy, edits[0], source):
        return
    start, end = edits[0].ours[0].start, edits[0].ours[-1].end
    things = name_things(claim, ranked)
    thing = next((each for each in things if each.start < end and start < each.end), None)
    if thing is not None:
        there = (edits[0].theirs[0].start, edits[0].theirs[-1].end)
        yield _KINDS[thing.role](**both_sides(claim, (start, end), copy.sentence, there), confidence=_SURE)


def _is_exchange(claim: ReadSentence, copy: Copy, edit: Edit, source: ReadSource) -> bool:
    """Whether both sides are a few words that name something of which the other text has nothing."""
    if not telling(edit.theirs) or len(edit.ours) > _OURS or len(edit.theirs) > _THEIRS:
        return False
    if any(each.value is not None for each in (*edit.ours, *edit.theirs)):
        return False
    sides = ((claim, edit.ours, source.stems), (copy.sentence, edit.theirs, claim.stems))
    return all(
        (stems := {each.stem for each in sentence.terms if side[0].start <= each.start < side[-1].end})
        and not stems & others
        and not any(side[0].start <= each.start < side[-1].end for each in sentence.effects)
        for sentence, side, others in sides
    )
