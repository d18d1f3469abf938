"""A polite, cached, bounded way to ask the registries."""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar
from urllib.parse import quote, urlsplit

import requests
from attrs import field, frozen

from claimcheck import __version__
from claimcheck.sources.answers import Format, no_words, parse_body, raise_for_error, understood
from claimcheck.sources.cache import AnswerCache
from claimcheck.sources.failure import NotCached, NoTurn, SourceFailure
from claimcheck.sources.limits import Gate, Rest, backoff
from claimcheck.sources.registries import Registries
from claimcheck.sources.transport import BoundedAdapter, cause_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from claimcheck.sources.cache import Kept

ATTEMPTS = 3
LOST = 20.0
"""Seconds that questions without an answer may take together; then each gets `LEAST` alone."""
LEAST = 3.0
REDIRECTS = 5

METADATA = timedelta(days=30)
STANDING = timedelta(days=7)

LIMITS = {
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
    afresh: bool = False
    """Ask even where the cache has an answer, and keep the new one."""
    patience: float = 15.0
    """Seconds that one question may take, retries included."""


Value = TypeVar("Value")
Read_co = TypeVar("Read_co", covariant=True)


@frozen(kw_only=True)
class _Question(Generic[Read_co]):
    """What is asked, and what to make of the answer."""

    url: str
    params: Mapping[str, str]
    accept: Format
    read: Callable[[Any], Read_co]
    """Makes the value of the parsed body."""
    absent: Callable[[bytes], bool]
    """Tells the registry's words for having no such record."""

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or self.url

    def understand(self, body: bytes) -> Read_co:
        """The value of a body.

        Raises:
            SourceFailure: It cannot be read.
        """
        return understood(self.host, lambda data: self.read(parse_body(data, self.accept)), body)


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
        self._http.headers["User-Agent"] = user_agent(settings.mailto)
        self._gates: dict[str, Gate] = {}
        self._rests: dict[str, Rest] = {}
        self._lock = threading.Lock()
        self._own = threading.local()
        self._lost = 0.0

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

    def ask(  # noqa: PLR0913 - each is one side of a question, named at the call
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        read: Callable[[Any], Value],
        accept: Format = Format.JSON,
        absent: Callable[[bytes], bool] = no_words,
        keep: timedelta = METADATA,
    ) -> Value | None:
        """What `read` makes of the parsed body, or None where the registry says that it has no such record.

        The body is parsed as `accept` says: JSON, the root of XML, or text. That there is no record, a registry
        says by status 404 and a body that is `absent`; a 404 in other words is a failure. `keep` is how old an
        answer from the cache may be; only what could be read is kept.

        Raises:
            SourceFailure: No usable answer.
        """
        question: _Question[Value] = _Question(url=url, params=params or {}, accept=accept, read=read, absent=absent)
        key = f"{question.accept} {self._request(question).url}"
        kept, known = self._kept(key, question)
        if kept and kept.is_fresh(keep):
            return known
        try:
            if self.settings.offline:
                raise NotCached(question.host)
            body, value = self._persist(question)
        except SourceFailure:
            # That a registry had no such record long ago says nothing about today.
            if kept is None or kept.absent:
                raise
            with self._lock:
                self.stale_hosts.add(question.host)
            return known
        self._cache.write(key, body, absent=value is None)
        return value

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Let the questions that this thread asks meanwhile take no longer than that together."""
        self._own.until = time.monotonic() + seconds
        try:
            yield
        finally:
            del self._own.until

    def _kept(self, key: str, question: _Question[Value]) -> tuple[Kept | None, Value | None]:
        """An answer of the cache and its value; none where it cannot be read any more."""
        kept = None if self.settings.afresh else self._cache.read(key)
        if kept is None or kept.absent:
            return kept, None
        try:
            return kept, question.understand(kept.body)
        except SourceFailure:
            return None, None

    def _request(
        self, question: _Question[Value], credentials: Mapping[str, str] | None = None
    ) -> requests.PreparedRequest:
        params = {**question.params, **(credentials or {})}
        return self._http.prepare_request(
            requests.Request("GET", question.url, params=params, headers={"Accept": question.accept})
        )

    def _persist(self, question: _Question[Value]) -> tuple[bytes, Value | None]:
        """The answer of the registry and its value, asked again while that may help and there is time."""
        rest = self._rest(question.url)
        rest.check()
        request = self._request(question, self._credentials(question.url))
        began = time.monotonic()
        patience = min(self.settings.patience, max(LEAST, LOST - self._lost))
        deadline = min(began + patience, getattr(self._own, "until", math.inf))
        attempt = 0
        while True:
            try:
                answer = self._attempt(question, request, deadline)
            except SourceFailure as error:
                wait = backoff(attempt) if error.retry_after is None else error.retry_after
                late = time.monotonic() + wait > deadline
                attempt += 1
                if error.passing and not late and attempt < ATTEMPTS:
                    self._gate(question.url).hold(wait)
                    continue
                if error.passing:
                    rest.failed(error, error.retry_after if late else None, late=late)
                    self._lost += time.monotonic() - began
                raise
            rest.succeeded()
            self._lost = max(0.0, self._lost - 1)
            return answer

    def _attempt(
        self, question: _Question[Value], request: requests.PreparedRequest, deadline: float
    ) -> tuple[bytes, Value | None]:
        gate = self._gate(question.url)
        with gate.passage(deadline) as admitted:
            if not admitted:
                raise NoTurn(question.host)
            try:
                options = self._http.merge_environment_settings(question.url, {}, None, None, None)
                response = self._http.send(request, **options, timeout=deadline)
            except (requests.RequestException, ValueError) as error:
                passing = isinstance(error, _PASSING)
                reason = f"could not be reached: {cause_of(error)}"
                # Without its cause, whose message holds the whole address with the key.
                raise SourceFailure(question.host, reason, passing=passing) from None
        gate.learn(response.headers)
        raise_for_error(response, question.host, question.accept, question.absent)
        body = response.content
        return body, None if response.status_code == requests.codes.not_found else question.understand(body)

    def _gate(self, url: str) -> Gate:
        registries = self.settings.registries
        name = registries.name_of(url)
        if name == "crossref" and url == f"{registries.crossref}/works":
            name = "crossref list"
        if name == "ncbi" and os.environ.get(_KEY):
            name = "ncbi keyed"
        with self._lock:
            if name not in self._gates:
                self._gates[name] = Gate(*LIMITS.get(name, _OTHER_LIMITS))
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


def user_agent(mailto: str) -> str:
    """Who asks, as the header `User-Agent` tells it, with the address given for questions."""
    # A header holds no line breaks and nothing beyond Latin-1.
    contact = f"; mailto:{quote(mailto, safe='@+')}" if mailto else ""
    return f"claimcheck/{__version__} (checks the references of health articles{contact})"
