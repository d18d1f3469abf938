"""Where a report goes, and whether it is coloured."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config import Color
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TextIO


def wants_color(color: Color, stream: TextIO, environment: Mapping[str, str]) -> bool:
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
    return stream.isatty() and environment.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """The columns of the terminal; 100 for what is no terminal, so that a saved report is always the same."""
    return shutil.get_terminal_size((100, 24)).columns if stream.isatty() else 100


def write_out(text: str, *, stream: TextIO | None = None) -> None:
    """Write to standard output or `stream`: as UTF-8, but on a terminal as the terminal reads it.

    A reader that has gone away (`claimcheck check | head`) is no error.
    """
    stream = stream or sys.stdout
    encoding = stream.encoding if stream.isatty() else "utf-8"
    write_bytes(text.encode(encoding, "backslashreplace"), stream=stream)


def write_bytes(data: bytes, *, stream: TextIO | None = None) -> None:
    """Write bytes as they are to standard output or `stream`; a reader that has gone away is no error."""
    stream = stream or sys.stdout
    stream.flush()
    try:
        stream.buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def progress_bar(stream: TextIO, *, quiet: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that shows how many references of how many are resolved; None where nobody would see it.

    The bar appears on a terminal only, when it is first told of something, and goes when all is done.
    """
    if quiet or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("resolving references", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


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
