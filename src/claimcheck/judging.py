"""The engine that a run puts behind the verdict; nothing of it is loaded where the base tier decides."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.model import EngineName

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.config import Settings
    from claimcheck.verification.engines.reviewing import Reviewer


@contextmanager
def open_reviewer(settings: Settings, *, start: Path | None = None, afresh: bool = False) -> Iterator[Reviewer | None]:
    """What lays claims before the engine of the settings; None where the base tier decides as it ships.

    `start` and `afresh` are as for `open_sources`.

    Raises:
        ConfigError: The engine cannot be used, or the lock file or the calibration is broken.
    """
    if settings.verifier is EngineName.BASE and not settings.calibration:
        yield None
        return
    from claimcheck.verification.engines import opening

    with opening.open_reviewer(settings, start=start, afresh=afresh) as reviewer:
        yield reviewer
