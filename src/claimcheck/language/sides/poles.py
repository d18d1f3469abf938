"""The two sides of a contrast, as what tells them apart, and which side of one contrast is which of another."""

from __future__ import annotations

from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck import regex as re
from claimcheck.language.quantities import QuantityKind, dimension, read_quantities
from claimcheck.language.sides.marks import MARKS, NON_WORD, OPPOSITE, read_marks
from claimcheck.language.terms import stem, weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.sides.marks import Mark

Pole = frozenset[str]
"""What is told of one side: stems, marks such as "+" and "lo", and doses as "#5 mass mg"."""
Pair = tuple[Pole, Pole]

LONGEST = 3000
"""Characters beyond which a sentence is a table or wrongly split, and is not read for contrasts."""
_BRACKET = 400
"""Characters over which a bracket may hold."""
_MARK_WEIGHT = 4.5
"""What a mark or a dose tells, in nats: as much as a rather common word."""
_RANGE_WEIGHT = 5.0
"""What "aged 19-64" tells: enough to know a side by."""
_NAMED = 3.0
"""What a word tells at least, in nats, that is not among the commonest: "women" and "exercise" name sides too."""
_COMMON = 1.85
_DENIED = re.compile(r"\b(?:non[- ]?|no[- ]|un(?=\w{3,12}ed\b))\w+")
_DENIER = re.compile(r"no|not|\w+n[’']t|without|never|avoid\w*|lacking|devoid")
_SCOPE = 40
"""Characters over which a denial may hold."""
_WITHIN = re.compile(
    r"\s(?:(?:an?|the|any|of|use|used|using|take|taking|taken|receive|received|receiving|have|having|had|given|get|got"
    r"|getting|on|their|its|his|her|such|been|wear|wearing|drink|drinking|eat|eating|undergo|undergoing|do|doing|with)\s"
    r"){0,4}?(?:[\w-]{2,14}(?:al|ic|ous|ive|ary|ant|ent|ar|type)\s)?"
)
"""What may stand between a denial and what it denies."""
_SHORT = re.compile(r"\b[A-Z][A-Za-z]{0,3}[A-Z0-9](?:-?[A-Z0-9])*s?\b")
"""A short form, which names a side beside its long form."""
_STATISTICS = frozenset(
    "CI HR OR RR SD SE SEM IQR AOR AHR MD SMD ES RESULTS METHODS BACKGROUND CONCLUSION CONCLUSIONS".split()
)
_UNITS = r"(?:years?|months?|weeks?|days?|hours?)"
RANGE = re.compile(
    rf"\b(?:(?:aged?|ages|{_UNITS})\s)(\d{{1,3}})\s?(?:[-–]|to)\s?(\d{{1,3}})\b(?!\.\d)"
    rf"|(?<![\d.(])\b(\d{{1,3}})\s?(?:[-–]|to)\s?(\d{{1,3}})[- ](?=years?\b)"
)
"""Ages and stretches of time from one to another, by which a side is known: "aged 19-64", "days 0 to 13"."""
_ALIKE = {
    **dict.fromkeys(("sang", "sung", "singing", "sings"), "sing"),
    **dict.fromkeys(("drank", "drunk"), "drink"),
    **dict.fromkeys(("ate", "eaten"), "eat"),
    **dict.fromkeys(("slept", "sleeping"), "sleep"),
    **dict.fromkeys(("ran", "running"), "run"),
    **dict.fromkeys(("swam", "swimming"), "swim"),
    **dict.fromkeys(("kept", "keeping"), "keep"),
    **dict.fromkeys(("wore", "worn", "wearing"), "wear"),
    **dict.fromkeys(("fed", "feeding"), "feed"),
    **dict.fromkeys(("taught", "teaching"), "teach"),
    **dict.fromkeys(("rode", "ridden", "riding"), "ride"),
    **dict.fromkeys(("sat", "sitting"), "sit"),
    **dict.fromkeys(("cried", "cries", "crying"), "cry"),
    **dict.fromkeys(("stood", "standing"), "stand"),
    **dict.fromkeys(("nursed", "nursing", "breastfed", "breastfeeding", "breastfeed"), "breast_feed"),
}
_PLAIN = frozenset(
    "group arm patient people participant treat receiv taken given took assign randomis randomiz alloc adult use user"
    " who women men child_ren person particip develop experienc confid interval adjust ratio".split()
)
"""Stems that name no side."""


@frozen
class Feature:
    """A word, mark or dose `[start:end]` of a sentence that may tell one side of a contrast from the other."""

    name: str
    start: int
    end: int
    of_course: bool = True
    """False for "more", "lower" and the like, which may tell a side ("lower dose") or how it did."""


