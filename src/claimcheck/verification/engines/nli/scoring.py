"""Pairs of texts to probabilities, whatever library holds the weights."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from claimcheck.errors import ConfigError
from claimcheck.installed import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.engines.nli.folder import ModelFolder

    Pair = tuple[str, str]
    """A passage and a claim."""
    Chance = tuple[float, float]
    """How likely, 0–1, the passage bears the claim out, and how likely it says otherwise."""

TOGETHER = 32
"""Pairs that are computed at once."""
THREADS = max(1, min(4, os.cpu_count() or 1))
"""Threads of the computation: a run must leave a machine usable."""


class Scorer(Protocol):
    """Weights that are loaded."""

    def logits(self, pairs: Sequence[Pair]) -> Sequence[Sequence[float]]:
        """A row for each pair with a number for each class of the model."""
        ...


def load(folder: ModelFolder) -> Scorer:
    """The weights in a folder, for onnxruntime or, where there are only others, for transformers.

    Raises:
        ConfigError: A library or a file is missing, or the weights are broken.
    """
    try:
        if folder.onnx:
            from claimcheck.verification.engines.nli.onnx import OnnxScorer

            return OnnxScorer(folder)
        from claimcheck.verification.engines.nli.torch import TorchScorer
    except ImportError as error:
        wanted = f"install '{NAME}[model]'" if folder.onnx else "install torch and transformers, or export model.onnx"
        raise ConfigError(f"{folder.path}: {error.name} is not installed: {wanted}") from None
    return TorchScorer(folder)


def chances(scorer: Scorer, folder: ModelFolder, pairs: Sequence[Pair]) -> list[Chance]:
    """The chances of each pair, in order; those of like length are computed together.

    Raises:
        ConfigError: The model gives other numbers than it has classes.
    """
    order = sorted(range(len(pairs)), key=lambda place: sum(map(len, pairs[place])))
    found: dict[int, Chance] = {}
    for some in _chunks(order):
        for place, row in zip(some, scorer.logits([pairs[each] for each in some]), strict=True):
            found[place] = _chance(row, folder)
    return [found[place] for place in range(len(pairs))]


def _chunks(order: Sequence[int]) -> Iterator[Sequence[int]]:
    return (order[first : first + TOGETHER] for first in range(0, len(order), TOGETHER))


def _chance(row: Sequence[float], folder: ModelFolder) -> Chance:
    import math

    if len(row) != len(folder.meanings) or not all(map(math.isfinite, row)):
        raise ConfigError(f"{folder.path}: gives {list(row)} for the {len(folder.meanings)} classes of its config.json")
    top = max(row)
    powers = [math.exp(each - top) for each in row]
    told = {meaning: power / sum(powers) for meaning, power in zip(folder.meanings, powers, strict=True)}
    return told["supported"], told.get("contradicted", 0.0)
