"""The report with one line a finding, as compilers write it: for editors, scripts and `grep`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.place import Lines, in_order

if TYPE_CHECKING:
    from claimcheck.model import Report


def concise(report: Report) -> str:
    """`path:line:column: CODE message`, one line a finding, each with its line end."""
    said = []
    for checked in report.articles:
        article = checked.reading.article
        lines = Lines(article.source)
        for finding in in_order(checked):
            place = lines.place(finding.span.start)
            message = " ".join(finding.message.split())
            said.append(visible(f"{article.path}:{place.line}:{place.column}: {finding.code} {message}") + "\n")
    return "".join(said)
