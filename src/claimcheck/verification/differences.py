"""What exactly differs between a claim and its source: each finder names one kind of fault with both spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.language.study_design import read_design
from claimcheck.language.words import read_cue_lists
from claimcheck.model.comparisons import (
    DesignMisdescribed,
    Difference,
    DirectionConflict,
    NotInSource,
    NumberNotFound,
    PopulationShift,
    QuoteNotFound,
)
from claimcheck.verification.alignment import Relation
from claimcheck.verification.arms import arm_swaps
from claimcheck.verification.courses import take_stand
from claimcheck.verification.exchanges import exchanged_values
from claimcheck.verification.features import LEXICON, number_faults
from claimcheck.verification.reading import standing
from claimcheck.verification.strength import dropped_hedges, strength_gaps
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
