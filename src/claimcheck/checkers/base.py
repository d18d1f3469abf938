"""What a rule declares about itself, and the checker that applies it."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from claimcheck.model import (
    Claim,
    Confidence,
    Evidence,
    Finding,
    Fix,
    Reading,
    Reference,
    Resolution,
    Severity,
    Span,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@frozen
class Case:
    """A short Markdown article, and what was found out about its references, in their order."""

    text: str
    resolutions: tuple[Resolution, ...] = ()


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
    silenced_in_full_only: ClassVar[bool] = False
    """Whether the beginning of its code silences it too, or only the whole code or name."""
    off_by_default: ClassVar[bool] = False
    """Whether it runs only where its code, the beginning of it or its name is selected."""

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
        severity: Severity | None = None,
        claim: Claim | None = None,
        reference: Reference | None = None,
        evidence: Sequence[Evidence] = (),
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of this rule at `span`, as grave as the rule unless said; what is doubtful is but a note."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=Severity.NOTE if confidence is Confidence.LOW else severity or self.severity,
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
    `claimcheck.checkers`; or hand it to `check(…, checkers=[…])`).

    >>> from claimcheck import check_text
    >>> class Shouting(Checker):
    ...     code, name, severity = "HOU001", "shouting", Severity.WARNING
    ...     def check(self, reading):
    ...         for sentence in reading.sentences:
    ...             if sentence.text.isupper():
    ...                 yield self.finding(sentence.span, "This sentence shouts.", advice="Write it in small letters.")
    >>> [finding.code for finding in check_text("BUY THYME!", checkers=[Shouting]).findings]
    ['HOU001']
    """

    flags: ClassVar[tuple[str | Case, ...]]
    """Articles in which this checker finds something, most as plain Markdown; run by the tests."""
    passes: ClassVar[tuple[str | Case, ...]]
    """Articles in which it finds nothing."""

    @abstractmethod
    def check(self, reading: Reading) -> Iterable[Finding]:
        """The findings in one article, in any order."""


def work_evidence(work: Work) -> Evidence:
    """A work as an editor would print it, with the registries that say so."""
    authors = ", ".join(author.family for author in work.authors[:3]) + (" et al." if len(work.authors) > 3 else "")
    parts = (authors, work.title, work.journal, work.published[:4], work.doi and f"doi:{work.doi}")
    return Evidence(
        text=". ".join(part.rstrip(".") for part in parts if part), source=" and ".join(work.sources) or "record"
    )
