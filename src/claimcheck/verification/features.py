"""What a verdict is weighed from: features of a claim beside the passages that bear on it, each with a plain name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.language.statements.negation import denies
from claimcheck.language.terms import LEXICON, weight
from claimcheck.language.words import read_cues
from claimcheck.model.comparisons import NumberMismatch, NumberNotFound
from claimcheck.verification.leanings import lean, told
from claimcheck.verification.quantities.numbers import compare_numbers
from claimcheck.verification.reading import weight_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.model.comparisons import Difference
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_TOP = 3
"""Passages that are looked at closely."""


def describe(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource, differences: Sequence[Difference] = ()
) -> dict[str, float]:
    """The features of `claim` beside its best passages; all are finite, most lie in 0–1.

    Each compares: none tells of the claim alone, of lengths or of what holds the source.

    `differences` are the faults that the finders named.
    """
    top = [each.sentence for each in ranked[:_TOP]]
    return {
        **_coverage(claim, ranked, source),
        **_numbers(claim, source),
        **_words(claim, top),
        **_degrees(claim, top),
        **lean(claim, top, source),
        **told(differences),
    }


def _coverage(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> dict[str, float]:
    stems = frozenset(term.stem for term in claim.things or claim.terms)
    total = weight_of(stems) or 1.0
    best, union = ranked[0], frozenset[str]().union(*(each.sentence.stems for each in ranked[:2]))
    missing = sorted((weight(each) for each in stems - source.stems), reverse=True)
    absent_best = sorted((weight(each) for each in stems - best.sentence.stems), reverse=True)
    coverages = sorted((each.coverage for each in ranked), reverse=True)
    return {
        "coverage of best": best.coverage,
        "highest coverage": coverages[0],
        "second coverage": coverages[1] if len(coverages) > 1 else 0.0,
        "coverage of two": weight_of(stems & union) / total,
        "coverage of all": weight_of(stems & source.stems) / total,
        "rarest missing": missing[0] / 8 if missing else 0.0,
        "second missing": missing[1] / 8 if len(missing) > 1 else 0.0,
        "rarest missing from best": absent_best[0] / 8 if absent_best else 0.0,
    }


def _numbers(claim: ReadSentence, source: ReadSource) -> dict[str, float]:
    faults = compare_numbers(claim, source)
    return {
        "quantity mismatch": float(any(isinstance(each, NumberMismatch) for each in faults)),
        "quantity not found": float(any(isinstance(each, NumberNotFound) for each in faults)),
    }


def _words(claim: ReadSentence, top: Sequence[ReadSentence]) -> dict[str, float]:
    ours = sum(denies(word) for word in claim.words)
    theirs = sum(denies(word) for word in top[0].words)
    return {
        "denied in claim only": float(ours > 0 and not theirs),
        "denied in best only": float(theirs > 0 and not ours),
        "only": float("only" in claim.words and "only" not in top[0].words),
        "hedged in best only": float(top[0].strength.hedged and not claim.strength.hedged),
    }


@cache
def _words_of_degree() -> Mapping[str, frozenset[str]]:
    named = (str(line).split() for line in read_cues(LEXICON)["degrees"])
    return {name: frozenset(words) for name, *words in named}


def _degrees(claim: ReadSentence, top: Sequence[ReadSentence]) -> dict[str, float]:
    """For each degree (all, none, merely, most …) whether only the claim tells it, or only its best passage."""
    around = frozenset[str]().union(*(each.words for each in top))
    found = {}
    for name, words in _words_of_degree().items():
        ours = not words.isdisjoint(claim.words)
        found[f"{name} in claim only"] = float(ours and words.isdisjoint(around))
        found[f"{name} in best only"] = float(not ours and not words.isdisjoint(top[0].words))
    return found
