"""What the source does not hold or studied otherwise: quotes, words, population, design."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.language.study_design import read_design
from claimcheck.language.words import read_cue_lists
from claimcheck.model.comparisons import DesignMisdescribed, NotInSource, PopulationShift, QuoteNotFound
from claimcheck.verification.features import LEXICON
from claimcheck.verification.terms import tokens, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence, ReadSource

_BEARS = 0.5
"""Coverage from which a passage is held to speak of the same things as the claim."""
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
