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

from claimcheck.sources.records import is_notice_title, without_announcement
from claimcheck.sources.title_words import differs_in_a_word

if TYPE_CHECKING:
    from claimcheck.model import Work

ACCEPT = 0.5
"""From this score on a work is taken for the one printed."""
POSSIBLE = 0.34
"""From this score on it is offered to the editor as possible."""

_NOT_THIS = 0.3
_PERHAPS = 0.49
_PREPRINTS = frozenset({"posted-content", "preprint"})
_SERVER = re.compile(
    r"rxiv|preprint|research square|ssrn|\bosf\b|authorea|essoar|f1000|\b10\.(?:1101|21203|2139|31\d{3})/",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(?:erratum|corrigendum|addendum)\b|expression of concern|"
    r"\b(?:retraction|withdrawal|correction)(?: note\b| notice\b| to\b| of:|\s?[:—])|"
    r"(?:^|[.\d\])]\s{0,2})(?:retraction|correction)s?\.",
    re.IGNORECASE,
)
_TITLE = 40
"""Letters of a run of words that the record lacks, from which on it is another title by the same authors."""
_FOREIGN = 20
"""The same where neither first author nor journal agree."""
_TOO_SHORT = 10
"""A print of no more letters says too little to be of another work."""
_NEXT_TO_NOTHING = -0.4
"""Share of the print that two works have in common by chance, as `Evidence.explained`."""
_LONGEST = 2000
"""Code points of a printed reference that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_LIST_NUMBER = re.compile(r"^\W{0,3}\d{1,3}(?:[.)\]]|\s)")
_ADDRESS = re.compile(r"(?:\b\w{1,12})?://\S*|\b10\.\d{4,9}/\S*")


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
    wording: float
    """-1 where the print holds the title with other words in place of some."""


# Fitted by `python -m benchmarks.fit_matching`; the figures it reached stand in docs/reference/accuracy.md.
_WEIGHTS = Evidence(
    title=1.67,
    journal=0.29,
    first_author=0.0,
    authors=0.97,
    year=1.57,
    volume=1.56,
    page=3.87,
    explained=3.26,
    wording=9.84,
)
_BIAS = -2.48


def score_match(printed: str, work: Work) -> float:
    """How well `work` fits the `printed` reference, 0–1; compare with `ACCEPT` and `POSSIBLE`.

    The notice about a work is never taken for the work, nor the reverse; a preprint is never more than possible
    where the print does not name a server, since the article has the same title and authors.
    """
    weighted = zip(astuple(_WEIGHTS), astuple(gather_evidence(printed, work)), strict=True)
    score = 1 / (1 + math.exp(-_BIAS - sum(weight * value for weight, value in weighted)))
    if is_notice_title(work.title) != _is_of_notice(printed[:_LONGEST], work.title):
        return min(score, _NOT_THIS)
    if work.kind.casefold() in _PREPRINTS and not _SERVER.search(printed[:_LONGEST]):
        return min(score, _PERHAPS)
    return score


def _is_of_notice(printed: str, title: str) -> bool:
    """Whether the print is that of a notice: its word stands before the title, and is no word of the title.

    After the title it tells that there is a notice as well: `Lancet 2010;3:4-9. Erratum in: Lancet 2011`.
    """
    if is_notice_title(title):
        return bool(_NOTICE.search(printed))
    said = _NOTICE.search(printed)
    if said is None or said.group().strip(" .:—])").casefold() in title.casefold():
        return False
    place = printed.casefold().find(title.casefold()[:20])
    return place < 0 or said.start() < place


def fits(printed: str, work: Work) -> bool:
    """Whether the record of a printed identifier may be the work printed.

    Milder than `ACCEPT`, because a work of another title must be certain before anyone is told that an
    identifier points elsewhere: prints without title, translated and shortened titles, missing volumes and
    editions are common. So the print must hold words enough to be another title, and first author, year and
    place must not be those of the work.
    """
    if score_match(printed, work) >= POSSIBLE:
        return True
    evidence = gather_evidence(printed, work)
    same_author = evidence.first_author > 0.5 and evidence.year > 0
    same_place = evidence.page > 0 or (evidence.volume > 0 and evidence.page == 0)
    short_title = evidence.title > 0.2 and (evidence.year > 0 or evidence.first_author > 0.5)
    same_title = evidence.title > 0.3 or short_title
    return same_title or (same_author and same_place) or not _is_of_another(printed, work, evidence)


def _is_of_another(printed: str, work: Work, evidence: Evidence) -> bool:
    """Whether the words of the print are those of another work."""
    run = _foreign_run(printed, work)
    if evidence.first_author > 0.5 or evidence.journal > 0.5:
        return run >= _TITLE
    if run >= _FOREIGN and evidence.explained < 0:
        return True
    letters = sum(len(word) for word in _Printed.of(_ADDRESS.sub(" ", printed[:_LONGEST])).words)
    numbers = (evidence.year, evidence.volume, evidence.page)
    other_place = max(numbers) <= 0 and sum(number < 0 for number in numbers) > 1
    if other_place and evidence.explained < 0:
        return True
    return letters > _TOO_SHORT and evidence.explained < _NEXT_TO_NOTHING


def gather_evidence(printed: str, work: Work) -> Evidence:
    """The fields of `work` as they are found in `printed`, or not."""
    text = _Printed.of(_ADDRESS.sub(" ", printed[:_LONGEST]))
    title = without_announcement(work.title)
    families = [author.family for author in work.authors if author.family]
    return Evidence(
        title=_held(title, text) * _weight_of(title),
        journal=_journal(work.journal, text),
        first_author=_held(families[0], text) if families else 0.0,
        authors=sum(_held(family, text) for family in families[:8]) / len(families[:8]) if families else 0.0,
        year=_year(work.year, text.numbers),
        volume=_number(work.volume, text, 1),
        page=_number(work.pages, text, 2),
        explained=_explained(work, text),
        wording=-1.0 if differs_in_a_word(_plain(title), text.plain) else 0.0,
    )


def _foreign_run(printed: str, work: Work) -> int:
    """Letters of the longest run of words in the print that the record does not hold: another work's title."""
    text = _Printed.of(_ADDRESS.sub(" ", printed[:_LONGEST]))
    known = _triples(_letters_of(work))
    longest = run = 0
    for word in text.words:
        if len(word) > 3:
            pieces = _triples(word)
            run = 0 if len(pieces & known) >= 0.6 * len(pieces) else run + len(word)
            longest = max(longest, run)
    return longest


