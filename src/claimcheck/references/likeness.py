"""How much a paragraph looks like a bibliographic entry rather than prose, from its surface alone."""

from __future__ import annotations

import math

from claimcheck import regex as re

LOOKED_AT = 1_000
"""Code points of a paragraph that are looked at: an entry shows what it is well before."""

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_NAME = rf"{_UPPER}[\w'’-]{{1,25}}"
_NAMES = rf"{_NAME}(?:\s{_NAME})?"
_SHORT_NAME = rf"{_UPPER}[\w'’.-]{{0,25}}"
_STOPPED = rf"(?:{_UPPER}\.[\s-]?){{1,4}}"
_LABEL = r"^\s{0,9}(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,3}[.)]|\d{1,3}(?=\s)|[•*·–-])?\s{0,9}"

_OPENINGS = (
    (2.0, rf"{_LABEL}{_NAMES}\s{_UPPER}{{1,3}}(?:[,.:;]|\s\(|\set\b)"),  # Hu JB,
    (2.4, rf"{_LABEL}(?:[a-z]{{2,3}}\s){{0,2}}{_NAMES},\s?{_STOPPED}"),  # Hu, J. B.
    (2.2, rf"{_LABEL}{_STOPPED}\s?{_NAME}(?:,|\.|;|\sand\s)"),  # J. B. Hu,
    (1.6, rf"{_LABEL}{_NAME},\s{_NAME}(?:\s{_UPPER}\.)?[.,]\s"),  # Hu, Jo.
    (1.5, rf"{_LABEL}{_SHORT_NAME}(?:\s{_SHORT_NAME}){{1,2}},\s(?:and\s)?{_SHORT_NAME}\s{_UPPER}"),  # Jo Hu, Al Wu
    (2.0, r"^[—–_-]{3,}"),  # the same authors
    (0.8, rf"{_LABEL}[\"“«‘]"),
    (0.8, rf"{_LABEL}\S"),
)
_YEARS = (
    (1.2, rf"\b{_YEAR}\b"),
    (1.5, rf"^.{{3,300}}?[.,\w]\s\(?{_YEAR}(?:,\s[^()]{{3,15}})?\)?[.,:]?\s[\"“«‘\[]?{_UPPER}"),
    (1.8, rf"\b{_YEAR}(?:\s\w{{3,9}}\.?(?:\s\d{{1,2}})?)?\s?;"),
    (1.6, rf"[,.(\s]{_YEAR}\)?[.,]?(?:\s?(?:doi|https?|\[).{{0,120}})?\s?$"),
    (1.6, r"\((?:in\spress|n\.\s?d\.|forthcoming)\)"),
)
_NUMBERS = (
    (
        2.0,
        (
            r"\d\s?\([\w\s.–-]{1,12}\)\s?[:,]\s?(?:pp?\.\s?)?[eS]?\d|[;,]\s?\d{1,4}\s?:\s?[eS]?\d"
            r"|\d\s?[,:]\s?\d{1,5}\s?[-–]\s?\d"
        ),
    ),
    (1.3, r"\b(?:[Vv]ol|[Nn]o|n°|v)\.?\s?\d|\bpp?\.\s?[A-Z]?\d|\bpages\s\d|\bS\.\s\d"),
    (1.0, rf"\b{_UPPER}[\w.&\s]{{2,60}}?,?\s\d{{1,4}}\s?\({_YEAR}\)|\b{_YEAR},\s\d{{1,4}}\s?[,:(]"),
)
_APPARATUS = (
    (1.4, r"\b(?:doi|DOI)\b|\b10\.\d{4,9}/|\bPMID\b|\bPMC\d|\barXiv\b|\bISBN\b"),
    (1.3, r"https?://|www\."),
    (
        1.2,
        (
            rf"\b{_UPPER}[\w-]{{2,20}}(?:,\s{_UPPER}[\w.]{{1,12}})?\s?:\s{_UPPER}[^:.]{{2,60}},\s{_YEAR}"
            r"|(?:Press|Verlag|Publishers|Wiley|Springer)\b"
        ),
    ),
    (
        1.0,
        (
            r"\b(?:Accessed|accessed|Retrieved|Available\s(?:from|at)|Epub|Published:)\b|\b[Ee]ds?\."
            r"|\(\w{0,4}[Ee]ds?\b|\beditors?[,.]|\bIn:\s"
        ),
    ),
    (1.0, r"\b(?:Proceedings|Proc\.|Journal|J\.|Conference|Technical\sReport|thesis|dissertation)\b"),
    (0.8, rf"[.?!]\s(?:{_UPPER}\w{{0,10}}\.?\s){{1,4}}(?:{_YEAR}|\d)"),
    (1.0, rf"[”\"]\s(?:by\s)?{_UPPER}.{{0,160}}{_YEAR}"),
)
_SIGNS = tuple((weight, re.compile(sign)) for weight, sign in (*_OPENINGS, *_YEARS, *_NUMBERS, *_APPARATUS))
_PROSE_WORDS = """
    was were has have had been being this these those we our it its they their you your he she his her i should may
    might can could would will did does do not but also that which there is are if because however although showed
    found reported suggest suggests suggested according studies
"""
_PROSE = frozenset(_PROSE_WORDS.split())
_CITED = re.compile(
    rf"\([^()]{{0,80}}{_UPPER}\w+[^()]{{0,40}},\s{_YEAR}[^()]{{0,200}}\)"
    r"|\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]\s?[.,;]|\w\s\[\d"
)
_DATED = re.compile(rf"\b{_YEAR}\b|\bin press\b|https?:|\b10\.\d{{4}}|\bn\.\s?d\.|\bPMID\b")
_BIAS = -4.8
_PROSE_WORD = -1.1
_CITATION = -1.6
_LONG = -2.0
_HOPELESS = -12.0
"""Below this start no signs make up for the words of prose."""


def looks_like_reference(text: str) -> float:
    """How much a paragraph looks like a bibliographic entry rather than prose.

    The score is a logistic sum of signs with weights set by hand; linear in the length of what is looked at.

    Args:
        text: One paragraph, list item or line.

    Returns:
        0 (prose) to 1 (an entry); one half is the natural threshold.
    """
    head = " ".join(text[:LOOKED_AT].split())
    if not _DATED.search(head):
        return 0.0
    prose = sum(word in _PROSE for word in head.lower().split())
    score = _BIAS + _PROSE_WORD * max(0, prose - 1) + (_LONG if len(head) > 600 else 0)
    if score < _HOPELESS:
        return 0.0
    score += _CITATION * min(3, len(_CITED.findall(head)))
    score += sum(weight for weight, sign in _SIGNS if sign.search(head))
    return 1 / (1 + math.exp(-score))
