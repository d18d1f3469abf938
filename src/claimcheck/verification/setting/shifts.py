"""What the source does not hold or studied otherwise: words, design."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.study_design import read_design
from claimcheck.model.comparisons import DesignMisdescribed, NotInSource
from claimcheck.verification.reading import weight_of
from claimcheck.verification.terms import weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence, ReadSource


_RARE = 6.0
"""Weight, in nats, from which a word tells what a text is about."""
_ELSEWHERE = 0.1
"""Share of the claim's terms up to which the text at hand is about something else."""
_NOTHING = 0.55
_TOPICS = 3
_ABSTRACT = 5
"""Sentences from which a text is long enough to hold what it is about."""
_PARTLY = 0.3


def misdescribed_designs(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource
) -> Iterator[DesignMisdescribed]:
    """A feature of design that one side states and the other denies."""
    del ranked
    for ours in read_design(claim.text):
        for sentence in source.sentences:
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
    """The rarest word of the claim that the text at hand does not hold.

    Surest where that text is an abstract at least and holds nothing of what the claim is about. Never sure: of lay
    claims one in ten shares no content word with the abstract that it tells faithfully.
    """
    topics = {term.stem: term for term in claim.topics}
    missing = [term for each, term in topics.items() if each not in source.stems and weight(each) >= _RARE]
    if not missing:
        return
    held = weight_of(frozenset(topics) & source.stems) / weight_of(frozenset(topics))
    elsewhere = held < _ELSEWHERE and len(topics) >= _TOPICS and len(source.sentences) >= _ABSTRACT
    if not elsewhere and (ranked[0].coverage < _PARTLY or len(missing) > len(topics) / 2):
        return
    term = max(missing, key=lambda each: (claim.text[each.start].islower(), weight(each.stem)))
    yield NotInSource(
        claim_words=claim.text[term.start : term.end],
        claim_start=term.start,
        claim_end=term.end,
        confidence=(_NOTHING if not held else 0.5) if elsewhere else 0.4,
    )
