"""What was understood of an article, what checkers found in it, and the report of a run."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.model.article import Article, Sentence
from claimcheck.model.claims import Claim
from claimcheck.model.comparisons import ClaimComparison, Verdict
from claimcheck.model.places import Span
from claimcheck.model.references import Citation, CitationStyle, Reference
from claimcheck.model.resolutions import (
    Candidate,
    Found,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    RecordField,
    Resolution,
)

if TYPE_CHECKING:
    from claimcheck.model.works import Work


class Sourcing(StrEnum):
    """How an article as a whole gives its sources."""

    NONE = "none"
    """Nowhere."""
    LISTED = "listed"
    """In a list; no sentence says which of them it rests on."""
    CITED = "cited"
    """In its sentences, at least once, or it is about one paper."""


_POINTING = frozenset({CitationStyle.NUMBER, CitationStyle.SUPERSCRIPT, CitationStyle.NOTE, CitationStyle.KEY})
"""Styles of markers that say nothing without the list they point into."""


@frozen(kw_only=True, slots=False)
class Reading:
    """All that was understood of one article: what a checker looks at."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    claims: tuple[Claim, ...] = ()
    foreign: tuple[tuple[int, str], ...] = ()
    """`(block, code of the language)` of the text that is not English: it has no sentences here."""
    resolutions: tuple[tuple[str, Resolution], ...] = ()
    """`(reference id, resolution)` for the references that were looked up."""
    mismatches: tuple[tuple[str, tuple[RecordField, ...]], ...] = ()
    """`(reference id, fields)` for references of which fields are not those of the record of their identifier."""
    comparisons: tuple[ClaimComparison, ...] = ()
    """Claims laid beside the texts of their sources, where these could be had."""

    def place(self, sentence: int, start: int, end: int) -> Span:
        """The source span of `sentences[sentence].text[start:end]`.

        The text of a sentence is its part of the block less the citation markers, so each of its characters
        stands, in order, somewhere in the block: the first fitting place is taken for each.
        """
        within = self.sentences[sentence]
        block = self.article.blocks[within.block]
        if within.end - within.start == len(within.text):
            return block.span(within.start + start, within.start + end)
        places = []
        position = within.start
        for character in within.text[:end]:
            position = block.text.find(character, position, within.end)
            if position < 0:
                return within.span
            places.append(position)
            position += 1
        return block.span(places[start], places[-1] + 1) if places[start:] else within.span

    @cached_property
    def references_by_id(self) -> dict[str, Reference]:
        """Every reference under its id."""
        return {reference.id: reference for reference in self.references}

    @cached_property
    def _resolutions(self) -> dict[str, Resolution]:
        return dict(self.resolutions)

    def resolution(self, reference: Reference) -> Resolution:
        """What is known of the work behind a reference."""
        return self._resolutions.get(reference.id) or NotAsked(reason="nobody was asked")

    def work(self, reference: str) -> Work | None:
        """The work that the reference of this id stands for, also where only its printed DOI is wrong."""
        match self._resolutions.get(reference):
            case (
                Found(work=work) | Placeholder(meant=Candidate(work=work)) | PointsElsewhere(meant=Candidate(work=work))
            ):
                return work
            case NotFound(candidates=(best, *_)) if best.is_sure:
                return best.work
            case _:
                return None

    def comparison(self, claim: Claim) -> ClaimComparison | None:
        """The comparison of a claim with the source that speaks most for it; one source is enough to rest on."""
        own = [each for each in self.comparisons if each.claim == claim.id] if self.comparisons else []
        return max(own, key=lambda each: each.comparison.score(Verdict.SUPPORTED), default=None)

    @cached_property
    def cited_sentences(self) -> frozenset[int]:
        """The sentences in which a marker stands, whether or not a reference belongs to it."""
        starts = [(sentence.block, sentence.start) for sentence in self.sentences]
        places = ((citation, bisect_right(starts, (citation.block, citation.start)) - 1) for citation in self.citations)
        return frozenset(at for cited, at in places if at >= 0 and starts[at][0] == cited.block)

    @cached_property
    def listed(self) -> tuple[Reference, ...]:
        """The references that the article lists, or names in a line of sources."""
        return tuple(each for each in self.references if not each.linked)

    @cached_property
    def lost_markers(self) -> tuple[Citation, ...]:
        """The markers that point into a list of references, where the article has none: the list is missing."""
        if self.listed or any(each.style is CitationStyle.KEY and each.references for each in self.citations):
            return ()
        return tuple(each for each in self.citations if each.dangling and each.style in _POINTING)

    @property
    def sourcing(self) -> Sourcing:
        """How the article as a whole gives its sources."""
        if self.citations or any(claim.links for claim in self.claims):
            return Sourcing.CITED
        return Sourcing.LISTED if len(self.listed) > 1 else Sourcing.NONE if not self.references else Sourcing.CITED

    @cached_property
    def claims_by_sentence(self) -> dict[int, Claim]:
        """Every claim under the index of its sentence."""
        return {claim.sentence: claim for claim in self.claims}


class Severity(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


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
    """Something an editor should not print as it stands."""

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


@frozen(kw_only=True)
class CheckedArticle:
    """One article of a report: what was read in it, what was found, and what of that is silenced."""

    reading: Reading
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()


@frozen(kw_only=True)
class Failure:
    """A file that could not be checked, and why."""

    path: str
    message: str
    empty: bool = False
    """Whether the file can be read and holds nothing of an article."""


@frozen(kw_only=True)
class Report:
    """The result of a run: the articles checked and the files that could not be."""

    articles: tuple[CheckedArticle, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in order of article and place."""
        return tuple(finding for article in self.articles for finding in article.findings)

    @property
    def silenced(self) -> tuple[Silenced, ...]:
        """All findings that comments, the configuration or the baseline keep out, in order of article."""
        return tuple(each for article in self.articles for each in article.silenced)
