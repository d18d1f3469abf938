"""The one paper that an article is about, when there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.model import BlockKind
from claimcheck.references.abstracts import named_beside, printed_abstract
from claimcheck.references.cues import ANNOUNCES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Article, Citation, Reference, Sentence

_FEW = 2
"""An article that links more works than this besides the one it lists is not about that one alone."""


@frozen(kw_only=True)
class Subject:
    """The paper that an article is about."""

    reference: str
    confidence: float
    marked: bool = False
    """True where it is one that sentences cite by a marker: what does not speak of "the study" needs its own."""
    whole: bool = False
    """True where the metadata say that the whole article is a summary of the paper."""
    abstract: range = range(0)
    """The blocks of its abstract, where the article prints it."""


def find_subject(
    article: Article,
    sentences: Sequence[Sentence],
    cited: Mapping[int, Sequence[Citation]],
    references: Sequence[Reference],
) -> Subject | None:
    """The paper that the article is about; nothing where it rests on several or on none.

    An abstract that is printed in the page tells that it is about the paper which is named beside it.

    Args:
        article: The article.
        sentences: Its sentences.
        cited: The citations in each sentence, under the sentence's index.
        references: The references that the article lists or links.
    """
    subject = _subject(article, sentences, cited, references)
    abstract = printed_abstract(article) if len(references) <= _FEW + 1 else range(0)
    if not abstract:
        return subject
    if subject is not None:
        return evolve(subject, abstract=abstract)
    named = named_beside(article, abstract, references)
    return Subject(reference=named, confidence=0.8, abstract=abstract) if named else None


def _subject(
    article: Article,
    sentences: Sequence[Sentence],
    cited: Mapping[int, Sequence[Citation]],
    references: Sequence[Reference],
) -> Subject | None:
    if len(article.declared) == 1:
        named = article.declared[0]
        for each in references:
            if any((own.scheme, own.value) == (named.scheme, named.value) for own in each.identifiers):
                return Subject(reference=each.id, confidence=0.9, whole=_in_front_matter(article.source, named.start))
    listed = [each for each in references if not each.linked]
    if opening := _opening(article, sentences, listed):
        return Subject(reference=opening, confidence=0.85, whole=len(references) - 1 <= _FEW)
    if len(listed) == 1 and len(references) - 1 <= _FEW:
        marked = any(listed[0].id in citation.references for some in cited.values() for citation in some)
        return Subject(reference=listed[0].id, confidence=0.85, marked=marked)
    if listed:
        return None
    return _announced(sentences, cited, references)


def _opening(article: Article, sentences: Sequence[Sentence], listed: Sequence[Reference]) -> str:
    """The id of the one reference that stands before all text but the title; empty where there is none."""
    prose = (each for each in sentences if article.blocks[each.block].kind is not BlockKind.HEADING)
    first = next(prose, None)
    before = [each.id for each in listed if first is not None and each.span.start < first.span.start]
    return before[0] if len(before) == 1 else ""


def _in_front_matter(source: str, place: int) -> bool:
    return source.lstrip("\ufeff").startswith("---") and place < source.find("\n---", 3)


def _announced(
    sentences: Sequence[Sentence], cited: Mapping[int, Sequence[Citation]], references: Sequence[Reference]
) -> Subject | None:
    """The paper that a news item presents: linked where it says "published in", or only named there."""
    named = [each for each in references if each.linked and each.journal and not each.identifiers]
    presented = {
        reference
        for index, sentence in enumerate(sentences)
        if index in cited and ANNOUNCES.search(sentence.text)
        for citation in cited[index]
        for reference in citation.references
    }
    presented |= {each.id for each in named}
    if len(presented) != 1:
        return None
    return Subject(reference=presented.pop(), confidence=0.75)
