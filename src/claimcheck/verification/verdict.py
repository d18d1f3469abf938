"""The verdict on a claim: explained features weighed by a small fitted model, which abstains when it is not sure."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from claimcheck.language.words import read_cues
from claimcheck.model.comparisons import (
    ArmSwap,
    DirectionConflict,
    DroppedHedge,
    NumberMismatch,
    QuoteNotFound,
    StrengthGap,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.comparisons import Difference
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
    """The verifier that ships: boosted trees of depth 3 over the features, summed for each verdict.

    Friedman (2001), "Greedy function approximation: a gradient boosting machine". Three features at most take
    part in a tree, so what a tree says can be read. Thresholds and leaves stand in verdict.json, made by
    `python -m benchmarks.fit_verdict`.
    """

    def score(self, claim: ReadSentence, ranked: Sequence[Ranked], features: Mapping[str, float]) -> Scores:
        """See `Verifier`; only the features are looked at."""
        del claim, ranked
        return weigh(features)


@cache
def _model() -> Mapping[str, Any]:
    return read_cues(_MODEL)


def weigh(features: Mapping[str, float], model: Mapping[str, Any] | None = None) -> Scores:
    """The probability of each verdict for these features; a feature that the model does not know counts nothing."""
    fitted = _model() if model is None else model
    values = [features.get(name, 0.0) for name in fitted["features"]]
    raised = []
    for start, trees in zip(fitted["start"], fitted["trees"], strict=True):
        total = start
        for splits, leaves in trees:
            node = 0
            for _ in range(3):
                feature, threshold = splits[node]
                node = 2 * node + (1 if values[feature] <= threshold else 2)
            total += leaves[node - 7]
        raised.append(total / fitted["temperature"])
    highest = max(raised)
    powers = [math.exp(each - highest) for each in raised]
    return tuple((verdict, power / sum(powers)) for verdict, power in zip(VERDICTS, powers, strict=True))


_FAULTS = (NumberMismatch, ArmSwap, DirectionConflict, StrengthGap, DroppedHedge, QuoteNotFound)
_SURE = 0.5
_MARGIN = 0.15


def decide(
    scores: Scores, features: Mapping[str, float], differences: Sequence[Difference] = ()
) -> tuple[Verdict, float]:
    """The verdict that the scores allow and its probability.

    A claim with a fault that is surer than not, a wrong number or a dropped hedge, is never SUPPORTED, nor one that
    leaves doubt.
    CONTRADICTED takes a score over a threshold set so that it was right four times in five on the training sets,
    out of fold, and a conflict that can be shown; SUPPORTED a score over its own. All else is NOT_ENOUGH_INFO.
    """
    known = dict(scores)
    thresholds = _model()["thresholds"]
    best = max(known, key=lambda verdict: known[verdict])
    if best is Verdict.CONTRADICTED and known[best] >= thresholds["contradicted"] and shows_conflict(features):
        return best, known[best]
    faulty = any(isinstance(each, _FAULTS) and each.confidence >= _SURE for each in differences)
    if (
        best is Verdict.SUPPORTED
        and known[best] >= thresholds["supported"]
        and not faulty
        and not leaves_doubt(features)
    ):
        return best, known[best]
    return Verdict.NOT_ENOUGH_INFO, known[Verdict.NOT_ENOUGH_INFO]


def shows_conflict(features: Mapping[str, float]) -> bool:
    """Whether what is contradicted can be named: a quantity, or effects that clearly go the other way.

    Clearly means that single cues and net directions lean the same way by a margin.
    """
    return features.get("quantity mismatch", 0.0) > 0 or (
        features.get("stand concerted", 0.0) > 0 and features.get("stand margin", 0.0) >= _MARGIN
    )


def leaves_doubt(features: Mapping[str, float]) -> bool:
    """Whether a quantity is not in the source, or the effects lean against the claim, be it ever so little."""
    return (
        features.get("quantity not found", 0.0) > 0
        or features.get("quantity mismatch", 0.0) > 0
        or (features.get("stand concerted", 0.0) > 0 and features.get("stand margin", 0.0) > 0)
    )
