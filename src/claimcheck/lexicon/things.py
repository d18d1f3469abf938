"""Names of things that mean the same or stand in another relation, and words that exclude each other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
KINDS = ">~!"
"""Marks of an entry that is one kind of the thing, another thing about it, or its opposite."""


@cache
def read_things() -> tuple[tuple[str, ...], ...]:
    """The names of each thing, the first names the group; those that are not the same thing bear a mark of `KINDS`."""
    return tuple(tuple(line.split("|")) for line in _lines("things.txt"))


@cache
def read_opposites() -> tuple[tuple[str, str], ...]:
    """Pairs of words that cannot both be true of one thing."""
    listed = ((line.partition("|")[0], line.partition("|")[2].split()) for line in _lines("opposites.txt"))
    pairs = [(one, other) for one, others in listed for other in others]
    pairs.extend((names[0], each[1:]) for names in read_things() for each in names if each[0] == "!")
    return tuple(pairs)


def _lines(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
