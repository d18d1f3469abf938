"""The verdict on a claim: explained features weighed by a small fitted model, which abstains when it is not sure."""

from __future__ import annotations

import math
from functools import cache
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.language.words import read_cues
from claimcheck.model.comparisons import SlotState, Verdict
from claimcheck.verification.faults import FAULT_OF, right

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.comparisons import Difference, Slot

_MODEL = Path(__file__).with_name("verdict.json")
VERDICTS = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.NOT_ENOUGH_INFO)
"""The verdicts that text allows, in the order of the model's scores."""

Scores = tuple[tuple[Verdict, float], ...]
"""A probability, 0–1, for each of `VERDICTS`."""


@cache
def _model() -> Mapping[str, Any]:
    return read_cues(_MODEL)


FARTHEST = 4.0
"""Standard deviations from the mean over which a feature counts no more."""
COVERAGE = "coverage of best"
"""The feature by which some others are multiplied: a conflict tells most where both speak of the same things."""


def inputs(features: Mapping[str, float], names: Sequence[str], multiplied: Sequence[str]) -> list[float]:
    """The values that are weighed: those of `names`, then those of `multiplied` times the coverage; 0 if unknown."""
    coverage = features.get(COVERAGE, 0.0)
    return [
        *(features.get(name, 0.0) for name in names),
        *(features.get(name, 0.0) * coverage for name in multiplied),
    ]


def weigh(features: Mapping[str, float], model: Mapping[str, Any] | None = None) -> Scores:
    """The probability of each verdict for these features; a feature that the model does not know counts nothing."""
    fitted = _model() if model is None else model
    values = inputs(features, fitted["features"], fitted["multiplied"])
    standard = [
        min(FARTHEST, max(-FARTHEST, (value - mean) * steepness))
        for value, mean, steepness in zip(values, fitted["means"], fitted["steepness"], strict=True)
    ]
    supported, contradicted = (_logistic(fitted[name], standard) for name in ("supported", "contradicted"))
    rest = 1 - supported
    return tuple(zip(VERDICTS, (supported, rest * contradicted, rest * (1 - contradicted)), strict=True))


def _logistic(weights: Sequence[float], values: Sequence[float]) -> float:
    bias, *each = weights
    return 1 / (1 + math.exp(-bias - sum(map(mul, each, values))))


_DOUBTED = 0.5
"""How sure it is that a claim is not borne out of which a number, a comparison or a group was not found."""


def decide(
    scores: Scores, features: Mapping[str, float], differences: Sequence[Difference] = (), slots: Sequence[Slot] = ()
) -> tuple[Verdict, float]:
    """The verdict that the scores, the differences and the slots allow, and its probability.

    CONTRADICTED takes a wrong fact that was right four times in five on the training sets: a probability alone does
    not say it. SUPPORTED takes a probability from which it was right three times in four, and nothing that denies it.
    All else is NOT_ENOUGH_INFO, the surer the surer the fault is for which the claim is not called supported.
    """
    known = dict(scores)
    if wrong_fact(differences):
        return Verdict.CONTRADICTED, right(Verdict.CONTRADICTED)
    denied = denies_support(features, differences, slots)
    supported = known[Verdict.SUPPORTED]
    if supported >= _model()["supported from"] and not denied:
        return Verdict.SUPPORTED, supported
    return Verdict.NOT_ENOUGH_INFO, max(known[Verdict.NOT_ENOUGH_INFO], denied)


def wrong_fact(differences: Sequence[Difference]) -> float:
    """The confidence, 0–1, of the surest number, group or direction that decides by itself; 0 where none does."""
    return max((each.confidence for each in differences if each.confidence >= FAULT_OF[type(each)].decides), default=0)


def denies_support(
    features: Mapping[str, float], differences: Sequence[Difference], slots: Sequence[Slot] = ()
) -> float:
    """How sure it is, 0–1, that a claim cannot be called SUPPORTED; 0 where nothing speaks against it.

    A fault, a number astray, or a comparison, a group or a slot that was not found.
    """
    denying = (each.confidence for each in differences if each.confidence >= FAULT_OF[type(each)].denies)
    found = max(denying, default=0.0)
    astray = features.get("quantity not found", 0.0) > 0 or features.get("quantity mismatch", 0.0) > 0
    unsettled = features.get("comparison unsettled", 0.0) > 0
    crossed = features.get("arms borne out", 1.0) <= 0
    silent = any(each.state is SlotState.NOT_FOUND for each in slots)
    return max(found, _DOUBTED) if astray or unsettled or crossed or silent else found
