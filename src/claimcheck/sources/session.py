"""A polite, cached, bounded way to ask the registries."""

from __future__ import annotations

import json
import os
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import requests
from attrs import field, frozen
from requests_cache import CachedSession
from requests_cache.backends.base import BaseCache
from requests_cache.backends.sqlite import SQLiteCache

from claimcheck import __version__
from claimcheck.sources.answers import Format, parse_xml, raise_for_error
from claimcheck.sources.failure import NotCached, SourceFailure
from claimcheck.sources.limits import Gate, backoff
from claimcheck.sources.registries import Registries
from claimcheck.sources.transport import TIMEOUT, BoundedAdapter, cause_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from lxml import etree

ATTEMPTS = 3

METADATA = timedelta(days=30)
STANDING = timedelta(days=7)
ABSENT = timedelta(days=1)
SECRETS = ("api_key", "email", "mailto", "tool")
"""Parameters that tell who asks: they are part of no cache key and reach neither cache nor report."""

_POLITE = {"crossref": (5.0, 1), "ncbi": (3.0, 2)}
"""Documented limits to begin with, requests a second and at a time; answers may declare others."""


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


@frozen
class Answer:
    """The body of an answer, and whether it is an old one served because the registry failed."""

    body: bytes
    stale: bool


class Session:
    """Asks registries over HTTP; safe to use from several threads.

    Only hosts of `settings.registries` are asked, redirects included. Errors, error messages in a 200 and web
    pages where data was asked for are failures and never reach the cache.
    """

    def __init__(self, settings: SessionSettings) -> None:
        """Open the cache; nothing is asked yet."""
        self.settings = settings
        self.stale_hosts: set[str] = set()
        """Hosts that failed and for which an answer past its time to live was used."""
        self._cache = _open_cache(settings)
        self._http = requests.Session()
        self._adapter = BoundedAdapter(settings.registries)
        self._http.mount("https://", self._adapter)
        self._http.mount("http://", self._adapter)
        self._http.headers["User-Agent"] = _user_agent(settings.mailto)
        self._gates: dict[str, Gate] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close connections and cache."""
        self._http.close()
        self._cache.close()  # type: ignore[no-untyped-call]

    @property
    def requests_made(self) -> int:
        """How many requests have left this session for a host."""
        return self._adapter.sent

    def get_json(self, url: str, params: Mapping[str, str] | None = None, *, keep: timedelta = METADATA) -> Any | None:  # noqa: ANN401
        """The parsed body, or None where the registry knows no such record (404).

        Raises:
            SourceFailure: No usable answer.
        """
        answer = self._ask(url, params or {}, Format.JSON, keep)
        return None if answer is None else json.loads(answer.body)

    def get_xml(
        self, url: str, params: Mapping[str, str] | None = None, *, keep: timedelta = METADATA
    ) -> etree._Element | None:
        """The root of the parsed body, or None where the registry knows no such record (404).

        Raises:
            SourceFailure: No usable answer.
        """
        answer = self._ask(url, params or {}, Format.XML, keep)
        return None if answer is None else parse_xml(answer.body)

    def get_text(self, url: str, params: Mapping[str, str] | None = None, *, keep: timedelta = METADATA) -> str | None:
        """The body as UTF-8 text, or None for a 404.

        Raises:
            SourceFailure: No usable answer.
        """
        answer = self._ask(url, params or {}, Format.TEXT, keep)
        return None if answer is None else answer.body.decode("utf-8", "replace")

    def _ask(self, url: str, params: Mapping[str, str], accept: Format, keep: timedelta) -> Answer | None:
        host = urlsplit(url).hostname or url
        deadline = time.monotonic() + self.settings.patience
        failure = SourceFailure(host, "was not asked in time")
        for attempt in range(ATTEMPTS):
            try:
                return self._attempt(url, params, accept, keep, deadline)
            except NotCached:
                raise
            except SourceFailure as error:
                failure = error
                wait = error.retry_after if error.retry_after is not None else backoff(attempt)
                if not _worth_retrying(error) or attempt + 1 == ATTEMPTS or time.monotonic() + wait > deadline:
                    break
                self._gate(url).hold(wait)
        raise failure

    def _attempt(
        self, url: str, params: Mapping[str, str], accept: Format, keep: timedelta, deadline: float
    ) -> Answer | None:
        host = urlsplit(url).hostname or url
        query = {**params, **self._credentials(url)}
        request = self._http.prepare_request(requests.Request("GET", url, params=query, headers={"Accept": accept}))
        key = self._cache.create_key(request)
        kept = self._cache.get_response(key)
        if kept is not None and (self.settings.offline or not kept.is_expired):
            return _answer(kept, stale=bool(kept.is_expired))
        if self.settings.offline:
            raise NotCached(host)
        try:
            response = self._send(request, host, url, deadline)
            raise_for_error(response, host, accept)
        except SourceFailure:
            if kept is None:
                raise
            self.stale_hosts.add(host)
            return _answer(kept, stale=True)
        life = ABSENT if response.status_code == requests.codes.not_found else keep
        self._cache.save_response(response, key, expires=datetime.now(tz=UTC) + life)
        return _answer(response, stale=False)

    def _send(self, request: requests.PreparedRequest, host: str, url: str, deadline: float) -> requests.Response:
        gate = self._gate(url)
        with gate.passage(deadline) as admitted:
            if not admitted:
                raise SourceFailure(host, "could not be asked in time at the rate it allows", rate_limited=True)
            try:
                response = self._http.send(request, timeout=TIMEOUT, allow_redirects=True)
            except requests.RequestException as error:
                passing = isinstance(error, requests.ConnectionError | requests.Timeout)
                raise SourceFailure(host, f"could not be reached: {cause_of(error)}", passing=passing) from error
        gate.learn(response.headers)
        return response

    def _gate(self, url: str) -> Gate:
        name = self.settings.registries.name_of(url)
        with self._lock:
            if name not in self._gates:
                self._gates[name] = Gate(*_POLITE.get(name, (10.0, 4)))
            return self._gates[name]

    def _credentials(self, url: str) -> dict[str, str]:
        """What the polite pools ask for; the key comes from the environment and goes nowhere else."""
        name = self.settings.registries.name_of(url)
        mailto = self.settings.mailto
        if name == "crossref" and mailto:
            return {"mailto": mailto}
        if name == "ncbi":
            key = os.environ.get("NCBI_API_KEY", "")
            return {"tool": "claimcheck", **({"email": mailto} if mailto else {}), **({"api_key": key} if key else {})}
        return {}


def _open_cache(settings: SessionSettings) -> BaseCache:
    """A cache that leaves out who asks; in JSON, since a pickle from a shared folder could run code."""
    if settings.cache_dir is None:
        backend = BaseCache()
    else:
        settings.cache_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        backend = SQLiteCache(settings.cache_dir / "answers.sqlite", serializer="json")
    return CachedSession(backend=backend, ignored_parameters=SECRETS).cache


def _answer(response: requests.Response, *, stale: bool) -> Answer | None:
    return None if response.status_code == requests.codes.not_found else Answer(response.content, stale)


def _user_agent(mailto: str) -> str:
    contact = f"; mailto:{mailto}" if mailto else ""
    return f"claimcheck/{__version__} (checks the references of health articles{contact})"


def _worth_retrying(failure: SourceFailure) -> bool:
    return failure.passing
