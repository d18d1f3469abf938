"""REPORT: a report is written for people or for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from claimcheck.config import OutputFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Report
    from claimcheck.reporters.sarif import RuleText


def render(  # noqa: C901, PLR0912, PLR0913 - one case a format, each named at the call
    report: Report,
    output_format: OutputFormat = OutputFormat.FULL,
    *,
    color: bool = False,
    width: int = 100,
    quiet: bool = False,
    verbose: bool = False,
    rules: Sequence[RuleText] = (),
) -> str:
    """The report as text with line ends; each format is imported when it is asked for, since some are slow to import.

    `color`, `width` (in columns), `quiet` (no summary) and `verbose` (every note) concern `full`; `rules`, those that
    ran, concern `sarif`.
    """
    match output_format:
        case OutputFormat.FULL:
            return _for_people(report, color=color, width=width, quiet=quiet, verbose=verbose)
        case OutputFormat.SARIF:
            from claimcheck.reporters.sarif import sarif

            return sarif(report, rules)
        case OutputFormat.CONCISE:
            from claimcheck.reporters.concise import concise as write
        case OutputFormat.GROUPED:
            from claimcheck.reporters.grouped import grouped as write
        case OutputFormat.JSON:
            from claimcheck.reporters.json import to_json as write
        case OutputFormat.JSON_LINES:
            from claimcheck.reporters.json_lines import json_lines as write
        case OutputFormat.STATISTICS:
            from claimcheck.reporters.statistics import statistics as write
        case OutputFormat.CSV:
            from claimcheck.reporters.csv import csv_file as write
        case OutputFormat.HTML:
            from claimcheck.reporters.html import html as write
        case OutputFormat.GITHUB:
            from claimcheck.reporters.github import github as write
        case OutputFormat.GITLAB:
            from claimcheck.reporters.gitlab import gitlab as write
        case OutputFormat.JUNIT:
            from claimcheck.reporters.junit import junit as write
        case OutputFormat.CHECKSTYLE:
            from claimcheck.reporters.checkstyle import checkstyle as write
        case OutputFormat.RDJSON:
            from claimcheck.reporters.rdjson import rdjson as write
        case _:
            assert_never(output_format)
    return write(report)


def _for_people(report: Report, *, color: bool, width: int, quiet: bool, verbose: bool) -> str:
    from claimcheck.reporters.full import compose
    from claimcheck.reporters.ink import colored, plain

    lines = compose(report, width=width, quiet=quiet, verbose=verbose)
    return colored(lines) if color else plain(lines)
