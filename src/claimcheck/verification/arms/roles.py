"""Claims that turn a comparison round: what the source sets against a side does more or better in the claim."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.quantities import QuantityKind
from claimcheck.language.sides.comparatives import Lead, finds_nothing
from claimcheck.language.sides.contests import Contest, read_contests
from claimcheck.language.sides.marks import MARKS
from claimcheck.language.sides.poles import Pole, part, read_pole, weigh
from claimcheck.language.sides.ties import read_ties
from claimcheck.verification.arms.groups import of_arm
from claimcheck.verification.arms.swaps import arm_swap
from claimcheck.verification.arms.turning import turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.model.comparisons import ArmSwap
    from claimcheck.verification.arms.groups import Arm

_LEAST = 3.0
"""What the two comparisons must share of a comparator, in nats: a common word."""
_LEAST_ALONE = 3.0
"""The same where only one side can be told."""
_AMOUNTS = frozenset((QuantityKind.PERCENT, QuantityKind.MEASURE, QuantityKind.COUNT, QuantityKind.DURATION))
_SLIGHT = 1.5
"""What counts as nothing, in nats: a very common word."""
_OUTWEIGH = 1.6
"""How many times as sure a comparison the other way round has to be as one that tells the same."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CHANCE = re.compile(r"\bp(?:[- ]values?)?\s?[=>]\s?0?[.·](?:0[6-9]|[1-9])|\bns\b|not significant")
"""What says that two values may differ by chance."""
_GENERIC = frozenset(
    "risk odd rate ratio likelihood incid scor level often frequ number averag mean percent gave give led produc caus"
    " result show".split()
)
"""Openings of words that name no outcome by themselves."""


def role_swaps(
    claims: Sequence[ReadSentence], sentences: Sequence[ReadSentence], arms: Sequence[Arm] = ()
) -> Iterator[ArmSwap]:
    """The comparisons of `claims` whose sides stand the other way round in the source, one at most a claim.

    `arms` are those that the source tells of: words for the same arm meet.
    """
    for claim in claims:
        judged = [
            (score, each, other)
            for each in read_contests(claim)
            for sentence in sentences
            for other in (*read_contests(sentence), *_by_values(sentence, each.lead.sign))
            if (score := judge_contest(each, other, arms))
        ]
        if judged and -min(judged, key=_score)[0] > _OUTWEIGH * max(judged, key=_score)[0]:
            yield _swap(*min(judged, key=_score))


def _score(judged: tuple[float, Contest, Contest]) -> float:
    return judged[0]


@lru_cache(maxsize=4096)
def _by_values(sentence: ReadSentence, sign: int) -> tuple[Contest, ...]:
    """The comparisons that the values of a sentence amount to, each put so that the main side differs by `sign`."""
    found = []
    for tie in read_ties(sentence):
        first, second = tie.values
        if not tie.only or first.change is not second.change or first.kind not in _AMOUNTS or read_contests(sentence):
            continue
        if finds_nothing(sentence, 0, len(sentence.text)):
            continue
        if _CHANCE.search(sentence.lowered, second.end):
            continue
        more = (abs(first.middle) > abs(second.middle)) == (first.sign >= 0)
        main, against = tie.sides if more == (sign > 0) else tie.sides[::-1]
        told = read_pole(sentence, 0, len(sentence.text))
        found.append(
            Contest(
                sentence=sentence,
                main=main,
                against=against,
                lead=Lead(sign=sign, of_worth=False),
                region=tie.span,
                worth=0,
                outcome=told - (main ^ against),
                from_values=True,
            )
        )
    return tuple(found)


@lru_cache(maxsize=1024)
def roles_reversed(claim: ReadSentence, sentence: ReadSentence) -> bool:
    """Whether a comparison of `claim` has the sides of one of `sentence` exchanged, whatever direction each tells."""
    places = [
        _place(each, other)
        for each in read_contests(claim)
        if each.against
        for other in read_contests(sentence)
        if _same_outcome(each, other)
    ]
    return min(places, default=0) < 0 and max(places) <= 0


def judge_contest(ours: Contest, theirs: Contest, arms: Sequence[Arm] = ()) -> float:
    """How surely the source tells the comparison as the claim does (over 0) or the other way round (below 0), nats."""
    if not _same_outcome(ours, theirs):
        return 0.0
    score = _place(ours, theirs)
    if not score and len(arms) > 1:
        score = _place(_named(ours, arms), _named(theirs, arms))
    if score < 0 and not theirs.against and _figures(ours) and _figures(theirs) - _figures(ours):
        return 0.0
    sign = _relative_sign(ours, theirs)
    return 0.0 if score > 0 > sign else sign * score


