"""Sites of the web on one loopback port: whatever host a request names, its pages are those that were put there."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from attrs import frozen

from claimcheck.sources.web.addresses import Place, Policy
from tests.claimcheck_stub.faults import Fault
from tests.claimcheck_stub.replies import HTML, Reply, text_reply
from tests.claimcheck_stub.server import _Handler, _Listener


@frozen(kw_only=True)
class Visit:
    """A request that reached the sites."""

    host: str
    path: str
    """As sent, with the query."""
    headers: dict[str, str]
    at: float


class SiteServer:
    """Pages by host and path; what is not there is a 404, and every site lets everybody in."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        """Bind to a free port; nothing is answered before `start`."""
        self._http = _Listener(("127.0.0.1", 0), _SiteHandler)
        if tls:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)
        self._http.sites = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), name="sites", daemon=True)
        self.reset()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def reset(self) -> None:
        """No pages and an empty log."""
        self.pages: dict[str, tuple[Reply, Fault | None]] = {}
        self.answer: Callable[[str], Reply | None] = lambda _: None
        self.log: list[Visit] = []

    @property
    def policy(self) -> Policy:
        """Every name stands for this server; numeric addresses for themselves."""
        return Policy(look_up=self.look_up, permits=lambda address: address == "127.0.0.1", ports=frozenset({80, 443}))

    def look_up(self, host: str, port: int) -> list[Place]:
        del port
        if host.replace(".", "").isdecimal() or ":" in host:
            return [(host, 80)]
        return [("127.0.0.1", self._http.server_address[1])]

    def put(
        self,
        url: str,
        text: str | bytes = "",
        *,
        status: int = 200,
        kind: str = HTML,
        fault: Fault | None = None,
        **headers: str,
    ) -> str:
        """Put an answer at an address without scheme (`nhs.example/colds`); gives the address with it."""
        body = text if isinstance(text, bytes) else text.encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[url] = Reply(status=status, body=body, content_type=kind, headers=named), fault
        return f"http://{url}"

    def visits(self, url: str = "") -> list[Visit]:
        """The requests whose host and path begin so, those for robots.txt left out unless asked for."""
        return [
            each
            for each in self.log
            if f"{each.host}{each.path}".startswith(url) and (each.path != "/robots.txt" or "robots" in url)
        ]

    def reply_to(self, url: str, headers: dict[str, str]) -> tuple[Reply, Fault | None]:
        if url not in self.pages and (made := self.answer(url)):
            return made, None
        reply, fault = self.pages.get(url) or (text_reply("<h1>Not found</h1>", status=404, content_type=HTML), None)
        etag = reply.headers.get("ETag")
        if etag and headers.get("If-None-Match") == etag:
            return Reply(status=304), None
        return reply, fault


class _SiteHandler(_Handler):
    def do_GET(self) -> None:  # noqa: N802 - named so in the base class
        """Answer for the host that the request names."""
        sites: Any = self.server.sites  # type: ignore[attr-defined]
        host, headers = self.headers.get("Host", ""), dict(self.headers)
        sites.log.append(Visit(host=host, path=self.path, headers=headers, at=time.monotonic()))
        self._send(*sites.reply_to(f"{host}{self.path}", headers))
