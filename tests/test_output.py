from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from claimcheck.config import Color
from claimcheck.errors import ConfigError
from claimcheck.output import OutputError, progress_bars, wants_color, width_of, write_bytes, write_file, write_out


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("color", "environment", "on_terminal", "elsewhere"),
    [
        (Color.AUTO, {}, True, False),
        (Color.AUTO, {"TERM": "dumb"}, False, False),
        (Color.AUTO, {"NO_COLOR": "1"}, False, False),
        (Color.AUTO, {"NO_COLOR": ""}, True, False),
        (Color.AUTO, {"FORCE_COLOR": "1"}, True, True),
        (Color.AUTO, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        (Color.ALWAYS, {"NO_COLOR": "1"}, True, True),
        (Color.NEVER, {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour_by_choice_then_environment_then_terminal(
    color: Color, environment: dict[str, str], *, on_terminal: bool, elsewhere: bool
) -> None:
    assert wants_color(color, Terminal(), environment) is on_terminal
    assert wants_color(color, io.StringIO(), environment) is elsewhere


def test_the_width_is_that_of_the_terminal_or_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert width_of(Terminal()) == 72
    assert width_of(io.StringIO()) == 100


def test_what_a_terminal_cannot_show_is_escaped_and_a_file_is_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal("latin-1")
    monkeypatch.setattr("sys.stdout", terminal)
    write_out("é →\n")
    assert terminal.buffer.getvalue() == b"\xe9 \\u2192\n"  # type: ignore[attr-defined]
    file = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr("sys.stdout", file)
    write_out("é →\n")
    assert file.buffer.getvalue() == "é →\n".encode()


def test_a_name_that_is_not_unicode_can_be_written(tmp_path: Path) -> None:
    write_file(str(tmp_path / "out.json"), '"\udc80"')
    assert (tmp_path / "out.json").read_bytes() == b'"\\udc80"'


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be written .*; name another file with -o"):
        write_file(str(tmp_path), "text")


def test_a_reader_that_has_gone_away_is_told_and_no_error_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        monkeypatch.setattr("sys.stdout", pipe)
        with pytest.raises(OutputError, match="Broken pipe"):
            write_out("text\n")
        pipe.write("more, into nowhere")
        pipe.flush()


def test_a_stream_that_takes_text_alone_gets_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    write_out("é →\n")
    write_bytes("ß".encode())
    assert stream.getvalue() == "é →\nß"


@pytest.mark.parametrize("closed", [None, io.TextIOWrapper(io.BytesIO())], ids=["None", "closed"])
def test_without_an_output_that_is_told(monkeypatch: pytest.MonkeyPatch, closed: io.TextIOWrapper | None) -> None:
    if closed:
        closed.close()
    monkeypatch.setattr("sys.stdout", closed)
    with pytest.raises(OutputError, match="standard output is closed"):
        write_out("text\n")
    assert width_of(closed) == 100


def test_bytes_go_to_the_stream_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = io.BytesIO()
    stream = io.TextIOWrapper(kept, encoding="latin-1")
    write_bytes(b"\xff\r\n", stream=stream)
    assert kept.getvalue() == b"\xff\r\n"
    monkeypatch.setattr("sys.stdout", stream)
    write_bytes(b"\x00")
    assert kept.getvalue() == b"\xff\r\n\x00"


def test_a_bar_shows_progress_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with progress_bars(terminal) as (articles, references):
        assert articles
        assert references
        articles(1, 4)
        references(3, 8)
    terminal.flush()
    shown = terminal.buffer.getvalue()  # type: ignore[attr-defined]
    assert b"article 2 of 4" in shown
    assert b"references" in shown
    for stream, quiet in ((io.StringIO(), False), (Terminal(), True)):
        with progress_bars(stream, quiet=quiet) as told:
            assert told == (None, None)
    monkeypatch.setenv("TERM", "dumb")
    with progress_bars(Terminal()) as told:
        assert told == (None, None)


CHECK = (sys.executable, "-m", "claimcheck", "check", "--isolated", "--offline", "--no-cache", "-")
CALM = "What do you do for your back?\n"


def checked(redirection: str, article: str = CALM) -> subprocess.CompletedProcess[str]:
    """A check in a process of its own, with its streams redirected by a shell."""
    # Python's own buffers are part of what is tested, whatever the surroundings say of them.
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = f"{shlex.join(CHECK)} {redirection}"
    return subprocess.run(  # noqa: S602 - a redirection is what is tested
        command, shell=True, env=buffered, input=article, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("redirection", [">/dev/full", ">&-", "-o /dev/full", "--output-format json >/dev/full"])
def test_a_report_that_cannot_be_delivered_gives_2_and_one_line(redirection: str) -> None:
    run = checked(redirection)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "Exception ignored" not in run.stderr
    assert run.stderr.count("written") + run.stderr.count("closed") >= 1


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-", "-v 2>/dev/full"])
def test_a_report_is_delivered_though_nothing_can_be_said_beside_it(redirection: str) -> None:
    run = checked(redirection, "Slouching is good for your back and cures back pain.\n")
    assert run.returncode == 1
    assert "Slouching" in run.stdout


def test_the_command_can_be_called_where_output_is_caught(tmp_path: Path) -> None:
    from claimcheck.cli import main

    (tmp_path / "back.md").write_text("Slouching is good for your back and cures back pain.\n", encoding="utf-8")
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()):
        assert main(["check", "--isolated", "--offline", "--no-cache", str(tmp_path / "back.md")]) == 1
    assert "Slouching" in out.getvalue()
