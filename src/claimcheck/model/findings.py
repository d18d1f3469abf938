"""Findings: what an editor should not print as it stands, what it rests on, and what silences it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from claimcheck.model.places import Span


class Severity(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Its place, 0 for the gravest."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure a checker is of a finding."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@frozen(kw_only=True)
class Evidence:
    """A passage that a finding rests on, and where it stands."""

    text: str
    source: str


@frozen(kw_only=True)
class Fix:
    """A replacement of the source span by other text."""

    span: Span
    text: str


@frozen(kw_only=True)
class Finding:
    """Something an editor should not print as it stands.

    >>> from claimcheck import check_text
    >>> text = "Thyme cures colds."
    >>> finding = check_text(text).findings[0]
    >>> finding.code, str(finding.severity), finding.span.of(text)
    ('CIT101', 'warning', 'Thyme cures colds.')
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    """One sentence: what is wrong here."""
    advice: str
    """One sentence: what to do."""
    span: Span
    claim: str | None = None
    reference: str | None = None
    evidence: tuple[Evidence, ...] = ()
    fix: Fix | None = None


class SilencedBy(StrEnum):
    """What keeps a finding out of the report."""

    COMMENT = "comment"
    CONFIGURATION = "configuration"
    BASELINE = "baseline"


@frozen(kw_only=True)
class Silenced:
    """A finding that is counted but not reported, and what silences it."""

    finding: Finding
    by: SilencedBy
    reason: str = ""
    """The words of the comment, if it gives any."""
