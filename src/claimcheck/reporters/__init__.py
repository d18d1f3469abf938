"""REPORT: a report is written for people or for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from claimcheck.config import OutputFormat

if TYPE_CHECKING:
    from claimcheck.model import Report


def render(
    report: Report,
    output_format: OutputFormat = OutputFormat.FULL,
    *,
    color: bool = False,
    width: int = 100,
    quiet: bool = False,
) -> str:
    """The report as text with line ends.

    `color`, `width` (in columns) and `quiet` (no summary) concern the full report only. Each format is
    imported when it is asked for: rich and json are slow to import, and a plain run needs neither.
    """
    match output_format:
        case OutputFormat.FULL:
            from claimcheck.reporters.full import compose
            from claimcheck.reporters.ink import colored, plain

            lines = compose(report, width=width, quiet=quiet)
            return colored(lines) if color else plain(lines)
        case OutputFormat.CONCISE:
            from claimcheck.reporters.concise import concise

            return concise(report)
        case OutputFormat.JSON:
            from claimcheck.reporters.json import to_json

            return to_json(report)
        case _:
            assert_never(output_format)
