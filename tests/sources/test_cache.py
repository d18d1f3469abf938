"""What is kept of answers, for how long, and what never is."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ConfigError
from claimcheck.sources import cache as cache_module
from claimcheck.sources.cache import ABSENT
from claimcheck.sources.failure import NotCached, SourceFailure
from claimcheck.sources.session import ATTEMPTS, METADATA, STANDING
from tests.claimcheck_stub import Fault, StubServer
from tests.sources.asking import JENSEN, KEY, MAILTO, MISSING, Ask, crossref, pubmed, title


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Lets the cache believe that so much time has passed."""

    def shift(by: timedelta) -> None:
        class Later(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> Any:
                return datetime.now(tz) + by

        monkeypatch.setattr(cache_module, "datetime", Later)

    return shift


def test_what_a_registry_does_not_have_is_no_failure_and_is_believed_for_a_day(
    ask: Ask, stub: StubServer, later: Callable[[timedelta], None]
) -> None:
    assert crossref(ask(), MISSING) is None
    assert crossref(ask(), MISSING) is None
    assert crossref(ask(offline=True), MISSING) is None
    assert len(stub.log) == 1
    later(ABSENT)
    assert crossref(ask(), MISSING) is None
    assert len(stub.log) == 2


def test_an_old_word_that_there_is_no_record_is_not_used(
    ask: Ask, stub: StubServer, later: Callable[[timedelta], None]
) -> None:
    assert crossref(ask(), MISSING) is None
    later(ABSENT)
    stub.fault("crossref", Fault.BROKEN)
    with pytest.raises(SourceFailure):
        crossref(ask(), MISSING)
    with pytest.raises(NotCached):
        crossref(ask(offline=True), MISSING)


@pytest.mark.parametrize("life", [METADATA, STANDING])
def test_an_answer_is_kept_as_long_as_the_question_allows(
    ask: Ask, stub: StubServer, later: Callable[[timedelta], None], life: timedelta
) -> None:
    crossref(ask(), keep=life)
    later(life - timedelta(minutes=1))
    crossref(ask(), keep=life)
    assert len(stub.log) == 1
    later(life)
    crossref(ask(), keep=life)
    assert len(stub.log) == 2


def test_a_failing_registry_is_stood_in_for_by_an_old_answer_and_that_is_told(
    ask: Ask, stub: StubServer, later: Callable[[timedelta], None]
) -> None:
    crossref(ask())
    later(METADATA)
    stub.fault("crossref", Fault.BROKEN)
    session = ask()
    assert title(crossref(session)).startswith("Rest versus exercise")
    assert session.stale_hosts == {"127.0.0.1"}
    assert len(stub.log) == 1 + ATTEMPTS


def test_offline_asks_nobody(ask: Ask, stub: StubServer, later: Callable[[timedelta], None]) -> None:
    crossref(ask())
    session = ask(offline=True)
    assert title(crossref(session)).startswith("Rest versus exercise")
    assert session.stale_hosts == set()
    with pytest.raises(NotCached, match="was not asked: offline"):
        pubmed(session)
    later(METADATA)
    assert title(crossref(session)).startswith("Rest versus exercise")
    assert session.stale_hosts == {"127.0.0.1"}
    assert len(stub.log) == 1
    assert session.requests_made == 0


def test_a_warm_cache_spares_every_request(ask: Ask, stub: StubServer) -> None:
    for session in (ask(), ask(mailto=MAILTO)):
        crossref(session)
        pubmed(session)
    assert len(stub.log) == 2
    assert session.requests_made == 0


def test_without_a_folder_answers_are_kept_for_the_session_alone(ask: Ask, stub: StubServer, cache_dir: Path) -> None:
    session = ask(cache_dir=None)
    crossref(session)
    crossref(session)
    assert session.requests_made == 1
    crossref(ask(cache_dir=None))
    assert len(stub.log) == 2
    assert not cache_dir.exists()


def test_the_kind_of_answer_is_part_of_the_question(ask: Ask, stub: StubServer) -> None:
    session = ask()
    url, params = f"{session.settings.registries.ncbi}/esearch.fcgi", {"term": f'"{JENSEN}"[aid]'}
    assert session.get_text(url, params)
    found = session.get_xml(url, params)
    assert found is not None
    assert found.findtext("IdList/Id") == "22376791"
    assert len(stub.log) == 2


def test_bytes_come_from_the_cache_as_they_came_from_the_registry(ask: Ask) -> None:
    fresh, kept = (pubmed(ask(), "23525435") for _ in range(2))
    names = [each.findtext(".//ForeName") for each in (fresh, kept)]
    assert names == ["Véronique A.", "Véronique A."]


def test_who_asks_is_told_to_the_registries_alone(
    ask: Ask,
    stub: StubServer,
    cache_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("NCBI_API_KEY", KEY)
    session = ask(mailto=MAILTO)
    crossref(session)
    pubmed(session)
    stub.fault("*", Fault.RESET)
    with pytest.raises(SourceFailure) as failed:
        pubmed(session, "9500320")
    asked = {each.registry: each.query for each in stub.log}
    assert asked["crossref"]["mailto"] == asked["ncbi"]["email"] == MAILTO
    assert asked["ncbi"]["api_key"] == KEY
    assert all(each.user_agent.startswith("claimcheck/") and MAILTO in each.user_agent for each in stub.log)

    written = b"".join(path.read_bytes() for path in cache_dir.iterdir())
    told = f"{failed.value} {failed.value.__cause__} {caplog.text}"
    for secret in (KEY, MAILTO, "editor", "example.org"):
        assert secret.encode() not in written
        assert secret not in told
    assert "127.0.0.1" in caplog.text


def test_redirects_within_the_registries_leave_no_secret_either(
    ask: Ask, stub: StubServer, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NCBI_API_KEY", KEY)
    stub.fault("ncbi", Fault.REDIRECT_LOOP, times=1)
    assert pubmed(ask(mailto=MAILTO)) is not None
    assert len(stub.log) == 2
    written = b"".join(path.read_bytes() for path in cache_dir.iterdir())
    assert KEY.encode() not in written
    assert b"example.org" not in written


def test_the_cache_is_its_owners_alone(ask: Ask, cache_dir: Path) -> None:
    crossref(ask())
    assert stat.S_IMODE(cache_dir.stat().st_mode) == 0o700


def test_the_cache_holds_json(ask: Ask, cache_dir: Path) -> None:
    crossref(ask())
    (file,) = cache_dir.glob("*.sqlite")
    assert b'"status_code": 200' in file.read_bytes()


@pytest.mark.parametrize("made", ["file instead of a folder", "file that is no cache"])
def test_a_cache_that_cannot_be_used_is_named(ask: Ask, tmp_path: Path, made: str) -> None:
    folder = tmp_path / "cache"
    if made == "file instead of a folder":
        folder.write_text("")
    else:
        folder.mkdir()
        (folder / "answers.sqlite").write_bytes(b"something else entirely" * 100)
    with pytest.raises(ConfigError, match=r"cache .* cannot be used .*delete it"):
        ask(cache_dir=folder)


def test_a_cache_that_may_not_be_written_is_named(ask: Ask, cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: path != cache_dir)
    with pytest.raises(ConfigError, match="no permission to write"):
        ask()


def test_a_cache_that_fails_meanwhile_does_not_stop_the_session(ask: Ask, stub: StubServer, cache_dir: Path) -> None:
    session = ask()
    crossref(session)
    (file,) = cache_dir.glob("*.sqlite")
    file.write_bytes(b"overwritten by something else" * 1000)
    assert title(crossref(session)).startswith("Rest versus exercise")
    assert len(stub.log) == 2
