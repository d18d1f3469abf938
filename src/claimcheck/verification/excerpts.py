"""Which passages of a page are compared: those nearest to the claims that cite it, and nothing else of the page.

A page is long, and most of it is about something else. What is kept of it, in the report and in a lock file, is what
was used. A passage is chosen for its own words alone, so that choosing among those chosen gives the same again: a run
over a lock file compares with what the run compared with that wrote it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.language.terms import read_terms
from claimcheck.model import Found
from claimcheck.verification.reading import weight_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Passage, Reading, Work

_NEAREST = 5
"""Passages for each claim."""


def with_excerpts(reading: Reading) -> Reading:
    """The reading with no more of each page than the passages nearest to the claims that cite it."""
    cited: dict[str, list[str]] = {}
    for claim in reading.claims:
        for link in claim.links:
            cited.setdefault(link.reference, []).append(claim.text)
    resolutions = tuple(
        (reference, evolve(known, work=_excerpt(known.work, cited.get(reference, ()))))
        if isinstance(known, Found) and known.work.is_page
        else (reference, known)
        for reference, known in reading.resolutions
    )
    return evolve(reading, resolutions=resolutions)


def _excerpt(page: Work, claims: Sequence[str]) -> Work:
    read = {each: _stems(f"{each.section}\n{each.text}") for each in page.full_text} if claims else {}
    chosen = dict.fromkeys(passage for claim in claims for passage in _nearest(_stems(claim), read))
    return evolve(page, full_text=tuple(chosen))


def _nearest(wanted: frozenset[str], passages: Mapping[Passage, frozenset[str]]) -> list[Passage]:
    """The passages that share most with a claim, nearest first; none that shares nothing."""
    scored = [
        (-weight_of(shared), passage.text, passage.section, passage)
        for passage, stems in passages.items()
        if (shared := wanted & stems)
    ]
    return [passage for *_, passage in sorted(scored, key=lambda each: each[:3])[:_NEAREST]]


def _stems(text: str) -> frozenset[str]:
    return frozenset(term.stem for term in read_terms(text))
