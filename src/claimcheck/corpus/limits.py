"""How long one article may take, and how much memory."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class OutOfTimeError(BaseException):
    """The time of an article is up; no `Exception`, so that nothing on the way takes it for a fault of its own."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Interrupt what runs longer than `seconds`, where this thread can be interrupted; 0 interrupts nothing.

    Raises:
        OutOfTimeError: The time is up.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError


def limit_memory(megabytes: int) -> None:
    """Let this process ask for no more than that beyond what it has now, where the system can tell; 0 for all."""
    if not megabytes or not sys.platform.startswith("linux"):
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of a user's
        now = int(file.read().split()[0]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + megabytes * 1_000_000
    if most in (resource.RLIM_INFINITY, -1) or wanted < most:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
