"""Articles that are read where they are published, by their address."""

from __future__ import annotations

from datetime import timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import evolve

from claimcheck.errors import ReadError
from claimcheck.model import PageState
from claimcheck.readers import SUFFIXES, read
from claimcheck.sources.failure import NotCached, SourceFailure
from claimcheck.sources.web.fetching import NotFetchedError
from claimcheck.sources.web.pages import decoded, is_pdf, read_page
from claimcheck.sources.web.states import state_of_page, state_of_status

if TYPE_CHECKING:
    from claimcheck.model import Article
    from claimcheck.sources.web.fetching import Fetched, Fetcher

AT_ONCE = timedelta(0)
"""How long an article is believed to be as it was: its site is always asked, for it is corrected between two runs."""
_OF_KIND = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/markdown": ".md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_NO_ARTICLE = frozenset({PageState.CLOSED, PageState.CONSENT, PageState.SEEMS_GONE})
"""What is shown in the place of an article, so that it must not be checked for one."""


def read_published(url: str, fetcher: Fetcher) -> Article:
    """The article at an address; its source is the text that came, so that lines and columns are those of the HTML.

    Raises:
        ReadError: There is none, or it cannot be had; the message says why.
    """
    try:
        fetched = fetcher.fetch(url)
    except NotFetchedError as error:
        raise ReadError(f"{url}: the page {error}; save it and check the file") from None
    except SourceFailure as failure:
        advice = "go online" if isinstance(failure, NotCached) else "try again later"
        raise ReadError(f"{url}: {failure}; {advice}, or save the page and check the file") from None
    state = state_of_status(fetched)
    if state and state[0] in (PageState.GONE, PageState.CLOSED):
        advice = "check the address" if state[0] is PageState.GONE else "save it from a browser and check the file"
        raise ReadError(f"{url}: the page {state[1]}; {advice}")
    suffix = _suffix(fetched)
    try:
        data = _html(fetched) if suffix == ".html" else fetched.body
        return evolve(read(f"page{suffix}", data), path=url)
    except ReadError as error:
        raise type(error)(str(error).replace(f"page{suffix}", url, 1)) from None


def _html(fetched: Fetched) -> bytes:
    """The text of a page as UTF-8.

    Raises:
        ReadError: It is none, or shows something else than an article.
    """
    shown = state_of_page(read_page(fetched), fetched)
    if shown and shown[0] in _NO_ARTICLE:
        raise ReadError(f"page.html: the page {shown[1]}; save it from a browser and check the file")
    return decoded(fetched).encode("utf-8", "surrogatepass")


def _suffix(fetched: Fetched) -> str:
    """The suffix that stands for the format: as the site declares it, else as the address ends."""
    if is_pdf(fetched):
        return ".pdf"
    named = PurePosixPath(urlsplit(fetched.final).path).suffix.lower()
    return _OF_KIND.get(fetched.kind) or (named if named in SUFFIXES else "" if fetched.kind else ".html")
