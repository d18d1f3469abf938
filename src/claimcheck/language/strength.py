"""How strongly one sentence words a relation, and whether it hedges."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.words import (
    Phrases,
    compile_phrases,
    find_phrases,
    inflect_verb,
    lower,
    read_cues,
    read_words,
    split_list,
)
from claimcheck.model import Strength

if TYPE_CHECKING:
    from collections.abc import Sequence

_CUES = Path(__file__).with_name("strength.json")

Place = tuple[int, int]
Word = tuple[str, int, int]


@frozen(kw_only=True)
class _Cues:
    """The lists of strength.json, ready to match."""

    base: frozenset[str]
    third: frozenset[str]
    past: frozenset[str]
    study_subjects: frozenset[str]
    study_verbs: frozenset[str]
    conditional: frozenset[str]
    conditional_claims: frozenset[str]
    tools: frozenset[str]
    passive: frozenset[str]
    causal: Phrases
    correlational: Phrases
    none: Phrases
    hedge: Phrases


@cache
def _cues() -> _Cues:
    lists = read_cues(_CUES)
    forms = [inflect_verb(verb) for verb in split_list(lists["causal_verbs"])]

    def words(name: str) -> frozenset[str]:
        return frozenset(split_list(lists[name]))

    irregular = words("irregular_verbs")
    return _Cues(
        base=frozenset(each[0] for each in forms),
        third=frozenset(each[1] for each in forms) | {verb for verb in irregular if verb.endswith("s")},
        past=frozenset(each[2] for each in forms) | {verb for verb in irregular if not verb.endswith("s")},
        study_subjects=words("study_subjects"),
        study_verbs=words("study_verbs"),
        conditional=words("conditional"),
        conditional_claims=words("conditional_claims"),
        tools=words("tools"),
        passive=words("passive"),
        causal=compile_phrases(lists["causal_phrases"]),
        correlational=compile_phrases(lists["correlational"]),
        none=compile_phrases(lists["none_phrases"]),
        hedge=compile_phrases([*split_list(lists["hedge_words"]), *lists["hedge_phrases"]]),
    )


def read_strength(sentence: str) -> Strength:
    """How strongly `sentence` words a relation: level 0–3 and whether it hedges.

    Levels after Yu, Li and Wang (2019), "Detecting causal language use in science findings": 0 no relation,
    1 correlational, 2 conditional causal (a causal cue under a modal or hedge), 3 direct causal. Negation does
    not change the level: "does not reduce" is direct causal. What asks for research or gives advice states
    no relation.
    """
    cues = _cues()
    text = lower(sentence)
    words = read_words(text)
    hedge = next(find_phrases(cues.hedge, words, text), None)
    none = next(find_phrases(cues.none, words, text), None)
    causal = _first_causal(words, text)
    correlational = next(find_phrases(cues.correlational, words, text), None) or _passive(words)
    if none is not None:
        return _strength(0, hedge, None)
    modal = _conditional(words, causal)
    if modal is not None and (causal is not None or correlational is None):
        if correlational and causal and correlational[0] < min(modal[0], causal[0]):
            return _strength(1, hedge, correlational)
        return _strength(2, hedge or modal, causal)
    if correlational is not None and (causal is None or correlational[0] <= causal[0]):
        return _strength(1, hedge, correlational)
    return _strength(0 if causal is None else 3, hedge, causal)


def _strength(level: int, hedge: Place | None, cue: Place | None) -> Strength:
    places = tuple(sorted({place for place in (hedge, cue) if place is not None}))
    return Strength(level=level, hedged=hedge is not None, cues=places)


def _first_causal(words: Sequence[Word], text: str) -> Place | None:
    cues = _cues()
    place = next(find_phrases(cues.causal, words, text), None)
    for index, (_, start, end) in enumerate(words):
        if place is not None and start >= place[0]:
            return place
        if _is_predicate(words, index):
            return start, end
    return place


_AUXILIARY = frozenset(
    "may might could can will would did does do not also to cannot don't doesn't didn't can't won't "
    "they we that which who it and significantly directly helps help".split()
)
_NO_VERB_AFTER = frozenset("the a an of in no any this these their its with for by at on from as than such or".split())
_BE = frozenset("is are was were be been being has have had significantly markedly not".split())
_NO_OBJECT = frozenset("with by at to for from after during among on in of and or than were was is are".split())


def _is_predicate(words: Sequence[Word], index: int) -> bool:
    """Whether the word at `index` is a causal verb that has a subject and acts on something."""
    cues = _cues()
    word = words[index][0]
    before = words[index - 1][0] if index else ""
    after = words[index + 1][0] if index + 1 < len(words) else ""
    if word in cues.study_verbs and any(each[0] in cues.study_subjects for each in words[max(0, index - 4) : index]):
        return False
    if word in cues.base:
        if before == "to":
            return index > 1 and words[index - 2][0] in _RAISING
        plural = before.endswith("s") and not before.endswith("ss") and before not in _NO_VERB_AFTER
        return (before in _AUXILIARY or plural) and after not in {"of", "in"} and before not in {"is", "was", "as", "has"}
    if word in cues.third:
        return bool(before) and before not in _NO_VERB_AFTER and after not in _NO_OBJECT
    if word in cues.past:
        return bool(before) and before not in _NO_VERB_AFTER and before not in _BE and after not in _NO_OBJECT
    return False


_RAISING = frozenset(
    "shown found able known likely unlikely appear appears appeared seem seems seemed tend tends tended helps help "
    "helped proven proved reported ability believed thought designed continued failed used expected".split()
)


def _passive(words: Sequence[Word]) -> Place | None:
    """ "was reduced", "are higher": a change or contrast that is told without its cause."""
    passive = _cues().passive
    for index, (word, start, end) in enumerate(words):
        if word in passive and any(each[0] in _STATE for each in words[max(0, index - 2) : index]):
            return start, end
    return None


_STATE = frozenset("is are was were been remained became become tended had have has showed exhibited".split())


def _conditional(words: Sequence[Word], causal: Place | None) -> Place | None:
    """The modal or hedge over the causal cue, or one that makes a claim of its own ("may be protective")."""
    cues = _cues()
    for index, (word, start, end) in enumerate(words):
        if word not in cues.conditional:
            continue
        following = [each[0] for each in words[index + 1 : index + 4]]
        if any(each in cues.tools for each in following):
            return None
        if causal is not None and start <= causal[1] + 60:
            return start, end
        if following and following[0] in cues.conditional_claims:
            return start, end
    return None
