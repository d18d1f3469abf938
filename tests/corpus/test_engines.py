"""Engines beyond one machine: the same rows as here, on more than one partition, whatever a record is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Settings
from claimcheck.corpus import check_records
from claimcheck.corpus.engines import check_bag, check_frame
from claimcheck.corpus.rows import row_of
from claimcheck.errors import ConfigError

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parents[2] / "examples"
OFFLINE = Settings(offline=True, cache=False)
RECORDS: list[dict[str, Any]] = [
    *({"id": str(number), "text": f"Slouching is good for your back, says study {number}."} for number in range(7)),
    {"id": "page", "html": "<h1>Colds</h1><p>Thyme always cures colds.</p>"},
    {"id": "bad"},
    {"id": "last", "text": "Thyme cures colds."},
]
CLUSTER = {"PYTHONWARNINGS": "ignore", "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}


def example(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A run of an example, in a process of its own: engines start threads, and look up the name of the machine."""
    command = [sys.executable, str(EXAMPLES / name), *map(str, arguments)]
    return subprocess.run(command, env=os.environ | CLUSTER, capture_output=True, text=True, check=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "records.jsonl"
    place.write_text("".join(f"{json.dumps(record)}\n" for record in RECORDS), encoding="utf-8")
    return place


def test_dask_gives_what_one_machine_does() -> None:
    bag = pytest.importorskip("dask.bag")
    made = bag.from_sequence(RECORDS, npartitions=3)
    assert made.npartitions > 1
    assert check_bag(made, OFFLINE).compute(scheduler="threads") == list(check_records(RECORDS, OFFLINE))


def test_the_example_for_dask_runs_in_processes(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("dask.bag")
    with corpus.open("a", encoding="utf-8") as file:
        file.write('{"id": "torn')
    done = example("corpus_dask.py", corpus, tmp_path / "out")
    assert (done.returncode, done.stdout) == (2, "2 articles were not checked, or not wholly\n"), done.stderr
    lines = [line for file in sorted((tmp_path / "out").iterdir()) for line in file.read_text().splitlines()]
    *answers, torn = map(json.loads, lines)
    assert "no JSON" in torn["reason"]
    assert answers == list(check_records(RECORDS, Settings(offline=True)))


@pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java")
def test_the_example_for_spark_gives_what_one_machine_does(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    done = example("corpus_spark.py", corpus, tmp_path / "out")
    assert (done.returncode, done.stdout) == (2, "1 articles were not checked, or not wholly\n"), done.stderr
    files = sorted((tmp_path / "out").glob("*.parquet"))
    assert len(files) > 1, "on more than one partition"
    rows = {row["id"]: row for file in files for row in parquet.read_table(file).to_pylist()}
    wanted = [row_of(each) for each in check_records(RECORDS, Settings(offline=True))]
    assert rows == {row["id"]: row for row in wanted}


@pytest.mark.parametrize("over", [check_bag, check_frame])
def test_settings_that_cannot_be_used_are_told_before_anything_is_sent(over: Any) -> None:
    with pytest.raises(ConfigError, match="CIT999"):
        over(None, Settings(offline=True, select="CIT999"))


def test_columns_that_are_none_of_a_record_are_left_out() -> None:
    pandas = pytest.importorskip("pandas")

    class Frame:
        """The part of a Spark data frame that is used, over one batch."""

        def mapInPandas(self, check: Any, _schema: str) -> Any:  # noqa: N802
            more = {"tags": pandas.array([1, 2]), "title": None}
            return list(check([pandas.DataFrame([{**RECORDS[0], **more}, {**RECORDS[1], **more}])]))

    [answers] = check_frame(Frame(), OFFLINE)
    assert answers.to_dict("records") == [row_of(each) for each in check_records(RECORDS[:2], OFFLINE)]
