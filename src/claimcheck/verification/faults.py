"""The one table of faults: what finds each kind of difference, when it is told, denies support or decides.

When a kind may speak: it is told, at .6 or more, only from a sureness at which it alarmed at most 1 % of the faithful
claims of each of three sets (claims as laymen write them, their twins of like length, SciFact's supported pairs;
`python -m benchmarks lay_claims` and `fit_verdict`). Below that, or where it never came so far, it takes SUPPORTED away
and is a feature of the verdict.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from claimcheck.language.words import read_cues
from claimcheck.model.comparisons import (
    ArmSwap,
    ComparatorShift,
    DesignMisdescribed,
    DesignOverreach,
    Difference,
    DirectionConflict,
    DoseShift,
    DroppedHedge,
    EvidenceMissing,
    InterventionShift,
    NotInSource,
    NumberMismatch,
    NumberNotFound,
    OutcomeShift,
    PopulationShift,
    QuoteNotFound,
    RelativeAsAbsolute,
    SlotRole,
    StrengthGap,
    TimeShift,
)
from claimcheck.verification.arms.arms import misplaced_arms
from claimcheck.verification.arms.exchanges import exchanged_values
from claimcheck.verification.copies import edited_copies
from claimcheck.verification.effects.directions import direction_conflicts
from claimcheck.verification.quantities.numbers import wrong_numbers
from claimcheck.verification.quantities.other_amounts import other_amounts
from claimcheck.verification.setting.designs import misdescribed_designs
from claimcheck.verification.setting.evidence import missing_evidence
from claimcheck.verification.setting.exchanged import exchanged_things
from claimcheck.verification.setting.populations import other_outcomes, others_studied
from claimcheck.verification.setting.quotes import missing_quotes
from claimcheck.verification.setting.shifts import absent_words
from claimcheck.verification.wording.strength import dropped_hedges, strength_gaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

    Finder = Callable[[ReadSentence, Sequence[Ranked], ReadSource], Iterator[Difference]]

_RIGHTS = Path(__file__).with_name("rights.json")
TOLD = 0.6
"""Confidence from which a difference counts as told."""
NEVER = 2.0
"""A sureness that nothing reaches."""
_UNTOLD = 0.55
"""What a difference is stated at, at most, that is not sure enough to be told."""


@frozen(kw_only=True)
class Fault:
    """A kind of difference. The thresholds are of the sureness, 0–1, that its finders give."""

    kind: type[Difference]
    finders: tuple[Finder, ...] = field(repr=False)
    told: float = NEVER
    """From here on it is told."""
    denies: float = NEVER
    """From here on the claim is not called SUPPORTED."""
    decides: float = NEVER
    """From here on the claim is called CONTRADICTED; right four times in five on the training sets."""
    rule: str = ""
    """The rule of which it is a finding; empty where it only bears on the verdict."""

    role: SlotRole
    """What part of a claim it is a difference of."""
    weighed_as: type[Difference] | None = None
    """The kind as which it is weighed, where not by itself."""

    @property
    def feature(self) -> str:
        """The name under which the surest of its kind is weighed."""
        return (self.weighed_as or self.kind).__name__


FAULTS = (
    Fault(
        kind=NumberMismatch,
        role=SlotRole.QUANTITY,
        finders=(edited_copies, wrong_numbers, other_amounts),
        told=0.6,
        denies=0.4,
        decides=0.8,
        rule="FID402",
    ),
    Fault(
        kind=RelativeAsAbsolute,
        role=SlotRole.QUANTITY,
        weighed_as=NumberMismatch,
        finders=(other_amounts,),
        denies=0.4,
        rule="FID402",
    ),
    Fault(
        kind=DoseShift,
        role=SlotRole.DOSE,
        weighed_as=NumberMismatch,
        finders=(other_amounts,),
        told=0.6,
        denies=0.4,
        rule="FID402",
    ),
    Fault(
        kind=TimeShift,
        role=SlotRole.TIME,
        weighed_as=NumberMismatch,
        finders=(other_amounts,),
        told=0.6,
        denies=0.4,
        rule="FID402",
    ),
    Fault(kind=NumberNotFound, role=SlotRole.QUANTITY, finders=(wrong_numbers,), rule="FID402"),
    Fault(
        kind=ArmSwap,
        role=SlotRole.INTERVENTION,
        finders=(edited_copies, misplaced_arms, exchanged_values),
        told=0.8,
        denies=0.4,
        decides=0.8,
        rule="FID403",
    ),
    Fault(
        kind=DirectionConflict,
        role=SlotRole.DIRECTION,
        finders=(edited_copies, direction_conflicts),
        told=0.72,
        denies=0.4,
        decides=0.82,
        rule="FID401",
    ),
    Fault(kind=StrengthGap, role=SlotRole.MODALITY, finders=(strength_gaps,), told=0.7, denies=0.5, rule="STR501"),
    Fault(kind=DesignOverreach, role=SlotRole.MODALITY, finders=(strength_gaps,), told=0.6, denies=0.5, rule="STR501"),
    Fault(kind=DroppedHedge, role=SlotRole.MODALITY, finders=(dropped_hedges,), told=0.88, denies=0.5, rule="STR502"),
    Fault(
        kind=EvidenceMissing, role=SlotRole.MODALITY, finders=(missing_evidence,), told=0.6, denies=0.4, rule="STR502"
    ),
    Fault(
        kind=InterventionShift,
        role=SlotRole.INTERVENTION,
        finders=(exchanged_things,),
        told=0.6,
        denies=0.5,
        rule="FID406",
    ),
    Fault(
        kind=ComparatorShift, role=SlotRole.COMPARATOR, finders=(exchanged_things,), told=0.6, denies=0.5, rule="FID406"
    ),
    Fault(
        kind=PopulationShift,
        role=SlotRole.POPULATION,
        finders=(others_studied, exchanged_things),
        told=0.6,
        denies=0.5,
        rule="FID406",
    ),
    Fault(
        kind=OutcomeShift,
        role=SlotRole.OUTCOME,
        finders=(other_outcomes, exchanged_things),
        told=0.6,
        denies=0.5,
        rule="FID406",
    ),
    Fault(
        kind=DesignMisdescribed,
        role=SlotRole.DESIGN,
        finders=(misdescribed_designs,),
        told=0.6,
        denies=0.5,
        rule="FID407",
    ),
    Fault(kind=QuoteNotFound, role=SlotRole.OUTCOME, finders=(missing_quotes,), told=0.6, denies=0.5, rule="FID404"),
    Fault(kind=NotInSource, role=SlotRole.OUTCOME, finders=(absent_words,), denies=0.5, rule="FID405"),
)
FAULT_OF = {fault.kind: fault for fault in FAULTS}
FINDERS = tuple(dict.fromkeys(finder for fault in FAULTS for finder in fault.finders))


def right(name: str) -> float:
    """How often a kind of difference, or the verdict of that name, was right where it was told, 0–1.

    Counted on the training sets by `python -m benchmarks.fit_rights`, which writes rights.json.
    """
    rights: Mapping[str, float] = read_cues(_RIGHTS)["rights"]
    return rights[name]


def stated(difference: Difference) -> Difference:
    """A difference with the confidence at which it may be stated: how often its kind was right, or under .6."""
    fault = FAULT_OF[type(difference)]
    sure = right(fault.kind.__name__) if difference.confidence >= fault.told else 0.0
    return evolve(difference, confidence=sure if sure >= TOLD else min(difference.confidence, _UNTOLD))
