"""Words by which a sentence says more than one study can: proof, everybody, always, a cure, worthless, advice."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.words import NamedPhrases, end_of_cue, lower, merge_phrases, read_cues, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.words import Place, Word

_CUES = Path(__file__).with_name("overclaims.json")
_BEFORE = 60
"""Characters before a cue in which a denial or a hedge governs it, within its clause."""
_MASK = "masks"
_CLAUSE = re.compile(r"[;:.,](?=\s)|\b(?:but|and|which|because|since|so|who)\b")


class OverclaimKind(StrEnum):
    """What the words claim."""

    PROOF = "proof"
    """Certainty: "proves", "no doubt", "guaranteed"."""
    UNIVERSAL = "universal"
    """No exception: "every patient", "everyone", "always", "at any stage"."""
    ABSOLUTE = "absolute"
    """A whole or lasting effect: "cures", "eliminates", "for good", "the only way"."""
    WORTHLESS = "worthless"
    """No use at all: "useless", "a waste of money"."""
    ADVICE = "advice"
    """What to do: "should", "ought to be offered"."""
    WORKS = "works"
    """A flat verdict: "works", "is effective"."""
    EQUAL = "equal"
    """As good as another: "works just as well as", "equally effective"."""


@frozen(kw_only=True)
class Overclaim:
    """The words `[start:end]` of a sentence and what they claim."""

    kind: OverclaimKind
    start: int
    end: int


@frozen(kw_only=True)
class _Cues:
    named: NamedPhrases
    imperatives: frozenset[str]
    denials: frozenset[str]
    hedges: frozenset[str]


@cache
def _cues() -> _Cues:
    lists = read_cues(_CUES)
    people = "|".join(lists["people"].split())
    kinds = {str(kind): [cue.replace("{people}", people) for cue in lists[kind]] for kind in OverclaimKind}
    return _Cues(
        named=merge_phrases(kinds | {_MASK: lists["masks"]}),
        imperatives=frozenset(lists["imperatives"].split()),
        denials=frozenset(lists["denials"].split()),
        hedges=frozenset(lists["hedges"].split()),
    )


def read_overclaims(sentence: str) -> tuple[Overclaim, ...]:
    """The overclaims of `sentence` in order, at most one of a kind at a place.

    What is denied ("not proven") or hedged ("may cure"), asked, or a technical term ("cure rate", "biopsy-proven")
    is left alone.
    """
    text = lower(sentence)
    if text.rstrip("\"'”’) ").endswith("?"):
        return ()
    words = read_words(text)
    places = _places(words, text)
    masked = [place for kind, place in places if kind == _MASK]
    found: list[Overclaim] = []
    if len(words) > 1 and words[0][0] in _cues().imperatives and words[1][0] not in {"of", "up", "and"}:
        found.append(Overclaim(kind=OverclaimKind.ADVICE, start=words[0][1], end=words[0][2]))
    for kind, (start, end) in places:
        if kind == _MASK or any(start < last and first < end for first, last in masked):
            continue
        if not _is_governed(text, start):
            found.append(Overclaim(kind=OverclaimKind(kind), start=start, end=end))
    return tuple(found)


def _places(words: Sequence[Word], text: str) -> list[tuple[str, Place]]:
    named = _cues().named
    found = []
    for word, start, end in [each for each in words if each[0] in named]:
        done: set[str] = set()
        for kind, rest in named[word]:
            if kind not in done and (last := end_of_cue(rest, text, end)) is not None:
                done.add(kind)
                found.append((kind, (start, start + len(text[start:last].rstrip(" .,;!")))))
    return found


def _is_governed(text: str, start: int) -> bool:
    """Whether a denial or a hedge governs the words that begin at `start`."""
    clause = _CLAUSE.split(text[max(0, start - _BEFORE) : start])[-1]
    before = {word for word, _, _ in read_words(clause)[-5:]}
    cues = _cues()
    return bool(before & cues.denials or before & cues.hedges) or "n't" in clause or "n’t" in clause
