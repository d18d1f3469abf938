"""References first: the works of a corpus are asked for once, in batches, before its articles are checked."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from claimcheck.sources import crossref, pmc, pubmed
from claimcheck.sources.lock_keys import reference_key
from claimcheck.sources.lockfile import LockFile
from claimcheck.sources.outcomes import Asked, read_printed
from claimcheck.sources.session import LIMITS
from claimcheck.sources.store import Store, oldest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.corpus.collecting import Wanted
    from claimcheck.model import Reference, Resolution
    from claimcheck.sources.session import Session

POLITE = 3.0
"""Requests a second for lists that Crossref allows those who give an address (its documentation, December 2025)."""
EUROPE_PMC = 10.0
"""Full texts that are asked for in a second (`sources.session`)."""
_TOGETHER = 4
"""Batches that are asked about at a time: while one waits for full texts, another waits for Crossref."""


@frozen
class Known:
    """What need not be asked: what the lock file tells, and what the store does that is not too old."""

    store: Store | None
    lock: LockFile | None = None
    since: str = Factory(lambda: oldest(datetime.now(tz=UTC).date()))

    def holds(self, reference: Reference) -> bool:
        """Whether the work of a reference is known."""
        if self.lock and self.lock.resolution_of(reference):
            return True
        return bool(self.store and self.store.resolution_of(reference, since=self.since))


@define
class Plan:
    """What asking about a corpus takes, before anybody was asked."""

    articles: int
    references: int
    works: int = 0
    """Different works among them, told apart by their identifiers, else by their words."""
    known: int = 0
    """Of these, those that are known from earlier."""
    dois: int = 0
    pmids: int = 0
    """Works without DOI, by their number in PubMed; likewise the next ones."""
    pmcids: int = 0
    trials: int = 0
    words: int = 0
    """Works that have to be searched for by the printed words."""

    @classmethod
    def of(cls, wanted: Wanted, known: Known) -> Plan:
        """What is wanted and not known."""
        plan = cls(wanted.articles, wanted.references)
        for reference in wanted.works():
            plan.works += 1
            if known.holds(reference):
                plan.known += 1
                continue
            printed = read_printed(reference)
            if printed.doi:
                plan.dois += 1
            elif printed.pmid:
                plan.pmids += 1
            elif printed.pmcid:
                plan.pmcids += 1
            elif printed.trial:
                plan.trials += 1
            else:
                plan.words += 1
        return plan

    @property
    def requests(self) -> dict[str, int]:
        """How many requests each registry gets at least, by its name."""
        batches = ceil(self.dois / crossref.BATCH)
        found = self.dois + self.words
        return {
            "Crossref": batches + self.words,
            "PubMed": ceil(found / pubmed.BATCH) * 2 + ceil(self.pmids / pubmed.BATCH),
            "PubMed Central": ceil(self.pmcids / pmc.BATCH),
            "ClinicalTrials.gov": self.trials,
        }

    def seconds(self, *, polite: bool) -> float:
        """How long the registries make it last, at least: the slowest counts, as they are asked side by side."""
        ncbi = LIMITS["ncbi keyed" if os.environ.get("NCBI_API_KEY") else "ncbi"][0]
        requests = self.requests
        return max(requests["Crossref"] / (POLITE if polite else LIMITS["crossref list"][0]), requests["PubMed"] / ncbi)

    @property
    def lines(self) -> tuple[str, ...]:
        """The plan in words."""
        known = f", {self.known:,} of them known from earlier" if self.known else ""
        told = [
            f"{self.articles:,} articles, {self.references:,} references to {self.works:,} different works{known}",
            *(f"  {number:,} requests to {name}" for name, number in self.requests.items() if number),
        ]
        if self.dois + self.words:
            told.append("  more where a DOI is not Crossref's, a reference does not fit its DOI, or a text is open")
            told.append(f"  no less than {_duration(self.seconds(polite=False))} within the limits of the registries")
            told.append(f"  no less than {_duration(self.seconds(polite=True))} with --mailto, which Crossref rewards")
        return tuple(told)


def ask(wanted: Wanted, store: Store, known: Known, session: Session, advance: Callable[[], None]) -> Counter[str]:
    """Ask about all works that are not known, and keep the answers; gives why there were none, and of how many.

    First each work once, then each printed form that the record of its identifier does not settle. `advance` is called
    for each work.
    """
    lost: Counter[str] = Counter()
    asked: set[str] = set()
    """Keys of those that not everybody answered about: once a run is enough."""
    for references in (wanted.works(), wanted.prints()):
        open_ones = (each for each in references if reference_key(each) not in asked and not known.holds(each))
        for batch, resolutions in _resolved(_batches(open_ones), session):
            lost.update(store.add(batch, resolutions, datetime.now(tz=UTC).date()))
            for each in batch:
                advance()
                if not known.holds(each):
                    asked.add(reference_key(each))
    return lost


def _resolved(
    batches: Iterator[list[Reference]], session: Session
) -> Iterator[tuple[list[Reference], dict[str, Resolution]]]:
    """Each batch with what was found out about it."""
    from claimcheck.sources.resolver import resolve

    with ThreadPoolExecutor(_TOGETHER) as pool:
        running: dict[Future[dict[str, Resolution]], list[Reference]] = {}
        for batch in batches:
            running[pool.submit(resolve, batch, session)] = batch
            if len(running) == _TOGETHER:
                yield from _taken(running)
        while running:
            yield from _taken(running)


def _taken(
    running: dict[Future[dict[str, Resolution]], list[Reference]],
) -> Iterator[tuple[list[Reference], dict[str, Resolution]]]:
    for each in wait(running, return_when=FIRST_COMPLETED).done:
        yield running.pop(each), each.result()


def _batches(references: Iterable[Reference]) -> Iterator[list[Reference]]:
    """References in batches of which each takes one request for its DOIs."""
    batch: list[Reference] = []
    dois = 0
    for reference in references:
        own = len(_dois(read_printed(reference)))
        if batch and (dois + own > crossref.BATCH or len(batch) == crossref.BATCH):
            yield batch
            batch, dois = [], 0
        batch.append(reference)
        dois += own
    if batch:
        yield batch


def _dois(printed: Asked) -> Sequence[str]:
    return printed.dois if printed.doi else ()


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{ceil(seconds)} s"
    return f"{ceil(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
