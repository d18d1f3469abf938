"""References looked up by the names and the year under which a text cites them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.model import Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "", "'": "", "ʼ": "", "`": ""}
)
_SIGNS = {sign: " " for sign in range(128) if not chr(sign).isalnum()}
_PARTICLES_TEXT = "van von de der den del la le di da du dos ter ten al el st the"
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_YEAR = re.compile(r"\b((?:1[6-9]|20)\d\d)([a-f])?\b")
_VANCOUVER = re.compile(
    r"((?:(?:v[ao]n|de[rln]?|la|le|di|da|den|te[rn]|al|el|dos|du|O|St)[\s’']){0,4}[^\W\d_a-z][\w’'‐-]{1,40}"
    r"(?:[\s-][^\W\d_a-z][a-z’'‐-]{1,40})?)\s(?:[^\W\d_a-z]\.?[\s‐-]?){1,4}(?:,\s|\.+(?:\s|$)|$|(?=\set\sal\b)|\s?\()"
)
"""One author as `Jensen RK,`: surname, then initials."""
_HEAD = 400
"""Code points of an entry within which its authors stand."""
_NAMELESS = frozenset({"anon", "anonymous", "anonym", "no author", "unknown author", "n a"})


@frozen(kw_only=True)
class Said:
    """What one piece of a citation says: names, whether more follow, the year and its letter."""

    names: tuple[str, ...]
    """Folded: lower case, no accents, no initials."""
    whole: str = ""
    """All the words for the names, folded: a body's name or the first words of a title may hold an "and"."""
    more: bool = False
    year: int | None = None
    """None for a work without a date."""
    letter: str = ""


@frozen(kw_only=True)
class _Listed:
    """What is known of an entry: its folded head, its authors' surnames and its years."""

    reference: Reference
    head: str
    surnames: tuple[str, ...]
    years: frozenset[int]
    letters: frozenset[str]


def fold(text: str) -> str:
    """Words in lower case without accents, apostrophes and punctuation, one space between."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_LETTERS)
    if plain.isascii():
        return " ".join(plain.translate(_SIGNS).split())
    return " ".join("".join(c if c.isalnum() else "" if unicodedata.combining(c) else " " for c in plain).split())


def surname(author: str) -> str:
    """The folded surname in a printed name, in either order: `Jensen RK`, `R. K. Jensen`, `Jensen, Rikke`."""
    if "," in author:
        return fold(author.partition(",")[0])
    tokens = author.replace(".", ". ").split()
    while len(tokens) > 1 and _is_initials(tokens[-1]):
        tokens.pop()
        if not any(_is_initials(token) for token in tokens):
            return fold(" ".join(tokens))
    whole = [token for token in tokens if not _is_initials(token)]
    start = len(whole) - 1
    while start > 0 and fold(whole[start - 1]) in _PARTICLES:
        start -= 1
    return fold(" ".join(whole[max(0, start) :]))


def _is_initials(token: str) -> bool:
    letters = token.replace(".", "").replace("-", "").replace("‐", "")
    return (
        bool(letters)
        and letters.isupper()
        and (len(letters) <= 2 or ((len(letters) <= 3 and "." in token) or len(letters) == 3))
    )


class AuthorIndex:
    """The references of an article under year and first author."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._by_year: defaultdict[int | None, _Entries] = defaultdict(_Entries)
        self._by_mention: defaultdict[int | None, _Entries] = defaultdict(_Entries)
        self._found: dict[tuple[Said, frozenset[str]], str | None] = {}
        for each in map(_listed, references):
            for year in each.years or {None}:
                self._by_year[year].add(each)
            for year in {int(match[1]) for match in _YEAR.finditer(each.reference.text)} - each.years:
                self._by_mention[year].add(each)

    def find(self, said: Said, used: frozenset[str] = frozenset()) -> str | None:
        """The id of the reference that is meant; ids in `used` only where no other one fits.

        Where several fit, the number of authors decides, then the letter behind the year (printed in the
        entry, else counted in the order of the list), then the order of the list.
        """
        if (said, used) not in self._found:
            self._found[said, used] = self._find(said, used)
        return self._found[said, used]

    def _find(self, said: Said, used: frozenset[str]) -> str | None:
        fitting = self._fitting(said)
        if not fitting:
            return None
        fitting = [each for each in fitting if each.reference.id not in used] or fitting
        best = max(_closeness(said, each) for each in fitting)
        fitting = [each for each in fitting if _closeness(said, each) == best]
        if said.letter:
            lettered = [each for each in fitting if said.letter in each.letters]
            place = ord(said.letter) - ord("a")
            fitting = lettered or fitting[place : place + 1] or fitting
        return fitting[0].reference.id

    def _fitting(self, said: Said) -> list[_Listed]:
        """The entries of the year whose names fit, else whose title does; last those that hold the year anywhere."""
        for dated in (self._by_year[said.year], self._by_mention[said.year]):
            if fitting := [each for each in dated.beginning(said.names[0]) if _names_fit(said, each)]:
                return fitting
            if fitting := [each for each in dated.listed if _entitled(said, each)]:
                return fitting
        return []


