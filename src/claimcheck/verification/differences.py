"""What exactly differs between a claim and its source: each finder names one kind of fault with both spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.language.study_design import read_design
from claimcheck.language.words import find_phrases, read_cue_lists, read_words
from claimcheck.model.comparisons import (
    DesignMisdescribed,
    Difference,
    DirectionConflict,
    DroppedHedge,
    NotInSource,
    NumberNotFound,
    PopulationShift,
    QuoteNotFound,
    StrengthGap,
)
from claimcheck.verification.alignment import Relation
from claimcheck.verification.arms import arm_swaps
from claimcheck.verification.courses import take_stand
from claimcheck.verification.exchanges import exchanged_values
from claimcheck.verification.features import LEXICON, number_faults
from claimcheck.verification.reading import standing
from claimcheck.verification.terms import tokens, weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.verification.alignment import Pairing
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence, ReadSource

    Finder = Callable[[ReadSentence, Sequence[Ranked], ReadSource], Iterator[Difference]]

_BEARS = 0.5
"""Coverage from which a passage is held to speak of the same things as the claim."""
_ABSENT = 0.4
"""Confidence of what is only absent from the text at hand: it may stand in a part that was not had."""
_TOUCHES = 0.25
"""Coverage from which wording is compared at all: a short strong claim may leave much out."""
_TOP = 3


def find_differences(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> tuple[Difference, ...]:
    """The faults of `claim` against its source, surest first; empty where none is sure enough to be named."""
    found = [difference for finder in _FINDERS for difference in finder(claim, ranked, source)]
    return tuple(sorted(found, key=lambda each: -each.confidence))


_MARGIN = 0.15
_SILENCED = 0.4
"""Share of the conflict that has to be left when what agrees is taken off."""
_SETTING = -0.6
_OPEN_QUESTION = re.compile(
    r"\b(?:not|never|no|yet to be|un)[ -]?(?:\w+ )?(?:proven|proved|known|clear|certain|established|proof|evidence)\b"
)
"""A claim that leaves open what the source hedges is no denial of it."""


def direction_conflicts(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource
) -> Iterator[DirectionConflict]:
    """The effect that goes the other way, or is claimed against a null result, in passages on the same things.

    Passages that agree silence those that do not: an abstract tells several outcomes.
    """
    del source
    if _OPEN_QUESTION.search(claim.lowered):
        return
    top = [each for each in ranked[:_TOP] if standing(each.sentence) > _SETTING]
    stand = take_stand(claim, [each.sentence for each in top])
    if stand.pairing is None or not stand.concerted or stand.margin < max(_MARGIN, _SILENCED * stand.against):
        return
    passage = top[stand.place]
    sureness = 0.4 + 0.25 * stand.margin + 0.35 * passage.coverage
    yield _conflict(claim, stand.pairing, passage, min(0.95, sureness))


def _conflict(claim: ReadSentence, pairing: Pairing, passage: Ranked, confidence: float) -> DirectionConflict:
    ours, theirs = pairing.claim, pairing.source
    return DirectionConflict(
        claim_words=claim.text[ours.start : ours.end],
        claim_start=ours.start,
        claim_end=ours.end,
        source_words=passage.sentence.text[theirs.start : theirs.end],
        source_start=theirs.start,
        source_end=theirs.end,
        sentence=passage.sentence.index,
        confidence=confidence,
        null_sold_as_effect=pairing.relation is Relation.NULL_IN_SOURCE,
    )


def strength_gaps(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[StrengthGap]:
    """Wording stronger than the source's: a cause for an association, "proven", "every patient", advice."""
    best = ranked[0]
    if best.coverage < _TOUCHES or any(each.is_null for each in claim.effects):
        return
    near = [each.sentence for each in ranked[:_TOP] if each.coverage >= 0.7 * best.coverage]
    level = max(each.strength.level for each in near)
    boost = _booster(claim, source)
    ours = claim.strength
    if boost is None and (ours.level < 3 or level not in (1, 2) or not any(each.strength.cues for each in near)):
        return
    theirs = max(near, key=lambda each: (bool(each.strength.cues), each.strength.level))
    (first, last), (start, end) = boost or _cue(ours.cues), _cue(theirs.strength.cues)
    yield StrengthGap(
        claim_words=claim.text[first:last],
        claim_start=first,
        claim_end=last,
        source_words=theirs.text[start:end],
        source_start=start,
        source_end=end,
        sentence=theirs.index,
        confidence=0.75 if boost else 0.4 + 0.4 * best.coverage,
        claim_level=max(ours.level, 3) if boost else ours.level,
        source_level=level,
    )


def _booster(claim: ReadSentence, source: ReadSource) -> tuple[int, int] | None:
    """Words of proof, of all cases or of advice that stand in the claim and nowhere in the source."""
    phrases = read_cue_lists(LEXICON).phrases
    words = read_words(claim.lowered)
    for name in ("boosters", "advice"):
        place = next(iter(find_phrases(phrases[name], words, claim.lowered)), None)
        if place is None or _denied_before(claim.lowered, place[0]):
            continue
        if not any(
            True
            for each in source.sentences
            for _ in find_phrases(phrases[name], read_words(each.lowered), each.lowered)
        ):
            return place
    return None


_DENIAL = re.compile(r"(?:\b(?:not|no|never|nor|cannot|far from|yet to be)|n['’]t)(?: \w+)? $")


def _denied_before(text: str, start: int) -> bool:
    return _DENIAL.search(text[max(0, start - 24) : start]) is not None


