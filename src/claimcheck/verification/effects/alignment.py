"""How an effect that a claim tells may stand to one that its source tells."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """How two effects stand to each other."""

    AGREE = "agree"
    CONFLICT = "conflict"
    NULL_IN_SOURCE = "effect claimed, null in source"
    NULL_IN_CLAIM = "null claimed, effect in source"
    BOTH_NULL = "both null"
    OPEN = "open"
    """One of them tells no direction."""
