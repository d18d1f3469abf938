"""What the source does not hold or speak of at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.terms import weight
from claimcheck.model.comparisons import NotInSource
from claimcheck.verification.reading import weight_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource


_RARE = 6.0
"""Weight, in nats, from which a word tells what a text is about."""
_ELSEWHERE = 0.1
"""Share of the claim's terms up to which the text at hand is about something else."""
_NOTHING = 0.55
_TOPICS = 3
_ABSTRACT = 5
"""Sentences from which a text is long enough to hold what it is about."""
_PARTLY = 0.3


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
