"""The groups of a study with what is told of each, as sentences that say who got what tell them."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from math import fsum
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck import regex as re
from claimcheck.language.polarity import Direction
from claimcheck.language.quantities import Quantity, QuantityKind, agree, read_quantities
from claimcheck.language.sides.allocation import ArmRole, read_stretches, role_of
from claimcheck.language.sides.poles import Pole, weigh
from claimcheck.language.terms import read_terms, stem, tokens, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.sides.allocation import Stretch
    from claimcheck.language.terms import Term

_GENERIC_WORDS = (
    "group arm therapy treatment intervention programme program approach regimen patients participants people "
    "individuals adults subjects volunteers instructed recommended recommendation option optional use used using given "
    "receive took taking followed participated assigned randomised allocated day week month year hour minute times "
    "daily weekly twice once mg ml gram grams session sessions diet tablets capsules dose half other "
    "others first second new current"
)
_NAME_STOP = re.compile(
    r"(?:\s(?:for|with|once|twice|daily|every|at|in|by|plus|and|that|who|using|wearing|lasting|received|soaked|changed"
    r"|through|together|instead)\b|[,;(]|\sgroup\b|\sarm\b)"
)
_LEAD = re.compile(
    r"(?:\s?(?:[a-z]{2,14}ed|took|got|did|had|has|was|were|wore|ate|drank|used|underwent|spent|part|given|in|to|of|on"
    r"|an?|the)\b){1,4}"
)
_NAME_LENGTH = 3
"""Stems at most of a name that is not set off by "group"."""
_OF_TREATMENT = frozenset(
    (
        *(QuantityKind.MASS, QuantityKind.VOLUME, QuantityKind.DURATION, QuantityKind.FREQUENCY),
        *(QuantityKind.SAMPLE_SIZE, QuantityKind.MEASURE),
    )
)
"""Kinds of quantities that a group is given, or that tell its size; shares and counts are what it reached."""


@frozen(kw_only=True)
class Attribute:
    """Something told of an arm: a word, as its stem, or a quantity; `[start:end]` of its sentence."""

    stem: str
    start: int
    end: int
    sentence: int
    quantity: Quantity | None = None


def is_same_amount(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities, or what they were joined of ("850 mg twice daily"), tell the same amount."""
    return any(agree(mine, theirs) for mine in (one, *one.parts) for theirs in (other, *other.parts))


