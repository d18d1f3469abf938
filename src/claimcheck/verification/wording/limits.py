"""What the design of a source cannot carry, read from its own words: who was studied, how many, and how."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.reading import ReadSentence
from claimcheck.language.terms import tokens
from claimcheck.language.words import (
    NamedPhrases,
    Place,
    first_places,
    merge_phrases,
    read_cue_lists,
    read_cues,
    read_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.verification.reading import ReadSource

CUES = Path(__file__).with_name("limits.json")
"""Word lists of designs and of who is studied."""
_SMALL = 100
"""A trial of fewer people is called small here."""


_CELLS = frozenset({"cells", "cell", "vitro", "cultured", "culture"})


class Limit(StrEnum):
    """A property of a study that bounds what may be said on its strength."""

    OBSERVATIONAL = "an observational study"
    UNCONTROLLED = "a study without a control group"
    SMALL = "a small study"
    PREPRINT = "a preprint"
    ANIMAL = "a study in animals"
    IN_VITRO = "a study of cells"


_LIMITS = (
    ("animal", Limit.ANIMAL),
    ("in vitro", Limit.IN_VITRO),
    ("uncontrolled", Limit.UNCONTROLLED),
    ("observational", Limit.OBSERVATIONAL),
    ("small", Limit.SMALL),
    ("preprint", Limit.PREPRINT),
)
"""The lists of words that tell each limit, the ones that bind most first."""


@frozen(kw_only=True)
class Design:
    """What is known of a source's design; each limit with the sentence and the words that tell it."""

    limits: tuple[tuple[Limit, ReadSentence, Place], ...]
    randomised: bool

    def has(self, *limits: Limit) -> bool:
        """Whether one of `limits` holds."""
        return any(each[0] in limits for each in self.limits)

    def told(self, *limits: Limit) -> tuple[ReadSentence, Place] | None:
        """Where the first of `limits` that holds is told."""
        return next((each[1:] for each in self.limits if each[0] in limits), None)


@lru_cache(maxsize=64)
def read_limits(source: ReadSource) -> Design:
    """The design of `source` as its title and sentences tell it.

    A study is observational where words of following or asking people stand in it and none of allocating them, save
    a randomisation that is denied or called for; it is of animals or cells where these stand in it more often than
    people.
    """
    sentences = source.sentences
    places = dict(_named(sentences))
    randomised = "randomised" in places and "not randomised" not in places
    limits = []
    for name, limit in _LIMITS:
        place = places.get(name)
        if place is None or (limit in (Limit.OBSERVATIONAL, Limit.UNCONTROLLED) and randomised):
            continue
        if limit in (Limit.ANIMAL, Limit.IN_VITRO) and not _outnumber(sentences, name):
            continue
        limits.append((limit, *place))
    few = _few(sentences)
    if few is not None and "small" not in places:
        limits.append((Limit.SMALL, *few))
    return Design(limits=tuple(limits), randomised=randomised)


def _outnumber(sentences: tuple[ReadSentence, ...], name: str) -> bool:
    """Whether the sentences on animals, or on cells, are more than twice those on people, of whom none are counted."""
    lists = read_cue_lists(CUES)
    if any(match[2] for each in sentences for match in _count().finditer(each.lowered)):
        return False
    beasts = lists.words["animal"] if name == "animal" else _CELLS
    return sum(bool(each.words & beasts) for each in sentences) > 2 * sum(
        bool(each.words & lists.words["human"]) for each in sentences
    )


def _named(sentences: tuple[ReadSentence, ...]) -> Iterator[tuple[str, tuple[ReadSentence, Place]]]:
    """The first place of each list, by its name; a randomisation that is only called for does not count."""
    lists = read_cue_lists(CUES)
    ahead = lists.words["ahead"]
    found: set[str] = set()
    for sentence in sentences:
        places = first_places(_phrases(), read_words(sentence.lowered), sentence.lowered)
        for name, place in places.items():
            if name not in found and not (name == "randomised" and sentence.words & ahead):
                found.add(name)
                yield name, (sentence, place)
        if "animal" not in found and sentence.words & lists.words["animal"]:
            found.add("animal")
            start, end = next(
                (start, end) for word, start, end in tokens(sentence.text) if word in lists.words["animal"]
            )
            yield "animal", (sentence, (start, end))


@cache
def _phrases() -> NamedPhrases:
    return merge_phrases({name: cues for name, cues in read_cues(CUES).items() if isinstance(cues, list)})


@cache
def _count() -> re.Pattern[str]:
    """A number of people: "n = 60" (group 1), "60 older patients" (group 2)."""
    number = r"(\d{1,3}(?:[, ]\d{3})+|\d+)"
    persons = "|".join(sorted(read_cue_lists(CUES).words["persons counted"]))
    return re.compile(
        rf"\bn ?= ?{number}\b|(?<![\d.,]){number}(?: (?!of |the |in |and )[\w-]+){{0,3}}? (?:{persons})\b"
    )


def _few(sentences: tuple[ReadSentence, ...]) -> tuple[ReadSentence, Place] | None:
    """Where fewer than a hundred people are counted, if more are counted nowhere."""
    most, where = 0, None
    for sentence in sentences:
        for match in _count().finditer(sentence.lowered):
            count = int(re.sub(r"\D", "", match[1] or match[2]))
            if count > most:
                most, where = count, (sentence, (match.start(), match.end()))
    return where if 0 < most < _SMALL else None


_SYMBOL = re.compile(r"\b(?!COVID|SARS)[A-Z][A-Za-z]+-?\d|\b[a-z]+(?:ase|in)-\d")
"""What looks like the name of a gene or an enzyme: a claim about biology, for which animals are studied anyway."""


def is_biology(claim: ReadSentence) -> bool:
    """Whether a claim is about genes, cells or enzymes rather than about health care."""
    return bool(claim.words & read_cue_lists(CUES).words["lab"]) or _SYMBOL.search(claim.text) is not None