@lru_cache(maxsize=2048)
def features(sentence: ReadSentence) -> tuple[Feature, ...]:
    """Everything in `sentence` that may tell a side of a contrast, in order of its start."""
    text = sentence.lowered
    denied = [match.span() for match in _DENIED.finditer(text)]
    found = [
        Feature(name=name, start=start, end=end)
        for name, start, end in _stems(sentence)
        if not any(first <= start < last for first, last in denied)
    ]
    found.extend(
        Feature(name=f"!{name}", start=match.start(), end=match.end())
        for match in NON_WORD.finditer(text)
        if (name := stem(match[1])) not in _PLAIN
    )
    marks = tuple(read_marks(sentence.text, text))
    found = [
        evolve(each, name=f"!{each.name}") if each.name[0] not in "=!" and _is_denied(text, marks, each.start) else each
        for each in found
    ]
    found.extend(Feature(name=name, start=start, end=end, of_course=sure) for name, start, end, sure in marks)
    for each in read_quantities(sentence.text):
        if each.kind in DOSES and each.low == each.high:
            name = f"#{each.low:g} {dimension(each)}"
            found.append(Feature(name=name, start=each.start, end=each.end))
    found.extend(
        Feature(name=f"~{each[1] or each[3]}-{each[2] or each[4]}", start=each.start(), end=each.end())
        for each in RANGE.finditer(text)
    )
    return tuple(sorted(found, key=lambda each: each.start))


def _is_denied(lowered: str, marks: Sequence[Mark], place: int) -> bool:
    """Whether the word at `place` is what a side goes without: "without aura", "did not sing", "never smokers"."""
    return any(
        name == "-"
        and end <= place < end + _SCOPE
        and _DENIER.fullmatch(lowered, start, end) is not None
        and _WITHIN.fullmatch(lowered, end, place) is not None
        for name, start, end, _ in marks
    )


DOSES = frozenset(
    (QuantityKind.MASS, QuantityKind.DURATION, QuantityKind.FREQUENCY, QuantityKind.VOLUME, QuantityKind.AGE)
)


def _stems(sentence: ReadSentence) -> Iterator[tuple[str, int, int]]:
    for term in sentence.topics:
        word = sentence.lowered[term.start : term.end]
        name = _ALIKE.get(word, term.stem)
        if name not in _PLAIN:
            yield name, term.start, term.end
    for match in _SHORT.finditer(sentence.text):
        if match[0] not in _STATISTICS:
            yield f"={match[0].rstrip('s')}", match.start(), match.end()


def is_bracketed(lowered: str, place: int) -> bool:
    """Whether `place` stands inside round brackets."""
    opened = lowered.rfind("(", max(0, place - _BRACKET), place)
    return opened >= 0 and ")" not in lowered[opened:place]


def read_pole(sentence: ReadSentence, start: int, end: int, *, besides: Iterable[tuple[int, int]] = ()) -> Pole:
    """What `[start:end]` of the sentence, but for the stretches `besides`, tells of a side and of what it reached.

    "More" and "less" are left out where they may tell how the side did.
    """
    out = tuple(besides)
    return frozenset(
        each.name
        for each in features(sentence)
        if start <= each.start < end
        and each.of_course
        and not any(each.start < last and first < each.end for first, last in out)
    )


def read_region(sentence: ReadSentence, start: int, end: int) -> Pole:
    """What `[start:end]` tells where it holds one side and nothing else: "the lower dose", "those nursed longer"."""
    return frozenset(each.name for each in features(sentence) if start <= each.start < end)


def part(one: Pole, other: Pole) -> Pair:
    """What only `one` and only `other` has; where one alone is marked, as without or as the more, so is the other."""
    if ("-" in one) is ("-" in other):
        one, other = (frozenset(each.lstrip("!") for each in side) for side in (one, other))
    first, second = set(one - other), set(other - one)
    for here, there in ((first, second), (second, first)):
        for mark, opposite in OPPOSITE.items():
            if mark in here and opposite in here:
                here -= {mark, opposite}
        there |= {each[1:] for each in here if each[0] == "!"}
        told = [mark for mark in OPPOSITE if mark in here]
        for mark in told:
            if OPPOSITE[mark] not in there:
                there.add(OPPOSITE[mark])
    _weigh_doses(first, second)
    if ("pre" in first) != ("post" in second) or ("post" in first) != ("pre" in second):
        first -= {"pre", "post"}
        second -= {"pre", "post"}
    return frozenset(first), frozenset(second)


def _weigh_doses(first: set[str], second: set[str]) -> None:
    """Mark the larger of two doses of one dimension as the more, the other as the less."""
    for one in [each for each in first if each[0] == "#"]:
        amount, _, unit = one[1:].partition(" ")
        rivals = [each for each in second if each[0] == "#" and each.partition(" ")[2] == unit]
        if len(rivals) == 1 and not (first | second) & {"hi", "lo"}:
            more = float(amount) > float(rivals[0][1:].partition(" ")[0])
            first.add("hi" if more else "lo")
            second.add("lo" if more else "hi")


def weigh(pole: Pole) -> float:
    """How much the features of a pole tell together, in nats."""
    return fsum(_weight(each) for each in pole)


@lru_cache(maxsize=8192)
def _weight(name: str) -> float:
    if name in MARKS or name[0] == "#":
        return _MARK_WEIGHT
    if name[0] == "~":
        return _RANGE_WEIGHT
    rarity = weight(name.lstrip("!"))
    return max(rarity, _NAMED) if rarity > _COMMON else rarity