def _letters_of(work: Work) -> str:
    names = " ".join(f"{author.family} {author.given}" for author in work.authors)
    return "".join(_WORD.findall(_plain(f"{work.title} {work.journal} {names}")))


def _explained(work: Work, text: _Printed) -> float:
    if not text.letters:
        return 0.0
    return len(text.triples & _triples(_letters_of(work))) / len(text.triples) * 2 - 1


@frozen
class _Printed:
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
    def of(printed: str) -> _Printed:
        plain = _plain(printed)
        letters = "".join(_WORD.findall(plain))
        return _Printed(
            plain,
            letters,
            _triples(letters),
            tuple(_WORD.findall(plain)),
            frozenset(_NUMBER.findall(plain)),
            tuple(number for number in _NUMBER.findall(_LIST_NUMBER.sub("", plain)) if not _is_year(number)),
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


def _is_year(number: str) -> bool:
    return len(number) == 4 and 1500 < int(number) < 2100


def _year(year: int | None, numbers: frozenset[str]) -> float:
    printed = [int(number) for number in numbers if _is_year(number)]
    if year is None or not printed:
        return 0.0
    nearest = min(abs(year - each) for each in printed)
    return 1.0 if nearest == 0 else 0.3 if nearest == 1 else -1.0


def _number(field: str, text: _Printed, places: int) -> float:
    """The first number of a volume or page range, where the print has numbers enough to hold it.

    A print that gives the year alone is silent on volume and page, one with a single number more is silent on
    the page.
    """
    first = _NUMBER.search(field)
    if first is None:
        return 0.0
    number = first.group()
    if number in text.numbers:
        return 1.0
    if len(text.others) < places:
        return 0.0
    return 0.3 if len(number) > 2 and number in text.digits else -1.0
