"""How much an editor needs a source for a claim: what readers act on, and what can be looked up, weighs most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.proportions import tells_a_share
from claimcheck.model import AttributionKind, BlockKind, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.claims.clues import Clues

_BASE = {
    ClaimKind.STUDY: 0.55,
    ClaimKind.NUMBER: 0.5,
    ClaimKind.EFFECT: 0.3,
    ClaimKind.ADVICE: 0.4,
    ClaimKind.DIAGNOSIS: 0.35,
    ClaimKind.MECHANISM: 0.2,
    ClaimKind.HISTORY: 0.2,
}
_CAUSAL = 3
_SURELY_A_CLAIM = 0.65
"""Probability of being a claim from which it takes nothing from the weight."""
_UNNAMED = frozenset({AttributionKind.UNNAMED_EVIDENCE, AttributionKind.UNNAMED_AUTHORITY})
_RELATED = frozenset({ClaimKind.EFFECT, ClaimKind.DIAGNOSIS, ClaimKind.MECHANISM, ClaimKind.HISTORY})
_ON_CARE = frozenset({"grave", "medicine"})
_BACKGROUND = frozenset({ClaimKind.MECHANISM, ClaimKind.HISTORY})
_RESEARCH = frozenset({"study", "report"})
_PROMOTION = frozenset({"name first", "offers"})
_BARE = 0.5
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})


def weigh_need(clues: Clues, features: Mapping[str, float], kind: ClaimKind, confidence: float) -> float:
    """0–1: how much an editor needs a source for this claim; `features` are those of its worthiness.

    The kind gives the base. Add to it: a share or a change of risk, a relation that is stated, a plain effect, a
    grave illness, risk or death, a medicine or its dose, and evidence that is spoken of but not named. Take from it:
    a hedge, standing in a list or heading or introducing one, praise of an institution, and that the sentence may be
    no claim at all. What states no relation, figure or evidence, and no research, never weighs more than 0.5, nor does
    how something works or came about without a figure or evidence, nor advice that is on no medicine or grave illness.
    """
    plain = clues.strength.level == _CAUSAL or "plural acts" in features
    unnamed = clues.attribution is not None and clues.attribution.kind in _UNNAMED
    shared = tells_a_share(clues.lowered)
    score = _BASE[kind]
    score += 0.3 * shared
    score += 0.1 * (kind is ClaimKind.EFFECT and (plain or clues.strength.level > 0))
    score += 0.15 * (plain and not clues.strength.hedged)
    score += 0.2 * ("grave" in clues.classes)
    score += 0.15 * ("medicine" in clues.classes)
    score += 0.15 * unnamed
    score -= 0.15 * clues.strength.hedged
    score -= 0.3 * (clues.kind not in _TEXT or clues.is_lead_in)
    score -= 0.3 * (features.keys() >= _PROMOTION)
    if kind in _RELATED and not (plain or shared or unnamed or clues.strength.level):
        score = min(score, _BARE)
    if kind in _BACKGROUND and not (shared or unnamed):
        score = min(score, _BARE)
    if kind is ClaimKind.ADVICE and not (shared or unnamed) and _ON_CARE.isdisjoint(clues.classes):
        score = min(score, _BARE)
    if kind is ClaimKind.STUDY and _RESEARCH.isdisjoint(clues.classes):
        score = min(score, _BARE)
    return round(min(1.0, confidence / _SURELY_A_CLAIM) * max(0.0, min(1.0, score)), 2)
