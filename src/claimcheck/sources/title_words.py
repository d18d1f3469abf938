"""Titles that differ in a word that decides: `Part I` and `Part II`, species and subspecies, men and women.

Nearly all letters of such titles agree, so comparing letters alone takes one work for the other.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOKEN = re.compile(r"[^\W_]+|[.?!;:]+(?=\s|$)|[(\[\])\"“”]")
_SHARED = 0.6
"""Share of the words of a title that a print must hold in order before a difference says anything."""
_SMALL = frozenset(
    {
        "the",
        "and",
        "for",
        "with",
        "from",
        "von",
        "und",
        "der",
        "die",
        "das",
        "des",
        "les",
        "del",
        "into",
        "its",
        "their",
    }
)
_ROMAN = {name: value for value, name in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)}
_OPPOSITES = (
    *(("hyper", "hypo"), ("intra", "inter"), ("pre", "post"), ("micro", "macro"), ("over", "under")),
    *(("in", "out"), ("pro", "anti"), ("increas", "decreas"), ("intra", "extra"), ("mono", "poly")),
)
_TURNING = frozenset(
    {"non", "un", "in", "im", "dis", "de", "sub", "super", "supra", "over", "under", "wo", "fe", "anti", "pre", "post"}
    | {"hyper", "hypo", "inter", "intra", "extra", "multi", "bi", "mono", "poly", "micro", "macro", "peri", "epi"}
    | {"re", "co", "counter", "trans", "meta", "para", "pseudo", "quasi", "semi"}
)
"""What makes another word of one when it is put before it."""
_ALIKE = 0.7
"""Similarity from which on two words are one word spelt, bent or misread differently."""


def differs_in_a_word(title: str, printed: str, *, small: bool = False) -> bool:
    """Whether `printed` holds the title except for words that stand in the place of other words.

    Both in lower case without accents. Words left out or added do not count, since prints shorten titles and
    records lack subtitles; nor do other spellings, endings and misread letters. With `small` a long word in the
    place of a function word counts too: `towards` for `for`.
    """
    words = [token for token in _TOKEN.findall(title) if token[0].isalnum()]
    tokens = _TOKEN.findall(printed)
    matcher = SequenceMatcher(None, words, tokens, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared < 3 or shared < _SHARED * len(words):
        return False
    replaced = ((i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag == "replace")
    return any(
        any(_clash(one, other, small) for one, other in _pairs(words[i1:i2], tokens[j1:j2], i1 == 0, i2 == len(words)))
        for i1, i2, j1, j2 in replaced
    )


def _pairs(words: Sequence[str], tokens: Sequence[str], at_start: bool, at_end: bool) -> Iterator[tuple[str, str]]:
    """The words that stand in each other's place.

    Before the title stand authors and after it the journal, so there only as many words count as the title has,
    and none beyond a mark that ends a sentence.
    """
    if at_start:
        yield from _until_mark(reversed(words), reversed(tokens))
    elif at_end:
        yield from _until_mark(words, tokens)
    else:
        inside = [token for token in tokens if token[0].isalnum()]
        if len(inside) == len(words):
            yield from zip(words, inside, strict=True)


def _until_mark(words: Iterable[str], tokens: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word, token in zip_longest(words, tokens, fillvalue="."):
        if not (word[0].isalnum() and token[0].isalnum()):
            return
        yield word, token


def _clash(one: str, other: str, small: bool) -> bool:
    """Whether two words in the same place mean different things."""
    numbers = [_ROMAN.get(word) or (int(word) if word.isdecimal() and len(word) < 5 else None) for word in (one, other)]
    if any(numbers):
        return all(numbers) and numbers[0] != numbers[1]
    one, other = (word.replace("ae", "e").replace("oe", "e") for word in (one, other))
    short, long = sorted((one, other), key=len)
    if len(short) < 3 or long.startswith(short[:-1]):
        return False
    if short in _SMALL or long in _SMALL:
        return small and long not in _SMALL and len(long) > 4
    if long.endswith(short):
        return long.removesuffix(short) in _TURNING
    if any(_opposed(one, other, *pair) or _opposed(other, one, *pair) for pair in _OPPOSITES):
        return True
    return SequenceMatcher(None, one, other).ratio() < _ALIKE


def _opposed(one: str, other: str, prefix: str, opposite: str) -> bool:
    rest = one.removeprefix(prefix)
    return rest != one and len(rest) > 2 and other == opposite + rest
