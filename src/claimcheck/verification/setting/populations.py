"""A claim about others, or about another outcome, than those that the source studied."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.terms import tokens
from claimcheck.language.words import NamedPhrases, first_places, merge_phrases, read_cue_lists, read_cues, read_words
from claimcheck.model.comparisons import OutcomeShift, PopulationShift
from claimcheck.verification.reading import NOWHERE, both_sides, standing
from claimcheck.verification.wording.limits import CUES as DESIGNS
from claimcheck.verification.wording.limits import Limit, is_biology, read_limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.words import Place
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

CUES = Path(__file__).with_name("shifts.json")
"""Word lists of groups of people, of outcomes that people feel and of what is measured in their place."""
_PEOPLE, _CARE, _EFFECT, _UNSAID, _LAB = 0.85, 0.62, 0.55, 0.4, 0.45
"""How sure a shift from animals is: people are named, it is about care, tells an effect, none of it, or of cells."""
_CAUSAL = 3
_FELT, _MEASURED = "felt", "measured"
_OUTCOME = 0.7
_MODELS = frozenset({"model", "models", "mouse", "mice", "rats", "patients", "medication", "drugs"})
"""Words behind the name of a disease that make it tell who or what is spoken of."""
_BEARS = 0.3
"""Coverage from which a passage is held to speak of the same things as the claim."""


def others_studied(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[PopulationShift]:
    """People in the claim where animals or cells were studied; children where adults were, women where men were."""
    if ranked[0].coverage < _BEARS:
        return
    told = read_limits(source).told(Limit.ANIMAL, Limit.IN_VITRO)
    if told is not None:
        people = claim.words & frozenset(read_cues(CUES)["people"].split())
        yield from _not_people(claim, people, told, min(1.0, 0.6 + ranked[0].coverage))
        return
    for dimension, groups in _groups().items():
        ours = {name for name, words in groups.items() if claim.words & words}
        theirs = _studied(source)[dimension]
        if len(ours) == 1 and len(theirs) == 1 and not ours & theirs.keys():
            (name,), (other,) = ours, theirs
            if frozenset((name, other)) not in _near_ages():
                yield _shift(claim, claim.words & groups[name], theirs[other], 0.7)


def _not_people(
    claim: ReadSentence, people: frozenset[str], told: tuple[ReadSentence, Place], bears: float
) -> Iterator[PopulationShift]:
    """Surest where the claim names people; without them only where it is about care and not about genes or cells."""
    designs = read_cue_lists(DESIGNS).words
    if claim.words & (designs["animal"] | designs["other animals"]):
        return
    lab = is_biology(claim)
    if people:
        surest = _PEOPLE
    elif claim.words & designs["care"]:
        surest = _CARE
    else:
        surest = _EFFECT if claim.strength.level == _CAUSAL and claim.effects else _UNSAID
    yield _shift(claim, people, told, bears * (min(surest, _LAB) if lab else surest))


def _shift(
    claim: ReadSentence, words: frozenset[str], told: tuple[ReadSentence, Place], confidence: float
) -> PopulationShift:
    ours = next(((start, end) for word, start, end in tokens(claim.text) if word in words), NOWHERE)
    return PopulationShift(**both_sides(claim, ours, *told), confidence=confidence)


@cache
def _groups() -> Mapping[str, Mapping[str, frozenset[str]]]:
    groups: Mapping[str, Mapping[str, str]] = read_cues(CUES)["groups"]
    return {
        dimension: {name: frozenset(words.split()) for name, words in some.items()}
        for dimension, some in groups.items()
    }


@cache
def _near_ages() -> frozenset[frozenset[str]]:
    """Pairs of groups that texts do not part neatly."""
    pairs: list[str] = read_cues(CUES)["near ages"]
    return frozenset(frozenset(each.replace("_", " ") for each in pair.split()) for pair in pairs)


@lru_cache(maxsize=64)
def _studied(source: ReadSource) -> Mapping[str, Mapping[str, tuple[ReadSentence, Place]]]:
    """For each dimension the groups that the source names, with the first place of each."""
    found: dict[str, dict[str, tuple[ReadSentence, Place]]] = {dimension: {} for dimension in _groups()}
    for sentence in source.sentences:
        for dimension, groups in _groups().items():
            for name, words in groups.items():
                if name not in found[dimension] and sentence.words & words:
                    place = next((start, end) for word, start, end in tokens(sentence.text) if word in words)
                    found[dimension][name] = sentence, place
    return found


@cache
def _outcomes() -> NamedPhrases:
    """One table of all outcomes, as people feel them and as they are measured, under their two names."""
    return merge_phrases(
        {f"{each['name']} {side}": each[side] for each in read_cues(CUES)["outcomes"] for side in (_FELT, _MEASURED)}
    )


@lru_cache(maxsize=1024)
def _named(sentence: ReadSentence) -> Mapping[str, Place]:
    """The first place of each outcome in a sentence: "fractures felt", "fractures measured"."""
    return first_places(_outcomes(), read_words(sentence.lowered), sentence.lowered)


def other_outcomes(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[OutcomeShift]:
    """Heart attacks, fractures, deaths in the claim where the source measured cholesterol, bone density, comfort."""
    if not (claim.strength.level or claim.effects) or is_biology(claim):
        return
    ours = _named(claim)
    for outcome in read_cues(CUES)["outcomes"]:
        felt, measured = f"{outcome['name']} {_FELT}", f"{outcome['name']} {_MEASURED}"
        if felt not in ours or measured in ours or _is_bearer(claim, ours[felt]):
            continue
        results = [each.sentence for each in ranked if standing(each.sentence) >= 0]
        if any(felt in _named(each) for each in results):
            continue
        told = next((each for each in results if measured in _named(each)), None)
        start, end = ours[felt]
        known = any(start <= term.start < end and term.stem in source.stems for term in claim.terms)
        if told is not None and not known:
            yield OutcomeShift(**both_sides(claim, ours[felt], told, _named(told)[measured]), confidence=_OUTCOME)
            return


def _is_bearer(claim: ReadSentence, place: Place) -> bool:
    """Whether the words only tell who is spoken of: "in people with heart disease", "in an Alzheimer's model"."""
    bearers = frozenset(read_cues(CUES)["bearer"].split())
    words = tokens(claim.text)
    before = [word for word, _, end in words if end <= place[0]][-2:]
    after = [word for word, start, _ in words if start >= place[1]][:1]
    return any(word in bearers for word in before) or not _MODELS.isdisjoint(after)
