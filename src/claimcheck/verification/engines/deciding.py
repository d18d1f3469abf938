"""The verdict that an engine's opinion comes to: vetoes of the base tier first, then how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import evolve, frozen

from claimcheck.model import EngineName, Provenance, RationaleSentence, SlotState, Verdict
from claimcheck.model.opinions import Opinion
from claimcheck.verification.engines.calibrating import Calibration
from claimcheck.verification.engines.vetoes import absent, clashes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Comparison, Slot
    from claimcheck.verification.engines.engine import Question

UNSURE = "low confidence"
ALONE = "a model alone does not contradict"
APART = "the engines disagree"
NOT_CHECKED = "not_checked"
"""The state of a part for which an engine quoted what does not stand in the source."""
_DOUBTED = 0.5
"""How sure it is that a claim is not borne out of which something was vetoed."""
_SHOWN = 3


@frozen(kw_only=True)
class Heard:
    """An opinion with who gave it and how sure he must be."""

    engine: EngineName
    model: str
    key: str
    opinion: Opinion
    calibration: Calibration

    @property
    def scores(self) -> dict[Verdict, float]:
        """The calibrated probability of each verdict that text allows."""
        told = self.calibration.scores(self.opinion.supported, self.opinion.contradicted)
        return dict(zip((Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.NOT_ENOUGH_INFO), told, strict=True))

    def objections(self, base: Comparison) -> tuple[str, ...]:
        """Why what it says does not count; empty where it does."""
        said = self.opinion.said
        match said:
            case Verdict.SUPPORTED:
                against = dict.fromkeys((*clashes(base), *self._open_parts(base)))
                sure = self.scores[said] >= self.calibration.supported_from
            case Verdict.CONTRADICTED:
                against = dict.fromkeys((ALONE,) if self.engine is EngineName.NLI else ())
                sure = self.scores[said] >= self.calibration.contradicted_from
            case Verdict.NOT_ENOUGH_INFO | Verdict.UNVERIFIABLE:
                return ()
            case _:
                assert_never(said)
        return tuple(against) if sure else (*against, UNSURE)

    def _open_parts(self, base: Comparison) -> Iterator[str]:
        """The parts of a claim that neither the base tier nor a quote of an engine that quotes finds in the source."""
        if self.engine is EngineName.NLI:
            return
        parts = {(each.start, each.end): each for each in self.opinion.parts}
        for slot in base.slots:
            part = parts.get((slot.start, slot.end))
            if part and part.state == SlotState.CLASHES:
                yield f"clashes: {slot.text}"
            elif slot.state is SlotState.NOT_FOUND and not (part and part.state == SlotState.FOUND):
                yield absent(slot)


def decide(question: Question, heard: Sequence[Heard]) -> Comparison:
    """The comparison of the base tier as what the engines said makes it; `heard` holds one opinion or two.

    What the base tier calls CONTRADICTED stays so: it names a wrong fact. Else a claim is SUPPORTED or CONTRADICTED
    only where all engines say so and nothing speaks against it; what was said and what spoke against it is kept.
    """
    base = question.base
    first = heard[0]
    said = {each.opinion.said for each in heard}
    agreed = first.opinion.said if len(said) == 1 else Verdict.NOT_ENOUGH_INFO
    supported, contradicted = (
        min(each.scores[verdict] for each in heard) for verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)
    )
    scores = _shared_out(supported, contradicted)
    against = tuple(dict.fromkeys(each for one in heard for each in one.objections(base)))
    if len(said) > 1:
        against = (*against, APART)
    if len(heard) > 1 and agreed is Verdict.CONTRADICTED:
        against = tuple(each for each in against if each != ALONE)
    engine = EngineName.BOTH if len(heard) > 1 else first.engine
    provenance = Provenance(
        engine=engine,
        asked=engine,
        model=" + ".join(each.model for each in heard),
        said=agreed,
        score=scores.get(agreed),
        passages=tuple(dict.fromkeys(index for each in heard for index in each.opinion.passages)),
        vetoed_by=against,
        not_checked=_not_checked(question.claim, heard),
        note="; ".join(each.opinion.note for each in heard if each.opinion.note),
        opinions=tuple((each.key, each.opinion) for each in heard),
    )
    if base.verdict is Verdict.CONTRADICTED:
        stands = () if agreed is Verdict.CONTRADICTED else tuple(dict.fromkeys((*clashes(base), *against)))
        return evolve(base, provenance=provenance._replace(engine=EngineName.BASE, vetoed_by=stands))
    if set(against) - {UNSURE}:
        # So that of two sources the one that bears the claim out is shown, not the one whose word was vetoed.
        scores = _shared_out(_DOUBTED * supported, contradicted)
    verdict = Verdict.NOT_ENOUGH_INFO if against else agreed
    confidence = 0.0 if verdict is Verdict.UNVERIFIABLE else scores[verdict]
    return evolve(
        base,
        verdict=verdict,
        confidence=max(confidence, _DOUBTED) if against else confidence,
        scores={} if verdict is Verdict.UNVERIFIABLE else scores,
        rationale=_shown(question, provenance.passages),
        slots=tuple(_found(slot, heard) for slot in base.slots),
        provenance=provenance,
    )


def _shared_out(supported: float, contradicted: float) -> dict[Verdict, float]:
    """The probabilities of the three verdicts that text allows."""
    rest = 1 - supported - contradicted
    return {Verdict.SUPPORTED: supported, Verdict.CONTRADICTED: contradicted, Verdict.NOT_ENOUGH_INFO: rest}


def undecided(base: Comparison, asked: EngineName, reason: str) -> Comparison:
    """The comparison of the base tier, which stands since the engine that was asked gave no opinion."""
    return evolve(base, provenance=base.provenance._replace(asked=asked, note=reason))


def _not_checked(claim: str, heard: Sequence[Heard]) -> tuple[str, ...]:
    parts = (part for each in heard for part in each.opinion.parts if part.state == NOT_CHECKED)
    return tuple(claim[part.start : part.end] for part in parts)


def _shown(question: Question, passages: Sequence[int]) -> tuple[RationaleSentence, ...]:
    """The sentences on which an engine decided, then what the base tier shows."""
    by_index = {each.index: each for each in question.read.sentences}
    decided = [by_index[index] for index in passages[:_SHOWN] if index in by_index]
    own = [RationaleSentence(text=each.text, index=each.index, section=each.section) for each in decided]
    return (*own, *(each for each in question.base.rationale if each.index not in passages[:_SHOWN]))


def _found(slot: Slot, heard: Sequence[Heard]) -> Slot:
    """The slot with the words that an engine quotes for it, where the base tier found none."""
    if slot.state is not SlotState.NOT_FOUND:
        return slot
    for part in (part for each in heard for part in each.opinion.parts):
        if (part.start, part.end) == (slot.start, slot.end) and part.state == SlotState.FOUND:
            return evolve(slot, state=SlotState.FOUND, source_text=part.quote, sentence=part.sentence)
    return slot
