"""What can go wrong with an answer, and the faults that are planned."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any

from attrs import evolve, frozen

from tests.claimcheck_stub.replies import HTML, Reply, json_reply, text_reply


class Fault(Enum):
    """Kinds of failure; the value is its name in a control address."""

    TOO_MANY = "too-many"
    """429 as plain text; `Retry-After` where the plan gives one."""
    TOO_MANY_HTML = "too-many-html"
    """429 as a web page, without `Retry-After`."""
    PAGE = "page"
    """A web page with status 200."""
    PAGE_404 = "page-404"
    """A web page with status 404."""
    ERROR_IN_200 = "error-in-200"
    """An error message with status 200, in the registry's own form."""
    LIMIT_IN_200 = "limit-in-200"
    """The NCBI's message that its rate limit is exceeded, with status 200."""
    ABSENT = "absent"
    """404 as plain text, in the words of Crossref."""
    GATEWAY_404 = "gateway-404"
    """404 as plain text, in the words of something that stands between."""
    GATEWAY_TEXT = "gateway-text"
    """Words of something that stands between, with status 200."""
    XHTML_PAGE = "xhtml-page"
    """A web page with status 200 that is well-formed XML."""
    NULL = "null"
    """`null`, with status 200."""
    EMPTY_LIST = "empty-list"
    """`[]`, with status 200."""
    EMPTY_OBJECT = "empty-object"
    """`{}`, with status 200."""
    DRIP_HEADERS = "drip-headers"
    """Headers without end, a byte at a time."""
    CONTINUE = "continue"
    """`100 Continue` without end."""
    TRUNCATED = "truncated"
    """A complete answer whose body stops half-way."""
    CUT = "cut"
    """The connection closes half-way through the body."""
    SLOW = "slow"
    """The body drips, a byte at a time."""
    HUGE = "huge"
    """A body of 50 MB."""
    BOMB = "bomb"
    """A small gzipped body that grows to 50 MB."""
    REDIRECT_PRIVATE = "redirect-private"
    """A redirect to an address of a private network."""
    REDIRECT_FOREIGN = "redirect-foreign"
    """A redirect to a host that is no registry."""
    REDIRECT_LOOP = "redirect-loop"
    """A redirect to the same address."""
    COOKIE_AND_REDIRECT = "cookie-and-redirect"
    """A cookie, and a redirect to the same address."""
    RESET = "reset"
    """The connection is reset before an answer."""
    SILENCE = "silence"
    """No answer while the client waits."""
    BROKEN = "broken"
    """Status 500."""
    UNAVAILABLE = "unavailable"
    """Status 503; `Retry-After` where the plan gives one."""
    FORBIDDEN = "forbidden"
    """Status 403."""
    REFUSED = "refused"
    """Status 400."""
    GAPS = "gaps"
    """A list that lacks its first entry."""


ON_THE_WIRE = frozenset({Fault.CUT, Fault.SLOW, Fault.RESET, Fault.SILENCE, Fault.DRIP_HEADERS, Fault.CONTINUE})
"""Faults that the server commits while it sends."""

HUGE_SIZE = 50_000_000
_PAGE = "<!DOCTYPE html>\n<html><body><h1>{}</h1>\n<p>Please try again later.</p></body></html>\n"
_XHTML = (
    '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Please sign in.</p></body></html>\n'
)
_LIMIT = {"error": "API rate limit exceeded", "api-key": "192.0.2.1", "count": "4", "limit": "3"}
_PRIVATE = "http://10.0.0.1/latest/"
_FOREIGN = "http://elsewhere.example/works"


@frozen(kw_only=True)
class Planned:
    """A fault to come: for which registry and addresses, and how often."""

    registry: str
    kind: Fault
    path: str = ""
    """What the decoded path and query must contain; empty for every request."""
    times: int | None = None
    """How often it happens; None for ever."""
    retry_after: str = ""
    """The `Retry-After` header, seconds or an HTTP date."""


