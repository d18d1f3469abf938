"""The DOI: its grammar, and where one stands in a text.

Grammar after the DOI Handbook, section 2.2 (prefix `10.` and a registrant code, then `/` and any characters)
and ANSI/NISO Z39.56 for the SICI that old DOIs hold; where a DOI ends in running text is a matter of practice.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from attrs import field, frozen

from claimcheck import regex as re
from claimcheck.identifiers.decoding import INVISIBLE, decode
from claimcheck.identifiers.line_breaks import continuation
from claimcheck.identifiers.values import MalformedIdentifierError

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOWS = (160, 700)
"""Characters of raw text that are looked at for one DOI: first few, then as many as an encoded one may take."""
_LOOKAHEAD = 70
"""Characters behind a DOI that decide whether it goes on."""
_LONGEST = 300
"""Characters of the suffix of a DOI that are read."""
_DEEPEST = 4
"""Brackets that may stand open at one place of a DOI."""

_TRIGGER = re.compile(rf"10\.(?=[0-9]{{4}}|[{INVISIBLE}<&])|10(?:%2[eE]|\\\.)(?=[0-9]{{4}})")
_TRIGGER_REACH = 9
_PREFIX = re.compile(r"10\.(?P<registrant>[0-9]{4,9}(?:\.[0-9]{1,9}){0,3})(?:[^\S\n]{0,40}\n[^\S\n]{0,40})?/")
_SPACE = re.compile(r"\s")
_PLAIN = re.compile(r"[A-Za-z0-9._:/+=@~$!*\-]+")
_SICI_END = re.compile(
    r"[<\[][^<>\[\]\s]{1,80}[>\]][0-9]{1,2}\.[0-9]{1,2}\.[A-Z]{2};[0-9](?:-[0-9A-Z#])?", re.IGNORECASE
)
_SICI_BROKEN_OFF = re.compile(r"\([0-9]{4,8}\)[\w:/.]*[<\[][^<>\[\]]{0,80}(?:[>\]][\w.;]{0,8}-?)?$")
_BEFORE_SICI_SEMICOLON = re.compile(r"\.[A-Z]{2}$", re.IGNORECASE)
_SICI_SEMICOLON = re.compile(r";[0-9](?:-[0-9A-Z#]?)?(?![A-Z0-9])", re.IGNORECASE)
_COMMA_FOR_STOP = re.compile(r",[0-9]{2}\.[0-9]{3}(?![0-9])")
_PARAMETER = re.compile(r"&[A-Za-z_][\w.]{0,30}=")
_GLUED = re.compile(
    r"https?:|doi:|PMC?ID(?![A-Z])|PubMed|CrossRef|Google|(?:\.|(?<=[0-9]))Epub|Medline|arxiv:|IS[BS]N:"
    r"|(?<=[0-9])\.(?-i:Published|Available|Accessed|Received|Accepted|Retrieved|Copyright|Abstract|Keywords?|The|This|In)"
    r"(?![A-Z])",
    re.IGNORECASE,
)
"""What page furniture and references put behind a DOI without a space."""
_TRAILING = ".,;:!?*_~-/|=$&@'"
_ENDING = re.compile(
    r"(?:/(?:full|fulltext|full-text|abstract|abs|e?pdf|pdfplus|pdfdirect|pdfft|epub|html?|xml|meta|summary|suppinfo"
    r"|references|citations?|cited-by|figures?|tables|media|metrics|download|prepub|asset|comments|supplemental"
    r"|fulltextpdf|reader|standard|issuetoc|citedby)(?:\.html?|\.pdf)?"
    r"|/(?:figures?|tables?|suppl_file)/[\w.\-]{1,80}|/-/DC[0-9]{1,2}|/e?pdf/CDSR/[\w./]{1,80}"
    r"|\.(?:pdf|full|abstract|html?|short|long|full-text|xml|epub|figures-only|article-info|supplementary-material"
    r"|pdf\+html))$",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"10\.(?:1016/s?|1002/\(sici\)|1002/)[0-9]{4}-[0-9]{3}[0-9x]", re.IGNORECASE)
"""What is left of a DOI of Elsevier or Wiley that was cut at its first bracket: the ISSN of the journal."""
_PREPRINT_VERSION = re.compile(r"(?<=[0-9])v[0-9]{1,2}$", re.IGNORECASE)
_PREPRINT_REGISTRANTS = {"1101", "64898"}
"""Cold Spring Harbor Laboratory and openRxiv: their URLs add a version that is no part of the DOI."""
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_LABEL = re.compile(
    r"\s*(?:(?:https?://|//)?(?:www\.)?(?:dx\.)?doi\.org/+|(?:urn|info)?:?doi\s*[:=/]?\s*)*", re.IGNORECASE
)
_REST = re.compile(r"[\s/.,;:)\]}>\"']*(?:[?#]\S*)?\s*")
_SHORT = re.compile(r"10/[a-z0-9]{3,10}", re.IGNORECASE)


@frozen(kw_only=True)
class DOIMatch:
    """A DOI read in a text: its normalised value and the raw range `[start:end]`."""

    value: str
    start: int
    end: int


def doi_of(text: str) -> str | None:
    """The DOI that `text` consists of, in lower case, without label, resolver and encoding; None for other text."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    short = _SHORT.match(text, start)
    if short and not text[short.end() :].strip():
        return short[0].lower()
    found = read_doi(text, start)
    return found.value if found and _REST.fullmatch(text, found.end) else None