@frozen(kw_only=True)
class Arm:
    """A group of a study."""

    name: str
    """The words that name it, as written; empty for "one group"."""
    label: frozenset[str]
    """Stems of its name, those of "group" and "therapy" left out."""
    role: ArmRole = ArmRole.OPEN
    attributes: tuple[Attribute, ...] = ()

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its name and of what is told of it."""
        return self.label | {each.stem for each in self.attributes if each.quantity is None}

    def has(self, other: Attribute) -> bool:
        """Whether the same is told of this arm."""
        if other.quantity is None:
            return other.stem in self.stems
        return any(
            each.quantity is not None and is_same_amount(other.quantity, each.quantity) for each in self.attributes
        )


@lru_cache(maxsize=512)
def arms_of(sentences: tuple[ReadSentence, ...]) -> tuple[Arm, ...]:
    """The arms that `sentences` tell of, with everything told of each; empty where they tell none apart.

    Read are "either A or B", "randomised to A (n = 50) or B", "compared A with B", "one group …, the other …",
    "the A group …", "those given A". Sentences that name the same arm add to it.
    """
    arms: list[Arm] = []
    for sentence in sentences:
        fresh = [_arm(sentence, stretch) for stretch in read_stretches(sentence.text)]
        _add(arms, [each for each in fresh if each.label or each.attributes])
    return tuple(arms)


def _add(arms: list[Arm], fresh: Sequence[Arm]) -> None:
    """Each of `fresh`, the arms of one sentence, joined to the known arm that it names, or as a new one."""
    known = len(arms)
    elsewhere = [frozenset[str]().union(*(other.stems for other in fresh if other is not each)) for each in fresh]
    for arm, others in zip(fresh, elsewhere, strict=True):
        own = arm.label - others or arm.label
        shares = [
            fsum(weight(each) for each in own & other) for other in distinct([each.stems for each in arms[:known]])
        ]
        best = max(shares, default=0.0)
        if best <= 0 or sorted([0.0, *shares])[-2] > 0.5 * best:
            arms.append(arm)
            continue
        place = shares.index(best)
        label = arms[place].label | (arm.label - frozenset[str]().union(*(each.label for each in arms)))
        arms[place] = evolve(arms[place], label=label, attributes=(*arms[place].attributes, *arm.attributes))


def _arm(sentence: ReadSentence, stretch: Stretch) -> Arm:
    quantities = [
        each
        for each in read_quantities(sentence.text)
        if stretch.start <= each.start < stretch.end and each.kind in _OF_TREATMENT
    ]
    start, end = stretch.name
    if not stretch.named:
        lead = _LEAD.match(sentence.lowered, stretch.start, stretch.end)
        start = stretch.start if lead is None else lead.end()
        end = _name_end(sentence, start, stretch, quantities)
    generic = _generic()
    terms = [term for term in sentence.terms if stretch.start <= term.start < stretch.end and term.stem not in generic]
    named = [term for term in terms if start <= term.start < end][: None if stretch.named else _NAME_LENGTH]
    label = frozenset(name for term in named for name in (term.stem, *_own_stems(sentence, term))) - generic
    role = role_of(sentence.text[start:end])
    if not label and role is not ArmRole.OPEN and stretch.named:
        label = frozenset((f"role {role}",))
    told: tuple[Attribute, ...] = ()
    if not (stretch.named and _tells_effect(sentence, stretch, quantities)):
        told = tuple(_attributes(sentence, terms, label if stretch.named else frozenset(), quantities))
    name = sentence.text[start:end].strip(" ,")
    return Arm(name=name, label=label, role=role, attributes=told)


def _own_stems(sentence: ReadSentence, term: Term) -> Iterator[str]:
    """The stems of the words that a name of synonyms stands for, so that one of them alone meets it."""
    if "_" in term.stem:
        yield from (stem(word) for word, _, _ in tokens(sentence.text[term.start : term.end]) if len(word) > 3)


@cache
def _generic() -> frozenset[str]:
    """Stems that tell no arm from another."""
    return frozenset(term.stem for term in read_terms(_GENERIC_WORDS))


def _attributes(
    sentence: ReadSentence, terms: Sequence[Term], label: frozenset[str], quantities: Sequence[Quantity]
) -> Iterator[Attribute]:
    for term in terms:
        if term.stem not in label and not any(each.start <= term.start < each.end for each in quantities):
            yield Attribute(stem=term.stem, start=term.start, end=term.end, sentence=sentence.index)
    for each in quantities:
        yield Attribute(stem="", start=each.start, end=each.end, sentence=sentence.index, quantity=each)


def _tells_effect(sentence: ReadSentence, stretch: Stretch, quantities: Sequence[Quantity]) -> bool:
    """Whether the stretch tells an outcome; "less than 20 g" is none."""
    return any(
        stretch.start <= effect.start < stretch.end
        and effect.direction is not Direction.RELATED
        and not any(effect.start < each.end and each.start - effect.end < 8 for each in quantities)
        for effect in sentence.effects
    )


def _name_end(sentence: ReadSentence, start: int, stretch: Stretch, quantities: Sequence[Quantity]) -> int:
    """Where the words end that a group without a name is known by: before "for", "with", a number."""
    stop = _NAME_STOP.search(sentence.lowered, min(stretch.end, start + 3), stretch.end)
    places = [stretch.end if stop is None else stop.start()]
    places.extend(each.start for each in quantities if start + 3 < each.start < stretch.end)
    return min(places)


def of_arm(pole: Pole, arms: Sequence[Arm]) -> Pole:
    """`pole` with the mark of the arm that its words name, so that other words for the same arm meet it.

    An arm that is called a control, or that alone beside one stands against it, brings the mark of its role.
    """
    if len(arms) < 2:
        return pole
    shares = [weigh(pole & stems) for stems in distinct([each.stems for each in arms])]
    best = max(shares)
    if best < _LEAST_NAMED or sorted(shares)[-2] > 0.4 * best:
        return pole
    place = shares.index(best)
    return pole | {f"#arm {place}"}


_LEAST_NAMED = 3.0
"""What the words of a pole must weigh, in nats, to name an arm: one common word of its own."""


def distinct(groups: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Of each group of stems, those that no other has."""
    counts = Counter(stem for group in groups for stem in group)
    return [frozenset(stem for stem in group if counts[stem] == 1) for group in groups]
