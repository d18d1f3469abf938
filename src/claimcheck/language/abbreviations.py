"""What is known of a word before a full stop, and of the word after it."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from claimcheck import regex as re

_SOURCE = Path(__file__).with_name("abbreviations.txt")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?){1,6}[^\W\d_]")
_ABSTRACT = re.compile(r"[A-Z][a-z]{2,20}(?:tions?|ments?|ness|ity|ities|ally|ously|ively)")


class Ending(Enum):
    """When a full stop after a word ends the sentence."""

    ALWAYS = auto()
    """Before a capital, a number or anything else that can open a sentence: an ordinary word."""
    BEFORE_CAPITAL = auto()
    """Not before a number: "no. 5", "min.", "6 p.m."."""
    BEFORE_OPENER = auto()
    """Only before a word that commonly opens a sentence: "Inc.", "et al.", "the U.S."."""
    NEVER = auto()
    """An abbreviation that is always followed by more: "e.g.", "Dr."."""


def _sections(lines: list[str]) -> dict[str, set[str]]:
    """The words under each `[section]` of the data file; lines that start with `#` are notes."""
    found: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in lines:
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(line.split())
    return found


_WORDS = _sections(_SOURCE.read_text(encoding="utf-8").splitlines())
_LABELS = _WORDS["label"]
_OPENERS = _WORDS["opener"]
_SUBJECTS = _WORDS["subject"]
_TIMES = _WORDS["time"]


_ENDINGS: dict[str, Ending] = {
    word: ending
    for section, ending in (
        ("inner", Ending.NEVER),
        ("either", Ending.BEFORE_OPENER),
        ("final", Ending.BEFORE_CAPITAL),
    )
    for word in _WORDS[section]
}


def ending_of(word: str) -> Ending:
    """When a stop after `word` (written without the stop) ends the sentence.

    A word of single letters and stops ("U.S", "b.i.d") that is not listed counts as an abbreviation: one in
    lower case may end a sentence before any capital, one with capitals only before a common opener.
    """
    known = _ENDINGS.get(word)
    if known is not None:
        return known
    if "." in word and _DOTTED.fullmatch(word):
        return Ending.BEFORE_CAPITAL if word.islower() else Ending.BEFORE_OPENER
    return Ending.ALWAYS


def opens_sentences(word: str) -> bool:
    """Whether `word`, capitalised, commonly opens a sentence and is hardly ever a name."""
    return word in _OPENERS


def is_subject(word: str) -> bool:
    """Whether `word`, in lower case after a stop, can only be the subject of a new sentence."""
    return word in _SUBJECTS


def is_no_surname(word: str) -> bool:
    """Whether `word` opens sentences or has the ending of an abstract noun or adverb: no initial goes before."""
    return word in _OPENERS or _ABSTRACT.fullmatch(word) is not None


def is_label(word: str) -> bool:
    """Whether a single letter after `word` names a kind ("vitamin C", "group B"), not a person."""
    return word.lower() in _LABELS


def continues_time(word: str) -> bool:
    """Whether `word` goes on with a clock time: a weekday or a time zone after "6 p.m."."""
    return word in _TIMES
