"""How an effect that a claim tells stands to an effect that its source tells: the same way, the other way, null."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.polarity import Direction, read_worth
from claimcheck.language.words import read_cues
from claimcheck.verification.terms import tokens, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.polarity import Effect
    from claimcheck.verification.reading import ReadSentence

_LEXICON = Path(__file__).with_name("lexicon.json")
_LEVEL = (Direction.INCREASE, Direction.DECREASE)


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
            affinity = sum(
                share * (0.4 + 0.6 * there[each]) if each in there else 0.3 * share * (each in sentence.stems)
                for each, share in about.items()
            ) / total
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
    if (ours.direction in _LEVEL) != (theirs.direction in _LEVEL):
        mine *= _worth(ours, claim)
        other *= _worth(theirs, sentence)
    if not mine * other:
        return Relation.OPEN
    same = (mine == other) == (flips % 2 == 0)
    return Relation.AGREE if same else Relation.CONFLICT


def _worth(effect: Effect, sentence: ReadSentence) -> int:
    """What turns a change of level into better or worse: whether more of the outcome is good."""
    if effect.direction not in _LEVEL:
        return 1
    return read_worth(sentence.text[effect.end : effect.clause[1]]) or read_worth(
        sentence.text[effect.clause[0] : effect.start]
    )


@cache
def _reversers() -> frozenset[str]:
    return frozenset(str(read_cues(_LEXICON)["reversers"]).split())


def count_flips(claim: ReadSentence, sentence: ReadSentence) -> int:
    """How many shared terms stand beside a word of lack or blocking on one side only."""
    ours, theirs = _reversed_terms(claim), _reversed_terms(sentence)
    shared = {term.stem for term in claim.topics} & sentence.stems
    return sum((each in ours) != (each in theirs) for each in shared if each in ours or each in theirs)


def _reversed_terms(sentence: ReadSentence) -> frozenset[str]:
    """The stems within two words of "lack", "deficient", "inhibition of" and the like."""
    reversers = _reversers()
    places = [(start, end) for word, start, end in tokens(sentence.text) if word in reversers]
    if not places:
        return frozenset()
    text = sentence.lowered
    found = set()
    for term in sentence.topics:
        for start, end in places:
            between = text[end : term.start] if end <= term.start else text[term.end : start]
            if len(between) <= 14 and between.count(" ") <= 2 and not re.search(r"[,;:.]", between):
                found.add(term.stem)
    return frozenset(found)


_PIVOT = re.compile(r"\b(?:than|compared (?:with|to)|versus|vs\.?|relative to|as opposed to|in comparison (?:with|to))\b")
_STOP = re.compile(r"[,;:(]|\b(?:and|but|was|were|had|is|are|in terms of|at|after|during)\b")


def comparator(sentence: ReadSentence) -> tuple[int, int] | None:
    """`[start:end]` of what is compared with: the words after "than", "compared with", "versus"."""
    pivot = _PIVOT.search(sentence.lowered)
    if pivot is None:
        return None
    stop = _STOP.search(sentence.lowered, min(len(sentence.text), pivot.end() + 3))
    end = len(sentence.text) if stop is None else stop.start()
    return pivot.end(), min(end, pivot.end() + 120)


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


_CLAUSES = re.compile(r"[;:]\s|,\s(?:and|but|while|whereas|although|however|which|with)\b|\b(?:but|whereas|while|although)\b")


@frozen(kw_only=True)
class Course:
    """The net direction of a clause `[start:end]`: of all its cues together, "lower" under "lack of" being up."""

    start: int
    end: int
    sign: int
    """+1, −1, or 0 for a null wording."""
    directed: bool
    """Whether a cue tells a direction; a bare relation ("associated", "plays a role") does not."""


def courses(sentence: ReadSentence) -> tuple[Course, ...]:
    """The net direction of each clause that tells one.

    "Higher X was associated with lower Y" and "lack of X raises Y" both go down: signs are multiplied.
    """
    bounds = [0, *(match.start() for match in _CLAUSES.finditer(sentence.lowered)), len(sentence.text)]
    reversers = [start for word, start, _ in tokens(sentence.text) if word in _reversers()]
    found = []
    for start, end in zip(bounds, bounds[1:], strict=False):
        inside = [each for each in sentence.effects if start <= each.start < end]
        if not inside:
            continue
        if any(each.is_null for each in inside):
            found.append(Course(start=start, end=end, sign=0, directed=True))
            continue
        sign = -1 if sum(start <= place < end for place in reversers) % 2 else 1
        for each in inside:
            sign *= _level(each, sentence) or 1
        directed = any(each.direction.sign for each in inside)
        found.append(Course(start=start, end=end, sign=sign, directed=directed))
    return tuple(found)


def _level(effect: Effect, sentence: ReadSentence) -> int:
    """Whether an effect raises or lowers what it acts on: to improve what is bad is to lower it."""
    sign = effect.direction.sign
    if sign and effect.direction not in _LEVEL:
        worth = read_worth(sentence.text[effect.end : effect.end + 30])
        return sign * (worth or 1)
    return sign


AGAINST = (Relation.CONFLICT, Relation.NULL_IN_SOURCE, Relation.NULL_IN_CLAIM)
WITH = (Relation.AGREE, Relation.BOTH_NULL)


@frozen(kw_only=True)
class Stand:
    """How the effects of a claim stand to those of its passages, each 0–1."""

    against: float
    """The strongest sign of conflict: by single cues or by net directions."""
    agreeing: float
    concerted: bool
    """Whether single cues and net directions both lean to conflict."""
    pairing: Pairing | None
    """The two effects that conflict most, and `place` the passage among those given."""
    place: int = 0

    @property
    def margin(self) -> float:
        """Conflict over agreement, −1…1."""
        return self.against - self.agreeing


def take_stand(claim: ReadSentence, passages: Sequence[ReadSentence]) -> Stand:
    """Whether the passages together contradict the effects that the claim tells."""
    single = {True: 0.0, False: 0.0}
    net = {True: 0.0, False: 0.0}
    best: tuple[float, int, Pairing | None] = (0.0, 0, None)
    for place, passage in enumerate(passages):
        shares = compare_courses(claim, passage)
        here = max(shares[relation] for relation in AGAINST)
        net[True] = max(net[True], here)
        net[False] = max(net[False], *(shares[relation] for relation in WITH))
        for pairing in pair_effects(claim, passage):
            conflicts = pairing.relation in AGAINST
            if conflicts or pairing.relation in WITH:
                single[conflicts] = max(single[conflicts], pairing.affinity)
            if conflicts and (best[2] is None or pairing.affinity + here > best[0]):
                best = (pairing.affinity + here, place, pairing)
    return Stand(
        against=max(single[True], net[True]),
        agreeing=max(single[False], net[False]),
        concerted=single[True] > single[False] and net[True] > net[False],
        pairing=best[2],
        place=best[1],
    )


def compare_courses(claim: ReadSentence, sentence: ReadSentence) -> dict[Relation, float]:
    """How the net directions relate, each with the share, 0–1, of the claim's terms in the clauses that say so."""
    found = dict.fromkeys(Relation, 0.0)
    ours = courses(claim)
    if not ours:
        return found
    mine = 0 if any(not each.sign for each in ours) else ours[0].sign if len(ours) == 1 else _product(ours)
    total = sum(weight(each) for each in {term.stem for term in claim.topics}) or 1.0
    for theirs in courses(sentence):
        there = {term.stem for term in sentence.topics if theirs.start <= term.start < theirs.end}
        share = sum(weight(term) for term in {each.stem for each in claim.topics} & there) / total
        if not mine or not theirs.sign:
            relation = (
                Relation.BOTH_NULL
                if mine == theirs.sign
                else Relation.NULL_IN_SOURCE
                if mine
                else Relation.NULL_IN_CLAIM
            )
        elif not theirs.directed or not any(each.directed for each in ours):
            relation = Relation.OPEN
        else:
            relation = Relation.AGREE if mine == theirs.sign else Relation.CONFLICT
        found[relation] = max(found[relation], share)
    return found


def _product(some: tuple[Course, ...]) -> int:
    sign = 1
    for each in some:
        sign *= each.sign
    return sign
