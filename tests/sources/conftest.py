"""Sessions that ask the stub, wait for nothing and are closed at the end."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from claimcheck.sources import session as session_module
from claimcheck.sources.registries import Registries
from claimcheck.sources.session import Session, SessionSettings
from tests.claimcheck_stub import StubServer


@pytest.fixture
def cache_dir(own_surroundings: Path) -> Path:
    return own_surroundings / "claimcheck"


@pytest.fixture
def ask(stub: StubServer, cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Session]]:
    """Opens a session with the stub, keeping answers in `cache_dir`; settings may be overridden."""
    monkeypatch.setattr(session_module, "backoff", lambda _: 0.0)
    quick = {name: (rate * 1000, at_once) for name, (rate, at_once) in session_module.LIMITS.items()}
    monkeypatch.setattr(session_module, "LIMITS", quick)
    registries = Registries.from_environment({"CLAIMCHECK_REGISTRIES": stub.url})
    with ExitStack() as opened:

        def opening(**settings: Any) -> Session:
            asking = {"registries": registries, "cache_dir": cache_dir, "patience": 60.0, **settings}
            return opened.enter_context(Session(SessionSettings(**asking)))

        yield opening


@pytest.fixture
def unused_port() -> Iterator[int]:
    """A port of the loopback address on which nobody listens, kept from those who would."""
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        yield int(own.getsockname()[1])
