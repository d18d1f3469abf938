"""Comparisons: how a claim stands to the words of its source, with the passages and the differences that tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from attrs import field, frozen

from claimcheck.model.judging import Provenance
from claimcheck.model.judging import Verdict as Verdict  # noqa: PLC0414 - it is a word of comparisons too


@frozen(kw_only=True)
class RationaleSentence:
    """A sentence of the source that bears on the claim."""

    text: str
    index: int
    """Place among the sentences of the source, from 0; −1 for the title."""
    section: str = ""
    """The label of the section as published; empty where there is none."""


@frozen(kw_only=True)
class Difference:
    """A fault of the claim against its source: the words on both sides."""

    claim_words: str
    """The words of the claim; empty where the claim left something out."""
    claim_start: int = 0
    claim_end: int = 0
    """`[start:end]` in the text of the claim."""
    source_words: str = ""
    """The words of the source; empty where the source has nothing of the kind."""
    source_start: int = 0
    source_end: int = 0
    """`[start:end]` in the sentence of the source."""
    sentence: int = -1
    """Index of the sentence of the source; −1 for the title or where there is none."""
    confidence: float = field(default=0.5)
    """0–1: how sure it is that this is a fault."""


class NumberMismatch(Difference):
    """A quantity of the claim that the source states otherwise."""

    __slots__ = ()


class DoseShift(NumberMismatch):
    """An amount that is taken, or how often, of which the whole source tells only others."""

    __slots__ = ()


class TimeShift(NumberMismatch):
    """A span or a point of time of which the whole source tells only others, as the same figure in another unit."""

    __slots__ = ()


class NumberNotFound(Difference):
    """A quantity of the claim of which the text at hand says nothing: not wrong, only not there."""

    __slots__ = ()


@frozen(kw_only=True)
class ArmSwap(Difference):
    """What one group got or reached is ascribed to the other, or the sides of a comparison are exchanged."""

    claim_arm: str = ""
    """The group to which the claim ascribes it, as the source names it; empty where no one name is known."""
    source_arm: str = ""
    """The group to which the source ascribes it; likewise."""


@frozen(kw_only=True)
class DirectionConflict(Difference):
    """The effect goes the other way, or is there on one side and denied on the other."""

    null_sold_as_effect: bool = False
    """The source found no difference where the claim tells an effect."""


@frozen(kw_only=True)
class StrengthGap(Difference):
    """The claim words the relation more strongly than the source; levels as in `model.Strength`."""

    claim_level: int = 0
    source_level: int = 0


class DroppedHedge(Difference):
    """The source hedges what the claim states flatly."""

    __slots__ = ()


class EvidenceMissing(Difference):
    """The source says that it is not known, or only asks, what the claim states."""

    __slots__ = ()


class RelativeAsAbsolute(NumberMismatch):
    """A relative change of the source told as a share of people, or the reverse."""

    __slots__ = ()


class InterventionShift(Difference):
    """The claim says of one thing what the source says of another, nearly word for word."""

    __slots__ = ()


class ComparatorShift(Difference):
    """The claim compares with something else than the source does, nearly word for word."""

    __slots__ = ()


class PopulationShift(Difference):
    """The claim speaks of others than those who were studied."""

    __slots__ = ()


class DesignMisdescribed(Difference):
    """The claim ascribes to the study a design that the source denies, or denies one that it states."""

    __slots__ = ()


class QuoteNotFound(Difference):
    """Words in quotation marks that the source does not hold."""

    __slots__ = ()


class NotInSource(Difference):
    """The words of the claim that tell most, and that the text at hand does not hold."""

    __slots__ = ()


@frozen(kw_only=True)
class DesignOverreach(StrengthGap):
    """The design of the source cannot carry the wording of the claim, whatever the source itself says."""

    design: str = ""
    """What the source is, as an editor would say it: "an observational study", "a study in animals"."""


class OutcomeShift(Difference):
    """The claim tells an outcome that people feel where the source measured something in its place."""

    __slots__ = ()


class SlotRole(StrEnum):
    """What a part of a claim says."""

    INTERVENTION = "intervention"
    """What does it: a treatment, an exposure, a thing."""
    COMPARATOR = "comparator"
    OUTCOME = "outcome"
    POPULATION = "population"
    QUANTITY = "quantity"
    DOSE = "dose"
    TIME = "time"
    DESIGN = "design"
    DIRECTION = "direction"
    MODALITY = "modality"
    """How surely and how strongly it is said."""


class SlotState(StrEnum):
    """What the text at hand has for a part of a claim."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    """Nothing: no fault, it may be worded otherwise or stand in a part that was not had."""
    CLASHES = "clashes"
    """Something else: a difference tells what."""


@frozen(kw_only=True)
class Slot:
    """A part of a claim beside what its source has for it."""

    role: SlotRole
    text: str
    start: int
    end: int
    """`text` is `[start:end]` of the claim; empty where the claim left something out."""
    state: SlotState = SlotState.NOT_FOUND
    source_text: str = ""
    """The words of the source; empty where it has none, or where its figures only imply the claim's."""
    sentence: int | None = None
    """Index of the sentence of the source, −1 for the title; None where none holds it."""


