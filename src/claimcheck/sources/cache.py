"""Answers kept on disk: as JSON, without a trace of who asked."""

from __future__ import annotations

import os
import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import requests
from attrs import frozen
from requests_cache import CachedSession
from requests_cache.backends.base import BaseCache
from requests_cache.backends.sqlite import SQLiteCache

from claimcheck.errors import ConfigError
from claimcheck.sources.transport import SECRETS

if TYPE_CHECKING:
    from pathlib import Path

    from requests import PreparedRequest, Response

ABSENT = timedelta(days=1)
"""How long it is believed that a registry has no such record; it may be registered any day."""

_FILE = "answers.sqlite"
_LEFT_OUT = (*SECRETS, "User-Agent")


@frozen(kw_only=True)
class Kept:
    """An answer from the cache."""

    body: bytes
    absent: bool
    """Whether the answer was that there is no such record."""
    at: datetime
    """When the registry gave it."""

    def is_fresh(self, life: timedelta) -> bool:
        """Whether it is younger than `life`; word that there is no record lives for a day at most."""
        return datetime.now(tz=UTC) - self.at < (min(life, ABSENT) if self.absent else life)


class AnswerCache:
    """Answers by what was asked; safe to use from several threads."""

    def __init__(self, folder: Path | None) -> None:
        """Open the cache in `folder`, made for its owner alone where it is missing; None keeps answers in memory.

        Raises:
            ConfigError: The folder cannot be written, or holds a file that is no cache.
        """
        self._lock = threading.Lock()
        try:
            self._cache = _open(folder)
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise ConfigError(
                f"the cache {folder} cannot be used ({reason}): delete it, choose another folder, or none (--no-cache)"
            ) from error

    def key(self, request: PreparedRequest) -> str:
        """The key of a question, prepared without who asks: its address and the kind of answer it accepts."""
        return self._cache.create_key(request, match_headers=["Accept"])

    def read(self, key: str) -> Kept | None:
        """The answer kept under `key`, however old; None where there is none or it cannot be read any more."""
        with self._lock:
            try:
                found = self._cache.get_response(key)
            except sqlite3.Error:
                return None
        if found is None:
            return None
        absent = found.status_code == requests.codes.not_found
        return Kept(body=found.content, absent=absent, at=found.created_at)

    def write(self, key: str, response: Response) -> None:
        """Keep an answer; a cache that cannot be written at the moment goes without it."""
        # The redirects on the way hold addresses that requests-cache does not clear of secrets.
        response.history = []
        with self._lock:
            try:
                self._cache.save_response(response, key)
            except sqlite3.Error:
                return

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._cache.close()  # type: ignore[no-untyped-call]


def _open(folder: Path | None) -> BaseCache:
    backend = BaseCache()
    if folder is not None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / _FILE
        # SQLite waits for ever for a file that it may not write.
        if not os.access(path if path.exists() else folder, os.W_OK):
            raise PermissionError("no permission to write")
        # JSON, since a pickle from a shared folder could run code.
        backend = SQLiteCache(path, serializer="json")
    return CachedSession(backend=backend, ignored_parameters=_LEFT_OUT).cache
