"""Exchanged sides as a difference, with tight spans on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.reading import both_sides

if TYPE_CHECKING:
    from claimcheck.language.reading import ReadSentence

_OPENING = re.compile(r"[\s,;:.)\]–—-]*(?:(?:in|with|among|for|on|after|by)\s(?=\w))?")
_CLOSING = " \t\n\r\u00a0,;:.([–—-"
_ARTICLE = re.compile(r"(?:the|an?|either|to|in|of|receive|received)\s", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w' +’/-]{2,40}")
"""A name that can stand in a message: words, and neither figures at its head nor marks."""


Place = tuple["ReadSentence", int, int]
"""Words `[start:end]` of a sentence."""


def arm_swap(here: Place, there: Place, confidence: float, *, arms: tuple[str, str] = ("", "")) -> ArmSwap:
    """What the claim says in `here` and the source in `there`, of sides that changed places.

    The spans are drawn in to the words. `arms` names the group to which the
    claim ascribes it and the one to which the source does; names that no message can print are left out.
    """
    (claim, *_), (sentence, *_) = here, there
    claim_arm, source_arm = map(_name, arms)
    named = claim_arm and source_arm and claim_arm.lower() != source_arm.lower()
    return ArmSwap(
        **both_sides(claim, _tight(*here), sentence, _tight(*there)),
        confidence=confidence,
        claim_arm=claim_arm if named else "",
        source_arm=source_arm if named else "",
    )


def _tight(sentence: ReadSentence, start: int, end: int) -> tuple[int, int]:
    """`[start:end]` without blanks, punctuation and a preposition at its ends, as far as anything is left."""
    text = sentence.text
    opening = _OPENING.match(text, start, end)
    first = start if opening is None else opening.end()
    last = first + len(text[first:end].rstrip(_CLOSING))
    return (first, last) if last > first else (start, end)


def _name(words: str) -> str:
    name = words.strip(_CLOSING)
    while (opening := _ARTICLE.match(name)) is not None:
        name = name[opening.end() :]
    return name if _NAME.fullmatch(name) else ""
