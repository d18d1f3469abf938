"""One fault is told once: of findings on one claim that have the same cause the one that says most is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Finding

_SAYS_IT_TOO = {
    "CIT101": frozenset({"CIT102", "CIT107"}),
    "CIT102": frozenset({"CIT107"}),
    "STR502": frozenset({"STR501", "STR504"}),
}
"""For a rule those that say the same of a claim and more: vague attribution says that the source is missing, a link
that leads to none also why."""


def one_for_each_cause(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those whose fault another one on the same claim tells too."""
    findings = tuple(findings)
    told = {(finding.claim, finding.code) for finding in findings if finding.claim is not None}
    return [
        finding
        for finding in findings
        if not any((finding.claim, other) in told for other in _SAYS_IT_TOO.get(finding.code, ()))
    ]
