"""What the base tier has against calling a claim SUPPORTED, whoever says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.terms import read_terms, weight
from claimcheck.model.comparisons import NotInSource, SlotState
from claimcheck.model.judging import Provenance, Verdict
from claimcheck.verification.faults import FAULT_OF

if TYPE_CHECKING:
    from claimcheck.model import Comparison, Slot

_ASTRAY = ("quantity not found", "quantity mismatch")
_NEAR = 0.5
"""Share, 0–1, of the rest of a claim that one sentence holds, from which a part that stands nowhere was likelier
exchanged than put in other words: there the base tier reads, and below it only an engine can."""
_TELLING = 0.4
"""Share, 0–1, of a claim that this rest must be. Of claims of our own in which one thing is exchanged, and nothing else
clashes, both let 66 of 163 through, of faithful lay claims 75 of 98 (`benchmarks.engine`)."""


def clashes(base: Comparison) -> tuple[str, ...]:
    """Why no engine may call a claim SUPPORTED, in words: the names of differences, and parts that were exchanged.

    A number, a dose, a time, a group, people, a design, a direction or a strength that is otherwise, and a figure that
    stands nowhere. Words that are not in the source are none, as they may be said otherwise there; but a part is that
    stands nowhere while a sentence holds much of the rest: "lung cancer" beside "breast cancer".
    """
    found = [
        type(each).__name__
        for each in base.differences
        if not isinstance(each, NotInSource) and each.confidence >= FAULT_OF[type(each)].denies
    ]
    told = dict(base.features)
    if any(told.get(name, 0.0) > 0 for name in _ASTRAY):
        found.append("NumberNotFound")
    if told.get("arms borne out", 1.0) <= 0:
        found.append("ArmSwap")
    nowhere = not_found(base)
    if nowhere and (rest := _rest(base)) >= _TELLING and told.get("coverage of best", 0.0) >= _NEAR * rest:
        found += map(absent, nowhere)
    return tuple(dict.fromkeys(found))


def of_base(base: Comparison) -> Provenance:
    """Where the verdict of the base tier comes from, with what keeps the claim from being called SUPPORTED."""
    supported = base.verdict is Verdict.SUPPORTED
    against = () if supported else tuple(dict.fromkeys((*clashes(base), *map(absent, not_found(base)))))
    return Provenance(
        said=base.verdict,
        score=base.confidence,
        passages=tuple(each.index for each in base.rationale),
        vetoed_by=against,
    )


def not_found(base: Comparison) -> tuple[Slot, ...]:
    """The parts of a claim for which the base tier found no words in the source."""
    return tuple(each for each in base.slots if each.state is SlotState.NOT_FOUND)


def _rest(base: Comparison) -> float:
    """Share, 0–1, of the parts of a claim, by the weight of their words, for which the source has words."""
    weights = [(slot, sum(weight(each.stem) for each in read_terms(slot.text))) for slot in base.slots]
    whole = sum(each for _, each in weights)
    return sum(each for slot, each in weights if slot.state is not SlotState.NOT_FOUND) / whole if whole else 0.0


def absent(slot: Slot) -> str:
    """How a part that stands nowhere is told."""
    return f"not found: {slot.text}"
