"""`claimcheck doctor`: what is installed here, and what would keep a check from working."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import claimcheck
from claimcheck.commands.exits import Exit
from claimcheck.config import find_config, find_lock, load_settings
from claimcheck.installed import NAME, others

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXTRAS = (
    ("docx", "docx", "DOCX is read"),
    ("pdf", "pypdfium2", "PDF is read"),
    ("lsp", "pygls", "editors are served"),
    ("model", "onnxruntime", "models on this machine are run"),
)


def doctor() -> int:
    """Print the state of this installation; exit with 2 where something is wrong.

    Raises:
        ConfigError: The configuration or the lock file is broken.
    """
    from claimcheck.output import write_out

    faults = [*_faults()]
    lines = [f"{name + ':':12} {told}" for name, told in (*_state(), *(("wrong", fault) for fault in faults))]
    write_out("\n".join([*lines, "" if faults else "nothing is wrong here", ""]).replace("\n\n", "\n"))
    return Exit.NOT_RUN if faults else Exit.CLEAR


def _state() -> Iterator[tuple[str, str]]:
    from claimcheck.sources.opening import cache_folder
    from claimcheck.sources.registries import VARIABLE, Registries

    start = Path.cwd()
    settings = load_settings(start)
    lock = find_lock(settings, start)
    yield "claimcheck", f"{claimcheck.__version__}, {Path(claimcheck.__file__).parent}"
    yield "command", shutil.which("claimcheck") or "not on the path; `python -m claimcheck` works"
    yield "python", f"{platform.python_version()}, {sys.executable}"
    for extra, module, told in _EXTRAS:
        wanting = f"no: pip install '{NAME}[{extra}]', or .[{extra}] in a checkout"
        yield extra, told if find_spec(module) else wanting
    yield "settings", str(find_config(start) or "the defaults")
    yield "lock file", str(lock) if lock.exists() else "none"
    yield "cache", str(cache_folder(settings)) if settings.cache else "not used"
    Registries.from_environment()
    stand_in = os.environ.get(VARIABLE, "")
    yield "registries", f"the stand-in {stand_in} ({VARIABLE})" if stand_in else "the public ones; not asked now"


def _faults() -> Iterator[str]:
    from claimcheck.sources.lockfile import LockFile
    from claimcheck.sources.opening import cache_folder

    for name in others():
        yield (
            f"{name} is installed over our folder, and either may have replaced files of the other: uninstall both, "
            f"then install {NAME} alone, best in a virtual environment of its own"
        )
    settings = load_settings(Path.cwd())
    lock = find_lock(settings, Path.cwd())
    if lock.exists():
        LockFile.read(lock)
    folder = cache_folder(settings)
    place = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    if settings.cache and not os.access(place, os.W_OK):
        yield f"{place} cannot be written, so no answer is kept: name another folder with --cache-dir"
