"""Where opinions of engines are kept: in the lock file, for others and for --frozen, and in the cache of this user."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import asdict, field, frozen

from claimcheck.config import find_lock
from claimcheck.model import Verdict
from claimcheck.model.opinions import Opinion, Part
from claimcheck.sources.cache import AnswerCache
from claimcheck.sources.lockfile import LockFile
from claimcheck.sources.opening import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.config import Settings


@frozen(kw_only=True)
class Shelf:
    """Opinions of the lock file, by their keys, then those of the cache, by key and stamp."""

    locked: Mapping[str, Opinion] = field(factory=dict)
    cache: AnswerCache | None = None
    afresh: bool = False
    """Whether what the cache holds is only overwritten."""

    def read(self, key: str, stamp: str) -> Opinion | None:
        """The opinion under a key; None where there is none, or one that cannot be read any more."""
        if key in self.locked:
            return self.locked[key]
        kept = self.cache.read(_question(key, stamp)) if self.cache and not self.afresh else None
        return _opinion_of(kept.body) if kept else None

    def write(self, key: str, stamp: str, opinion: Opinion) -> None:
        """Keep an opinion in the cache."""
        if self.cache:
            self.cache.write(_question(key, stamp), json.dumps(asdict(opinion)).encode(), absent=False)


@contextmanager
def open_kept(settings: Settings, start: Path | None = None, *, afresh: bool = False) -> Iterator[Shelf]:
    """What is kept, as `open_sources` has it: frozen the lock file alone, offline that and the cache, else the cache.

    Raises:
        ConfigError: The lock file is broken, or missing where it is needed.
    """
    path = find_lock(settings, start)
    wanted = settings.frozen or (settings.offline and (settings.lock or path.exists()))
    locked = dict(LockFile.read(path).opinions) if wanted else {}
    if settings.frozen or not settings.cache:
        yield Shelf(locked=locked)
        return
    cache = AnswerCache(cache_folder(settings))
    try:
        yield Shelf(locked=locked, cache=cache, afresh=afresh)
    finally:
        cache.close()


def _question(key: str, stamp: str) -> str:
    return f"opinion {key} {stamp}".rstrip()


def _opinion_of(body: bytes) -> Opinion | None:
    try:
        told = json.loads(body)
        told["said"] = Verdict(told["said"])
        told["passages"] = tuple(told["passages"])
        told["parts"] = tuple(Part(**each) for each in told["parts"])
        return Opinion(**told)
    except (ValueError, KeyError, TypeError):
        return None  # written by another version
