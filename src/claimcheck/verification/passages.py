"""The sentences of a source that bear on a claim, best first."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.reading import ReadSentence
from claimcheck.language.stated import read_stated
from claimcheck.language.terms import weight
from claimcheck.language.words import read_cues
from claimcheck.verification.quantities.sameness import is_close, tells_same
from claimcheck.verification.reading import standing, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.verification.reading import ReadSource

_MODEL = Path(__file__).with_name("passages.json")
_ABSTRACT = 4
"""Sentences from which a text is an abstract, in which the place of a sentence tells something."""
_NUMBERS = 8
"""Numbers of a claim that are looked for."""


@frozen(kw_only=True)
class Ranked:
    """A sentence of the source with how well it bears on a claim."""

    sentence: ReadSentence
    score: float
    """Weighed features, in nats: how likely the sentence decides, against the others of its source."""
    coverage: float
    """Share, 0–1, of the claim's terms, weighed by rarity, that the sentence holds."""


def rank(claim: ReadSentence, source: ReadSource) -> tuple[Ranked, ...]:
    """All sentences of `source`, those that bear most on `claim` first.

    The weights of the features stand in passages.json, made by `python -m benchmarks.fit_passages`.
    """
    weights = _weights()
    told = passage_features(claim, source)
    found = [
        Ranked(
            sentence=sentence,
            score=sum(weights[name] * value for name, value in features.items()),
            coverage=features["held"],
        )
        for sentence, features in zip(source.sentences, told, strict=True)
    ]
    return tuple(sorted(found, key=lambda each: -each.score))


def nearest(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The same, those first that hold most of the claim: from which its words were likeliest taken."""
    return sorted(ranked, key=lambda each: -each.coverage)


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = read_cues(_MODEL)["weights"]
    return weights


def passage_features(claim: ReadSentence, source: ReadSource) -> list[dict[str, float]]:
    """For each sentence of `source`: what it holds of the claim, where it stands, what its numbers say; most 0–1.

    `held` weighs terms by their rarity in medical abstracts and `local` by their rarity among the sentences of this
    source: what all of them hold tells nothing. `around` is what only the neighbours hold, or the first sentence.
    """
    stems = frozenset(term.stem for term in claim.things or claim.terms)
    total = weight_of(stems) or 1.0
    count = len(source.sentences)
    rarity = {each: math.log((count + 1) / (len(source.holders[each]) + 0.5)) for each in stems & source.stems}
    rarities = math.fsum(rarity.values()) or 1.0
    held, local, around = [0.0] * count, [0.0] * count, [0.0] * count
    for each in sorted(rarity):
        share = weight(each) / total
        holders = source.holders[each]
        for place in holders:
            held[place] += share
            local[place] += rarity[each] / rarities
        near = range(count) if 0 in holders else {place + side for place in holders for side in (-1, 1)}
        for place in near:
            if 0 <= place < count and each not in source.sentences[place].stems:
                around[place] += share
    abstract = float(count >= _ABSTRACT)
    return [
        {
            "held": held[place],
            "local": local[place],
            "around": around[place],
            "first": abstract * (place == 0),
            "place": abstract * sentence.place,
            "standing": standing(sentence),
            **numbers,
        }
        for place, (sentence, numbers) in enumerate(zip(source.sentences, _numbers(claim, source), strict=True))
    ]


def _numbers(claim: ReadSentence, source: ReadSource) -> Iterator[dict[str, float]]:
    """How many of the claim's numbers each sentence tells, whether it tells none, and whether it has any."""
    ours = [each for each in read_stated(claim) if not each.quantity.vague][:_NUMBERS]
    for sentence in source.sentences:
        theirs = read_stated(sentence) if ours else ()
        agreeing = sum(any(tells_same(mine, each) and is_close(mine, each) for each in theirs) for mine in ours)
        yield {
            "numbers told": agreeing / len(ours) if ours else 0.0,
            "no number told": float(bool(ours) and not agreeing),
            "numbers": float(bool(theirs)),
        }