def normalise_doi(text: str) -> str:
    """`doi_of(text)`.

    Raises:
        MalformedIdentifierError: `text` is no DOI, or more than one.
    """
    value = doi_of(text)
    if value is None:
        raise MalformedIdentifierError(
            f"{text!r} is no DOI: one looks like 10.1186/1741-7015-10-22, with or without https://doi.org/"
        )
    return value


@frozen
class DOI:
    """A Digital Object Identifier, normalised once: `DOI("https://doi.org/10.1186/1741-7015-10-22")`.

    Two DOIs are equal when they name the same object: letters A–Z count as a–z (DOI Handbook, 2.4).

    >>> DOI("doi:10.1186/ABC") == DOI("https://doi.org/10.1186/abc")
    True

    Raises:
        MalformedIdentifierError: the text is no DOI; the message says which text.
    """

    value: str = field(converter=normalise_doi)

    def __str__(self) -> str:
        return self.value


def find_dois(text: str, start: int = 0, end: int | None = None) -> Iterator[DOIMatch]:
    """Every DOI that begins in `text[start:end]`, in order, none overlapping another."""
    limit = len(text) if end is None else end
    at = start
    # The pattern looks a few characters ahead, past the last place where a DOI may begin.
    while (trigger := _TRIGGER.search(text, at, limit + _TRIGGER_REACH)) and trigger.start() < limit:
        found = read_doi(text, trigger.start()) if _may_begin(text, trigger.start()) else None
        if found:
            yield found
        at = found.end if found else trigger.end()


def _may_begin(text: str, at: int) -> bool:
    """Whether a DOI may begin at `at`: not inside a number, unless the digit belongs to an encoded character."""
    before = text[max(0, at - 3) : at]
    return not before[-1:].isdecimal() or (len(before) == 3 and before[0] == "%")


def read_doi(text: str, start: int, *, in_query: bool = False) -> DOIMatch | None:
    """The DOI that begins at `start`, or None.

    `in_query` says that it stands in the query of a URL, where `&` ends it.
    """
    few, many = _WINDOWS
    found, needed = _read(text, start, few, in_query=in_query)
    return found if needed < few else _read(text, start, many, in_query=in_query)[0]


def _read(text: str, start: int, window: int, *, in_query: bool) -> tuple[DOIMatch | None, int]:
    """The DOI at `start`, judged by the next `window` characters, and how many of them were needed."""
    decoded = decode(text, start, min(len(text), start + window))
    prefix = _PREFIX.match(decoded.text)
    if prefix is None:
        return None, 0
    suffix, pieces, broken_off = _gather(decoded.text, prefix.end(), prefix["registrant"], in_query=in_query)
    offset, position = pieces[-1]
    needed = position + _extent(suffix, in_query=in_query, whole=False) - offset + _LOOKAHEAD
    read = decoded.ends[min(needed, len(decoded.ends)) - 1] - start if needed < len(decoded.ends) else window
    length = _trimmed(suffix[: _extent(suffix, in_query=in_query, whole=True)], prefix["registrant"])
    value = f"10.{prefix['registrant']}/{suffix[:length]}"
    if broken_off or not any(map(str.isalnum, suffix[:length])) or _CUT_OFF.fullmatch(value):
        return None, read
    offset, position = next(piece for piece in reversed(pieces) if piece[0] < length)
    last = position + length - 1 - offset
    return DOIMatch(value=value.translate(_LOWER), start=start, end=decoded.ends[last]), read


