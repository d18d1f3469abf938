"""The headline of an article about one paper: a claim about that paper, and no claim where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.model import BlockKind, Link, LinkBasis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Article, Claim, Sentence

_CONFIDENCE = 0.7
_BY_ITSELF = 0.5
"""Probability of being a claim from which a headline is one without a paper."""


def link_headline(article: Article, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with the headline linked to the one paper that the others report.

    Where they report none, or several, a headline is left out that only a paper would make a claim: it is a title.
    """
    if not claims or claims[0].sentence or article.blocks[sentences[0].block].kind is not BlockKind.HEADING:
        return tuple(claims)
    headline, *others = claims
    if headline.links:
        return tuple(claims)
    papers = {link.reference for claim in others for link in claim.links if link.basis is LinkBasis.SUBJECT}
    if len(papers) == 1:
        link = Link(reference=papers.pop(), basis=LinkBasis.SUBJECT, confidence=_CONFIDENCE)
        return evolve(headline, links=(link,)), *others
    if headline.confidence >= _BY_ITSELF:
        return tuple(claims)
    return tuple(evolve(claim, id=f"c{number}") for number, claim in enumerate(others, start=1))
