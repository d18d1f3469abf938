"""Who got what: the arms of a study with what is told of each, and claims that give one arm what the other got."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.language.quantities import Quantity, agree, dimension, read_quantities
from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.allocation import ArmRole, read_stretches, role_of
from claimcheck.verification.reading import ReadSentence, read_claim, read_source
from claimcheck.verification.roles import role_swaps
from claimcheck.verification.terms import read_terms, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.allocation import Stretch
    from claimcheck.verification.terms import Term

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
_QUANTITY_WEIGHT = 3.0
"""What a quantity tells of an arm, in nats: as much as a common word."""
_LEAST = 5.5
"""What misplaced words must weigh together: one rare word, or two common ones."""


@frozen(kw_only=True)
class Attribute:
    """Something told of an arm: a word, as its stem, or a quantity; `[start:end]` of its sentence."""

    stem: str
    start: int
    end: int
    sentence: int
    quantity: Quantity | None = None


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
        return any(each.quantity is not None and agree(other.quantity, each.quantity) for each in self.attributes)


def read_arms(sentences: Sequence[str]) -> tuple[Arm, ...]:
    """The arms that `sentences` tell of, with everything told of each; empty where they tell none apart.

    Read are "either A or B", "randomised to A (n = 50) or B", "compared A with B", "one group …, the other …",
    "the A group …", "those given A". Sentences that name the same arm add to it.
    """
    return _arms_of_source(tuple(sentences))


@lru_cache(maxsize=64)
def _arms_of_source(sentences: tuple[str, ...]) -> tuple[Arm, ...]:
    return _read_arms(read_source(sentences).sentences)


def _read_arms(sentences: Sequence[ReadSentence]) -> tuple[Arm, ...]:
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
            sum(weight(each) for each in own & other) for other in _distinct([each.stems for each in arms[:known]])
        ]
        best = max(shares, default=0.0)
        if best <= 0 or sorted([0.0, *shares])[-2] > 0.5 * best:
            arms.append(arm)
            continue
        place = shares.index(best)
        label = arms[place].label | (arm.label - frozenset[str]().union(*(each.label for each in arms)))
        arms[place] = evolve(arms[place], label=label, attributes=(*arms[place].attributes, *arm.attributes))


def _arm(sentence: ReadSentence, stretch: Stretch) -> Arm:
    quantities = [each for each in read_quantities(sentence.text) if stretch.start <= each.start < stretch.end]
    start, end = stretch.name
    if not stretch.named:
        lead = _LEAD.match(sentence.lowered, stretch.start, stretch.end)
        start = stretch.start if lead is None else lead.end()
        end = _name_end(sentence, start, stretch, quantities)
    generic = _generic()
    terms = [term for term in sentence.terms if stretch.start <= term.start < stretch.end and term.stem not in generic]
    named = [term.stem for term in terms if start <= term.start < end]
    label = frozenset(named if stretch.named else named[:_NAME_LENGTH])
    role = role_of(sentence.text[start:end])
    if not label and role is not ArmRole.OPEN and stretch.named:
        label = frozenset((f"role {role}",))
    told: tuple[Attribute, ...] = ()
    if not (stretch.named and _tells_effect(sentence, stretch, quantities)):
        told = tuple(_attributes(sentence, terms, label if stretch.named else frozenset(), quantities))
    name = sentence.text[start:end].strip(" ,")
    return Arm(name=name, label=label, role=role, attributes=told)


@cache
def _generic() -> frozenset[str]:
    """Stems that tell no arm from another."""
    return frozenset(term.stem for term in read_terms(_GENERIC_WORDS))


def _attributes(
    sentence: ReadSentence, terms: Sequence[Term], label: frozenset[str], quantities: Sequence[Quantity]
) -> Iterator[Attribute]:
    for term in terms:
        if term.stem not in label:
            yield Attribute(stem=term.stem, start=term.start, end=term.end, sentence=sentence.index)
    for each in quantities:
        yield Attribute(stem="", start=each.start, end=each.end, sentence=sentence.index, quantity=each)


def _tells_effect(sentence: ReadSentence, stretch: Stretch, quantities: Sequence[Quantity]) -> bool:
    """Whether the stretch tells an outcome; "less than 20 g" is none."""
    return any(
        stretch.start <= effect.start < stretch.end
        and not any(effect.start < each.end and each.start - effect.end < 8 for each in quantities)
        for effect in sentence.effects
    )


def _name_end(sentence: ReadSentence, start: int, stretch: Stretch, quantities: Sequence[Quantity]) -> int:
    """Where the words end that a group without a name is known by: before "for", "with", a number."""
    stop = _NAME_STOP.search(sentence.lowered, min(stretch.end, start + 3), stretch.end)
    places = [stretch.end if stop is None else stop.start()]
    places.extend(each.start for each in quantities if start + 3 < each.start < stretch.end)
    return min(places)


def arm_swaps(claim_sentences: Sequence[str], source_sentences: Sequence[str]) -> tuple[ArmSwap, ...]:
    """What `claim_sentences` ascribe to one arm and the source to the other; spans are those of the sentences.

    Two kinds: an attribute of the wrong arm (the belt that the other group wore), and the parts in a comparison
    exchanged ("B worked better than A" for "A worked better than B"). Arms are matched by their names where both
    sides name them, else by what most is told of them; what is told of both arms, or only once, decides nothing.
    """
    source = read_source(tuple(source_sentences))
    if not source.sentences:
        return ()
    claims = [evolve(read_claim(each, source), index=index) for index, each in enumerate(claim_sentences)]
    found = list(role_swaps(claims, source.sentences))
    theirs = read_arms(source_sentences)
    if len(theirs) > 1:
        for claim in claims:
            found.extend(_misplaced(claim, source.sentences, _read_arms((claim,)), theirs))
    return tuple(found)


def _misplaced(
    claim: ReadSentence, sentences: Sequence[ReadSentence], ours: Sequence[Arm], theirs: Sequence[Arm]
) -> Iterator[ArmSwap]:
    for arm in ours:
        others = [each for each in ours if each is not arm]
        own = _match(arm, others, theirs)
        if own is None:
            continue
        rivals = [each for each in theirs if each is not own]
        wrong = [
            (each, there)
            for each in arm.attributes
            if not own.has(each) and not any(other.has(each) for other in others)
            for there in _holder(each, rivals, own)
        ]
        if sum(_telling(each, own) for each, _ in wrong) >= _LEAST:
            yield _swap(claim, sentences, wrong)


def _telling(wanted: Attribute, own: Arm) -> float:
    """How much a misplaced attribute tells, in nats; a quantity tells most where its arm has another of its kind."""
    if wanted.quantity is None:
        return weight(wanted.stem)
    kind = dimension(wanted.quantity)
    known = any(each.quantity is not None and dimension(each.quantity) == kind for each in own.attributes)
    return _LEAST if known else _QUANTITY_WEIGHT


def _holder(wanted: Attribute, rivals: Sequence[Arm], own: Arm) -> Iterator[Attribute]:
    """What another arm alone has of `wanted`, but for its name."""
    for rival in rivals:
        if wanted.quantity is None and wanted.stem in rival.label | own.label:
            continue
        for each in rival.attributes:
            same = wanted.quantity is None and each.quantity is None and each.stem == wanted.stem
            alike = wanted.quantity and each.quantity and agree(wanted.quantity, each.quantity)
            if same or alike:
                yield each
                return


def _match(arm: Arm, others: Sequence[Arm], theirs: Sequence[Arm]) -> Arm | None:
    """The arm of the source that `arm` is: by name, or by what is told of it where the names do not decide."""
    elsewhere = frozenset[str]().union(*(each.label for each in others))
    for stems, known in (
        (arm.label - elsewhere, [each.label for each in theirs]),
        (arm.stems - elsewhere, [each.label for each in theirs]),
        (arm.label - elsewhere, [each.stems for each in theirs]),
    ):
        scores = [sum(weight(each) for each in stems & some) for some in _distinct(known)]
        best = max(scores)
        if best > 0 and sorted(scores)[-2] <= 0.5 * best:
            return theirs[scores.index(best)]
    return None


def _distinct(groups: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Of each group of stems, those that no other has."""
    counts = Counter(stem for group in groups for stem in group)
    return [frozenset(stem for stem in group if counts[stem] == 1) for group in groups]


def _swap(
    claim: ReadSentence,
    sentences: Sequence[ReadSentence],
    wrong: Sequence[tuple[Attribute, Attribute]],
) -> ArmSwap:
    first = wrong[0]
    mine = [each for each, _ in wrong]
    there = [each for _, each in wrong if each.sentence == first[1].sentence]
    start, end = min(each.start for each in mine), max(each.end for each in mine)
    begin, until = min(each.start for each in there), max(each.end for each in there)
    return ArmSwap(
        claim_words=claim.text[start:end],
        claim_start=start,
        claim_end=end,
        source_words=sentences[first[1].sentence].text[begin:until],
        source_start=begin,
        source_end=until,
        sentence=first[1].sentence,
        confidence=0.75,
    )
