"""The report for the Code Quality of GitLab: a JSON list of findings with fingerprints."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from claimcheck.model import Severity
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.fingerprints import own_fingerprints
from claimcheck.reporters.json import dumped
from claimcheck.reporters.place import located_in, relative

if TYPE_CHECKING:
    from claimcheck.model import Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def gitlab(report: Report) -> str:
    """One object a finding; a file that could not be checked is a blocker, since it must not look clean."""
    records = [
        {
            "description": visible(each.said),
            "check_name": f"{each.finding.code} {each.finding.name}",
            "fingerprint": _hashed(each.path, fingerprint),
            "severity": _SEVERITIES[each.finding.severity],
            "location": {"path": each.path, "lines": {"begin": each.start.line, "end": each.end.line}},
        }
        for checked in report.articles
        for each, fingerprint in zip(located_in(checked), own_fingerprints(checked), strict=True)
    ]
    records += [
        {
            "description": visible(f"not checked: {failure.message}"),
            "check_name": "not-checked",
            "fingerprint": _hashed(failure.path, failure.message),
            "severity": "blocker",
            "location": {"path": relative(failure.path), "lines": {"begin": 1}},
        }
        for failure in report.failures
    ]
    return dumped(records, indent=2) + "\n"


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
