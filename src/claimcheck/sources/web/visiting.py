"""One address followed: what was there, and whether it is what the reference prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.errors import ReadError
from claimcheck.identifiers.urls import next_url
from claimcheck.identifiers.values import Scheme
from claimcheck.model import PageState, PageVisit, Work
from claimcheck.sources.agreement import Agreement, title_agrees
from claimcheck.sources.printed_text import plain_letters
from claimcheck.sources.web.fetching import NotFetchedError
from claimcheck.sources.web.pages import ReadPage, read_page
from claimcheck.sources.web.states import state_of_page, state_of_status

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.model import Reference
    from claimcheck.sources.web.fetching import Fetched, Fetcher

_TELLING = 3
"""Longer words from which on a printed title tells a page from others."""


@frozen(kw_only=True)
class Visited:
    """What was at an address."""

    visit: PageVisit
    page: ReadPage | None = None
    """Where a text could be had; also that of a page behind a paywall, which still names its work."""
    work: Work | None = None
    """The page as a source of its own, where it may be compared with."""


def address_of(reference: Reference) -> str:
    """The address that a reference prints for its page, empty where it prints none."""
    printed = next((each.value for each in reference.identifiers if each.scheme is Scheme.URL), "")
    if not printed and (place := next_url(reference.text, 0)):
        printed = reference.text[slice(*place)]
    if "://" not in printed[:8]:
        printed = printed and f"https://{printed}"
    return printed if printed.lower().startswith(("http://", "https://")) else ""


def visit(url: str, fetcher: Fetcher, today: date) -> Visited:
    """Fetch and read the page at an address.

    Raises:
        SourceFailure: The site did not answer.
    """
    try:
        fetched = fetcher.fetch(url)
    except NotFetchedError as error:
        visited = PageVisit(url=url, state=PageState.CLOSED, on=today.isoformat(), reason=str(error))
        return Visited(visit=visited)
    told = PageVisit(
        url=url,
        state=PageState.READ,
        on=fetched.on.isoformat(),
        status=fetched.status,
        final=fetched.final if fetched.final != fetched.url else "",
        moved=fetched.moved,
    )
    state = state_of_status(fetched)
    if state and state[0] is not PageState.PDF:
        return Visited(visit=evolve(told, state=state[0], reason=state[1]))
    return _read(fetched, told, state or (PageState.NO_TEXT, "has no text that can be read"))


def _read(fetched: Fetched, told: PageVisit, unread: tuple[PageState, str]) -> Visited:
    """The page that was fetched; `unread` tells what it is where it holds no text that can be read here."""
    try:
        page = read_page(fetched)
    except ReadError:
        return Visited(visit=evolve(told, state=unread[0], reason=unread[1]))
    told = evolve(told, digest=page.digest)
    if state := state_of_page(page, fetched):
        return Visited(visit=evolve(told, state=state[0], reason=state[1]), page=page)
    return Visited(visit=told, page=page, work=page.as_work(fetched))


def is_other(reference: Reference, visited: Visited) -> bool:
    """Whether a page is not the one that the reference prints: half of the printed title is nowhere in it.

    A page that is known only by a link prints nothing to compare with, and a short title says too little.
    """
    page = visited.page
    words = {word for word in plain_letters(reference.title).split() if len(word) > 3}
    if page is None or reference.linked or len(words) < _TELLING:
        return False
    text = plain_letters(f"{page.title} {page.heading} {page.text}")
    return sum(word in text for word in words) < len(words) / 2


def shows(page: ReadPage, reference: Reference, work: Work) -> bool:
    """Whether a page that names a work in its head is the page of that work, and no report on it.

    Its own title tells; where it has none, the one that is printed has to agree.
    """
    titled = evolve(reference, title=page.title, text=f"{page.title} {page.heading}")
    return title_agrees(titled, work) is Agreement.SAME
