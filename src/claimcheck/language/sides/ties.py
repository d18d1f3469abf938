"""Values with the sides that they are told of: "13 % in A and 4 % in B", "A (13 %) than B (4 %)", "(13 % v 4 %)"."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.quantities import Quantity, QuantityKind, agree, dimension
from claimcheck.language.reading import ReadSentence
from claimcheck.language.sides.contests import read_contests
from claimcheck.language.sides.poles import LONGEST, Pair, is_bracketed, read_pole
from claimcheck.language.sides.reached import read_values
from claimcheck.language.statements.clauses import clause_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.sides.poles import Pole

_MOST = 12
"""Values of one kind in a sentence beyond which it is a table, which is not read."""
_CLAUSE = re.compile(r";|\b(?:while|whereas|but|although)\b|\.\s|,\s(?:and\s)?(?=(?:the|those|patients|people)\s)")
_BREAK = re.compile(
    r"\b(?:versus|vs\.?|v\.?|as against|against|compared (?:with|to)|as opposed to|rather than|than|relative to"
    r"|instead of|in contrast to|as compared (?:with|to)|and|or)\s|,(?!\d)"
)
_OPPOSING = re.compile(r"v|as|against|compared|rather|than|relative|instead|in")
_END = re.compile(r"[;(:]|,\s(?:with|a)\s")
"""What ends the words of the last value, beside the end of its clause."""
_LIST = re.compile(
    r"[^\w]*(?:(?:and|or|to|of|by|with|versus|vs|v|against|than|rather|only|just|points?|per|cent|compared|about|as"
    r"|nearly|almost|mm|hg|hours?|days?|weeks?|months?|kg|g|mg|ml|l|mmol|range|median|mean|sd)\b[^\w]*)*"
)
_STOP = re.compile(r"[.;)]")
_LISTED = 140
"""Characters between the last of several values and "respectively"."""
_PAIR = 200
"""Characters before two values in which the pair that they are told of is sought."""
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PAIRED = re.compile(
    r"(?P<one>[^,;:()]{2,60}?)\s(?:and|or|versus|vs\.?|than|compared (?:with|to))\s"
    r"(?P<other>[^,;:()]{2,120}?)[\s,;:(]*$"
)
_PAIRED_AFTER = re.compile(
    r"[^\w(]*(?:\([^()]{0,60}\)\s?)?(?:in|for|among|of|with|on)?\s?(?P<one>[^,;:()]{2,50}?)\s(?:and|versus|vs\.?)\s"
    r"(?P<other>[^,;:().]{2,50})"
)
_RESPECTIVELY = re.compile(r"\brespectively\b")
_NOTE = re.compile(r"\s?[(\[][^()\[\]]{1,60}[)\]]")


_ELLIPTIC = re.compile(
    r"\b(?:those|people|patients|participants|women|men|children) (?:who|that) (?:did|were|had|do|have|are)\b"
    r"|\b(?:given|taking|receiving|received|got|had|with|without|on|using) (?:it|them)\b"
    r"|\bthe (?:others?|rest|remaining|remainder)\b|\bthe other\b"
)


@frozen(kw_only=True, eq=False)
class Tie:
    """Two values of one kind in a sentence, each with what is told of the side that reached it."""

    sentence: ReadSentence
    values: tuple[Quantity, Quantity]
    sides: Pair
    span: tuple[int, int]
    """`[start:end]` of the words that tell the two."""
    only: bool = False
    """The sentence tells no other value of the kind, and each of the two with words of its own."""


@lru_cache(maxsize=2048)
def read_ties(sentence: ReadSentence) -> tuple[Tie, ...]:
    """Every two values of one kind that `sentence` tells of two sides, in the order of the text."""
    values = read_values(sentence)
    if len(values) < 2 or len(sentence.text) > LONGEST:
        return ()
    return tuple(tie for group in _groups(values) if 2 <= len(group) <= _MOST for tie in _ties(sentence, group))


def _groups(values: Sequence[Quantity]) -> list[list[Quantity]]:
    """The values by what they convert to; a bare number that stands alone goes with the value nearest to it."""
    groups: dict[str, list[Quantity]] = {}
    for each in values:
        groups.setdefault(_measure(each), []).append(each)
    for name in [name for name, some in groups.items() if len(some) == 1 and some[0].kind is QuantityKind.PLAIN]:
        alone = groups.pop(name)[0]
        others = [each for some in groups.values() for each in some]
        if others:
            nearest = min(others, key=lambda each: max(alone.start - each.end, each.start - alone.end))
            kin = groups[_measure(nearest)]
            kin.append(alone)
            kin.sort(key=lambda each: each.start)
    return list(groups.values())


def _measure(value: Quantity) -> str:
    """What the value is measured in; a share a year goes with a share."""
    return "%" if value.kind is QuantityKind.PERCENT else dimension(value).partition("/")[0]


def _ties(sentence: ReadSentence, group: Sequence[Quantity]) -> Iterator[Tie]:
    listed, named = _enumerated(sentence, group)
    for (one, side), (other, rival) in combinations(zip(listed, named, strict=True), 2):
        if not agree(one, other):
            yield Tie(sentence=sentence, values=(one, other), sides=(side, rival), span=(one.start, other.end))
    if listed:
        return
    stretches = _stretches(sentence, group)
    for (place, one), (later, other) in combinations(list(enumerate(group)), 2):
        if agree(one, other):
            continue
        apart = stretches[place] != stretches[later]
        sides = _own(sentence, (one, stretches[place]), (other, stretches[later])) if apart else None
        only = len(group) == 2 and sides is not None
        if sides is None and later == place + 1:
            sides = _listed(sentence, one, other)
        if sides is not None and (sides[0] or sides[1]):
            yield Tie(sentence=sentence, values=(one, other), sides=sides, span=(one.start, other.end), only=only)


def _stretches(sentence: ReadSentence, group: Sequence[Quantity]) -> list[tuple[int, int]]:
    """The words that go with each value; values that nothing parts, "from 8 to 3", share theirs."""
    lowered = sentence.lowered
    start, last = clause_around(lowered, group[0].start, group[-1].end)
    if is_bracketed(lowered, group[0].start) and ")" not in lowered[group[0].end : group[-1].start]:
        start = max(start, lowered.rfind("(", 0, group[0].start) + 1)
    noted = _NOTE.match(lowered, group[-1].end)
    stop = _END.search(lowered, group[-1].end if noted is None else noted.end())
    last = last if stop is None else min(last, stop.start())
    bounds = [(0, start)]
    places = [0]
    after = bool(read_pole(sentence, min(group[-1].end, last), last))
    for one, other in pairwise(group):
        cut = _cut(lowered, one, other, after=after)
        if cut is not None:
            bounds.append(cut)
        places.append(len(bounds) - 1)
    ends = [*(before for before, _ in bounds[1:]), last]
    return [(bounds[place][1], ends[place]) for place in places]


def _cut(lowered: str, one: Quantity, other: Quantity, *, after: bool) -> tuple[int, int] | None:
    """Where what is told of one value ends and what is told of the next begins; None where nothing parts them.

    Where the sides follow their values (`after`), the words of the first end at the last break before the second
    value; else the words of the second begin at the first break.
    """
    found = _CLAUSE.search(lowered, one.end, other.start)
    if found is not None:
        return found.span()
    every = list(_BREAK.finditer(lowered, one.end, other.start))
    breaks = [each for each in every if not is_bracketed(lowered, each.start())] or every
    if not breaks:
        return None
    if after:
        return breaks[-1].span()
    return next((each for each in breaks if _OPPOSING.match(each[0])), breaks[0]).span()


Told = tuple[Quantity, tuple[int, int]]


def _own(sentence: ReadSentence, one: Told, other: Told) -> Pair | None:
    """The sides by the words that stand with each value; None where the second has none of its own.

    Where the second value has its side only before or only after it, so has the first, and what stands on the
    other hand of the first is the setting: "the score fell by 4 points in A and by 2 points in B".
    """
    first, second = _halves(sentence, *one), _halves(sentence, *other)
    if not second[0] and not second[1]:
        elliptic = _ELLIPTIC.search(sentence.lowered, *other[1]) is not None
        return (first[1] or first[0], frozenset()) if elliptic else None
    if _CLAUSE.search(sentence.lowered, one[0].end, other[0].start):
        return first[0] | first[1], second[0] | second[1]
    if not second[0] and first[1]:
        return first[1], second[1]
    if not second[1] and first[0]:
        return first[0], second[0]
    return first[0] | first[1], second[0] | second[1]


def _halves(sentence: ReadSentence, value: Quantity, stretch: tuple[int, int]) -> Pair:
    """What stands before and after a value in its stretch."""
    start, end = stretch
    return read_pole(sentence, start, value.start), read_pole(sentence, min(end, value.end), end)


def _listed(sentence: ReadSentence, one: Quantity, other: Quantity) -> Pair | None:
    """The sides of two values that stand in one list: those compared before, paired beside, or the only one named."""
    lowered = sentence.lowered
    if not _is_list(lowered, one, other):
        return None
    start, _ = clause_around(lowered, one.start, one.end)
    after = _PAIRED_AFTER.match(lowered, other.end)
    if after is not None and _RESPECTIVELY.search(lowered, other.end, other.end + 110):
        return read_pole(sentence, *after.span("one")), read_pole(sentence, *after.span("other"))
    contests = [each for each in read_contests(sentence) if start <= each.region[0] <= one.start]
    if contests:
        return contests[-1].main, contests[-1].against
    before = _PAIRED.search(lowered, max(start, one.start - _PAIR), one.start)
    if before is not None:
        return read_pole(sentence, *before.span("one")), read_pole(sentence, *before.span("other"))
    if after is not None:
        return read_pole(sentence, *after.span("one")), read_pole(sentence, *after.span("other"))
    return _CUSTOM if _VERSUS.search(lowered, one.end, other.start) else None


def _enumerated(sentence: ReadSentence, group: Sequence[Quantity]) -> tuple[Sequence[Quantity], list[Pole]]:
    """The values told "respectively", and their sides in the same order; empty where they are told otherwise."""
    lowered = sentence.lowered
    mark = _RESPECTIVELY.search(lowered, group[1].start)
    listed = [] if mark is None else [each for each in group if each.end <= mark.start()]
    if mark is None or len(listed) < 2 or mark.start() - listed[-1].end > _LISTED:
        return (), []
    if not all(_is_list(lowered, one, other) for one, other in pairwise(listed)):
        return (), []
    begin, _ = clause_around(lowered, listed[0].start, listed[0].end)
    stop = _STOP.search(lowered, mark.end())
    for start, end in (
        (listed[-1].end, mark.start()),
        (mark.end(), len(lowered) if stop is None else stop.start()),
        (begin, listed[0].start),
    ):
        poles = [read_pole(sentence, *each) for each in _items(lowered, start, end)[-len(listed) :]]
        if len(poles) == len(listed) and all(poles):
            return listed, poles
    return (), []


def _items(lowered: str, start: int, end: int) -> list[tuple[int, int]]:
    found, first = [], start
    for match in (*_ITEM.finditer(lowered, start, end), None):
        last = end if match is None else match.start()
        if last - first > 1:
            found.append((first, last))
        first = last if match is None else match.end()
    return found


def _is_list(lowered: str, one: Quantity, other: Quantity) -> bool:
    """Whether nothing but brackets, units and "and" or "versus" stands between two values."""
    return _LIST.fullmatch(_BRACKET.sub(" ", lowered[one.end : other.start])) is not None


_ITEM = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or|versus|vs\.?)\s|[()]")
_VERSUS = re.compile(r"\b(?:versus|vs)\b")
_CUSTOM: Pair = (frozenset("+"), frozenset("-"))
"""Where no side is named, the group treated comes first and the control group second."""
