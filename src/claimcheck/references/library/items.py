"""An item of CSL as a reference, and a reference as an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck import regex as re
from claimcheck.identifiers import Scheme, find_identifiers
from claimcheck.model import Reference, Span
from claimcheck.references.authors import surname
from claimcheck.references.printed import moved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model import Work

    Item = Mapping[str, Any]

_NUMBERS = (
    ("DOI", "doi:{}"),
    ("PMID", "PMID: {}"),
    ("PMCID", "{}"),
    ("ISBN", "ISBN {}"),
    ("URL", "{}"),
    ("note", "{}"),
)
"""Fields of CSL that hold identifiers, and how each is written so that it is known for what it is."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_TYPES = {Scheme.DOI: "DOI", Scheme.PMID: "PMID", Scheme.PMCID: "PMCID", Scheme.ISBN: "ISBN", Scheme.URL: "URL"}


def reference_from_item(item: Item, key: str, span: Span) -> Reference:
    """What an item says, as a reference that is known only by a key at `span` of the article."""
    authors = tuple(name for each in _list(item.get("author") or item.get("editor")) if (name := _name(each)))
    journal, volume, issue, pages = (_text(item.get(each)) for each in ("container-title", "volume", "issue", "page"))
    title = _text(item.get("title"))
    year = _year(item.get("issued"))
    found = {
        (each.scheme, each.value): moved(each, span)
        for field, written in _NUMBERS
        for each in find_identifiers(written.format(_text(item.get(field)))[:500])
    }
    if any(scheme is not Scheme.URL for scheme, _ in found):
        found = {name: each for name, each in found.items() if name[0] is not Scheme.URL}
    located = f"{year or ''};{volume}{f'({issue})' if issue else ''}:{pages}".strip(";:")
    doi = next((f"doi:{value}" for scheme, value in found if scheme is Scheme.DOI), "")
    parts = (", ".join(authors), title, journal, located, doi)
    return Reference(
        id="r1",
        span=span,
        text=". ".join(part.rstrip(".") for part in parts if part),
        label=key,
        authors=authors,
        title=title,
        journal=journal,
        year=year,
        volume=volume,
        issue=issue,
        pages=pages,
        identifiers=tuple(found.values()),
        linked=True,
    )


def item_from_reference(reference: Reference, work: Work | None = None) -> dict[str, Any]:
    """A reference as an item of CSL: as its `work` is recorded, where that is known, else as printed."""
    item: dict[str, Any] = {
        "id": reference.label if reference.label and not reference.label.isdigit() else reference.id,
        "type": "article-journal" if reference.journal else "document",
        "title": reference.title or reference.text,
        "author": [_person(each) for each in reference.authors],
        "container-title": reference.journal,
        "issued": {"date-parts": [[reference.year]]} if reference.year else None,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.pages,
    }
    item |= {_TYPES[each.scheme]: each.value for each in reversed(reference.identifiers) if each.scheme in _TYPES}
    recorded = _recorded(work) if work else {}
    return {name: value for name, value in (item | recorded).items() if value}


def _recorded(work: Work) -> dict[str, Any]:
    item: dict[str, Any] = {
        "title": work.title,
        "author": [
            {"family": each.family, "given": each.given} if each.given else {"literal": each.family}
            for each in work.authors
        ],
        "container-title": work.journal,
        "issued": {"date-parts": [[int(work.published[:4])]]} if work.published[:4].isdigit() else None,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "DOI": work.doi,
        "PMID": work.pmid,
        "PMCID": work.pmcid,
        **({"type": "webpage", "URL": work.url} if work.is_page else {}),
    }
    return {name: value for name, value in item.items() if value}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _name(person: object) -> str:
    if not isinstance(person, dict):
        return _text(person)
    family, given = _text(person.get("family")), _text(person.get("given"))
    initials = "".join(part[0] for part in re.split(r"[\s.-]+", given) if part)
    return f"{family} {initials}".strip() or _text(person.get("literal") or person.get("name"))


def _person(author: str) -> dict[str, str]:
    """A printed author as a name of CSL; a body, which has no surname of its own, as it is."""
    words = author.split()
    family, given = author, ""
    if "," in author:
        family, _, given = (part.strip() for part in author.partition(","))
    elif len(words) > 1 and words[-1].isupper() and len(words[-1]) <= 4:
        family, given = " ".join(words[:-1]), words[-1]
    elif len(words) > 1 and surname(author) == words[-1].casefold():
        family, given = words[-1], " ".join(words[:-1])
    return {"family": family, "given": given} if given and len(words) <= 4 else {"literal": author}


def _year(issued: object) -> int | None:
    """The year in `{"date-parts": [[2018, 5]]}`, `[{"year": 2018}]`, `2018` or `"2018-05-01"`."""
    found = _YEAR.search(str(issued or ""))
    return int(found[0]) if found else None
