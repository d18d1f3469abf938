"""Several processes: nothing is lost, whatever becomes of one of them."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
from typing import Any

import pytest

from claimcheck import Settings
from claimcheck.corpus import check_records, processes
from claimcheck.corpus.processes import Done, Limits, check_in_processes
from claimcheck.corpus.tally import line_of

pytestmark = pytest.mark.slow
OFFLINE = Settings(offline=True, cache=False)
RECORDS = [{"id": str(number), "text": f"Slouching is good for backs, says study {number}."} for number in range(12)]


def read(done: Done) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(done.line)
    return record


@pytest.mark.parametrize("ordered", [True, False])
def test_the_answers_are_those_of_one_process(monkeypatch: pytest.MonkeyPatch, *, ordered: bool) -> None:
    monkeypatch.setattr(processes, "WINDOW", 3)
    answers = check_in_processes(iter(RECORDS), OFFLINE, jobs=2, limits=Limits(), ordered=ordered)
    lines = [done.line for done in answers]
    wanted = [line_of(each) for each in check_records(RECORDS, OFFLINE)]
    assert (lines if ordered else sorted(lines)) == (wanted if ordered else sorted(wanted))


def test_no_records_are_no_answers() -> None:
    assert not list(check_in_processes([], OFFLINE, jobs=2, limits=Limits()))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are not killed so here")
def test_a_process_that_is_killed_loses_no_more_than_its_article() -> None:
    answers = check_in_processes(iter(RECORDS), OFFLINE, jobs=2, limits=Limits(), ordered=False)
    done = [read(next(answers))]
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
    done += map(read, answers)
    assert sorted(int(each["id"]) for each in done) == list(range(12))
    reasons = [each["reason"] for each in done if each["status"] == "failed"]
    assert len(reasons) <= 1, "the one that had nothing to do when it was killed"
    assert all("the process that checked it ended" in why for why in reasons)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes are not stopped so here")
def test_a_process_that_hangs_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_GRACE", 0.0)
    answers = check_in_processes(iter(RECORDS), OFFLINE, jobs=1, limits=Limits(seconds=2))
    done = [read(next(answers))]
    [child] = multiprocessing.active_children()
    assert child.pid
    os.kill(child.pid, signal.SIGSTOP)
    done += map(read, answers)
    assert [each["id"] for each in done] == [each["id"] for each in RECORDS]
    assert [each["reason"] for each in done if each["reason"]] == ["took longer than 2 s"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited on Linux only")
def test_an_article_that_needs_too_much_memory_is_given_up() -> None:
    large = {"id": "large", "html": "<p>Thyme cures colds.</p>" * 100_000}
    answers = check_in_processes([large, RECORDS[0]], OFFLINE, jobs=1, limits=Limits(megabytes=30))
    first, second = map(read, answers)
    assert "memory" in first["reason"]
    assert second["status"] == "checked"
