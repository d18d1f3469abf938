"""The place in a journal that the address of a page gives, where it holds no identifier of the work."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from attrs import frozen

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = Path(__file__).with_suffix(".json")
_PLACE = re.compile(
    r"(?:/(?P<journal>[a-z-]{2,20})/article(?:-abstract|-pdf)?|/content(?:/[a-z]{2,20}){0,2})"
    r"/(?P<volume>\d{1,4})/(?P<issue>\d{1,4}|suppl_?\w{0,5})/(?P<page>[a-z]{0,6}\d{1,7}[a-z]?)(?=[./?#]|$)",
    re.IGNORECASE,
)
_LWW = re.compile(
    r"/(?P<journal>[a-z-]{2,30})/(?:fulltext|abstract|pages/articleviewer\.aspx|citation)/(?P<year>\d{4})/\w{4,6}/"
    r"(?P<title>[\w,%.-]{8,200}?)\.\d{1,4}\.aspx$",
    re.IGNORECASE,
)
_AAFP = re.compile(r"/(?:pubs/)?afp/(?:issues/)?(?P<year>\d{4})/\d{4}/p(?P<page>\d{1,5})(?:\.html?)?$", re.IGNORECASE)
_SCHOLAR = re.compile(r"scholar\.google\.[a-z.]{2,6}$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


@frozen(kw_only=True)
class Locator:
    """Where a work stands, as far as its address tells."""

    journal: str = ""
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The place as a reference prints it."""
        issue = f"({self.issue})" if self.issue else ""
        placed = f"{self.year or ''};{self.volume}{issue}:{self.pages}".strip(";:")
        parts = (", ".join(self.authors), self.title, self.journal, placed)
        return ". ".join(part.rstrip(".") for part in parts if part)


def locate(url: str) -> Locator | None:
    """The journal, volume, issue and page in the address of a page; all fields of a look-up in Google Scholar.

    None where the address gives too little to find the work by.

    >>> locate("https://bjsm.bmj.com/content/47/9/536.short").text
    'British Journal of Sports Medicine. 47(9):536'
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if _SCHOLAR.match(host) and parts.path == "/scholar_lookup":
        return _looked_up(parts.query)
    if host == "aafp.org" and (match := _AAFP.search(parts.path)):
        return Locator(journal="American Family Physician", year=int(match["year"]), pages=match["page"])
    if host == "journals.lww.com" and (match := _LWW.search(parts.path)):
        journal = _journals()[host].get(match["journal"].lower(), "")
        title = " ".join(match["title"].replace("_", " ").split()).strip(" .")
        return Locator(journal=journal, year=int(match["year"]), title=title) if journal else None
    match = _PLACE.search(parts.path)
    journal = _journal(host, (match["journal"] or "").lower()) if match else ""
    if match is None or not journal:
        return None
    return Locator(journal=journal, volume=match["volume"], issue=match["issue"], pages=match["page"])


def _journal(host: str, name: str) -> str:
    """The journal whose page stands on a host, under a name where the host has several."""
    journals = _journals()
    if name:
        return journals.get(host, {}).get(name, "")
    own, _, domain = host.partition(".")
    return journals["hosts"].get(host, "") or journals.get(domain, {}).get(own, "")


@cache
def _journals() -> Mapping[str, Mapping[str, str]]:
    lists = json.loads(_NAMES.read_text(encoding="utf-8"))
    return {
        host: dict(line.split(" = ", 1) for line in lines) for host, lines in lists.items() if isinstance(lines, list)
    }


def _looked_up(query: str) -> Locator | None:
    given = parse_qs(query.replace("&amp;", "&"))

    def first(*names: str) -> str:
        return next((" ".join(given[name][0].split()) for name in names if given.get(name)), "")

    title, journal = first("title"), first("journal")
    if not title or not (journal or given.get("author")):
        return None
    year = _YEAR.fullmatch(first("publication_year", "year"))
    return Locator(
        journal=journal,
        year=int(year[0]) if year else None,
        volume=first("volume"),
        issue=first("issue"),
        pages=first("pages"),
        title=title,
        authors=tuple(_name(author) for author in given.get("author", ())),
    )


def _name(author: str) -> str:
    """`Tanaka,E` and `E Tanaka` as `Tanaka E`."""
    family, comma, given = author.partition(",")
    if comma:
        return f"{family} {given}".strip()
    *initials, family = author.split() or [""]
    return " ".join((family, *initials)).strip()
