"""The last step before the wire: only registries are asked, and no more is read than a cap allows."""

from __future__ import annotations

import logging
import socket
import threading
import time
from concurrent.futures import Future, wait
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

from claimcheck import regex as re
from claimcheck.sources.registries import is_loopback, origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.sources.registries import Registries

BYTE_CAP = 20_000_000
"""Decompressed bytes of an answer that are read; a longer one is a failure."""
CONNECT = 2.0
"""Seconds in which a connection must stand."""
SILENCE = 10.0
"""Seconds that may pass between two bytes."""
LONGEST = 30.0
"""Seconds in which an answer must be complete, however steadily its bytes drip."""
SECRETS = ("api_key", "email", "mailto", "tool")
"""Parameters that tell who asks: they are part of no cache key and reach neither cache, log nor report."""

_SECRET = re.compile(rf"\b({'|'.join(SECRETS)})=[^&\s'\"]+")
_PIECE = 65536
_TOLD_TO_NOBODY = ("Authorization", "Cookie", "Proxy-Authorization")
"""What requests adds from .netrc, from earlier answers and from the address of a proxy."""


class ForbiddenAddressError(requests.exceptions.InvalidURL):
    """A request would leave for a host that is no registry."""


class TooLongError(requests.RequestException):
    """An answer exceeds the cap."""


class _Call(threading.Thread):
    """A request in a thread of its own, so that no wait in it outlasts its time.

    The time limits of sockets count from byte to byte, and name servers, headers that drip and endless
    `100 Continue` know none.
    """

    def __init__(self, send: Callable[[], requests.Response]) -> None:
        super().__init__(name="claimcheck request", daemon=True)
        self.answer: Future[requests.Response] = Future()
        self.socket: socket.socket | None = None
        self._send = send

    def run(self) -> None:
        try:
            self.answer.set_result(self._send())
        except BaseException as error:  # noqa: BLE001 - it is raised where the answer is waited for
            self.answer.set_exception(error)

    def wait(self, until: float) -> requests.Response:
        """The answer; who does not answer by the monotonic time `until` is hung up on."""
        self.start()
        if not wait([self.answer], until - time.monotonic()).done:
            if self.socket:
                with suppress(OSError):
                    # That of SSLSocket would take its state from under the thread that reads.
                    socket.socket.shutdown(self.socket, socket.SHUT_RDWR)
            raise requests.exceptions.ReadTimeout
        return self.answer.result()


class Noted:
    """A connection of urllib3 that tells its call on which socket it waits."""

    sock: socket.socket | None

    def getresponse(self) -> Any:  # noqa: ANN401 - that of the connection
        """The answer, waited for on a socket that the call knows."""
        call = threading.current_thread()
        if isinstance(call, _Call):
            call.socket = self.sock
        return super().getresponse()  # type: ignore[misc]


@cache
def _noted(kind: type) -> type:
    return type(f"Noted{kind.__name__}", (Noted, kind), {})


class BoundedAdapter(HTTPAdapter):
    """Sends to the hosts of the registries only, counts, and stops reading at the cap."""

    def __init__(self, registries: Registries | None) -> None:
        """Allow the hosts of `registries`; without, `require_allowed` decides otherwise."""
        self.sent = 0
        self._origins = registries.origins if registries else frozenset()
        self._lock = threading.Lock()
        super().__init__(pool_connections=8, pool_maxsize=16)

    @property
    def cap(self) -> int:
        """Decompressed bytes of an answer that are read."""
        return BYTE_CAP

    def require_allowed(self, url: str) -> None:
        """Pass the addresses that may be asked.

        Raises:
            ForbiddenAddressError: This one may not.
        """
        if origin(url) not in self._origins:
            raise ForbiddenAddressError(f"a redirect leads to {urlsplit(url).hostname}, which is no registry")

    def connection_of(self, kind: type) -> type:
        """The kind of connection to use in the place of one of urllib3: one that can be hung up on."""
        return _noted(kind)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:  # noqa: ANN401
        """The response with its body read; `timeout` is the monotonic time by which all of it must have come.

        Raises:
            requests.RequestException: The host is no registry, or the answer is too long or too slow.
        """
        url = request.url or ""
        self.require_allowed(url)
        started = time.monotonic()
        until = min(kwargs.pop("timeout"), started + LONGEST)
        if until <= started:
            raise requests.exceptions.ReadTimeout
        with self._lock:
            self.sent += 1
        left = until - started
        proxies = {} if is_loopback(url) else kwargs.pop("proxies", None)
        options = {**kwargs, "stream": True, "timeout": (min(CONNECT, left), min(SILENCE, left)), "proxies": proxies}
        for name in _TOLD_TO_NOBODY:
            request.headers.pop(name, None)
        return _Call(lambda: self._read(request, until, *args, **options)).wait(until)

    def _read(self, request: requests.PreparedRequest, until: float, *args: Any, **options: Any) -> requests.Response:  # noqa: ANN401
        response = super().send(request, *args, **options)
        try:
            body = b"".join(_pieces(response.raw, until, self.cap))
        except BaseException:
            response.close()
            raise
        response._content = body  # noqa: SLF001 - where requests itself keeps a body that was read
        return response

    def get_connection_with_tls_context(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401
        """The pool of connections to a host, of connections that can be hung up on."""
        pool: Any = super().get_connection_with_tls_context(*args, **options)
        if not issubclass(pool.ConnectionCls, Noted):
            pool.ConnectionCls = self.connection_of(pool.ConnectionCls)
        return pool


def _pieces(raw: urllib3.HTTPResponse, until: float, cap: int) -> Iterator[bytes]:
    """The decompressed body as its parts arrive.

    `iter_content` would wait for a whole piece, and so never look at the clock while bytes drip.
    """
    read = 0
    try:
        while piece := raw.read1(_PIECE, decode_content=True):
            read += len(piece)
            if read > cap:
                raise TooLongError(f"the answer is longer than {cap} bytes")
            if time.monotonic() > until:
                raise requests.exceptions.ReadTimeout
            yield piece
    except urllib3.exceptions.DecodeError as error:
        raise requests.exceptions.ContentDecodingError from error
    except urllib3.exceptions.ReadTimeoutError as error:
        raise requests.exceptions.ReadTimeout from error
    except urllib3.exceptions.HTTPError as error:
        raise requests.exceptions.ChunkedEncodingError from error


def cause_of(error: requests.RequestException | ValueError) -> str:
    """What went wrong, in words for a report: without addresses of memory, keys or query strings."""
    match error:
        case ForbiddenAddressError() | TooLongError():
            return str(error)
        case requests.exceptions.ContentDecodingError():
            return "the answer cannot be decompressed"
        case requests.exceptions.ConnectTimeout():
            return f"no connection within {CONNECT:.0f} s"
        case requests.exceptions.Timeout():
            return "the answer did not come in time"
        case requests.exceptions.TooManyRedirects():
            return "it redirects in circles"
        case requests.exceptions.SSLError():
            return "the certificate cannot be trusted"
        case requests.exceptions.ProxyError():
            return "the proxy does not let it through"
        case requests.exceptions.ConnectionError() | requests.exceptions.ChunkedEncodingError():
            return "the connection failed"
        case ValueError():
            return "it redirects to what is no address"
        case _:
            return type(error).__name__


class _Discreet(logging.Filter):
    """Takes who asks out of what urllib3 logs: at the level DEBUG it writes whole addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _SECRET.sub(r"\1=…", record.getMessage())
        record.args = ()
        return True


for _name in ("urllib3.connectionpool", "urllib3.util.retry"):
    logging.getLogger(_name).addFilter(_Discreet())
