"""The regular expression that finds the pieces of a printed reference, kind by kind.

Every repetition is bounded or runs over characters that its successor cannot take, so that a search costs time
linear in the text.
"""

from __future__ import annotations

from claimcheck import regex as re
from claimcheck.references.lexicon import MONTHS

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_AND = r"(?:(?:and|und|et|&|y|e|en|och|og)\s)?"
_DASH = r"\s?[-–—−‐‑_]{1,2}\s?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"(?:[A-Za-z]{1,2}[.-]?)?\d{1,9}[A-Za-z]{0,2}"
_RANGE = rf"{_NUMBER}(?:{_DASH}{_NUMBER})?\b"
_MONTH = rf"(?:{'|'.join(MONTHS)})\b\.?"

_SHORTENED = (
    r"(?:Am|Opt|Org|Phys|Chem|Appl|Biol|Mod|Math|Clin|Exp|Med|Acad|Comp|Comput|Mol|Vac|Mater|Mech|Geophys|Cell|Sci"
    r"|Soc|Res|Nucl|Magn|Solid|Stat|Theor|Int|Eur|Gen|Invest|Virol|Nutr|Sport|Anim|Agric|Environ|Econ|Hist|Lang"
    r"|Ling|Polit|Roy|Select|Neuro[a-z]{0,9}|Bio[a-z]{0,9}|Psych[a-z]{0,9}|Pharm[a-z]{0,9}|Immun[a-z]{0,9}"
    r"|[A-Z][a-z]{2,9}(?:ol|iatr|hys|chem))\."
)
"""In "J. Neurol." the J is no initial."""
_INITIAL = rf"(?!J\.\s{_SHORTENED})(?:{_UPPER}(?:-{_UPPER})?|Yu|Ch|Chr|Th|Ph|Ye|Ya)\."
_STOPPED = rf"(?:{_INITIAL}[ -]{{0,2}}){{1,5}}"
"""Initials with full stops: "J. B.", "J.-P."."""
_BARE = rf"(?:{_UPPER}{{1,4}}(?!\w)|{_UPPER}(?:[ -]{_UPPER}){{1,3}}(?!\w))"
"""Initials without: "JB", "J B"."""
_ENDED = r"(?=\s?(?:[,.;:()&]|and\b|et\b|$))"
_PARTICLES = (
    r"(?:(?:[Vv][ao]n|[Dd]e[nrl]?|[Ll][aeo]|[Dd][aiou]|[Dd]os|[Tt]e[nr]|[Ee]l|[Aa]l|[Bb][ei]n|zu[mr]?|af|av)[ -]"
    r"|d['’]|al-|O['’]){0,3}"
)
_NOT_A_NAME = (
    r"(?!(?:In|By|Part|St|From|With|On|And|The|A|An|Trans|Dir|Vol|Series|Section|Chapter|Type|For|Le|Les|La)\b)"
)
_NAME = (
    rf"(?:{_UPPER}[^\W\dA-Z][\w'’‐\u0300-\u036f-]{{0,30}}"
    rf"|{_UPPER}{{3,20}}(?:-{_UPPER}{{2,20}})?(?!\w))"
)
_SURNAME = rf"{_PARTICLES}{_NOT_A_NAME}{_NAME}"
_GIVEN = rf"{_NOT_A_NAME}{_NAME}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|I{2,3}|[23][nr]d)\b\.?)?"
_NOT_A_STATE = r"(?!(?:MA|NY|NJ|CA|IL|PA|DC|TX|FL|WA|OR|NC|OH|MI|MN|WI|GA|AZ|UT|CT|MD|VA|CO|TN|MO|UK|USA)\b)"
_LETTERS = r"(?:[\w‐‑/+\u0300-\u036f]|['’&](?=[^\W\d_]))*"
_WORD = rf"(?:U\.\s?[SKN]\.(?:\s?A\.)?|(?:[^\W\d_]|&){_LETTERS}(?:[-.–][^\W\d_]{_LETTERS}|[-–]\d[\w’‐‑-]*)*)"
_GLUED = r"(?:(?:(?<=\bvs)|(?<=\bSt)|(?<=\bDr)|(?<=\bMr)|(?<=\bMrs)|(?<=\bProf)|(?<=\bMt)|(?<=\bcf))\.)?"
"""The full stop of these words ends nothing."""
_COUNTED = r"(?:pp?|pages?|vols?|volume|no|nr|issue|suppl|supplement|part|et\sal|and|ed|eds|edition)\b"
_SAME_RUN = (
    rf"(?!(?:and|&|et|und)\s{_UPPER}(?:\w{{1,20}}\s{_UPPER})?\.)(?!et\sal\b)(?!pp?\.\s?\d)(?!n[°º])"
    r"(?!(?:[Vv]ol(?:ume)?|[Nn][or])\.?\s\d)"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d)"
)
"""A run of words does not swallow a person after "and", a month, a volume, pages."""

