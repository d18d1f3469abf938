"""What was at the address of a page: the page, or what sites send in its place with the status of success."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck import regex as re
from claimcheck.model import PageState
from claimcheck.sources.web.pages import is_pdf

if TYPE_CHECKING:
    from claimcheck.sources.web.fetching import Fetched
    from claimcheck.sources.web.pages import ReadPage

_SHORT = 150
"""Words of the main text below which a page may be a notice that stands before the real one."""
_MUCH = 600
"""Words from which on a page is more than a notice, whatever its title says."""
_LEAST = 20
"""Words of prose below which there is nothing to compare with."""
_CONSENT_PLACE = re.compile(r"(?:^|[./_-])(?:consent|cookie-?wall|privacy-?gate|gdpr)(?:[./_?-]|$)", re.IGNORECASE)
"""Addresses of forms of consent: `consent.news.example/v2`."""
_FRONT = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?|(?:index|home|homepage|default)(?:\.\w{3,5})?", re.IGNORECASE)
"""Segments of the addresses of front pages."""
_TEXTS = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "application/pdf"})


@cache
def _told(name: str) -> re.Pattern[str]:
    """The patterns under a name of states.json as one."""
    lists = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return re.compile("|".join(lists[name]), re.IGNORECASE)


def state_of_status(fetched: Fetched) -> tuple[PageState, str] | None:
    """What the status and the medium tell, with the reason as a clause; None for a page that can be read."""
    match fetched.status:
        case 404 | 410:
            return PageState.GONE, f"is gone: its site answers with status {fetched.status}"
        case 200 | 203:
            pass
        case status:
            return PageState.CLOSED, f"is closed to programs: its site answers with status {status}"
    if is_pdf(fetched):
        return PageState.PDF, "is a PDF, which was not read"
    if fetched.kind not in _TEXTS:
        return PageState.NO_TEXT, f"is no text but {fetched.kind}"
    return None


def state_of_page(page: ReadPage, fetched: Fetched) -> tuple[PageState, str] | None:
    """What a page shows instead of what was asked for; None where it is the page, as far as it tells.

    Names of errors count only as titles, and of short pages: an article may speak of cookies, subscribers and pages
    that were not found.
    """
    shown = f"“{page.heading or page.title}”"

    def titled(name: str) -> bool:
        return any(map(_told(name).search, (page.heading, page.title)))

    if titled("titles of what lets no program in") and page.words < _MUCH:
        return PageState.CLOSED, f"lets no program in: it shows {shown}"
    if titled("titles of what is gone") and page.words < _MUCH:
        return PageState.SEEMS_GONE, f"seems gone: its site shows {shown}"
    if titled("titles of what fails") and page.words < _SHORT:
        return PageState.NO_TEXT, f"shows no text but {shown}"
    if _is_front(fetched):
        return PageState.SEEMS_GONE, "seems gone: its address leads to the front page of the site"
    if _asks_for_consent(page, fetched):
        return PageState.CONSENT, "asks for consent before it shows its text"
    if not page.head.free or (page.words < 2 * _SHORT and _told("words of those who sell").search(page.text)):
        return PageState.PAYWALL, "shows its text to those who pay"
    if page.words < _LEAST:
        return PageState.NO_TEXT, "has no text that can be read"
    return None


def _asks_for_consent(page: ReadPage, fetched: Fetched) -> bool:
    place = urlsplit(fetched.final)
    if _CONSENT_PLACE.search(f"{place.netloc}{place.path}"):
        return True
    words = {found.lower() for found in _told("words of consent").findall(page.text)}
    return page.words < _SHORT and len(words) > 2


def _is_front(fetched: Fetched) -> bool:
    """Whether an address within a site was led to the front page of one."""
    asked, final = urlsplit(fetched.url), urlsplit(fetched.final)
    deep = [part for part in asked.path.split("/") if part]
    within = [part for part in final.path.split("/") if part and not _FRONT.fullmatch(part)]
    return fetched.url != fetched.final and len(deep) > 1 and not within and not final.query
