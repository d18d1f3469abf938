"""A polite, cached, bounded way to ask the registries."""

from __future__ import annotations

import json
import os
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote, urlsplit

import requests
from attrs import field, frozen

from claimcheck import __version__
from claimcheck.sources.answers import Format, parse_xml, raise_for_error
from claimcheck.sources.cache import AnswerCache
from claimcheck.sources.failure import NotCached, NoTurn, SourceFailure
from claimcheck.sources.limits import Gate, Rest, backoff
from claimcheck.sources.registries import Registries
from claimcheck.sources.transport import BoundedAdapter, cause_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from lxml import etree

    from claimcheck.sources.cache import Kept

ATTEMPTS = 3
REDIRECTS = 5

METADATA = timedelta(days=30)
STANDING = timedelta(days=7)

_LIMITS = {
    "crossref": (5.0, 1),
    "crossref list": (1.0, 1),
    "ncbi": (3.0, 3),
    "ncbi keyed": (10.0, 3),
}
"""Documented limits to begin with, requests a second and at a time; answers may declare others."""
_OTHER_LIMITS = (10.0, 4)
_KEY = "NCBI_API_KEY"
_PASSING = (
    requests.ConnectionError,
    requests.Timeout,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
)


@frozen(kw_only=True)
class SessionSettings:
    """How to ask: where, as whom, and what to keep."""

    registries: Registries = field(factory=Registries)
    mailto: str = ""
    """Address for the polite pools of Crossref and NCBI."""
    cache_dir: Path | None = None
    """Folder of the cache; None keeps nothing beyond this session."""
    offline: bool = False
    """Answer from the cache alone."""
    patience: float = 30.0
    """Seconds that one question may take, retries included."""