class Scores(Mapping[Verdict, float]):
    """Verdicts and their probabilities, in order; unlike a dict it does not change, so that it can be hashed."""

    __slots__ = ("_pairs",)

    def __init__(self, scores: Mapping[Verdict, float] | Iterable[tuple[Verdict, float]] = ()) -> None:
        self._pairs = tuple(dict(scores).items())

    def __getitem__(self, verdict: Verdict) -> float:
        return dict(self._pairs)[verdict]

    def __iter__(self) -> Iterator[Verdict]:
        return iter(dict(self._pairs))

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __repr__(self) -> str:
        return f"Scores({dict(self._pairs)})"


@frozen(kw_only=True)
class Comparison:
    """A claim laid beside its source.

    >>> from claimcheck import verify
    >>> compared = verify("Thyme shortens colds.", "Thyme significantly shortened the duration of colds in adults.")
    >>> str(compared.verdict), compared.rationale[0].index
    ('SUPPORTED', 0)
    """

    verdict: Verdict
    confidence: float
    """Calibrated probability, 0–1, of the verdict; 0 for UNVERIFIABLE."""
    scores: Mapping[Verdict, float] = field(factory=Scores, converter=Scores)
    """Probability of each verdict that text allows; empty for UNVERIFIABLE."""
    rationale: tuple[RationaleSentence, ...] = ()
    """The sentences of the source that decide, best first."""
    differences: tuple[Difference, ...] = ()
    """Faults found, surest first."""
    slots: tuple[Slot, ...] = ()
    """The parts of the claim in order, each with what the source has for it."""
    features: tuple[tuple[str, float], ...] = ()
    """What the verdict was weighed from, by name: for `--explain`."""
    provenance: Provenance = field(factory=Provenance)
    """Which engine decided, on which sentences, and what kept its word from counting."""

    @property
    def likeliest(self) -> Verdict:
        """The verdict of the highest score, sure enough to be said or not."""
        return max(self.scores, key=self.scores.__getitem__) if self.scores else self.verdict

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from claimcheck.reporters.notebook import comparison_view

        return comparison_view(self)

    @property
    def speaks_for(self) -> tuple[bool, float]:
        """How much it speaks for the claim, to compare: what is SUPPORTED more than what only scored so."""
        return self.verdict is Verdict.SUPPORTED, self.score(Verdict.SUPPORTED)

    def score(self, verdict: Verdict) -> float:
        """The probability, 0–1, of `verdict`."""
        return self.scores.get(verdict, 0.0)


@frozen(kw_only=True)
class ClaimComparison:
    """A claim of an article laid beside one of its sources."""

    claim: str
    """Id of the claim."""
    reference: str
    """Id of the reference."""
    linked: bool
    """Whether the claim is linked to that reference; else it is only the paper that the article is about."""
    comparison: Comparison
