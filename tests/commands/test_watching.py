"""Articles that are watched are checked again when they are saved."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck.arguments import build_parser
from claimcheck.cli import main
from claimcheck.commands.watching import watch

UNCITED = "Slouching is good for your back and cures back pain.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(UNCITED, encoding="utf-8")
    (tmp_path / "b.md").write_text(UNCITED, encoding="utf-8")
    return tmp_path


def watched(capsys: pytest.CaptureFixture[str], *edits: Callable[[], object]) -> list[list[str]]:
    """The paths of the findings of each look, the first one and one after each edit."""
    looks: list[list[str]] = []
    left: Iterator[Callable[[], object]] = iter(edits)

    def sleep(_seconds: float) -> None:
        lines = capsys.readouterr().out.splitlines()
        looks.append(sorted({line.partition(":")[0] for line in lines}))
        try:
            next(left)()
        except StopIteration:
            raise KeyboardInterrupt from None

    given = build_parser().parse_args(
        ["check", "--watch", "--offline", "--no-cache", "--output-format", "concise", "."]
    )
    with pytest.raises(KeyboardInterrupt):
        watch(given, sleep=sleep)
    return looks


def write(path: str, text: str) -> None:
    before = Path(path).stat().st_mtime_ns if Path(path).exists() else 0
    Path(path).write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


@pytest.mark.usefixtures("desk")
def test_what_is_saved_and_what_is_new_is_checked_again_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    looks = watched(
        capsys,
        lambda: write("b.md", f"{UNCITED}And more.\n"),
        lambda: None,
        lambda: write("c.md", UNCITED),
        lambda: Path("a.md").unlink(),
        lambda: write("claimcheck.toml", 'exclude = ["b.md"]\n'),
    )
    assert looks == [["a.md", "b.md"], ["b.md"], [], ["c.md"], [], ["c.md"]]


@pytest.mark.usefixtures("desk")
def test_settings_that_cannot_be_used_for_a_while_do_not_end_it(capsys: pytest.CaptureFixture[str]) -> None:
    looks = watched(
        capsys,
        lambda: write("claimcheck.toml", "ignroe = []\n"),
        lambda: None,
        lambda: write("claimcheck.toml", 'exclude = ["b.md"]\n'),
    )
    assert looks[-1] == ["a.md"]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("arguments", [["-"], ["--fix", "a.md"], ["--write-baseline"]])
def test_what_does_not_go_with_watching_gives_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--watch", *arguments]) == 2
    assert "--watch goes with files and a report alone" in capsys.readouterr().err
