"""How strongly one sentence words a relation, and whether it hedges."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from attrs import frozen

from claimcheck.language.words import (
    alternation,
    inflect_verb,
    lower,
    read_cues,
    read_words,
    split_list,
)
from claimcheck.model import Strength

_CUES = Path(__file__).with_name("strength.json")

Place = tuple[int, int]


@frozen(kw_only=True)
class _Cues:
    """The lists of strength.json, ready to match."""

    verbs: frozenset[str]
    participles: frozenset[str]
    conditional: frozenset[str]
    hedges: frozenset[str]
    causal: re.Pattern[str]
    correlational: re.Pattern[str]
    none: re.Pattern[str]
    hedge: re.Pattern[str]


@cache
def _cues() -> _Cues:
    lists = read_cues(_CUES)
    forms = [inflect_verb(verb) for verb in split_list(lists["causal_verbs"])]
    return _Cues(
        verbs=frozenset(form for each in forms for form in each),
        participles=frozenset(each[2] for each in forms),
        conditional=frozenset(split_list(lists["conditional"])),
        hedges=frozenset(split_list(lists["hedge_words"])),
        causal=alternation(lists["causal_phrases"]),
        correlational=alternation(lists["correlational"]),
        none=alternation(lists["none_phrases"]),
        hedge=alternation(lists["hedge_phrases"]),
    )


_BE = frozenset("is are was were be been being".split())
_NOT_SUBJECT = frozenset(
    "a an the of with in for by at on no any to this these their its such as than from significantly markedly "
    "and or more less".split()
)


def read_strength(sentence: str) -> Strength:
    """How strongly `sentence` words a relation: level 0–3 and whether it hedges.

    Levels after Yu, Li and Wang (2019), "Detecting causal language use in science findings": 0 no relation,
    1 correlational, 2 conditional causal (a causal cue under a modal or hedge), 3 direct causal. Negation does
    not change the level: "does not reduce" is direct causal.
    """
    cues = _cues()
    text = lower(sentence)
    words = read_words(text)
    hedge = _first_hedge(words, text)
    causal = _first_causal(words, text)
    correlational = cues.correlational.search(text)
    if cues.none.search(text) and not (correlational or causal):
        return Strength(level=0, hedged=hedge is not None, cues=(hedge,) if hedge else ())
    if correlational and (causal is None or correlational.start() <= causal[0] + 0):
        return _strength(1, hedge, correlational.span())
    if causal is None:
        return _strength(0, hedge, None)
    conditional = _conditional_before(words, causal[0])
    return _strength(2 if conditional else 3, hedge or conditional, causal)


def _strength(level: int, hedge: Place | None, cue: Place | None) -> Strength:
    places = tuple(sorted({place for place in (hedge, cue) if place is not None}))
    return Strength(level=level, hedged=hedge is not None, cues=places)


def _first_hedge(words: list[tuple[str, int, int]], text: str) -> Place | None:
    cues = _cues()
    for word, start, end in words:
        if word in cues.hedges:
            return start, end
    match = cues.hedge.search(text)
    return match.span() if match else None


def _first_causal(words: list[tuple[str, int, int]], text: str) -> Place | None:
    cues = _cues()
    match = cues.causal.search(text)
    place = match.span() if match else None
    for index, (word, start, end) in enumerate(words):
        if place and start >= place[0]:
            return place
        if word in cues.verbs and _is_predicate(words, index):
            return start, end
    return place


def _is_predicate(words: list[tuple[str, int, int]], index: int) -> bool:
    """Whether the verb form at `index` acts on something, and is not a participle or a noun."""
    word = words[index][0]
    before = words[index - 1][0] if index else ""
    if word.endswith("ed") or word == "cut":
        return bool(before) and before not in _NOT_SUBJECT and before not in _BE
    if word.endswith("ing"):
        return index + 1 < len(words) and before not in {"the", "a", "an"}
    return before not in {"the", "a", "an", "of", "in", "no", "any", "an"}


def _conditional_before(words: list[tuple[str, int, int]], position: int) -> Place | None:
    for word, start, end in words:
        if start >= position:
            return None
        if word in _cues().conditional:
            return start, end
    return None
