"""Where a claim words a finding more strongly than its source: causes, proof, all for some, advice, cures."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.overclaims import OverclaimKind, read_overclaims
from claimcheck.language.terms import stem
from claimcheck.language.words import read_cue_lists, read_cues, read_words
from claimcheck.model.comparisons import DesignOverreach, StrengthGap
from claimcheck.verification.passages import nearest
from claimcheck.verification.reading import both_sides, standing, weight_of
from claimcheck.verification.wording.hedges import dropped_hedges
from claimcheck.verification.wording.limits import CUES as DESIGNS
from claimcheck.verification.wording.limits import Limit, is_biology, read_limits
from claimcheck.verification.wording.wordings import CUES, is_copied, wordings

__all__ = ("dropped_hedges", "strength_gaps")

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.overclaims import Overclaim
    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.words import Place
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource
    from claimcheck.verification.wording.limits import Design

_CAUSAL = 3
_TOP = 3
_CAUTIONED = 0.58
"""How sure a gap is where the source warns of its own limits and the claim tells a general truth."""
_SPOKEN_OF = 0.3
_TAKEN = 0.7
"""Coverage from which a passage is the one that the claim was taken from."""
_NEAR = 0.6
"""Share of the best passage's coverage from which a passage is near the claim too."""
_SOFTENED = 0.2
"""Taken off where the claim says "can", or is about genes and cells, where a cause is shown by experiment."""
_RISK = re.compile(r"\b(?:risks?|odds|chances?|likelihood|probability|rates?|prevalence|incidence|likely)\b")
_EMPTY = frozenset(
    "a an and are at be by can could do does for from get gets had has have is it no of on out the to too us we what"
    " with you your".split()
)
"""Words that say nothing of what an overclaim claims."""
_REASONS = ("due to", "owing to", "because of", "as a result")
_PREDICATES = (" is ", " are ", " mainly ", " largely ")
_READER = frozenset({"you", "your"})
_ASIDE = re.compile(
    r"\b(?:(?:whether|if|how (?:well|much|often|far)) (?:[\w'’-]+ ){1,5}"
    r"|(?<!shown )(?<!found )(?<!proven )(?<!known )(?<!proved )to (?:\w+ly )?)$"
)
"""What leads to words that ask for an effect or aim at it, without saying that there is one."""
_ORDER = ("hedges", "reporting hedges", "correlational", "part of all")
_ORDERS = {OverclaimKind.UNIVERSAL: ("part of all", "hedges", "reporting hedges")}
"""Which careful wording of the source is laid beside an overclaim, the most telling first."""
_NOT_PEOPLE = (Limit.ANIMAL, Limit.IN_VITRO)
_NO_TRIAL = (Limit.OBSERVATIONAL, Limit.UNCONTROLLED)
_BASE = {
    OverclaimKind.PROOF: 0.85,
    OverclaimKind.ABSOLUTE: 0.55,
    OverclaimKind.WORTHLESS: 0.85,
    OverclaimKind.UNIVERSAL: 0.72,
    OverclaimKind.ADVICE: 0.55,
    OverclaimKind.WORKS: 0.55,
    OverclaimKind.EQUAL: 0.45,
}
"""How sure it is that words of this kind, which the source has not, say more than it."""


