"""What each clause of a sentence asserts: one direction of one outcome, whom it is compared with, and denials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from claimcheck import regex as re
from claimcheck.language.polarity import Direction
from claimcheck.language.reading import ReadSentence
from claimcheck.language.significance import read_significance
from claimcheck.language.statements.asides import in_brackets
from claimcheck.language.statements.asserting import is_of_all, is_open, is_relative, is_trend
from claimcheck.language.statements.comparators import find_comparator, set_apart
from claimcheck.language.statements.effect_clauses import clause_bounds
from claimcheck.language.statements.modifiers import asserted, is_of_worth, listed, sort_cues, without_names
from claimcheck.language.statements.outcomes import find_outcome, find_subject, find_worth, phrase_worth
from claimcheck.language.statements.values import Values, read_values

if TYPE_CHECKING:
    from claimcheck.language.polarity import Effect
    from claimcheck.language.terms import Term

_THIS = re.compile(r"\b(?:this|these|it|they|difference|differences|significan(?:t|ce))\b")
_JOINED = re.compile(r"\band\b|[,;]")
_TESTING = frozenset(
    "statist comparison show reach level attain found seen observ group arm two three differ treat both".split()
)
"""Stems that tell of no outcome, but of a test or of all arms."""
_NUMBER = re.compile(r"\d+(?:[.,·]\d+)*")
_HALF = 40
"""Characters from the cue at which a word is half as near."""
_TESTED = 90
"""Characters after two values in which their test is told."""


@frozen(kw_only=True, eq=False)
class Proposition:
    """One clause that tells an effect: of what, which way, compared with whom."""

    sentence: ReadSentence
    start: int
    end: int
    """`[start:end]` of the cue that tells it."""
    clause: tuple[int, int]
    null: bool = False
    """Nothing differed or changed."""
    sign: int = 0
    """Product of the directions told: +1 up or better, −1 down or worse; 0 where only a relation is told."""
    of_worth: bool = False
    """The sign tells better or worse instead of more or less."""
    worth: int = 0
    """Whether more of the outcome is good (+1) or bad (−1); 0 where that is not known."""
    tempo: int = 0
    """+1 where a pace is told ("faster"), −1 where a time is ("sooner"): more of one is less of the other."""
    implied: bool = False
    """The sign is only implied: "linked to cancer" is more cancer."""
    open: bool = False
    """It is asked or left open, not asserted."""
    aside: bool = False
    """The cue stands in a relative clause: "the drug, which causes"."""
    unsure: bool = False
    """Only a trend is told: neither an effect nor none."""
    within: bool = False
    """It tells of all arms alike: "improved in both groups"."""
    not_inferior: bool = False
    """It is told that the one is not worse than the other."""
    own: frozenset[str] = frozenset()
    """Stems of its clause, and its numbers with "#" before them."""
    outcome: frozenset[str] = frozenset()
    """Stems of what it is told of."""
    near: Mapping[str, float] = field(factory=dict)
    """0–1: how near the cue each stem of its clause stands."""
    subject: frozenset[str] = frozenset()
    """Stems before the first cue of the sentence: of what all of its clauses may speak."""
    against: frozenset[str] = frozenset()
    """Stems of what it is compared with."""
    first: frozenset[str] = frozenset()
    """Stems of the arm that is compared, where two values name both."""
    compares: bool = False
    """Whether it compares two arms or times in words."""
    flips: frozenset[str] = frozenset()
    """Stems that stand under a word of lack or loss: "loss of hair", "lower income", "inhibitors of ACE"."""
    elliptic: bool = False
    """It is null and names no outcome: "there were no differences between the two groups"."""
    values: Values | None = None
    """The two values from which the direction was read, if it was not told in words."""


@lru_cache(maxsize=2048)
def read_propositions(sentence: ReadSentence) -> tuple[Proposition, ...]:
    """The propositions of `sentence`, in order; those read from two values of two arms come last."""
    found: list[Proposition] = []
    pairs = read_values(sentence.text)
    for first, last in clause_bounds(sentence) if sentence.effects else ():
        inside = [each for each in sentence.effects if first <= each.start < last]
        proposition = _proposition(sentence, (first, last), inside) if inside else None
        if proposition is None:
            continue
        if any(first <= each.start < last for each in pairs):
            proposition = evolve(proposition, within=True)
        if not proposition.elliptic:
            found.append(proposition)
        elif found and not found[-1].null and not found[-1].within and _THIS.search(sentence.lowered, first, last):
            found[-1] = evolve(found[-1], null=True, sign=0, clause=(found[-1].clause[0], last))
        else:
            found.append(complete(proposition, found[-1]) if found else proposition)
    found.extend([_of_values(sentence, values, found) for values in pairs])
    return tuple(found)


def complete(null: Proposition, before: Proposition) -> Proposition:
    """A null clause that names no outcome, told of what the clause before is told of."""
    return evolve(null, elliptic=False, own=before.own | null.own, outcome=before.outcome, near=before.near)


def _names_nothing(sentence: ReadSentence, terms: Sequence[Term]) -> bool:
    """Whether a clause names no outcome: "but this did not differ", "no differences between the two groups"."""
    return not {each.stem for each in terms if not in_brackets(sentence.lowered, each.start)} - _TESTING


def _proposition(sentence: ReadSentence, clause: tuple[int, int], inside: Sequence[Effect]) -> Proposition | None:
    text = sentence.lowered
    plain = without_names(sentence, [each for each in inside if not in_brackets(text, each.start)])
    plain = plain or [each for each in inside if text[each.start].isdigit()]
    if not plain:
        return None
    against = find_comparator(sentence, clause)
    outside = _outside(plain, text, against)
    nulls = [each for each in plain if each.is_null and (not each.direction.sign or each.negated)]
    nulls = [each for each in nulls if against is None or not against[0] <= each.start < against[1]]
    tests = {each.significant for each in inside}
    null = bool(nulls) or (False in tests and True not in tests)
    head = nulls[0] if nulls else _head(outside)
    place = _place(text, head, plain)
    flips, directed = sort_cues(sentence, clause, outside, head)
    sign, implied = _sign(text, outside, directed)
    terms = [term for term in sentence.topics if clause[0] <= term.start < clause[1]]
    worth = find_worth(text, clause, place)
    return Proposition(
        sentence=sentence,
        start=head.start,
        end=head.end,
        clause=clause,
        null=null,
        sign=0 if null else sign,
        of_worth=is_of_worth(directed, text, worth),
        worth=worth,
        tempo=_tempo(text[head.start : head.end]),
        implied=implied,
        open=is_open(text, clause, head.start),
        aside=is_relative(text, clause, head.start),
        unsure=is_trend(text, clause),
        within=is_of_all(text, clause),
        not_inferior=any(each.direction is Direction.NON_INFERIOR for each in plain),
        own=_stems(sentence, clause),
        outcome=find_outcome(sentence, clause, place),
        near=_nearness(terms, head.start, head.end),
        subject=_subject(sentence),
        against=set_apart(sentence, clause, against) if against is not None else frozenset(),
        compares=against is not None or any(_compares(text[each.start : each.end]) for each in outside),
        flips=flips,
        elliptic=null and _names_nothing(sentence, terms),
    )


def _outside(plain: Sequence[Effect], text: str, against: tuple[int, int] | None) -> list[Effect]:
    """The cues that count: words before ratios, and none inside the words of what is compared with."""
    worded = [each for each in plain if not text[each.start].isdigit()]
    counted = worded if any(each.direction is not Direction.RELATED for each in worded) else plain
    kept = [each for each in counted if against is None or not against[0] <= each.start < against[1]]
    return asserted(kept or counted, text)


def _place(text: str, head: Effect, effects: Sequence[Effect]) -> tuple[int, int]:
    """`[start:end]` of the cue beside which the outcome stands: "reduced" in "insignificantly, reduced pain"."""
    if head.is_null and text.endswith("ly", head.start, head.end):
        head = next((each for each in effects if each.start > head.start and each.direction.sign), head)
    return head.start, head.end


def _head(effects: Sequence[Effect]) -> Effect:
    """The cue to show: the last that tells a direction, else the first."""
    directed = [each for each in effects if each.direction.sign]
    return directed[-1] if directed else effects[0]


def _sign(text: str, effects: Sequence[Effect], directed: Sequence[Effect]) -> tuple[int, bool]:
    """The product of the directions, a word told twice counted once, and whether it is only implied."""
    if not directed:
        implied = any(text[each.start : each.end] in listed("implying words") for each in effects)
        return int(implied), implied
    sign = 1
    for direction in {text[each.start : each.end]: each.direction for each in _governed(text, directed)}.values():
        sign *= direction.sign
    return sign, False


def _governed(text: str, directed: Sequence[Effect]) -> Sequence[Effect]:
    """The last cue with those before it that govern it: "slowed the decline", not "fell, and was lower"."""
    first = len(directed) - 1
    while first and not _JOINED.search(text, directed[first - 1].end, directed[first].start):
        first -= 1
    return directed[first:]


def _tempo(word: str) -> int:
    return (word in listed("pace words")) - (word in listed("duration words"))


def _compares(word: str) -> bool:
    return word in listed("comparing words") or word in listed("comparatives")


def _stems(sentence: ReadSentence, stretch: tuple[int, int]) -> frozenset[str]:
    """The stems of a stretch, and its numbers with "#" before them."""
    first, last = stretch
    numbers = {f"#{each.replace(',', '').replace('·', '.')}" for each in _NUMBER.findall(sentence.text, first, last)}
    return frozenset(term.stem for term in sentence.topics if first <= term.start < last) | numbers


def _nearness(terms: Sequence[Term], start: int, end: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for term in terms:
        distance = max(start - term.end, term.start - end, 0)
        found[term.stem] = max(found.get(term.stem, 0.0), 1 / (1 + distance / _HALF))
    return found


@lru_cache(maxsize=2048)
def _subject(sentence: ReadSentence) -> frozenset[str]:
    first = sentence.effects[0].start if sentence.effects else 0
    return frozenset(term.stem for term in sentence.topics if term.end <= first)


def _turned(sentence: ReadSentence, values: Values) -> int:
    """The sign of the first value where the two tell opposite changes: "a 39% rise in A and a 20% fall in B"."""
    signs = [
        next((each.direction.sign for each in sentence.effects if each.end + 1 == start or each.start == end + 1), 0)
        for start, end in values.places
    ]
    return signs[0] if signs[0] * signs[1] < 0 else 0


def _of_values(sentence: ReadSentence, values: Values, told: Sequence[Proposition]) -> Proposition:
    """The proposition that two values of two arms tell, in the direction of the words before them."""
    text = sentence.lowered
    leads = [each for each in told if each.clause[0] <= values.start < each.clause[1] and not each.implied]
    lead = leads[-1] if leads else None
    turned = _turned(sentence, values)
    sign = turned or values.sign
    if not turned and lead is not None and lead.sign and not text[lead.start].isdigit():
        sign *= lead.sign
    tests = read_significance(text, sentence.text)
    tested = next((sure for place, sure in tests if values.start <= place < values.until + _TESTED), None)
    null = not values.sign or tested is False or any(each.null and each.clause[1] >= values.start for each in told)
    one, other = _stems(sentence, values.first), _stems(sentence, values.second)
    own = _stems(sentence, (values.lead, values.until))
    return Proposition(
        sentence=sentence,
        start=values.start,
        end=values.end,
        clause=(values.lead, values.until),
        null=null,
        sign=0 if null else sign,
        unsure=values.close and tested is None and bool(values.sign),
        of_worth=lead is not None and lead.of_worth,
        worth=lead.worth if lead is not None else phrase_worth(text, values.lead, values.start),
        own=own,
        outcome=find_subject(sentence, values.lead, values.start),
        near=dict.fromkeys(own, 0.7),
        subject=_subject(sentence),
        against=other - one,
        first=one - other,
        compares=True,
        values=values,
        tempo=lead.tempo if lead is not None else 0,
        flips=lead.flips if lead is not None else frozenset(),
    )
