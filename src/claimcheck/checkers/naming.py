"""What findings call a source: a page is called a page, and never what only a study can be or do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model import Finding, Reading

_FAMILIES = ("FID", "STR")
_SOURCE = re.compile(r"“[^”]*”|\b(?:(its|[Tt]he) source(?: of this claim)?)\b(?: (?:studied|measured)\b)?")
"""What is quoted, which stays, and how the rules name a source."""


def with_pages_named(reading: Reading, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those on what a page says speaking of the page."""
    for finding in findings:
        work = reading.work(finding.reference) if finding.reference else None
        if work and work.is_page and finding.code.startswith(_FAMILIES):
            message, advice = (_SOURCE.sub(_named, text) for text in (finding.message, finding.advice))
            yield evolve(finding, message=message, advice=advice)
        else:
            yield finding


def _named(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    page = {"its": "the page that it cites", "The": "The page"}.get(match[1], "the page")
    return f"{page} speaks of" if match[0].endswith("ed") else page
