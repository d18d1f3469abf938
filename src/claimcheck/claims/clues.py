"""What the words of one sentence show: classes of vocabulary, turns of phrase, attribution, strength."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from attrs import frozen

from claimcheck.claims.attribution import read_attribution
from claimcheck.language.strength import read_strength
from claimcheck.language.words import (
    NamedPhrases,
    Word,
    inflect_noun,
    inflect_verb,
    lower,
    merge_phrases,
    names_found,
    read_cues,
    read_words,
)
from claimcheck.model import Attribution, BlockKind, Strength

_VOCABULARY = Path(__file__).with_name("vocabulary.json")
_SHORTEST_PAST = 4
_NO_PAST = frozenset(
    (
        *("is", "are", "be", "been", "being", "can", "may", "might", "will", "should", "must", "has", "have", "to"),
        *("the", "a", "an", "of", "by", "with", "in", "on", "no", "and", "or", "as", "not", "its", "their", "your"),
        *("very", "more", "most", "clinically", "well"),
    )
)
"""Words before a form in -ed that make a participle of it: "is caused", "the improved"."""
_LONG_ENOUGH = 7
"""Letters from which an ending like -itis marks a word of medicine."""


@frozen(kw_only=True)
class Clues:
    """One sentence of an article with all that was read in it."""

    text: str
    kind: BlockKind
    cited: bool
    """A citation marker stands in the sentence."""
    lowered: str
    """The text in lower case, every character at its place."""
    places: tuple[Word, ...]
    """The words of `lowered` with their places."""
    words: tuple[str, ...]
    """In lower case."""
    classes: Mapping[str, int]
    """How many words are of each class of vocabulary: health, outcome, study, shop …"""
    phrases: frozenset[str]
    """Turns of phrase that occur: definition, guidance, a plan of the author …"""
    attribution: Attribution | None
    strength: Strength
    lead: Clues | None = None
    """The sentence before the list that holds this one; of an item within an item, that item."""
    heading: Clues | None = None
    """The heading above."""

    @property
    def is_lead_in(self) -> bool:
        """Whether the words only introduce what follows: "can lead to:"."""
        return self.text.rstrip().endswith(":")

    @property
    def is_past(self) -> bool:
        """Whether a verb stands in the past: "was", "fell", "walked"."""
        if "past" in self.phrases:
            return True
        words = self.words
        ends = [
            index
            for index, word in enumerate(words)
            if word[-2:] == "ed" and len(word) > _SHORTEST_PAST and "-" not in word
        ]
        return any(index == 0 or words[index - 1] not in _NO_PAST for index in ends)


@frozen(kw_only=True)
class _Vocabulary:
    classes: Mapping[str, tuple[str, ...]]
    """Classes of each word form."""
    endings: tuple[str, ...]
    anywhere: NamedPhrases
    start: NamedPhrases
    """Turns of phrase that count at the start of a sentence only."""


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
        anywhere=merge_phrases({name: some.get("anywhere", ()) for name, some in lists["phrases"].items()}),
        start=merge_phrases({name: some.get("start", ()) for name, some in lists["phrases"].items()}),
    )


def read_clues(text: str, *, kind: BlockKind, cited: bool) -> Clues:
    """All that the words of a sentence show, in a block of `kind`."""
    vocabulary = _vocabulary()
    lowered = lower(text)
    places = read_words(lowered)
    words = tuple(word for word, _, _ in places)
    phrases = names_found(vocabulary.anywhere, places, lowered) | names_found(vocabulary.start, places[:1], lowered)
    return Clues(
        text=text,
        kind=kind,
        cited=cited,
        lowered=lowered,
        places=places,
        words=words,
        classes=_count_classes(words),
        phrases=frozenset(phrases),
        attribution=read_attribution(text),
        strength=read_strength(text),
    )


def _count_classes(words: tuple[str, ...]) -> dict[str, int]:
    """How many words are of each class; "your back" and "helps you sleep" speak of anybody, not to the reader."""
    vocabulary = _vocabulary()
    classes: dict[str, int] = {}
    for index, word in enumerate(words):
        names = vocabulary.classes.get(word) or _classes_of_form(word)
        if "you" in names:
            after = words[index + 1] if index + 1 < len(words) else ""
            about = after if word == "your" else words[index - 1] if index else ""
            names = ("anybody",) if {"health", "helps"} & set(vocabulary.classes.get(about, ())) else names
        for name in names:
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
