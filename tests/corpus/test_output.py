"""The file of records: what a run that was cut off leaves, and how the next one goes on."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus import output
from claimcheck.corpus.output import Output
from claimcheck.corpus.records import failed
from claimcheck.corpus.tally import Line, Tally, Told
from claimcheck.errors import ConfigError

CORPUS = [{"id": str(number)} for number in range(40)]


def done(name: str) -> Line:
    record = {**failed(name, ""), "status": "checked", "codes": {"CIT101": 1}, "counts": {"warnings": 1}}
    return Line.of(record, 0.5)


def write(place: Path, names: Iterable[str]) -> None:
    with Output.begin(place, "the same") as out:
        for name in names:
            out.write(done(name))


def left(place: Path, corpus: Sequence[dict[str, Any]] = CORPUS) -> list[str]:
    with Output.begin(place, "the same") as out:
        return [each["id"] for each in out.left(corpus)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


@pytest.mark.parametrize("cut", [1, 30, 100])
def test_a_torn_line_is_checked_again(place: Path, cut: int) -> None:
    write(place, ["0", "1", "2"])
    place.write_bytes(place.read_bytes()[:-cut])
    assert left(place)[:2] == ["2", "3"]
    assert place.read_bytes() == done("0").text + done("1").text


def test_what_is_done_in_another_order_is_not_done_again(place: Path) -> None:
    names = [each["id"] for each in CORPUS]
    lost = {"3", "17"}
    shuffled = [name for name in names if name not in lost]
    random.Random(4).shuffle(shuffled)  # noqa: S311
    write(place, shuffled)
    assert left(place) == ["3", "17"]


def test_two_articles_of_one_name_are_two(place: Path) -> None:
    write(place, ["0", "1"])
    assert left(place, [{"id": "0"}, {"id": "0"}, {"id": "1"}]) == ["0"]


def test_articles_that_are_new_are_checked_and_those_that_went_stay(place: Path) -> None:
    write(place, ["0", "1", "2"])
    assert left(place, [{"id": "0"}, {"id": "new"}, {"id": "2"}]) == ["new"]


def test_another_corpus_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_AHEAD", 4)
    write(place, [f"old {number}" for number in range(9)])
    with pytest.raises(ConfigError, match="other articles than these"):
        left(place)


def test_other_settings_are_told(place: Path) -> None:
    write(place, ["0"])
    with pytest.raises(ConfigError, match="begun with other settings"), Output.begin(place, "other"):
        pass
    with Output.begin(place, "other", overwrite=True) as out:
        assert out.tally.articles == 0
    assert place.read_bytes() == b""


def test_a_run_that_is_done_is_not_touched(place: Path) -> None:
    with Output.begin(place, "the same") as out:
        out.write(done("0"))
        out.finish()
    assert [each.name for each in place.parent.iterdir()] == [place.name]
    with pytest.raises(ConfigError, match="a run that is done"), Output.begin(place, "the same"):
        pass
    assert place.read_bytes() == done("0").text


def test_one_run_at_a_time(place: Path) -> None:
    pytest.importorskip("fcntl")
    with Output.begin(place, "the same"), pytest.raises(ConfigError, match="another run"):
        Output.begin(place, "the same")


def test_a_file_of_something_else_is_not_taken_for_records(place: Path) -> None:
    write(place, ["0"])
    place.write_bytes(b"[1]\n")
    with pytest.raises(ConfigError, match="is no record"), Output.begin(place, "the same"):
        pass


def test_the_counts_go_on_where_they_were(place: Path) -> None:
    write(place, ["0", "1"])
    with Output.begin(place, "the same") as out:
        out.write(done("2"))
        tally = out.tally
    assert (tally.articles, tally.codes, tally.counts) == (3, {"CIT101": 3}, {"warnings": 3})
    assert sorted(tally.slowest) == [(0.5, "0"), (0.5, "1"), (0.5, "2")]


def test_a_tally_keeps_the_gravest_and_slowest_only() -> None:
    tally = Tally()
    numbers = list(range(3000))
    random.Random(1).shuffle(numbers)  # noqa: S311
    for number in numbers:
        record = {**failed(str(number), "why"), "counts": {"errors": number}}
        tally.add(Told.of(record, number / 1000 + 0.001))
    assert [told.counts["errors"] for told in tally.gravest] == list(range(2999, 1999, -1))
    assert [name for _, name in tally.slowest] == [str(number) for number in range(2999, 2989, -1)]
    assert (tally.failures, len(tally.failed)) == (3000, 1000)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for place in (Path(os.devnull), tmp_path):
        with pytest.raises(ConfigError, match="is no file"):
            Output.begin(place, "the same")


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit for the size of a file here")
def test_a_full_disk_is_told_once(place: Path) -> None:
    import resource

    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Output.begin(place, "the same") as out:
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, most[1]))
            with pytest.raises(OSError, match="too large"):
                out.write(done("0"))
            out.__exit__(None, None, None)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert left(place)[0] == "0"
