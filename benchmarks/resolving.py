"""Resolving 50 references: seconds and requests, cold at 200 ms latency and the polite limits, and warm."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Figure
from tests.claimcheck_stub import StubServer, invented
from tests.claimcheck_stub.limits import POLITE

LENGTH = 50
LATENCY = 0.2
RUNS = 5


def run(data: Path) -> list[Figure]:  # noqa: ARG001 - the stub has its own works
    """Wall-clock seconds of the command on an article with 50 references that print DOIs."""
    with StubServer() as stub, tempfile.TemporaryDirectory() as folder:
        stub.catalogue.works.extend(invented.series(LENGTH))
        stub.latency = LATENCY
        stub.limit(POLITE)
        article = Path(folder) / "article.md"
        article.write_text(_article(), encoding="utf-8")
        environment = {**os.environ, "CLAIMCHECK_REGISTRIES": stub.url}
        command = ["--cache-dir", str(Path(folder) / "cache"), "--mailto", "editor@example.org", str(article)]
        cold = _seconds(command, environment)
        asked, crossref = len(stub.log), len(stub.asked("crossref"))
        warm = min(_seconds(command, environment) for _ in range(RUNS))
        offline = min(_seconds(["--offline", "--no-cache", str(article)], environment) for _ in range(RUNS))
        again = len(stub.log) - asked
    return [
        Figure(measure="cold: s", value=cold, n=LENGTH, reach="≤ 10"),
        Figure(measure="cold: Crossref requests", value=float(crossref), n=LENGTH, reach="≤ 2"),
        Figure(measure="cold: all requests", value=float(asked), n=LENGTH),
        Figure(measure="warm: s beyond offline", value=warm - offline, n=LENGTH, reach="≤ 0.3"),
        Figure(measure="warm: requests", value=float(again), n=LENGTH, reach="0"),
    ]


def _article() -> str:
    works = invented.series(LENGTH)
    claims = "\n\n".join(f"Thyme shortens colds by {place} days [{place}]." for place in range(1, LENGTH + 1))
    entries = "\n".join(
        f"{place}. {work.authors[0][0]} A. {work.title}. J Fict Med. {work.issued[0]};{work.volume}:{work.pages}. "
        f"doi:{work.doi}"
        for place, work in enumerate(works, 1)
    )
    return f"# Thyme\n\n{claims}\n\n## References\n\n{entries}\n"


def _seconds(arguments: list[str], environment: dict[str, str]) -> float:
    command = [sys.executable, "-m", "claimcheck", "check", "--isolated", "--exit-zero", *arguments]
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - start