def _figures(contest: Contest) -> frozenset[str]:
    """The figures in the words of the side that is named: a side with another figure is another side."""
    return frozenset(_FIGURE.findall(contest.sentence.lowered, *contest.region))


def _named(contest: Contest, arms: Sequence[Arm]) -> Contest:
    """The contest with the marks of the arms that its sides name."""
    return evolve(
        contest,
        main=of_arm(contest.main - contest.outcome, arms) | contest.main,
        against=of_arm(contest.against, arms),
    )


def _place(ours: Contest, theirs: Contest) -> float:
    """How surely the sides are the same ones (over 0) or exchanged (below 0), in nats; 0 where that is open."""
    if not ours.against and (theirs.from_values or bool(ours.lead.of_worth) is not bool(theirs.lead.of_worth)):
        return 0.0
    if not ours.against:
        return _place_alone(theirs, ours) if theirs.against else _place_ends(ours, theirs)
    if not theirs.against:
        return _place_alone(ours, theirs)
    if ("pre" in theirs.against) != ("pre" in ours.against):
        return 0.0
    found = turn((ours.main, ours.against), (theirs.main, theirs.against))
    one, other = part(ours.main, ours.against)
    _, second = part(theirs.main, theirs.against)
    same, taken = weigh(other & second), weigh(one & second)
    if found.is_crossed:
        return -found.crossed
    if same >= _LEAST:
        return 2 * same
    if theirs.from_values:
        return 0.0
    return -taken if taken >= _LEAST_ALONE and same < _SLIGHT else 0.0


def _place_alone(ours: Contest, theirs: Contest) -> float:
    """The same where the source names one side only."""
    one, other = part(ours.main - theirs.outcome, ours.against)
    first, _ = part(theirs.main, frozenset())
    same, taken = weigh(one & first), weigh(other & first)
    if taken >= _LEAST_ALONE and same < _SLIGHT:
        return -taken
    return same if same >= _LEAST and taken < _SLIGHT else 0.0


def _place_ends(ours: Contest, theirs: Contest) -> float:
    """The same where both name one side only: women in the claim, men in the source."""
    first, second = part(_told_apart(theirs.main, ours.main), frozenset())
    _, other = part(_told_apart(ours.main, theirs.main), frozenset())
    taken = weigh((ours.main & second) | (theirs.main & other))
    return -taken if taken and not ours.main & first else 0.0


def _told_apart(main: Pole, other: Pole) -> Pole:
    """The marks of a side, and what it is said not to be where the other is that."""
    return frozenset(each for each in main if each in MARKS or (each[0] == "!" and each[1:] in other))


def _relative_sign(ours: Contest, theirs: Contest) -> int:
    """+1 where both tell the same direction of the outcome, −1 where opposite ones, 0 where that is not known."""
    mine, other = ours.lead, theirs.lead
    if "speed" in (ours.pace, theirs.pace) and "" in (ours.pace, theirs.pace):
        return 0
    if None in (mine.of_worth, other.of_worth) or mine.of_worth == other.of_worth:
        return mine.sign * other.sign
    return mine.sign * other.sign * (ours.worth or theirs.worth)


def _same_outcome(ours: Contest, theirs: Contest) -> bool:
    """Whether what is left beside the arms has a word in common, or one side names no outcome."""
    arms = ours.against | theirs.against | MARKS
    mine, other, all_of_it = (
        _words((ours.main if ours.against else ours.outcome) - arms),
        _words(theirs.outcome - arms),
        _words(theirs.main - arms),
    )
    if theirs.from_values:
        return bool(mine & (other | all_of_it))
    open_ended = ours.against and (not mine or not other or not _words(ours.outcome - arms))
    return bool(open_ended or mine & (other | all_of_it))


def _words(stems: Pole) -> frozenset[str]:
    """The openings of the words that the stems and names of synonyms are made of: "weight_loss", "lost weight"."""
    return frozenset(word[:5] for stem in stems - _GENERIC for word in stem.split("_") if stem[0] != "#")


def _swap(score: float, ours: Contest, theirs: Contest) -> ArmSwap:
    sureness = round(min(0.9, 0.6 - score / 60), 3)
    return arm_swap((ours.sentence, *ours.region), (theirs.sentence, *theirs.region), sureness)
