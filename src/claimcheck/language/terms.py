"""The content words of a text, brought to a form in which a claim and its source can be laid side by side."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.words import lower, read_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SYNONYMS = Path(__file__).with_name("synonyms.txt")
LEXICON = Path(__file__).with_name("lexicon.json")
_FREQUENCY = Path(__file__).with_name("frequency.json")

_TOKEN = re.compile(r"\d+(?:[.,·]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?|[^\W_]+")
_SUFFIXES = (
    *("ating", "ated", "ates", "ator", "ators"),
    *("ational", "ization", "isation", "fulness", "ations", "ments", "ities", "ation", "ings", "ness", "ment"),
    *("ions", "ance", "ence", "able", "ible", "ives", "ally", "ants", "ents", "ical", "ised", "ized", "ises"),
    *("izes", "ies", "ied", "ity", "ing", "ion", "ers", "ors", "ive", "ant", "ent", "ate", "ise", "ize", "ous"),
    *("als", "ary", "ory", "ed", "es", "er", "or", "al", "ic", "ly", "ia", "s", "e", "y"),
)
_FINAL = re.compile("(?:" + "|".join(_SUFFIXES) + ")$")
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa", "µ": "mu", "μ": "mu", "ω": "omega"}
UNKNOWN_WEIGHT = 7.0
"""Weight of a word that the frequency table does not hold: as rare as the rarest it does."""


@frozen
class Term:
    """A content word: its stem or the name of its group of synonyms, and where it stands."""

    stem: str
    start: int
    end: int


@cache
def _own_stems() -> Mapping[str, str]:
    """Forms of words that the endings would bring together with others, under the first form."""
    lines = (line.split() for line in str(read_cues(LEXICON)["own stems"]).split("|"))
    return {word: words[0] for words in lines for word in words}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A lower-case word without its endings, twice over, while four letters stay; names with digits stay whole.

    Lighter than Porter's (1980) algorithm in that no measure is computed, heavier in that "inhibit", "inhibitor"
    and "inhibition" meet: what counts is that forms of a word meet, not that the stem is a word. Words that would
    meet others by chance ("prevalence", "prevention") have stems of their own in lexicon.json.
    """
    own = _own_stems().get(word)
    if own is not None:
        return own
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) <= 4:
        return word[:-1] if len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word
    for _ in range(2):
        found = _FINAL.search(word, 4)
        if found is None:
            break
        word = word[: found.start()]
    return word


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """`(word in lower case, start, end)` of every word and number of `text`; hyphens part words."""
    lowered = lower(text)
    return tuple([(match[0], match.start(), match.end()) for match in _TOKEN.finditer(lowered)])


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(str(read_cues(LEXICON)["stopwords"]).split())


def _plain(word: str) -> str:
    if word.isascii():
        return word
    word = "".join(_GREEK.get(letter, letter) for letter in word)
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


Abbreviations = tuple[tuple[str, tuple[str, ...]], ...]
"""`(short form as written in lower case, stems of its long form)`."""


def read_terms(text: str, abbreviations: Abbreviations = ()) -> tuple[Term, ...]:
    """The content words of `text` in order: no function words, no bare numbers, synonyms under one name.

    A short form that `abbreviations` explains gives the stems of its long form, each at the place of the short
    form.
    """
    return tuple(_grouped(list(_content(text, dict(abbreviations)))))


