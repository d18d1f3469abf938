"""Fail a build on errors only, and on anything that could not be checked: `python examples/ci_check.py ARTICLE …`."""

from __future__ import annotations

import sys
from pathlib import Path

from claimcheck import Settings, check_files
from claimcheck.model import Severity

FOLDER = Path(__file__).parent / "articles"
ARTICLES = sorted(FOLDER.glob("modic-changes.*"))
FROZEN = Settings(frozen=True, lock=str(FOLDER / "claimcheck.lock"))
"""The works of the examples are in their lock file, so no network is needed; without this the registries are asked."""


def main(paths: list[Path]) -> int:
    """The exit code: 0 fine, 1 an error was found, 2 a file could not be checked."""
    report = check_files(paths, FROZEN)
    for failure in report.failures:
        print(failure.message, file=sys.stderr)
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    print(f"{len(report.articles)} articles, {len(report.findings)} findings, {len(errors)} of them errors")
    if report.failures:
        return 2
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or ARTICLES))
