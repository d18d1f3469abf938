"""The last step before the wire: only registries are asked, and no more is read than a cap allows."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import requests
from attrs import asdict
from requests.adapters import HTTPAdapter

if TYPE_CHECKING:
    from claimcheck.sources.registries import Registries

BYTE_CAP = 20_000_000
"""Decompressed bytes of an answer that are read; a longer one is a failure."""
TIMEOUT = (2.0, 10.0)
"""Seconds to connect and between bytes."""
LONGEST = 30.0
"""Seconds in which an answer must be complete, however steadily its bytes drip."""


class BoundedAdapter(HTTPAdapter):
    """Sends to the hosts of the registries only, counts, and stops reading at the cap."""

    def __init__(self, registries: Registries) -> None:
        """Allow the hosts of `registries`."""
        self.sent = 0
        self._hosts = frozenset(urlsplit(base).netloc for base in asdict(registries).values())
        self._lock = threading.Lock()
        super().__init__(pool_connections=8, pool_maxsize=16)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:  # noqa: ANN401
        """The response with its body read.

        Raises:
            requests.RequestException: The host is no registry, or the answer is too long or too slow.
        """
        host = urlsplit(request.url or "").netloc
        if host not in self._hosts:
            raise requests.exceptions.InvalidURL(f"a redirect leads to {host}, which is no registry")
        with self._lock:
            self.sent += 1
        until = time.monotonic() + LONGEST
        response = super().send(request, *args, **{**kwargs, "stream": True})
        body = bytearray()
        for piece in response.iter_content(65536):
            body += piece
            if len(body) > BYTE_CAP:
                response.close()
                raise requests.exceptions.ContentDecodingError(f"the answer is longer than {BYTE_CAP} bytes")
            if time.monotonic() > until:
                response.close()
                raise requests.exceptions.ReadTimeout(f"the answer took longer than {LONGEST:.0f} s")
        response._content = bytes(body)  # noqa: SLF001 - where requests itself keeps a body that was read
        return response


def cause_of(error: requests.RequestException) -> str:
    """What went wrong, in words for a report: without addresses of memory, keys or query strings."""
    match error:
        case requests.exceptions.InvalidURL() | requests.exceptions.ContentDecodingError():
            return str(error)
        case requests.exceptions.ConnectTimeout():
            return f"no connection within {TIMEOUT[0]:.0f} s"
        case requests.exceptions.Timeout():
            return "the answer did not come in time"
        case requests.exceptions.TooManyRedirects():
            return "it redirects in circles"
        case requests.exceptions.SSLError():
            return "the certificate cannot be trusted"
        case requests.exceptions.ConnectionError() | requests.exceptions.ChunkedEncodingError():
            return "the connection failed"
        case _:
            return type(error).__name__
