"""How well a printed reference fits the record of a work.

The printed string is never parsed for this: each field of the record is looked for in it, as search-based
matching with validation does (Tkaczyk 2018, Crossref), so that styles, missing fields and scanning errors cost
little. Words are compared by their letter triples without spaces, which survive broken and misread words.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import astuple, frozen

if TYPE_CHECKING:
    from claimcheck.model import Work

ACCEPT = 0.5
"""From this score on a work is taken for the one printed."""
POSSIBLE = 0.34
"""From this score on it is offered to the editor as possible."""

_LONGEST = 2000
"""Code points of a printed reference that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_ADDRESS = re.compile(r"\S*(?:://|\b10\.\d{4,9}/)\S*")


@frozen(kw_only=True)
class Evidence:
    """What speaks for and against a match; each between -1 (against) and 1 (for), 0 where a side is silent."""

    title: float
    journal: float
    first_author: float
    authors: float
    year: float
    volume: float
    page: float
    explained: float
    """Share of the print that the record accounts for: a title that is not the record's stays over."""


# Fitted by `python -m benchmarks.fit_matching`; the figures it reached stand in docs/reference/accuracy.md.
_WEIGHTS = Evidence(
    title=1.76,
    journal=0.06,
    first_author=0.38,
    authors=0.61,
    year=1.68,
    volume=1.7,
    page=4.13,
    explained=3.49,
)
_BIAS = -2.27


def score_match(printed: str, work: Work) -> float:
    """How well `work` fits the `printed` reference, 0–1; compare with `ACCEPT` and `POSSIBLE`."""
    weighted = zip(astuple(_WEIGHTS), astuple(gather_evidence(printed, work)), strict=True)
    return 1 / (1 + math.exp(-_BIAS - sum(weight * value for weight, value in weighted)))


def fits(printed: str, work: Work) -> bool:
    """Whether the record of a printed identifier may be the work printed.

    Milder than `ACCEPT`, because a work of another title must be certain before anyone is told that an
    identifier points elsewhere: translated and shortened titles, missing volumes and editions are common.
    """
    if score_match(printed, work) >= POSSIBLE:
        return True
    evidence = gather_evidence(printed, work)
    same_paper = evidence.first_author > 0.5 and evidence.year > 0
    return evidence.title > 0.3 or (same_paper and (evidence.volume > 0 or evidence.page > 0))


def gather_evidence(printed: str, work: Work) -> Evidence:
    """The fields of `work` as they are found in `printed`, or not."""
    text = _Printed.of(_ADDRESS.sub(" ", printed[:_LONGEST]))
    families = [author.family for author in work.authors if author.family]
    return Evidence(
        title=_held(work.title, text) * _weight_of(work.title),
        journal=_journal(work.journal, text),
        first_author=_held(families[0], text) if families else 0.0,
        authors=sum(_held(family, text) for family in families[:8]) / len(families[:8]) if families else 0.0,
        year=_year(work.year, text.numbers),
        volume=_number(work.volume, text),
        page=_number(work.pages, text),
        explained=_explained(work, text),
    )


def _explained(work: Work, text: _Printed) -> float:
    if not text.triples:
        return 0.0
    names = " ".join(f"{author.family} {author.given}" for author in work.authors)
    record = "".join(_WORD.findall(_plain(f"{work.title} {work.journal} {names}")))
    return len(text.triples & _triples(record)) / len(text.triples) * 2 - 1


@frozen
class _Printed:
    letters: str
    triples: frozenset[str]
    words: tuple[str, ...]
    numbers: frozenset[str]
    digits: str

    @staticmethod
    @lru_cache(maxsize=64)
    def of(printed: str) -> _Printed:
        plain = _plain(printed)
        letters = "".join(_WORD.findall(plain))
        return _Printed(
            letters,
            _triples(letters),
            tuple(_WORD.findall(plain)),
            frozenset(_NUMBER.findall(plain)),
            "".join(character for character in plain if character.isdigit()),
        )


def _plain(text: str) -> str:
    """Lower case, without accents and compatibility forms."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=1024)
def _triples(letters: str) -> frozenset[str]:
    padded = letters if len(letters) >= 3 else f"{letters:_<3}"
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def _held(field: str, text: _Printed) -> float:
    """Share of the letter triples of `field` that the print holds, from -1 (none) to 1 (all)."""
    letters = "".join(_WORD.findall(_plain(field)))
    if not letters:
        return 0.0
    if letters in text.letters:
        return 1.0
    triples = _triples(letters)
    share = len(triples & text.triples) / len(triples)
    chance = min(0.7, 0.4 + len(text.triples) / 1000)
    return max(-1.0, (share - chance) / (1 - chance))


def _weight_of(title: str) -> float:
    """Short titles ("Editorial", "Introduction") say little."""
    return min(1.0, len(_WORD.findall(title)) / 4)


def _journal(journal: str, text: _Printed) -> float:
    whole = _held(journal, text)
    names = [word for word in _WORD.findall(_plain(journal)) if word not in _SMALL]
    if whole > 0.6 or not names:
        return whole
    # An abbreviated title holds the beginning of each word in order: "J Am Heart Assoc".
    position = found = 0
    for name in names:
        place = next(
            (i for i in range(position, len(text.words)) if name.startswith(text.words[i]) and len(text.words[i]) > 1),
            None,
        )
        if place is not None:
            found += 1
            position = place + 1
    return max(whole, (found / len(names) - 0.5) * 2)


_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "le", "der", "und", "et", "journal"})


def _year(year: int | None, numbers: frozenset[str]) -> float:
    printed = [int(number) for number in numbers if len(number) == 4 and 1500 < int(number) < 2100]
    if year is None or not printed:
        return 0.0
    nearest = min(abs(year - each) for each in printed)
    return 1.0 if nearest == 0 else 0.3 if nearest == 1 else -1.0


def _number(field: str, text: _Printed) -> float:
    """The first number of a volume or page range."""
    first = _NUMBER.search(field)
    if first is None or not text.numbers:
        return 0.0
    number = first.group()
    if number in text.numbers:
        return 1.0
    return 0.3 if len(number) > 2 and number in text.digits else -1.0
