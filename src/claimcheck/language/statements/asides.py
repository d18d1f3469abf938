"""Asides of one sentence: what stands in brackets, between two dashes, or between commas and can be lifted out."""

from __future__ import annotations

from functools import cache, lru_cache

from claimcheck import regex as re
from claimcheck.lexicon.concepts import alternation

_BRACKET = re.compile(r"[()\[\]]")
_DASHED = re.compile(r"\s[–—-]{1,2}\s(?=[^–—;:.]{2,90}?\s[–—-]{1,2}\s)[^–—;:.]+?\s[–—-]{1,2}(?=\s)|—[^—;:.]{2,90}—")
_AFTER_DENIAL = re.compile(r"(?:\b(?:not|never|neither)|n['’]t),(?P<aside>[^,;:.()]{2,70}),(?=\s\w)")
_LONGEST = 90
"""Characters of an aside between commas."""


@lru_cache(maxsize=2048)
def brackets(text: str) -> tuple[tuple[int, int], ...]:
    """`(start, end)` of what stands between brackets, square ones too, outermost ones only."""
    found, depth, opened = [], 0, 0
    for match in _BRACKET.finditer(text):
        if match[0] in "([":
            opened = opened if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((opened, match.start()))
    return tuple(found)


def in_brackets(text: str, place: int) -> bool:
    """Whether a place of `text` lies between brackets."""
    return any(start < place < end for start, end in brackets(text))


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(rf",\s{alternation('asides')}\b[^,;:.()]{{0,{_LONGEST}}},(?=\s\w)")


@lru_cache(maxsize=2048)
def find_asides(text: str) -> tuple[tuple[int, int], ...]:
    """`(start, end)` of the asides of a lower-cased sentence, with their marks; in order, none inside another.

    Between commas stands an aside where a word such as "however" or "which" opens it, or right after a denial:
    "did not, as some had hoped, reduce".
    """
    found = [(start, end + 1) for start, end in brackets(text)]
    if "–" in text or "—" in text or " - " in text or " -- " in text:
        found.extend(match.span() for match in _DASHED.finditer(text))
    if text.count(",") > 1:
        found.extend((match.start("aside") - 1, match.end()) for match in _AFTER_DENIAL.finditer(text))
        found.extend(match.span() for match in _opened().finditer(text))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
