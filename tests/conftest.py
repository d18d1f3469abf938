"""For every test: no network but the loopback address, a cache of its own, and the stub of the registries."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from claimcheck.sources.web import fetching
from tests.claimcheck_stub import StubServer
from tests.claimcheck_stub.sites import SiteServer

# A slow machine is no fault of the code, and a build must not depend on the luck of its examples.
settings.register_profile(
    "claimcheck",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("claimcheck")

_CONNECT = socket.socket.connect
_CONNECT_EX = socket.socket.connect_ex
_LOOK_UP = socket.getaddrinfo


class NetworkError(AssertionError):
    """A test reached for an address that is not on this machine."""


def _refuse_strangers(host: Any) -> None:
    try:
        here = ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = host == "localhost"
    if not here:
        raise NetworkError(f"a test reaches for {host}")


def _connect(own: socket.socket, address: Any) -> None:
    if own.family != socket.AF_UNIX:
        _refuse_strangers(address[0])
    _CONNECT(own, address)


def _connect_ex(own: socket.socket, address: Any) -> int:
    if own.family != socket.AF_UNIX:
        _refuse_strangers(address[0])
    return _CONNECT_EX(own, address)


def _look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
    _refuse_strangers(host)
    return _LOOK_UP(host, *args, **kwargs)


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Iterator[None]:
    """Sockets and look-ups reach this machine alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _connect)
        patch.setattr(socket.socket, "connect_ex", _connect_ex)
        patch.setattr(socket, "getaddrinfo", _look_up)
        yield


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, and no settings from the environment; gives the folder."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    for name in ("CLAIMCHECK_REGISTRIES", "NCBI_API_KEY", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(scope="session")
def _running_stub() -> Iterator[StubServer]:
    with StubServer() as running:
        yield running


@pytest.fixture
def stub(_running_stub: StubServer) -> Iterator[StubServer]:
    """The registries on this machine, as they are in the beginning."""
    _running_stub.reset()
    yield _running_stub
    _running_stub.reset()


@pytest.fixture(scope="session")
def _running_sites() -> Iterator[SiteServer]:
    with SiteServer() as running:
        yield running


@pytest.fixture
def sites(_running_sites: SiteServer) -> Iterator[SiteServer]:
    """Sites of the web on this machine, without pages; nothing leads to them but the policy that they bring."""
    _running_sites.reset()
    yield _running_sites
    _running_sites.reset()


@pytest.fixture
def followed(sites: SiteServer, stub: StubServer, monkeypatch: pytest.MonkeyPatch) -> SiteServer:
    """The sites, where a run that follows links finds them, beside the registries."""
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", stub.url)
    monkeypatch.setattr(fetching, "FetchSettings", partial(fetching.FetchSettings, policy=sites.policy, pace=0.001))
    return sites
