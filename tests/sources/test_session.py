"""What a question to a registry comes to, whatever the registry does."""

from __future__ import annotations

import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from math import inf
from types import SimpleNamespace
from typing import Any

import pytest

from claimcheck.sources import limits, transport
from claimcheck.sources import session as session_module
from claimcheck.sources.answers import Format
from claimcheck.sources.failure import NotCached, SourceFailure
from claimcheck.sources.registries import Registries
from claimcheck.sources.session import ATTEMPTS
from tests.claimcheck_stub import Fault, Limits, Pool, StubServer
from tests.sources.asking import JENSEN, KEY, Ask, as_it_is, crossref, pubmed, title

FAILURES = [
    (Fault.TOO_MANY, "asks for fewer requests", ATTEMPTS),
    (Fault.TOO_MANY_HTML, "asks for fewer requests", ATTEMPTS),
    (Fault.LIMIT_IN_200, "asks for fewer requests", ATTEMPTS),
    (Fault.PAGE, "answered with a web page (status 200)", ATTEMPTS),
    (Fault.PAGE_404, "answered with a web page (status 404)", ATTEMPTS),
    (Fault.GATEWAY_404, "answered with status 404, and not in words of its own", ATTEMPTS),
    (Fault.GATEWAY_TEXT, "answered with broken data", ATTEMPTS),
    (Fault.XHTML_PAGE, "answered with broken data", ATTEMPTS),
    (Fault.NULL, "answered with data of an unknown shape", ATTEMPTS),
    (Fault.EMPTY_LIST, "answered with data of an unknown shape", ATTEMPTS),
    (Fault.EMPTY_OBJECT, "answered with data of an unknown shape", ATTEMPTS),
    (Fault.ERROR_IN_200, "answered with an error: The index cannot be searched at the moment", ATTEMPTS),
    (Fault.TRUNCATED, "answered with broken data", ATTEMPTS),
    (Fault.CUT, "could not be reached: the connection failed", ATTEMPTS),
    (Fault.RESET, "could not be reached: the connection failed", ATTEMPTS),
    (Fault.SILENCE, "could not be reached: the answer did not come in time", ATTEMPTS),
    (Fault.SLOW, "could not be reached: the answer did not come in time", ATTEMPTS),
    (Fault.DRIP_HEADERS, "could not be reached: the answer did not come in time", ATTEMPTS),
    (Fault.CONTINUE, "could not be reached: the answer did not come in time", ATTEMPTS),
    (Fault.BROKEN, "answered with status 500", ATTEMPTS),
    (Fault.UNAVAILABLE, "answered with status 503", ATTEMPTS),
    (Fault.FORBIDDEN, "answered with status 403", 1),
    (Fault.HUGE, "could not be reached: the answer is longer than 20000000 bytes", 1),
    (Fault.BOMB, "could not be reached: the answer is longer than 20000000 bytes", 1),
    (Fault.REDIRECT_PRIVATE, "could not be reached: a redirect leads to 10.0.0.1, which is no registry", 1),
    (Fault.REDIRECT_FOREIGN, "could not be reached: a redirect leads to elsewhere.example, which is no registry", 1),
    (Fault.REDIRECT_LOOP, "could not be reached: it redirects in circles", 6),
]
LIMITING = {Fault.TOO_MANY, Fault.TOO_MANY_HTML, Fault.LIMIT_IN_200}
ENDLESS = {Fault.SLOW, Fault.SILENCE, Fault.DRIP_HEADERS, Fault.CONTINUE}


@pytest.mark.parametrize("case", FAILURES, ids=lambda case: case[0].value)
def test_a_fault_is_a_failure_and_leaves_nothing_behind(
    ask: Ask, stub: StubServer, monkeypatch: pytest.MonkeyPatch, case: tuple[Fault, str, int]
) -> None:
    fault, reason, requests = case
    session = ask()
    stub.fault("crossref", fault)
    with monkeypatch.context() as impatient:
        if fault in ENDLESS:
            impatient.setattr(transport, "SILENCE", 0.05)
            impatient.setattr(transport, "LONGEST", 0.1)
        with pytest.raises(SourceFailure) as failed:
            crossref(session)
    assert failed.value.reason == reason
    assert failed.value.host == "127.0.0.1"
    assert failed.value.rate_limited is (fault in LIMITING)
    assert session.requests_made == requests
    # Who gives up so soon may be gone before a busy stub has read the question.
    assert fault in ENDLESS or len(stub.asked("crossref")) == requests
    with pytest.raises(NotCached):
        crossref(ask(offline=True))

    stub.clear_faults()
    assert title(crossref(session)).startswith("Rest versus exercise")
    assert title(crossref(ask(offline=True))).startswith("Rest versus exercise")


