"""The report as Checkstyle writes it, which many build servers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Severity
from claimcheck.reporters.place import located_in, relative
from claimcheck.reporters.xml import element, written

if TYPE_CHECKING:
    from claimcheck.model import Report

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def checkstyle(report: Report) -> str:
    """A `file` for each article and each failure, with an `error` for what was found there."""
    root = element(None, "checkstyle", version="4.3")
    for checked in report.articles:
        file = element(root, "file", name=relative(checked.reading.article.path))
        for each in located_in(checked):
            finding = each.finding
            element(
                file,
                "error",
                line=each.start.line,
                column=each.start.column,
                severity=_SEVERITIES[finding.severity],
                message=each.said,
                source=f"claimcheck.{finding.code}",
            )
    for failure in report.failures:
        file = element(root, "file", name=relative(failure.path))
        message = f"not checked: {failure.message}"
        element(file, "error", line=1, severity="error", message=message, source="claimcheck.not-checked")
    return written(root)
