"""Speed, offline, one core: CPU an article over 1,000 copies of the seed, and the start of the command."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Figure
from claimcheck import Settings
from claimcheck.pipeline import check_files

COPIES = 1000
RUNS = 11


def run(data: Path) -> list[Figure]:
    """Milliseconds of CPU an article in one run over copies of it, and seconds of wall clock of whole processes."""
    source = (data / "seed" / "modic-changes.txt").read_bytes()
    settings = Settings(offline=True, cache=False)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{copy}.txt" for copy in range(COPIES)]
        for path in paths:
            path.write_bytes(source)
        check_files(paths[:1], settings)
        start = time.process_time()
        check_files(paths, settings)
        each = (time.process_time() - start) * 1000 / COPIES
        check = ("-m", "claimcheck", "check", "--isolated", "--offline", "--no-cache", "--exit-zero", str(paths[0]))
        seconds = [
            Figure(measure="s import claimcheck", value=_seconds("-c", "import claimcheck"), n=RUNS, reach="≤ 0.15"),
            Figure(measure="s claimcheck --help", value=_seconds("-m", "claimcheck", "--help"), n=RUNS, reach="≤ 0.2"),
            Figure(measure="s import pipeline", value=_seconds("-c", "import claimcheck.pipeline"), n=RUNS),
            Figure(measure="s check of one article", value=_seconds(*check), n=RUNS),
            Figure(measure="s python itself", value=_seconds("-c", "pass"), n=RUNS),
        ]
    return [Figure(measure="CPU ms an article", value=each, n=COPIES, peer="proselint 16", reach="≤ 8"), *seconds]


def _seconds(*arguments: str) -> float:
    """The median wall clock of a Python process, in seconds, over `RUNS` runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)  # noqa: S603
        times.append(time.perf_counter() - start)
    return statistics.median(times)
