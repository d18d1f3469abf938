"""What a claim states: an effect, a number, a mechanism, a diagnosis, advice, a study or history."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.words import NamedPhrases, lower, merge_phrases, names_found, read_cues, read_words
from claimcheck.model import AttributionKind, ClaimKind

if TYPE_CHECKING:
    from claimcheck.claims.clues import Clues

_CUES = Path(__file__).with_name("kinds.json")
_FIGURE = re.compile(r"\d(?: ?%| (?:in|out of) \d| ?(?:weeks|mg|grams|people|cases|deaths|hours)\b)")

_ORDER = (
    ClaimKind.STUDY,
    ClaimKind.ADVICE,
    ClaimKind.DIAGNOSIS,
    ClaimKind.NUMBER,
    ClaimKind.MECHANISM,
)


@cache
def _cues() -> NamedPhrases:
    return merge_phrases(read_cues(_CUES))


def tell_kind(clues: Clues, *, in_study: bool = False) -> ClaimKind:
    """The kind of the claim in a sentence; `in_study` says that it stands among sentences that tell of one study.

    What speaks of the study at hand is a study report, what dates or first names something without stating a
    relation is history; then the first that has a cue of study, advice, diagnosis, number and mechanism; else
    an effect.
    """
    attribution = clues.attribution
    if attribution is not None and attribution.kind is AttributionKind.THIS_STUDY:
        return ClaimKind.STUDY
    text = lower(clues.text)
    said = names_found(_cues(), read_words(text), text)
    if clues.strength.level == 0 and ClaimKind.HISTORY in said:
        return ClaimKind.HISTORY
    if in_study and attribution is None and clues.is_past and ClaimKind.ADVICE not in said:
        return ClaimKind.STUDY
    for kind in _ORDER:
        if kind in said or (kind is ClaimKind.NUMBER and _FIGURE.search(text)):
            return kind
    return ClaimKind.EFFECT
