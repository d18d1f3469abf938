"""What a page says of itself in its head: of which work it is the page, its site, its date, who wrote it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen

from claimcheck import regex as re
from claimcheck.identifiers import Scheme, find_identifiers, from_url
from claimcheck.model import Author

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.readers.tree import Element

_IDENTIFYING = {
    "citation_doi": Scheme.DOI,
    "bepress_citation_doi": Scheme.DOI,
    "prism.doi": Scheme.DOI,
    "dc.identifier": None,
    "dc.identifier.doi": Scheme.DOI,
    "dcterms.identifier": None,
    "eprints.id_number": None,
    "citation_pmid": Scheme.PMID,
    "citation_pmcid": Scheme.PMCID,
}
"""Names under which pages give the work that they are the page of (Highwire, PRISM, Dublin Core, Eprints)."""
_DATES = (
    *("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "dc.date.modified"),
    *("article:published_time", "citation_publication_date", "dc.date", "dcterms.issued", "date"),
)
_DATED = ("dateModified", "lastReviewed", "datePublished")
_WORKS = (Scheme.DOI, Scheme.PMID, Scheme.PMCID)
_ARTICLES = re.compile(r"(?:Scholarly|MedicalScholarly)Article|Dataset|Chapter|Book")
"""Types of JSON-LD that are works with identifiers of their own."""
_IDENTIFYING_KEYS = ("identifier", "doi", "sameAs", "@id")
_DATE = re.compile(r"(?:19|20)\d\d(?:[-/](?:0[1-9]|1[0-2])(?:[-/](?:0[1-9]|[12]\d|3[01]))?)?")
_NESTED = 8
"""Levels of JSON-LD that are looked into."""


@frozen(kw_only=True)
class Head:
    """What the head of a page says; empty where it does not."""

    identifiers: tuple[tuple[Scheme, str], ...] = ()
    """Of the work that the page shows, as its own head names it; none of what it cites."""
    site: str = ""
    date: str = ""
    """ISO 8601: when the page was changed last, else published."""
    authors: tuple[Author, ...] = ()
    free: bool = True
    """False where the page says that its text is for those who pay."""


def read_head(root: Element, source: str) -> Head:
    """What a page says of itself in `<meta>`, JSON-LD and its canonical address."""
    metas: dict[str, list[str]] = {}
    canonical = ""
    described: list[dict[str, Any]] = []
    for element in root.elements():
        if element.name == "meta":
            name = (element.get("name") or element.get("property")).lower()
            metas.setdefault(name, []).append(" ".join(element.get("content").split()))
        elif element.name == "link" and element.get("rel").lower() == "canonical":
            canonical = canonical or element.get("href")
        elif element.name == "script" and element.get("type").lower() == "application/ld+json":
            described += _objects("".join(source[start:end] for start, end in element.runs()))
    found = [*_from_metas(metas), *_from_objects(described)]
    own = from_url(canonical) if canonical else None
    if own and own.scheme in _WORKS:
        found.append((own.scheme, own.value))
    return Head(
        identifiers=tuple(dict.fromkeys(found)),
        site=next(
            (each for name in ("og:site_name", "citation_publisher") for each in metas.get(name, ()) if each), ""
        ),
        date=_date([*(each for name in _DATES for each in metas.get(name, ())), *_values(described, _DATED)]),
        authors=_authors(metas, described),
        free=not any(str(each.get("isAccessibleForFree")).lower() == "false" for each in described),
    )


def _from_metas(metas: dict[str, list[str]]) -> Iterator[tuple[Scheme, str]]:
    for name, scheme in _IDENTIFYING.items():
        for content in metas.get(name, ()):
            yield from _identifiers(content, scheme)


def _from_objects(described: Iterable[dict[str, Any]]) -> Iterator[tuple[Scheme, str]]:
    """The identifiers that JSON-LD gives the scholarly article that it describes, not those of what that cites."""
    for each in described:
        if _ARTICLES.search(json.dumps(each.get("@type", ""))):
            for key in _IDENTIFYING_KEYS:
                yield from _identifiers(json.dumps(each.get(key, "")), None)


def _identifiers(content: str, scheme: Scheme | None) -> Iterator[tuple[Scheme, str]]:
    labelled = f"{scheme}: {content}" if scheme and content.isdecimal() else content
    for found in find_identifiers(labelled):
        if found.scheme in _WORKS and scheme in (None, found.scheme):
            yield found.scheme, found.value
            return


def _objects(text: str) -> list[dict[str, Any]]:
    """The objects that a script of JSON-LD describes at its top, and those in its graph and main entity."""
    try:
        waiting = [(json.loads(text), 0)]
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, list) and depth < _NESTED:
            waiting += [(each, depth + 1) for each in reversed(value)]
        elif isinstance(value, dict) and depth < _NESTED:
            found.append(value)
            waiting += [(value[key], depth + 1) for key in ("mainEntity", "@graph") if key in value]
    return found


def _values(described: Iterable[dict[str, Any]], keys: tuple[str, ...]) -> list[str]:
    described = list(described)
    return [each[key] for key in keys for each in described if isinstance(each.get(key), str)]


def _date(written: Iterable[str]) -> str:
    dates = (_DATE.match(each) for each in written)
    return next((each[0].replace("/", "-") for each in dates if each), "")


def _authors(metas: dict[str, list[str]], described: Iterable[dict[str, Any]]) -> tuple[Author, ...]:
    names = [*metas.get("citation_author", ()), *metas.get("author", ())]
    for each in described:
        given = each.get("author")
        for author in given if isinstance(given, list) else [given]:
            name = author.get("name") if isinstance(author, dict) else author
            names += [name] if isinstance(name, str) else []
    cleaned = (" ".join(name.split()) for name in names if "://" not in name)
    return tuple(Author(family=name) for name in dict.fromkeys(cleaned) if 2 < len(name) < 80)[:20]
