"""The sentences of a source that bear on a claim, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.verification.reading import ReadSentence, standing, weight_of
from claimcheck.verification.terms import weight

if TYPE_CHECKING:
    from claimcheck.verification.reading import ReadSource

_STANDING = 0.07
_CONTEXT = 0.25
"""What a term counts that stands in the sentence before, after or in the title instead of in the sentence."""


@frozen(kw_only=True)
class Ranked:
    """A sentence of the source with how well it bears on a claim."""

    sentence: ReadSentence
    score: float
    """Coverage with the priors of place and kind; only the order means something."""
    coverage: float
    """Share, 0–1, of the claim's terms, weighed by rarity, that the sentence holds."""


def rank(claim: ReadSentence, source: ReadSource) -> tuple[Ranked, ...]:
    """All sentences of `source`, those that bear most on `claim` first.

    A sentence scores the rarity-weighted share of the claim's terms that it holds, a quarter for those that its
    neighbours or the title hold, and a little for standing among the results or conclusions and for telling
    an effect.
    """
    stems = frozenset(term.stem for term in claim.topics) or claim.stems
    total = weight_of(stems) or 1.0
    sentences = source.sentences
    held = [0.0] * len(sentences)
    around = [0.0] * len(sentences)
    for each in sorted(stems):
        share = weight(each) / total
        holders = source.holders.get(each, ())
        for place in holders:
            held[place] += share
        near = range(len(sentences)) if 0 in holders else {place + side for place in holders for side in (-1, 1)}
        for place in near:
            if 0 <= place < len(sentences) and each not in sentences[place].stems:
                around[place] += share
    found = [
        Ranked(
            sentence=each,
            score=held[place] + _CONTEXT * around[place] + _STANDING * standing(each),
            coverage=held[place],
        )
        for place, each in enumerate(sentences)
    ]
    return tuple(sorted(found, key=lambda each: -each.score))
