"""Hedges and quantifiers of the source that a claim left out."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.statements.clauses import find_breaks
from claimcheck.language.words import read_cue_lists
from claimcheck.model.comparisons import DroppedHedge
from claimcheck.verification.passages import nearest
from claimcheck.verification.reading import NOWHERE, both_sides, weight_of
from claimcheck.verification.wording.limits import CUES as DESIGNS
from claimcheck.verification.wording.wordings import is_copied, wordings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.words import Place
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_TOP = 3
_SOFTENED = 0.2
"""Taken off where the claim is about genes and cells."""
_TOUCHES = 0.25
"""Coverage from which hedges are compared at all."""
_CLOSE = 0.7
_GENERAL = 0.5
_LEEWAY = 0.05
_FEW = 2
_CAUSAL = 3
_BESIDE = 3
_SHARED = 0.4
_AROUND = 65
"""Characters on either side of a hedge in which the claim has to share its words."""
_SURENESS = (("hedges", 0.9), ("reporting hedges", 0.5), ("part of all", 0.7), ("partly", 0.45))


def dropped_hedges(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[DroppedHedge]:
    """The hedge of a passage that the claim takes over, or its "many" and "some", that the claim left out."""
    del source
    ranked = nearest(ranked)
    top = [each for each in ranked[:_TOP] if is_copied(claim, each) and _states(each.sentence)][:1]
    copied = bool(top)
    denies = any(each.is_null for each in claim.effects)
    if copied and denies and not any(each.is_null for each in top[0].sentence.effects):
        return
    if not copied and (denies or ranked[0].coverage < _TOUCHES):
        return
    if claim.numbers and any(claim.numbers <= each.sentence.numbers and not _hedges(each.sentence) for each in ranked):
        return
    ours = wordings(claim)
    hedged = claim.strength.hedged or "hedges" in ours or "reporting hedges" in ours
    lab = len(claim.words & read_cue_lists(DESIGNS).words["lab"]) > 1
    said = False
    for name, sureness in _SURENESS:
        if name in ours or hedged or (said and "hedges" in name):
            continue
        for each in top or _closest(claim, ranked):
            sentence = each.sentence
            place = wordings(sentence).get(name)
            if place is None or sentence.lowered.endswith("not ", 0, place[0]) or _is_kept(sentence, place, claim):
                continue
            if denies and not _DENIED.match(sentence.lowered, place[1]):
                continue
            if not (_stands_by(sentence, place, claim) if copied else _governs(sentence, place, claim)):
                continue
            yield DroppedHedge(
                **both_sides(claim, NOWHERE, sentence, place),
                confidence=(sureness - _SOFTENED * lab) * min(1.0, 0.35 + each.coverage),
            )
            said = said or name == "hedges"
            break


def _is_kept(sentence: ReadSentence, place: Place, claim: ReadSentence) -> bool:
    """Whether the claim's "can" says what the source's "could" does."""
    return sentence.lowered.startswith("could", place[0]) and "can" in claim.words


def _hedges(sentence: ReadSentence) -> bool:
    return not {"hedges", "reporting hedges"}.isdisjoint(wordings(sentence))


def _states(sentence: ReadSentence) -> bool:
    return bool(sentence.strength.level or sentence.strength.hedged or sentence.effects)


def _closest(claim: ReadSentence, ranked: Sequence[Ranked]) -> list[Ranked]:
    """The passages nearly as close as the best, and as the best of those that state an effect without a hedge.

    A claim that tells a general truth is held against what the source concludes, though a result is closer.
    """
    if _is_general(claim):
        return [each for each in ranked[:_TOP] if each.coverage >= _GENERAL * ranked[0].coverage]
    flat = (
        each.coverage
        for each in ranked[:_TOP]
        if each.sentence.strength.level
        and not each.sentence.strength.hedged
        and "hedges" not in wordings(each.sentence)
    )
    least = max(_CLOSE * ranked[0].coverage, max(flat, default=0.0) - _LEEWAY)
    return list(takewhile(lambda each: each.coverage >= least, ranked[:_TOP]))


def _is_general(claim: ReadSentence) -> bool:
    """Whether the claim tells an effect in the present tense and without numbers."""
    cue = claim.lowered[slice(*claim.strength.cues[-1])] if claim.strength.cues else ""
    return claim.strength.level == _CAUSAL and not claim.numbers and not cue.endswith(("ed", "led to", "was", "were"))


def _stands_by(sentence: ReadSentence, place: Place, claim: ReadSentence) -> bool:
    """Whether the words next to the hedge, one on its right at least, stand in the claim, of which this is the copy."""
    after = [term.stem in claim.stems for term in sentence.terms if term.start >= place[1]][:_BESIDE]
    before = [term.stem in claim.stems for term in sentence.terms if term.end <= place[0]][-_BESIDE:]
    return (not after or any(after)) and sum(before) + sum(after) >= (len(before) + len(after)) / 2


_REPORTS = re.compile(
    r", (?:suggesting|indicating)\b"
    r"|\b(?:suggests?|suggested|suggesting|indicates?|indicated|hypothesi[sz]ed|speculated) that\b|\bhowever,"
)
"""What ends a hedged clause, beside what parts all clauses."""
_DENIED = re.compile(r"(?: \w+){0,2} (?:not|no|nor|neither|little)\b")
"""What follows a hedge that hedges a denial: "may not", "suggest that no"."""
_ADVERBS = frozenset({"possibly", "potentially", "perhaps", "probably", "conceivably"})
_NEXT = 2
"""Content words that such an adverb hedges: "may" hedges the clause, "potentially" the words behind it."""
_HELD = 0.7
"""Share of what a sentence holds of the claim that has to stand in the hedged clause."""


def _governs(sentence: ReadSentence, place: Place, claim: ReadSentence) -> bool:
    """Whether the hedged clause holds most of what the sentence has of the claim, before the hedge or after it."""
    if not (claim.strength.level or claim.effects):
        return False
    ends = [start for start, _ in find_breaks(sentence.lowered)]
    ends.extend(match.start() for match in _REPORTS.finditer(sentence.lowered))
    first = max((end for end in ends if end < place[0]), default=0)
    last = min((end for end in ends if end > place[1]), default=len(sentence.text))
    left, right = max(first, place[0] - _AROUND), min(last, place[1] + _AROUND)
    near = [term.stem in claim.stems for term in sentence.terms if left <= term.start <= right]
    if sum(near) < max(_FEW, _SHARED * len(near)):
        return False
    held = frozenset(term.stem for term in sentence.terms if first <= term.start < last) & claim.stems
    after = [term.stem in claim.stems for term in sentence.terms if place[0] <= term.start < last]
    if sentence.lowered[slice(*place)] in _ADVERBS:
        after = after[:_NEXT]
    return any(after) and weight_of(held) >= _HELD * weight_of(sentence.stems & claim.stems)
