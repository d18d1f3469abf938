"""What a page says about itself: its title and the works it declares."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.identifiers import Scheme, find_identifiers
from claimcheck.readers.inline import InlineText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.identifiers import Identifier
    from claimcheck.readers.tree import Element

_WORKS = frozenset({Scheme.DOI, Scheme.PMID, Scheme.PMCID, Scheme.ARXIV, Scheme.TRIAL, Scheme.ISBN})
_META = frozenset(
    {
        "bepress_citation_doi",
        "citation_doi",
        "citation_pmid",
        "citation_reference",
        "dc.identifier",
        "dc.relation",
        "dc.source",
        "dcterms.references",
        "eprints.id_number",
        "prism.doi",
    }
)
_KEY = re.compile(r'"(?:citation|isBasedOn|isBasedOnUrl)"\s{0,20}:\s{0,20}')
_FIELD = re.compile(
    r"(?:^|_)(?:doi|pmid|pmcid|arxiv|isbn|trial)(?:_|$)|^(?:(?:article|paper|study|source|original)_?)?"
    r"(?:url|link|paper|study|sources?|references?|citations?|identifier)$"
)
_DECODER = json.JSONDecoder()
_MOST_BROKEN = 20
"""Values that may fail to be JSON before a script is given up: each failure may have read all that is left."""
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{1,60}$")
_SITE_BEFORE = re.compile(r"^[^|–—·»-]{1,40}\s+[|–—·»-]\s+")


def title_of(root: Element, source: str) -> str:
    """The title of the page: its heading, else `og:title`, else `<title>` without the name of the site."""
    heading = title_element(root, source)
    if heading is not None:
        return text_of(heading, source)
    named = _named_titles(root, source)
    return _SITE.sub("", named[0]) if named else ""


def title_element(root: Element, source: str) -> Element | None:
    """The heading that is the title: one that the metadata repeats, else the only or first `h1`."""
    named = [
        _plain(variant)
        for title in _named_titles(root, source)
        for variant in (title, _SITE.sub("", title), _SITE_BEFORE.sub("", title))
    ]
    firsts: list[Element] = []
    for element in root.elements():
        if element.name in ("h1", "h2", "h3"):
            text = _plain(text_of(element, source))
            if text and any(text == title or (len(text) >= 15 and title.startswith(text)) for title in named):
                return element
            if element.name == "h1" and text:
                firsts.append(element)
    return firsts[0] if firsts else None


def _named_titles(root: Element, source: str) -> list[str]:
    """What `og:title` and `<title>` say, in this order."""
    social: list[str] = []
    titles: list[str] = []
    for element in root.elements():
        if element.name == "meta" and "og:title" in (element.get("property"), element.get("name")):
            social.append(" ".join(element.get("content").split()))
        elif element.name == "title" and not titles:
            titles.append(text_of(element, source))
    return [title for title in (*social, *titles) if title]


def _plain(title: str) -> str:
    return "".join(character for character in title.casefold() if character.isalnum())


def text_of(element: Element, source: str) -> str:
    """The text of an element, entities decoded, white space collapsed."""
    text = InlineText(source)
    for start, end in element.runs():
        text.add(start, end)
    return text.take()[0]


def declared_in(root: Element, source: str) -> tuple[Identifier, ...]:
    """The works that a page names in `<meta>` elements and under `citation` and the like in its JSON-LD."""
    found: list[Identifier] = []
    for element in root.elements():
        if element.name == "meta" and element.get("name").lower() in _META:
            found += identifiers_in(source, element.start, element.end)
        elif element.name == "script" and element.get("type").lower() == "application/ld+json":
            for start, end in element.runs():
                found += _in_json(source, start, end)
    return _unlike(found)


def declared_by(source: str, fields: Iterable[tuple[str, str, int, int]]) -> tuple[Identifier, ...]:
    """The works that the fields of front matter name: `article_doi`, `pmid`, `source` and the like."""
    found: list[Identifier] = []
    for name, _, start, end in fields:
        if _FIELD.search(name):
            # From the start of the line, for `pmid: 123` is an identifier only with its name.
            found += identifiers_in(source, source.rfind("\n", 0, start) + 1, end)
    return _unlike(found)


def identifiers_in(source: str, start: int, end: int) -> list[Identifier]:
    """The identifiers of works written in `source[start:end]`, with spans in the source."""
    return [
        evolve(found, start=start + found.start, end=start + found.end)
        for found in find_identifiers(source[start:end])
        if found.scheme in _WORKS
    ]


def _in_json(source: str, start: int, end: int) -> list[Identifier]:
    found: list[Identifier] = []
    place = start
    broken = 0
    while broken < _MOST_BROKEN and (match := _KEY.search(source, place, end)):
        try:
            _, place = _DECODER.raw_decode(source, match.end())
        except (json.JSONDecodeError, RecursionError):
            place = match.end()
            broken += 1
            continue
        found += _unescaped(source, match.end(), min(place, end))
    return found


def _unescaped(source: str, start: int, end: int) -> list[Identifier]:
    """As `identifiers_in`, where a slash may follow a backslash, as PHP writes JSON."""
    written = source[start:end]
    if "\\/" not in written:
        return identifiers_in(source, start, end)
    places = [place for place, character in enumerate(written) if not written.startswith("\\/", place)]
    text = "".join(written[place] for place in places)
    places.append(len(written))
    return [
        evolve(found, start=start + places[found.start], end=start + places[found.end - 1] + 1)
        for found in find_identifiers(text)
        if found.scheme in _WORKS
    ]


def _unlike(found: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """The first of every work."""
    return tuple({(each.scheme, each.value): each for each in reversed(list(found))}.values())[::-1]
