"""The things that a claim is about, each in its role, with the words of the source that name it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.terms import LEXICON, weight
from claimcheck.language.terms import stem as stem_of
from claimcheck.language.words import read_cue_lists, read_cues
from claimcheck.model.comparisons import Slot, SlotRole, SlotState
from claimcheck.verification.wording.limits import CUES as PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.terms import Term
    from claimcheck.verification.passages import Ranked

_NEXT = re.compile(r"[\s\-‐‑–/]*")
"""What stands between two words of one thing."""
_BEFORE = re.compile(
    r"\b(?:(?P<comparator>than|versus|vs\.?|against|unlike|compared (?:with|to)|rather than|instead of)"
    r"|(?P<population>in|among|amongst)|(?P<agent>by))\W+(?:(?:the|an?|all|most|some|many|both|\d+)\W+)?(?:[\w-]+\W+)?$"
)
_PHRASE = 40
"""Characters before a thing in which a word tells its role."""
_TELLING = 2.5
"""Weight, in nats, from which a word tells what a claim is about."""
_NO_NAME = re.compile(r"[a-z]+(?:ed|ly|[ai]ble|ful|less|ive|ous|ral|ic)")
"""What a word looks like that names no thing: it tells how, or what was done."""


def name_things(claim: ReadSentence, ranked: Sequence[Ranked]) -> Iterator[Slot]:
    """What the claim is about, each with the words of the likeliest sentence that names it."""
    effects = [(each.start, each.end) for each in claim.effects]
    first = effects[0][0] if effects else len(claim.text)
    people = read_cue_lists(PEOPLE).words["human"]
    for terms in _phrases(claim):
        start, end = terms[0].start, terms[-1].end
        telling = [each for each in terms if _tells(claim.lowered[each.start : each.end], each.stem)]
        if not telling or claim.text[start - 1 : start] + claim.text[end : end + 1] == "()":
            continue
        before = _BEFORE.search(claim.lowered, max(0, start - _PHRASE), start)
        kind = before.lastgroup if before else None
        if kind == "comparator":
            role = SlotRole.COMPARATOR
        elif kind == "population" or any(claim.lowered[each.start : each.end] in people for each in terms):
            role = SlotRole.POPULATION
        else:
            role = SlotRole.INTERVENTION if start < first or kind == "agent" else SlotRole.OUTCOME
        yield _placed(Slot(role=role, text=claim.text[start:end], start=start, end=end), telling, ranked)


def _tells(word: str, stem: str) -> bool:
    """Whether a word names a thing that not any study may speak of."""
    return stem not in _general() and weight(stem) >= _TELLING and _NO_NAME.fullmatch(word) is None


def _placed(slot: Slot, telling: Sequence[Term], ranked: Sequence[Ranked]) -> Slot:
    """The slot with the words of the source that name it, or not found where none of its words stands there."""
    stems = {each.stem for each in telling}
    holding = [each.sentence for each in ranked if stems & each.sentence.stems]
    if not holding:
        return slot
    best = max(holding, key=lambda each: len(stems & each.stems))
    named = [each for each in best.terms if each.stem in stems]
    return evolve(
        slot,
        state=SlotState.FOUND,
        source_text=best.text[named[0].start : named[0].end],
        sentence=best.index,
    )


@lru_cache(maxsize=256)
def _phrases(claim: ReadSentence) -> tuple[tuple[Term, ...], ...]:
    """The content words of the claim that stand next to each other."""
    found: list[list[Term]] = []
    for term in claim.things:
        if found and _NEXT.fullmatch(claim.text, found[-1][-1].end, max(found[-1][-1].end, term.start)):
            found[-1].append(term)
        else:
            found.append([term])
    return tuple(map(tuple, found))


@cache
def _general() -> frozenset[str]:
    """Stems that any study may speak of, in any words: "rate", "patients", "treatment"."""
    return frozenset(stem_of(word) for word in str(read_cues(LEXICON)["general"]).split())