class Plan:
    """The faults that are planned; safe to use from several threads."""

    def __init__(self) -> None:
        """Begin without faults."""
        self._planned: list[Planned] = []
        self._lock = threading.Lock()

    def add(self, fault: Planned) -> None:
        """Plan a fault; faults for the same address happen in the order of planning."""
        with self._lock:
            self._planned.append(fault)

    def clear(self) -> None:
        """Plan nothing any more."""
        with self._lock:
            self._planned.clear()

    def due(self, registry: str, address: str) -> Planned | None:
        """The fault that befalls this request, which counts as one time."""
        with self._lock:
            for place, fault in enumerate(self._planned):
                if fault.registry in {registry, "*"} and fault.path in address:
                    if fault.times is not None:
                        self._planned[place : place + 1] = [
                            evolve(fault, times=fault.times - 1) for _ in range(1) if fault.times > 1
                        ]
                    return fault
        return None


def spoil(fault: Planned, reply: Callable[[], Reply], address: str) -> Reply:
    """The reply after `fault`; those on the wire leave it as it is."""
    wait = {"Retry-After": fault.retry_after} if fault.retry_after else {}
    match fault.kind:
        case Fault.TOO_MANY:
            return evolve(text_reply("Too many requests.", status=429), headers=wait)
        case Fault.UNAVAILABLE:
            return evolve(text_reply("Service unavailable.", status=503), headers=wait)
        case Fault.TRUNCATED:
            whole = reply()
            return evolve(whole, body=whole.body[: len(whole.body) // 2])
        case Fault.GAPS:
            return _gapped(reply())
        case Fault.ERROR_IN_200:
            return json_reply(_error_of(fault.registry))
        case Fault.REDIRECT_LOOP:
            return _redirect(address)
        case Fault.COOKIE_AND_REDIRECT:
            redirect = _redirect(address)
            return evolve(redirect, headers={**redirect.headers, "Set-Cookie": "flavour=almond; Path=/"})
        case kind if kind in ON_THE_WIRE:
            return reply()
        case kind:
            return _constant(kind)


@cache
def _constant(kind: Fault) -> Reply:
    if kind is Fault.HUGE:
        return Reply(body=b'{"status":"ok","message":"' + b" " * HUGE_SIZE + b'"}')
    if kind is Fault.BOMB:
        member = gzip.compress(b" " * 1_000_000)
        return Reply(body=member * (HUGE_SIZE // 1_000_000), headers={"Content-Encoding": "gzip"})
    return _SMALL[kind]


def _redirect(address: str) -> Reply:
    return Reply(status=302, headers={"Location": address})


_SMALL = {
    Fault.TOO_MANY_HTML: text_reply(_PAGE.format("429 Too Many Requests"), status=429, content_type=HTML),
    Fault.PAGE: text_reply(_PAGE.format("Maintenance"), content_type=HTML),
    Fault.PAGE_404: text_reply(_PAGE.format("404 Not Found"), status=404, content_type=HTML),
    Fault.LIMIT_IN_200: json_reply(_LIMIT),
    Fault.GATEWAY_404: text_reply("default backend - 404", status=404),
    Fault.GATEWAY_TEXT: text_reply("upstream connect error or disconnect/reset before headers"),
    Fault.XHTML_PAGE: text_reply(_XHTML, content_type=HTML),
    Fault.NULL: json_reply(None),
    Fault.EMPTY_LIST: json_reply([]),
    Fault.EMPTY_OBJECT: json_reply({}),
    Fault.ABSENT: text_reply("Resource not found.", status=404),
    Fault.REDIRECT_PRIVATE: _redirect(_PRIVATE),
    Fault.REDIRECT_FOREIGN: _redirect(_FOREIGN),
    Fault.BROKEN: text_reply("Internal server error.", status=500),
    Fault.FORBIDDEN: text_reply("Forbidden.", status=403),
    Fault.REFUSED: text_reply("Bad request.", status=400),
}


def _error_of(registry: str) -> dict[str, Any]:
    match registry:
        case "europepmc":
            return {"errCode": 404, "errMsg": "Invalid page size provided. Valid size is between 1 and 1000"}
        case "ncbi":
            return {"esearchresult": {"ERROR": "Search Backend failed: read failed"}}
        case _:
            return {"error": "The index cannot be searched at the moment"}


def _gapped(reply: Reply) -> Reply:
    """The same list without its first entry."""
    data = json.loads(reply.body)
    match data:
        case {"message": {"items": list() as items}}:
            del items[:1]
        case {"records": list() as records}:
            del records[:1]
        case list():
            del data[:1]
        case _:
            raise ValueError("only a list can have gaps")
    return evolve(reply, body=json.dumps(data).encode())
