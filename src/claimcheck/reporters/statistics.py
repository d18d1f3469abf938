"""How often each rule found something."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model import Report


def statistics(report: Report) -> str:
    """One line a rule, commonest first: how many findings, in how many articles, its code and name."""
    findings = Counter((each.code, each.name) for each in report.findings)
    articles = Counter(
        rule for checked in report.articles for rule in {(each.code, each.name) for each in checked.findings}
    )
    width = len(str(max(findings.values(), default=0)))
    spread = len(str(len(report.articles)))
    lines = [
        f"{number:>{width}}  in {articles[rule]:>{spread}} of {len(report.articles)}  {' '.join(rule)}\n"
        for rule, number in sorted(findings.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return "".join(lines)
