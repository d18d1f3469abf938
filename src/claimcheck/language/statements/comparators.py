"""What a clause compares with: the words after "than", "compared with", "versus", and what they alone name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.statements.asides import in_brackets

if TYPE_CHECKING:
    from claimcheck.language.reading import ReadSentence

_PIVOT = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|relative to|as opposed to|in comparison (?:with|to)|in contrast to"
    r"|unlike|over and above|(?<=benefit )over|(?<=benefits )over|(?<=advantage )over|(?<=superiority )over"
    r"|(?<=improvement )over|(?:superior|inferior|equivalent|preferable)(?: or \w+)? to"
    r"|as (?:with|on|in|after|those|without|for|among|people|under))\s"
)
_REGION_END = re.compile(
    r"[,;:]|\b(?:and|but|was|were|had|is|are|did|do|does|in terms of|at|during|after|significantly|over \d|reduced"
    r"|decreased|increased|improved)\b"
)
_LONGEST = 160
"""Characters at most that name what is compared with."""


def find_comparator(sentence: ReadSentence, clause: tuple[int, int]) -> tuple[int, int] | None:
    """`[start:end]` of what is compared with in the clause: the words after "than", "compared with", "versus"."""
    text = sentence.lowered
    for pivot in _PIVOT.finditer(text, *clause):
        if in_brackets(text, pivot.start()):
            continue
        stops = _REGION_END.finditer(text, min(clause[1], pivot.end() + 3), clause[1])
        stop = next((each.start() for each in stops if not in_brackets(text, each.start())), clause[1])
        return pivot.end(), min(stop, pivot.end() + _LONGEST)
    return None


def set_apart(sentence: ReadSentence, clause: tuple[int, int], against: tuple[int, int]) -> frozenset[str]:
    """The stems of what is compared with, but for those in brackets and those that stand outside it too."""
    text = sentence.lowered
    terms = [term for term in sentence.topics if clause[0] <= term.start < clause[1]]
    inside = {
        term.stem for term in terms if against[0] <= term.start < against[1] and not in_brackets(text, term.start)
    }
    outside = {term.stem for term in terms if not against[0] <= term.start < against[1]}
    return frozenset(inside - outside)