def strength_gaps(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[StrengthGap]:
    """Wording stronger than the source's: a cause for an association, "proven", "every patient", "cures", advice.

    What a source may be cited for is bounded by its wording and by its design: an observational study carries no
    causal verb, animals and cells carry nothing on people, a small or uncontrolled study no plain "works".
    """
    ranked = nearest(ranked)
    near = [each.sentence for each in ranked[:_TOP] if each.coverage >= _NEAR * ranked[0].coverage]
    design = read_limits(source)
    for overclaim, sureness in _overclaims(claim, near, design):
        works = overclaim.kind is OverclaimKind.WORKS
        kind = _kind(_CAUSAL, near, design.limits[0][0] if works else None)
        told = _told((), near, design) if works else _told(_ORDERS.get(overclaim.kind, _ORDER), near, None)
        yield _gap(claim, (overclaim.start, overclaim.end), told, kind, sureness * _bears(claim, source))
    from_people = _causal(claim, ranked, near, design)
    from_animals = _from_animals(claim, design)
    if (from_people or from_animals) and claim.strength.cues:
        beasts = from_animals > from_people
        limit = next((each[0] for each in design.limits if each[0] in (_NOT_PEOPLE if beasts else _NO_TRIAL)), None)
        worded = not beasts and any("correlational" in wordings(each) for each in near)
        kind = _kind(claim.strength.level, near, None if worded else limit)
        told = _told(() if beasts else ("correlational", "hedges"), near, design)
        yield _gap(claim, claim.strength.cues[-1], told, kind, max(from_people, from_animals))


def _kind(level: int, near: Sequence[ReadSentence], limit: Limit | None) -> StrengthGap:
    """The kind of gap, its words still to come: of the design where that sets the limit."""
    theirs = max(each.strength.level for each in near)
    if limit is None:
        return StrengthGap(claim_words="", claim_level=level, source_level=theirs)
    return DesignOverreach(claim_words="", claim_level=level, source_level=theirs, design=limit.value)


def _bears(claim: ReadSentence, source: ReadSource) -> float:
    """0.75–1: how much of what the claim is about the source speaks of; lay words share few stems with a source."""
    stems = frozenset(term.stem for term in claim.topics) or claim.stems
    return 0.75 + 0.25 * min(1.0, weight_of(stems & source.stems) / (0.4 * (weight_of(stems) or 1.0)))


def _gap(
    claim: ReadSentence, place: Place, told: tuple[ReadSentence, Place], kind: StrengthGap, confidence: float
) -> StrengthGap:
    """`kind` with the words of both sides."""
    return evolve(kind, **both_sides(claim, place, *told), confidence=confidence)


def _told(names: Sequence[str], near: Sequence[ReadSentence], design: Design | None) -> tuple[ReadSentence, Place]:
    """The words of the source that set the measure: those of the first of `names`, of its design, of its effect."""
    for name in names:
        for sentence in near:
            if name in (found := wordings(sentence)):
                return sentence, found[name]
    told = design.told(*Limit) if design is not None else None
    if told is not None:
        return told
    best = near[0]
    cues = best.strength.cues or tuple((effect.start, effect.end) for effect in best.effects)
    return best, cues[-1] if cues else (0, 0)


@lru_cache(maxsize=1024)
def _kinds(sentence: ReadSentence) -> frozenset[OverclaimKind]:
    return frozenset(each.kind for each in read_overclaims(sentence.text))


def _overclaims(claim: ReadSentence, near: Sequence[ReadSentence], design: Design) -> Iterator[tuple[Overclaim, float]]:
    """The first overclaim of each kind that the source does not make itself, with how sure it is."""
    seen = set()
    for each in read_overclaims(claim.text):
        beasts = each.kind is OverclaimKind.WORKS and design.has(*_NOT_PEOPLE)
        if each.kind in seen or (_says_so(each, claim, near) and not beasts):
            continue
        if each.kind is OverclaimKind.WORKS and not design.limits:
            continue
        if each.kind is OverclaimKind.EQUAL and not any(effect.is_null for one in near for effect in one.effects):
            continue
        seen.add(each.kind)
        yield each, _BASE[each.kind]


_EXCUSES = {
    OverclaimKind.PROOF: "proving",
    OverclaimKind.ADVICE: "recommending",
    OverclaimKind.WORKS: "working",
    OverclaimKind.EQUAL: "equalling",
}
_OWN = frozenset({OverclaimKind.ABSOLUTE, OverclaimKind.WORTHLESS})
"""Kinds of which a source may have one and not another: the cure, but not the wonder."""


def _says_so(overclaim: Overclaim, claim: ReadSentence, near: Sequence[ReadSentence]) -> bool:
    """Whether the passages near the claim make the same overclaim, or use words that bear it."""
    kind = overclaim.kind
    if kind in _OWN:
        bearing = _bearing(claim.lowered[overclaim.start : overclaim.end])
        return bool(bearing) and any(all(each.words & words for words in bearing) for each in near)
    words = read_cue_lists(CUES).words.get(_EXCUSES.get(kind, ""), frozenset())
    return any(kind in _kinds(each) or each.words & words for each in near)


@lru_cache(maxsize=256)
def _bearing(overclaim: str) -> tuple[frozenset[str], ...]:
    """For each telling word of an overclaim, the words that say about the same."""
    words = [word for word, _, _ in read_words(overclaim) if word not in _EMPTY]
    families = [frozenset(each.split()) for each in str(read_cues(CUES)["families"]).split("|")]
    found = [each for each in families if not each.isdisjoint(words)]
    return tuple(found) or tuple(frozenset({word}) for word in words[:1])


def _causal(claim: ReadSentence, ranked: Sequence[Ranked], near: Sequence[ReadSentence], design: Design) -> float:
    """How sure it is that the causal wording of the claim is more than the source's wording and design carry."""
    ours = claim.strength
    if ours.level < _CAUSAL or ours.hedged or any(each.is_null for each in claim.effects):
        return 0.0
    start, end = ours.cues[-1]
    verb = claim.lowered[start:end]
    before = claim.lowered[:start]
    if _ASIDE.search(before) or (verb.startswith(_REASONS) and start and not before.endswith(_PREDICATES)):
        return 0.0
    strong = _is_strong(verb)
    risk = _RISK.search(claim.lowered, end) is not None
    if is_copied(claim, ranked[0]) and "association" in wordings(ranked[0].sentence).keys() - wordings(claim).keys():
        return (0.8 if strong else 0.62) - (0.15 if design.randomised else 0.0)
    if risk and not strong:
        return 0.62 if claim.words & _READER and not any(each.strength.level >= _CAUSAL for each in near) else 0.4
    sureness = _over_associations(verb, ranked, near, design, strong=strong)
    if not verb.endswith("ed") and not claim.numbers and _is_cautious(ranked):
        sureness = max(sureness, _CAUTIONED if strong else _CAUTIONED - 0.06)
    softened = claim.lowered.endswith("can ", 0, start) or len(claim.words & read_cue_lists(DESIGNS).words["lab"]) > 1
    return sureness - _SOFTENED if softened else sureness


def _is_strong(verb: str) -> bool:
    """Whether a causal wording is more than the "reduces" and "improves" that abstracts too use for what they saw."""
    lists = read_cue_lists(CUES).words
    words = {word for word, _, _ in read_words(verb)}
    return bool(words & lists["strong"]) or (len(words) == 1 and not words & lists["mild"])


def _is_cautious(ranked: Sequence[Ranked]) -> bool:
    """Whether the source warns of its limits, or hedges what it says of the claim and states it flat nowhere near."""
    if any("caution" in wordings(each.sentence) for each in ranked if standing(each.sentence) >= 0):
        return True
    near = [each.sentence for each in ranked[:_TOP] if each.coverage >= _SPOKEN_OF]
    return any("hedges" in wordings(each) for each in near) and all(each.strength.level < _CAUSAL for each in near)


def _over_associations(
    verb: str, ranked: Sequence[Ranked], near: Sequence[ReadSentence], design: Design, *, strong: bool
) -> float:
    causal = any(each.strength.level >= _CAUSAL for each in near)
    modal = any(each.strength.level == _CAUSAL - 1 for each in near)
    associated = any("correlational" in wordings(each) for each in near)
    if design.has(Limit.OBSERVATIONAL, Limit.UNCONTROLLED):
        if not causal:
            return 0.8 if strong else 0.65 if associated and not modal else 0.45
        return 0.55 if strong and not _same_verb(verb, near) else 0.4
    if causal:
        return 0.62 if _completes(verb, near) else 0.0
    best = ranked[0]
    if strong and best.coverage >= _TAKEN and best.sentence.strength.hedged and not _same_verb(verb, near):
        return 0.4 + 0.3 * best.coverage
    if design.randomised or modal or not associated:
        return 0.62 if _completes(verb, near) else 0.0
    told = verb.endswith("ed") or "led to" in verb
    if told and not any("association" in wordings(each) for each in near):
        return 0.0
    return (0.35 if not strong else 0.45 if told else 0.52) + 0.4 * best.coverage


def _from_animals(claim: ReadSentence, design: Design) -> float:
    """How sure it is that a causal wording about people rests on animals or cells alone."""
    words = read_cue_lists(DESIGNS).words
    if claim.strength.level < _CAUSAL or claim.strength.hedged or not design.has(Limit.ANIMAL, Limit.IN_VITRO):
        return 0.0
    if claim.words & (words["animal"] | words["other animals"]) or is_biology(claim):
        return 0.0
    return 0.65 if claim.words & words["human"] else 0.55 if claim.effects and claim.words & words["care"] else 0.0


def _same_verb(verb: str, near: Sequence[ReadSentence]) -> bool:
    ours = {stem(word) for word, _, _ in read_words(verb)}
    return any(ours & {stem(word) for word in each.words} for each in near)


def _completes(verb: str, near: Sequence[ReadSentence]) -> bool:
    """Whether the verb tells a return to health, and the source speaks of nothing of the kind."""
    words = {word for word, _, _ in read_words(verb)}
    return bool(words & read_cue_lists(CUES).words["completing"]) and not _same_verb(verb, near)
