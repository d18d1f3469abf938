"""Where a quantity stands: the words around it by rarity and nearness, and its neighbours word by word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.quantities import Quantity, QuantityKind, dimension
from claimcheck.language.reading import ReadSentence
from claimcheck.language.statements.clauses import clause_around
from claimcheck.language.terms import stem, tokens, weight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NEAR = 140
"""Characters on either side of a number in which the words stand that say what it measures."""
_HALVING = 40
"""Characters over which a word's say in what is measured halves."""
_BEYOND = 0.4
"""What a word counts that stands beyond a break: another clause, or the stretch of another number."""
_RUN = 5
_PART = re.compile(r",|\b(?:and|or|versus|vs\.?|compared (?:with|to)|than|against)\s")


@frozen(slots=False, kw_only=True, eq=False)
class Stated:
    """A quantity of a sentence with what stands around it."""

    sentence: ReadSentence
    quantity: Quantity
    first: int
    """From here to `last` reaches what is said of this number and of no other of its kind."""
    last: int
    like: str
    """The dimension of the quantity: what it can be compared with as a number."""

    @property
    def words(self) -> str:
        """The quantity as written."""
        return self.sentence.text[self.quantity.start : self.quantity.end]

    @cached_property
    def near(self) -> Mapping[str, float]:
        """The stems around the quantity, with their weight by rarity and nearness.

        Its own words are left out, but for those between a ratio and its value, or an amount and its rate.
        """
        here, terms = self.quantity, self.sentence.terms
        inside = here.kind is QuantityKind.RATIO or here.unit.endswith("/day")
        found: dict[str, float] = {}
        index = bisect_left(terms, here.start - _NEAR, key=_start)
        for term in terms[max(0, index - 1) : bisect_left(terms, here.end + _NEAR, key=_start)]:
            distance = max(here.start - term.end, term.start - here.end)
            if distance > _NEAR or (distance < 0 and not inside):
                continue
            told = weight(term.stem) / (1 + max(0, distance) / _HALVING)
            if not self.first <= term.start < self.last:
                told *= _BEYOND
            if told > found.get(term.stem, 0.0):
                found[term.stem] = told
        return found

    @cached_property
    def heft(self) -> float:
        """The sum of the weights around the quantity, in nats."""
        return sum(self.near.values())

    @cached_property
    def neighbours(self) -> tuple[Sequence[str], Sequence[str]]:
        """The words before the quantity, nearest first, and those after it; any number is "#"."""
        every = tokens(self.sentence.text)
        first = bisect_right(every, self.quantity.start, key=_end)
        last = bisect_left(every, self.quantity.end, key=_begin)
        before = [_token(word) for word, _, _ in every[max(0, first - _RUN) : first]]
        return before[::-1], [_token(word) for word, _, _ in every[last : last + _RUN]]


_start = attrgetter("start")
_begin = itemgetter(1)
_end = itemgetter(2)


def _token(word: str) -> str:
    return "#" if word[0].isdigit() else stem(word)


def same_run(one: Stated, other: Stated) -> tuple[int, int]:
    """How many words before and after two quantities are the same, up to the first that differs."""
    runs = []
    for mine, yours in zip(one.neighbours, other.neighbours, strict=True):
        count = 0
        for here, there in zip(mine, yours, strict=False):
            if here != there:
                break
            count += 1
        runs.append(count)
    return runs[0], runs[1]


@lru_cache(maxsize=4096)
def read_stated(sentence: ReadSentence) -> tuple[Stated, ...]:
    """The quantities of a sentence where they stand, in order."""
    quantities = sentence.quantities
    return tuple(_placed(sentence, quantities, index) for index in range(len(quantities)))


def _placed(sentence: ReadSentence, quantities: Sequence[Quantity], index: int) -> Stated:
    here, lowered = quantities[index], sentence.lowered
    first, last = max(0, here.start - _NEAR), min(len(lowered), here.end + _NEAR)
    like = dimension(here)
    for each in reversed(quantities[max(0, index - 3) : index]):
        if dimension(each) == like:
            breaks = list(_PART.finditer(lowered, each.end, here.start))
            first = max(first, breaks[0].end() if breaks else each.end)
            break
    for each in quantities[index + 1 : index + 4]:
        if dimension(each) == like:
            part = _PART.search(lowered, here.end, each.start)
            last = min(last, part.start() if part else each.start)
            break
    begin, stop = clause_around(lowered, here.start, here.end)
    return Stated(
        sentence=sentence,
        quantity=here,
        first=max(first, begin),
        last=min(last, stop),
        like=like,
    )


_REST = re.compile(
    r"\b(?:(?P<denied>not|no|nor|never|without|neither|non|lack\w*|un[a-z]{4,}|asymptomatic|except|free)"
    r"|(?P<missed>miss\w*|fail\w*|declin\w*|refus\w*)|(?P<left>remain\w*|rest|others?)"
    r"|(?P<alive>surviv\w*|alive)|(?P<dead>di(?:ed|es|e)|dead|deaths?|mortality|fatal\w*))\b"
)


@lru_cache(maxsize=2048)
def read_sides(sentence: ReadSentence) -> frozenset[str]:
    """Words by which a sentence may tell of those who did not, so that its share is the remainder of another."""
    return frozenset(match.lastgroup or "" for match in _REST.finditer(sentence.lowered))
