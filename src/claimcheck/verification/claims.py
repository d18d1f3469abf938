"""The claims of an article, each laid beside the works that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import ClaimComparison, LinkBasis, Verdict
from claimcheck.verification.comparing import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model import Claim, Comparison, Reading, Work

    Compare = Callable[[str, Work], Comparison]


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
        and (comparison := compare(claim.text, work)).verdict is not Verdict.UNVERIFIABLE
    )


def _references(claim: Claim, subject: str) -> Iterator[str]:
    yield from dict.fromkeys(link.reference for link in claim.links)
    if not claim.links and subject:
        yield subject


def _subject(reading: Reading) -> str:
    """The reference that the article is about, empty where it is about none or several."""
    links = (link for claim in reading.claims for link in claim.links)
    about = {link.reference for link in links if link.basis is LinkBasis.SUBJECT}
    return about.pop() if len(about) == 1 else ""
