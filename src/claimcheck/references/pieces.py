"""A printed reference cut into pieces: the runs of words and the numbers between which a field can end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from claimcheck.references.lexicon import MONTHS

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INITIAL = rf"(?:{_UPPER}|Yu|Ch|Chr|Th|Ph|Ye|Ya)\."
_INITIALS = rf"(?:(?:{_INITIAL}[ -]{{0,2}}){{1,5}}|{_UPPER}{{1,4}}(?!\w)|{_UPPER}(?:[ -]{_UPPER}){{1,3}}(?!\w))"
_DOTTED = rf"(?:{_INITIAL}[ -]{{0,2}}){{1,4}}"
_PARTICLES = (
    r"(?:(?:[Vv][ao]n|[Dd]e[nrl]?|[Ll][aeo]|[Dd][aiou]|[Dd]os|[Tt]e[nr]|[Ee]l|[Aa]l|[Bb][ei]n|zu[mr]?|af|av)[ -]|"
    r"d['’]|al-|O['’]){0,3}"
)
_NOT_A_NAME = r"(?!(?:In|By|Part|St|From|With|On|And|The|A|An|Trans|Dir|Vol|Series|Section|Chapter|Type|For|Le|Les|La)\b)"
_NAME = rf"(?:{_UPPER}[^\W\dA-Z][\w'’‐\u0300-\u036f-]{{0,30}}|{_UPPER}{{3,20}}(?:-{_UPPER}{{2,20}})?(?!\w))"
_SURNAME = rf"{_PARTICLES}{_NOT_A_NAME}{_NAME}"
_GIVEN = rf"{_NOT_A_NAME}{_NAME}"
_AND = r"(?:(?:and|und|et|&|y|e|en|och|og)\s)?"
_STATES = r"(?!(?:MA|NY|NJ|CA|IL|PA|DC|TX|FL|WA|OR|NC|OH|MI|MN|WI|GA|AZ|UT|CT|MD|VA|CO|TN|MO|UK|USA)\b)"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|I{2,3})\b\.?)?"
_NUMBER = r"(?:[A-Za-z]{1,2}[.-]?)?\d{1,9}[A-Za-z]{0,2}"
_DASH = r"\s?[-–—−‐‑_]{1,2}\s?"
_MONTH = rf"(?:{'|'.join(MONTHS)})\b\.?"
_LETTERS = r"[\w'’‐‑/+\u0300-\u036f]*"
_WORD = rf"(?:[^\W\d_]|&){_LETTERS}(?:[-.–][^\W\d_]{_LETTERS}|[-–]\d[\w’‐‑-]*)*"
_GLUED = r"(?:\b(?:vs|St|Dr|Mr|Mrs|Prof|Mt|cf|resp|ca)\.)?"
_STOP = r"(?:pp?|pages?|vols?|volume|no|nr|issue|suppl|supplement|part|et\sal|and|ed|eds|edition|vol)\b"
_BREAK = (
    rf"(?!(?:and|&|et|und)\s{_UPPER}(?:\w{{1,20}}\s{_UPPER})?\.)(?!et\sal\b)"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d)"
)

_PIECE = re.compile(
    rf"""
    (?P<person>{_AND}{_GIVEN}(?:\s{_GIVEN})?\s{_DOTTED}\s?{_SURNAME}(?:\s{_SURNAME})?{_SUFFIX}(?=\s?[,.;:(&]|\sand\b|\set\b|$)
      | {_AND}{_SURNAME}(?:\s{_SURNAME})?
          (?:,?{_SUFFIX},\s?{_STATES}(?:{_GIVEN}\s)?{_INITIALS}|\s{_INITIALS}(?=\s?(?:[,.;:(&]|and\b|et\b|$)|(?<=\.)))
        {_SUFFIX}(?!\w)
      | {_AND}{_DOTTED}\s?{_SURNAME}(?:\s{_SURNAME}(?=[,;]|\sand\b|\s&))?{_SUFFIX}(?!\w))
    |(?P<same>[—–_-]{{3,}})
    |(?P<in>[Ii]n\b:?(?=\s?(?:{_UPPER}|\d{{4}}\b)))
    |(?P<by>(?:(?:[Ee]d(?:ited|s?\.)|[Tt]rans(?:lated|\.)|[Ii]ntro(?:duction|\.)|[Cc]omp(?:iled|\.))?\s?
        (?:and\s(?:ed(?:ited|\.)|trans(?:lated|\.))\s)?[Bb]y|[Uu]nder\sthe\sdirection\sof|[Hh]rsg\.\svon|[Hh]erausgegeben\svon|a\scura\sdi)\b(?=\s{_UPPER}))
    |(?P<etal>(?:and\s|&\s)?(?:et\.?\s?al\b\.?|others\b|u\.\s?a\.|et\scoll\b\.?))
    |(?P<date>(?:\d{{1,2}}(?:\.|st|nd|rd|th)?(?:{_DASH}\d{{1,2}})?\s)?(?:de\s)?(?i:{_MONTH})(?:{_DASH}(?i:{_MONTH}))?
        (?:\s(?:de\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:{_DASH}\d{{1,2}}\b)?)?(?:,?\s(?:de\s)?(?:1[5-9]|20)\d\d[a-z]?\b)?(?!\s?[\w])
      | \d{{1,2}}[/.]\d{{1,2}}[/.](?:1[5-9]|20)\d\d | (?:1[5-9]|20)\d\d-\d\d-\d\d
      | (?:n\.\s?d|s\.\s?[da])\.?(?!\w) | (?:[Ii]n\s[Pp]ress|[Ff]orthcoming)\b)
    |(?P<extent>\d{{1,4}}\s?(?:pp?|pages|S|Seiten)\b\.?(?!\s?\d))
    |(?P<pages>(?i:pp?|pages?|pgs?|seiten|str|pagg?|págs?)(?:\.|\b)\s?{_NUMBER}(?:{_DASH}{_NUMBER})?\b | S\.\s{_NUMBER}(?:{_DASH}{_NUMBER})?\b)
    |(?P<volume>(?i:vols?|volume|v|bd|band|tome|tomo|t|jg)(?:\.|\b)\s?(?:{_NUMBER}(?:{_DASH}\d{{1,4}})?|[IVXLC]{{1,7}})\b | \d{{1,2}}\svols\b\.?)
    |(?P<issue>(?i:no|nos|nr|num|number|issue|iss|heft|fasc|n)(?:\.|\b)?\s?[°º]?\s?{_NUMBER}(?:{_DASH}{_NUMBER})?\b | \#\d{{1,4}}\b
      | (?i:suppl(?:ement)?|pt|part)\b\.?(?:\s?{_NUMBER})?(?!\w))
    |(?P<years>(?:1[5-9]|20)\d\d[a-z]?[/–-](?:\d\d|(?:1[5-9]|20)\d\d)(?!\w))
    |(?P<year>(?:1[5-9]|20)\d\d[a-z]?(?!\w|{_DASH}\d))
    |(?P<range>{_NUMBER}{_DASH}{_NUMBER}(?!\w))
    |(?P<number>\d{{1,9}}[A-Za-z]{{0,1}}(?![\w-]) | [A-Z]?\d{{1,9}}[A-Za-z]?(?!\w) | [eE]\d{{2,9}}(?!\w))
    |(?P<roman>[IVXLC]{{2,7}}(?!\w))
    |(?P<words>(?:{_WORD}|\d{{1,6}}[-–]?{_WORD}|\d[\d.,]*%?){_GLUED}(?:\s{_BREAK}(?:{_WORD}|\d{{1,4}}(?=\s(?!{_STOP})[a-z])){_GLUED}){{0,60}})
    """,
    re.VERBOSE,
)

_OPEN = "“«„‟"
_CLOSE = "”»"


@frozen
class Piece:
    """A stretch `[start:end]` of a reference that belongs to one field."""

    start: int
    end: int
    kind: str
    """person, persons (several), same (a dash for the authors before), in, by, etal, date, pages, volume, issue, extent, year, years, range, number, roman, words or id (an identifier)."""
    text: str
    before: str
    """Class of the punctuation between this piece and the one before; see `separator`."""
    quoted: bool
    """Between quotation marks."""


def separator(gap: str, last: str = "") -> str:
    """The class of the characters between two pieces: the strongest sign in them, `_` for a bare space.

    `last` is the last character of the piece before: a full stop after an initial is part of the piece.
    """
    signs = gap.replace(" ", "")
    if not signs:
        return "." if last == "." else "_"
    if any(sign in "“«„‟‘" for sign in signs):
        return "<"
    if any(sign in "”»\"’" for sign in signs):
        return ">"
    for pair in (").", "),", "):", ")", "(", "]", "["):
        if pair in signs:
            return pair.replace("[", "(").replace("]", ")")
    return signs[0] if signs[0] in ".,;:?!/" else "-"


def cut(text: str, masked: Iterable[tuple[int, int]] = ()) -> list[Piece]:
    """The pieces of `text` in order; the `masked` ranges become pieces of the kind id."""
    pieces: list[Piece] = []
    end = 0
    depth = False
    for start, stop, kind in _found(text, sorted(masked)):
        gap = text[end:start]
        depth = _quoted(gap, quoted=depth)
        sign = "^" if not pieces else separator(gap, text[end - 1])
        if sign == ">" and depth:
            sign = "<"
        if pieces and kind == "person" and pieces[-1].kind in {"person", "persons"} and sign in ",;_":
            first = pieces.pop()
            pieces.append(Piece(first.start, stop, "persons", text[first.start : stop], first.before, first.quoted))
        else:
            pieces.append(Piece(start, stop, kind, text[start:stop], sign, depth))
        end = stop
    return pieces


def _found(text: str, masked: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    position = 0
    for start, stop in [*masked, (len(text), len(text))]:
        if start < position:
            continue
        for match in _PIECE.finditer(text, position, start):
            yield match.start(), match.start() + len(match.group().rstrip()), str(match.lastgroup)
        if stop > start:
            yield start, stop, "id"
        position = stop


def _quoted(gap: str, *, quoted: bool) -> bool:
    for sign in gap:
        if sign in _OPEN:
            quoted = True
        elif sign in _CLOSE:
            quoted = False
        elif sign == '"':
            quoted = not quoted
    return quoted
