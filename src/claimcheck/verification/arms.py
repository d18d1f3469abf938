"""Who got what: the arms of a study with what is told of each, and claims that give one arm what the other got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.language.quantities import Quantity, agree, read_quantities
from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.allocation import ArmRole, read_stretches, role_of
from claimcheck.verification.reading import ReadSentence, read_claim, read_source
from claimcheck.verification.roles import role_swaps
from claimcheck.verification.terms import read_abbreviations, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.allocation import Stretch

_GENERIC = frozenset(
    "group arm therap treatm interv patient participant people patie partici indiv instruct recommend opt use given "
    "receiv tak took day week month year hour minut time daily assign random alloc".split()
)
_NAME_STOPS = (" for ", " with ", " once ", " twice ", " daily", " every ", " at ", ",", "(", " in ", " plus ", " and ")
_QUANTITY_WEIGHT = 4.0
"""What a quantity tells of an arm, in nats: as much as a word of middling rarity."""
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

    @property
    def weight(self) -> float:
        """How much it tells, in nats."""
        return weight(self.stem) if self.quantity is None else _QUANTITY_WEIGHT


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
    return _read_arms(read_source(tuple(sentences)).sentences)


def _read_arms(sentences: Sequence[ReadSentence]) -> tuple[Arm, ...]:
    arms: list[Arm] = []
    for sentence in sentences:
        for stretch in read_stretches(sentence.text):
            _add(arms, _arm(sentence, stretch))
    return tuple(arms)


def _add(arms: list[Arm], arm: Arm) -> None:
    """`arm` joined to the one of the same name, or as a new one."""
    if not arm.label and not arm.attributes:
        return
    shares = [sum(weight(each) for each in arm.label & other.label) for other in arms]
    best = max(range(len(arms)), key=lambda index: shares[index], default=-1)
    total = sum(weight(each) for each in arm.label)
    if best < 0 or shares[best] < 0.5 * max(total, 1.0) or shares.count(shares[best]) > 1:
        arms.append(arm)
        return
    arms[best] = evolve(arms[best], attributes=(*arms[best].attributes, *arm.attributes))


def _arm(sentence: ReadSentence, stretch: Stretch) -> Arm:
    quantities = [each for each in read_quantities(sentence.text) if stretch.start <= each.start < stretch.end]
    start, end = stretch.name
    if not stretch.named:
        start, end = stretch.start, _name_end(sentence, stretch, quantities)
    terms = [
        term
        for term in sentence.terms
        if stretch.start <= term.start < stretch.end
        and term.stem not in _GENERIC
        and not any(each.start <= term.start < each.end for each in quantities)
    ]
    label = frozenset(term.stem for term in terms if start <= term.start < end)
    told = () if sentence.effects and stretch.named else tuple(_attributes(sentence, terms, label, quantities))
    name = sentence.text[start:end].strip(" ,")
    return Arm(name=name, label=label, role=role_of(name), attributes=told)


def _attributes(
    sentence: ReadSentence, terms: Sequence[object], label: frozenset[str], quantities: Sequence[Quantity]
) -> Iterator[Attribute]:
    for term in sentence.terms:
        if term in terms and term.stem not in label:
            yield Attribute(stem=term.stem, start=term.start, end=term.end, sentence=sentence.index)
    for each in quantities:
        yield Attribute(stem="", start=each.start, end=each.end, sentence=sentence.index, quantity=each)


def _name_end(sentence: ReadSentence, stretch: Stretch, quantities: Sequence[Quantity]) -> int:
    """Where the words end that a group without a name is known by: before "for", "with", a number."""
    text = sentence.lowered
    places = [place for stop in _NAME_STOPS if (place := text.find(stop, stretch.start + 6, stretch.end)) >= 0]
    places.extend(each.start for each in quantities if each.start > stretch.start + 3)
    return min([*places, stretch.end])


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
    theirs = _read_arms(source.sentences)
    ours = _read_arms(claims) if len(theirs) > 1 else ()
    if ours:
        found.extend(_misplaced(claims, source.sentences, ours, theirs))
    return tuple(found)


def _misplaced(
    claims: Sequence[ReadSentence], sentences: Sequence[ReadSentence], ours: Sequence[Arm], theirs: Sequence[Arm]
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
        if sum(each.weight for each, _ in wrong) >= _LEAST and _is_decided(arm, own, wrong):
            yield _swap(claims, sentences, wrong)


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
    """The arm of the source that `arm` is: by name, or by most of what is told where no name decides."""
    elsewhere = frozenset[str]().union(*(each.label for each in others))
    for own_stems in (arm.label - elsewhere, arm.stems - elsewhere):
        scores = [
            sum(weight(each) for each in own_stems & _distinct(other, theirs, labels=True)) for other in theirs
        ]
        best = max(scores)
        if best > 0 and scores.count(best) == 1 and sorted(scores)[-2] <= 0.5 * best:
            return theirs[scores.index(best)]
    return None


def _distinct(arm: Arm, arms: Sequence[Arm], *, labels: bool) -> frozenset[str]:
    """The stems that are told of `arm` only."""
    own = arm.label if labels else arm.stems
    return own - frozenset[str]().union(*(each.label if labels else each.stems for each in arms if each is not arm))


def _is_decided(arm: Arm, own: Arm, wrong: Sequence[tuple[Attribute, Attribute]]) -> bool:
    """Whether the name of the arm is firmer than what seems misplaced."""
    shared = sum(weight(each) for each in arm.label & own.label)
    return shared > 0 and len(wrong) < 12


def _swap(
    claims: Sequence[ReadSentence],
    sentences: Sequence[ReadSentence],
    wrong: Sequence[tuple[Attribute, Attribute]],
) -> ArmSwap:
    first = wrong[0]
    mine = [each for each, _ in wrong if each.sentence == first[0].sentence]
    there = [each for _, each in wrong if each.sentence == first[1].sentence]
    start, end = min(each.start for each in mine), max(each.end for each in mine)
    begin, until = min(each.start for each in there), max(each.end for each in there)
    return ArmSwap(
        claim_words=claims[first[0].sentence].text[start:end],
        claim_start=start,
        claim_end=end,
        source_words=sentences[first[1].sentence].text[begin:until],
        source_start=begin,
        source_end=until,
        sentence=first[1].sentence,
        confidence=0.75,
    )
