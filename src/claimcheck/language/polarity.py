"""Which way one sentence says an effect goes: up, down, better, worse, no difference, not inferior; and denials."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.attributes import is_attribute, is_name
from claimcheck.language.significance import read_ratios, read_significance
from claimcheck.language.statements.negation import is_denied
from claimcheck.language.words import (
    end_of_cue,
    inflect_verb,
    lower,
    merge_phrases,
    read_cue_lists,
    read_cues,
    read_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.words import NamedPhrases, Word

_CUES = Path(__file__).with_name("polarity.json")
_SHORT_PHRASE = 3
"""Spaces in a null wording beyond which only its last word is the cue: what stands between may be of the topic."""


class Direction(StrEnum):
    """Which way an effect goes."""

    INCREASE = "increase"
    DECREASE = "decrease"
    IMPROVE = "improve"
    WORSEN = "worsen"
    NO_DIFFERENCE = "no difference"
    NON_INFERIOR = "non-inferior"
    RELATED = "related"
    """A relation is told without its direction: "associated with", "causes", "plays a role in"."""

    @property
    def sign(self) -> int:
        """+1 up or better, −1 down or worse, 0 neither."""
        return _SIGNS.get(self, 0)


_SIGNS = {Direction.INCREASE: 1, Direction.IMPROVE: 1, Direction.DECREASE: -1, Direction.WORSEN: -1}
_NAMED = {
    "increase": Direction.INCREASE,
    "decrease": Direction.DECREASE,
    "improve": Direction.IMPROVE,
    "worsen": Direction.WORSEN,
}


@frozen(kw_only=True)
class Effect:
    """One effect that a sentence tells: the cue `[start:end]`, its direction, and the words it is about."""

    direction: Direction
    start: int
    end: int
    negated: bool = False
    """A denial governs the cue: "did not reduce", "failed to improve"."""
    significant: bool | None = None
    """What the p-value or interval that follows says; None where none is told."""

    @property
    def is_null(self) -> bool:
        """Whether it says that nothing changed or differed."""
        if self.direction is Direction.NO_DIFFERENCE:
            return True
        if self.direction is Direction.NON_INFERIOR:
            return False
        return self.negated or self.significant is False


@lru_cache(maxsize=2048)
def read_effects(sentence: str) -> tuple[Effect, ...]:
    """The effects that `sentence` tells, in order; empty where it tells none.

    Directions are those of the words ("lower mortality" is a decrease), not of their worth. A null wording ("did
    not differ", "no significant change in") takes the place of the direction inside it. p-values over 0.05 and
    ratio intervals over 1 (or difference intervals over 0) make the effect before them a null one.
    """
    text = lower(sentence)
    cues = [each for each in _cues(read_words(text), text) if not is_name(sentence, each[0], each[1])]
    cues.extend(
        (start, end, Direction.INCREASE if above else Direction.DECREASE, False)
        for start, end, above in read_ratios(text, sentence)
    )
    cues.sort()
    verdicts = read_significance(text, sentence) if cues else []
    found = []
    for index, (start, end, direction, negated) in enumerate(cues):
        until = cues[index + 1][0] if index + 1 < len(cues) else len(text)
        significant = next((told for place, told in verdicts if end <= place < until + 40), None)
        found.append(
            Effect(
                direction=direction,
                start=start,
                end=end,
                negated=negated,
                significant=significant,
            )
        )
    return tuple(found)


@cache
def _directions() -> Mapping[str, Direction]:
    lists = read_cues(_CUES)
    words: dict[str, Direction] = dict.fromkeys(str(lists["relation words"]).split(), Direction.RELATED)
    for name, direction in _NAMED.items():
        for verb in str(lists[f"{name} verbs"]).split():
            words |= dict.fromkeys(inflect_verb(verb), direction)
        words |= dict.fromkeys(str(lists[f"{name} words"]).split(), direction)
    return words


@cache
def _phrases() -> NamedPhrases:
    """Every cue of several words; under one first word, what is listed earlier here goes first."""
    lists = read_cues(_CUES)
    told = (*(f"{name} phrases" for name in _NAMED), "non-inferior phrases", "null phrases", "relation phrases")
    return merge_phrases({name: lists[name] for name in ("no cues", "not null phrases", *told)})


_OF_PHRASE = {f"{name} phrases": direction for name, direction in _NAMED.items()} | {
    "non-inferior phrases": Direction.NON_INFERIOR,
    "null phrases": Direction.NO_DIFFERENCE,
    "relation phrases": Direction.RELATED,
}
_DENYING = frozenset({"not null phrases"})


def _cues(words: Sequence[Word], text: str) -> Iterator[tuple[int, int, Direction, bool]]:
    """`(start, end, direction, negated)` of every cue, phrases before single words, none inside another."""
    directions, nulls = _directions(), read_cue_lists(_CUES).words["null words"]
    until = 0
    lifted: set[int] = set()
    for index, (word, start, end) in enumerate(words):
        if start < until:
            continue
        phrase = _phrase_at(words[index], text)
        if phrase is not None:
            name, until = phrase
            direction = _OF_PHRASE.get(name)
            if direction is not None:
                is_null = direction in (Direction.NO_DIFFERENCE, Direction.NON_INFERIOR)
                first = _shown_from(name, text, start, until)
                yield first, until, direction, not is_null and is_denied(words, index, text, lifted)
            elif name in _DENYING:
                lifted.add(index)
        elif word in nulls and not _is_adverb(words, index, text):
            if is_attribute(words, index, text):
                continue
            denied = is_denied(words, index, text) or _NOT_ALL.search(text, 0, start) is not None
            yield start, end, Direction.RELATED if denied else Direction.NO_DIFFERENCE, False
        elif word in directions and not is_attribute(words, index, text):
            yield start, end, directions[word], is_denied(words, index, text, lifted)


_NOT_ALL = re.compile(r"\bnot (?:all|every)\b[^,;]*$")
"""What stands before a word of likeness that it denies: "not all masks are equal"."""
_ALIKE = frozenset("similarly equally comparably identically equivalently independently".split())


def _is_adverb(words: Sequence[Word], index: int, text: str) -> bool:
    """Whether a word of likeness only leads in or colours what follows: "Similarly, …", "similarly reduced by both"."""
    word, _, end = words[index]
    following = words[index + 1][0] if index + 1 < len(words) else ""
    return word in _ALIKE and (text.startswith(",", end) or (following.endswith("ed") and following in _directions()))


def _phrase_at(word: Word, text: str) -> tuple[str, int] | None:
    """The name and the end of the phrase that begins with a word."""
    first, _, end = word
    key = "not" if first.endswith(("n't", "n’t")) or first == "cannot" else first
    for name, rest in _phrases().get(key, ()):
        last = end_of_cue(rest, text, end)
        if last is not None:
            return name, last
    return None


def _shown_from(name: str, text: str, start: int, end: int) -> int:
    """Where the cue of a phrase begins: at its last word where it is long, since what stands between is free."""
    long = name == "null phrases" and text.count(" ", start, end) > _SHORT_PHRASE
    return text.rfind(" ", start, end) + 1 if long else start


@cache
def _worth() -> Mapping[str, int]:
    lists = read_cue_lists(_CUES).words
    return dict.fromkeys(lists["good outcomes"], 1) | dict.fromkeys(lists["bad outcomes"], -1)


def word_worth(word: str) -> int:
    """Whether more of what a lower-case word names is good (+1) or bad (−1) for people; 0 where that is not known."""
    return _worth().get(word, 0)


def read_worth(words: str) -> int:
    """Whether more of what `words` name is good (+1) or bad (−1) for people; 0 where that is not known.

    "Survival" +1, "mortality" −1; where both are named, the bad decides: "risk of poor sleep".
    """
    signs = [sign for word, _, _ in read_words(lower(words)) if (sign := word_worth(word))]
    return min(signs, default=0)
