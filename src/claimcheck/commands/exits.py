"""What the process returns, and when."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, assert_never

from claimcheck.model import (
    Ambiguous,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
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

    So does a run that asked and was answered about no reference at all, and one over a folder in which no claim and
    no reference was seen: neither must pass for a clean one.
    With `allow_empty` a file that holds nothing of an article does not count, unless `strict` too. With `strict` each
    reference counts whose work could not be asked for, or not of every registry, or is known to none; a web page or
    book, about which no registry can be asked, does not. So does a sentence with a marker that was not compared with
    its source, a claim on which the engine that was wanted gave no opinion, and an article without claims and
    references.
    """
    seen = [each for each in report.articles if each.reading.claims or each.reading.references]
    if report.articles and not seen and (report.searched or settings.strict):
        return Exit.NOT_RUN
    unchecked = settings.strict and (
        len(seen) < len(report.articles)
        or report.summary.unanswered > 0
        or any(is_unchecked(each.reading) or each.not_compared for each in seen)
    )
    failed = [each for each in report.failures if settings.strict or not (settings.allow_empty and each.empty)]
    if failed or unchecked or _is_without_answer(report):
        return Exit.NOT_RUN
    reached = any(finding.severity.rank <= settings.fail_level.rank for finding in report.findings)
    return Exit.FINDINGS if reached and not settings.exit_zero else Exit.CLEAR


def _is_without_answer(report: Report) -> bool:
    """Whether registries were asked and none told anything; the site of a page that is down is no registry."""
    outcomes = [each for checked in report.articles for _, each in checked.reading.resolutions]
    if not (any(isinstance(each, Unreachable) for each in outcomes) and all(map(_is_open, outcomes))):
        return False
    from claimcheck.sources.reach import is_listed

    readings = [checked.reading for checked in report.articles]
    return any(
        isinstance(reading.resolution(each), Unreachable) and is_listed(each)
        for reading in readings
        for each in reading.references
    )


def is_unchecked(reading: Reading) -> bool:
    """Whether an article has a reference about whose work a registry may know what could not be learned."""
    from claimcheck.sources.reach import is_listed

    return any(
        (_is_open(known := reading.resolution(reference)) or _is_nowhere(known)) and is_listed(reference)
        for reference in reading.references
    )


def _is_nowhere(resolution: Resolution) -> bool:
    """Whether a work or a printed number was looked for and nobody knows it."""
    match resolution:
        case NotFound():
            return True
        case Found() | Ambiguous():
            return bool(resolution.unknown)
        case _:
            return False


def _is_open(resolution: Resolution) -> bool:
    match resolution:
        case Unreachable() | NotAsked():
            return True
        case Placeholder() | Found():
            return bool(resolution.note)
        case NoPage():
            return not resolution.is_gone
        case PointsElsewhere() | NotFound() | Ambiguous():
            return False
        case _:
            assert_never(resolution)
