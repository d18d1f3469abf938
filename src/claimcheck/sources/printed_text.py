"""A printed reference as letters and numbers, in which fields of a record are looked for.

Words are compared by their letter triples without spaces, which survive broken and misread words.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from attrs import frozen

from claimcheck import regex as re

LONGEST = 2000
"""Code points of a printed reference that are looked at."""
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+")
_LIST_NUMBER = re.compile(r"^\W{0,3}\d{1,3}(?:[.)\]]|\s)")
_ADDRESS = re.compile(r"(?:\b\w{1,12})?://\S*|\b10\.\d{4,9}/\S*")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that do not decompose into a plain one and an accent."""


@frozen
class Printed:
    """The letters and numbers of a printed reference, addresses and identifiers left out."""

    plain: str
    letters: str
    triples: frozenset[str]
    words: tuple[str, ...]
    numbers: frozenset[str]
    others: tuple[str, ...]
    """Numbers that are neither a year nor the number of the reference."""
    digits: str

    @staticmethod
    @lru_cache(maxsize=64)
    def of(printed: str) -> Printed:
        """The first part of a printed text, up to `LONGEST` code points."""
        plain = plain_letters(_ADDRESS.sub(" ", printed[:LONGEST]))
        letters = "".join(WORD.findall(plain))
        return Printed(
            plain,
            letters,
            letter_triples(letters),
            tuple(WORD.findall(plain)),
            frozenset(NUMBER.findall(plain)),
            tuple(number for number in NUMBER.findall(_LIST_NUMBER.sub("", plain)) if not is_year(number)),
            "".join(character for character in plain if character.isdigit()),
        )

    @property
    def years(self) -> tuple[int, ...]:
        """Every number that may be a year."""
        return tuple(int(number) for number in self.numbers if is_year(number))


def plain_letters(text: str) -> str:
    """Lower case, without accents and compatibility forms."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character)).translate(_LETTERS)


@lru_cache(maxsize=1024)
def letter_triples(letters: str) -> frozenset[str]:
    """Every three letters in a row."""
    padded = letters if len(letters) >= 3 else f"{letters:_<3}"
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def held(field: str, text: Printed) -> float:
    """Share of the letter triples of `field` that the print holds, from -1 (none) to 1 (all)."""
    letters = "".join(WORD.findall(plain_letters(field)))
    if not letters:
        return 0.0
    if letters in text.letters:
        return 1.0
    own = letter_triples(letters)
    share = len(own & text.triples) / len(own)
    chance = min(0.7, 0.4 + len(text.triples) / 1000)
    return max(-1.0, (share - chance) / (1 - chance))


def is_year(number: str) -> bool:
    """Whether a run of digits may be a year of publication."""
    return len(number) == 4 and 1500 < int(number) < 2100
