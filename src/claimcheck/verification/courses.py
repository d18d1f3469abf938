"""The net direction of whole clauses, and how all effects of a claim together stand to its passages."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.polarity import read_worth
from claimcheck.verification.alignment import LEVEL, Pairing, Relation, pair_effects, reversers
from claimcheck.verification.terms import tokens, weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.language.polarity import Effect
    from claimcheck.verification.reading import ReadSentence

_CLAUSES = re.compile(
    r"[;:]\s|,\s(?:and|but|while|whereas|although|however|which|with)\b|\b(?:but|whereas|while|although)\b"
)


@frozen(kw_only=True)
class Course:
    """The net direction of a clause `[start:end]`: of all its cues together, "lower" under "lack of" being up."""

    start: int
    end: int
    sign: int
    """+1, −1, or 0 for a null wording."""
    directed: bool
    """Whether a cue tells a direction; a bare relation ("associated", "plays a role") does not."""


@lru_cache(maxsize=1024)
def courses(sentence: ReadSentence) -> tuple[Course, ...]:
    """The net direction of each clause that tells one.

    "Higher X was associated with lower Y" and "lack of X raises Y" both go down: signs are multiplied.
    """
    bounds = [0, *(match.start() for match in _CLAUSES.finditer(sentence.lowered)), len(sentence.text)]
    places = [start for word, start, _ in tokens(sentence.text) if word in reversers()]
    found = []
    for start, end in pairwise(bounds):
        inside = [each for each in sentence.effects if start <= each.start < end]
        if not inside:
            continue
        if any(each.is_null for each in inside):
            found.append(Course(start=start, end=end, sign=0, directed=True))
            continue
        sign = -1 if sum(start <= place < end for place in places) % 2 else 1
        for each in inside:
            sign *= _level(each, sentence) or 1
        directed = any(each.direction.sign for each in inside)
        found.append(Course(start=start, end=end, sign=sign, directed=directed))
    return tuple(found)


def _level(effect: Effect, sentence: ReadSentence) -> int:
    """Whether an effect raises or lowers what it acts on: to improve what is bad is to lower it."""
    sign = effect.direction.sign
    if sign and effect.direction not in LEVEL:
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


@lru_cache(maxsize=256)
def compare_courses(claim: ReadSentence, sentence: ReadSentence) -> Mapping[Relation, float]:
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
