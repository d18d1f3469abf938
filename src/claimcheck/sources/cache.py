"""Answers kept on disk: what a registry said and when, without a trace of who asked.

One table in an SQLite file that several runs may use at once. A cache that fails, for whatever reason, is told once
and gone without: it only ever saves time.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
import zlib
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from pathlib import Path

ABSENT = timedelta(days=1)
"""How long it is believed that a registry has no such record; it may be registered any day."""
BUSY = 2.0
"""Seconds to wait for another process that is writing."""

_LOG = logging.getLogger(__name__)
_FILE = "answers.sqlite"
# The tables that are dropped were those of another store, which kept headers too.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, at REAL, absent INTEGER, sum INTEGER, body BLOB);
DROP TABLE IF EXISTS responses;
DROP TABLE IF EXISTS redirects;
"""


@frozen(kw_only=True)
class Kept:
    """An answer from the cache."""

    body: bytes
    absent: bool
    """Whether the answer was that there is no such record."""
    at: float
    """When the registry gave it, in seconds of the epoch."""

    def is_fresh(self, life: timedelta) -> bool:
        """Whether it is younger than `life`; word that there is no record lives for a day at most.

        One from the future, left by a clock that was wrong, is not: nobody knows its age.
        """
        return 0 <= _now() - self.at < (min(life, ABSENT) if self.absent else life).total_seconds()


class AnswerCache:
    """Answers by what was asked; safe to use from several threads. Never raises: see `trouble`."""

    def __init__(self, folder: Path | None) -> None:
        """Open the cache in `folder`, made for its owner alone where it is missing; None keeps answers in memory."""
        self.trouble = ""
        """Why answers are kept in memory although there is a folder; empty while all is well."""
        self._lock = threading.Lock()
        self._folder = folder
        self._answers = _in_memory()
        try:
            if folder:
                opened = _open(folder)
                self._answers.close()
                self._answers = opened
        except (OSError, ValueError, sqlite3.Error) as error:
            self._answers = self._without(error)

    def read(self, question: str) -> Kept | None:
        """The answer kept to `question`, however old; None where there is none or it is spoilt."""
        with self._lock:
            try:
                row = self._answers.execute(
                    "SELECT body, absent, at, sum FROM answers WHERE question = ?", (question,)
                ).fetchone()
            except sqlite3.Error as error:
                self._answers = self._without(error)
                return None
        match row:
            case (bytes() as body, int() as absent, float() as at, int() as checksum) if zlib.crc32(body) == checksum:
                return Kept(body=body, absent=bool(absent), at=at)
            case _:
                return None

    def write(self, question: str, body: bytes, *, absent: bool) -> None:
        """Keep an answer that came just now."""
        row = (question, _now(), absent, zlib.crc32(body), body)
        with self._lock:
            for _ in range(2):  # if need be, once more in memory
                try:
                    self._answers.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", row)
                except sqlite3.Error as error:
                    self._answers = self._without(error)
                else:
                    return

    def close(self) -> None:
        """Close the file."""
        with self._lock, suppress(sqlite3.Error):
            self._answers.close()

    def _without(self, error: Exception) -> sqlite3.Connection:
        """A cache in memory in the place of the one that failed."""
        with suppress(sqlite3.Error):
            self._answers.close()
        self.trouble = getattr(error, "strerror", None) or str(error)
        _LOG.warning("claimcheck: going on without the cache in %r: %s", str(self._folder), self.trouble)
        return _in_memory()


def _open(folder: Path) -> sqlite3.Connection:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / _FILE
    if not os.access(path if path.exists() else folder, os.W_OK):
        return _only_read(path)
    answers = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    try:
        # With a log of its own a writer keeps no reader waiting, and a process that is killed leaves the file whole.
        answers.execute("PRAGMA journal_mode=WAL")
        answers.execute("PRAGMA synchronous=NORMAL")
        answers.executescript(_SCHEMA)
    except sqlite3.Error:
        answers.close()
        raise
    return answers


def _only_read(path: Path) -> sqlite3.Connection:
    """The answers of a file that may not be written, in memory, where more can be added."""
    answers = _in_memory()
    try:
        answers.execute("ATTACH DATABASE ? AS kept", (f"{path.absolute().as_uri()}?immutable=1",))
        answers.execute("INSERT INTO answers SELECT * FROM kept.answers")
    except sqlite3.Error:
        answers.close()
        raise
    return answers


def _in_memory() -> sqlite3.Connection:
    answers = sqlite3.connect("file::memory:", uri=True, isolation_level=None, check_same_thread=False)
    answers.executescript(_SCHEMA)
    return answers


def _now() -> float:
    return time.time()
