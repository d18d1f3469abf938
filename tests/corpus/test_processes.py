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
from claimcheck.corpus.checking import Checking
from claimcheck.corpus.processes import Limits, in_processes
from claimcheck.corpus.tally import Line

pytestmark = pytest.mark.slow
OFFLINE = Settings(offline=True, cache=False)
JOB = Checking(OFFLINE)
RECORDS = [{"id": str(number), "text": f"Slouching is good for backs, says study {number}."} for number in range(12)]


def read(line: Line) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(line.text)
    return record


@pytest.mark.parametrize("ordered", [True, False])
def test_the_answers_are_those_of_one_process(monkeypatch: pytest.MonkeyPatch, *, ordered: bool) -> None:
    monkeypatch.setattr(processes, "WINDOW", 3)
    answers = in_processes(JOB, iter(RECORDS), jobs=2, limits=Limits(), ordered=ordered)
    lines = [line.text for line in answers]
    wanted = [Line.of(each, 0).text for each in check_records(RECORDS, OFFLINE)]
    assert (lines if ordered else sorted(lines)) == (wanted if ordered else sorted(wanted))


def test_no_records_are_no_answers() -> None:
    assert not list(in_processes(JOB, [], jobs=2, limits=Limits()))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are not killed so here")
def test_a_process_that_is_killed_loses_no_more_than_its_article() -> None:
    answers = in_processes(JOB, iter(RECORDS), jobs=2, limits=Limits(), ordered=False)
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
    answers = in_processes(JOB, iter(RECORDS), jobs=1, limits=Limits(seconds=2))
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
    answers = in_processes(JOB, [large, RECORDS[0]], jobs=1, limits=Limits(megabytes=30))
    first, second = map(read, answers)
    assert "memory" in first["reason"]
    assert second["status"] == "checked"
