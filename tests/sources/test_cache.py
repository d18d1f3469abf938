"""What is kept of answers, for how long, and what never is."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from claimcheck.sources import cache as cache_module
from claimcheck.sources.answers import Format
from claimcheck.sources.cache import ABSENT
from claimcheck.sources.failure import NotCached, SourceFailure
from claimcheck.sources.session import ATTEMPTS, METADATA, STANDING
from tests.claimcheck_stub import Fault, StubServer
from tests.sources.asking import JENSEN, KEY, MAILTO, MISSING, Ask, as_it_is, crossref, pubmed, title


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Lets the cache believe that so much time has passed."""

    def shift(by: timedelta) -> None:
        monkeypatch.setattr(cache_module, "_now", lambda: time.time() + by.total_seconds())

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
    assert session.ask(url, params, read=as_it_is, accept=Format.TEXT)
    found = session.ask(url, params, read=as_it_is, accept=Format.XML)
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


SPOILT = {
    "a body that is none": "UPDATE answers SET body = 'a text'",
    "other bytes": "UPDATE answers SET body = x'7b7d'",
    "a web page kept by mistake": "UPDATE answers SET body = x'3c68746d6c3e', sum = 3343060033",
    "no sum": "UPDATE answers SET sum = NULL",
    "no time": "UPDATE answers SET at = 'yesterday'",
    "no table": "DROP TABLE answers",
}


def in_the_cache(cache_dir: Path, statement: str) -> None:
    with closing(sqlite3.connect(cache_dir / "answers.sqlite", isolation_level=None)) as answers:
        answers.execute(statement)


@pytest.mark.parametrize("statement", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_row_is_as_good_as_none(ask: Ask, stub: StubServer, cache_dir: Path, statement: str) -> None:
    session = ask()
    crossref(session)
    in_the_cache(cache_dir, statement)
    assert title(crossref(session)).startswith("Rest versus exercise")
    assert title(crossref(session)).startswith("Rest versus exercise")
    assert len(stub.log) == 2


def test_an_answer_of_tomorrow_is_stale(
    ask: Ask, stub: StubServer, later: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context():
        later(timedelta(days=400))
        crossref(ask())
        crossref(ask(), MISSING)
    later(timedelta())
    crossref(ask())
    assert len(stub.log) == 3
    with pytest.raises(NotCached):
        crossref(ask(offline=True), MISSING)


def _is_a_file(cache_dir: Path) -> None:
    cache_dir.write_text("")


def _is_below_a_file(cache_dir: Path) -> None:
    cache_dir.parent.rmdir()
    cache_dir.parent.write_text("")


def _is_a_link_to_itself(cache_dir: Path) -> None:
    cache_dir.symlink_to(cache_dir)


def _holds_something_else(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "answers.sqlite").write_bytes(b"something else entirely" * 100)


def _holds_a_folder(cache_dir: Path) -> None:
    (cache_dir / "answers.sqlite").mkdir(parents=True)


@pytest.mark.parametrize(
    "make", [_is_a_file, _is_below_a_file, _is_a_link_to_itself, _holds_something_else, _holds_a_folder]
)
def test_a_cache_that_cannot_be_used_is_gone_without_and_that_is_told_once(
    ask: Ask, stub: StubServer, tmp_path: Path, make: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    cache_dir = tmp_path / "home" / "cache"
    cache_dir.parent.mkdir()
    make(cache_dir)
    session = ask(cache_dir=cache_dir)
    for _ in range(2):
        assert title(crossref(session)).startswith("Rest versus exercise")
    assert len(stub.log) == 1
    assert [message.partition(":")[0] for message in caplog.messages] == ["claimcheck"]
    assert "going on without the cache" in caplog.text


def test_a_cache_that_may_only_be_read_is_read(
    ask: Ask, stub: StubServer, cache_dir: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with ask():
        pass
    with ask() as session:
        crossref(session)
    (cache_dir / "answers.sqlite").chmod(0o400)
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = sorted(cache_dir.iterdir())
    crossref(ask())
    assert pubmed(ask()) is not None
    assert len(stub.log) == 2
    assert sorted(cache_dir.iterdir()) == before
    assert caplog.text == ""


def test_a_cache_that_another_process_keeps_locked_is_waited_for_a_little(
    ask: Ask, stub: StubServer, cache_dir: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(cache_module, "BUSY", 0.05)
    session = ask()
    crossref(session)
    with closing(sqlite3.connect(cache_dir / "answers.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert title(crossref(session)).startswith("Rest versus exercise")
        assert len(stub.log) == 1
        for number in ("9500320", "23525435", "9500320", "23525435"):
            assert pubmed(session, number) is not None
    assert len(stub.log) == 3
    assert caplog.text.count("database is locked") == 1


FULL = """
import resource, sys
from datetime import timedelta
from pathlib import Path
from claimcheck.sources.cache import AnswerCache

folder = Path(sys.argv[1])
cache = AnswerCache(folder)
cache.write("before", b"kept", absent=False)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
for number in range(50):
    cache.write(f"question {number}", bytes(20_000), absent=False)
assert cache.trouble, "the disk was never full"
assert cache.read("question 49").body == bytes(20_000)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit for the size of a file")
def test_a_full_disk_is_gone_without(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", FULL, tmp_path / "cache"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("going on without the cache") == 1


KILLED = """
import sys
from pathlib import Path
from claimcheck.sources.cache import AnswerCache

cache = AnswerCache(Path(sys.argv[1]))
for number in range(1_000_000):
    cache.write(f"question {number}", str(number).encode() * 100, absent=False)
    print(number, flush=True)
"""


@pytest.mark.slow
def test_a_process_that_is_killed_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    for round_ in range(5):
        with subprocess.Popen([sys.executable, "-c", KILLED, tmp_path], stdout=subprocess.PIPE, text=True) as writing:
            assert writing.stdout is not None
            for _ in range(20 * round_ + 1):
                last = int(writing.stdout.readline())
            writing.kill()
        cache = cache_module.AnswerCache(tmp_path)
        for number in range(last + 1):
            kept = cache.read(f"question {number}")
            assert kept is not None
            assert kept.body == str(number).encode() * 100
        assert cache.trouble == ""
        cache.close()


def test_nobody_else_says_who_asks(
    ask: Ask, stub: StubServer, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Credentials for other purposes, of .netrc, of a proxy or of an earlier answer, reach nobody."""
    netrc = cache_dir.parent / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password opensesame\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", "http://proxyuser:proxyword@127.0.0.1:9")
    stub.fault("crossref", Fault.COOKIE_AND_REDIRECT, times=1)
    with ask() as session:
        crossref(session)
        crossref(session, "10.99999/stub-11")
    assert len(stub.log) == 3
    for asked in stub.log:
        assert not {"authorization", "cookie", "proxy-authorization"} & set(map(str.lower, asked.headers))
    written = b"".join(path.read_bytes() for path in cache_dir.iterdir())
    for secret in (b"opensesame", b"proxyword", b"flavour", b"Content-Type"):
        assert secret not in written
