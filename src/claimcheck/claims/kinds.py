"""What a claim states: an effect, a number, a mechanism, a diagnosis, advice, a study or history."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.claims.worthiness import weigh_all
from claimcheck.language.words import NamedPhrases, lower, merge_phrases, names_found, read_cues, read_words
from claimcheck.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.claims.clues import Clues

_CUES = Path(__file__).with_name("kinds.json")
_WEIGHTS = Path(__file__).with_name("kind_weights.json")
_FIGURE = re.compile(r"\d(?: ?%| (?:in|out of) \d| ?(?:weeks|mg|grams|people|cases|deaths|hours)\b)")
_ORDER = re.compile(r"(?:do not|don['’]t|never|always|avoid|look for|aim|limit|start|take|choose|make sure|keep) ")

_SHARED = frozenset(
    (
        *("causal", "conditional", "correlational", "report", "people", "hedge", "percent", "amount", "year", "study"),
        *("study 3", "mechanism", "mechanism 2", "outcome", "outcome 2", "about a study", "told of the study"),
        *("near study", "this study", "named", "unnamed evidence", "unnamed authority", "definition of a thing"),
        *("you", "anybody", "we", "health 4", "long", "very long", "bias", "shop"),
    )
)
"""Features of worthiness that tell kinds apart too."""


@cache
def _cues() -> NamedPhrases:
    return merge_phrases(read_cues(_CUES))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    weights: Mapping[str, Mapping[str, float]] = read_cues(_WEIGHTS)["weights"]
    return weights


def describe_kind(clues: Clues, features: Mapping[str, float]) -> dict[str, float]:
    """The features by which the kind of a claim is told, each 0–1; `features` are those of its worthiness."""
    text = lower(clues.text)
    found = {name: value for name, value in features.items() if name in _SHARED}
    found |= dict.fromkeys(names_found(_cues(), read_words(text), text), 1.0)
    if _FIGURE.search(text):
        found["figure"] = 1.0
    if _ORDER.match(text):
        found["told to"] = 1.0
    return found


def tell_kind(
    clues: Clues, features: Mapping[str, float], weights: Mapping[str, Mapping[str, float]] | None = None
) -> ClaimKind:
    """The kind of a claim that shows `clues` and has the `features` of worthiness: the likeliest of the seven.

    One logistic regression a kind: the weights are in kind_weights.json, made by `python -m benchmarks.fit_kinds`.
    """
    described = describe_kind(clues, features)
    known = _weights() if weights is None else weights
    return max(ClaimKind, key=lambda kind: weigh_all(described, known.get(kind.value, {})))
