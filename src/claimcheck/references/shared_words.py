"""The weighty words that two sentences share, by which one is seen to go on about the other's subject."""

from __future__ import annotations

from claimcheck import regex as re

_WORD = re.compile(r"[^\W\d_]{5,40}")
_COMMON_TEXT = (
    "about after again against among because before being between could during every first found further having "
    "itself might other often research should showed shown shows since study studies such than their there these thing "
    "those through under until using where which while within without would years"
)
_COMMON = frozenset(_COMMON_TEXT.split())
_SHORT = re.compile(r"\b[A-Z]{3,6}\b")


def abbreviates(text: str, following: str) -> bool:
    """Whether letters in the second text stand for words in a row of the first: LLLT for "low-level laser therapy"."""
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", text.casefold()))
    return any(short.casefold() in initials for short in _SHORT.findall(following))


def shared(one: str, other: str) -> set[str]:
    """Stems of the weighty words that two sentences share."""
    return _stems(one) & _stems(other)


def _stems(text: str) -> set[str]:
    return {word.casefold()[:6] for word in _WORD.findall(text) if word.casefold() not in _COMMON}
