"""The server: one loopback address under which every registry answers, each below its own name."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from attrs import evolve, frozen

from tests.claimcheck_stub import clinicaltrials, crossref, datacite, doi_org, europepmc, ncbi, pmc_ids, wayback
from tests.claimcheck_stub.control import control
from tests.claimcheck_stub.faults import ON_THE_WIRE, Fault, Plan, Planned, spoil
from tests.claimcheck_stub.fixtures import ALL
from tests.claimcheck_stub.limits import GENEROUS, Allowance, Limits
from tests.claimcheck_stub.replies import Reply, text_reply
from tests.claimcheck_stub.works import Catalogue

REGISTRIES: Mapping[str, Callable[[Catalogue, str, Mapping[str, str]], Reply]] = {
    "crossref": crossref.answer,
    "doi": doi_org.answer,
    "datacite": datacite.answer,
    "ncbi": ncbi.answer,
    "pmc": pmc_ids.answer,
    "europepmc": europepmc.answer,
    "clinicaltrials": clinicaltrials.answer,
    "wayback": wayback.answer,
}
DRIP = 0.02
"""Seconds between two bytes of a slow body."""


@frozen(kw_only=True)
class Asked:
    """A request that reached the stub."""

    registry: str
    path: str
    """Decoded, below the registry's base address."""
    query: dict[str, str]
    user_agent: str
    headers: Mapping[str, str]
    at: float
    """Monotonic time of arrival, seconds."""
    status: int = 0


class StubServer:
    """Every registry on one loopback port, with faults, latency and limits on demand."""

    def __init__(self, port: int = 0) -> None:
        """Bind to `port` of the loopback address, any free one for 0; nothing is answered before `start`."""
        self.catalogue = Catalogue()
        self.plan = Plan()
        self._lock = threading.Lock()
        self._http = _Listener(("127.0.0.1", port), _Handler)
        self._http.stub = self
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), name="stub", daemon=True)
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

    @property
    def url(self) -> str:
        """What `CLAIMCHECK_REGISTRIES` must be set to."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def log(self) -> tuple[Asked, ...]:
        """The requests answered since the last reset, in the order of their arrival."""
        with self._lock:
            return tuple(self._log)

    def reset(self) -> None:
        """Back to the first state: the fixtures, no faults, no latency, generous limits, an empty log."""
        self.plan.clear()
        self.catalogue.works[:] = ALL
        self.latency = 0.0
        self.limit(GENEROUS)
        with self._lock:
            self._log: list[Asked] = []

    def limit(self, limits: Limits) -> None:
        """Declare these limits in the answers, and answer 429 to whoever exceeds them."""
        self.allowance = Allowance(limits)

    def fault(
        self, registry: str, kind: Fault, *, path: str = "", times: int | None = None, retry_after: str = ""
    ) -> None:
        """Let requests to `registry` (`*` for all) whose decoded address contains `path` fail, `times` or for ever."""
        self.plan.add(Planned(registry=registry, kind=kind, path=path, times=times, retry_after=retry_after))

    def clear_faults(self) -> None:
        """Let everything succeed again."""
        self.plan.clear()

    def asked(self, registry: str, path: str = "") -> tuple[Asked, ...]:
        """The logged requests to `registry` whose path contains `path`."""
        return tuple(each for each in self.log if each.registry == registry and path in each.path)

    def note(self, asked: Asked) -> None:
        """Log a request."""
        with self._lock:
            self._log.append(asked)

    def reply_to(self, asked: Asked, address: str) -> tuple[Reply, Fault | None]:
        """What to send, and the fault to commit while sending."""
        registry = REGISTRIES.get(asked.registry)
        if registry is None:
            return text_reply("No such registry.", status=404), None
        due = self.plan.due(asked.registry, unquote(address))

        def honest() -> Reply:
            return registry(self.catalogue, asked.path, asked.query)

        if due is None:
            return honest(), None
        reply = spoil(evolve(due, registry=asked.registry), honest, address)
        return reply, due.kind if due.kind in ON_THE_WIRE else None


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    stub: StubServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up is part of what is tested."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named so in the base class
        """Keep quiet; `StubServer.log` tells."""

    def do_GET(self) -> None:
        """Answer for the registry that the first segment of the path names."""
        stub = self.server.stub  # type: ignore[attr-defined]
        parts = urlsplit(self.path)
        _, registry, *rest = parts.path.split("/", 2)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        path = "/" + unquote(rest[0] if rest else "")
        if registry == "-":
            self._send(control(stub, path, query), None)
            return
        asked = Asked(
            registry=registry,
            path=path,
            query=query,
            user_agent=self.headers.get("User-Agent", ""),
            headers=dict(self.headers),
            at=time.monotonic(),
        )
        polite = "mailto" in query or "mailto:" in asked.user_agent
        with stub.allowance.visit(registry, path, polite=polite, keyed="api_key" in query) as visit:
            time.sleep(stub.latency)
            reply, fault = (visit.refusal, None) if visit.refusal else stub.reply_to(asked, self.path)
            stub.note(evolve(asked, status=reply.status))
        # Sent when the visit is over: the client may ask again before this thread goes on.
        self._send(evolve(reply, headers={**visit.headers, **reply.headers}), fault)

    def _pour(self, piece: bytes) -> None:
        """Send the same bytes until the client has gone, or for a minute."""
        self.close_connection = True
        until = time.monotonic() + 60
        with suppress(OSError):
            while time.monotonic() < until:
                self.wfile.write(piece)
                time.sleep(DRIP)

    def _send(self, reply: Reply, fault: Fault | None) -> None:
        if fault is Fault.RESET:
            # A linger time of zero makes the kernel send RST.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
            return
        if fault is Fault.SILENCE:
            self.close_connection = True
            self.connection.recv(1)
            return
        if fault is Fault.CONTINUE:
            self._pour(b"HTTP/1.1 100 Continue\r\n\r\n")
            return
        if fault is Fault.DRIP_HEADERS:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            self._pour(b"a")
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if fault is Fault.CUT:
            self.wfile.write(reply.body[: len(reply.body) // 2])
            self.close_connection = True
            return
        if fault is Fault.SLOW:
            for place in range(len(reply.body)):
                self.wfile.write(reply.body[place : place + 1])
                time.sleep(DRIP)
            return
        self.wfile.write(reply.body)
