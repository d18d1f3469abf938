"""A claim that is a sentence of its source but for an edit: another number, a denial, an opposite, two parts exchanged.

Where a claim keeps nearly all words of a sentence, its edits tell the fault by themselves, whatever the sentence says.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.numerals import read_numerals
from claimcheck.language.reading import ReadSentence
from claimcheck.language.terms import stem, tokens
from claimcheck.language.words import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.verification.passages import Ranked


_TOUCHES = 0.6
"""Coverage from which a sentence is laid beside the claim word by word."""
_KEPT = 0.65
"""Share of the claim's words, function words too, that a sentence holds of which the claim is a copy."""
_TOP = 3
_MOST_EDITS = 4
"""Edits of a copy beyond which it is a rewording."""
_EMPTY = frozenset(
    stem(word)
    for word in (
        "a an the of in on at by for to with from was were is are be been had has have did do does its their this that"
    ).split()
)


@frozen(kw_only=True)
class Token:
    """A word brought to its stem, or a number brought to its figure, and where it stands."""

    form: str
    start: int
    end: int
    value: float | None = None


@frozen(kw_only=True)
class Edit:
    """`ours` of the claim stand where `theirs` stand in the source; one of them may be empty."""

    ours: tuple[Token, ...]
    theirs: tuple[Token, ...]
    following: str = ""
    """The next word of the claim that is kept."""


@frozen(kw_only=True)
class Copy:
    """The sentence that a claim copies, and its edits in order."""

    sentence: ReadSentence
    edits: tuple[Edit, ...]


def telling(side: Sequence[Token]) -> frozenset[str]:
    """The forms that mean something by themselves."""
    return frozenset(each.form for each in side if each.form not in _EMPTY)


def find_copy(claim: ReadSentence, ranked: Sequence[Ranked], touches: float = _TOUCHES) -> Copy | None:
    """The sentence of which the claim keeps most of its words, with what was edited; None where it copies none.

    Only those are looked at that hold the share `touches` of what the claim is about.
    """
    touching = sorted((each for each in ranked if each.coverage >= touches), key=lambda each: -each.coverage)
    near = [each.sentence for each in touching[:_TOP]]
    kept = [(_kept(claim, each), -place) for place, each in enumerate(near)]
    share, place = max(kept, default=(0.0, 0))
    if share < _KEPT:
        return None
    edits = _edits(claim, near[-place])
    return Copy(sentence=near[-place], edits=edits) if sum(bool(each.ours) for each in edits) <= _MOST_EDITS else None


@lru_cache(maxsize=512)
def _tokens(sentence: ReadSentence) -> tuple[Token, ...]:
    numerals = read_numerals(sentence.lowered, read_words(sentence.lowered))
    found = []
    for word, start, end in tokens(sentence.text):
        number = next((each for each in numerals if each.start <= start < each.end), None)
        if number is None:
            found.append(Token(form=stem(word), start=start, end=end))
        elif number.start == start:
            ending = "%" if word.endswith("%") else ""
            found.append(
                Token(form=f"{number.value:g}{ending}", start=start, end=max(end, number.end), value=number.value)
            )
    return tuple(found)


def _kept(claim: ReadSentence, sentence: ReadSentence) -> float:
    ours = Counter(each.form for each in _tokens(claim))
    theirs = Counter(each.form for each in _tokens(sentence))
    return sum((ours & theirs).values()) / (sum(ours.values()) or 1)


def _edits(claim: ReadSentence, sentence: ReadSentence) -> tuple[Edit, ...]:
    """By the longest common subsequences of words, as `difflib` finds them (Ratcliff and Metzener 1988)."""
    ours, theirs = _tokens(claim), _tokens(sentence)
    matcher = SequenceMatcher(None, [each.form for each in ours], [each.form for each in theirs], autojunk=False)
    return tuple(
        Edit(
            ours=ours[first:last],
            theirs=theirs[start:end],
            following=ours[last].form if last < len(ours) else "",
        )
        for kind, first, last, start, end in matcher.get_opcodes()
        if kind != "equal"
    )
