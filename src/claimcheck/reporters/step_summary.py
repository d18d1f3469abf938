"""The report as Markdown for the page of a run: `$GITHUB_STEP_SUMMARY`."""

from __future__ import annotations

import textwrap
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import Severity
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.place import located
from claimcheck.reporters.summary import sentences, summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Report
    from claimcheck.reporters.place import Located

MOST_FINDINGS = 300
"""Rows shown: with cells of at most MOST_CELL characters these stay well below the 1 MiB that GitHub takes."""
MOST_CELL = 300
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~&@:$^=]")


def step_summary(report: Report) -> str:
    """What was found and seen in words, then a table of findings, gravest first; text of articles stays text."""
    findings = sorted(located(report), key=lambda each: each.finding.severity.rank)
    lines = ["## claimcheck", "", *(f"{_cell(each, len(each))}  " for each in sentences(summarise(report)))]
    lines += ["", *_table(findings)] if findings else []
    if len(findings) > MOST_FINDINGS:
        left = Counter(each.finding.severity for each in findings[MOST_FINDINGS:])
        told = ", ".join(f"{severity}: {left[severity]}" for severity in Severity if left[severity])
        lines += ["", f"Not shown: {len(findings) - MOST_FINDINGS} more findings ({told})."]
    if report.failures:
        failed = report.failures[:MOST_FINDINGS]
        lines += ["", "### Not checked", "", *(f"- {_cell(each.path)}: {_cell(each.message)}" for each in failed)]
    return "\n".join([*lines, ""])


def _table(findings: list[Located]) -> Iterator[str]:
    yield "| severity | rule | where | words | what is wrong |"
    yield "| --- | --- | --- | --- | --- |"
    for each in islice(findings, MOST_FINDINGS):
        finding, place = each.finding, f"{each.path}, line {each.start.line}"
        cells = (finding.severity, f"{finding.code} {finding.name}", place, each.words, finding.message)
        yield f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str, most: int = MOST_CELL) -> str:
    """The text as Markdown that shows it and does nothing else."""
    short = textwrap.shorten(visible(text), most, placeholder=" …")
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", short)
