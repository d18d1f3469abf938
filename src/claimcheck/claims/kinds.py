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
_UNITS = r"(?:%|per ?cent|weeks|months|years|days|hours|minutes|kg|mg|grams|people|cases|deaths|times|points)"
_NUMERAL = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million)"
_FIGURE = re.compile(rf"{_NUMERAL}(?: ?%|(?: more| fewer)? {_UNITS}\b| (?:in|out of) {_NUMERAL}\b)")
_ORDER = re.compile(r"(?:^|: |, |\. )(?:please )?(?:do not|don['’]t|never|always|avoid|look for|aim|limit|start|take|choose|make sure|keep|give|use|try|stick to|eat|drink|stop|swap|ask|wash|put|apply|have) ")

_FIRST = 4
"""Words within which the subject of a sentence most often begins."""
_SUBJECTS = frozenset({"inside", "remedy", "share", "by doing", "its people"})
"""Cues that tell more where they stand first."""
_SHARED = frozenset(
    (
        *("causal", "conditional", "correlational", "report", "people", "hedge", "percent", "amount", "year", "study"),
        *("study 3", "mechanism", "mechanism 2", "outcome", "outcome 2", "about a study", "told of the study"),
        *("near study", "this study", "named", "unnamed evidence", "unnamed authority", "definition of a thing"),
        *("you", "anybody", "we", "health 4", "long", "very long", "bias", "shop"),
    )
)
"""Features of worthiness that tell kinds apart too."""

_NEEDS = {
    ClaimKind.STUDY: frozenset(
        (
            *("study people", "study group", "study design", "one study", "its people", "its result", "this study"),
            *("told of the study", "study 3", "told among study"),
        )
    ),
    ClaimKind.NUMBER: frozenset({"figure", "share", "rank", "percent", "amount"}),
    ClaimKind.MECHANISM: frozenset({"by doing", "due to", "process", "inside"}),
    ClaimKind.DIAGNOSIS: frozenset({"diagnosed", "symptoms"}),
    ClaimKind.ADVICE: frozenset({"advice said", "suffices", "told to"}),
    ClaimKind.HISTORY: frozenset({"year", "first", "long ago"}),
}
"""Features of which a sentence of that kind shows one; an effect needs none, so what is unclear counts as that."""


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
    words = read_words(text)
    found |= dict.fromkeys(names_found(_cues(), words, text), 1.0)
    if clues.is_past:
        found["past"] = 1.0
        found["told among study"] = min(1.0, 2 * features.get("near study", 0.0))
    if _FIGURE.search(text):
        found["figure"] = 1.0
        found["figure of an effect" if clues.strength.level else "bare figure"] = 1.0
    found |= {f"{name} first": 1.0 for name in names_found(_cues(), words[:_FIRST], text) & _SUBJECTS}
    if _ORDER.search(text):
        found["told to"] = 1.0
    return found


def tell_kind(
    clues: Clues, features: Mapping[str, float], weights: Mapping[str, Mapping[str, float]] | None = None
) -> ClaimKind:
    """The kind of a claim that shows `clues` and has the `features` of worthiness: the likeliest that some word bears out.

    One logistic regression a kind: the weights are in kind_weights.json, made by `python -m benchmarks.fit_kinds`.
    """
    described = describe_kind(clues, features)
    known = _weights() if weights is None else weights
    borne = [kind for kind in ClaimKind if kind not in _NEEDS or not _NEEDS[kind].isdisjoint(described)]
    return max(borne, key=lambda kind: weigh_all(described, known.get(kind.value, {})))
