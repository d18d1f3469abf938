"""The claims of an article, each laid beside the works that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.terms import read_terms
from claimcheck.model import ClaimComparison, DesignMisdescribed, DesignOverreach, LinkBasis, Verdict
from claimcheck.verification.comparing import verify
from claimcheck.verification.reading import weight_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model import Claim, Comparison, Reading, Work

    Compare = Callable[[str, Work], Comparison]


_OF_STUDIES = DesignMisdescribed | DesignOverreach
_BEHIND = re.compile(r"\s{0,3}\([^()]{1,80}\)\W{0,2}$")
"""The name of a linked page in brackets, at the end of a sentence."""
_LETTERS = re.compile(r"\W+")
_SHARED = 0.4
"""Share of the weight of a claim's words from which a sentence of a page is about the same."""


def compare_claims(reading: Reading, compare: Compare = verify) -> tuple[ClaimComparison, ...]:
    """Each claim with each of its references whose text is at hand.

    A claim without reference is compared with the paper that the article is about, if it is about one: what such an
    article says in passing often comes from there too.
    """
    subject = _subject(reading)
    return tuple(
        ClaimComparison(claim=claim.id, reference=reference, linked=bool(claim.links), comparison=comparison)
        for claim in reading.claims
        for reference in _references(claim, subject)
        if (work := reading.work(reference))
        and (comparison := _as_page(claim, compare(claim.text, work), work)).verdict is not Verdict.UNVERIFIABLE
    )


def _as_page(claim: Claim, comparison: Comparison, work: Work) -> Comparison:
    """Of a page only what it says of the very thing counts: it has no design, it changes, and it is read in part.

    What it does not say proves nothing, and a link may lead to a page on something else by now.
    """
    if not work.is_page:
        return comparison
    said = {each.index: each.text for each in comparison.rationale}
    counting = tuple(
        each
        for each in comparison.differences
        if each.source_words
        and not isinstance(each, _OF_STUDIES)
        and _is_about(said.get(each.sentence, ""), claim.text)
        and not any(_is_repeated(text, claim.text) for text in said.values())
    )
    comparison = evolve(comparison, differences=counting)
    if comparison.verdict is Verdict.CONTRADICTED and not counting:
        open_still = comparison.score(Verdict.NOT_ENOUGH_INFO)
        return evolve(comparison, verdict=Verdict.NOT_ENOUGH_INFO, confidence=open_still)
    return comparison


def _is_repeated(sentence: str, claim: str) -> bool:
    """Whether a claim, but for the link behind it, stands word for word in a sentence of a page."""
    words = _LETTERS.sub("", _BEHIND.sub("", claim)).casefold()
    return bool(words) and words in _LETTERS.sub("", sentence).casefold()


def _is_about(sentence: str, claim: str) -> bool:
    """Whether a sentence of a page is about the same as a claim: it holds much of what the claim does."""
    ours = {term.stem for term in read_terms(claim)}
    theirs = {term.stem for term in read_terms(sentence)}
    return weight_of(frozenset(ours & theirs)) >= _SHARED * weight_of(frozenset(ours))


def _references(claim: Claim, subject: str) -> Iterator[str]:
    yield from dict.fromkeys(link.reference for link in claim.links)
    if not claim.links and subject:
        yield subject


def _subject(reading: Reading) -> str:
    """The reference that the article is about, empty where it is about none or several."""
    links = (link for claim in reading.claims for link in claim.links)
    about = {link.reference for link in links if link.basis is LinkBasis.SUBJECT}
    return about.pop() if len(about) == 1 else ""
