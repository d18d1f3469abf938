"""The report as annotations of GitHub: workflow commands, which the log of a step turns into marks on the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Severity
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.place import located, relative

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.reporters.place import Located

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(report: Report) -> str:
    """One command a line: `::warning file=…,line=…,title=…::message`; a failure is an error of its file.

    GitHub shows ten errors and ten warnings a step, so `step_summary` tells the rest.
    """
    commands = [_annotation(each) for each in located(report)]
    commands += [
        f"::error file={_property(relative(failure.path))},title=not checked::{_data(failure.message)}"
        for failure in report.failures
    ]
    return "".join(f"{command}\n" for command in commands)


def _annotation(each: Located) -> str:
    finding = each.finding
    properties = {"file": each.path, "line": each.start.line, "endLine": each.end.line}
    if each.start.line == each.end.line:  # GitHub refuses columns of a range of lines
        properties |= {"col": each.start.column, "endColumn": each.end.column}
    properties["title"] = f"{finding.code} {finding.name}"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    lines = (finding.message, *(f"“{proof.text}” ({proof.source})" for proof in finding.evidence), finding.advice)
    return f"::{_COMMANDS[finding.severity]} {listed}::{'%0A'.join(map(_data, lines))}"


def _data(text: str) -> str:
    return visible(" ".join(text.split())).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
