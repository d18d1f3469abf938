"""How two propositions about one thing stand to each other: the same way, the other way, an effect against none."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.terms import weight
from claimcheck.verification.arms.roles import roles_reversed
from claimcheck.verification.effects.alignment import Relation

if TYPE_CHECKING:
    from claimcheck.language.statements.propositions import Proposition

NUMBER = 3.0
"""What a number tells that both hold, in nats: as much as a common word."""

_ALIKE = re.compile(r"similar|identical|equal|same|compar|alike|equivalent|\bas\b")
_BUT_NOT = re.compile(r"but not|nor|independent")
_FAMILIES = ("differ", "associat", "correlat", "relat", "link", "affect", "influenc", "depend", "predict")
"""Openings of words of relation that a denial takes up: "differed", "no difference"."""
_BETWEEN = re.compile(r"\bdiffer|\bbetween\b")
_MOST = frozenset(
    "cure cures cured eliminate eliminates eliminated eradicate eradicates eradicated abolish abolished".split()
)
_FURTHER = re.compile(r"\b(?:further|additional|extra|added)\b")


def relate(mine: Proposition, theirs: Proposition) -> tuple[Relation, float]:
    """The relation of two propositions about the same thing, and how sure it is, 0–1."""
    if mine.not_inferior or theirs.not_inferior:
        return _relate_inferiority(mine, theirs)
    if mine.null or theirs.null:
        if mine.unsure or theirs.unsure:
            return Relation.OPEN, 1.0
        if mine.null and theirs.null:
            return Relation.BOTH_NULL, 1.0
        if _is_of_change(*((theirs, mine) if mine.null else (mine, theirs))):
            return Relation.OPEN, 1.0
        return (Relation.NULL_IN_CLAIM if mine.null else Relation.NULL_IN_SOURCE), _against_null(mine, theirs)
    if not mine.sign or not theirs.sign or theirs.unsure:
        return Relation.OPEN, 1.0
    if mine.implied and theirs.implied:
        return Relation.AGREE, 0.8
    return _relate_signs(mine, theirs)


def _relate_signs(mine: Proposition, theirs: Proposition) -> tuple[Relation, float]:
    sign, sureness = _on_one_scale(mine, theirs)
    if not sign:
        return Relation.OPEN, 1.0
    if mine.implied or theirs.implied:
        sureness *= 0.75
    if bool(mine.flips & (theirs.own | theirs.flips)) != bool(theirs.flips & (mine.own | mine.flips)):
        sign, sureness = -sign, sureness * 0.85
    if mine.aside or theirs.aside:
        sureness *= 0.8
    turned = orientation(mine, theirs)
    if not turned:
        sureness *= 0.5
    if (theirs.within and not theirs.against and mine.against) or (mine.within and not mine.against and theirs.against):
        sureness *= 0.4
    return (Relation.AGREE if sign * (turned or 1) > 0 else Relation.CONFLICT), sureness


def _on_one_scale(mine: Proposition, theirs: Proposition) -> tuple[int, float]:
    """The product of the signs, brought to one scale: less of what is bad is better; 0 where that is not known."""
    sign = mine.sign * theirs.sign
    if mine.tempo * theirs.tempo < 0:
        return -sign, 0.85
    if mine.of_worth != theirs.of_worth:
        worth = (theirs.worth if mine.of_worth else mine.worth) or mine.worth or theirs.worth
        return sign * worth, 0.85
    opposed = not mine.of_worth and mine.worth * theirs.worth < 0
    return (-sign, 0.7) if opposed else (sign, 1.0)


def _is_of_change(told: Proposition, null: Proposition) -> bool:
    """Whether all groups changed and nothing differed between them: neither says anything of the other."""
    between = null.against or _BETWEEN.search(null.sentence.lowered, null.start, null.clause[1])
    return told.within and not told.compares and bool(between)


def _against_null(mine: Proposition, theirs: Proposition) -> float:
    """How surely an effect and a null finding contradict each other, 0–1."""
    told, null = (theirs, mine) if mine.null else (mine, theirs)
    text = null.sentence.lowered
    sureness = 1.0
    if not told.sign or told.implied:
        sureness *= _against_relation(told, null)
    if _BUT_NOT.match(text, null.start) and not _speaks_of(told, null):
        sureness *= 0.3
    if told.sentence.lowered[told.start : told.end] in ("low", "high"):
        sureness *= 0.4
    if null.compares and not told.compares:
        sureness *= 0.6 if told.of_worth else 0.85
    if _is_of_more(text[null.start : null.end]) and not _is_of_more(told.sentence.lowered[told.start : told.end]):
        sureness *= 0.3
    if _FURTHER.search(text, null.start, null.end):
        sureness *= 0.6
    return sureness


def _is_of_more(cue: str) -> bool:
    """Whether a cue tells so much that its denial leaves room for less: "does not cure" beside "may prevent"."""
    return not _MOST.isdisjoint(cue.split())


def _against_relation(told: Proposition, null: Proposition) -> float:
    """How surely a relation told without direction and a null finding contradict each other, 0–1."""
    word = told.sentence.lowered[told.start : told.end]
    denied = null.sentence.lowered[null.start : null.end]
    if any(word.startswith(each) and each in denied for each in _FAMILIES):
        return 0.95
    if _ALIKE.search(denied):
        return 0.4
    return 0.9 if told.sign else 0.6


def _speaks_of(told: Proposition, null: Proposition) -> bool:
    """Whether an effect is of what "but not …" takes out, and not only of what the whole sentence speaks."""
    first, last = null.clause
    outside = {term.stem for term in null.sentence.topics if not first <= term.start < last}
    taken = [term.stem for term in null.sentence.topics if null.end <= term.start < last and term.stem not in outside]
    return bool(taken) and taken[0] in told.own


def _relate_inferiority(mine: Proposition, theirs: Proposition) -> tuple[Relation, float]:
    if mine.not_inferior and theirs.not_inferior:
        return Relation.AGREE, 1.0
    other = theirs if mine.not_inferior else mine
    if other.null:
        return Relation.BOTH_NULL, 0.8
    if other.values is not None:
        return Relation.OPEN, 1.0
    if other.of_worth and other.sign < 0:
        return Relation.CONFLICT, 1.0
    relation = Relation.NULL_IN_SOURCE if theirs.not_inferior else Relation.NULL_IN_CLAIM
    return relation, 0.8 if other.compares else 0.5


def orientation(mine: Proposition, theirs: Proposition) -> int:
    """+1 where both compare the same way round, −1 where the other way round, 0 where that is not known."""
    if theirs.values is not None:
        return _arm_of(mine, theirs)
    if not mine.against and not theirs.against:
        return 1
    ours, other = mine.own - mine.against, theirs.own - theirs.against
    straight = 2 * weigh(mine.against & theirs.against)
    across, back = weigh(mine.against & other), weigh(theirs.against & ours)
    if straight >= across + back:
        return 1
    if across and back:
        return -1 if roles_reversed(mine.sentence, theirs.sentence) else 0
    if across >= NUMBER and theirs.against and not weigh((ours & other) - mine.outcome - theirs.outcome):
        return 0
    return 0 if theirs.against and not mine.against and back else 1


def _arm_of(mine: Proposition, theirs: Proposition) -> int:
    """Which of the two arms with values the claim speaks of as its own: +1 the first, −1 the second."""
    ours = mine.own - mine.against
    straight = weigh(ours & theirs.first) + weigh(mine.against & theirs.against)
    crossed = weigh(ours & theirs.against) + weigh(mine.against & theirs.first)
    return (straight > crossed) - (straight < crossed)


def weigh(stems: frozenset[str]) -> float:
    """What stems and numbers tell together, in nats."""
    return fsum(NUMBER if each[0] == "#" else weight(each) for each in stems)
