"""The report in the diagnostic format of reviewdog (rdjson), which comments on pull requests of many hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model import Severity
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.json import dumped
from claimcheck.reporters.place import located, relative

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.reporters.place import Lines, Located

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def rdjson(report: Report) -> str:
    """One JSON object; columns count bytes of UTF-8 from 1, and the end stands behind the last byte."""
    diagnostics = [_diagnostic(each) for each in located(report)]
    diagnostics += [
        {
            "message": visible(f"not checked: {failure.message}"),
            "location": {"path": relative(failure.path)},
            "severity": "ERROR",
            "code": {"value": "not-checked"},
        }
        for failure in report.failures
    ]
    return dumped({"source": {"name": "claimcheck"}, "diagnostics": diagnostics}, indent=2) + "\n"


def _diagnostic(each: Located) -> dict[str, Any]:
    finding = each.finding
    proofs = "".join(f"\n“{proof.text}” ({proof.source})" for proof in finding.evidence)
    fix = finding.fix
    return {
        "message": "\n".join(map(visible, f"{finding.message}{proofs}\n{finding.advice}".split("\n"))),
        "location": {"path": each.path, "range": _range(each.lines, finding.span.start, finding.span.end)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
        "suggestions": [{"range": _range(each.lines, fix.span.start, fix.span.end), "text": fix.text}] if fix else [],
    }


def _range(lines: Lines, start: int, end: int) -> dict[str, dict[str, int]]:
    return {"start": _position(lines, start), "end": _position(lines, end)}


def _position(lines: Lines, offset: int) -> dict[str, int]:
    line = lines.place(offset).line
    before = lines.source[lines.bounds(line)[0] : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
