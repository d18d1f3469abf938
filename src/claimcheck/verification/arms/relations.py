"""What two sides did, told of each other in a claim, and claims that exchange what acts with what it acts on."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.verification.arms.comparatives import finds_nothing
from claimcheck.verification.arms.marks import MARKS
from claimcheck.verification.arms.poles import Pole, part, read_pole, turn, weigh
from claimcheck.verification.arms.swaps import arm_swap
from claimcheck.verification.arms.tellings import Clause, read_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.comparisons import ArmSwap
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence, ReadSource

_ENROLLING = re.compile(
    r"\b(?:we|were|was)\s(?:\w+ly\s)?(?:randomi[sz]ed|assigned|allocated|enrolled|recruited|compared)\b"
    r"|\b(?:measures?|outcomes?|assessments?|end ?points?)\s(?:included?|were|was|comprised)\b"
)
"""What tells who was studied and what was measured, not what was found."""
_SAME = re.compile(r"\b(?:no|not)\s(?:\w+\s){0,3}differ\w*\b.{0,300}\b(?:between|among)\b")
"""What tells that sides are alike, so that their order does not matter."""
_LEAST = 3.0
"""What each clause of the claim must share with each of the two clauses of the source, in nats."""
_LEAST_SUM = 15.0
"""What the four must weigh together."""
_LEAST_SHARE = 0.6
"""Of what tells the clauses of the claim apart, by weight, that the two of the source hold: only its order differs."""
_LEAST_SOURCE = 0.4
"""The same of what tells the clauses of the source apart."""
_LEAST_ACT = 0.6
"""Share of what tells agent and patient of the claim apart that has to stand on the other side in the source."""
_SENTENCES = 6
"""Sentences of the source, those that share most with the claim, whose clauses are laid beside it."""
_CLAUSES = 14
_NEAR = 3
"""Sentences within which the source tells of the two sides."""


def exchanged_predicates(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[ArmSwap]:
    """Two clauses of the claim each of which tells of one side what the source tells of the other; one at most.

    "A resisted, whereas B fell ill" against "B resisted. A fell ill.": each clause of the claim then shares words
    with both clauses of the source, one clause the side and the other what it did.
    """
    del ranked
    ours = read_clauses(claim)
    if len(ours) < 2 or _SAME.search(claim.lowered):
        return
    near = _nearest(claim, source)
    best: tuple[float, Clause, Clause, Clause] | None = None
    straight = 0.0
    for one, other in combinations(ours, 2):
        for first, second in combinations(near, 2):
            if abs(first.sentence.index - second.sentence.index) > _NEAR:
                continue
            cells = _cells(one, other, first, second)
            turned = max(_turned(one, other, first, second), _misnamed(one, other, first, second))
            if turned and (best is None or turned > best[0]):
                best = turned, one, other, first
            if min(cells) < _LEAST:
                straight = max(straight, 2 * min(cells[0], cells[3]), 2 * min(cells[1], cells[2]))
                continue
            ours_apart, theirs_apart = weigh(one.told ^ other.told), weigh(first.told ^ second.told)
            alike = sum(cells) >= max(_LEAST_SUM, _LEAST_SHARE * ours_apart, _LEAST_SOURCE * theirs_apart)
            if alike and (best is None or sum(cells) > best[0]):
                best = sum(cells), one, other, first
    if best is not None and best[0] > straight:
        _, one, other, first = best
        at_fault = min(one, other, key=lambda each: each.end - each.start)
        yield arm_swap((claim, at_fault.start, at_fault.end), (first.sentence, first.start, first.end), 0.65)


def _nearest(claim: ReadSentence, source: ReadSource) -> list[Clause]:
    told = frozenset[str]().union(*(each.told for each in read_clauses(claim)))
    shares = []
    for sentence in source.sentences:
        if _ENROLLING.search(sentence.lowered) is not None:
            continue
        clauses = read_clauses(sentence)
        share = weigh(told & frozenset[str]().union(*(each.told for each in clauses)))
        shares.append((share, clauses))
    best = sorted(shares, key=lambda each: -each[0])[:_SENTENCES]
    return [each for _, clauses in best for each in clauses if len(each.told & told) > 1][:_CLAUSES]


def _cells(one: Clause, other: Clause, first: Clause, second: Clause) -> tuple[float, float, float, float]:
    """What each clause of the claim, but for what both tell, shares with each of the source, but for the same."""
    mine, yours = one.told - other.told, other.told - one.told
    here, there = first.told - second.told, second.told - first.told
    return weigh(mine & here), weigh(mine & there), weigh(yours & here), weigh(yours & there)


def _turned(one: Clause, other: Clause, first: Clause, second: Clause) -> float:
    """How surely what the claim finds of one side and denies of the other is the other way round in the source, nats.

    0 where either finds or denies both.
    """
    if one.finds is other.finds or first.finds is second.finds:
        return 0.0
    ours = (one, other) if one.finds else (other, one)
    theirs = (first, second) if first.finds else (second, first)
    mine, yours, here, there = ((each.told - _FINDS) | each.doses for each in (*ours, *theirs))
    found = turn((mine, yours), (here, there))
    across = found.crossed_both
    if across < 2 * _LEAST or found.straight > _SET * across:
        return 0.0
    (my_own, your_own), (its, the_rest) = part(mine, yours), part(here, there)
    covered = min(weigh(my_own & the_rest) / weigh(my_own), weigh(your_own & its) / weigh(your_own))
    return _LEAST_SUM + across if covered >= _LEAST_COVERED else 0.0


_SET = 0.3
"""Of what crosses, what may stay in its place."""
_LEAST_COVERED = 0.3
"""Share of what tells a clause of the claim from the other, by weight, that crosses."""


_FINDS = frozenset(("#yes", "#no"))


def _misnamed(one: Clause, other: Clause, first: Clause, second: Clause) -> float:
    """How surely a clause of the claim tells of one named side what the source tells of the other, in nats."""
    if not (one.side and other.side and first.side and second.side):
        return 0.0
    straight, crossed = _met(one.side, other.side, first.side, second.side)
    if min(straight) >= _LEAST and not any(crossed):
        here, there = first, second
    elif min(crossed) >= _LEAST and not any(straight):
        here, there = second, first
    else:
        return 0.0
    kept, moved = _met(*(each.told - each.side - _FINDS for each in (one, other, here, there)))
    return _LEAST_SUM + sum(moved) if sum(moved) >= _LEAST_MOVED and not any(kept) else 0.0


_LEAST_MOVED = 6.0
"""What the other side has of what the claim tells of one, in nats."""


def _met(one: Pole, other: Pole, first: Pole, second: Pole) -> tuple[tuple[float, float], tuple[float, float]]:
    """What falls on the same sides, and what crosswise, in nats; what both sides have counts nothing."""
    mine, yours, here, there = one - other, other - one, first - second, second - first
    return (weigh(mine & here), weigh(yours & there)), (weigh(mine & there), weigh(yours & here))


_ACTS = re.compile(
    r"(?<!-)(?<!ly )\b(?:(?P<verb>rais|increas|reduc|lower|caus|predict|preced|trigger|improv|worsen|inhibit|activat"
    r"|regulat|induc|prevent|promot|driv|accelerat|slow|boost|suppress|impair|protect)(?:e?s|e?d|es|ing|e)?"
    r"|leads? to|led to"
    r"|results? in|resulted in|contributes? to|brings? about|gives? rise to|underwent|(?:crossed over|switched) to)\s"
    r"(?!(?:in|with|after|by|among|for|during|when|more|less|from)\b)"
)
_ACTED_ON = re.compile(
    r"\b(?:(?:is|are|was|were|be|been)\s(?:\w+ly\s)?(?:caused|raised|increased|reduced|lowered|predicted|preceded"
    r"|triggered|improved|worsened|inhibited|activated|regulated|induced|prevented|driven|suppressed|followed) by"
    r"|results? from|resulted from|stems? from|follows|followed|due to|depends? on|arises? from|a (?:result"
    r"|consequence) of|because of)\s"
)
_NOT_DIRECT = re.compile(r"\b(?:than|compared|versus|vs|associat\w+|correlat\w+|related|linked)\b")


_LAST_WORDS = re.compile(r"(?:[^\s;:()]+\s){1,9}$")
_NOT = re.compile(r"(?:\b(?:not|never|no|cannot|neither|nor)|n[’']t)\s(?:\w+\s){0,3}$")
_FIRST_WORDS = re.compile(r"[^\s,;:()]+(?:\s[^\s,;:()]+){0,7}")
_DOWN = frozenset("reduc lower worsen inhibit prevent slow suppress impair protect".split())


@frozen(kw_only=True, eq=False)
class Act:
    """What acts and what it acts on, in the words `[start:end]` (`place`) of a sentence."""

    agent: Pole
    patient: Pole
    down: bool
    """Whether it lowers or hinders."""
    place: tuple[int, int]


@lru_cache(maxsize=2048)
def read_acts(sentence: ReadSentence) -> tuple[Act, ...]:
    """What acts on what in each clause that says so, in the active or the passive voice."""
    found = []
    for clause in read_clauses(sentence):
        lowered = sentence.lowered
        if _NOT_DIRECT.search(lowered, clause.start, clause.end):
            continue
        verb = _ACTED_ON.search(lowered, clause.start, clause.end)
        flipped = verb is not None
        verb = verb or _ACTS.search(lowered, clause.start, clause.end)
        if verb is None or finds_nothing(sentence, clause.start, clause.end):
            continue
        left = _LAST_WORDS.search(lowered, clause.start, verb.start())
        right = _FIRST_WORDS.match(lowered, verb.end(), clause.end)
        if left is None or right is None or _NOT.search(lowered, left.start(), verb.start()):
            continue
        before, after = (
            frozenset(each for each in read_pole(sentence, *part.span()) if each not in MARKS and each[0] != "#")
            for part in (left, right)
        )
        way = verb["verb"] or "" if not flipped else ""
        found.append(
            Act(
                agent=after if flipped else before,
                patient=before if flipped else after,
                down=way in _DOWN,
                place=(left.start(), right.end()),
            )
        )
    return tuple(found)


def exchanged_sides(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[ArmSwap]:
    """What acts and what it acts on, exchanged: "pain causes low mood" for "low mood causes pain"; one at most."""
    del source
    ours = read_acts(claim)
    crossed: list[ArmSwap] = []
    for each in ranked if ours else ():
        for theirs in read_acts(each.sentence):
            for mine in ours:
                if mine.down is not theirs.down:
                    continue
                straight = weigh(mine.agent & theirs.agent), weigh(mine.patient & theirs.patient)
                if min(straight) >= _LEAST:
                    return
                across = (
                    weigh(mine.agent & theirs.patient - theirs.agent),
                    weigh(mine.patient & theirs.agent - theirs.patient),
                )
                apart = weigh((mine.agent - theirs.agent) | (mine.patient - theirs.patient))
                if min(across) >= _LEAST and sum(across) > max(straight[0], 2 * straight[1], _LEAST_ACT * apart):
                    crossed.append(arm_swap((claim, *mine.place), (each.sentence, *theirs.place), 0.65))
    yield from crossed[:1]
