"""What a claim states: an effect, a number, a mechanism, a diagnosis, advice, a study or history."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.words import Phrases, compile_phrases, find_phrases, lower, read_cues, read_words
from claimcheck.model import AttributionKind, ClaimKind

if TYPE_CHECKING:
    from claimcheck.claims.clues import Clues

_CUES = Path(__file__).with_name("kinds.json")
_FIGURE = re.compile(
    r"\d ?%|\b\d+ (?:in|out of) \d+\b|#1\b|\b\d[\d.,]{0,12} ?(?:weeks|mg|grams|people|cases|deaths|hours)\b"
)

_ORDER = (
    ClaimKind.STUDY,
    ClaimKind.ADVICE,
    ClaimKind.DIAGNOSIS,
    ClaimKind.NUMBER,
    ClaimKind.MECHANISM,
)


@cache
def _cues() -> dict[ClaimKind, Phrases]:
    return {ClaimKind(name): compile_phrases(cues) for name, cues in read_cues(_CUES).items()}


def tell_kind(clues: Clues, *, told_of_study: bool = False) -> ClaimKind:
    """The kind of the claim in a sentence; `told_of_study` says that it stands in the tale of one study.

    What speaks of the study at hand is a study report, what dates or first names something without stating a
    relation is history; then the first that has a cue of study, advice, diagnosis, number and mechanism; else
    an effect.
    """
    attribution = clues.attribution
    if told_of_study or (attribution is not None and attribution.kind is AttributionKind.THIS_STUDY):
        return ClaimKind.STUDY
    text = lower(clues.text)
    words = read_words(text)

    def has(kind: ClaimKind) -> bool:
        return next(find_phrases(_cues()[kind], words, text), None) is not None

    if clues.strength.level == 0 and has(ClaimKind.HISTORY):
        return ClaimKind.HISTORY
    for kind in _ORDER:
        if has(kind) or (kind is ClaimKind.NUMBER and _FIGURE.search(text)):
            return kind
    return ClaimKind.EFFECT
