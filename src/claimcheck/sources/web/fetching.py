"""Fetching pages: once each, as their sites ask, from the public web alone, and kept as text.

The registries are asked by `sources.session`, which knows a few hosts. An address in an article may lead anywhere,
so that pages have rules of their own: see `addresses` and `connecting`.
"""

from __future__ import annotations

import json
import threading
import time
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urldefrag, urlsplit

import requests
from attrs import evolve, field, frozen

from claimcheck.sources.cache import AnswerCache
from claimcheck.sources.failure import NotCached, NoTurn, SourceFailure
from claimcheck.sources.limits import Gate, Rest, retry_after
from claimcheck.sources.registries import origin
from claimcheck.sources.transport import TooLongError, cause_of
from claimcheck.sources.web.addresses import Policy, RefusedAddressError
from claimcheck.sources.web.connecting import Line
from claimcheck.sources.web.redirects import leads_to
from claimcheck.sources.web.robots import Robots, rules_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from claimcheck.sources.cache import Kept

FRESH = timedelta(days=1)
"""How long a page is believed to be as it was; then its site is asked whether it changed."""
PATIENCE = 20.0
"""Seconds for an answer, redirects included."""
TURN = 60.0
"""Seconds to wait until it is one's turn at a host that many references name."""
HOPS = 5
"""Redirects that are followed (RFC 9309, 2.3.1.2, for robots.txt)."""
_FOR_GOOD = frozenset({301, 308})
_PASSING = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)


class NotFetchedError(Exception):
    """A page was not asked for, or its answer not taken; the message is a clause with the page as subject."""


@frozen(kw_only=True)
class FetchSettings:
    """How to fetch."""

    policy: Policy = field(factory=Policy)
    mailto: str = ""
    cache_dir: Path | None = None
    """Folder of the cache; None keeps nothing beyond this fetcher."""
    offline: bool = False
    """Take pages from the cache alone."""
    afresh: bool = False
    """Ask even where the cache has the page."""
    fresh: timedelta = FRESH
    """How long a page is believed to be as it was."""
    pace: float = 1.0
    """Seconds between two requests to one host, where the host does not ask for more."""


@frozen(kw_only=True)
class Fetched:
    """What a site answered to an address."""

    url: str
    """As asked for, without fragment."""
    final: str
    """Where redirects led."""
    status: int
    moved: bool
    """Whether the first redirect says that the page moved for good."""
    kind: str
    """The media type as declared: `text/html`."""
    charset: str
    """As declared in the header; empty where it is not."""
    body: bytes
    on: date
    """When the site said so, or confirmed it."""
    validators: tuple[tuple[str, str], ...] = ()
    """Headers that ask whether it changed since: `If-None-Match`, `If-Modified-Since`."""


