"""How fast a host may be asked: learned from its answers, kept by every thread that asks it."""

from __future__ import annotations

import email.utils
import random
import re
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INTERVAL = re.compile(r"(\d{1,6})\s*(ms|s|m)?")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, None: 1.0}


class Gate:
    """Lets requests to one host through: at most `concurrency` at a time, `rate` a second.

    Starts at what the registry documents and obeys `x-rate-limit-limit`, `x-rate-limit-interval` and
    `x-concurrency-limit` as soon as an answer tells them.
    """

    def __init__(self, rate: float, concurrency: int) -> None:
        """Set the limits to begin with: requests a second, and at a time."""
        self._rate = rate
        self._concurrency = concurrency
        self._running = 0
        self._next = 0.0
        self._changed = threading.Condition()

    @contextmanager
    def passage(self, deadline: float) -> Iterator[bool]:
        """Wait for a turn until the monotonic time `deadline`; gives whether there was one."""
        admitted = self._enter(deadline)
        try:
            yield admitted
        finally:
            if admitted:
                with self._changed:
                    self._running -= 1
                    self._changed.notify_all()

    def _enter(self, deadline: float) -> bool:
        with self._changed:
            while True:
                now = time.monotonic()
                wait = self._next - now
                if self._running < self._concurrency and wait <= 0:
                    self._running += 1
                    self._next = now + 1 / self._rate
                    return True
                if now >= deadline:
                    return False
                until = wait if self._running < self._concurrency else deadline - now
                self._changed.wait(max(0.001, min(until, deadline - now)))

    def learn(self, headers: Mapping[str, str]) -> None:
        """Take over the limits that an answer declares."""
        limit = headers.get("x-rate-limit-limit", "")
        interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "1s").strip())
        concurrency = headers.get("x-concurrency-limit", "")
        with self._changed:
            if limit.isdigit() and int(limit) and interval and int(interval[1]):
                self._rate = int(limit) / (int(interval[1]) * _UNITS[interval[2]])
            if concurrency.isdigit() and int(concurrency):
                self._concurrency = int(concurrency)
            self._changed.notify_all()

    def hold(self, seconds: float) -> None:
        """Let nobody through for this long: the host asked for it."""
        with self._changed:
            self._next = max(self._next, time.monotonic() + seconds)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a `Retry-After` header asks to wait (RFC 9110, 10.2.3); None without a usable one."""
    value = headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value)
    try:
        at = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(tz=UTC)).total_seconds())


def backoff(attempt: int) -> float:
    """Seconds to wait before a further attempt: doubling from half a second, jittered so that callers spread."""
    return random.uniform(0.25, 0.5) * float(2**attempt)  # noqa: S311 - no secret hangs on the jitter
