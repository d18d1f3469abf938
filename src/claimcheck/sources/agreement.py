"""Whether a field that is printed is the one of the record: authors, title, year and journal, each by itself.

Milder than a comparison of texts, because people are told that what they printed is wrong: initials, accents and
transliteration, `et al.`, bodies as authors, subtitles left out, slips of print, abbreviated journals, years of
publication ahead of print and titles in another language all agree, or say nothing.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.references.authors import fold, surname
from claimcheck.references.lexicon import CLASSES
from claimcheck.sources.printed_text import Printed, held, plain_letters
from claimcheck.sources.records import without_announcement
from claimcheck.sources.title_words import differs_in_a_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Author, Reference, Work


class Agreement(StrEnum):
    """What comparing a printed field with the record's came to."""

    SAME = "same"
    NEAR = "near"
    """Too much agrees for it to be another work's, and some of it is not the record's."""
    OTHER = "other"
    SILENT = "silent"
    """One of both does not say, or not in a form that can be compared."""


_ENGLISH = frozenset(
    "a among an and are as at between by do during for from in is no of on the their to us with".split()
)
"""Words of English titles that other languages spell alike are no sign of those."""
_BODY = re.compile(
    r"group|collaborat|consorti|committee|network|society|societ|association|institut|team|investigators|council|"
    r"agency|department|ministry|cent(?:re|er)s?\b|foundation|panel|task force|university|commission|college|"
    r"academy|organi[sz]ation|alliance|initiative|federation|program|service|trial|study|project|board|\bon\b|\bfor\b",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\b(?:eds?|hrsg|editors?)\b", re.IGNORECASE)
_LATIN = re.compile(r"^[\W\d_a-zÀ-ɏḀ-ỿ]*$", re.IGNORECASE)
_BOOKS = frozenset(
    {"book", "book-chapter", "monograph", "edited-book", "reference-book", "reference-entry", "book-part"}
)
_TOKEN = re.compile(r"[^\W_]+")
_ALIKE = 0.75
"""Similarity from which on two names or words are one, spelt or transliterated differently."""
_SHORT = 15
"""A title of fewer letters says too little to be another work's."""
_DIGITAL = 2000
"""Works of earlier years may be recorded under the year in which they were put online."""


def authors_agree(printed: Reference, work: Work) -> Agreement:
    """Whether the authors printed are those of the record.

    `OTHER` where none of them is, `NEAR` where most are not.
    """
    names = [name for name in printed.authors if surname(name) and not _is_body(name)]
    known = [author for author in work.authors if not (_is_body(author.family) and not author.given)]
    latin = all(_LATIN.match(name) for name in (*names, *(author.family for author in known)))
    if not names or not known or not latin or work.kind in _BOOKS or _EDITED.search(printed.text[:200]):
        return Agreement.SILENT
    if len(known) == 1 and len(names) > 2:
        return Agreement.SILENT  # records of one author for many are common
    sure = sum(any(_is_person(name, author, sure=True) for author in known) for name in names)
    likely = sum(any(_is_person(name, author, sure=False) for author in known) for name in names)
    text = _without_title(printed)
    families = [fold(author.family) for author in known[:6]]
    stated = sum(all(word in text.words for word in plain_letters(family).split()) for family in families)
    if not sure and likely < 0.4 * len(names) and stated < 0.4 * len(families):
        return Agreement.OTHER
    few = len(names) > 2 and sure < 0.5 * len(names) and likely < 0.5 * len(names)
    return Agreement.NEAR if few and stated < 0.5 * len(families) else Agreement.SAME


def _without_title(printed: Reference) -> Printed:
    return Printed.of(printed.text.replace(printed.title, " ") if printed.title else printed.text)


def _is_body(name: str) -> bool:
    words = name.split()
    return bool(_BODY.search(name)) or len(words) > 5 or (len(words) == 1 and name.isupper() and 1 < len(name) < 8)


def _is_person(name: str, author: Author, *, sure: bool) -> bool:
    """Whether a printed name may be that of an author; `sure` asks for the initials too where both have them."""
    family = surname(name)
    own, given = fold(author.family), fold(author.given)
    swapped = family in (given, *given.split())
    if not (_is_name(family, own) or swapped or _is_name(fold(name), f"{given} {own}")):
        return False
    printed = {word[0] for word in _given(name, family)}
    known = {word[0] for word in (f"{given} {own}" if swapped else given).split()}
    return not sure or not printed or not known or bool(printed & known)


def _given(name: str, family: str) -> Sequence[str]:
    """The given names or initials in a printed name: `RK` stands for two."""
    words = [word for word in re.split(r"[\s.,\-‐]+", name) if word and fold(word) not in family.split()]
    return [fold(letter) for word in words for letter in (word if word.isupper() else word[:1]) if fold(letter)]


def _is_name(one: str, other: str) -> bool:
    if one == other or _respelt(one) == _respelt(other):
        return True
    words, others = one.split(), other.split()
    if len(words) != len(others) and (set(words) & {word for word in others if len(word) > 2}):
        return True  # one of two family names, or one without its particle
    return min(len(one), len(other)) > 4 and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _respelt(name: str) -> str:
    joined = name.replace(" ", "")
    for written, letter in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ij", "y"), ("th", "t"), ("sch", "sh")):
        joined = joined.replace(written, letter)
    return joined


def title_agrees(printed: Reference, work: Work) -> Agreement:
    """Whether the title printed is that of the record.

    `NEAR` where other words stand in place of some of them, `OTHER` where hardly a word is shared.
    """
    title, own = plain_letters(printed.title), plain_letters(without_announcement(work.title))
    words, known = _weighty(title), _weighty(own)
    text = Printed.of(printed.text)
    if differs_in_a_word(own, title, small=True):
        return Agreement.NEAR
    joined, own_joined = "".join(_TOKEN.findall(title)), "".join(_TOKEN.findall(own))
    shorter = min(joined, own_joined, key=len)
    if len(shorter) > 11 and (joined in own_joined or own_joined in joined or own_joined in text.letters):
        return Agreement.SAME
    if len(own_joined) > 11 and held(own, text) > 0.85:
        return Agreement.SAME
    if (
        len(words) < 2
        or len(joined) < _SHORT
        or len(known) < 3
        or _is_foreign(title)
        or _is_foreign(own)
        or _is_foreign(work.journal)
    ):
        return Agreement.SILENT
    shared = sum(any(_is_word(word, other) for other in known) for word in words)
    if shared < 0.34 * min(len(words), len(known)) and held(own, text) < 0.3:
        return Agreement.SILENT if _is_elsewhere(title, work) else Agreement.OTHER
    least = min(0.9 * min(len(words), len(known)), 0.6 * max(len(words), len(known)))
    return Agreement.SAME if shared >= least else Agreement.SILENT


def _is_elsewhere(title: str, work: Work) -> bool:
    """Whether what was read as the title is made of the journal or the names of the record: a print without title."""
    names = " ".join(f"{author.family} {author.given}" for author in work.authors)
    return held(title, Printed.of(f"{work.journal} {names} {work.published}")) > 0


def _weighty(title: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in _TOKEN.findall(title) if len(word) > 3 and word not in CLASSES))


