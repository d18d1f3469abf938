"""Which references each claim rests on, how that is known, and how sure it is."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck import regex as re
from claimcheck.language.sentences import SOURCE_LACKS
from claimcheck.model import (
    Article,
    AttributionKind,
    BlockKind,
    Citation,
    CitationStyle,
    Claim,
    Link,
    LinkBasis,
    Reference,
    Sentence,
)
from claimcheck.references.cues import (
    ANNOUNCES,
    EVIDENCE,
    FOLLOW_ON,
    INTRODUCES,
    is_dated,
    reports_study,
    tells_on,
    turns_away,
)
from claimcheck.references.headline import link_headline
from claimcheck.references.shared_words import abbreviates, shared
from claimcheck.references.subjects import Subject, find_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SURE = {
    CitationStyle.NUMBER: 0.97,
    CitationStyle.SUPERSCRIPT: 0.97,
    CitationStyle.NOTE: 0.97,
    CitationStyle.KEY: 0.97,
    CitationStyle.AUTHOR_YEAR: 0.97,
    CitationStyle.NARRATIVE: 0.95,
    CitationStyle.LINK: 0.95,
}
_COUNTED = re.compile(
    r"\d(?:\.\d+)?\s?(?:%|per\s?cent)|\b(?:half|third|quarter|majority|most|rates?|proportion|participants)\b"
)
_HEADLINES = 8
"""Sentences within which an article on one paper presents it."""
_LONGEST_PARAGRAPH = 6
"""Sentences of a paragraph that one closing marker can stand for."""


def link_claims(  # noqa: PLR0913 - what was read of the article, named at the call
    article: Article,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    citations: Sequence[Citation],
    references: Sequence[Reference],
    *,
    about: str = "",
) -> tuple[Claim, ...]:
    """The claims with their links filled in, surest basis first; a claim that rests on nothing gets none.

    A marker in the sentence counts before one on a neighbouring sentence that is plainly about the same
    statement, that before a marker which closes the paragraph, and that before the paper that the passage or
    the whole article is about. The last is given only to claims that report this paper, and to the headline.
    `about` is the id of the paper that the article is known to be about; else it is looked for.
    """
    if not references:
        return link_headline(article, sentences, [evolve(claim, links=()) for claim in claims])
    cited = _citations_by_sentence(sentences, citations)
    subject = Subject(reference=about, confidence=0.9, whole=True) if about else None
    subject = subject or find_subject(article, sentences, cited, references)
    passage = _Passage(article, sentences, claims, cited, subject)
    links = passage.links()
    below = _lines_below(article, sentences, citations)
    linked = [
        evolve(claim, links=links.get(claim.sentence) or below.get(sentences[claim.sentence].block, ()))
        for claim in claims
    ]
    return link_headline(article, sentences, linked)


def _lines_below(
    article: Article, sentences: Sequence[Sentence], citations: Sequence[Citation]
) -> dict[int, tuple[Link, ...]]:
    """What a line of sources gives to the paragraph above it, or to the items of the list above it."""
    spoken = {sentence.block for sentence in sentences}
    found: dict[int, tuple[Link, ...]] = {}
    for citation in citations:
        if citation.block in spoken or not citation.references:
            continue
        above = citation.block - 1
        while above >= 0 and above in spoken and above not in found:
            kind = article.blocks[above].kind
            if kind is not BlockKind.HEADING:
                found[above] = tuple(
                    Link(reference=each, basis=LinkBasis.PARAGRAPH, confidence=0.85) for each in citation.references
                )
            if kind is not BlockKind.LIST_ITEM:
                break
            above -= 1
    return found


def _citations_by_sentence(sentences: Sequence[Sentence], citations: Sequence[Citation]) -> dict[int, list[Citation]]:
    starts = [(sentence.block, sentence.start) for sentence in sentences]
    cited: dict[int, list[Citation]] = {}
    for citation in citations:
        index = bisect_right(starts, (citation.block, citation.start)) - 1
        if index >= 0 and sentences[index].block == citation.block and citation.references:
            cited.setdefault(index, []).append(citation)
    return cited


@frozen
class _State:
    """What the last sentence was about: its paper, and whether it reported it."""

    reference: str = ""
    reporting: bool = False


class _Passage:
    """The sentences of one article on the way from first to last."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        claims: Sequence[Claim],
        cited: Mapping[int, Sequence[Citation]],
        subject: Subject | None,
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._claims = {claim.sentence: claim for claim in claims}
        self._cited = cited
        self._subject = subject

    def links(self) -> dict[int, tuple[Link, ...]]:
        """The links of each sentence that is a claim, under its index."""
        found: dict[int, tuple[Link, ...]] = {}
        for index in self._claims:
            if self._lacks_source(index):
                found[index] = self._by_marker(index)
                continue
            found[index] = self._by_marker(index) or self._by_neighbour(index) or self._by_paragraph(index)
        for index, link in self._by_subject():
            if not found.get(index) and not self._lacks_source(index):
                found[index] = (link,)
        return found

    def _lacks_source(self, index: int) -> bool:
        sentence = self._sentences[index]
        text = self._article.blocks[sentence.block].text
        return "[" in text and SOURCE_LACKS.search(text, sentence.start, sentence.end) is not None

    def _by_marker(self, index: int) -> tuple[Link, ...]:
        found: dict[str, Link] = {}
        for citation in self._cited.get(index, ()):
            for each in citation.references:
                found.setdefault(each, Link(reference=each, basis=LinkBasis.MARKER, confidence=_SURE[citation.style]))
        return tuple(found.values())

    def _by_neighbour(self, index: int) -> tuple[Link, ...]:
        """Links from the next sentence where it brings the evidence, or the one before where this goes on."""
        text = self._sentences[index].text
        after, before = index + 1, index - 1
        if self._same_block(index, after) and after in self._cited:
            following = self._sentences[after].text
            if (EVIDENCE.match(following) and shared(text, following)) or self._introduces(text, following):
                return self._taken_over(after, LinkBasis.NEIGHBOUR, 0.7)
        if self._same_block(index, before) and before in self._cited and FOLLOW_ON.match(text):
            return self._taken_over(before, LinkBasis.NEIGHBOUR, 0.75)
        return ()

    @staticmethod
    def _introduces(text: str, following: str) -> bool:
        """Whether a sentence brings a study whose results the next one tells: "A 2018 trial compared … It fell …"."""
        if not INTRODUCES.match(text) or INTRODUCES.match(following) or turns_away(following):
            return False
        return tells_on(following) and bool(shared(text, following) or abbreviates(text, following))

    def _by_paragraph(self, index: int) -> tuple[Link, ...]:
        """Links from the one marker of a short paragraph, at its very end, where the wording hangs together."""
        last = index
        while self._same_block(index, last + 1) and last - index < _LONGEST_PARAGRAPH:
            last += 1
        if last == index or last not in self._cited or any(each in self._cited for each in range(index, last)):
            return ()
        if self._same_block(index, last + 1) or max(c.end for c in self._cited[last]) < self._sentences[last].end - 1:
            return ()
        if len(shared(self._sentences[index].text, self._sentences[last].text)) < 2:
            return ()
        return self._taken_over(last, LinkBasis.PARAGRAPH, 0.5)

    def _taken_over(self, index: int, basis: LinkBasis, confidence: float) -> tuple[Link, ...]:
        return tuple(evolve(link, basis=basis, confidence=confidence) for link in self._by_marker(index))

    def _same_block(self, index: int, other: int) -> bool:
        return 0 <= other < len(self._sentences) and self._sentences[other].block == self._sentences[index].block

    def _by_subject(self) -> Iterator[tuple[int, Link]]:
        """Links to the paper that the passage, else the article, is about, for the sentences that report it."""
        state = _State()
        for index, sentence in enumerate(self._sentences):
            if index and not self._same_block(index, index - 1):
                state = self._entering(index, state)
            paper, confidence = self._paper(index, state)
            if paper and index in self._claims and index not in self._cited:
                yield index, Link(reference=paper, basis=LinkBasis.SUBJECT, confidence=confidence)
            state = self._after(index, sentence, state, paper)

    def _entering(self, index: int, state: _State) -> _State:
        """What is still in hand at the start of a block: nothing after a heading."""
        heading = self._article.blocks[self._sentences[index].block].kind is BlockKind.HEADING
        return _State() if heading else state

    def _paper(self, index: int, state: _State) -> tuple[str, float]:
        """The paper that a sentence reports without citing it, and how sure that is."""
        sentence, subject = self._sentences[index], self._subject
        text = sentence.text
        if subject and sentence.block in subject.abstract:
            return subject.reference, subject.confidence
        if subject and subject.whole:
            others = turns_away(text) and not reports_study(text)
            return ("", 0.0) if others else (subject.reference, subject.confidence)
        reports = self._reports(index) or self._quote_reports(index)
        if reports and state.reference:
            return state.reference, 0.8
        if subject is None:
            return "", 0.0
        if reports or (ANNOUNCES.search(text) and not turns_away(text)):
            return subject.reference, subject.confidence
        if self._is_headline(index) and not subject.marked:
            return subject.reference, 0.6
        if (state.reporting or (_COUNTED.search(text) and not subject.marked)) and tells_on(text):
            return state.reference or subject.reference, 0.65
        return "", 0.0

    def _reports(self, index: int) -> bool:
        claim = self._claims.get(index)
        if claim and claim.attribution and claim.attribution.kind is AttributionKind.THIS_STUDY:
            return True
        return reports_study(self._sentences[index].text)

    def _quote_reports(self, index: int) -> bool:
        """Whether the sentence opens a quotation that the next one closes and gives to the study's authors."""
        text = self._sentences[index].text
        opened = text.startswith("“") and "”" not in text
        return opened and index + 1 < len(self._sentences) and self._reports(index + 1)

    @cached_property
    def _presenting(self) -> int:
        """The sentence near the start that presents the paper; -1 where none does."""
        first = enumerate(self._sentences[:_HEADLINES])
        found = (index for index, each in first if ANNOUNCES.search(each.text) and not turns_away(each.text))
        return next(found, -1)

    def _is_headline(self, index: int) -> bool:
        """Whether a sentence says what the title says, or what the sentence that presents the paper does, before it."""
        text = self._sentences[index].text
        block = self._article.blocks[self._sentences[index].block]
        if block.kind is BlockKind.HEADING and block.text == self._article.title:
            return True
        if is_dated(text):
            return False
        if index < self._presenting:
            return len(shared(text, self._sentences[self._presenting].text)) > 1
        heads = (self._article.blocks[each.block].kind is BlockKind.HEADING for each in self._sentences[:index])
        return 0 < index < _HEADLINES and all(heads) and len(shared(self._article.title, text)) > 1

    def _after(self, index: int, sentence: Sentence, state: _State, paper: str) -> _State:
        ids = {reference for citation in self._cited.get(index, ()) for reference in citation.references}
        if len(ids) == 1 and not turns_away(sentence.text):
            return _State(ids.pop(), reporting=True)
        if ids or turns_away(sentence.text):
            return _State()
        if paper:
            return _State(state.reference, reporting=True)
        return _State(state.reference if self._same_block(index, index + 1) else "", reporting=False)
