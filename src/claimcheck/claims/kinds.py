"""What a claim states: an effect, a number, a mechanism, a diagnosis, advice, a study or history."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.words import NamedPhrases, end_of_cue, merge_phrases, read_cues
from claimcheck.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.claims.clues import Clues

_CUES = Path(__file__).with_name("kinds.json")
_WEIGHTS = Path(__file__).with_name("kind_weights.json")
_UNITS = r"(?:%|per ?cent|weeks|months|years|days|hours|minutes|kg|mg|grams|people|cases|deaths|times|points)"
_NUMERAL = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million)"
_FIGURE = re.compile(rf"{_NUMERAL}(?: ?%|(?: more| fewer)? {_UNITS}\b| (?:in|out of) {_NUMERAL}\b)")
_ORDER = re.compile(
    r"(?:^|: |, |\. )(?:please )?(?:do not|don['’]t|never|always|avoid|look for|aim|limit|start|take|choose|make sure"
    r"|keep|give|use|try|stick to|eat|drink|stop|swap|ask|wash|put|apply|have) "
)

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

_NO_STUDY = frozenset({"advice said", "unnamed authority"})


@cache
def _cues() -> NamedPhrases:
    return merge_phrases(read_cues(_CUES))


_KINDS = tuple(ClaimKind)

Rows = dict[str, list[tuple[int, float]]]
"""For each feature the kinds, by their place in `_KINDS`, for which it counts, and how much."""


@cache
def _rows() -> Rows:
    return _by_feature(read_cues(_WEIGHTS)["weights"])


def _by_feature(weights: Mapping[str, Mapping[str, float]]) -> Rows:
    rows: Rows = {}
    for place, kind in enumerate(_KINDS):
        for name, weight in weights.get(kind.value, {}).items():
            rows.setdefault(name, []).append((place, weight))
    return rows


def describe_kind(clues: Clues, features: Mapping[str, float]) -> dict[str, float]:
    """The features by which the kind of a claim is told, each 0–1; `features` are those of its worthiness."""
    found = {name: features[name] for name in _SHARED & features.keys()}
    cues = _cues()
    for index in [index for index, word in enumerate(clues.words) if word in cues]:
        word, _, end = clues.places[index]
        for name, rest in cues[word]:
            if name in found and (index >= _FIRST or name not in _SUBJECTS):
                continue
            if end_of_cue(rest, clues.lowered, end) is not None:
                found[name] = 1.0
                if index < _FIRST and name in _SUBJECTS:
                    found[f"{name} first"] = 1.0
    if clues.is_past:
        found["past"] = 1.0
        found["told among study"] = min(1.0, 2 * features.get("near study", 0.0))
    if _FIGURE.search(clues.lowered):
        found["figure"] = 1.0
        found["figure of an effect" if clues.strength.level else "bare figure"] = 1.0
    if _ORDER.search(clues.lowered):
        found["told to"] = 1.0
    return found


def tell_kind(
    clues: Clues, features: Mapping[str, float], weights: Mapping[str, Mapping[str, float]] | None = None
) -> ClaimKind:
    """The likeliest kind that some word of the claim bears out; `features` are those of its worthiness.

    One logistic regression a kind: the weights are in kind_weights.json, made by `python -m benchmarks.fit_kinds`.
    """
    described = describe_kind(clues, features)
    rows = _rows() if weights is None else _by_feature(weights)
    scores = [0.0] * len(_KINDS)
    for name, value in sorted(described.items()):  # sums of fractions depend on their order
        for place, weight in rows.get(name, ()):
            scores[place] += weight * value
    for place in sorted(range(len(_KINDS)), key=scores.__getitem__, reverse=True):
        if _is_borne(_KINDS[place], described):
            return _KINDS[place]
    return ClaimKind.EFFECT


def _is_borne(kind: ClaimKind, described: Mapping[str, float]) -> bool:
    """Whether some word of the sentence bears the kind out; advice and hearsay report no study."""
    if kind is ClaimKind.STUDY and "this study" not in described and not _NO_STUDY.isdisjoint(described):
        return False
    return kind not in _NEEDS or not _NEEDS[kind].isdisjoint(described)
