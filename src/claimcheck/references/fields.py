"""One printed reference taken apart into authors, title, journal, year, volume, issue and pages."""

from __future__ import annotations

import re

from attrs import frozen

from claimcheck.identifiers import Identifier

LONGEST = 2_000
"""Code points of an entry that are looked at: no printed reference is longer."""


@frozen(kw_only=True)
class ReferenceFields:
    """What one printed reference says, each field as printed, without the punctuation around it."""

    authors: tuple[str, ...] = ()
    title: str = ""
    journal: str = ""
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    identifiers: tuple[Identifier, ...] = ()
    spans: tuple[tuple[str, tuple[int, int]], ...] = ()
    """`(field name, (start, end))` in the text; all authors are one span."""


_LABEL = re.compile(r"\s{0,20}(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[•*·–-])\s{1,20}")
_YEAR = re.compile(
    r"\((?:[^()\d]{0,20})((?:1[5-9]|20)\d\d)[a-z]?\b[^()]{0,20}\)|\b((?:1[5-9]|20)\d\d)[a-z]?(?=\s?[;,.:]|$)"
)
_NUMBERS = re.compile(
    r"(?:\bvol(?:ume|\.)?\s{0,3})?\b(?P<volume>\d{1,4}[A-Z]?)\s{0,2}"
    r"(?:\(\s{0,2}(?P<issue>[^()]{1,25})\)|,\s{0,3}(?:no|issue|n°)\.?\s{0,3}(?P<number>[\w–-]{1,8}))?\s{0,2}[:,]\s{0,3}"
    r"(?:pages|pp|p)?\.?\s{0,2}(?P<pages>[A-Za-z]{0,2}\d{1,8}(?:\s?[-–—]\s?[A-Za-z]{0,2}\d{1,8})?)\b"
)
_PERSON = r"(?:(?:v[ao]n|de[rln]?|la|le|di|da|den|ter|ten|el|al|bin|dos)\s){0,3}[^\W\d_a-z][\w'’‐-]{1,30}"
_AUTHORS = re.compile(
    rf"(?:{_PERSON},?\s(?:[^\W\d_a-z]\.?[\s-]?){{1,4}}(?:,?\s(?:Jr|Sr|I{{2,3}})\.?)?"
    rf"|(?:[^\W\d_a-z]\.[\s-]?){{1,4}}\s?{_PERSON})(?:,?\s(?:and|&|und|et|y)\s|[,;]\s?(?:(?:and|&)\s)?|\s?et al\b\.?|(?=[\s.:(]))"
)


def _identifiers(text: str) -> tuple[Identifier, ...]:
    try:
        from claimcheck.identifiers import find_identifiers
    except ImportError:
        return ()
    return tuple(find_identifiers(text))


def parse_fields(text: str) -> ReferenceFields:
    """The fields of one printed reference; a field that was not found is empty."""
    text = text[:LONGEST]
    identifiers = _identifiers(text)
    plain = text
    for each in identifiers:
        plain = plain[: each.start] + " " * (each.end - each.start) + plain[each.end :]
    label = _LABEL.match(plain)
    start = label.end() if label else 0
    spans: dict[str, tuple[int, int]] = {}
    position = start
    while (match := _AUTHORS.match(plain, position)) and match.end() > position:
        position = match.end()
    if position > start:
        spans["authors"] = _trim(text, start, position)
    years = [m for m in _YEAR.finditer(plain, start)]
    if years:
        group = 1 if years[0].group(1) else 2
        spans["year"] = years[0].span(group)
    numbers = None
    for numbers in _NUMBERS.finditer(plain, position):
        pass
    if numbers:
        for name in ("volume", "issue", "pages"):
            if numbers.start(name) >= 0:
                spans[name] = numbers.span(name)
        if numbers.start("number") >= 0:
            spans["issue"] = numbers.span("number")
    _title_and_journal(plain, position, spans)
    return _value(text, identifiers, spans)


def _title_and_journal(plain: str, position: int, spans: dict[str, tuple[int, int]]) -> None:
    if "year" in spans and spans["year"][0] - position < 12:
        position = max(position, spans["year"][1] + 1)
    ends = [spans[name][0] for name in ("year", "volume") if name in spans and spans[name][0] > position]
    end = min(ends, default=len(plain))
    quoted = re.compile(r"[\s.,(]{0,9}[“\"‘«]?([^”\"»]{10,400})[”\"»]").match(plain, position)
    if quoted:
        spans["title"] = _trim(plain, *quoted.span(1))
        if position == 0 and (by := re.compile(r"\s?by\s([^.]{3,600})\.\s").match(plain, quoted.end())):
            spans["authors"] = by.span(1)
            spans["journal"] = _trim(plain, by.end(), end)
        else:
            spans["journal"] = _trim(plain, quoted.end(), end)
        return
    parts = re.compile(r"[.?!](?=\s)").split(plain[position:end].rstrip(" .,;("))
    if len(parts) > 1:
        cut = position + len(parts[0]) + 1
        spans["title"] = _trim(plain, position, cut)
        spans["journal"] = _trim(plain, cut, end)
    else:
        spans["title"] = _trim(plain, position, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in ' .,;:()[]“”"«»':
        start += 1
    while end > start and text[end - 1] in ' .,;:([“”"«»':
        end -= 1
    return start, end


def _value(
    text: str, identifiers: tuple[Identifier, ...], spans: dict[str, tuple[int, int]]
) -> ReferenceFields:
    said = {name: text[start:end] for name, (start, end) in spans.items() if end > start}
    return ReferenceFields(
        authors=tuple(
            name.strip(" .,;")
            for name in re.split(r"(?<=[\w.])[,;]\s|\sand\s|\s&\s", said.get("authors", ""))
            if name.strip(" .,;")
        ),
        title=said.get("title", ""),
        journal=said.get("journal", ""),
        year=int(said["year"]) if "year" in said else None,
        volume=said.get("volume", ""),
        issue=said.get("issue", ""),
        pages=said.get("pages", ""),
        identifiers=identifiers,
        spans=tuple((name, span) for name, span in spans.items() if span[1] > span[0]),
    )


_SIGNS = (
    r"\b(?:1[5-9]|20)\d\d[a-z]?\s?;|\(\s?(?:1[5-9]|20)\d\d[a-z]?\s?\)|\b(?:1[5-9]|20)\d\d,\s\d{1,4}\s?[:(]",
    r"\d\s?(?:\([^()]{1,20}\))?\s?:\s?[A-Za-z]?\d|\bpp?\.\s?\d|\bvol\.\s?\d",
    r"\bdoi\b|10\.\d{4,9}/|\bPMID\b|\bet al\.|https?://",
    r"^[\s\d\[\].()•]{0,9}[^\W\d_a-z][\w'’-]{1,30},?\s(?:[^\W\d_a-z]\.?\s?-?){1,3}[,.;&:]",
    r"[.?!]\W{0,3}\s[^.]{2,80}\b(?:1[5-9]|20)\d\d",
)


def looks_like_reference(text: str) -> float:
    """How much a paragraph looks like a bibliographic entry rather than prose, from 0 to 1."""
    head = text[:LONGEST]
    return min(1.0, sum(0.25 for sign in _SIGNS if re.search(sign, head)))
