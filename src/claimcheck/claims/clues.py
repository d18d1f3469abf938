"""What the words of one sentence show: classes of vocabulary, turns of phrase, attribution, strength."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from attrs import frozen

from claimcheck.claims.attribution import read_attribution
from claimcheck.language.strength import read_strength
from claimcheck.language.words import (
    compile_phrases,
    end_of_cue,
    inflect_noun,
    inflect_verb,
    lower,
    read_cues,
    read_words,
)
from claimcheck.model import Attribution, BlockKind, Strength

_VOCABULARY = Path(__file__).with_name("vocabulary.json")
_LONG_ENOUGH = 7
"""Letters from which an ending like -itis marks a word of medicine."""


@frozen(kw_only=True)
class Clues:
    """One sentence of an article with all that was read in it."""

    text: str
    kind: BlockKind
    cited: bool
    """A citation marker stands in the sentence."""
    words: tuple[str, ...]
    """In lower case."""
    classes: Mapping[str, int]
    """How many words are of each class of vocabulary: health, outcome, study, shop …"""
    phrases: frozenset[str]
    """Turns of phrase that occur: definition, guidance, a plan of the author …"""
    attribution: Attribution | None
    strength: Strength


@frozen(kw_only=True)
class _Vocabulary:
    classes: Mapping[str, tuple[str, ...]]
    """Classes of each word form."""
    endings: tuple[str, ...]
    anywhere: Mapping[str, tuple[tuple[str, str], ...]]
    """The turns of phrase that may begin with a word, as `(name, what has to follow)`."""
    start: Mapping[str, tuple[tuple[str, str], ...]]
    """The same for those that count at the start of a sentence only."""


@cache
def _vocabulary() -> _Vocabulary:
    lists = read_cues(_VOCABULARY)
    classes: dict[str, set[str]] = {}
    endings: list[str] = []
    for name, words in lists["words"].items():
        forms = words.get("words", "").split()
        forms += [form for noun in words.get("nouns", "").split() for form in inflect_noun(noun)]
        forms += [form for verb in words.get("verbs", "").split() for form in inflect_verb(verb)]
        endings += words.get("endings", ())
        for form in forms:
            classes.setdefault(form, set()).add(name)
    return _Vocabulary(
        classes={form: tuple(sorted(names)) for form, names in classes.items()},
        endings=tuple(endings),
        anywhere=_by_first_word(lists["phrases"], "anywhere"),
        start=_by_first_word(lists["phrases"], "start"),
    )


def _by_first_word(
    phrases: Mapping[str, Mapping[str, list[str]]], where: str
) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name, some in phrases.items():
        cues = compile_phrases(some.get(where, ()))
        for first, rests in cues.items():
            found.setdefault(first, []).extend((name, rest) for rest in rests)
    return {first: tuple(named) for first, named in found.items()}


def read_clues(text: str, *, kind: BlockKind, cited: bool) -> Clues:
    """All that the words of a sentence show, in a block of `kind`."""
    vocabulary = _vocabulary()
    lowered = lower(text)
    places = read_words(lowered)
    words = tuple(word for word, _, _ in places)
    phrases = {
        name
        for place, table in ((places, vocabulary.anywhere), (places[:1], vocabulary.start))
        for word in place
        for name, rest in table.get(word[0], ())
        if end_of_cue(rest, lowered, word[2]) is not None
    }
    return Clues(
        text=text,
        kind=kind,
        cited=cited,
        words=words,
        classes=_count_classes(words),
        phrases=frozenset(phrases),
        attribution=read_attribution(text),
        strength=read_strength(text),
    )


def _count_classes(words: tuple[str, ...]) -> dict[str, int]:
    vocabulary = _vocabulary()
    classes: dict[str, int] = {}
    for word in words:
        for name in vocabulary.classes.get(word) or _classes_of_form(word):
            classes[name] = classes.get(name, 0) + 1
    return classes


@lru_cache(maxsize=4096)
def _classes_of_form(word: str) -> tuple[str, ...]:
    """The classes of a word that is not listed: by its medical ending, or by a part between hyphens."""
    vocabulary = _vocabulary()
    if len(word) >= _LONG_ENOUGH and word.endswith(vocabulary.endings):
        return ("health",)
    if "-" in word and any("health" in vocabulary.classes.get(part, ()) for part in word.split("-")):
        return ("health",)
    return ()
