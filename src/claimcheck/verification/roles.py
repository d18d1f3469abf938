"""Comparisons between two arms: which of them a sentence says did more or better, and claims that turn it round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.polarity import Direction, read_worth
from claimcheck.language.words import read_words
from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.reading import ReadSentence
from claimcheck.verification.terms import weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_PIVOT = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|relative to|as opposed to|in comparison (?:with|to)|rather than)\s"
)
_REGION_END = re.compile(r"[,;:(]|\b(?:and|but|was|were|had|is|are|did|do|does|in terms of|at|during|significantly)\b")
_CLAUSE = re.compile(r"[;:]\s|,\s(?:and|but|while|whereas|although)\s|\b(?:but|while|whereas|although)\s|\.\s")
_AND = re.compile(r",|\band\b")
_ASIDE = 300
"""Characters before a comparison in which a bracket or a question that holds it is sought."""
_THAN = re.compile(r"\s(?:than|compared|in|with)\b")
_ASKED = re.compile(
    r"\b(?:if|whether|hypothesi[sz]ed?|hypothesis|aim|aimed|objective|to (?:compare|determine|test|assess))\b"
)
_DEGREE = frozenset({"more", "less"})
"""Words that, beside another that tells the direction, only say how much of it."""
_ALSO = {
    **dict.fromkeys(("lost", "lose", "loses", "losing", "eased", "eases", "ease", "shed", "relieved"), (-1, False)),
    **dict.fromkeys(("quicker", "sooner", "healthier", "safer", "happier"), (1, True)),
}
"""Words that tell a direction beside an arm compared with, though not by themselves: `(sign, of worth)`."""
_LEAST = 3.5
"""What the arms of the two comparisons must share crosswise, in nats: a common word each."""


@frozen(kw_only=True)
class Contest:
    """A clause that sets one arm against another."""

    sentence: ReadSentence
    main: frozenset[str]
    """Stems outside the words of the arm compared with: the other arm, and the outcome."""
    against: frozenset[str]
    """Stems of the arm compared with."""
    sign: int
    """Product of the directions told: +1 the main arm has more, or does better; −1 less, or worse."""
    of_worth: bool | None
    """The sign tells better or worse; False where more or less; None where only "more than" is told."""
    region: tuple[int, int]
    """`[start:end]` of the words of the arm compared with."""
    worth: int
    """Whether more of the outcome is good (+1) or bad (−1); 0 where that is not known."""


def read_contests(sentence: ReadSentence) -> tuple[Contest, ...]:
    """The comparisons between arms that `sentence` makes, one a clause; none where a clause finds no difference."""
    if _PIVOT.search(sentence.lowered) is None:
        return ()
    found, first = [], 0
    for last, following in (*(each.span() for each in _CLAUSE.finditer(sentence.lowered)), (len(sentence.text),) * 2):
        pivots = [
            each for each in _PIVOT.finditer(sentence.lowered, first, last) if not _is_aside(sentence, first, each)
        ]
        pivot = next((each for each in pivots if not each[0].startswith("v")), pivots[0] if pivots else None)
        contest = None if pivot is None else _contest(sentence, (first, last), pivot)
        if contest is not None:
            found.append(contest)
        first = following
    return tuple(found)


def _is_aside(sentence: ReadSentence, first: int, pivot: re.Match[str]) -> bool:
    """Whether the comparison stands in brackets, or is only asked: "to determine whether A is better than B"."""
    before = sentence.lowered[max(first, pivot.start() - _ASIDE) : pivot.start()]
    return before.count("(") > before.count(")") or _ASKED.search(before) is not None


def _contest(sentence: ReadSentence, clause: tuple[int, int], pivot: re.Match[str]) -> Contest | None:
    first, last = clause
    stop = _REGION_END.search(sentence.lowered, min(last, pivot.end() + 3), last)
    region = pivot.end(), last if stop is None else stop.start()
    if any(each.is_null for each in sentence.effects if first <= each.start < last):
        return None
    sign, of_worth = _sign(
        sentence, [place for place in ((first, region[0]), (region[1], last)) if place[0] < place[1]]
    )
    if not sign:
        return None
    terms = [term for term in sentence.topics if first <= term.start < last]
    against = frozenset(term.stem for term in terms if region[0] <= term.start < region[1])
    main = frozenset(term.stem for term in terms if not region[0] <= term.start < region[1])
    return Contest(
        sentence=sentence,
        main=main - against,
        against=(against - main) or against,
        sign=sign,
        of_worth=of_worth,
        region=region,
        worth=read_worth(sentence.text[first : pivot.start()]) or read_worth(sentence.text[first:last]),
    )


def _sign(sentence: ReadSentence, stretches: Sequence[tuple[int, int]]) -> tuple[int, bool | None]:
    """Product of the directions told ("reduced more" −, "reduced less" +), and whether they are of worth."""
    told = [
        (each.start, sentence.lowered[each.start : each.end], each.direction.sign, each.direction in _WORTH)
        for each in sentence.effects
        if each.direction.sign and any(start <= each.start < end for start, end in stretches)
    ]
    known = {(each.start, each.end) for each in sentence.effects}
    for word, start, end in read_words(sentence.lowered):
        if word in _ALSO and (start, end) not in known and any(one <= start < other for one, other in stretches):
            told.append((start, word, *_ALSO[word]))
    told.sort()
    sign, of_worth, last = int(bool(told)), None, 0
    for place, word, direction, worth in told:
        joined = last and _AND.search(sentence.lowered, last, place)
        if joined and not (word in _DEGREE and _THAN.match(sentence.lowered, place + len(word))):
            return (sign if direction == sign else 0), of_worth
        sign *= direction
        last = place
        if word not in _DEGREE:
            of_worth = worth
    return sign, of_worth


_WORTH = (Direction.IMPROVE, Direction.WORSEN)


def role_swaps(claims: Sequence[ReadSentence], sentences: Sequence[ReadSentence]) -> Iterator[ArmSwap]:
    """The comparisons of `claims` whose arms stand the other way round in the source, one at most a claim."""
    theirs: list[Contest] | None = None
    for claim in claims:
        ours = [each for each in read_contests(claim) if each.against]
        if not ours:
            continue
        if theirs is None:
            theirs = [each for sentence in sentences for each in read_contests(sentence)]
        judged = [(_judge(each, other), each, other) for each in ours for other in theirs]
        worst = min(judged, key=lambda each: each[0], default=None)
        if worst is not None and worst[0] < 0 and max(score for score, _, _ in judged) <= 0:
            yield _swap(*worst)


def _judge(ours: Contest, theirs: Contest) -> float:
    """How surely the source tells the comparison as the claim does (over 0) or the other way round (below 0), nats."""
    straight = _common(ours.against, theirs.against)
    across, back = _common(ours.against, theirs.main), _common(ours.main, theirs.against)
    score = 2 * straight - across - back
    if abs(score) < _LEAST or (score < 0 and (straight or not (across and back))) or not _same_outcome(ours, theirs):
        return 0.0
    sign = _relative_sign(ours, theirs)
    return 0.0 if score > 0 > sign else sign * score


def _relative_sign(ours: Contest, theirs: Contest) -> int:
    """+1 where both tell the same direction of the outcome, −1 where opposite ones, 0 where that is not known."""
    if None in (ours.of_worth, theirs.of_worth) or ours.of_worth == theirs.of_worth:
        return ours.sign * theirs.sign
    return ours.sign * theirs.sign * (ours.worth or theirs.worth)


def _same_outcome(ours: Contest, theirs: Contest) -> bool:
    """Whether what is left beside the arms has a word in common, or one side names no outcome."""
    arms = ours.against | theirs.against
    mine, other = _words(ours.main - arms), _words(theirs.main - arms)
    return not mine or not other or bool(mine & other)


def _words(stems: frozenset[str]) -> frozenset[str]:
    """The openings of the words that the stems and names of synonyms are made of: "weight_loss", "lost weight"."""
    return frozenset(word[:5] for stem in stems for word in stem.split("_"))


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    return sum(weight(each) for each in one & other)


def _swap(score: float, ours: Contest, theirs: Contest) -> ArmSwap:
    start, end = ours.region
    begin, until = theirs.region
    return ArmSwap(
        claim_words=ours.sentence.text[start:end],
        claim_start=start,
        claim_end=end,
        source_words=theirs.sentence.text[begin:until],
        source_start=begin,
        source_end=until,
        sentence=theirs.sentence.index,
        confidence=round(min(0.9, 0.6 - score / 60), 3),
    )
