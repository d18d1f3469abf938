"""`claimcheck retractions update`: a copy of the Retraction Watch list beside the cache, for checks that ask nobody."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck.commands.exits import Exit
from claimcheck.commands.running import named_settings, say
from claimcheck.config import load_settings
from claimcheck.errors import ConfigError, ReadError

if TYPE_CHECKING:
    import argparse

_MOST_BYTES = 500_000_000
"""Of the list, which has some 60 million."""
_TIMES = (10, 60)
"""Seconds to connect, and between two pieces."""


def retractions(given: argparse.Namespace) -> int:
    """Take the list from a file or an address, and return the exit code."""
    from claimcheck.sources.opening import RETRACTIONS, cache_folder
    from claimcheck.sources.retraction_list import read_rows, write_list

    named = Path(given.config) if given.config else None
    settings = load_settings(Path.cwd(), config=named, isolated=given.isolated, overrides=named_settings(given))
    place = cache_folder(settings) / RETRACTIONS
    data = _fetched(given.list) if urlsplit(given.list).scheme in {"http", "https"} else _read(Path(given.list))
    try:
        works = write_list(read_rows(data, given.list), place)
    except OSError as error:
        raise ConfigError(f"{place}: cannot be written ({error.strerror}); name another --cache-dir") from None
    say(f"wrote {place}: notices about {works:,} works")
    return Exit.CLEAR


def _read(path: Path) -> bytes:
    try:
        if os.path.getsize(path) > _MOST_BYTES:  # noqa: PTH202 - asked before it is read
            raise ReadError(f"{path}: has more than {_MOST_BYTES:,} bytes, which no such list has")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}; name the file of the list or its address") from None


def _fetched(address: str) -> bytes:
    """What the address answers with.

    Raises:
        ReadError: Nothing, or more than such a list has.
    """
    import requests

    from claimcheck.sources.session import user_agent

    data = bytearray()
    try:
        with requests.get(address, stream=True, timeout=_TIMES, headers={"User-Agent": user_agent("")}) as answer:
            answer.raise_for_status()
            for piece in answer.iter_content(1 << 16):
                data += piece
                if len(data) > _MOST_BYTES:
                    raise ReadError(f"{address}: gives more than {_MOST_BYTES:,} bytes, which no such list has")
    except requests.RequestException as error:
        raise ReadError(f"{address}: the list could not be had ({error}); load it down and name the file") from None
    return bytes(data)
