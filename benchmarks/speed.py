"""Speed, offline, one core: CPU an article over 1,000 copies of the seed, and the start of the command."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import Figure
from claimcheck import Settings
from claimcheck.pipeline import check_source

COPIES = 1000


def run(data: Path) -> list[Figure]:
    """Milliseconds of CPU an article, and seconds of wall clock to import and to print --help."""
    source = (data / "seed" / "modic-changes.txt").read_bytes()
    settings = Settings(offline=True, cache=False)
    check_source("warm.txt", source, settings)
    start = time.process_time()
    for copy in range(COPIES):
        check_source(f"{copy}.txt", source, settings)
    each = (time.process_time() - start) * 1000 / COPIES
    bare = _seconds("-c", "pass")
    return [
        Figure(measure="CPU ms an article", value=each, n=COPIES, peer="proselint 16", reach="≤ 8"),
        Figure(measure="s import claimcheck", value=_seconds("-c", "import claimcheck"), n=11, reach="≤ 0.15"),
        Figure(measure="s claimcheck --help", value=_seconds("-m", "claimcheck", "--help"), n=11, reach="≤ 0.2"),
        Figure(measure="s python itself", value=bare, n=11),
    ]


def _seconds(*arguments: str) -> float:
    """The median wall clock of a Python process, in seconds, over 11 runs."""
    times = []
    for _ in range(11):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)  # noqa: S603
        times.append(time.perf_counter() - start)
    return statistics.median(times)
