"""How fast a host may be asked: learned from its answers, kept by every thread that asks it."""

from __future__ import annotations

import email.utils
import math
import random
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.sources.failure import SourceFailure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INTERVAL = re.compile(r"([1-9][0-9]{0,5}) {0,3}(ms|s|m)?")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, None: 1.0}
_COUNT = re.compile(r"[1-9][0-9]{0,5}")
_SECONDS = re.compile(r"[0-9]{1,9}")


class Gate:
    """Lets requests to one pool of a host through: at most `concurrency` at a time, `rate` a second.

    Starts at what the registry documents and obeys `x-rate-limit-limit`, `x-rate-limit-interval` and
    `x-concurrency-limit` as soon as an answer tells them.
    """

    def __init__(self, rate: float, concurrency: int) -> None:
        """Set the limits to begin with: requests a second, and at a time."""
        self._rate = rate
        self._concurrency = concurrency
        self._running = 0
        self._last = -math.inf
        self._held = -math.inf
        self._changed = threading.Condition()

    @contextmanager
    def passage(self, deadline: float) -> Iterator[bool]:
        """Wait for a turn until the monotonic time `deadline`; gives whether there was one.

        A turn that cannot come in time is refused at once.
        """
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
                opens = max(self._held, self._last + 1 / self._rate)
                if max(now, opens) > deadline:
                    return False
                if self._running < self._concurrency and opens <= now:
                    self._running += 1
                    self._last = now
                    return True
                until = opens if self._running < self._concurrency else deadline
                self._changed.wait(max(0.001, until - now))

    def learn(self, headers: Mapping[str, str]) -> None:
        """Take over the limits that an answer declares; what cannot be read is passed over."""
        limit = _COUNT.fullmatch(headers.get("x-rate-limit-limit", "").strip())
        interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "1s").strip())
        concurrency = _COUNT.fullmatch(headers.get("x-concurrency-limit", "").strip())
        with self._changed:
            if limit and interval:
                self._rate = int(limit[0]) / (int(interval[1]) * _UNITS[interval[2]])
            if concurrency:
                self._concurrency = int(concurrency[0])
            self._changed.notify_all()

    def slow_to(self, seconds: float) -> None:
        """Let so much time pass between two requests from now on."""
        with self._changed:
            self._rate = 1 / seconds

    def hold(self, seconds: float) -> None:
        """Let nobody through for this long: the host asked for it."""
        with self._changed:
            self._held = max(self._held, time.monotonic() + seconds)


class Rest:
    """Leaves a registry alone that keeps failing, so that an outage costs seconds and not each question's patience."""

    FAILURES = 3
    """Questions that must fail in a row, each after all its attempts."""
    PAUSE = 60.0
    """Seconds to leave it alone then, unless it names a time itself."""

    def __init__(self) -> None:
        """Begin with trust."""
        self._failures = 0
        self._until = -math.inf
        self._last: SourceFailure | None = None
        self._lock = threading.Lock()

    def check(self) -> None:
        """Return when the registry may be asked.

        Raises:
            SourceFailure: It is left alone, for the reason that it failed last.
        """
        with self._lock:
            left, last = self._until - time.monotonic(), self._last
        if last and left > 0:
            reason = f"is left alone for {math.ceil(left)} s, since it {last.reason}"
            raise SourceFailure(last.host, reason, rate_limited=last.rate_limited, retry_after=left)

    def succeeded(self) -> None:
        """An answer came."""
        with self._lock:
            self._failures = 0

    def failed(self, failure: SourceFailure, wait: float | None = None, *, late: bool = False) -> None:
        """A question failed for good; `wait`: the seconds that the registry wants to be left alone.

        One that is `late`, having used up its time, counts as if all had failed: the next would wait as long.
        """
        with self._lock:
            self._failures += 1
            self._last = failure
            if late or wait is not None or self._failures >= self.FAILURES:
                self._until = time.monotonic() + (self.PAUSE if wait is None else wait)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a `Retry-After` header asks to wait (RFC 9110, 10.2.3); None without a usable one."""
    value = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    try:
        at = email.utils.parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(tz=UTC)).total_seconds())


def backoff(attempt: int) -> float:
    """Seconds to wait before a further attempt: doubling from half a second, jittered so that callers spread."""
    return random.uniform(0.25, 0.5) * float(2**attempt)  # noqa: S311 - no secret hangs on the jitter
