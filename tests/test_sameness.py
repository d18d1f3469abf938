"""A report is the same in every process and whatever was checked before it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = sorted((Path(__file__).parents[1] / "examples" / "articles").glob("*.[!l]*"))
CHECK = """
import sys
from claimcheck import Settings
from claimcheck.config import OutputFormat
from claimcheck.pipeline import check_files
from claimcheck.reporters import render

lock, *paths = sys.argv[1:]
for settings in (Settings(frozen=True, lock=lock), Settings(offline=True, cache=False)):
    together = check_files(paths, settings)
    for output_format in OutputFormat:
        print(output_format, render(together, output_format))
    print("ALONE")
    alone = {path: render(check_files([path], settings), OutputFormat.JSON) for path in paths}
    for path in sorted(paths):
        print(path, alone[path])
"""


def told(seed: str, *paths: Path) -> str:
    """All reports on the articles, together and alone, by a process with this seed for its hashes."""
    lock = ARTICLES[0].with_name("claimcheck.lock")
    run = subprocess.run(
        [sys.executable, "-c", CHECK, lock, *paths],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    return run.stdout


@pytest.mark.slow
def test_no_report_depends_on_the_order_of_sets() -> None:
    assert told("1", *ARTICLES) == told("2", *ARTICLES)


@pytest.mark.slow
def test_no_report_depends_on_what_was_checked_before() -> None:
    forward, backward = told("1", *ARTICLES), told("1", *reversed(ARTICLES))
    assert forward.rpartition("ALONE")[2] == backward.rpartition("ALONE")[2]
    assert forward.count("ALONE") == backward.count("ALONE") == 2
