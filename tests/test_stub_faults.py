"""The stand-in for the registries: that it fails as it is told, keeps limits, logs, and runs from a shell."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import requests

from tests.claimcheck_stub import POLITE, Asked, Fault, Limits, Pool, StubServer, StubWork
from tests.claimcheck_stub import limits as stub_limits
from tests.claimcheck_stub.invented import PREFIX, series
from tests.claimcheck_stub.published import (
    JENSEN,
    WAKEFIELD,
)
from tests.claimcheck_stub.replies import Reply

DOI = JENSEN.doi


def get(stub: StubServer, path: str, **params: str) -> requests.Response:
    return requests.get(f"{stub.url}/{path}", params=params, timeout=60, allow_redirects=False)


def crossref_list(stub: StubServer, **params: str) -> list[dict[str, Any]]:
    found = get(stub, "crossref/works", **{name.replace("query_", "query."): value for name, value in params.items()})
    assert found.status_code == 200
    items: list[dict[str, Any]] = found.json()["message"]["items"]
    return items


def test_works_may_be_added_for_a_test(stub: StubServer) -> None:
    stub.catalogue.add(StubWork(title="Fictitious work of one test", doi=f"{PREFIX}-own"), *series(70))
    assert get(stub, f"crossref/works/{PREFIX}-own").ok
    assert len(crossref_list(stub, filter=",".join(f"doi:{PREFIX}-series-{n}" for n in range(1, 51)), rows="50")) == 50
    stub.reset()
    assert get(stub, f"crossref/works/{PREFIX}-own").status_code == 404


def test_faults_come_as_often_as_planned_and_only_where_they_are_planned(stub: StubServer) -> None:
    stub.fault("crossref", Fault.BROKEN, path="10.1186", times=2)
    stub.fault("doi", Fault.TOO_MANY, retry_after="9")
    assert [get(stub, f"crossref/works/{DOI}").status_code for _ in range(3)] == [500, 500, 200]
    assert get(stub, f"crossref/works/{WAKEFIELD.doi}").status_code == 200
    limited = get(stub, f"doi/doiRA/{DOI}")
    assert (limited.status_code, limited.headers["Retry-After"]) == (429, "9")
    stub.clear_faults()
    assert get(stub, f"doi/doiRA/{DOI}").status_code == 200


def test_a_list_may_have_gaps(stub: StubServer) -> None:
    stub.fault("*", Fault.GAPS)
    asked = f"doi:{DOI},doi:{WAKEFIELD.doi}"
    assert [item["DOI"] for item in crossref_list(stub, filter=asked)] == [WAKEFIELD.doi]
    assert get(stub, f"doi/doiRA/{DOI},{WAKEFIELD.doi}").json() == [{"DOI": WAKEFIELD.doi, "RA": "Crossref"}]
    assert get(stub, "pmc/articles/", ids=DOI).json()["records"] == []


def test_faults_are_planned_from_a_shell_as_well(stub: StubServer) -> None:
    assert get(stub, "-/fault", registry="crossref", kind="unavailable", times="1", retry_after="3").ok
    assert get(stub, f"crossref/works/{DOI}").headers["Retry-After"] == "3"
    assert get(stub, f"crossref/works/{DOI}").ok
    assert get(stub, "-/fault", kind="nonsense").status_code == 400
    assert get(stub, "-/limits", polite="1").ok
    assert get(stub, f"crossref/works/{DOI}").headers["x-rate-limit-limit"] == "5"
    assert get(stub, "-/latency", ms="1").ok
    assert stub.latency == 0.001
    assert [each["status"] for each in get(stub, "-/log").json()] == [503, 200, 200]
    assert get(stub, "-/fault", kind="broken").ok
    assert get(stub, "-/clear").ok
    assert get(stub, f"crossref/works/{DOI}").ok
    assert get(stub, "-/reset").ok
    assert stub.log == ()
    usage = get(stub, "-/help")
    assert "kind=too-many" in usage.text
    assert all(kind.value in usage.text for kind in Fault)


def test_requests_are_logged(stub: StubServer) -> None:
    get(stub, f"crossref/works/{DOI}", mailto="a@example.org")
    get(stub, f"doi/doiRA/{DOI}")
    (asked,) = stub.asked("crossref", DOI)
    assert (asked.path, asked.query, asked.status) == (f"/works/{DOI}", {"mailto": "a@example.org"}, 200)
    assert asked.at <= stub.asked("doi")[0].at


def test_who_exceeds_the_rate_is_refused(stub: StubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stub_limits, "time", SimpleNamespace(monotonic=lambda: 0.0))
    stub.limit(Limits({"ncbi": Pool(rate=2, concurrency=9), "crossref polite list": Pool(rate=1, concurrency=9)}))
    statuses = [get(stub, "ncbi/esearch.fcgi", term="x") for _ in range(3)]
    assert [each.status_code for each in statuses] == [200, 200, 429]
    assert statuses[2].json()["error"] == "API rate limit exceeded"
    assert [get(stub, "crossref/works", mailto="a@b.example").status_code for _ in range(2)] == [200, 429]
    assert get(stub, f"crossref/works/{DOI}", mailto="a@b.example").status_code == 200


def test_who_asks_too_much_at_a_time_is_refused(stub: StubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    stub.limit(Limits({"crossref public single": Pool(rate=100, concurrency=1)}))
    answered, reply_to = threading.Event(), stub.reply_to

    def once_another_has_its_answer(asked: Asked, address: str) -> tuple[Reply, Fault | None]:
        answered.wait(60)
        return reply_to(asked, address)

    def status(_: int) -> int:
        code = get(stub, f"crossref/works/{DOI}").status_code
        answered.set()
        return code

    monkeypatch.setattr(stub, "reply_to", once_another_has_its_answer)
    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(status, range(2)))
    assert sorted(statuses) == [200, 429]


def test_polite_askers_are_told_higher_limits(stub: StubServer) -> None:
    stub.limit(POLITE)
    told = [get(stub, "crossref/works", rows="0", **more) for more in ({}, {"mailto": "a@b.example"})]
    assert [each.headers["x-rate-limit-limit"] for each in told] == ["1", "3"]
    assert [each.headers["x-api-pool"] for each in told] == ["public-list", "polite-list"]


@pytest.mark.slow
def test_the_stub_runs_from_a_shell() -> None:
    command = [sys.executable, "-m", "tests.claimcheck_stub", "--unlimited", "--latency", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as running:
        try:
            assert running.stdout is not None
            name, _, address = running.stdout.readline().strip().partition("=")
            assert name == "export CLAIMCHECK_REGISTRIES"
            assert requests.get(f"{address}/crossref/works/{DOI}", timeout=60).ok
        finally:
            running.terminate()


def test_no_test_reaches_the_network() -> None:
    with socket.socket() as own:
        with pytest.raises(AssertionError, match="a test reaches for"):
            own.connect(("192.0.2.1", 80))
        with pytest.raises(AssertionError, match="a test reaches for"):
            own.connect_ex(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match="a test reaches for"):
        socket.getaddrinfo("registry.example", 443)