class _Entries:
    """Entries in the order of the list, which can be looked up by the words that their names may begin with."""

    def __init__(self) -> None:
        self.listed: list[_Listed] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, each: _Listed) -> None:
        initials = "".join(_initials(fold(each.reference.text.partition(".")[0])))
        names = (*each.surnames[:1], *map(_bare, each.surnames[:1]), each.head, _without_particles(each.head))
        abbreviations = (*(f"*{initials[:length]}" for length in range(2, 7)), f"*{initials[:1]}-{initials[-1:]}")
        for word in {*map(_first_word, names), *(abbreviations if 1 < len(initials) <= 10 else ())}:
            self._by_word[word].append(len(self.listed))
        self.listed.append(each)

    def beginning(self, name: str) -> list[_Listed]:
        """The entries whose first author or body `name` may be."""
        if name in _NAMELESS:
            return self.listed
        words = {_first_word(name), _first_word(_bare(name))}
        if _may_abbreviate(name):
            words |= {f"*{name}", f"*{name[0]}-{name[-1]}"}
        places = {place for word in words for place in self._by_word.get(word, ())}
        return [self.listed[place] for place in sorted(places)]


def _listed(reference: Reference) -> _Listed:
    years = [match.groups() for match in _YEAR.finditer(reference.text)]
    said = {reference.year} if reference.year else {int(year) for year, _ in years}
    return _Listed(
        reference=reference,
        head=fold(reference.text[:_HEAD]),
        surnames=_vancouver(reference.text) or tuple(surname(author) for author in reference.authors),
        years=frozenset(said | {int(year) for year, letter in years if letter}),
        letters=frozenset(letter for _, letter in years if letter),
    )


def _vancouver(text: str) -> tuple[str, ...]:
    """The folded surnames with which an entry in the Vancouver style begins; empty for other styles."""
    names: list[str] = []
    place = 0
    while len(names) < 50 and (match := _VANCOUVER.match(text, place)):
        names.append(fold(match[1]))
        place = match.end()
        if match[0].rstrip().endswith((".", "(")):
            break
    return tuple(names)


def _names_fit(said: Said, listed: _Listed) -> bool:
    first = said.names[0]
    if first in _NAMELESS:
        return not listed.surnames or listed.head.startswith(first)
    if not _begins(first, listed):
        return False
    return all(_follows(name, listed) for name in said.names[1:])


def _entitled(said: Said, listed: _Listed) -> bool:
    """Whether an entry is cited by the first words of its title, or, having no author, by its journal."""
    head = f" {listed.head} "
    if len(said.whole) >= 12 and f" {said.whole}" in head:
        return True
    return not listed.surnames and len(said.whole) >= 3 and f" {said.whole} " in head


def _begins(name: str, listed: _Listed) -> bool:
    """Whether the entry's first author, or its title where it has none, bears the name."""
    if listed.surnames and _same(name, listed.surnames[0]):
        return True
    head = listed.head
    if _starts_with(head, name):
        return True
    if _starts_with(_without_particles(head), name):
        return True
    return _may_abbreviate(name) and _abbreviates(name, fold(listed.reference.text.partition(".")[0]))


def _may_abbreviate(name: str) -> bool:
    return 2 <= len(name) <= 6 and " " not in name


def _abbreviates(name: str, body: str) -> bool:
    """Whether a name is made of the first letters of a body's words: WHO; NICE, which passes over "Health"."""
    initials = _initials(body)
    if not 1 < len(initials) <= 10:
        return False
    rest = iter(initials)
    in_order = all(letter in rest for letter in name)
    return "".join(initials).startswith(name) or (in_order and name[0] == initials[0] and name[-1] == initials[-1])


def _initials(body: str) -> list[str]:
    return [word[0] for word in body.split() if word not in {"of", "for", "and", "on", "in", "the"}]


def _without_particles(head: str) -> str:
    """The first words of an entry from the first one that is no particle and no initial."""
    words = head.split(" ", 12)[:12]
    while words and (words[0] in _PARTICLES or len(words[0]) == 1):
        words = words[1:]
    return " ".join(words)


def _bare(name: str) -> str:
    return " ".join(word for word in name.split() if word not in _PARTICLES)


def _first_word(name: str) -> str:
    return name.partition(" ")[0]


def _starts_with(text: str, words: str) -> bool:
    return text.startswith(words) and text[len(words) : len(words) + 1] in {"", " "}


def _follows(name: str, listed: _Listed) -> bool:
    bare = _bare(name)
    return any(_same(name, each) for each in listed.surnames[1:]) or f" {bare or name} " in listed.head


def _same(name: str, surname_listed: str) -> bool:
    bare = _bare(surname_listed)
    return name in {surname_listed, bare} or _bare(name) == bare != ""


def _closeness(said: Said, listed: _Listed) -> int:
    """How well the number of authors and the first name agree with what is said."""
    count = len(listed.surnames)
    exact = 2 * (bool(count) and said.names[0] == listed.surnames[0])
    dated = said.year == listed.reference.year
    if said.more:
        return exact + dated + 2 * (count > 2) + (count > 1)
    return exact + dated + 3 * (count == len(said.names))
