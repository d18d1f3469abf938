"""Works searched for by what is printed, where no identifier leads to them: text, fields, the place in a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from claimcheck import regex as re
from claimcheck.model.resolutions import Candidate
from claimcheck.sources import crossref, pubmed
from claimcheck.sources.agreement import Agreement, journal_agrees
from claimcheck.sources.fitting import fits
from claimcheck.sources.matching import ACCEPT, POSSIBLE, score_match
from claimcheck.sources.outcomes import is_indexed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.model import Reference, Work
    from claimcheck.sources.crossref import Crossref
    from claimcheck.sources.outcomes import Asked
    from claimcheck.sources.pubmed import PubMed

Value = TypeVar("Value")
_FIRST_PAGE = re.compile(r"[A-Za-z]*0*(\w+)")


class Ask(Protocol):
    """Puts a question about some references; None, with the failure noted at each, where there is no answer."""

    def __call__(self, concerned: Sequence[Asked], question: Callable[[], Value]) -> Value | None:  # noqa: D102
        ...


class ByPrint:
    """Compares what an identifier gave with the print, and searches by the print where it gave nothing."""

    def __init__(self, ask: Ask, crossref: Crossref, pubmed: PubMed) -> None:
        """Put questions through `ask`."""
        self._ask = ask
        self._crossref = crossref
        self._pubmed = pubmed

    def settle(self, each: Asked) -> None:
        """Take what fits the print, or the candidates that a search for it gives."""
        if each.failure and not each.placeholder:
            return
        each.failure = None
        if each.work and (not each.printed or fits(each.reference, each.work)):
            return
        if each.placed:
            there = (work for work in self._as_cited(each) if _stands_there(each.reference, work))
            each.candidates = [Candidate(work=work, score=1.0) for work in there]
            return
        if not each.sought or not is_indexed(each.reference):
            return
        each.searched.append(crossref.NAME)
        found = self._ask([each], lambda: self._crossref.search(each.sought))
        down = each.failure
        scored = [(score_match(each.sought, work), work) for work in found or ()]
        if not any(score >= ACCEPT for score, _ in scored):
            scored += [(score_match(each.sought, work), work) for work in self._as_cited(each)]
        if down and not any(score >= ACCEPT for score, _ in scored):
            each.failure = down
            return
        if down:
            each.failure = None
            each.lacks(down, crossref.NAME)
        each.in_known_journal = any(journal_agrees(each.reference, work) is Agreement.SAME for work in found or ())
        likely = (Candidate(work=work, score=score) for score, work in scored if score >= POSSIBLE)
        each.candidates = sorted(likely, key=lambda candidate: -candidate.score)

    def _as_cited(self, each: Asked) -> list[Work]:
        """What PubMed's matcher of citations finds by journal, year, volume and first page."""
        printed = each.reference
        if not each.placed and not (printed.journal and printed.year and printed.volume and printed.pages):
            return []
        each.searched.append(pubmed.NAME)
        first_page, author = printed.pages.partition("-")[0], next(iter(printed.authors), "")

        def by_citation() -> dict[str, Work]:
            pmid = self._pubmed.cited_as(
                journal=printed.journal,
                year=str(printed.year or ""),
                volume=printed.volume,
                page=first_page,
                author=author,
            )
            return self._pubmed.works([pmid]) if pmid else {}

        return list((self._ask([each], by_citation) or {}).values())


def _stands_there(printed: Reference, work: Work) -> bool:
    """Whether the record of a work gives the place that is told: journal, first page, volume and year where told."""
    same = (
        printed.volume in {"", work.volume},
        printed.year in {None, work.year},
        _page(printed.pages) == _page(work.pages),
    )
    return all(same) and journal_agrees(printed, work) is not Agreement.OTHER


def _page(pages: str) -> str:
    first = _FIRST_PAGE.match(pages.partition("-")[0].strip())
    return first[1].casefold() if first else ""
