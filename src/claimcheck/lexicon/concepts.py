"""The lists of words that stand for one concept each, read from `concepts/*.toml` when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).with_name("concepts")
"""One file a concept; each table in it is a group of its words, with sentences that show it."""


@cache
def concept(name: str) -> Mapping[str, Any]:
    """The groups of a concept, by name."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *groups: str) -> frozenset[str]:
    """The words of a concept, of all its groups or of those named."""
    table = concept(name)
    return frozenset(word for group in groups or table for word in table[group]["words"].split())


@cache
def alternation(name: str, *groups: str) -> str:
    """The words as a regular expression, `(?:people|women|…)`, longer ones first; "_" in a word stands for a space."""
    ordered = sorted(words(name, *groups), key=lambda each: (-len(each), each))
    return f"(?:{'|'.join(re.escape(each).replace('_', ' ') for each in ordered)})"
