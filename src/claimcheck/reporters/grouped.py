"""The report with its findings under the article that they stand in, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.place import located_in
from claimcheck.reporters.summary import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import CheckedArticle, Report


def grouped(report: Report) -> str:
    """A head for each article that has findings, and its findings indented: `line:column severity CODE message`."""
    groups = ("".join(_group(checked)) for checked in report.articles if checked.findings)
    return "\n".join(groups)


def _group(checked: CheckedArticle) -> Iterator[str]:
    findings = list(located_in(checked))
    yield f"{visible(findings[0].path)}: {count(len(findings), 'finding')}\n"
    places = [f"{each.start.line}:{each.start.column}" for each in findings]
    width = max(map(len, places))
    for place, each in zip(places, findings, strict=True):
        message = " ".join(each.finding.message.split())
        yield f"  {place:<{width}}  {each.finding.severity:<7}  {each.finding.code} {visible(message)}\n"