def _cue(cues: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    return cues[-1] if cues else (0, 0)


def dropped_hedges(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[DroppedHedge]:
    """The hedge of a passage that the claim takes over, or its "many" and "some", that the claim left out."""
    del source
    best = ranked[0]
    if best.coverage < _TOUCHES or any(each.is_null for each in claim.effects):
        return
    cues = read_cue_lists(LEXICON).phrases
    words = read_words(claim.lowered)
    for name, sureness in (("hedges", 0.9), ("part of all", 0.7)):
        if claim.strength.hedged or any(True for _ in find_phrases(cues[name], words, claim.lowered)):
            continue
        for each in ranked[:_TOP]:
            if each.coverage < 0.7 * best.coverage:
                break
            sentence = each.sentence
            place = next(iter(find_phrases(cues[name], read_words(sentence.lowered), sentence.lowered)), None)
            if place is None or not _governs(sentence, place, claim):
                continue
            yield DroppedHedge(
                claim_words="",
                source_words=sentence.text[place[0] : place[1]],
                source_start=place[0],
                source_end=place[1],
                sentence=sentence.index,
                confidence=sureness * min(1.0, 0.35 + each.coverage),
            )
            break


def _governs(sentence: ReadSentence, place: tuple[int, int], claim: ReadSentence) -> bool:
    """Whether the words around the hedge are what the claim takes over, and the claim states a relation itself."""
    near = [term for term in sentence.terms if place[0] - 60 <= term.start <= place[1] + 70]
    stated = claim.strength.level > 0 or bool(claim.effects)
    return stated and sum(term.stem in claim.stems for term in near) >= max(2, 0.4 * len(near))


_QUOTED = re.compile(r"[“\"]([^“”\"]{12,400})[”\"]")


def missing_quotes(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[QuoteNotFound]:
    """Words in quotation marks, four or more, that the source does not hold in this order."""
    del ranked
    text = ""
    for match in _QUOTED.finditer(claim.text):
        quoted = [word for word, _, _ in tokens(match[1])]
        text = text or " ".join(word for each in source.sentences for word, _, _ in tokens(each.text))
        if len(quoted) >= 4 and " ".join(quoted) not in text:
            yield QuoteNotFound(
                claim_words=match[1], claim_start=match.start(1), claim_end=match.end(1), confidence=0.8
            )


def population_shifts(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[PopulationShift]:
    """People in the claim, or nobody named, where the source studied animals or cells only."""
    lists = read_cue_lists(LEXICON).words
    every = frozenset[str]().union(*(each.words for each in source.sentences))
    if source.title is not None:
        every |= source.title.words
    best = ranked[0]
    if best.coverage < _BEARS or claim.words & (lists["nonhuman"] | lists["vitro"]):
        return
    for kind, sureness in (("nonhuman", 0.8), ("vitro", 0.5)):
        studied = every & lists[kind]
        if studied and not every & lists["human"]:
            yield from _shift(studied, source, sureness * best.coverage)
            return


def _shift(words: frozenset[str], source: ReadSource, confidence: float) -> Iterator[PopulationShift]:
    """At the first place where the source names whom it studied."""
    for sentence in (*((source.title,) if source.title else ()), *source.sentences):
        for word, start, end in tokens(sentence.text):
            if word in words:
                yield PopulationShift(
                    claim_words="",
                    source_words=sentence.text[start:end],
                    source_start=start,
                    source_end=end,
                    sentence=sentence.index,
                    confidence=confidence,
                )
                return


def misdescribed_designs(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource
) -> Iterator[DesignMisdescribed]:
    """A feature of design that one side states and the other denies."""
    del ranked
    for ours in read_design(claim.text):
        for sentence in (*((source.title,) if source.title else ()), *source.sentences):
            against = [each for each in read_design(sentence.text) if each.feature is ours.feature]
            if against and against[0].present is not ours.present:
                theirs = against[0]
                yield DesignMisdescribed(
                    claim_words=claim.text[ours.start : ours.end],
                    claim_start=ours.start,
                    claim_end=ours.end,
                    source_words=sentence.text[theirs.start : theirs.end],
                    source_start=theirs.start,
                    source_end=theirs.end,
                    sentence=sentence.index,
                    confidence=0.6,
                )
                break
            if against:
                break


def absent_words(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[NotInSource]:
    """The rarest words of the claim that the text at hand does not hold, where most of the rest is there."""
    missing = [term for term in claim.topics if term.stem not in source.stems and weight(term.stem) >= 6]
    if not missing or ranked[0].coverage < 0.3 or len(missing) > 0.5 * len(claim.topics):
        return
    term = max(missing, key=lambda each: weight(each.stem))
    yield NotInSource(
        claim_words=claim.text[term.start : term.end], claim_start=term.start, claim_end=term.end, confidence=0.4
    )


def wrong_numbers(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[Difference]:
    """Quantities that the source states otherwise, or does not state."""
    del ranked
    for found in number_faults(claim, source):
        absent = isinstance(found, NumberNotFound)
        yield evolve(found, confidence=min(found.confidence, _ABSENT)) if absent else found


def swapped_arms(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[Difference]:
    """What one group got or reached, ascribed to the other."""
    del ranked
    yield from arm_swaps((claim.text,), tuple(each.text for each in source.sentences))


_FINDERS: tuple[Finder, ...] = (
    direction_conflicts,
    wrong_numbers,
    swapped_arms,
    exchanged_values,
    strength_gaps,
    dropped_hedges,
    missing_quotes,
    population_shifts,
    misdescribed_designs,
    absent_words,
)
