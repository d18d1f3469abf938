"""Comparisons between two arms: which of them a sentence says did more or better, and claims that turn it round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.polarity import Direction
from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.alignment import Relation, comparator, relate
from claimcheck.verification.terms import weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.polarity import Effect
    from claimcheck.verification.reading import ReadSentence


@frozen(kw_only=True)
class Contest:
    """A sentence that sets one arm against another."""

    sentence: ReadSentence
    effect: Effect
    main: frozenset[str]
    """Stems on the side of the arm that the effect is told of."""
    against: frozenset[str]
    """Stems of the arm it is compared with; empty where none is named."""
    region: tuple[int, int]
    """`[start:end]` of the words of the arm compared with."""


def read_contests(sentence: ReadSentence) -> tuple[Contest, ...]:
    """The comparisons that `sentence` makes, one for each of its effects."""
    region = comparator(sentence)
    start, end = region or (0, 0)
    terms = [(term.stem, term.start) for term in sentence.topics]
    against = frozenset(stem for stem, place in terms if start <= place < end)
    main = frozenset(stem for stem, place in terms if not start <= place < end)
    return tuple(
        Contest(sentence=sentence, effect=effect, main=main - against, against=against - main, region=(start, end))
        for effect in sentence.effects
        if effect.direction is not Direction.RELATED
    )


def role_swaps(claims: Sequence[ReadSentence], sentences: Sequence[ReadSentence]) -> Iterator[ArmSwap]:
    """The comparisons of `claims` whose arms stand the other way round in the source, one at most a claim."""
    theirs: list[Contest] | None = None
    for claim in claims:
        ours = [each for each in read_contests(claim) if each.against and not each.effect.is_null]
        if not ours:
            continue
        if theirs is None:
            theirs = [each for sentence in sentences for each in read_contests(sentence)]
        judged = [(_judge(each, other), each, other) for each in ours for other in theirs]
        turned = [each for each in judged if each[0] < 0]
        straight = max((score for score, _, _ in judged), default=0.0)
        if turned and straight < -min(score for score, _, _ in turned):
            yield _swap(*min(turned, key=lambda each: each[0]))


def _judge(ours: Contest, theirs: Contest) -> float:
    """How surely the source tells the comparison as the claim does (over 0) or the other way round (below 0)."""
    if theirs.effect.is_null or not theirs.against:
        return 0.0
    relation = relate(ours.effect, theirs.effect, ours.sentence, theirs.sentence, 0)
    if relation not in (Relation.AGREE, Relation.CONFLICT):
        return 0.0
    straight = _common(ours.against, theirs.against) 
    crossed = _common(ours.against, theirs.main) 
    back = _common(ours.main, theirs.against)
    forth = _common(ours.main, theirs.main)
    del forth
    if crossed + back == straight or not (straight or (crossed and back)):
        return 0.0
    same = (straight > crossed + back) == (relation is Relation.AGREE)
    return (1 if same else -1) * abs(straight - crossed - back)


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return sum(weight(each) for each in one & other)


def _swap(score: float, ours: Contest, theirs: Contest) -> ArmSwap:
    start, end = ours.region
    begin, until = theirs.region
    return ArmSwap(
        claim_words=ours.sentence.text[start:end].strip(" ,."),
        claim_start=start,
        claim_end=end,
        source_words=theirs.sentence.text[begin:until].strip(" ,."),
        source_start=begin,
        source_end=until,
        sentence=theirs.sentence.index,
        confidence=min(0.9, 0.6 + -score / 60),
    )
