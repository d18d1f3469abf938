"""How well a printed reference fits the record of a work.

The printed string is never parsed for this: each field of the record is looked for in it, as search-based
matching with validation does (Tkaczyk 2018, Crossref), so that styles, missing fields and scanning errors cost
little.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from attrs import astuple, frozen

from claimcheck import regex as re
from claimcheck.sources.printed_text import LONGEST, NUMBER, WORD, Printed, held, letter_triples, plain_letters
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
    if is_notice_title(work.title) != is_of_notice(printed[:LONGEST], work.title):
        return min(score, _NOT_THIS)
    if work.kind.casefold() in _PREPRINTS and not _SERVER.search(printed[:LONGEST]):
        return min(score, _PERHAPS)
    return score


def is_of_notice(printed: str, title: str) -> bool:
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


def gather_evidence(printed: str, work: Work) -> Evidence:
    """The fields of `work` as they are found in `printed`, or not."""
    text = Printed.of(printed)
    title = without_announcement(work.title)
    families = [author.family for author in work.authors if author.family]
    return Evidence(
        title=held(title, text) * _weight_of(title),
        journal=_journal(work.journal, text),
        first_author=held(families[0], text) if families else 0.0,
        authors=sum(held(family, text) for family in families[:8]) / len(families[:8]) if families else 0.0,
        year=_year(work.year, text),
        volume=_number(work.volume, text, 1),
        page=_number(work.pages, text, 2),
        explained=_explained(work, text),
        wording=-1.0 if differs_in_a_word(plain_letters(title), text.plain) else 0.0,
    )


def letters_of(work: Work) -> str:
    """The letters of title, journal and names of a record."""
    names = " ".join(f"{author.family} {author.given}" for author in work.authors)
    return "".join(WORD.findall(plain_letters(f"{work.title} {work.journal} {names}")))


def _explained(work: Work, text: Printed) -> float:
    if not text.letters:
        return 0.0
    return len(text.triples & letter_triples(letters_of(work))) / len(text.triples) * 2 - 1


def _weight_of(title: str) -> float:
    """Short titles ("Editorial", "Introduction") say little."""
    return min(1.0, len(WORD.findall(title)) / 4)


def _journal(journal: str, text: Printed) -> float:
    whole = held(journal, text)
    names = [word for word in WORD.findall(plain_letters(journal)) if word not in _SMALL]
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


def _year(year: int | None, text: Printed) -> float:
    if year is None or not text.years:
        return 0.0
    nearest = min(abs(year - each) for each in text.years)
    return 1.0 if nearest == 0 else 0.3 if nearest == 1 else -1.0


def _number(field: str, text: Printed, places: int) -> float:
    """The first number of a volume or page range, where the print has numbers enough to hold it.

    A print that gives the year alone is silent on volume and page, one with a single number more is silent on
    the page.
    """
    first = NUMBER.search(field)
    if first is None:
        return 0.0
    number = first.group()
    if number in text.numbers:
        return 1.0
    if len(text.others) < places:
        return 0.0
    return 0.3 if len(number) > 2 and number in text.digits else -1.0
