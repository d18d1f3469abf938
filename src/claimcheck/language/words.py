"""Words of one sentence and the inflected forms of a word: the ground that the cue lists stand on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from claimcheck import regex as re

if TYPE_CHECKING:
    from pathlib import Path

_WORD = re.compile(r"[^\W_]++(?:[-'’][^\W_]++)*")
_VOWELS = "aeiou"
_DOUBLED = re.compile(r"(?:^[^aeiou]*[aeiou][bdgmnprt]|(?:[^aeiou]mit|nfer|sfer|efer|trol))$")


def lower(text: str) -> str:
    """`text` in lower case with every character at its place (`İ` would grow to two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


Place = tuple[int, int]
"""`(start, end)` in a sentence."""
Word = tuple[str, int, int]
"""`(word in lower case, start, end)`."""


@lru_cache(maxsize=256)
def read_words(lowered: str) -> tuple[Word, ...]:
    """The words of a lower-cased sentence as `(word, start, end)`; hyphens and apostrophes join."""
    return tuple([(match[0], match.start(), match.end()) for match in _WORD.finditer(lowered)])


def inflect_verb(verb: str) -> tuple[str, ...]:
    """The regular forms of an English verb: base, -s, -ed, -ing; irregular ones are listed as themselves."""
    if verb.endswith("e"):
        ing = verb + "ing" if verb.endswith(("ee", "oe", "ye")) else verb[:-1] + "ing"
        return verb, verb + "s", verb + "d", ing
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    stem = verb + verb[-1] if _DOUBLED.search(verb) else verb
    plural = "es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return verb, verb + plural, stem + "ed", stem + "ing"


def inflect_noun(noun: str) -> tuple[str, ...]:
    """Singular and regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun, noun[:-1] + "ies"
    if noun.endswith("is") and len(noun) > 4:
        return noun, noun[:-2] + "es"
    return noun, noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


Phrases = Mapping[str, tuple[str, ...]]
"""What may follow a word, as regular expressions, under that word; empty where the word is a cue by itself."""


def compile_phrases(phrases: Iterable[str]) -> Phrases:
    """A table of cues that are found by their first word.

    Each cue is `first/words rest`: one or more first words, parted by `/`, and after the first space a regular
    expression that has to follow, to the end of a word.
    """
    rests: dict[str, list[str]] = {}
    alone: set[str] = set()
    for phrase in phrases:
        firsts, _, rest = phrase.partition(" ")
        for first in firsts.split("/"):
            if rest:
                rests.setdefault(first, []).append(rest)
            else:
                alone.add(first)
    found = {first: ("|".join(some),) for first, some in rests.items()}
    return found | {first: (*found.get(first, ()), "") for first in alone}


@cache
def _following(rest: str) -> Callable[[str, int], re.Match[str] | None]:
    """What matches the rest of a cue, compiled when its first word is first met: most never are."""
    return re.compile(rf"\s*+(?:{rest})(?!\w)").match


def end_of_cue(rest: str, lowered: str, end: int) -> int | None:
    """Where the cue ends whose first word ends at `end`, or None where `rest` does not follow."""
    if not rest:
        return end
    match = _following(rest)(lowered, end)
    return None if match is None else match.end()


def find_phrases(phrases: Phrases, words: Iterable[Word], lowered: str) -> Iterator[Place]:
    """The places in a lower-cased sentence where a cue stands, in order of their first words."""
    for word, start, end in [each for each in words if each[0] in phrases]:
        for rest in phrases[word]:
            last = end_of_cue(rest, lowered, end)
            if last is not None:
                yield start, last
                break


NamedPhrases = Mapping[str, tuple[tuple[str, str], ...]]
"""Cues of several names in one table: `(name, what has to follow)` under the first word."""


def merge_phrases(phrases: Mapping[str, Iterable[str]]) -> NamedPhrases:
    """One table for the cues of several names, so that a sentence is gone through once."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, cues in phrases.items():
        for first, rests in compile_phrases(cues).items():
            found.setdefault(first, []).extend((name, rest) for rest in rests)
    return {first: tuple(named) for first, named in found.items()}


def names_found(phrases: NamedPhrases, words: Iterable[Word], lowered: str) -> set[str]:
    """The names of which a cue stands in a lower-cased sentence."""
    return {
        name
        for word in [each for each in words if each[0] in phrases]
        for name, rest in phrases[word[0]]
        if end_of_cue(rest, lowered, word[2]) is not None
    }


def first_places(phrases: NamedPhrases, words: Iterable[Word], lowered: str) -> dict[str, Place]:
    """Where the first cue of each name stands in a lower-cased sentence; names without one are left out."""
    found: dict[str, Place] = {}
    for word, start, end in [each for each in words if each[0] in phrases]:
        for name, rest in phrases[word]:
            if name not in found and (last := end_of_cue(rest, lowered, end)) is not None:
                found[name] = start, last
    return found


@frozen(kw_only=True)
class CueLists:
    """The cue lists of a file, ready to match."""

    words: Mapping[str, frozenset[str]]
    """Sets of single words, by name: in the file a string."""
    phrases: Mapping[str, Phrases]
    """Tables of cues, by name: in the file a list."""


@cache
def read_cue_lists(path: Path) -> CueLists:
    """The word sets and cues in the JSON file at `path` (package data, read once)."""
    lists = read_cues(path)
    return CueLists(
        words={name: frozenset(words.split()) for name, words in lists.items() if isinstance(words, str)},
        phrases={name: compile_phrases(cues) for name, cues in lists.items() if isinstance(cues, list)},
    )


@cache
def read_cues(path: Path) -> Mapping[str, Any]:
    """The cue lists in the JSON file at `path` (package data, read once)."""
    cues: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return cues