class Session:
    """Asks registries over HTTP; safe to use from several threads.

    Only hosts of `settings.registries` are asked, redirects included. Errors, error messages in a 200 and web
    pages where data was asked for are failures and never reach the cache.
    """

    def __init__(self, settings: SessionSettings) -> None:
        """Open the cache; nothing is asked yet."""
        self.settings = settings
        self.stale_hosts: set[str] = set()
        """Hosts for which an answer past its time to live was used, since they failed or may not be asked."""
        self._cache = AnswerCache(settings.cache_dir)
        self._http = requests.Session()
        self._http.max_redirects = REDIRECTS
        self._adapter = BoundedAdapter(settings.registries)
        self._http.mount("https://", self._adapter)
        self._http.mount("http://", self._adapter)
        self._http.headers["User-Agent"] = _user_agent(settings.mailto)
        self._gates: dict[str, Gate] = {}
        self._rests: dict[str, Rest] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close connections and cache."""
        self._http.close()
        self._cache.close()

    @property
    def requests_made(self) -> int:
        """How many requests have left this session for a host."""
        return self._adapter.sent

    def take_stale_hosts(self) -> tuple[str, ...]:
        """The `stale_hosts` since this was last called, sorted."""
        with self._lock:
            hosts, self.stale_hosts = self.stale_hosts, set()
        return tuple(sorted(hosts))

    def get_json(self, url: str, params: Mapping[str, str] | None = None, *, keep: timedelta = METADATA) -> Any | None:  # noqa: ANN401
        """The parsed body, or None where the registry knows no such record (404).

        `keep` is how old an answer from the cache may be.

        Raises:
            SourceFailure: No usable answer.
        """
        body = self._ask(url, params or {}, Format.JSON, keep)
        return None if body is None else json.loads(body)

    def get_xml(
        self, url: str, params: Mapping[str, str] | None = None, *, keep: timedelta = METADATA
    ) -> etree._Element | None:
        """The root of the parsed body, or None where the registry knows no such record (404).

        Raises:
            SourceFailure: No usable answer.
        """
        body = self._ask(url, params or {}, Format.XML, keep)
        return None if body is None else parse_xml(body)

    def get_text(self, url: str, params: Mapping[str, str] | None = None, *, keep: timedelta = METADATA) -> str | None:
        """The body as UTF-8 text, or None for a 404.

        Raises:
            SourceFailure: No usable answer.
        """
        body = self._ask(url, params or {}, Format.TEXT, keep)
        return None if body is None else body.decode("utf-8", "replace")

    def _ask(self, url: str, params: Mapping[str, str], accept: Format, keep: timedelta) -> bytes | None:
        """The body from the cache or the registry; an old one where the registry fails."""
        key = self._cache.key(self._request(url, params, accept))
        kept = self._cache.read(key)
        if kept is not None and kept.is_fresh(keep):
            return _body(kept)
        try:
            if self.settings.offline:
                raise NotCached(_host(url))
            request = self._request(url, {**params, **self._credentials(url)}, accept)
            response = self._persist(request, url, accept)
        except SourceFailure:
            # That a registry had no such record long ago says nothing about today.
            if kept is None or kept.absent:
                raise
            with self._lock:
                self.stale_hosts.add(_host(url))
            return _body(kept)
        self._cache.write(key, response)
        return None if response.status_code == requests.codes.not_found else response.content

    def _request(self, url: str, params: Mapping[str, str], accept: Format) -> requests.PreparedRequest:
        return self._http.prepare_request(requests.Request("GET", url, params=params, headers={"Accept": accept}))

    def _persist(self, request: requests.PreparedRequest, url: str, accept: Format) -> requests.Response:
        """The answer of the registry, asked again while that may help and there is time."""
        rest = self._rest(url)
        rest.check()
        deadline = time.monotonic() + self.settings.patience
        attempt = 0
        while True:
            try:
                response = self._attempt(request, url, accept, deadline)
            except SourceFailure as error:
                wait = backoff(attempt) if error.retry_after is None else error.retry_after
                late = time.monotonic() + wait > deadline
                attempt += 1
                if error.passing and not late and attempt < ATTEMPTS:
                    self._gate(url).hold(wait)
                    continue
                if error.passing:
                    rest.failed(error, error.retry_after if late else None)
                raise
            rest.succeeded()
            return response

    def _attempt(
        self, request: requests.PreparedRequest, url: str, accept: Format, deadline: float
    ) -> requests.Response:
        gate = self._gate(url)
        with gate.passage(deadline) as admitted:
            if not admitted:
                raise NoTurn(_host(url))
            try:
                options = self._http.merge_environment_settings(url, {}, None, None, None)
                response = self._http.send(request, **options, timeout=deadline)
            except (requests.RequestException, ValueError) as error:
                passing = isinstance(error, _PASSING)
                reason = f"could not be reached: {cause_of(error)}"
                # Without its cause, whose message holds the whole address with the key.
                raise SourceFailure(_host(url), reason, passing=passing) from None
        gate.learn(response.headers)
        raise_for_error(response, _host(url), accept)
        return response

    def _gate(self, url: str) -> Gate:
        registries = self.settings.registries
        name = registries.name_of(url)
        if name == "crossref" and url == f"{registries.crossref}/works":
            name = "crossref list"
        if name == "ncbi" and os.environ.get(_KEY):
            name = "ncbi keyed"
        with self._lock:
            if name not in self._gates:
                self._gates[name] = Gate(*_LIMITS.get(name, _OTHER_LIMITS))
            return self._gates[name]

    def _rest(self, url: str) -> Rest:
        with self._lock:
            return self._rests.setdefault(self.settings.registries.name_of(url), Rest())

    def _credentials(self, url: str) -> dict[str, str]:
        """What the polite pools ask for; the key comes from the environment and goes nowhere else."""
        name = self.settings.registries.name_of(url)
        mailto = self.settings.mailto
        if name == "crossref" and mailto:
            return {"mailto": mailto}
        if name == "ncbi":
            key = os.environ.get(_KEY, "")
            return {"tool": "claimcheck", **({"email": mailto} if mailto else {}), **({"api_key": key} if key else {})}
        return {}


def _body(kept: Kept) -> bytes | None:
    return None if kept.absent else kept.body


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _user_agent(mailto: str) -> str:
    # A header holds no line breaks and nothing beyond Latin-1.
    contact = f"; mailto:{quote(mailto, safe='@+')}" if mailto else ""
    return f"claimcheck/{__version__} (checks the references of health articles{contact})"
