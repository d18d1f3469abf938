"""Which sentences of an article are checkable health statements, and of what kind."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.claims.clues import Clues, read_clues
from claimcheck.claims.features import describe, is_ruled_out, states
from claimcheck.claims.kinds import tell_kind
from claimcheck.claims.surroundings import place_clues
from claimcheck.claims.tags import find_tags, says_none
from claimcheck.claims.weight import weigh_need
from claimcheck.claims.worthiness import weigh
from claimcheck.model import BlockKind, Claim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Article, Citation, Sentence

__all__ = ["extract_claims", "find_tags", "read_article_clues"]

_THRESHOLD = 0.5
_CITED = 0.25
"""The same for a sentence with a citation: somebody thought that it needs a source, and it can be compared with it."""
_TAGGED = 0.9
"""What a sentence that an editor has tagged as lacking a source counts at least, in both respects."""
_NO_CLAIMS = frozenset({BlockKind.FURNITURE, BlockKind.FOOTNOTE})


def extract_claims(  # noqa: PLR0913 - the weights and the tags have defaults
    article: Article,
    sentences: Sequence[Sentence],
    citations: Sequence[Citation],
    weights: Mapping[str, float] | None = None,
    kind_weights: Mapping[str, Mapping[str, float]] | None = None,
    *,
    tags: Sequence[Citation] = (),
) -> tuple[Claim, ...]:
    """The sentences that a careful editor would expect to be backed by a source, in order, as claims.

    Ids are `c1`, `c2` … in order; `links` are empty: linking is a stage of its own. Furniture and footnotes
    hold no claims, whatever they say. A headline that states something is one, since it may be about the paper of its
    article, which linking finds out. A sentence with one of the `tags` that say that it has no source is a claim that
    needs one. The weights of the features, for being a claim and for each kind, are the
    shipped ones unless given.
    """
    clues = read_article_clues(article, sentences, citations)
    described = describe(list(clues.values()))
    tagged = _tagged(article, sentences, tags)
    claims: list[Claim] = []
    for (index, clue), features in zip(clues.items(), described, strict=True):
        confidence = max(weigh(features, weights), _TAGGED if index in tagged else 0.0)
        headline = index == 0 and clue.kind is BlockKind.HEADING and states(clue)
        least = 0.0 if headline else _CITED if clue.cited else _THRESHOLD
        if confidence < least or (index not in tagged and is_ruled_out(clue)):
            continue
        kind = tell_kind(clue, features, kind_weights)
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                sentence=index,
                span=sentences[index].span,
                text=clue.text,
                kind=kind,
                weight=max(weigh_need(clue, features, kind, confidence), _TAGGED if index in tagged else 0.0),
                confidence=round(confidence, 3),
                strength=clue.strength,
                attribution=clue.attribution,
            )
        )
    return tuple(claims)


def _tagged(article: Article, sentences: Sequence[Sentence], tags: Sequence[Citation]) -> frozenset[int]:
    """The sentences that hold a tag which says that there is no source."""
    places = [(tag.block, tag.start) for tag in tags if says_none(article, tag)]
    return frozenset(
        index
        for block, start in places
        for index, each in enumerate(sentences)
        if each.block == block and each.start <= start < each.end
    )


def read_article_clues(
    article: Article, sentences: Sequence[Sentence], citations: Sequence[Citation]
) -> dict[int, Clues]:
    """What each sentence that may hold a claim shows of itself, under its index in `sentences`."""
    marked: dict[int, list[int]] = defaultdict(list)
    for citation in sorted(citations, key=lambda each: each.start):
        marked[citation.block].append(citation.start)

    def is_cited(sentence: Sentence) -> bool:
        starts = marked.get(sentence.block, [])
        first = bisect_left(starts, sentence.start)
        return first < len(starts) and starts[first] <= sentence.end

    clues = {
        index: read_clues(
            sentence.text,
            kind=article.blocks[sentence.block].kind,
            cited=is_cited(sentence),
        )
        for index, sentence in enumerate(sentences)
        if article.blocks[sentence.block].kind not in _NO_CLAIMS
    }
    return place_clues(article, sentences, clues)