class Fetcher:
    """Fetches pages; safe to use from several threads."""

    def __init__(self, settings: FetchSettings) -> None:
        """Open the cache; nothing is asked yet."""
        self.settings = settings
        self._cache = AnswerCache(settings.cache_dir)
        self._line = Line(settings.policy, settings.mailto)
        self._gates: dict[str, Gate] = {}
        self._rests: dict[str, Rest] = {}
        self._robots: dict[str, Robots | None] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close connections and cache."""
        self._line.close()
        self._cache.close()

    @property
    def requests_made(self) -> int:
        """How many requests have left."""
        return self._line.sent

    def fetch(self, url: str) -> Fetched:
        """What stands at an address, whatever the status of the answer; from the cache while that is fresh.

        Raises:
            SourceFailure: The site did not answer, or with a failure of its own.
            NotFetchedError: The address may not be asked for, or what is there is no page.
        """
        try:
            url = urldefrag(url).url
            url.encode()
        except ValueError:
            raise NotFetchedError("is no address of a page") from None
        key = f"page {url}"
        kept = None if self.settings.afresh else self._cache.read(key)
        known = _unpacked(kept, url) if kept else None
        if kept and known and kept.is_fresh(self.settings.fresh):
            return known
        if self.settings.offline:
            if known:
                return known
            raise NotCached(urlsplit(url).hostname or url)
        fetched = self._follow(url, dict(known.validators) if known else {})
        if fetched.status == requests.codes.not_modified and known:
            fetched = evolve(known, on=fetched.on)
        if fetched.status in (200, 404, 410):
            self._cache.write(key, _packed(fetched), absent=fetched.status != requests.codes.ok)
        return fetched

    def _follow(self, asked: str, headers: dict[str, str]) -> Fetched:
        url, first, until = asked, 0, None
        for _ in range(HOPS + 1):
            self._require(url)
            until = until or time.monotonic() + PATIENCE
            answer = self._ask(url, until, headers)
            further = _further(answer, url)
            if further is None:
                return _fetched(asked, url, answer, moved=first in _FOR_GOOD)
            first = first or answer.status_code
            url, headers = further, {}
        raise NotFetchedError("leads from address to address without end")

    def _require(self, url: str) -> None:
        """Pass what the policy and the site let us fetch."""
        try:
            self.settings.policy.require_page(url)
        except RefusedAddressError as error:
            raise NotFetchedError(str(error)) from None
        robots = self._robots_of(url)
        if robots is None:
            host = urlsplit(url).hostname or url
            raise SourceFailure(host, "does not say what programs may fetch (robots.txt fails)")
        if not robots.allows(url):
            raise NotFetchedError("may not be fetched by programs, as the robots.txt of its site says")

    def _robots_of(self, url: str) -> Robots | None:
        """The rules of a site, asked for once; None where it fails."""
        site = "://".join(origin(url))
        with self._lock:
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:
            if site not in self._robots:
                text = self._rules_of(site)
                self._robots[site] = None if text is None else Robots(text)
                self._gate(url).slow_to(self.settings.pace * (self._robots[site] or Robots("")).pause)
            return self._robots[site]

    def _rules_of(self, site: str) -> str | None:
        key = f"robots {site}"
        kept = self._cache.read(key)
        if kept and kept.is_fresh(FRESH):
            return kept.body.decode("utf-8", "replace")
        place, until = f"{site}/robots.txt", time.monotonic() + PATIENCE
        for _ in range(HOPS + 1):
            answer = self._ask(place, until, {})
            further = _further(answer, place)
            if further is None:
                rules = rules_in(answer)
                if rules is not None:
                    self._cache.write(key, rules.encode(), absent=False)
                return rules
            place = further
        return ""

    def _ask(self, url: str, until: float, headers: Mapping[str, str]) -> requests.Response:
        """One answer of one address, when it is its turn."""
        host = urlsplit(url).hostname or url
        rest = self._rest(host)
        rest.check()
        waited = time.monotonic()
        with ExitStack() as stack:
            if not stack.enter_context(self._gate(url).passage(waited + TURN)):
                raise NoTurn(host)
            until += time.monotonic() - waited
            try:
                answer = self._line.ask(url, until, dict(headers))
            except RefusedAddressError as error:
                raise NotFetchedError(str(error)) from None
            except TooLongError:
                raise NotFetchedError("is longer than any page that is read") from None
            except (requests.exceptions.InvalidURL, ValueError):
                raise NotFetchedError("is no address of a page") from None
            except requests.RequestException as error:
                late = isinstance(error, requests.Timeout)
                reason = f"could not be reached: {cause_of(error)}"
                failure = SourceFailure(host, reason, passing=isinstance(error, _PASSING))
                rest.failed(failure, late=late)
                raise failure from None
        _raise_for_failure(answer, host)
        rest.succeeded()
        return answer

    def _gate(self, url: str) -> Gate:
        with self._lock:
            return self._gates.setdefault(urlsplit(url).hostname or url, Gate(1 / self.settings.pace, 1))

    def _rest(self, host: str) -> Rest:
        with self._lock:
            return self._rests.setdefault(host, Rest())


def _further(answer: requests.Response, url: str) -> str | None:
    """Where an answer leads on, if anywhere."""
    try:
        return leads_to(answer, url)
    except ValueError:
        raise NotFetchedError("leads to what is no address") from None


def _raise_for_failure(answer: requests.Response, host: str) -> None:
    """Pass answers about the page, also that it is gone or closed to us."""
    if answer.status_code == requests.codes.too_many_requests:
        wait = retry_after(answer.headers)
        raise SourceFailure(host, "asks for fewer requests", rate_limited=True, retry_after=wait)
    if answer.status_code >= 500 and "cf-mitigated" not in answer.headers and not answer.url.endswith("/robots.txt"):
        raise SourceFailure(host, f"answered with status {answer.status_code}", passing=True)


def _fetched(asked: str, final: str, answer: requests.Response, *, moved: bool) -> Fetched:
    kind, _, rest = answer.headers.get("content-type", "").partition(";")
    names = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
    return Fetched(
        url=asked,
        final=final,
        status=answer.status_code,
        moved=moved,
        kind=kind.strip().lower(),
        charset=rest.partition("charset=")[2].strip(" \"';").lower(),
        body=answer.content,
        on=datetime.now(tz=UTC).date(),
        # Where redirects led, the validators are those of another address.
        validators=tuple((name, answer.headers[of]) for name, of in names if of in answer.headers and asked == final),
    )


def _packed(fetched: Fetched) -> bytes:
    head: dict[str, Any] = {
        name: getattr(fetched, name) for name in ("final", "status", "moved", "kind", "charset", "validators")
    }
    return json.dumps({**head, "on": fetched.on.isoformat()}).encode() + b"\n" + fetched.body


def _unpacked(kept: Kept, url: str) -> Fetched | None:
    head, _, body = kept.body.partition(b"\n")
    try:
        known = json.loads(head)
        on = date.fromisoformat(known.pop("on"))
        validators = tuple((str(name), str(value)) for name, value in known.pop("validators"))
        return Fetched(url=url, on=on, validators=validators, body=body, **known)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None  # of another version
