"""The job of checking one record in one of several processes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from attrs import frozen

from claimcheck.config import Settings
from claimcheck.corpus.records import check_records, failed
from claimcheck.corpus.tally import Line

if TYPE_CHECKING:
    Record = dict[str, Any]


@frozen
class Checking:
    """Makes the line of the answer to a record (see `processes.Job`)."""

    settings: Settings

    def do(self, record: Record, seconds: float) -> Line:
        """The answer."""
        began = time.monotonic()
        [answer] = check_records([record], self.settings, seconds=seconds)
        return Line.of(answer, time.monotonic() - began)

    def lost(self, record: Record, reason: str, seconds: float) -> Line:
        """The answer that there is none."""
        return Line.of(failed(record.get("id") or record.get("file") or "", reason), seconds)
