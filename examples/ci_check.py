"""Fail a build on errors only, and on anything that could not be checked: `python examples/ci_check.py ARTICLE …`."""

from __future__ import annotations

import sys
from pathlib import Path

from claimcheck import Settings, check_files

FOLDER = Path(__file__).parent / "articles"
ARTICLES = sorted(FOLDER.glob("modic-changes.*"))
ERRORS_ONLY = Settings(frozen=True, strict=True, fail_level="error")
"""The works of the examples are in the lock file beside them, so no network is needed; without `frozen` the registries
are asked. `strict` counts a work that could not be looked up, and what else could not be checked."""


def main(paths: list[Path]) -> int:
    """The exit code: 0 fine, 1 an error was found, 2 something could not be checked."""
    report = check_files(paths, ERRORS_ONLY)
    for failure in report.failures:
        print(failure.message, file=sys.stderr)
    summary = report.summary
    print(f"{summary.articles} articles, {summary.findings} findings, {summary.errors} of them errors")
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or ARTICLES))