@pytest.mark.parametrize("fault", [Fault.TOO_MANY, Fault.RESET, Fault.BROKEN, Fault.TRUNCATED, Fault.PAGE])
def test_a_passing_fault_is_overcome_by_asking_again(ask: Ask, stub: StubServer, fault: Fault) -> None:
    stub.fault("crossref", fault, times=2)
    assert title(crossref(ask())).startswith("Rest versus exercise")
    assert len(stub.log) == 3


def test_errors_of_the_other_registries_in_a_200(ask: Ask, stub: StubServer) -> None:
    session = ask()
    stub.fault("*", Fault.ERROR_IN_200)
    with pytest.raises(SourceFailure, match="Invalid page size provided"):
        session.ask(f"{session.settings.registries.europepmc}/search", {"query": f'DOI:"{JENSEN}"'}, read=as_it_is)
    with pytest.raises(SourceFailure, match="Search Backend failed"):
        session.ask(f"{session.settings.registries.ncbi}/esearch.fcgi", {"term": f'"{JENSEN}"[aid]'}, read=as_it_is)


@pytest.mark.parametrize("fault", [Fault.LIMIT_IN_200, Fault.PAGE, Fault.TRUNCATED])
def test_faults_where_xml_or_text_is_asked_for(ask: Ask, stub: StubServer, fault: Fault) -> None:
    session = ask()
    stub.fault("ncbi", fault)
    with pytest.raises(SourceFailure) as failed:
        pubmed(session)
    assert failed.value.rate_limited is (fault is Fault.LIMIT_IN_200)
    stub.clear_faults()
    assert pubmed(session).findtext(".//PMID") == "22376791"


def test_a_limit_where_text_is_asked_for(ask: Ask, stub: StubServer) -> None:
    session = ask()
    url, params = f"{session.settings.registries.ncbi}/ecitmatch.cgi", {"bdata": "bmc med|2012|10|22|jensen rk|a|"}
    stub.fault("ncbi", Fault.LIMIT_IN_200)
    with pytest.raises(SourceFailure) as failed:
        session.ask(url, params, read=as_it_is, accept=Format.TEXT)
    assert failed.value.rate_limited
    stub.clear_faults()
    assert session.ask(url, params, read=as_it_is, accept=Format.TEXT) == "bmc med|2012|10|22|jensen rk|a|22376791\n"


def test_a_wait_that_is_asked_for_is_told_and_kept(ask: Ask, stub: StubServer) -> None:
    session = ask()
    stub.fault("crossref", Fault.TOO_MANY, retry_after="3600")
    with pytest.raises(SourceFailure) as failed:
        crossref(session)
    assert (failed.value.rate_limited, failed.value.retry_after) == (True, 3600.0)
    with pytest.raises(SourceFailure, match="is left alone for") as left_alone:
        crossref(session, "10.99999/stub-11")
    assert left_alone.value.rate_limited
    assert left_alone.value.retry_after is not None
    assert 3500 < left_alone.value.retry_after <= 3600
    assert len(stub.log) == 1
    assert pubmed(session) is not None


def test_a_short_wait_is_waited_for(ask: Ask, stub: StubServer) -> None:
    stub.fault("crossref", Fault.UNAVAILABLE, retry_after="0", times=1)
    assert crossref(ask()) is not None