def _is_word(one: str, other: str) -> bool:
    return one[:5] == other[:5] or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _is_foreign(title: str) -> bool:
    """Whether a title is in no Latin letters, or holds function words of other languages and none of English."""
    words = [word.casefold() for word in _TOKEN.findall(title)]
    small = {word for word in words if "function" in CLASSES.get(word, ())}
    foreign = {word for word in small if not word.isascii() or word not in _ENGLISH_FUNCTION}
    return not _LATIN.match(title) or len(foreign) > 1 or (bool(foreign) and not small & _TELLING)


_TELLING = frozenset("of the and for with to from by between among during after using".split())
_ENGLISH_FUNCTION = _ENGLISH | _TELLING | frozenset("through towards toward what how why when who its".split())


def year_agrees(printed: Reference, work: Work) -> Agreement:
    """Whether any year printed may be that of the record: as early or as late as articles ahead of print are."""
    years = _without_title(printed).years
    if work.year is None or printed.year is None or not years or work.kind in _BOOKS:
        return Agreement.SILENT
    if any(work.year - 1 <= year <= work.year + 2 for year in years):
        return Agreement.SAME
    late = printed.year > work.year + 2
    return Agreement.OTHER if late or printed.year >= _DIGITAL else Agreement.SILENT


def journal_agrees(printed: Reference, work: Work) -> Agreement:
    """Whether the journal printed may be that of the record, written out, abbreviated or by its first letters."""
    own, name = plain_letters(work.journal), plain_letters(printed.journal)
    words, known = _name_words(name), _name_words(own)
    text = Printed.of(printed.text)
    if not words or not known or work.kind not in {"journal-article", ""} or _is_foreign(name) or _is_foreign(own):
        return Agreement.SILENT
    if held(work.journal, text) > 0.5 or any(_abbreviates(a, b) or _abbreviates(b, a) for a in words for b in known):
        return Agreement.SAME
    if _are_initials(name, own) or _are_initials(own, name):
        return Agreement.SAME
    return Agreement.OTHER


def _name_words(journal: str) -> tuple[str, ...]:
    """The words of the name of a journal that tell it from others."""
    return tuple(word for word in _TOKEN.findall(journal) if "function" not in CLASSES.get(word, ()) and len(word) > 1)


def _abbreviates(short: str, word: str) -> bool:
    """Whether the letters of `short` stand in the word in order, first letter first: `dtsch`, `natl`."""
    rest = iter(word)
    return short[0] == word[0] and all(letter in rest for letter in short)


def _are_initials(name: str, other: str) -> bool:
    """Whether a name is made of first letters of the words of another: `JAMA`, `PNAS`, `NEJM`."""
    letters = "".join(_TOKEN.findall(name))
    rest = iter("".join(word[0] for word in _TOKEN.findall(other)))
    return len(letters) < 9 and all(letter in rest for letter in letters)
