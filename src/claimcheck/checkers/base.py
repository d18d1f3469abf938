"""What a rule declares about itself, and the checker that applies it."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from claimcheck.model import Claim, Confidence, Evidence, Finding, Fix, Reading, Reference, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Rule:
    """A rule of the report: its code, its name and the documentation that `claimcheck rule CODE` prints.

    The docstring of each rule is that documentation, in four parts: what it flags, why it matters,
    an example, references.
    """

    code: ClassVar[str]
    """Letters for the family and three digits; never reused."""
    name: ClassVar[str]
    """Words joined by hyphens."""
    severity: ClassVar[Severity]
    aliases: ClassVar[tuple[str, ...]] = ()
    """Former codes or names that select this rule too."""

    @property
    def documentation(self) -> str:
        """The docstring as Markdown."""
        return inspect.getdoc(type(self)) or ""

    def finding(  # noqa: PLR0913 - a finding has this many parts, all named at the call
        self,
        span: Span,
        message: str,
        *,
        advice: str,
        confidence: Confidence = Confidence.HIGH,
        claim: Claim | None = None,
        reference: Reference | None = None,
        evidence: Sequence[Evidence] = (),
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of this rule at `span`; what is doubtful (low confidence) is no more than a note."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=Severity.NOTE if confidence is Confidence.LOW else self.severity,
            confidence=confidence,
            message=message,
            advice=advice,
            span=span,
            claim=claim.id if claim else None,
            reference=reference.id if reference else None,
            evidence=tuple(evidence),
            fix=fix,
        )


class Checker(Rule, ABC):
    """A rule that looks at what was read of an article.

    To add one: subclass, declare `code`, `name` and `severity`, give `flags` and `passes`, write `check`,
    and list the class in `claimcheck.checkers.registry` (or, in another package, in the entry-point group
    `claimcheck.checkers`).
    """

    flags: ClassVar[tuple[str, ...]]
    """Short Markdown articles in which this checker finds something; run by the tests."""
    passes: ClassVar[tuple[str, ...]]
    """Short Markdown articles in which it finds nothing."""

    @abstractmethod
    def check(self, reading: Reading) -> Iterable[Finding]:
        """The findings in one article, in any order."""
