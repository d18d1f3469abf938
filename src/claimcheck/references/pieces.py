"""A printed reference cut into pieces: the runs of words and the numbers between which a field can end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from claimcheck.references.lexicon import MONTHS

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INITIAL = rf"(?:{_UPPER}(?:-{_UPPER})?|Yu|Ch|Chr|Th|Ph|Ye|Ya)\."
_STOPPED = rf"(?:{_INITIAL}[ -]{{0,2}}){{1,5}}"
_BARE = rf"(?:{_UPPER}{{1,4}}(?!\w)|{_UPPER}(?:[ -]{_UPPER}){{1,3}}(?!\w))"
_ENDED = r"(?=\s?(?:[,.;:()&]|and\b|et\b|$))"
_PARTICLES = (
    r"(?:(?:[Vv][ao]n|[Dd]e[nrl]?|[Ll][aeo]|[Dd][aiou]|[Dd]os|[Tt]e[nr]|[Ee]l|[Aa]l|[Bb][ei]n|zu[mr]?|af|av)[ -]|"
    r"d['’]|al-|O['’]){0,3}"
)
_NOT_A_NAME = (
    r"(?!(?:In|By|Part|St|From|With|On|And|The|A|An|Trans|Dir|Vol|Series|Section|Chapter|Type|For|Le|Les|La)\b)"
)
_NAME = rf"(?:{_UPPER}[^\W\dA-Z][\w'’‐\u0300-\u036f-]{{0,30}}|{_UPPER}{{3,20}}(?:-{_UPPER}{{2,20}})?(?!\w))"
_SURNAME = rf"{_PARTICLES}{_NOT_A_NAME}{_NAME}"
_GIVEN = rf"{_NOT_A_NAME}{_NAME}"
_AND = r"(?:(?:and|und|et|&|y|e|en|och|og)\s)?"
_STATES = r"(?!(?:MA|NY|NJ|CA|IL|PA|DC|TX|FL|WA|OR|NC|OH|MI|MN|WI|GA|AZ|UT|CT|MD|VA|CO|TN|MO|UK|USA)\b)"
_NOT_SHORTENED = (
    r"(?!(?:Am|Opt|Phys|Chem|Appl|Biol|Mod|Math|Clin|Exp|Med|Acad|Comp|Comput|Mol|Vac|Mater|Mech|Geophys|Cell|Sci|Soc|Res|"
    r"Nucl|Magn|Solid|Stat|Theor|Int|Eur|Gen|Invest|Virol|Nutr|Sport|Anim|Agric|Environ|Econ|Hist|Lang|Ling|Polit|Roy|Select|"
    r"Neuro[a-z]{0,9}|Bio[a-z]{0,9}|Psych[a-z]{0,9}|Pharm[a-z]{0,9}|Immun[a-z]{0,9}|[A-Z][a-z]{2,9}(?:ol|iatr|hys|chem))\.)"
)
_SUFFIX = r"(?:,?\s(?:Jr|Sr|I{2,3})\b\.?)?"
_NUMBER = r"(?:[A-Za-z]{1,2}[.-]?)?\d{1,9}[A-Za-z]{0,2}"
_DASH = r"\s?[-–—−‐‑_]{1,2}\s?"
_MONTH = rf"(?:{'|'.join(MONTHS)})\b\.?"
_LETTERS = r"(?:[\w‐‑/+\u0300-\u036f]|['’&](?=[^\W\d_]))*"
_WORD = rf"(?:U\.\s?[SKN]\.(?:\s?A\.)?|(?:[^\W\d_]|&){_LETTERS}(?:[-.–][^\W\d_]{_LETTERS}|[-–]\d[\w’‐‑-]*)*)"
_GLUED = r"(?:(?:(?<=\bvs)|(?<=\bSt)|(?<=\bDr)|(?<=\bMr)|(?<=\bMrs)|(?<=\bProf)|(?<=\bMt)|(?<=\bcf))\.)?"
_STOP = r"(?:pp?|pages?|vols?|volume|no|nr|issue|suppl|supplement|part|et\sal|and|ed|eds|edition|vol)\b"
_BREAK = (
    rf"(?!(?:and|&|et|und)\s{_UPPER}(?:\w{{1,20}}\s{_UPPER})?\.)(?!et\sal\b)"
    r"(?!(?:[Vv]ol(?:ume)?|[Nn][or])\.?\s\d)(?!n[°º])"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d)"
)

_PATTERN = rf"""
    FULL
    (?P<inv>{_AND}{_SURNAME}(?:(?:\s{_SURNAME})?,?{_SUFFIX},\s?{_STATES}(?:{_STOPPED}|{_BARE}{_ENDED})
        |,?{_SUFFIX},\s{_GIVEN}\s{_STOPPED}(?!\s?{_SURNAME}(?:,|\sand\b|\s&|\.\s))){_SUFFIX}(?!\w))
    |(?P<van>{_AND}{_SURNAME}(?:\s{_SURNAME})?\s(?:{_STOPPED}(?:{_ENDED}|(?<=\.))|{_BARE}{_ENDED}){_SUFFIX}(?!\w))
    |(?P<dir>{_AND}(?!U\.\s?[SKN]\.){_STOPPED}\s?{_NOT_SHORTENED}{_SURNAME}(?:\s{_SURNAME}(?=[,;.]|\sand\b|\s&))?{_SUFFIX}(?!\w)
      | {_AND}(?![AI]\s){_UPPER}(?:\s?{_UPPER}){{0,2}}\s{_SURNAME}(?=[,;:]|\s(?:and|&|et)\s{_UPPER}))
    |(?P<abbr>(?:J|Proc|Phys|Appl|Ann|Arch|Bull|Trans|Rev|Nucl|Int|Am|Br|Eur|Nat|Adv|Curr|Opt|Math|Chem|Biol|Amer|Brit)\.
        (?:\s?{_UPPER}\w{{0,12}}\.|\s-(?=\s{_UPPER})){{1,9}}(?:\s?{_UPPER}[^\W\d]{{0,12}}(?=\s\d|,\s|\s\())?)
    |(?P<same>[—–_-]{{3,}})
    |(?P<in>[Ii]n\b:?(?=\s?(?:{_UPPER}|\d{{4}}\b)))
    |(?P<by>(?:(?:[Ee]d(?:ited|s?\.)|[Tt]rans(?:lated|\.)|[Ii]ntro(?:duction|\.)|[Cc]omp(?:iled|\.))?\s?
        (?:and\s(?:ed(?:ited|\.)|trans(?:lated|\.))\s)?[Bb]y|[Uu]nder\sthe\sdirection\sof|[Hh]rsg\.\svon|[Hh]erausgegeben\svon|a\scura\sdi)\b(?=\s{_UPPER}))
    |(?P<etal>(?:and\s|&\s)?(?:et\.?\s?al\b\.?|others\b|u\.\s?a\.|et\scoll\b\.?))
    |(?P<date>(?:\d{{1,2}}(?:\.|st|nd|rd|th)?(?:{_DASH}\d{{1,2}})?\s)?(?:de\s)?(?i:{_MONTH})(?:{_DASH}(?i:{_MONTH}))?
        (?:(?:\s(?:de\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:{_DASH}\d{{1,2}}\b)?)?,?\s(?:de\s)?(?:1[5-9]|20)\d\d[a-z]?\b
          | \s(?:de\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:{_DASH}\d{{1,2}}\b)?(?!\s?\w) | (?!\s?\w))
      | \d{{1,2}}[/.]\d{{1,2}}[/.](?:1[5-9]|20)\d\d | (?:1[5-9]|20)\d\d-\d\d-\d\d
      | (?:n\.\s?d|s\.\s?[da])\.?(?!\w) | (?:[Ii]n\s[Pp]ress|[Ff]orthcoming|(?<=\()(?:in\spreparation|submitted|under\sreview|accepted|to\sappear))\b)
    |(?P<extent>\d{{1,4}}\s?(?:pp?|pages|S|Seiten)\b\.?(?!\s?\d))
    |(?P<pages>(?i:pp?|pages?|pgs?|seiten|str|pagg?|págs?)(?:\.|\b)\s?{_NUMBER}(?:{_DASH}{_NUMBER})?\b | S\.\s{_NUMBER}(?:{_DASH}{_NUMBER})?\b)
    |(?P<volume>(?i:vols?|volume|v|bd|band|tome|tomo|t|jg)(?:\.|\b)\s?(?:{_NUMBER}(?:{_DASH}\d{{1,4}})?|[IVXLC]{{1,7}})\b | \d{{1,2}}\svols\b\.?)
    |(?P<issue>(?i:no|nos|nr|num|number|issue|iss|heft|fasc|n)(?:\.|\b)?\s?[°º]?\s?{_NUMBER}(?:{_DASH}{_NUMBER})?\b | \#\d{{1,4}}\b
      | (?i:suppl(?:ement)?|pt|part)\b\.?(?:\s?{_NUMBER})?(?!\w))
    |(?P<years>(?:1[5-9]|20)\d\d[a-z]?[/–-](?:\d\d|(?:1[5-9]|20)\d\d)(?!\w))
    |(?P<year>(?:1[5-9]|20)\d\d[a-rt-z]?(?!\w|{_DASH}\d))
    |(?P<double>\d{{1,4}}/\d{{1,4}}(?![\w/]))
    |(?P<range>{_NUMBER}{_DASH}{_NUMBER}(?!\w))
    |(?P<number>\d{{1,9}}[A-Za-z]{{0,1}}(?![\w-]) | [A-Z]?\d{{1,9}}[A-Za-z]?(?!\w) | [eE]\d{{2,9}}(?!\w))
    |(?P<roman>[IVXLC]{{2,7}}(?!\w))
    |(?P<words>(?:{_WORD}|\d{{1,6}}[-–]?{_WORD}|\d[\d.,]*%?){_GLUED}(?:\s{_BREAK}(?:{_WORD}|\d{{1,4}}(?=\s(?!{_STOP})[a-z])){_GLUED}){{0,60}})
"""
_FULL = rf"""(?P<full>{_AND}{_GIVEN}(?:\s{_GIVEN})?\s{_STOPPED}\s?{_SURNAME}(?:\s{_SURNAME})?{_SUFFIX}
    (?=\s?[,.;(]|\s(?:and|et|&)\s{_UPPER}|\s\d{{4}}\b|$)) |"""
_PIECE = re.compile(_PATTERN.replace("FULL", _FULL), re.VERBOSE)
_PIECE_AFTER_SURNAME = re.compile(_PATTERN.replace("FULL", ""), re.VERBOSE)
"""Once a list has begun with "Smith J,", what looks like "Jones K. Effects" is a person and a title."""

_OPENING = re.compile(rf"(?P<inv>{_SURNAME},\s{_GIVEN}\s{_STOPPED}{_SUFFIX}(?!\w))")
"""At the start of an entry "Hu, Jo B. Title" needs no comma after the initial."""

_PERSONS = frozenset({"full", "inv", "van", "dir"})


@frozen
class Piece:
    """A stretch `[start:end]` of a reference that belongs to one field."""

    start: int
    end: int
    kind: str
    """full, inv, van or dir (a person: "Jo B. Hu", "Hu, J. B.", "Hu JB", "J. B. Hu"; with a + when several), same
    (a dash for the authors before), abbr (a shortened name of a journal), in, by, etal, date, pages, volume, issue, extent, years, year, double (1/2), range, number,
    roman, words or id (an identifier)."""
    text: str
    before: str
    """Class of the punctuation between this piece and the one before; see `_separator`."""
    quoted: bool
    """Between quotation marks."""


def _separator(gap: str, last: str) -> str:
    """The class of the characters between two pieces: the strongest sign in them, `_` for a bare space.

    `last` is the last character of the piece before: a full stop after an initial is part of the piece.
    """
    signs = gap.replace(" ", "")
    if not signs:
        return "." if last == "." else "_"
    if any(sign in "“«„‟‘" for sign in signs):
        return "<"
    if any(sign in '”»"’' for sign in signs):
        return ">"
    for pair in (").", "),", "):", ")", "(", "]", "["):
        if pair in signs:
            return pair.replace("[", "(").replace("]", ")")
    return signs[0] if signs[0] in ".,;:?!/'" else "-"


def cut(text: str, masked: Iterable[tuple[int, int]] = ()) -> list[Piece]:
    """The pieces of `text` in order; the `masked` ranges become pieces of the kind id."""
    pieces: list[Piece] = []
    end = 0
    quoted = inner = False
    for start, stop, kind in _found(text, sorted(masked)):
        gap, opened, closed = _quotes(text[end:start], text[start], quoted=quoted or inner)
        if (opened and (quoted or _bare(gap, pieces))) or (closed and inner):
            inner, opened, closed = opened, False, False
            gap = gap.translate(_NO_QUOTES)
        quoted = opened or (quoted and not closed)
        sign = "<" if opened else ">" if closed else _separator(gap, text[end - 1]) if pieces else "^"
        last = pieces[-1] if pieces else None
        if last and kind in _PERSONS and last.kind.rstrip("+") in _PERSONS and sign in ",;_":
            pieces[-1] = Piece(
                last.start, stop, last.kind.rstrip("+") + "+", text[last.start : stop], last.before, last.quoted
            )
        else:
            pieces.append(Piece(start, stop, kind, text[start:stop], sign, quoted))
        end = stop
    return pieces


_NO_QUOTES = dict.fromkeys(map(ord, "“”«»„‟‘’\""))


def _bare(gap: str, pieces: list[Piece]) -> bool:
    """Whether a quotation opens in the middle of a phrase: 'Hitler's "Green Party"', not the start of a title."""
    return bool(pieces) and pieces[-1].kind == "words" and not gap.translate(_NO_QUOTES).strip()


def _found(text: str, masked: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    position = 0
    pattern = _PIECE
    for start, stop in [*masked, (len(text), len(text))]:
        if start < position:
            continue
        if not position and (match := _OPENING.match(text)):
            yield match.start(), len(match.group().rstrip()), "inv"
            position = match.end()
        while match := pattern.search(text, position, start):
            kind = str(match.lastgroup)
            yield match.start(), match.start() + len(match.group().rstrip()), kind
            position = match.end()
            if kind == "van":
                pattern = _PIECE_AFTER_SURNAME
        if stop > start:
            yield start, stop, "id"
        position = stop


def _quotes(gap: str, after: str, *, quoted: bool) -> tuple[str, bool, bool]:
    """The gap without lone apostrophes, and whether a quotation opens or closes in it."""
    opened = closed = False
    rest = ""
    for place, sign in enumerate(gap):
        if sign in "“«„‟‘":
            opened = True
        elif sign in "”»":
            closed = True
        elif sign == '"':
            opened, closed = not (quoted and not closed), quoted
        elif sign in "’'":
            if quoted and not closed:
                closed = True
            elif sign == "'" and place + 1 == len(gap) and after.isalpha() and gap[place - 1 : place] in {" ", "("}:
                opened = True
            elif sign == "'" and after.isdigit():
                rest += sign
        else:
            rest += sign
    return rest, opened, closed
