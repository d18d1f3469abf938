"""What was understood of one article: what a checker looks at."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.model.article import Article, Sentence
from claimcheck.model.checklist import Answer
from claimcheck.model.claims import Claim
from claimcheck.model.comparisons import ClaimComparison
from claimcheck.model.references import Astray, Citation, CitationStyle, Reference
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
    from collections.abc import Sequence

    from claimcheck.model.places import Span
    from claimcheck.model.works import Work


class Sourcing(StrEnum):
    """How an article as a whole gives its sources."""

    NONE = "none"
    LISTED = "listed"
    """In a list; no sentence says which of them it rests on."""
    CITED = "cited"
    """In its sentences, at least once, or it is about one paper."""


_POINTING = frozenset({CitationStyle.NUMBER, CitationStyle.SUPERSCRIPT, CitationStyle.NOTE, CitationStyle.KEY})
"""Styles of markers that say nothing without the list they point into."""


@frozen(kw_only=True, slots=False)
class Reading:
    """All that was understood of one article: what a checker looks at.

    >>> from claimcheck import check_text
    >>> reading = check_text("Thyme cures colds. It grows in Spain.").articles[0].reading
    >>> [sentence.text for sentence in reading.sentences]
    ['Thyme cures colds.', 'It grows in Spain.']
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    claims: tuple[Claim, ...] = ()
    astray: tuple[Astray, ...] = ()
    """Links that are put as a source and lead to none."""
    foreign: tuple[tuple[int, str], ...] = ()
    """`(block, code of the language)` of the text that is not English: it has no sentences here."""
    resolutions: tuple[tuple[str, Resolution], ...] = ()
    """`(reference id, resolution)` for the references that were looked up."""
    mismatches: tuple[tuple[str, tuple[RecordField, ...]], ...] = ()
    """`(reference id, fields)` for references of which fields are not those of the record of their identifier."""
    comparisons: tuple[ClaimComparison, ...] = ()
    """Claims laid beside the texts of their sources, where these could be had."""
    checklist: tuple[Answer, ...] = ()
    """What the article says to each question of the checklist, where a rule of it is selected."""

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

    @cached_property
    def _comparisons(self) -> dict[str, list[ClaimComparison]]:
        found: dict[str, list[ClaimComparison]] = {}
        for each in self.comparisons:
            found.setdefault(each.claim, []).append(each)
        return found

    def comparison(self, claim: Claim) -> ClaimComparison | None:
        """The comparison of a claim with the source that speaks most for it; one source is enough to rest on."""
        own = self._comparisons.get(claim.id, ())
        return max(own, key=lambda each: each.comparison.speaks_for, default=None)

    @cached_property
    def cited_sentences(self) -> frozenset[int]:
        """The sentences in which a marker stands, whether or not a reference belongs to it."""
        return self._holding(self.citations)

    def citing(self, reference: str) -> frozenset[int]:
        """The sentences in which a marker of the reference stands, and those whose claim rests on it."""
        markers = tuple(citation for citation in self.citations if reference in citation.references)
        linked = (c.sentence for c in self.claims if any(link.reference == reference for link in c.links))
        return self._holding(markers).union(linked)

    def _holding(self, markers: Sequence[Citation]) -> frozenset[int]:
        starts = [(sentence.block, sentence.start) for sentence in self.sentences]
        places = ((citation, bisect_right(starts, (citation.block, citation.start)) - 1) for citation in markers)
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