def _content(text: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[Term]:
    """The content words by their stems, before synonyms are brought under one name."""
    stopwords = _stopwords()
    for word, start, end in tokens(text):
        if word[0].isdigit() and word.rstrip("%").replace(".", "").replace(",", "").isdigit():
            if word.isdigit() and _NUMBERED.search(text, max(0, start - 16), start):
                yield Term(f"number {word}", start, end)
        elif word in known:
            for each in known[word]:
                yield Term(each, start, end)
        elif len(word) == 1 and word.isascii():
            if _is_label(text, start):
                yield Term(f"letter {word}", start, end)
        elif word not in stopwords:
            yield Term(stem(_plain(word)), start, end)


_LABELLED = re.compile(
    r"(?:\b(?:[Vv]itamin|[Gg]roup|[Hh]epatitis|[Ii]nfluenza|[Ff]lu|[Tt]ype|[Aa]rm|[Ss]ite|[Ww]ebsite|[Ff]actor|[Ii]mmunoglobulin"
    r"|[Pp]rotein|[Dd]rug|[Tt]reatment|[Dd]iet|[Cc]lass|[Cc]hannel) )$"
)
_NUMBERED = re.compile(r"\b(?:[Tt]ype|[Ff]actor|[A-Za-z]*[A-Z][A-Za-z]*-|[Oo]mega-) ?$")
"""What stands before a number that names a thing: "type 2", "IL-6"."""
_WORD_BEFORE = re.compile(r"[a-z] $")


def _is_label(text: str, place: int) -> bool:
    """Whether the letter at `place` tells two things of one kind apart: "vitamin D", "group B"; not "a", not "I"."""
    letter = text[place]
    if (
        not letter.isupper()
        or letter == "I"
        or text.startswith("-", place + 1)
        or not _WORD_BEFORE.search(text, max(0, place - 2), place)
    ):
        return False
    return letter != "A" or _LABELLED.search(text, max(0, place - 16), place) is not None


@cache
def _groups() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The synonyms under their first stem, longest first: `(stems, name of the group)`."""
    groups: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _SYNONYMS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name = ""
        for phrase in line.split("|"):
            words = tuple(each.stem for each in _content(phrase, {}))
            if not words:
                continue
            name = name or "_".join(each.rpartition(" ")[2] for each in words)
            groups.setdefault(words[0], []).append((words, name))
    return {first: tuple(sorted(some, key=lambda each: -len(each[0]))) for first, some in groups.items()}


def _grouped(terms: Sequence[Term]) -> Iterator[Term]:
    groups = _groups()
    place = 0
    while place < len(terms):
        here = terms[place]
        for words, name in groups.get(here.stem, ()):
            if len(words) == 1 or tuple(each.stem for each in terms[place : place + len(words)]) == words:
                yield Term(name, here.start, terms[place + len(words) - 1].end)
                place += len(words)
                break
        else:
            yield here
            place += 1


_SHORT = re.compile(r"[(\[]([A-Z0-9][\w-]{1,9})(?:[;,][^)\]]{0,40})?[)\]]")
_BRACKET = re.compile(r"[()\[\]]")
_LONGEST = 120
"""Characters before a short form in which its long form stands."""


def read_abbreviations(text: str) -> Abbreviations:
    """The short forms that `text` explains, "low back pain (LBP)", with the stems of their long forms.

    After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in biomedical
    text": the letters of the short form are sought from the right in at most twice as many words as it has
    letters, and its first letter has to open a word.
    """
    if "(" not in text and "[" not in text:
        return ()
    found: dict[str, tuple[str, ...]] = {}
    stopwords = _stopwords()
    for match in _SHORT.finditer(text):
        short = match[1].rstrip("s").lower()
        before = _BRACKET.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]
        long = _long_form(before.rstrip(), short)
        if long:
            stems = tuple(stem(_plain(word)) for word, _, _ in tokens(long) if word not in stopwords)
            if stems and short not in found and short not in stems:
                found[short] = stems
    return tuple(found.items())


def _long_form(before: str, short: str) -> str:
    letters = [letter for letter in short if letter.isalnum()]
    words = list(re.finditer(r"[^\s-]+", before))[-min(len(letters) + 5, 2 * len(letters)) :]
    if len(letters) < 2 or not words:
        return ""
    text = before[words[0].start() :]
    lowered = lower(text)
    place = len(text)
    for index in range(len(letters) - 1, -1, -1):
        place = lowered.rfind(letters[index], 0, place)
        while index == 0 and place > 0 and lowered[place - 1].isalnum():
            place = lowered.rfind(letters[0], 0, place)
        if place < 0:
            return ""
    return text[place:]


@cache
def _weights() -> Mapping[str, float]:
    table: Mapping[str, str] = read_cues(_FREQUENCY)["stems"]
    return {word: float(weight) for weight, words in table.items() for word in words.split()}


def weight(term: str) -> float:
    """How much a shared term tells: the logarithm of how rare it is in medical abstracts (nats).

    The table holds the commoner stems of the training sets; it is made by `python -m benchmarks.fit_verdict`.
    """
    return _weights().get(term, UNKNOWN_WEIGHT)
