"""How an effect that a claim tells may stand to one that its source tells."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path

from claimcheck.language.polarity import Direction
from claimcheck.language.words import read_cues

_LEXICON = Path(__file__).parent.parent / "lexicon.json"
LEVEL = (Direction.INCREASE, Direction.DECREASE)
"""The directions that tell a change of level, not of worth."""


class Relation(StrEnum):
    """How two effects stand to each other."""

    AGREE = "agree"
    CONFLICT = "conflict"
    NULL_IN_SOURCE = "effect claimed, null in source"
    NULL_IN_CLAIM = "null claimed, effect in source"
    BOTH_NULL = "both null"
    OPEN = "open"
    """One of them tells no direction."""


@cache
def reversers() -> frozenset[str]:
    """Words of lack and blocking that turn the effect of what they stand beside."""
    return frozenset(str(read_cues(_LEXICON)["reversers"]).split())
