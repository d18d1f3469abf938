"""How an effect that a claim tells stands to an effect that its source tells: the same way, the other way, null."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.polarity import Direction, Effect, read_worth
from claimcheck.language.words import read_cues
from claimcheck.verification.terms import tokens, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.verification.reading import ReadSentence

_LEXICON = Path(__file__).with_name("lexicon.json")
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


@frozen(kw_only=True)
class Pairing:
    """An effect of the claim with one of the source that is about the same things."""

    relation: Relation
    claim: Effect
    source: Effect
    affinity: float
    """0–1: the share of what the claim's effect is about that the source's clause holds, weighed by rarity."""
    flips: int
    """How often the two name the same thing with and without its lack ("deficiency of"), and whether the arms
    compared stand the other way round."""


@lru_cache(maxsize=256)
def pair_effects(claim: ReadSentence, sentence: ReadSentence) -> tuple[Pairing, ...]:
    """Each effect of the claim with the effect of `sentence` that it is closest to."""
    found = []
    flips = count_flips(claim, sentence) + arms_reversed(claim, sentence)
    for ours in claim.effects:
        about = _near(claim, ours)
        total = sum(about.values())
        if not total:
            continue
        best: Pairing | None = None
        for theirs in sentence.effects:
            there = _near(sentence, theirs)
            affinity = (
                sum(
                    share * (0.4 + 0.6 * there[each]) if each in there else 0.3 * share * (each in sentence.stems)
                    for each, share in about.items()
                )
                / total
            )
            affinity *= _kinship(ours, theirs)
            if best is None or affinity > best.affinity:
                relation = relate(ours, theirs, claim, sentence, flips)
                best = Pairing(relation=relation, claim=ours, source=theirs, affinity=min(1.0, affinity), flips=flips)
        if best is not None:
            found.append(best)
    return tuple(found)


def _kinship(ours: Effect, theirs: Effect) -> float:
    """Effects that tell a direction are compared before those that only tell a relation."""
    if Direction.RELATED in (ours.direction, theirs.direction) and ours.direction is not theirs.direction:
        return 0.8
    return 1.0


@lru_cache(maxsize=4096)
def _near(sentence: ReadSentence, effect: Effect) -> Mapping[str, float]:
    """The stems in the clause of an effect, each 0–1 by how near the cue it stands (and how rare it is, in claims)."""
    first, last = effect.clause
    found: dict[str, float] = {}
    for term in sentence.topics:
        if first <= term.start < last:
            distance = max(effect.start - term.end, term.start - effect.end, 0)
            nearness = weight(term.stem) / (1 + distance / 40) / 8
            found[term.stem] = max(found.get(term.stem, 0.0), min(1.0, nearness))
    return found


def relate(ours: Effect, theirs: Effect, claim: ReadSentence, sentence: ReadSentence, flips: int) -> Relation:
    """How the claim's effect stands to the source's."""
    if ours.is_null or theirs.is_null:
        if ours.is_null and theirs.is_null:
            return Relation.BOTH_NULL
        return Relation.NULL_IN_CLAIM if ours.is_null else Relation.NULL_IN_SOURCE
    mine, other = ours.direction.sign, theirs.direction.sign
    if not mine or not other:
        return Relation.OPEN
    if (ours.direction in LEVEL) != (theirs.direction in LEVEL):
        mine *= _worth(ours, claim)
        other *= _worth(theirs, sentence)
    if not mine * other:
        return Relation.OPEN
    same = (mine == other) == (flips % 2 == 0)
    return Relation.AGREE if same else Relation.CONFLICT


def _worth(effect: Effect, sentence: ReadSentence) -> int:
    """What turns a change of level into better or worse: whether more of the outcome is good."""
    if effect.direction not in LEVEL:
        return 1
    return read_worth(sentence.text[effect.end : effect.clause[1]]) or read_worth(
        sentence.text[effect.clause[0] : effect.start]
    )


@cache
def reversers() -> frozenset[str]:
    """Words of lack and blocking that turn the effect of what they stand beside."""
    return frozenset(str(read_cues(_LEXICON)["reversers"]).split())


@lru_cache(maxsize=256)
def count_flips(claim: ReadSentence, sentence: ReadSentence) -> int:
    """How many shared terms stand beside a word of lack or blocking on one side only."""
    ours, theirs = _reversed_terms(claim), _reversed_terms(sentence)
    shared = {term.stem for term in claim.topics} & sentence.stems
    return sum((each in ours) != (each in theirs) for each in shared if each in ours or each in theirs)


@lru_cache(maxsize=1024)
def _reversed_terms(sentence: ReadSentence) -> frozenset[str]:
    """The stems within two words of "lack", "deficient", "knockout" and the like, no cue of an effect between."""
    places = [(start, end) for word, start, end in tokens(sentence.text) if word in reversers()]
    found = set()
    for start, end in places:
        for term in sentence.topics:
            if term.start < end and start < term.end:
                continue
            first, last = (end, term.start) if end <= term.start else (term.end, start)
            between = sentence.lowered[first:last]
            cued = any(first <= each.start < last for each in sentence.effects)
            if len(between) <= 14 and between.count(" ") <= 2 and not cued and not _STOPS.search(between):
                found.add(term.stem)
    return frozenset(found)


_STOPS = re.compile(r"[,;:.]")
_PIVOT = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|relative to|as opposed to|in comparison (?:with|to))\b"
)
_STOP = re.compile(r"[,;:(]|\b(?:and|but|was|were|had|is|are|in terms of|at|after|during)\b")


@lru_cache(maxsize=1024)
def comparator(sentence: ReadSentence) -> tuple[int, int] | None:
    """`[start:end]` of what is compared with: the words after "than", "compared with", "versus"."""
    pivot = _PIVOT.search(sentence.lowered)
    if pivot is None:
        return None
    stop = _STOP.search(sentence.lowered, min(len(sentence.text), pivot.end() + 3))
    end = len(sentence.text) if stop is None else stop.start()
    return pivot.end(), min(end, pivot.end() + 120)


@lru_cache(maxsize=256)
def arms_reversed(claim: ReadSentence, sentence: ReadSentence) -> int:
    """1 where the claim's comparator is what the source sets against it, and the other way round; else 0."""
    mine, other = comparator(claim), comparator(sentence)
    if mine is None or other is None:
        return 0
    first, second = dict(_sides(claim, mine)), dict(_sides(sentence, other))
    straight = sum(weight(each) for each, side in first.items() if second.get(each) == side)
    crossed = sum(weight(each) for each, side in first.items() if second.get(each, side) != side)
    compared = any(side and second.get(each) is False for each, side in first.items())
    main = any(not side and second.get(each) for each, side in first.items())
    return int((compared and main and crossed > 0.5 * straight) or (compared and crossed > straight))


def _sides(sentence: ReadSentence, region: tuple[int, int]) -> Iterator[tuple[str, bool]]:
    """Each stem that stands on one side only, with whether that is the comparator's."""
    inside = {term.stem for term in sentence.topics if region[0] <= term.start < region[1]}
    outside = {term.stem for term in sentence.topics} - inside
    both = {term.stem for term in sentence.topics if not region[0] <= term.start < region[1]} & inside
    yield from ((each, True) for each in inside - both)
    yield from ((each, False) for each in outside)
