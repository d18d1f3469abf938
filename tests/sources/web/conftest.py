"""Fetchers that go to the sites on this machine without waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from claimcheck.sources.web.fetching import Fetcher, FetchSettings
from tests.claimcheck_stub.sites import SiteServer


@pytest.fixture
def fetcher(sites: SiteServer, tmp_path: Path) -> Iterator[Callable[..., Fetcher]]:
    """Opens fetchers that share a cache; settings may be overridden."""
    with ExitStack() as opened:

        def opening(**settings: Any) -> Fetcher:
            asked = {"policy": sites.policy, "cache_dir": tmp_path / "pages", "pace": 0.001, **settings}
            return opened.enter_context(Fetcher(FetchSettings(**asked)))

        yield opening
