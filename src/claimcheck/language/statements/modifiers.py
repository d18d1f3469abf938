"""Which cues of a clause say which way it goes, and which say only of what or of whom it speaks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.polarity import Direction
from claimcheck.language.terms import LEXICON, tokens
from claimcheck.language.words import read_cue_lists, read_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.polarity import Effect
    from claimcheck.language.reading import ReadSentence

POLARITY = Path(__file__).parents[1] / "polarity.json"
"""The cue lists of effects."""
LEVEL = (Direction.INCREASE, Direction.DECREASE)
"""The directions that tell a change of level, not of worth."""

_NAMING = frozenset("impairment decline loss deterioration damage progression harm dysfunction resistance".split())
_DEGREES = frozenset(
    "significant greater more less further marked smaller larger no any a the an of in and slower".split()
)
_SIGNING = frozenset("inverse inversely negatively positively".split())
_NOUNS = frozenset(
    "loss losses reduction reductions inhibition suppression attenuation prevention inhibitor inhibitors antagonist"
    " suppressor downregulation depletion decline declines lowering".split()
)
_LEADING = frozenset("lack lacks lacked low lower fewer less reduced decreased smaller shorter insufficient".split())
_THAT = re.compile(r"\b(?:and|that|which)\b|,")
_OF_WHICH = re.compile(r"\b(?:who|whose|that|which|those with|people with|patients with|women with)\s(?:\S+\s){0,4}$")
_ASIDE = re.compile(
    r"\b(?:who|whose|those with|(?:people|patients|women|men|children|adults|mice|participants) (?:with|that)|through"
    r"|via|by(?=\s\w+ing\b)|due to|because of|owing to|corresponding to|equivalent to"
    r"|(?<!associated )(?<!linked )(?<!correlated )(?<!connected )with an?)\b"
)
_REACH = 16
"""Characters after a word of lack in which stands what is lacking."""


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of polarity.json."""
    return read_cue_lists(POLARITY).words[name]


def without_names(sentence: ReadSentence, effects: Sequence[Effect]) -> list[Effect]:
    """The cues without those that only end the name of an outcome: "linked to cognitive impairment"."""
    text = sentence.lowered
    kept: list[Effect] = []
    for each in effects:
        before = text[max(0, each.start - 24) : each.start].split()
        is_name = (
            text[each.start : each.end] in _NAMING
            and any(other is not each and (other.direction.sign or kept) for other in effects)
            and bool(before)
            and before[-1] not in _DEGREES
            and not before[-1].endswith("ly")
        )
        if not is_name:
            kept.append(each)
    return kept


def asserted(effects: Sequence[Effect], text: str) -> list[Effect]:
    """The cues without those that say of whom or by what means: "lower in women who ate less", "through a rise in"."""
    kept: list[Effect] = []
    for each in effects:
        first = next((other.end for other in kept if other.direction.sign or other.is_null), None)
        if first is None or not each.direction.sign:
            kept.append(each)
            continue
        related = any(first < other.start < each.start for other in effects if not other.direction.sign)
        apposed = "," in text[first : each.start] and not related
        if not apposed and _ASIDE.search(text, first, each.end) is None:
            kept.append(each)
    return kept


def sort_cues(
    sentence: ReadSentence, clause: tuple[int, int], effects: Sequence[Effect], head: Effect
) -> tuple[frozenset[str], list[Effect]]:
    """The stems under a word of lack, and the cues that say which way the clause goes.

    A lowering noun ("loss", "inhibitor"), a gerund that opens the clause or a comparative before a relation ("lower
    income was associated with") says of what the clause speaks, and "who cut down" of whom.
    """
    text = sentence.lowered
    relation = next((each.start for each in effects if each.direction is Direction.RELATED), None)
    flips: set[str] = set()
    counting = []
    for each in effects:
        word = text[each.start : each.end]
        if not each.direction.sign:
            continue
        before_relation = relation is not None and each.start < relation and not _THAT.search(text, each.end, relation)
        if word in _SIGNING or (each is head and not before_relation):
            counting.append(each)
        elif before_relation or _names_thing(text, clause, each):
            flips |= _attached(sentence, (each.start, each.end), word) if each.direction.sign < 0 else set()
        elif each.start > head.start or not _OF_WHICH.search(text, max(clause[0], each.start - 45), each.start):
            counting.append(each)
    cues = {each.start for each in effects}
    for word, start, end in tokens(sentence.text):
        if clause[0] <= start < clause[1] and start not in cues and word in reversers():
            flips |= _attached(sentence, (start, end), word)
    return frozenset(flips), counting


def _names_thing(text: str, clause: tuple[int, int], cue: Effect) -> bool:
    word = text[cue.start : cue.end]
    opens = word.endswith("ing") and not text[clause[0] : cue.start].strip(" ,;:")
    return opens or word in _NOUNS or word in reversers()


def _attached(sentence: ReadSentence, span: tuple[int, int], word: str) -> set[str]:
    """The stems that a word of lack stands beside: "loss of hair", "hair loss", "lacking iron"."""
    start, end = span
    if any(term.start < start < term.end or term.start < end < term.end for term in sentence.topics):
        return set()
    until = min([end + _REACH, *(each.start for each in sentence.effects if each.start >= end)])
    after = [term for term in sentence.topics if end <= term.start <= until]
    before = [term for term in sentence.topics if term.end <= start <= term.end + 1]
    leads = sentence.lowered[end : end + 4] in (" of ", " in ") or word.endswith("ing") or word in _LEADING
    near = after[:2] if leads or (word.endswith("ed") and not before) else before[-1:]
    return {term.stem for term in near if "," not in sentence.lowered[min(end, term.end) : max(start, term.start)]}


def is_of_worth(effects: Sequence[Effect], text: str, worth: int) -> bool:
    """Whether better or worse is told, not more or less: "effective", but not "effective in reducing".

    "Faster" is better, but of what is bad ("progressed faster") it is more.
    """
    told = False
    for each in effects:
        word = text[each.start : each.end]
        if each.direction not in LEVEL:
            told = worth >= 0 or word not in listed("pace")
        elif word not in listed("comparatives"):
            told = False
    return told


@cache
def reversers() -> frozenset[str]:
    """Words of lack and blocking that turn the effect of what they stand beside."""
    return frozenset(str(read_cues(LEXICON)["reversers"]).split())
