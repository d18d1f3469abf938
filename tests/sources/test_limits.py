"""How fast a host is asked; time is told by a clock that only moves when someone waits."""

from __future__ import annotations

import math
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.sources import limits
from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.limits import Gate, Rest, backoff, retry_after

EVER = math.inf


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(limits, "time", clock)
    monkeypatch.setattr(threading.Condition, "wait", lambda _, seconds: clock.wait(seconds))
    return clock


def turns(gate: Gate, clock: Clock, count: int) -> list[float]:
    """When `count` requests one after another are let through, seconds from now."""
    start, times = clock.now, []
    for _ in range(count):
        with gate.passage(EVER) as admitted:
            assert admitted
            times.append(clock.now - start)
    return times


def test_requests_are_spaced_by_the_rate(clock: Clock) -> None:
    assert turns(Gate(4, 1), clock, 4) == pytest.approx([0, 0.25, 0.5, 0.75])


@pytest.mark.parametrize(
    ("headers", "spacing"),
    [
        ({"x-rate-limit-limit": "10", "x-rate-limit-interval": "1s"}, 0.1),
        ({"x-rate-limit-limit": "10"}, 0.1),
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "500ms"}, 0.01),
        ({"x-rate-limit-limit": "30", "x-rate-limit-interval": "1m"}, 2),
        ({"x-rate-limit-limit": "30", "x-rate-limit-interval": "1 fortnight"}, 1),
        ({"x-rate-limit-limit": "0"}, 1),
        ({"x-rate-limit-limit": "-3"}, 1),
        ({"x-rate-limit-limit": "²"}, 1),
        ({"x-rate-limit-limit": "5", "x-rate-limit-interval": "0s"}, 1),
        ({}, 1),
    ],
)
def test_the_rate_that_an_answer_declares_is_kept(clock: Clock, headers: dict[str, str], spacing: float) -> None:
    gate = Gate(1, 1)
    gate.learn(headers)
    assert turns(gate, clock, 3) == pytest.approx([0, spacing, 2 * spacing])


def test_a_lower_limit_counts_from_the_last_request(clock: Clock) -> None:
    gate = Gate(10, 1)
    turns(gate, clock, 1)
    gate.learn({"x-rate-limit-limit": "1"})
    assert turns(gate, clock, 1) == pytest.approx([1])


def test_a_host_that_asks_for_a_pause_gets_it(clock: Clock) -> None:
    gate = Gate(10, 1)
    gate.hold(7)
    gate.hold(2)
    assert turns(gate, clock, 2) == pytest.approx([7, 7.1])


def test_a_turn_that_cannot_come_in_time_is_refused_without_waiting(clock: Clock) -> None:
    gate = Gate(10, 1)
    gate.hold(7)
    with gate.passage(clock.now + 6.9) as admitted:
        assert not admitted
    assert clock.now == 100.0
    with gate.passage(clock.now + 7.1) as admitted:
        assert admitted


def test_who_waits_for_others_gives_up_at_the_deadline(clock: Clock) -> None:
    gate = Gate(1000, 1)
    with gate.passage(EVER):
        with gate.passage(clock.now + 3) as admitted:
            assert not admitted
        assert clock.now == pytest.approx(103, abs=0.01)
    with gate.passage(clock.now + 3) as admitted:
        assert admitted


def test_a_place_is_given_back_after_an_error(clock: Clock) -> None:
    gate = Gate(1000, 1)
    with pytest.raises(KeyError), gate.passage(EVER):
        raise KeyError
    assert turns(gate, clock, 1)


@pytest.mark.parametrize("at_once", [1, 3])
def test_no_more_pass_at_a_time_than_the_answers_allow(at_once: int) -> None:
    gate = Gate(1e6, 1)
    gate.learn({"x-concurrency-limit": str(at_once)})
    inside, most, lock = 0, 0, threading.Lock()
    full = threading.Barrier(at_once)

    def visit(_: int) -> None:
        nonlocal inside, most
        with gate.passage(time.monotonic() + 120):
            with lock:
                inside += 1
                most = max(most, inside)
            # Nobody leaves before the place is full, so that it must fill up.
            full.wait(120)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(visit, range(6)))
    assert most == at_once


@pytest.mark.parametrize("value", ["0", "-1", "x", "²", ""])
def test_a_concurrency_that_cannot_be_read_changes_nothing(value: str) -> None:
    gate = Gate(1, 2)
    gate.learn({"x-concurrency-limit": value})
    assert gate._concurrency == 2


def test_a_registry_rests_after_repeated_failure_and_is_asked_again_later(clock: Clock) -> None:
    rest, failure = Rest(), SourceFailure("api.example", "answered with status 500")
    for _ in range(Rest.FAILURES):
        rest.check()
        rest.failed(failure)
    with pytest.raises(SourceFailure) as refused:
        rest.check()
    assert str(refused.value) == "api.example is left alone for 60 s, since it answered with status 500"
    assert refused.value.retry_after == 60
    assert not refused.value.rate_limited
    clock.now += Rest.PAUSE
    rest.check()


def test_a_success_ends_the_row_of_failures(clock: Clock) -> None:
    assert clock.now
    rest, failure = Rest(), SourceFailure("api.example", "answered with status 500")
    for _ in range(Rest.FAILURES * 2):
        rest.failed(failure)
        rest.succeeded()
    rest.check()


def test_a_registry_rests_as_long_as_it_says(clock: Clock) -> None:
    rest = Rest()
    rest.failed(SourceFailure("api.example", "asks for fewer requests", rate_limited=True), 600)
    clock.now += 599
    with pytest.raises(SourceFailure, match="left alone for 1 s, since it asks for fewer requests") as refused:
        rest.check()
    assert refused.value.rate_limited
    clock.now += 1
    rest.check()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("0", 0), ("120", 120), (" 5 ", 5), ("", None), ("soon", None), ("-5", None), ("1.5", None), ("²", None)],
)
def test_retry_after_in_seconds(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}) == seconds
    assert retry_after({}) is None


@pytest.mark.parametrize("minutes", [-10, 10])
def test_retry_after_as_a_date(minutes: int) -> None:
    at = datetime.now(tz=UTC) + timedelta(minutes=minutes)
    seconds = retry_after({"retry-after": format_datetime(at, usegmt=True)})
    assert seconds == pytest.approx(max(0, 60 * minutes), abs=30)


def test_retry_after_as_a_date_without_a_zone_is_in_utc() -> None:
    assert retry_after({"retry-after": "Fri, 31 Dec 1999 23:59:59 -0000"}) == 0


@given(st.text() | st.from_regex(r"\w{3}, \d{1,9} \w{3} \d{1,12} \d\d:\d\d:\d\d \S{1,8}"))
def test_any_retry_after_is_read_or_passed_over(value: str) -> None:
    seconds = retry_after({"retry-after": value})
    assert seconds is None or seconds >= 0


def test_the_wait_before_a_further_attempt_grows() -> None:
    for attempt in range(5):
        assert 0.25 * 2**attempt <= backoff(attempt) <= 0.5 * 2**attempt
