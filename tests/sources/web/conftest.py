"""Sites on this machine, and fetchers that go there without waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from claimcheck.sources.web.fetching import Fetcher, FetchSettings
from tests.claimcheck_stub.sites import SiteServer


@pytest.fixture(scope="session")
def _running_sites() -> Iterator[SiteServer]:
    with SiteServer() as running:
        yield running


@pytest.fixture
def sites(_running_sites: SiteServer) -> Iterator[SiteServer]:
    _running_sites.reset()
    yield _running_sites
    _running_sites.reset()


@pytest.fixture
def fetcher(sites: SiteServer, tmp_path: Path) -> Iterator[Callable[..., Fetcher]]:
    """Opens fetchers that share a cache; settings may be overridden."""
    with ExitStack() as opened:

        def opening(**settings: Any) -> Fetcher:
            asked = {"policy": sites.policy, "cache_dir": tmp_path / "pages", "pace": 0.001, **settings}
            return opened.enter_context(Fetcher(FetchSettings(**asked)))

        yield opening
