"""The slots of a claim, what it is about and in whom, with what the source has for each: found, not found or otherwise.

A slot that is not found is no fault: the source may word it otherwise. But a claim of which one was not found is not
called SUPPORTED, whatever all the rest says: "metformin lowers the risk of lung cancer" beside "… of breast cancer".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.language.amounts import QuantityKind
from claimcheck.model.comparisons import Slot, SlotRole, SlotState
from claimcheck.verification.faults import FAULT_OF
from claimcheck.verification.quantities.counterparts import is_comparable, match_quantities
from claimcheck.verification.things import name_things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.model.comparisons import Difference
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_TIMES = frozenset({QuantityKind.DURATION, QuantityKind.AGE, QuantityKind.YEAR})
_DOSES = frozenset({QuantityKind.MASS, QuantityKind.VOLUME, QuantityKind.FREQUENCY})


def read_slots(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource, differences: Sequence[Difference] = ()
) -> tuple[Slot, ...]:
    """The slots of `claim` in the order of its words; `differences` are those that are told of it."""
    slots = [*name_things(claim, ranked), *_figures(claim, source)]
    for each in differences:
        touched = [slot for slot in slots if slot.start < each.claim_end and each.claim_start < slot.end]
        if touched:
            slots = [_clashing(slot, each) if slot in touched else slot for slot in slots]
        else:
            bare = Slot(
                role=FAULT_OF[type(each)].role, text=each.claim_words, start=each.claim_start, end=each.claim_end
            )
            slots.append(_clashing(bare, each))
    return tuple(sorted(slots, key=lambda each: (each.start, each.end)))


def _clashing(slot: Slot, difference: Difference) -> Slot:
    return evolve(slot, state=SlotState.CLASHES, source_text=difference.source_words, sentence=difference.sentence)


def _figures(claim: ReadSentence, source: ReadSource) -> Iterator[Slot]:
    for match in match_quantities(claim, source):
        here = match.ours.quantity
        role = SlotRole.DOSE if here.kind in _DOSES else SlotRole.TIME if here.kind in _TIMES else SlotRole.QUANTITY
        slot = Slot(role=role, text=match.ours.words, start=here.start, end=here.end)
        if match.agreeing is not None:
            there = match.agreeing
            yield evolve(slot, state=SlotState.FOUND, source_text=there.words, sentence=there.sentence.index)
        elif match.implied:
            yield evolve(slot, state=SlotState.FOUND)
        elif is_comparable(match.ours) and here.kind is not QuantityKind.PLAIN:
            yield slot