def _gather(text: str, at: int, registrant: str, *, in_query: bool) -> tuple[str, list[tuple[int, int]], bool]:
    """The suffix from `at` on across line breaks, where its pieces lie, and whether its end is missing.

    A piece is (offset in the suffix, position in `text`).
    """
    suffix = ""
    pieces: list[tuple[int, int]] = []
    while True:
        pieces.append((len(suffix), at))
        token_end = _token_end(text, at)
        suffix += text[at:token_end]
        if len(suffix) >= _LONGEST or _extent(suffix, in_query=in_query, whole=False) < len(suffix):
            return suffix[:_LONGEST], pieces, False
        more = continuation(text, token_end, registrant, suffix)
        if more is None:
            following = text[token_end:][:40].lstrip(" \t\r")
            return suffix, pieces, suffix.endswith("-") and following.startswith("\n")
        at, hyphenated = more
        suffix = suffix[:-1] if hyphenated else suffix


def _token_end(text: str, at: int) -> int:
    space = _SPACE.search(text, at)
    return space.start() if space else len(text)


def _extent(suffix: str, *, in_query: bool, whole: bool) -> int:
    """How many characters of `suffix` are of a DOI; unless `whole`, brackets may still be open at its end."""
    glued = _GLUED.search(suffix)
    end = glued.start() if glued else len(suffix)
    open_brackets: list[int] = []
    at = 0
    while at < end:
        if plain := _PLAIN.match(suffix, at, end):
            at = plain.end()
            continue
        character = suffix[at]
        if character == "(" and len(open_brackets) < _DEEPEST:
            open_brackets.append(at)
        elif character == ")" and open_brackets:
            open_brackets.pop()
        elif character in "<[":
            if not whole and _SICI_BROKEN_OFF.search(suffix):
                return end
            sici = _SICI_END.match(suffix, at)
            at = sici.end() if sici else at
            break
        elif not _may_hold(suffix, at, in_query=in_query):
            break
        at += 1
    at = min(at, end)
    return open_brackets[0] if open_brackets and (whole or at < end) else at


def _may_hold(suffix: str, at: int, *, in_query: bool) -> bool:
    """Whether the unusual character at `at` is part of the DOI."""
    character = suffix[at]
    match character:
        case ";":
            return _BEFORE_SICI_SEMICOLON.search(suffix, max(0, at - 3), at) is not None and (
                _SICI_SEMICOLON.match(suffix, at) is not None or at + 1 == len(suffix)
            )
        case "#":
            return re.search(r";[0-9]-$", suffix[:at]) is not None
        case ",":
            return suffix[max(0, at - 4) : at].isdecimal() and _COMMA_FOR_STOP.match(suffix, at) is not None
        case "&":
            return not in_query and _PARAMETER.match(suffix, at) is None
        case _:
            return not character.isascii() and _is_letter(character)


def _is_letter(character: str) -> bool:
    """Whether a character outside ASCII may stand in a DOI: a letter or mark, but of no script without spaces.

    Chinese and Japanese text follows a DOI without a space, so it ends there.
    """
    if "\u3000" <= character <= "\ud7af" or "\uf900" <= character <= "\uffef" or character > "\U0001ffff":
        return False
    # U+0F0B is the mark between the syllables of Tibetan words: punctuation in name only.
    return unicodedata.category(character)[0] in "LM" or character in "\u0f0b\u0f0c"


def _trimmed(suffix: str, registrant: str) -> int:
    """The length of `suffix` without the punctuation of the sentence and the page words of the URL."""
    while True:
        shorter = suffix.rstrip(_TRAILING)
        ending = _ENDING.search(shorter)
        shorter = shorter[: ending.start()] if ending else shorter
        if registrant in _PREPRINT_REGISTRANTS:
            shorter = _PREPRINT_VERSION.sub("", shorter)
        if shorter == suffix:
            return len(suffix)
        suffix = shorter