_VAN = rf"{_AND}{_SURNAME}(?:\s{_SURNAME})?\s(?:{_STOPPED}(?:{_ENDED}|(?<=\.))|{_BARE}{_ENDED}){_SUFFIX}(?!\w)"
_KINDS = {
    "full": rf"{_AND}{_GIVEN}(?:\s{_GIVEN})?\s{_STOPPED}\s?{_SURNAME}(?:\s{_SURNAME})?{_SUFFIX}"
    rf"(?=\s?[,.;(]|\s(?:and|et|&)\s{_UPPER}|\s\d{{4}}\b|$)",
    "inv": rf"{_AND}{_SURNAME}(?:(?:\s{_SURNAME})?,?{_SUFFIX},\s?{_NOT_A_STATE}(?:{_STOPPED}|{_BARE}{_ENDED})"
    rf"|,?{_SUFFIX},\s{_GIVEN}\s{_STOPPED}(?!\s?{_SURNAME}(?:,|\sand\b|\s&|\.\s))){_SUFFIX}(?!\w)",
    "van": _VAN,
    "dir": rf"{_AND}(?!U\.\s?[SKN]\.){_STOPPED}\s?(?!{_SHORTENED}){_SURNAME}"
    rf"(?:\s{_SURNAME}(?=[,;.]|\sand\b|\s&))?{_SUFFIX}(?!\w)"
    rf"|{_AND}(?![AI]\s){_UPPER}(?:\s?{_UPPER}){{0,2}}\s{_SURNAME}(?=[,;:]|\s(?:and|&|et)\s{_UPPER})",
    "abbr": r"(?:J|Proc|Phys|Appl|Ann|Arch|Bull|Trans|Rev|Nucl|Int|Am|Br|Eur|Nat|Adv|Curr|Opt|Math|Chem|Biol"
    rf"|Amer|Brit)\.(?:\s?{_UPPER}\w{{0,12}}\.|\s-(?=\s{_UPPER})){{1,9}}"
    rf"(?:\s?{_UPPER}[^\W\d]{{0,12}}(?=\s\d|,\s|\s\())?",
    "same": r"[—–_-]{3,}",
    "in": rf"[Ii]n\b:?(?=\s?(?:{_UPPER}|\d{{4}}\b))",
    "by": r"(?:(?:[Ee]d(?:ited|s?\.)|[Tt]rans(?:lated|\.)|[Ii]ntro(?:duction|\.)|[Cc]omp(?:iled|\.))?\s?"
    r"(?:and\s(?:ed(?:ited|\.)|trans(?:lated|\.))\s)?[Bb]y|[Uu]nder\sthe\sdirection\sof|[Hh]rsg\.\svon"
    rf"|[Hh]erausgegeben\svon|a\scura\sdi)\b(?=\s{_UPPER})",
    "etal": r"(?:and\s|&\s)?(?:et\.?\s?al\b\.?|others\b|u\.\s?a\.|et\scoll\b\.?)",
    "date": rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th)?(?:{_DASH}\d{{1,2}})?\s)?(?:de\s)?(?i:{_MONTH})"
    rf"(?:{_DASH}(?i:{_MONTH}))?(?:(?:\s(?:de\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:{_DASH}\d{{1,2}}\b)?)?"
    rf",?\s(?:de\s)?{_YEAR}[a-z]?\b|\s(?:de\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:{_DASH}\d{{1,2}}\b)?(?!\s?\w)|(?!\s?\w))"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}|{_YEAR}-\d\d-\d\d|(?:n\.\s?d|s\.\s?[da])\.?(?!\w)"
    r"|(?:[Ii]n\s[Pp]ress|[Ff]orthcoming"
    r"|(?<=\()(?:in\spreparation|submitted|under\sreview|accepted|to\sappear))\b",
    "extent": r"\d{1,4}\s?(?:pp?|pages|S|Seiten)\b\.?(?!\s?\d)",
    "pages": rf"(?i:pp?|pages?|pgs?|seiten|str|pagg?|págs?)(?:\.|\b)\s?{_RANGE}|S\.\s{_RANGE}",
    "volume": rf"(?i:vols?|volume|v|bd|band|tome|tomo|t|jg)(?:\.|\b)\s?(?:{_NUMBER}(?:{_DASH}\d{{1,4}})?"
    r"|[IVXLC]{1,7})\b|\d{1,2}\svols\b\.?",
    "issue": rf"(?i:no|nos|nr|num|number|issue|iss|heft|fasc|n)(?:\.|\b)?\s?[°º]?\s?{_RANGE}|\#\d{{1,4}}\b"
    rf"|(?i:suppl(?:ement)?|pt|part)\b\.?(?:\s?{_NUMBER})?(?!\w)",
    "years": rf"{_YEAR}[a-z]?[/–-](?:\d\d|{_YEAR})(?!\w)",
    "year": rf"{_YEAR}[a-rt-z]?(?!\w|{_DASH}\d)",
    "double": r"\d{1,4}/\d{1,4}(?![\w/])",
    "range": rf"{_NUMBER}{_DASH}{_NUMBER}(?!\w)",
    "number": r"\d{1,9}[A-Za-z]{0,1}(?![\w-])|[A-Z]?\d{1,9}[A-Za-z]?(?!\w)|[eE]\d{2,9}(?!\w)",
    "roman": r"[IVXLC]{2,7}(?!\w)",
    "words": rf"(?:{_WORD}|\d{{1,6}}[-–]?{_WORD}|\d[\d.,]*%?){_GLUED}"
    rf"(?:\s{_SAME_RUN}(?:{_WORD}|\d{{1,4}}(?=\s(?!{_COUNTED})[a-z])){_GLUED}){{0,60}}",
}

PIECE = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
"""A piece; the name of the group that matched is its kind. Kinds are tried in order, words last."""

SURNAME_FIRST = re.compile(_VAN)
"""Once a list has begun with "Smith J,", what looks like "Jones K. Effects" is a person and a title."""

OPENING = re.compile(rf"{_SURNAME},\s{_GIVEN}\s{_STOPPED}{_SUFFIX}(?!\w)")
"""At the start of an entry "Hu, Jo B. Title" needs no comma after the initial."""
