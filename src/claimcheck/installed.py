"""What is installed beside and over this package: `importlib.metadata` would take a tenth of a short run to say."""

from __future__ import annotations

import os
import sys

NAME = "claimcheck-health"
"""The distribution that this package belongs to."""
_FOLDER = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib would slow the import


def others(packages: str = "") -> tuple[str, ...]:
    """Other distributions that have put files into the folder `claimcheck` beside which they are installed.

    Args:
        packages: The folder of installed packages; default: the one that holds this package.

    Looks at names alone unless one holds `claimcheck`, so that it may run at each import.
    """
    packages = packages or os.path.dirname(_FOLDER)  # noqa: PTH120
    own = NAME.replace("-", "_")
    try:
        names = os.listdir(packages)  # noqa: PTH208
    except OSError:
        return ()
    suspects = (name for name in names if "claimcheck" in name.lower() and name.endswith(".dist-info"))
    return tuple(
        sorted(
            name.partition("-")[0]
            for name in suspects
            if name.partition("-")[0].lower() != own and _owns(os.path.join(packages, name, "RECORD"))  # noqa: PTH118
        )
    )


def _owns(record: str) -> bool:
    """Whether a list of installed files names one of the folder `claimcheck`."""
    try:
        with open(record, encoding="utf-8") as lines:  # noqa: PTH123
            return any(line.startswith("claimcheck/") for line in lines)
    except (OSError, UnicodeDecodeError):
        return False


def declares(group: str) -> bool:
    """Whether an installed distribution may declare entry points of `group`, so that it is worth to ask for them."""
    for folder in [each or os.curdir for each in sys.path]:
        try:
            names = os.listdir(folder)  # noqa: PTH208
        except FileNotFoundError:
            continue
        except OSError:  # a zip file: it can be imported from, and only `importlib.metadata` looks into it
            return True
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and _holds(f"{folder}/{name}/entry_points.txt", group):
                return True
    return False


def _holds(path: str, words: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123
            return words in file.read()
    except OSError:
        return False


def warn_of_others() -> None:
    """Warn, once, where files of another distribution may stand in the place of ours."""
    if found := others():
        import warnings

        names = " and ".join(found)
        warnings.warn(
            f"{names} is installed over the folder of {NAME}, which may not work: `claimcheck doctor` tells more",
            RuntimeWarning,
            stacklevel=2,
        )
