"""Where a claim words a finding more strongly than its source: causes, proof, all for some, advice, lost hedges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.language.words import find_phrases, read_cue_lists, read_words
from claimcheck.model.comparisons import DroppedHedge, StrengthGap
from claimcheck.verification.features import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence, ReadSource

_TOUCHES = 0.25
"""Coverage from which wording is compared at all: a short strong claim may leave much out."""
_TOP = 3


def strength_gaps(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[StrengthGap]:
    """Wording stronger than the source's: a cause for an association, "proven", "every patient", advice."""
    best = ranked[0]
    if best.coverage < _TOUCHES or any(each.is_null for each in claim.effects):
        return
    near = [
        each.sentence
        for each in ranked[:_TOP]
        if each.coverage >= 0.7 * best.coverage and not any(effect.is_null for effect in each.sentence.effects)
    ]
    level = max((each.strength.level for each in near), default=0)
    boost = _booster(claim, source)
    ours = claim.strength
    if not near or (
        boost is None and (ours.level < 3 or level not in (1, 2) or not any(each.strength.cues for each in near))
    ):
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
