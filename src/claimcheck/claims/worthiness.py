"""How likely a sentence is a claim: features weighed by fitted numbers."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.words import read_cues

if TYPE_CHECKING:
    from collections.abc import Mapping

_WEIGHTS = Path(__file__).with_name("worthiness.json")


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = read_cues(_WEIGHTS)["weights"]
    return weights


def weigh(features: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """Probability, 0–1, that a sentence with these features is a claim; an unknown feature counts nothing.

    A logistic regression: its weights are in worthiness.json, made by `python -m benchmarks.fit_worthiness`.
    """
    known = _weights() if weights is None else weights
    return logistic(math.fsum(known.get(name, 0.0) * value for name, value in features.items()))


def logistic(score: float) -> float:
    """The logistic function, safe for scores of any size."""
    if score >= 0:
        return 1 / (1 + math.exp(-score))
    raised = math.exp(score)
    return raised / (1 + raised)
