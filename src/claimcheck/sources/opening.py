"""Which sources a run may use: the lock file alone, what is at hand, or the registries."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import readers
from claimcheck.config import find_lock
from claimcheck.identifiers import Scheme, placeholder_reason
from claimcheck.inputs import is_address
from claimcheck.model import NotAsked, Placeholder, Reference, Resolution
from claimcheck.readers.files import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.config import Settings
    from claimcheck.model import Article
    from claimcheck.sources.lockfile import LockFile
    from claimcheck.sources.retraction_list import RetractionList
    from claimcheck.sources.session import Session
    from claimcheck.sources.store import Store
    from claimcheck.sources.web.fetching import Fetcher

    Resolve = Callable[[Sequence[Reference]], dict[str, Resolution]]

STORE = "works.sqlite"
"""The name of the store, in the folder of the cache."""
RETRACTIONS = "retractions.sqlite"
"""The name of the copy of the Retraction Watch list, there too."""
OFFLINE = "the run is offline and neither lock file nor cache knows them"
FROZEN = "they are missing from the lock file: run `claimcheck lock`"


@contextmanager
def open_sources(
    settings: Settings,
    *,
    start: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    afresh: bool = False,
) -> Iterator[Resolve]:
    """Give a function that resolves the references of an article within what `settings` allow.

    Sources that the settings name come first, in any case; the copy of the Retraction Watch list, where there is one,
    adds to the standing of works, unless frozen or `afresh`. Frozen: then the lock file alone. Offline: the lock file,
    the store, then the cache. Else the cache, unless `afresh`, then the registries, and with `follow_links` the sites
    of pages that no registry knows. The lock file is that of the settings, else the nearest one at or above `start`, by
    default the current folder. Requests is imported only where the cache, a registry or a site is really needed.

    Raises:
        ConfigError: The lock file is broken, or missing where it is needed or named; a stand-in for the registries
            is not on this machine.
        ReadError: A source that the settings name cannot be read.
    """
    with ExitStack() as stack:
        asked = _at_hand_or_asked(settings, start=start, progress=progress, afresh=afresh)
        resolve = stack.enter_context(asked)
        if listed := None if afresh else _retractions(settings):
            resolve = stack.enter_context(closing(listed)).before(resolve)
        if settings.source:
            from claimcheck.sources.given import Given

            resolve = Given.of(settings.source).before(resolve)
        yield resolve


def _retractions(settings: Settings) -> RetractionList | None:
    """The copy of the Retraction Watch list, where there is one."""
    place = cache_folder(settings) / RETRACTIONS
    if settings.frozen or not settings.cache or not os.path.isfile(place):  # noqa: PTH113 - never raises
        return None
    from claimcheck.sources.retraction_list import RetractionList

    return RetractionList.read(place)


@contextmanager
def _at_hand_or_asked(
    settings: Settings, *, start: Path | None, progress: Callable[[int, int], None] | None, afresh: bool
) -> Iterator[Resolve]:
    """The same without the sources that the settings name."""
    cache_dir = cache_folder(settings) if settings.cache else None
    with kept_offline(settings, start) as kept, ExitStack() as stack:
        if settings.frozen or (settings.offline and not (cache_dir and os.path.isdir(cache_dir))):  # noqa: PTH112 - never raises
            reason = FROZEN if settings.frozen else OFFLINE
            yield lambda references: {each.id: _known(each, kept) or _unknown(each, reason) for each in references}
            return
        opened: list[Session] = []
        fetchers: list[Fetcher] = []

        def from_all(references: Sequence[Reference]) -> dict[str, Resolution]:
            known = {each.id: found for each in references if (found := _known(each, kept))}
            if settings.follow_links:  # of a page that the lock file does not hold the cache may know more
                known = {name: found for name, found in known.items() if not isinstance(found, NotAsked)}
            rest = [each for each in references if each.id not in known]
            if not rest:
                return known
            from claimcheck.sources.resolver import resolve

            if not opened:
                opened.append(stack.enter_context(open_session(settings, afresh=afresh)))
            answers = resolve(rest, opened[0], progress=progress or _silent)
            if not settings.follow_links:
                return {**known, **answers}
            from claimcheck.sources.web.following import follow

            if not fetchers:
                fetchers.append(stack.enter_context(open_fetcher(settings, afresh=afresh)))
            ask = partial(resolve, session=opened[0])
            return {**known, **follow(rest, answers, fetcher=fetchers[0], resolve=ask, archive=opened[0])}

        yield from_all


def open_session(settings: Settings, *, afresh: bool = False) -> Session:
    """The session in which the registries are asked, within what `settings` allow."""
    from claimcheck.sources.registries import Registries
    from claimcheck.sources.session import Session, SessionSettings

    asking = SessionSettings(
        registries=Registries.from_environment(),
        mailto=settings.mailto,
        cache_dir=cache_folder(settings) if settings.cache else None,
        offline=settings.offline,
        afresh=afresh,
    )
    return Session(asking)


@contextmanager
def kept_offline(settings: Settings, start: Path | None) -> Iterator[tuple[LockFile | None, Store | None]]:
    """The lock file and the store, which count where nobody is asked; frozen, the lock file alone.

    The store is what `claimcheck corpus` was told by the registries; it lies beside the cache.

    Raises:
        ConfigError: One of them is broken, or the lock file missing where it is needed or named.
    """
    lock = _lock(settings, start) if settings.frozen or settings.offline else None
    place = None
    if settings.offline and settings.cache and not settings.frozen:
        place = cache_folder(settings) / STORE
    if place is None or not os.path.isfile(place):  # noqa: PTH113 - never raises
        yield lock, None
        return
    from claimcheck.sources.store import Store

    with closing(Store.read(place)) as store:
        yield lock, store


def open_fetcher(settings: Settings, **more: Any) -> Fetcher:  # noqa: ANN401 - fields of FetchSettings
    """A fetcher of pages, which keeps them in the cache that the settings name."""
    from claimcheck.sources.web.fetching import Fetcher, FetchSettings

    cache_dir = cache_folder(settings) if settings.cache else None
    offline = settings.offline or settings.frozen
    return Fetcher(FetchSettings(mailto=settings.mailto, cache_dir=cache_dir, offline=offline, **more))


@contextmanager
def open_articles(settings: Settings) -> Iterator[Callable[[str], Article]]:
    """Give a function that reads an article where it is: in a file, or by its address on the web.

    The function raises ReadError for what is missing or no article.
    """
    with ExitStack() as stack:
        fetchers: list[Fetcher] = []

        def read(name: str) -> Article:
            if not is_address(name):
                return readers.read(name, load(Path(name)))
            from claimcheck.sources.web.published import AT_ONCE, read_published

            if not fetchers:
                fetchers.append(stack.enter_context(open_fetcher(settings, fresh=AT_ONCE)))
            return read_published(name, fetchers[0])

        yield read


def cache_folder(settings: Settings) -> Path:
    """The folder of the cache: as set, else `claimcheck` in the user's cache folder (XDG base directories)."""
    if settings.cache_dir:
        return Path(os.path.expanduser(settings.cache_dir))  # noqa: PTH111 - Path.expanduser fails without a home
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.path.expanduser(base)) / "claimcheck"  # noqa: PTH111


def _lock(settings: Settings, start: Path | None) -> LockFile | None:
    path = find_lock(settings, start)
    if not (settings.frozen or settings.lock or path.exists()):
        return None
    from claimcheck.sources.lockfile import LockFile

    return LockFile.read(path)


def _known(reference: Reference, kept: Sequence[LockFile | Store | None]) -> Resolution | None:
    return next((found for each in kept if each and (found := each.resolution_of(reference))), None)


def _unknown(reference: Reference, reason: str) -> Resolution:
    """What can be said of a reference without asking anyone."""
    for identifier in reference.identifiers:
        placeholder = placeholder_reason(identifier.value) if identifier.scheme is Scheme.DOI else None
        if placeholder:
            return Placeholder(reason=placeholder, note=reason)
    return NotAsked(reason=reason, by_choice=True)


def _silent(_done: int, _of: int) -> None:
    pass
