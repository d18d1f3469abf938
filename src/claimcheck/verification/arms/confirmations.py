"""How far a source confirms the sides of a claim: which arm did better, which value belongs to which group."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.language.sides.contests import read_contests
from claimcheck.language.sides.ties import read_ties
from claimcheck.verification.arms.exchanges import lie
from claimcheck.verification.arms.roles import judge_contest
from claimcheck.verification.arms.turning import turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.sides.contests import Contest
    from claimcheck.verification.arms.turning import Turn
    from claimcheck.verification.reading import ReadSource

_LEANING = 0.5
"""What a statement counts whose sides lean the way of the source's without being told for sure."""


@lru_cache(maxsize=256)
def arms_borne_out(claim: ReadSentence, source: ReadSource) -> float:
    """How well the source bears out the least confirmed comparison or pair of values of `claim`, 0–1.

    1.0 where the claim has none, or the source has every one the same way round; 0.5 where the best that it has
    only leans that way; 0.0 where nothing in it confirms one, or tells it the other way round.
    """
    return min((*_contests(claim, source), *_ties(claim, source)), default=1.0)


def _contests(claim: ReadSentence, source: ReadSource) -> Iterator[float]:
    for ours in read_contests(claim):
        if ours.against:
            every = [each for sentence in source.sentences for each in read_contests(sentence)]
            scores = [judge_contest(ours, each) for each in every]
            if max(scores, default=0.0) > 0:
                yield 1.0
            elif min(scores, default=0.0) < 0:
                yield 0.0
            else:
                yield _LEANING if any(_leans(ours, each) for each in every) else 0.0


def _leans(ours: Contest, theirs: Contest) -> bool:
    found = turn((ours.main, ours.against), (theirs.main, theirs.against))
    return found.is_straight and ours.lead.sign * theirs.lead.sign > 0


def _ties(claim: ReadSentence, source: ReadSource) -> Iterator[float]:
    for ours in read_ties(claim):
        found = [each for sentence in source.sentences for theirs in read_ties(sentence) if (each := lie(ours, theirs))]
        if found:
            yield max(map(_standing, found))


def _standing(found: Turn) -> float:
    if found.is_straight:
        return 1.0
    return 0.0 if found.leans_crossed else _LEANING
