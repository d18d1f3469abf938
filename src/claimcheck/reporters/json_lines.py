"""The report as JSON Lines: one object a line, so that a long run can be read as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.json import dumped, failure_record, finding_record, summary_record
from claimcheck.reporters.place import Lines, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Report


def json_lines(report: Report) -> str:
    """One line a finding and a failure, and one for the summary at the end, told apart by `type`.

    The keys of each are those of the JSON report; a finding also has the `path` of its article.
    """
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for checked in report.articles:
        article = checked.reading.article
        lines = Lines(article.source)
        for finding in in_order(checked):
            yield dumped({"type": "finding", "path": article.path, **finding_record(finding, lines)})
    for failure in report.failures:
        yield dumped({"type": "failure", **failure_record(failure)})
    yield dumped({"type": "summary", **summary_record(report)})
