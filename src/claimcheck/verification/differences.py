"""What exactly differs between a claim and its source: each finder names one kind of fault with both spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.language.study_design import read_design
from claimcheck.language.words import find_phrases, read_cue_lists, read_words
from claimcheck.model.comparisons import (
    DesignMisdescribed,
    Difference,
    DirectionConflict,
    DroppedHedge,
    NotInSource,
    PopulationShift,
    QuoteNotFound,
    StrengthGap,
)
from claimcheck.verification.alignment import Relation, compare_courses, pair_effects
from claimcheck.verification.features import LEXICON
from claimcheck.verification.terms import tokens, weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.verification.alignment import Pairing
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence, ReadSource

    Finder = Callable[[ReadSentence, Sequence[Ranked], ReadSource], Iterator[Difference]]

_BEARS = 0.5
"""Coverage from which a passage is held to speak of the same things as the claim."""
_TOP = 3


def find_differences(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> tuple[Difference, ...]:
    """The faults of `claim` against its source, surest first; empty where none is sure enough to be named."""
    found = [difference for finder in _FINDERS for difference in finder(claim, ranked, source)]
    return tuple(sorted(found, key=lambda each: -each.confidence))


_AGAINST = (Relation.CONFLICT, Relation.NULL_IN_SOURCE, Relation.NULL_IN_CLAIM)
_WITH = (Relation.AGREE, Relation.BOTH_NULL)


def direction_conflicts(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource
) -> Iterator[DirectionConflict]:
    """The effect that goes the other way, or is claimed against a null result, in a passage on the same things.

    Passages that agree silence those that do not: an abstract tells several outcomes.
    """
    del source
    pairings = [
        (pairing, each) for each in ranked[:_TOP] if each.coverage >= _BEARS for pairing in pair_effects(claim, each.sentence)
    ]
    agreeing = max((pairing.affinity for pairing, _ in pairings if pairing.relation in _WITH), default=0.0)
    against = [(pairing, each) for pairing, each in pairings if pairing.relation in _AGAINST]
    if not against:
        return
    pairing, passage = max(against, key=lambda both: both[0].affinity)
    net = compare_courses(claim, passage.sentence)
    net_against = max(net[relation] for relation in _AGAINST)
    if pairing.affinity <= agreeing + 0.05 or max(net[relation] for relation in _WITH) > net_against:
        return
    yield _conflict(claim, pairing, passage)


def _conflict(claim: ReadSentence, pairing: Pairing, passage: Ranked) -> DirectionConflict:
    ours, theirs = pairing.claim, pairing.source
    return DirectionConflict(
        claim_words=claim.text[ours.start : ours.end],
        claim_start=ours.start,
        claim_end=ours.end,
        source_words=passage.sentence.text[theirs.start : theirs.end],
        source_start=theirs.start,
        source_end=theirs.end,
        sentence=passage.sentence.index,
        confidence=min(0.95, 0.3 + 0.7 * pairing.affinity * passage.coverage),
        null_sold_as_effect=pairing.relation is Relation.NULL_IN_SOURCE,
    )


def strength_gaps(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[StrengthGap]:
    """A causal verb in the claim where the passage tells an association, or where nothing in the source is causal."""
    del source
    ours = claim.strength
    best = ranked[0]
    theirs = best.sentence.strength
    if ours.level != 3 or best.coverage < _BEARS or theirs.level not in (1, 2):
        return
    if any(each.sentence.strength.level == 3 and each.coverage >= _BEARS for each in ranked[:_TOP]):
        return
    (first, last), (start, end) = _cue(ours.cues), _cue(theirs.cues)
    yield StrengthGap(
        claim_words=claim.text[first:last],
        claim_start=first,
        claim_end=last,
        source_words=best.sentence.text[start:end],
        source_start=start,
        source_end=end,
        sentence=best.sentence.index,
        confidence=0.5 + 0.4 * best.coverage,
        claim_level=ours.level,
        source_level=theirs.level,
    )


def _cue(cues: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    return cues[-1] if cues else (0, 0)


def dropped_hedges(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[DroppedHedge]:
    """The hedge of the best passage, or its "many" and "some", that the claim left out."""
    del source
    best = ranked[0]
    if best.coverage < _BEARS or claim.strength.hedged:
        return
    text, words = best.sentence.lowered, read_words(best.sentence.lowered)
    cues = read_cue_lists(LEXICON).phrases
    ours = read_words(claim.lowered)
    for name, sureness in (("hedges", 0.85), ("part of all", 0.7)):
        if any(True for _ in find_phrases(cues[name], ours, claim.lowered)):
            continue
        place = next(iter(find_phrases(cues[name], words, text)), None)
        if place is not None and _governs(best.sentence, place, claim):
            yield DroppedHedge(
                claim_words="",
                source_words=best.sentence.text[place[0] : place[1]],
                source_start=place[0],
                source_end=place[1],
                sentence=best.sentence.index,
                confidence=sureness * best.coverage,
            )


def _governs(sentence: ReadSentence, place: tuple[int, int], claim: ReadSentence) -> bool:
    """Whether what follows the hedge in its clause is what the claim takes over."""
    after = [term for term in sentence.terms if place[1] <= term.start <= place[1] + 160]
    near = after[:5]
    return sum(term.stem in claim.stems for term in near) >= max(1, len(near) // 3)


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
    """People in the claim, or nobody named, where the source studied animals or cells only; women for men …"""
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
            place = _place_of(studied, source)
            if place is not None:
                yield PopulationShift(claim_words="", **place, confidence=sureness * best.coverage)
                return


def _place_of(words: frozenset[str], source: ReadSource) -> dict[str, object] | None:
    for sentence in (*((source.title,) if source.title else ()), *source.sentences):
        for word, start, end in tokens(sentence.text):
            if word in words:
                return {
                    "source_words": sentence.text[start:end],
                    "source_start": start,
                    "source_end": end,
                    "sentence": sentence.index,
                }
    return None


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


_FINDERS: tuple[Finder, ...] = (
    direction_conflicts,
    strength_gaps,
    dropped_hedges,
    missing_quotes,
    population_shifts,
    misdescribed_designs,
    absent_words,
)
