"""The limits that registries declare, and their answer to whoever exceeds them."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager

from attrs import field, frozen

from tests.claimcheck_stub.replies import Reply, json_reply, text_reply

LENIENCE = 0.9
"""Part of the interval that is looked back upon: evenly spaced requests arrive a little unevenly."""


@frozen(kw_only=True)
class Pool:
    """Requests a second and at a time."""

    rate: int
    concurrency: int


@frozen
class Limits:
    """The pools by name; a registry without a pool is unlimited."""

    pools: dict[str, Pool]


POLITE = Limits(
    {
        "crossref public single": Pool(rate=5, concurrency=1),
        "crossref public list": Pool(rate=1, concurrency=1),
        "crossref polite single": Pool(rate=10, concurrency=3),
        "crossref polite list": Pool(rate=3, concurrency=3),
        "ncbi": Pool(rate=3, concurrency=10),
        "ncbi keyed": Pool(rate=10, concurrency=10),
    }
)
"""What Crossref (since December 2025) and the NCBI document."""

GENEROUS = Limits({name: Pool(rate=10_000, concurrency=1_000) for name in POLITE.pools})
"""For tests that measure something else."""


@frozen(kw_only=True)
class Visit:
    """A request's headers of limits, and the refusal where it exceeds one."""

    headers: dict[str, str] = field(factory=dict)
    refusal: Reply | None = None


class Allowance:
    """Counts the requests to each pool."""

    def __init__(self, limits: Limits) -> None:
        """Start with nothing asked."""
        self._limits = limits
        self._recent: defaultdict[str, deque[float]] = defaultdict(deque)
        self._running: defaultdict[str, int] = defaultdict(int)
        self._lock = threading.Lock()

    @contextmanager
    def visit(self, registry: str, path: str, *, polite: bool, keyed: bool) -> Iterator[Visit]:
        """Count a request while it is answered."""
        name = _pool_name(registry, path, polite=polite, keyed=keyed)
        pool = self._limits.pools.get(name)
        if pool is None:
            yield Visit()
            return
        with self._lock:
            now = time.monotonic()
            recent = self._recent[name]
            while recent and recent[0] <= now - LENIENCE:
                recent.popleft()
            recent.append(now)
            self._running[name] += 1
            exceeded = len(recent) > pool.rate or self._running[name] > pool.concurrency
        try:
            yield Visit(headers=_headers(registry, name, pool), refusal=_refusal(registry, pool) if exceeded else None)
        finally:
            with self._lock:
                self._running[name] -= 1


def _pool_name(registry: str, path: str, *, polite: bool, keyed: bool) -> str:
    if registry == "crossref":
        return f"crossref {'polite' if polite else 'public'} {'list' if path == '/works' else 'single'}"
    return "ncbi keyed" if registry == "ncbi" and keyed else registry


def _headers(registry: str, name: str, pool: Pool) -> dict[str, str]:
    if registry != "crossref":
        return {"X-RateLimit-Limit": str(pool.rate)}
    return {
        "x-api-pool": name.removeprefix("crossref ").replace(" ", "-"),
        "x-rate-limit-limit": str(pool.rate),
        "x-rate-limit-interval": "1s",
        "x-concurrency-limit": str(pool.concurrency),
    }


def _refusal(registry: str, pool: Pool) -> Reply:
    if registry == "ncbi":
        message = {"error": "API rate limit exceeded", "api-key": "192.0.2.1", "count": str(pool.rate + 1)}
        return json_reply({**message, "limit": str(pool.rate)}, status=429)
    return text_reply("Too many requests.", status=429)
