"""Words by which a claim and a sentence shut each other out: opposites, and degrees such as all, none, merely."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.words import read_cues
from claimcheck.verification.terms import stem, tokens, weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.verification.reading import ReadSentence

_ANTONYMS = Path(__file__).with_name("antonyms.txt")
_LEXICON = Path(__file__).with_name("lexicon.json")
_DENIERS = ("un", "in", "im", "ir", "non", "dis", "de", "anti", "mis")
"""Prefixes that turn a word into its opposite."""
_COUNTERPARTS = (("over", "under"), ("hyper", "hypo"), ("up", "down"), ("pro", "anti"), ("intra", "extra"))
"""Prefixes that stand for opposites."""
_SHORTEST = 4
"""Letters that have to be left of a stem when a prefix is taken off."""
_NEAR = 25
"""Characters between a word and the thing that it is said of."""
_RAREST = 8.0


@cache
def _antonyms() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _ANTONYMS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        one, others = line.split("|")
        for other in others.split():
            found.setdefault(stem(one), set()).add(stem(other))
            found.setdefault(stem(other), set()).add(stem(one))
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=4096)
def opposites_of(word: str) -> frozenset[str]:
    """The stems that say the opposite of the stem `word`: those listed, and those made by a prefix."""
    found = set(_antonyms().get(word, ()))
    for prefix in _DENIERS:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            found.add(word[len(prefix) :])
        if len(word) > _SHORTEST:
            found.add(prefix + word)
    for pair in _COUNTERPARTS:
        for one, other in (pair, pair[::-1]):
            if word.startswith(one) and len(word) - len(one) >= _SHORTEST:
                found.add(other + word[len(one) :])
    return frozenset(found - {word})


@lru_cache(maxsize=1024)
def _stems(sentence: ReadSentence) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """All words of the sentence by stem, with their places."""
    found: dict[str, list[tuple[int, int]]] = {}
    for word, start, end in tokens(sentence.text):
        found.setdefault(stem(word), []).append((start, end))
    return {each: tuple(places) for each, places in found.items()}


@lru_cache(maxsize=1024)
def _opposed(claim: ReadSentence) -> tuple[tuple[str, frozenset[str]], ...]:
    """The stems of the claim that have opposites."""
    return tuple((each, others) for each in _stems(claim) if (others := opposites_of(each)))


@lru_cache(maxsize=512)
def opposites(claim: ReadSentence, sentence: ReadSentence) -> tuple[tuple[str, str], ...]:
    """Stems of the claim that the sentence lacks while it holds the opposite: `(ours, theirs)`."""
    ours, theirs = _stems(claim), _stems(sentence)
    return tuple(
        (each, other)
        for each, others in _opposed(claim)
        if each not in theirs
        for other in sorted(others & theirs.keys())
        if other not in ours
    )


def opposed_things(claim: ReadSentence, sentence: ReadSentence) -> float:
    """How rare, 0–1, the thing is of which claim and sentence say opposites close by: "scarce", "abundant"; 0 if none.

    Only what both name counts, and what stands within a few words of the opposites on both sides.
    """
    best = 0.0
    for ours, theirs in opposites(claim, sentence):
        shared = _near(claim, _stems(claim)[ours]) & _near(sentence, _stems(sentence)[theirs])
        best = max([best, *(weight(each) / _RAREST for each in shared)])
    return best


def _near(sentence: ReadSentence, places: Sequence[tuple[int, int]]) -> frozenset[str]:
    return frozenset(
        term.stem
        for term in sentence.terms
        for start, end in places
        if max(term.start - end, start - term.end) <= _NEAR
    )


@cache
def _degrees() -> Mapping[str, frozenset[str]]:
    named = (str(line).split() for line in read_cues(_LEXICON)["degrees"])
    return {name: frozenset(words) for name, *words in named}


def degrees(claim: ReadSentence, top: Sequence[ReadSentence]) -> dict[str, float]:
    """For each degree (all, none, merely, most …) whether only the claim tells it, or only its best passage."""
    around = frozenset[str]().union(*(each.words for each in top))
    found = {}
    for name, words in _degrees().items():
        ours = not words.isdisjoint(claim.words)
        found[f"{name} in claim only"] = float(ours and words.isdisjoint(around))
        found[f"{name} in best only"] = float(not ours and not words.isdisjoint(top[0].words))
    return found
