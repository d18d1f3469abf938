"""`claimcheck check --watch`: articles are checked again when they are saved."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.commands.checking import check_once
from claimcheck.commands.running import Run, say
from claimcheck.errors import ConfigError
from claimcheck.inputs import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EVERY = 0.5
"""Seconds between two looks at the files."""


def watch(given: Namespace, sleep: Callable[[float], None] = time.sleep) -> int:
    """Check the articles, then again those that change and those that are new, until interrupted.

    A change of the settings, the lock file or the baseline has all of them checked again.

    Raises:
        ConfigError: There is nothing to watch, or the first run cannot be made.
    """
    if STANDARD_INPUT in given.paths or given.fix or given.diff or given.write_baseline or given.explain:
        raise ConfigError("--watch goes with files and a report alone: leave out -, --fix, --diff and the like")
    code = check_once(given)
    seen, settings = _stamps(given)
    say("watching; press Ctrl-C to stop")
    while True:
        sleep(EVERY)
        try:
            now, settings_now = _stamps(given)
            changed = [path for path, stamp in now.items() if seen.get(path) != stamp]
            if settings_now != settings:
                code = check_once(given)
            elif changed:
                code = check_once(Namespace(**{**vars(given), "paths": changed}))
            elif now.keys() == seen.keys():
                continue
            say(f"exit code {code}; watching")
            seen, settings = now, settings_now
        except ConfigError as error:
            say(f"error: {error}")
            sleep(4 * EVERY)


def _stamps(given: Namespace) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """When articles, and what they are checked with, were changed last."""
    run = Run.of(given, given.paths)
    others = (str(run.source or ""), run.settings.lock, run.settings.baseline)
    return _stamped(run.inputs.files), _stamped(each for each in others if each)


def _stamped(paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    stamps = {}
    for path in paths:
        try:
            status = os.stat(Path(path))  # noqa: PTH116 - one call, of a path that may be gone
        except OSError:
            continue
        stamps[path] = (status.st_mtime_ns, status.st_size)
    return stamps
