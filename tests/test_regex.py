"""Patterns that are read back are those that were written: same code, same groups, and never a reason to fail."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

KEPT = """
import re
from claimcheck import regex
{}
from claimcheck.pipeline import check_files
print((regex._path(), len(regex._STORED), len(regex._NEW)))
print([key for key in regex._STORED if regex.compile(*key) != re.compile(*key)])
print([key for key in regex._STORED if regex.compile(*key).groupindex != re.compile(*key).groupindex])
"""


def run(folder: Path, *options: str, before: str = "") -> tuple[Path, int, int]:
    """Where the patterns are kept, how many were, and how many were compiled, after the pipeline was imported."""
    command = [sys.executable, *options, "-X", f"pycache_prefix={folder}", "-c", KEPT.format(before)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "random"})
    assert done.stderr == ""
    first, *different = done.stdout.splitlines()
    assert different == ["[]", "[]"]
    path, stored, new = ast.literal_eval(first)
    return Path(path), stored, new


@pytest.mark.slow
def test_patterns_are_compiled_once_and_read_back_the_same(tmp_path: Path) -> None:
    path, stored, new = run(tmp_path)
    assert stored == 0
    assert new > 300
    assert run(tmp_path) == (path, new, 0)
    path.write_bytes(path.read_bytes()[:-1])
    assert run(tmp_path) == (path, 0, new)


@pytest.mark.slow
def test_nothing_is_written_where_python_may_write_no_compiled_files(tmp_path: Path) -> None:
    path, _, _ = run(tmp_path, "-B")
    assert not path.exists()


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path, _, _ = run(tmp_path / "file")
    assert not path.exists()


@pytest.mark.slow
def test_patterns_of_another_python_are_not_read(tmp_path: Path) -> None:
    path, _, new = run(tmp_path)
    kept = path.read_bytes()
    path.write_bytes(b"0" + kept)
    assert run(tmp_path) == (path, 0, new)
    assert path.read_bytes().partition(b"\n")[0] == kept.partition(b"\n")[0]


@pytest.mark.slow
def test_what_is_kept_early_is_there_though_the_process_is_killed(tmp_path: Path) -> None:
    path, _, new = run(tmp_path, before="import atexit, claimcheck.corpus.loaded; atexit.unregister(regex.keep)")
    assert path.exists()
    assert run(tmp_path) == (path, run(tmp_path)[1], 0)
    assert new > 300
