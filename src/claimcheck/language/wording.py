"""Wording that is stronger than evidence can bear: proof words, absolutes, wonder words, superlatives."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path

from attrs import frozen

from claimcheck.language.words import (
    Phrases,
    compile_phrases,
    find_phrases,
    inflect_verb,
    lower,
    read_cues,
    read_words,
    spell_words,
    split_list,
)
from claimcheck.model import Confidence

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
    cues: Phrases


@frozen(kw_only=True)
class _Cues:
    rules: tuple[_Rule, ...]
    masks: Phrases
    denials: frozenset[str]
    hedges: frozenset[str]


@cache
def _cues() -> _Cues:
    lists = read_cues(_CUES)
    forms = [form for verb in split_list(lists["effect"]) for form in inflect_verb(verb)]
    rules = tuple(
        _Rule(
            kind=OverstatementKind(rule["kind"]),
            weight=rule["weight"],
            reason=rule["reason"],
            cues=compile_phrases(
                cue.replace("{effect/}", "/".join(forms)).replace("{effect}", "|".join(forms)) for cue in rule["cues"]
            ),
        )
        for rule in lists["rules"]
    )
    return _Cues(
        rules=rules,
        masks=compile_phrases(lists["masks"]),
        denials=frozenset(split_list(lists["denials"])),
        hedges=frozenset(split_list(lists["hedges"])),
    )


def read_overstatement(sentence: str) -> tuple[Overstatement, ...]:
    """The words of `sentence` that are stronger than evidence can usually bear, in order, none overlapping.

    What is denied ("not proven"), asked, hedged ("may be the best"), set in quotation marks of its own or a
    technical term ("complete response", "biopsy-proven", "cure rate") is left alone.
    """
    text = lower(sentence)
    if text.rstrip("\"'”’) ").endswith("?"):
        return ()
    cues = _cues()
    words = read_words(text)
    masked = list(find_phrases(cues.masks, words, text))
    found: list[Overstatement] = []
    for rule in cues.rules:
        for start, end in find_phrases(rule.cues, words, text):
            taken = any(start < each.end and each.start < end for each in found)
            if taken or any(start < last and first < end for first, last in masked):
                continue
            if _is_scare_quoted(text, start, end) or _is_denied(text, start):
                continue
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
    return tuple(sorted(found, key=lambda each: each.start))


_QUOTES = frozenset("\"“”‘’'«»„")


def _is_scare_quoted(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1] in _QUOTES and text[end : end + 1] in _QUOTES


_CLAUSE = re.compile(r"[;:.,](?=\s)|\bbut\b|\band\b|\bwhich\b")


def _is_denied(text: str, start: int) -> bool:
    """Whether a denial or a hedge governs the words that begin at `start`."""
    cues = _cues()
    clause = _CLAUSE.split(text[max(0, start - 60) : start])[-1]
    before = spell_words(clause)
    return any(word in cues.denials or word in cues.hedges for word in before[-6:])
