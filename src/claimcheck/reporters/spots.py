"""The findings of an article gathered by the sentence or reference that they are about, as a reader sees it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.model import Finding, Severity
from claimcheck.reporters.place import Lines, in_order

if TYPE_CHECKING:
    from claimcheck.model import CheckedArticle, Reading

_LONGEST_WORDS = 60
"""Characters of the words of a finding up to which they are quoted beside its message."""


@frozen(kw_only=True)
class Spot:
    """A sentence, a reference or other words, and all that is wrong with them, gravest first."""

    text: str
    """As a reader sees it, without markup and markers."""
    section: str
    """The heading above; empty where there is none."""
    line: int
    column: int
    page: tuple[int, int] | None
    """Page and line on it, where the source has pages."""
    weight: float
    """How much an editor needs a source for it, 0–1; 0 for what is no claim."""
    findings: tuple[Finding, ...]
    source: str

    @property
    def severity(self) -> Severity:
        """That of the gravest finding."""
        return self.findings[0].severity

    def told(self, finding: Finding) -> str:
        """The message of a finding, after its words where these are some of the text and the message lacks them."""
        words = " ".join(finding.span.of(self.source).split())
        part = 0 < len(words) < min(len(self.text), _LONGEST_WORDS) and words in self.text
        return f"“{words}”: {finding.message}" if part and words not in finding.message else finding.message


def gather(checked: CheckedArticle) -> list[Spot]:
    """The spots of an article in order of place."""
    lines = Lines(checked.reading.article.source)
    return [_spot(checked.reading, lines, what, found) for what, found in _groups(checked).items()]


def count_spots(checked: CheckedArticle) -> int:
    """How many sentences, references and other words of an article something is wrong with."""
    return len(_groups(checked))


def _groups(checked: CheckedArticle) -> dict[object, list[Finding]]:
    starts = [sentence.span.start for sentence in checked.reading.sentences]
    groups: dict[object, list[Finding]] = {}
    for finding in in_order(checked):
        groups.setdefault(_what(checked.reading, starts, finding), []).append(finding)
    return groups


def _what(reading: Reading, starts: list[int], finding: Finding) -> object:
    """The index of the sentence that a finding is about, or the id of its reference, or its span."""
    at = bisect_right(starts, finding.span.start) - 1
    if at >= 0 and finding.span.start < max(reading.sentences[at].span.end, starts[at] + 1):
        return at
    return finding.reference or finding.span


def _spot(reading: Reading, lines: Lines, what: object, found: list[Finding]) -> Spot:
    first = found[0].span.start
    section, weight = "", 0.0
    match what:
        case int():
            sentence = reading.sentences[what]
            text, section = sentence.text, reading.article.blocks[sentence.block].section
            claim = reading.claims_by_sentence.get(what)
            weight = claim.weight if claim else 0.0
            first = sentence.span.start
        case str():
            text = reading.references_by_id[what].text
        case _:
            text = found[0].span.of(reading.article.source)
    place = lines.place(first)
    return Spot(
        text=" ".join(text.split()),
        section=section,
        line=place.line,
        column=place.column,
        page=lines.on_page(first),
        weight=weight,
        findings=tuple(sorted(found, key=lambda each: each.severity.rank)),
        source=reading.article.source,
    )
