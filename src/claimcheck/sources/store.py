"""What was found out about the references of many articles: one SQLite file, written by one process, read by many.

It holds what a lock file holds, and abstracts whatever their licence, since it stays where the cache is. A reference is
looked up by its key; nothing but what is looked up is read, however large the file.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from attrs import evolve, field, frozen

from claimcheck.errors import ConfigError
from claimcheck.model import Found, NotAsked, Placeholder, Unreachable
from claimcheck.sources.lock_format import Entry, EntryFormat
from claimcheck.sources.lock_keys import reference_key, work_key
from claimcheck.sources.lockfile import by_number, carried_over
from claimcheck.sources.outcomes import outcome_of, read_printed
from claimcheck.sources.reach import is_listed
from claimcheck.sources.relying import every_work, relied_on, with_rounded_scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from claimcheck.model import Reference, Resolution, Work

_WORKS_AT_HAND = 2000
_BUSY = 10.0
"""Seconds to wait for another process that is writing."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, asked_on TEXT, entry TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS works (key TEXT PRIMARY KEY, work TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS numbers (number TEXT PRIMARY KEY, asked_on TEXT, work TEXT, note TEXT) WITHOUT ROWID;
PRAGMA user_version = 1;
"""


def _unusable(path: Path, error: sqlite3.Error) -> ConfigError:
    return ConfigError(f"{path}: cannot be used ({error}); delete it, or name another --cache-dir")


def _numbers(work: Work) -> tuple[str, str]:
    return f"doi:{work.doi}", f"pmid:{work.pmid}"


def oldest(today: date) -> str:
    """The ISO date of the oldest answer that is believed today, since the standing of works changes."""
    from claimcheck.sources.session import STANDING

    return (today - STANDING + timedelta(days=1)).isoformat()


@frozen(slots=False)
class Store:
    """A store, open; `close` it."""

    path: Path
    _file: sqlite3.Connection = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The store at `path`, to be read.

        Raises:
            ConfigError: It is no store, or cannot be read.
        """
        return cls._opened(path, f"{path.absolute().as_uri()}?mode=ro", "")

    @classmethod
    def to_write(cls, path: Path) -> Self:
        """The store at `path`, made where there is none.

        Raises:
            ConfigError: It is no store, or cannot be written.
        """
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(f"{path}: cannot be written ({error.strerror}); name another --cache-dir") from None
        return cls._opened(path, path.absolute().as_uri(), _SCHEMA)

    @classmethod
    def _opened(cls, path: Path, address: str, script: str) -> Self:
        file = None
        try:
            file = sqlite3.connect(address, uri=True, timeout=_BUSY, check_same_thread=False)
            file.executescript(script)
            file.execute("SELECT count(*) FROM (SELECT 1 FROM entries, works, numbers LIMIT 1)")
        except sqlite3.Error as error:
            if file:
                file.close()
            raise _unusable(path, error) from None
        return cls(path, file)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def resolution_of(self, reference: Reference, *, since: str = "") -> Resolution | None:
        """What is known of the work behind a printed reference, as a lock file tells it; None where nothing is.

        What was learned of the work later, for another print of its number, counts before what was learned then.
        `since` is the ISO date before which nothing counts.
        """
        own = self._one(
            "SELECT entry, asked_on FROM entries WHERE key = ? AND asked_on >= ?", reference_key(reference), since
        )
        newer = f"{own[1] or 0}~" if own else since  # `~` comes behind every date
        if found := by_number(reference, lambda number: self._numbered(number, newer)):
            row = self._one("SELECT note FROM numbers WHERE number IN (?, ?)", *_numbers(found.work))
            return evolve(found, note=row[0] if row else "")
        if own:
            return self._format.entry(json.loads(own[0])).resolution
        return None if is_listed(reference) else outcome_of(read_printed(reference))

    def add(self, references: Iterable[Reference], resolutions: Mapping[str, Resolution], today: date) -> list[str]:
        """Keep what was found out, under the ids of the references; gives why for each of which nothing could be.

        What nobody answered about leaves what was known before; where somebody did not answer, it counts as old.
        """
        lost = []
        with self._file:
            for reference in references:
                resolution = resolutions[reference.id]
                if isinstance(resolution, Unreachable | NotAsked):
                    lost += [resolution.reason] if isinstance(resolution, Unreachable) else []
                    continue
                entry = self._format.plain(
                    Entry(resolution=with_rounded_scores(resolution), asked_on=today.isoformat())
                )
                note = resolution.note if isinstance(resolution, Found | Placeholder) else ""
                on = "" if note else today.isoformat()
                row = (reference_key(reference), on, json.dumps(entry))
                self._file.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", row)
                for work in every_work(resolution):
                    self._keep(work)
                for work in relied_on(resolution):
                    for number in _numbers(work):
                        if not number.endswith(":"):
                            self._file.execute(
                                "INSERT OR REPLACE INTO numbers VALUES (?, ?, ?, ?)", (number, on, work_key(work), note)
                            )
        self._work.cache_clear()
        return lost

    def counts(self) -> tuple[int, int]:
        """How many references and works there are."""
        [(references, works)] = self._file.execute("SELECT (SELECT count(*) FROM entries), count(*) FROM works")
        return references, works

    def _keep(self, work: Work) -> None:
        key = work_key(work)
        row = (key, json.dumps(self._format.plain_work(carried_over(work, self._work(key)))))
        self._file.execute("INSERT OR REPLACE INTO works VALUES (?, ?)", row)

    def _numbered(self, number: str, since: str) -> Work | None:
        row = self._one("SELECT work FROM numbers WHERE number = ? AND asked_on >= ?", number, since)
        return self._work(row[0]) if row else None

    @cached_property
    def _work(self) -> Any:  # noqa: ANN401 - the type of a cached function is not exported
        @lru_cache(_WORKS_AT_HAND)
        def read(key: str) -> Work | None:
            row = self._one("SELECT work FROM works WHERE key = ?", key)
            return self._format.work(json.loads(row[0])) if row else None

        return read

    @cached_property
    def _format(self) -> EntryFormat:
        return EntryFormat(self._work)

    def _one(self, question: str, *values: str) -> tuple[Any, ...] | None:
        try:
            with closing(self._file.execute(question, values)) as found:
                row: tuple[Any, ...] | None = found.fetchone()
                return row
        except sqlite3.Error as error:
            raise _unusable(self.path, error) from None