def test_a_registry_that_keeps_failing_is_left_alone_for_a_while(
    ask: Ask, stub: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = ask()
    stub.fault("crossref", Fault.BROKEN)
    for number in range(limits.Rest.FAILURES):
        with pytest.raises(SourceFailure, match="answered with status 500"):
            crossref(session, f"10.99999/stub-{11 + number}")
    asked = len(stub.log)
    with pytest.raises(SourceFailure, match=r"is left alone for .* since it answered with status 500"):
        crossref(session, "10.99999/stub-31")
    assert len(stub.log) == asked

    stub.clear_faults()
    later_on = SimpleNamespace(monotonic=lambda: time.monotonic() + limits.Rest.PAUSE)
    for module in (limits, session_module):
        monkeypatch.setattr(module, "time", later_on)
    assert crossref(session) is not None


def test_an_answer_between_failures_keeps_the_registry_in_use(ask: Ask, stub: StubServer) -> None:
    session = ask()
    stub.fault("crossref", Fault.BROKEN, path="stub-11")
    for _ in range(limits.Rest.FAILURES + 1):
        with pytest.raises(SourceFailure, match="answered with status 500"):
            crossref(session, "10.99999/stub-11")
        assert crossref(session, keep=timedelta(0)) is not None
    assert session.stale_hosts == set()


def test_threads_keep_to_the_limits_that_answers_declare(ask: Ask, stub: StubServer) -> None:
    pools = {
        "crossref public single": Pool(rate=1000, concurrency=2),
        "crossref public list": Pool(rate=1, concurrency=1),
    }
    stub.limit(Limits(pools))
    stub.latency = 0.01
    session = ask()
    dois = [f"10.99999/stub-{number}" for number in (11, 12, 13, 14, 15, 16, 17, 18, 19, 20)]
    with ThreadPoolExecutor(8) as pool:
        records = list(pool.map(lambda doi: crossref(session, doi), dois))
    assert [record["message"]["DOI"] for record in records] == dois
    assert {each.status for each in stub.log} == {200}
    assert session.requests_made == len(dois)


def test_a_question_whose_turn_does_not_come_in_time_is_a_failure(ask: Ask, stub: StubServer) -> None:
    session = ask(patience=0.5)
    session._gate(f"{session.settings.registries.crossref}/works/x").hold(60)
    with pytest.raises(SourceFailure, match="could not be asked in time at the rate it allows") as failed:
        crossref(session)
    assert failed.value.rate_limited
    assert stub.log == ()


def test_lists_and_single_records_of_crossref_have_limits_of_their_own(ask: Ask) -> None:
    session = ask()
    base = session.settings.registries.crossref
    assert session._gate(f"{base}/works") is not session._gate(f"{base}/works/{JENSEN}")


def test_the_limits_that_an_answer_declares_are_taken_over(ask: Ask, stub: StubServer) -> None:
    stub.limit(Limits({"crossref public single": Pool(rate=7, concurrency=2)}))
    session = ask()
    crossref(session)
    gate = session._gate(f"{session.settings.registries.crossref}/works/x")
    assert (gate._rate, gate._concurrency) == (7, 2)


def test_a_key_raises_the_rate_of_the_ncbi(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    session = ask()
    url = f"{session.settings.registries.ncbi}/esearch.fcgi"
    slow = session._gate(url)._rate
    monkeypatch.setenv("NCBI_API_KEY", KEY)
    assert session._gate(url)._rate > slow


def test_a_host_that_is_no_registry_is_never_asked(ask: Ask) -> None:
    session = ask()
    with pytest.raises(SourceFailure, match="which is no registry"):
        session.ask("http://elsewhere.example/works", read=as_it_is)
    assert session.requests_made == 0


def test_nobody_listens(ask: Ask, unused_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NCBI_API_KEY", KEY)
    registries = Registries.from_environment({"CLAIMCHECK_REGISTRIES": f"http://127.0.0.1:{unused_port}"})
    with pytest.raises(SourceFailure, match="could not be reached: the connection failed") as failed:
        pubmed(ask(registries=registries))
    assert KEY not in "".join(traceback.format_exception(failed.value))


@pytest.mark.parametrize("mailto", ["łukasz@example.org", "a@example.org\r\nX-Evil: 1"])
def test_an_odd_address_harms_no_header(ask: Ask, stub: StubServer, mailto: str) -> None:
    assert crossref(ask(mailto=mailto)) is not None
    assert stub.log[0].query["mailto"] == mailto


def test_registries_that_fail_one_after_the_other_are_waited_for_ever_shorter(
    ask: Ask, stub: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = ask(patience=15.0)
    waits: list[float] = []
    attempt = session._attempt

    def noted(question: Any, request: Any, deadline: float) -> Any:
        waits.append(deadline)
        return attempt(question, request, inf)

    monkeypatch.setattr(session, "_attempt", noted)
    monkeypatch.setattr(session_module, "time", SimpleNamespace(monotonic=lambda: 0.0))
    assert pubmed(session) is not None
    assert waits == [15.0]
    session._lost = session_module.LOST - 5
    pubmed(session, "9500320")
    assert waits[1:] == [5.0]
    session._lost = 60.0
    stub.fault("crossref", Fault.BROKEN)
    with pytest.raises(SourceFailure):
        crossref(session)
    assert waits[2:] == [session_module.LEAST] * ATTEMPTS
    assert session._lost == 60.0
