"""The verdict on a claim: explained features weighed by a small fitted model, which abstains when it is not sure."""

from __future__ import annotations

import math
from functools import cache
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from claimcheck.language.words import read_cues
from claimcheck.model.comparisons import SlotState, Verdict
from claimcheck.verification.faults import FAULT_OF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.comparisons import Difference, Slot
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence

_MODEL = Path(__file__).with_name("verdict.json")
VERDICTS = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.NOT_ENOUGH_INFO)
"""The verdicts that text allows, in the order of the model's scores."""

Scores = tuple[tuple[Verdict, float], ...]
"""A probability, 0–1, for each of `VERDICTS`."""


class Verifier(Protocol):
    """Whatever can weigh a claim against the passages that bear on it."""

    def score(self, claim: ReadSentence, ranked: Sequence[Ranked], features: Mapping[str, float]) -> Scores:
        """The probability of each verdict; they sum to 1. `ranked` is never empty."""
        ...


class WeighedFeatures:
    """The verifier that ships: a small neural network of one hidden layer over the features.

    Its weights stand in verdict.json, made by `python -m benchmarks.fit_verdict`; it is several networks that
    were fitted from different starts, their scores averaged, written as one.
    """

    def score(self, claim: ReadSentence, ranked: Sequence[Ranked], features: Mapping[str, float]) -> Scores:
        """See `Verifier`; only the features are looked at."""
        del claim, ranked
        return weigh(features)


@cache
def _model() -> Mapping[str, Any]:
    return read_cues(_MODEL)


def known_features() -> frozenset[str]:
    """The names of the features that the verdict is weighed from."""
    return frozenset(_model()["features"])


_FARTHEST = 4.0
"""Standard deviations from the mean over which a feature counts no more."""


def weigh(features: Mapping[str, float], model: Mapping[str, Any] | None = None) -> Scores:
    """The probability of each verdict for these features; a feature that the model does not know counts nothing.

    Standardised features, a hidden layer of rectified units, and a softmax over their weighted sums.
    """
    fitted = _model() if model is None else model
    standard = [
        min(_FARTHEST, max(-_FARTHEST, (features.get(name, mean) - mean) * steepness))
        for name, mean, steepness in zip(fitted["features"], fitted["means"], fitted["steepness"], strict=True)
    ]
    hidden = [max(0.0, bias + sum(map(mul, row, standard))) for bias, *row in fitted["hidden"]]
    raised = [(bias + sum(map(mul, row, hidden))) / fitted["temperature"] for bias, *row in fitted["out"]]
    highest = max(raised)
    powers = [math.exp(each - highest) for each in raised]
    return tuple((verdict, power / sum(powers)) for verdict, power in zip(VERDICTS, powers, strict=True))


def reweigh(scores: Scores, *, several: bool) -> Scores:
    """The scores for a sentence that cites the source, alone or as one of `several` works at the same mark.

    A work that is cited among others bears out the whole sentence less often. The odds are those of the
    citing sentences of the training sets; they stand in verdict.json. Nothing in the pipeline reweighs yet.
    """
    odds = _model()["citing"]["several" if several else "alone"]
    raised = [share * by for (_, share), by in zip(scores, odds, strict=True)]
    return tuple((verdict, each / sum(raised)) for (verdict, _), each in zip(scores, raised, strict=True))


_DOUBTED = 0.5
"""How sure it is that a claim is not borne out of which a number, a comparison or a group was not found."""
_SETTLED = 0.1
"""How well, 0–1, a comparison has to be borne out for a claim that makes it to be supported."""


def decide(
    scores: Scores, features: Mapping[str, float], differences: Sequence[Difference] = (), slots: Sequence[Slot] = ()
) -> tuple[Verdict, float]:
    """The verdict that the scores and the differences allow, and its probability.

    CONTRADICTED takes a score from which it was nearly always right on the training sets, out of fold, or a wrong
    fact that is as sure; SUPPORTED the best score, one over its own threshold, and nothing that denies it. All else
    is NOT_ENOUGH_INFO, the surer the surer the fault is for which the claim is not called supported.
    """
    known = dict(scores)
    thresholds = _model()["thresholds"]
    contradicted = known[Verdict.CONTRADICTED]
    wrong = wrong_fact(differences)
    if wrong or contradicted >= thresholds["contradicted"]:
        return Verdict.CONTRADICTED, max(contradicted, wrong)
    best = max(known, key=lambda verdict: known[verdict])
    silent = any(each.state is SlotState.NOT_FOUND for each in slots)
    denied = max(denies_support(features, differences), _DOUBTED * silent)
    if best is Verdict.SUPPORTED and known[best] >= thresholds["supported"] and not denied:
        return best, known[best]
    return Verdict.NOT_ENOUGH_INFO, max(known[Verdict.NOT_ENOUGH_INFO], denied)


def wrong_fact(differences: Sequence[Difference]) -> float:
    """The confidence, 0–1, of the surest number, group or direction that decides by itself; 0 where none does."""
    return max((each.confidence for each in differences if each.confidence >= FAULT_OF[type(each)].decides), default=0)


def denies_support(features: Mapping[str, float], differences: Sequence[Difference]) -> float:
    """How sure it is, 0–1, that a claim cannot be called SUPPORTED; 0 where nothing speaks against it.

    A fault, a number astray, or a comparison or a group that was not found.
    """
    denying = (each.confidence for each in differences if each.confidence >= FAULT_OF[type(each)].denies)
    found = max(denying, default=0.0)
    astray = features.get("quantity not found", 0.0) > 0 or features.get("quantity mismatch", 0.0) > 0
    compares = features.get("compares", 0.0) > 0 and features.get("settled by source", 0.0) < _SETTLED
    crossed = features.get("arms borne out", 1.0) <= 0
    return max(found, _DOUBTED) if astray or compares or crossed else found
