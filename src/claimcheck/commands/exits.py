"""What the process returns, and when."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, assert_never

from claimcheck.model import (
    Ambiguous,
    Found,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Severity,
    Unreachable,
)

if TYPE_CHECKING:
    from claimcheck.config import Settings
    from claimcheck.model import Reading, Report, Resolution


class Exit(IntEnum):
    """The codes; never a count."""

    CLEAR = 0
    FINDINGS = 1
    NOT_RUN = 2
    INTERRUPTED = 130


def exit_code(report: Report, settings: Settings) -> Exit:
    """2 when anything could not be checked, else 1 when a finding reaches the fail level, else 0.

    So does a run that asked and was answered about no reference at all, which must not pass for a clean one.
    With `allow_empty` a file that holds nothing of an article does not count, unless `strict` too. With `strict` each
    reference counts whose work could not be asked for, or not of every registry; a web page or book, about which no
    registry can be asked, does not.
    """
    unchecked = settings.strict and any(is_unchecked(each.reading) for each in report.articles)
    failed = [each for each in report.failures if settings.strict or not (settings.allow_empty and each.empty)]
    if failed or unchecked or _is_without_answer(report):
        return Exit.NOT_RUN
    gravest_first = list(Severity)
    limit = gravest_first.index(settings.fail_level)
    reached = any(gravest_first.index(finding.severity) <= limit for finding in report.findings)
    return Exit.FINDINGS if reached and not settings.exit_zero else Exit.CLEAR


def _is_without_answer(report: Report) -> bool:
    """Whether registries were asked and none told anything."""
    outcomes = [each for checked in report.articles for _, each in checked.reading.resolutions]
    return any(isinstance(each, Unreachable) for each in outcomes) and all(map(_is_open, outcomes))


def is_unchecked(reading: Reading) -> bool:
    """Whether an article has a reference about whose work a registry may know what could not be learned."""
    from claimcheck.sources.reach import is_listed

    return any(_is_open(reading.resolution(reference)) and is_listed(reference) for reference in reading.references)


def _is_open(resolution: Resolution) -> bool:
    match resolution:
        case Unreachable() | NotAsked():
            return True
        case Placeholder() | Found():
            return bool(resolution.note)
        case PointsElsewhere() | NotFound() | Ambiguous():
            return False
        case _:
            assert_never(resolution)
