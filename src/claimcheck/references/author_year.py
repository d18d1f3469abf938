"""Citations by name and year: `(Smith et al., 2012; Jones 2015)`, `Smith and colleagues (2012)`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from claimcheck.model import Block, Citation, CitationStyle, Reference

_YEAR = r"(?:(?:1[6-9]|20)\d\d[a-f]?|n\.\s?d\.?|in\spress|forthcoming)"
_PARENTHESIS = re.compile(rf"[(\[]((?:[^()\[\]]|\[[^()\[\]]{{0,40}}\]|\([^()\[\]]{{0,40}}\)){{2,1500}})[)\]]")
_HAS_YEAR = re.compile(rf"\b{_YEAR}")
_PIECE = re.compile(
    r"(?:(?:see|e\.g\.|i\.e\.|cf\.?|also|reviewed\s(?:in|by)|review(?:ed)?:?|for\s(?:a\s)?review|adapted\sfrom|from|"
    r"source:|in|as\scited\sin|but\ssee|siehe|vgl\.|voir)[,:]?\s){0,3}"
    rf"(?P<names>[^\d;]{{2,120}}?)(?P<etal>,?\s(?:et\sal\b\.?|u\.\s?a\.|and\s(?:colleagues|others|co-?workers)))?"
    rf"\s?[,:]?\s(?P<years>{_YEAR}(?:(?:,|,?\sand|\s&|[–-])\s?(?:{_YEAR}|[a-f]\b)){{0,6}})"
    r"(?:[,:]\s?(?:pp?\.?|chap(?:ter|\.)?|section|§|table|fig(?:ure|\.)?)?\s?[\w–-]{1,12})?"
)
_NAME = r"(?:(?:v[ao]n|de[rln]?|la|le|di|da|den|ter|ten|al|el|bin|dos|du|St\.?)\s){0,3}[^\W\d_a-z][\w’'‐-]{1,40}"
_NARRATIVE = re.compile(
    rf"(?P<first>{_NAME}(?:\s{_NAME})?)(?:(?P<second>(?:,\s{_NAME}){{0,4}},?\s(?:and|&|und|et|y)\s{_NAME})|"
    r"(?P<etal>,?\set\sal\b\.?,?|,?\sand\s(?:(?:his|her|their)\s)?(?:colleagues|co-?workers|others|associates|team)))?"
    rf"(?:[’']s?)?\s[(\[](?P<years>{_YEAR}(?:,\s?(?:{_YEAR}|[a-f]\b)){{0,5}})(?:[,:]\s?pp?\.?\s?\d[\d–-]{{0,9}})?[)\]]"
)
_SPLIT = re.compile(rf";\s?|(?<=\d{{4}}),\s(?=[^\W\d_])|(?<=\d{{4}}[a-f]),\s(?=[^\W\d_])")
_SURNAME = re.compile(rf"{_NAME}(?:,?\s(?:[^\W\d_a-z]\.?[\s-]?){{1,3}})?,?")
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december spring summer autumn fall "
    "winter since until before after in by from the figure table section study phase version updated accessed aged".split()
)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "", "'": "", "‐": " ", "-": " "})
_PARTICLES = frozenset("van von de der den del la le di da du dos ter ten al el st".split())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Words in lower case without accents, apostrophes and punctuation, one space between."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())


@frozen(kw_only=True)
class _Said:
    """What one piece of a citation says: names, whether more follow, year with its letter."""

    names: tuple[str, ...]
    more: bool
    year: str
    letter: str = ""
