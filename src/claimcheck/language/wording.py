"""Wording that is stronger than evidence can bear: proof words, absolutes, wonder words, superlatives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.words import (
    Phrases,
    compile_phrases,
    end_of_cue,
    find_phrases,
    inflect_verb,
    lower,
    read_cues,
    read_words,
)
from claimcheck.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.words import Place, Word

_CUES = Path(__file__).with_name("wording.json")


class OverstatementKind(StrEnum):
    """In which way wording says too much."""

    PROOF = "proof"
    """"Proven", "guarantees", "cures", "the science is clear"."""
    ABSOLUTE = "absolute"
    """"Always", "never causes", "completely abolishes", "can only be"."""
    MIRACLE = "miracle"
    """"Miracle", "revolutionary", "game-changer"."""
    SUPERLATIVE = "superlative"
    """"The best treatment", "superior", "highly effective"."""


@frozen(kw_only=True)
class Overstatement:
    """Words that say more than evidence can usually bear."""

    kind: OverstatementKind
    start: int
    end: int
    """`[start:end]` in the sentence."""
    words: str
    """The words as written."""
    weight: float
    """0–1: how sure a careful editor would object; under 0.5 the words alone do not decide."""
    reason: str
    """What is wrong with the words, as a predicate: "promises …"."""

    @property
    def confidence(self) -> Confidence:
        """`weight` in the three steps of a finding."""
        if self.weight >= 0.75:
            return Confidence.HIGH
        return Confidence.MEDIUM if self.weight >= 0.5 else Confidence.LOW


@frozen(kw_only=True)
class _Rule:
    kind: OverstatementKind
    weight: float
    reason: str
    asserted: bool
    """Whether the words count only where they are said of something: "is the best", not "to find the best"."""


@frozen(kw_only=True)
class _Cues:
    rules: tuple[_Rule, ...]
    phrases: Mapping[str, tuple[tuple[int, str], ...]]
    """Cues of all rules in one table: `(place in rules, what has to follow)` under the first word."""
    masks: Phrases
    doubts: frozenset[str]
    """Words that anywhere in a sentence take its claim back: "unknown", "myth"."""
    denials: frozenset[str]
    hedges: frozenset[str]


@cache
def _cues() -> _Cues:
    lists = read_cues(_CUES)
    forms = [form for verb in lists["effect"].split() for form in inflect_verb(verb)]
    phrases: dict[str, list[tuple[int, str]]] = {}
    for order, rule in enumerate(lists["rules"]):
        cues = [cue.replace("{effect/}", "/".join(forms)).replace("{effect}", "|".join(forms)) for cue in rule["cues"]]
        for first, rests in compile_phrases(cues).items():
            phrases.setdefault(first, []).extend((order, rest) for rest in rests)
    return _Cues(
        rules=tuple(
            _Rule(
                kind=OverstatementKind(rule["kind"]),
                weight=rule["weight"],
                reason=rule["reason"],
                asserted=rule.get("asserted", False),
            )
            for rule in lists["rules"]
        ),
        phrases={first: tuple(cues) for first, cues in phrases.items()},
        masks=compile_phrases(lists["masks"]),
        doubts=frozenset(lists["doubts"].split()),
        denials=frozenset(lists["denials"].split()),
        hedges=frozenset(lists["hedges"].split()),
    )


def read_overstatement(sentence: str) -> tuple[Overstatement, ...]:
    """The words of `sentence` that are stronger than evidence can usually bear, in order, none overlapping.

    What is denied ("not proven"), asked, hedged ("may be the best"), set in quotation marks of its own or a
    technical term ("complete response", "biopsy-proven", "cure rate") is left alone, and so is a sentence of doubt
    ("the best treatment is unknown", "a myth").
    """
    text = lower(sentence)
    if text.rstrip("\"'”’) ").endswith("?"):
        return ()
    words = read_words(text)
    candidates = _candidates(words, text)
    if not candidates or not _cues().doubts.isdisjoint({word for word, _, _ in words}) or _HEARSAY.search(text):
        return ()
    masked = tuple(find_phrases(_cues().masks, words, text))
    found: list[Overstatement] = []
    for start, _, end, order in candidates:
        rule = _cues().rules[order]
        if found and start < found[-1].end and rule.weight <= found[-1].weight:
            continue
        if rule.asserted and not _is_asserted(words, start):
            continue
        if _is_masked(masked, start, end) or _is_scare_quoted(text, start, end) or _is_denied(text, start):
            continue
        if found and start < found[-1].end:
            found.pop()
        found.append(
            Overstatement(
                kind=rule.kind,
                start=start,
                end=end,
                words=sentence[start:end],
                weight=rule.weight,
                reason=rule.reason,
            )
        )
    return tuple(found)


def _candidates(words: Sequence[Word], text: str) -> list[tuple[int, float, int, int]]:
    """`(start, -weight, end, place of the rule)` of every cue in a lower-cased sentence, in order."""
    cues = _cues()
    found = []
    for word, start, end in [each for each in words if each[0] in cues.phrases]:
        done = -1
        for order, rest in cues.phrases[word]:
            if order != done and (last := end_of_cue(rest, text, end)) is not None:
                found.append((start, -cues.rules[order].weight, last, order))
                done = order
    return sorted(found)


def _is_masked(masked: Sequence[Place], start: int, end: int) -> bool:
    """Whether a technical term overlaps `[start:end]`; `masked` is in order of start."""
    place = bisect_left(masked, (end, 0))
    return any(start < last for _, last in masked[max(0, place - 2) : place])


_HEARSAY = re.compile(
    r"\b(?:my|our) (?:[\w-]+ )?[\w-]+ (?:said|says|told|tells|swears?|claim(?:s|ed)|thinks?|believes?)\b"
)
"""What somebody is told to have said who is no authority to anybody: "my neighbour says that it cures everything"."""
_SAID_OF = frozenset({"is", "are", "was", "were", "be", "as", "remains", "remain", "it's", "it’s", "they're", "offers"})
_REACH = 3


def _is_asserted(words: Sequence[Word], start: int) -> bool:
    """Whether the words that begin at `start` begin the sentence or follow the verb that says them of something."""
    place = next(index for index, word in enumerate(words) if word[1] == start)
    before = [word for word, _, _ in words[max(0, place - _REACH) : place]]
    return not place or not _SAID_OF.isdisjoint(before)


_QUOTES = "\"“”‘’'«»„"


def _is_scare_quoted(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and text[start - 1] in _QUOTES and text[end] in _QUOTES


_CLAUSE = re.compile(r"[;:.,](?=\s)|\bbut\b|\band\b|\bwhich\b")


def _is_denied(text: str, start: int) -> bool:
    """Whether a denial or a hedge governs the words that begin at `start`."""
    cues = _cues()
    clause = _CLAUSE.split(text[max(0, start - 60) : start])[-1]
    before = [word for word, _, _ in read_words(clause)[-6:]]
    return any(word in cues.denials or word in cues.hedges for word in before)
