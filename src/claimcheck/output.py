"""Where a report goes, and whether it is coloured."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config import Color
from claimcheck.errors import ClaimcheckError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TextIO

    from rich.progress import Task

    Told = Callable[[int, int], None]


def wants_color(color: Color, stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Whether to colour what goes to `stream`.

    A choice decides; else NO_COLOR (https://no-color.org), then FORCE_COLOR, if set to anything; else whether
    the stream is a terminal that can do so.
    """
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody watches the stream; one that is closed (`>&-`) is None in Python."""
    return stream is not None and not stream.closed and stream.isatty()


def width_of(stream: TextIO | None) -> int:
    """The columns of the terminal; 100 for what is no terminal, so that a saved report is always the same."""
    if not is_terminal(stream):
        return 100
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns


class OutputError(ClaimcheckError):
    """What was to be written could not be delivered whole."""


def write_out(text: str, *, stream: TextIO | None = None) -> None:
    """Write to standard output or `stream`: as UTF-8, but on a terminal as the terminal reads it.

    Raises:
        OutputError: The disk is full, the reader has gone away (`claimcheck check | head`), or there is no output.
    """
    stream = stream or sys.stdout
    encoding = stream.encoding if is_terminal(stream) else "utf-8"
    write_bytes(text.encode(encoding, "backslashreplace"), stream=stream)


def write_bytes(data: bytes, *, stream: TextIO | None = None) -> None:
    """Write bytes as they are to standard output or `stream`; as text to one that takes text only.

    Raises:
        OutputError: As for `write_out`.
    """
    stream = stream or sys.stdout
    try:
        if not hasattr(stream, "buffer"):
            stream.write(data.decode("utf-8", "replace"))
            return
        stream.flush()
        stream.buffer.write(data)
        stream.flush()
    except (OSError, ValueError, AttributeError) as error:
        if isinstance(error, OSError) and stream:
            give_up(stream)
        reason = getattr(error, "strerror", None) or "standard output is closed"
        raise OutputError(f"not all could be written: {reason}") from None


def give_up(stream: TextIO) -> None:
    """Lead a stream that takes nothing more into nowhere: Python flushes it at its end, and would complain then."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def counting_bar(
    stream: TextIO | None, noun: str, total: int | None, done: int = 0, *, quiet: bool = False
) -> Iterator[Callable[[], None]]:
    """Give a function to be called for each of `total` things, None where nobody knows how many there are.

    The bar tells how many are done, of how many, how many a second, and the time left; see `progress_bars`.
    """
    if quiet or stream is None or not is_terminal(stream) or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed or 0:,.1f} a second")

    count = TextColumn(f"{{task.completed:,}} of {{task.total:,}} {noun}" if total else f"{{task.completed:,}} {noun}")
    with Progress(
        count, BarColumn(), Rate(), TimeRemainingColumn(), console=Console(file=stream), transient=True
    ) as bar:
        task = bar.add_task(noun, total=total, completed=done)
        yield lambda: bar.advance(task)


@contextmanager
def progress_bars(stream: TextIO | None, *, quiet: bool = False) -> Iterator[tuple[Told, Told] | tuple[None, None]]:
    """Give functions that show how many articles of how many are checked, and how many references are resolved.

    None where nobody would see them. The bars appear on a terminal only, and go when all is done.
    """
    if quiet or stream is None or not is_terminal(stream) or os.environ.get("TERM") == "dumb":
        yield None, None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=stream), transient=True) as bar:
        articles, references = (bar.add_task("", total=None, visible=False) for _ in range(2))

        def articles_done(done: int, of: int) -> None:
            now = f"article {min(done + 1, of)} of {of}"
            bar.update(articles, completed=done, total=of, visible=of > 1, description=now)

        def references_done(done: int, of: int) -> None:
            bar.update(references, completed=done, total=of, visible=True, description="references")

        yield articles_done, references_done


def write_file(path: str, text: str) -> None:
    """Write a report to a file as UTF-8.

    Raises:
        ConfigError: The file cannot be written.
    """
    try:
        Path(path).write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); name another file with -o") from None


def append_file(path: str, text: str) -> None:
    """Add to a file that others write to as well.

    Raises:
        ConfigError: The file cannot be written.
    """
    try:
        with Path(path).open("ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); check GITHUB_STEP_SUMMARY") from None
