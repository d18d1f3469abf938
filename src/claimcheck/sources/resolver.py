"""From the references of an article to their works: who is asked, in which order, and what the answers mean.

1. Printed PMIDs, PMCIDs, item identifiers, numbers of the Bookshelf and of trials are looked up; they tell DOIs.
2. All DOIs are asked of Crossref together; those it does not have are asked of their registration agency. Where
   Crossref does not answer, PubMed, the agency and Europe PMC are asked, and what is missing is told.
3. What has no identifier, or one that leads nowhere, is searched for by its printed text.
4. PubMed is asked about all works found: types, notices, labelled abstracts. Open full texts are fetched.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve

from claimcheck.sources import clinicaltrials, crossref, datacite, doi_org, pmc, pubmed
from claimcheck.sources.by_print import ByPrint
from claimcheck.sources.clinicaltrials import ClinicalTrials
from claimcheck.sources.crossref import Crossref
from claimcheck.sources.datacite import DataCite
from claimcheck.sources.doi_org import DoiOrg
from claimcheck.sources.europepmc import EuropePmc
from claimcheck.sources.failure import OtherAgency, SourceFailure
from claimcheck.sources.fitting import fits
from claimcheck.sources.lock_keys import work_key
from claimcheck.sources.matching import score_match
from claimcheck.sources.merging import merge, with_design
from claimcheck.sources.outcomes import Asked, outcome_of, read_printed
from claimcheck.sources.pmc import PmcConverter
from claimcheck.sources.pubmed import PubMed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model import Reference, Work
    from claimcheck.model.resolutions import Resolution
    from claimcheck.sources.session import Session

Value = TypeVar("Value")
Progress = Callable[[int, int], None]
"""Called with how many references are done, and of how many."""

_THREADS = 8
DEADLINE = 30.0
"""Seconds that the questions about one reference may take together."""


def resolve(
    references: Sequence[Reference], session: Session, *, progress: Progress = lambda _done, _of: None
) -> dict[str, Resolution]:
    """The resolution of each reference under its id. Never raises for what a registry does."""
    return _Resolver(session).resolve(references, progress)


class _Resolver:
    """The steps of `resolve`, each over all references; a failure stays with the references it concerns."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._crossref = Crossref(session)
        self._pubmed = PubMed(session)
        self._by_print = ByPrint(self._ask, self._crossref, self._pubmed)

    def resolve(self, references: Sequence[Reference], progress: Progress) -> dict[str, Resolution]:
        asked = [read_printed(reference) for reference in references]
        with ThreadPoolExecutor(_THREADS) as pool:
            self._by_number(asked, pool)
            self._by_doi(asked, pool)
            for done, _ in enumerate(pool.map(self._by_print.settle, asked), 1):
                progress(done, len(asked))
            self._enrich(asked, pool)
        stale = self._session.take_stale_hosts()
        if stale:
            note = f"answers of {' and '.join(stale)} are older than they should be, since no new ones could be had"
            for each in asked:
                each.notes.append(note)
        return {each.reference.id: outcome_of(each) for each in asked}

    def _by_number(self, asked: Sequence[Asked], pool: ThreadPoolExecutor) -> None:
        """Works of printed PMIDs, PMCIDs and trial registrations."""
        by_pmcid = [each for each in asked if each.pmcid and not each.doi and not each.pmid]
        numbers = self._ask(by_pmcid, lambda: PmcConverter(self._session).numbers([e.pmcid for e in by_pmcid], "pmcid"))
        for each in by_pmcid:
            each.asked.append(pmc.NAME)
            known = (numbers or {}).get(each.pmcid.lower())
            if known:
                each.doi, each.pmid, each.basis = known.doi, known.pmid, "printed PMCID"
            elif numbers is not None:
                each.unknown.append(each.pmcid)
        self._by_other_number([each for each in asked if not (each.doi or each.pmid or each.pmcid)], pool)
        by_pmid = [each for each in asked if each.pmid and (each.placeholder or not each.doi)]
        works = self._ask(by_pmid, lambda: self._pubmed.works([each.pmid for each in by_pmid]))
        for each in by_pmid:
            each.asked.append(pubmed.NAME)
            if work := (works or {}).get(each.pmid):
                each.work, each.doi, each.basis = work, work.doi, each.basis or "printed PMID"
                each.other_dois = ()
            elif works is not None and not each.basis:
                each.unknown.append(each.pmid)
        trials = [each for each in asked if each.trial and not (each.doi or each.pmid)]
        list(pool.map(self._by_trial, trials))

    def _by_other_number(self, asked: Sequence[Asked], pool: ThreadPoolExecutor) -> None:
        """The DOIs of publishers' item identifiers, and the PMIDs of books and chapters of the Bookshelf."""
        by_pii = [each for each in asked if each.pii]
        dois = self._ask(by_pii, lambda: self._crossref.dois_of([each.pii for each in by_pii]))
        for each in by_pii:
            each.asked.append(crossref.NAME)
            each.doi = (dois or {}).get(each.pii, "")
            each.basis = "printed PII" if each.doi else ""
        list(pool.map(self._by_book, (each for each in asked if each.nbk)))

    def _by_book(self, each: Asked) -> None:
        each.asked.append(pubmed.NAME)
        pmid: str | None = self._ask([each], lambda: self._pubmed.pmid_of_book(each.nbk))
        each.pmid = pmid or ""
        each.basis = "printed number of the Bookshelf" if each.pmid else ""

    def _by_trial(self, each: Asked) -> None:
        each.asked.append(clinicaltrials.NAME)
        each.work = self._ask([each], lambda: ClinicalTrials(self._session).work(each.trial))
        each.basis = "printed trial number"
        if each.work is None and each.failure is None:
            each.unknown.append(each.trial)

    def _by_doi(self, asked: Sequence[Asked], pool: ThreadPoolExecutor) -> None:
        """Works of DOIs: Crossref for all together, then the agency of those that it does not have."""
        with_doi = [each for each in asked if each.doi]
        works = self._ask(with_doi, lambda: self._crossref.works(sorted({doi for e in with_doi for doi in e.dois})))
        down = with_doi[0].failure if with_doi and works is None else None
        for each in with_doi:
            each.asked += [] if down else [crossref.NAME]
            each.lacks(down, crossref.NAME)
            self._take(each, works or {})
        if down:
            self._by_pubmed([each for each in with_doi if each.work is None])
        missing = [each for each in with_doi if each.work is None and not each.placeholder]
        agencies = self._ask(missing, lambda: DoiOrg(self._session).agencies(sorted({each.doi for each in missing})))
        if agencies is None and not down:
            return
        known = agencies if agencies is not None else {each.doi: crossref.NAME for each in missing}
        list(pool.map(lambda each: self._by_agency(each, known.get(each.doi, ""), down), missing))

    def _by_pubmed(self, with_doi: Sequence[Asked]) -> None:
        """Works that PubMed knows by their DOI."""
        dois = sorted({doi for each in with_doi for doi in each.dois})
        works = self._ask(with_doi, lambda: self._pubmed.works(self._pubmed.pmids_of(dois)))
        for each in with_doi:
            each.asked += [] if works is None else [pubmed.NAME]
            self._take(each, {work.doi: work for work in (works or {}).values()})

    def _take(self, each: Asked, works: Mapping[str, Work]) -> None:
        """Take the work that bears the printed DOI, where there is one."""
        if work := _likeliest(each, works):
            each.work, each.doi = merge(work, each.work) if each.work else work, work.doi
            each.basis, each.failure = each.basis or "printed DOI", None

    def _by_agency(self, each: Asked, agency: str, down: SourceFailure | None) -> None:
        """A DOI that Crossref did not list: ask where it is registered before anyone says that it is not.

        `down` says why Crossref cannot be asked; then Europe PMC is.
        """

        def by_record() -> Work | None:
            return EuropePmc(self._session).work(each.doi) if down else self._crossref.work(each.doi)

        each.failure = None
        each.asked.append(doi_org.NAME)
        if agency == datacite.NAME:
            each.asked.append(datacite.NAME)
            each.work = self._ask([each], lambda: DataCite(self._session).work(each.doi))
        elif agency == crossref.NAME:
            each.work = self._ask([each], by_record)
        elif not agency:
            registered = self._ask([each], lambda: DoiOrg(self._session).landing_page(each.doi) is not None)
            each.unregistered = registered is False
            # What was registered since the lists were last asked for is known under its own address.
            each.work = self._ask([each], by_record) if registered else None
        if each.work:
            each.basis = each.basis or "printed DOI"
        elif each.failure is None and not each.unregistered:
            each.failure = down if down and agency in {"", crossref.NAME} else OtherAgency(doi_org.NAME, agency)

    def _enrich(self, asked: Sequence[Asked], pool: ThreadPoolExecutor) -> None:
        """PubMed's record of every work found, and open full texts."""
        works = {work_key(work): work for each in asked for work in each.works}
        records: dict[str, Work] = {}
        missed: dict[str, list[str]] = {key: [] for key in works}
        dois = sorted(work.doi for work in works.values() if work.doi and pubmed.NAME not in work.sources)
        try:
            records = {work.doi: work for work in self._pubmed.works(self._pubmed.pmids_of(dois)).values()}
        except SourceFailure as failure:
            for key, work in works.items():
                if work.doi in dois:
                    missed[key].append(f"{failure}, so notices and publication types of PubMed are missing")
        europe = EuropePmc(self._session)

        def enriched(key: str, work: Work) -> Work:
            record = records.get(work.doi)
            work = with_design(merge(work, record) if record else work)
            if not work.pmcid or work.full_text:
                return work
            try:
                return evolve(work, full_text=europe.full_text(work.pmcid))
            except SourceFailure as failure:
                missed[key].append(f"{failure}, so its full text is missing")
                return work

        known = dict(zip(works, pool.map(enriched, works, works.values()), strict=True))
        for each in asked:
            each.notes += [note for work in each.works for note in missed[work_key(work)]]
            each.update(lambda work: known[work_key(work)])
        self._beside([each for each in asked if each.pmid and each.work and not each.work.pmid])

    def _beside(self, asked: Sequence[Asked]) -> None:
        """Look up PMIDs that are printed beside the identifier of a work of which PubMed has no record."""
        known = self._ask(asked, lambda: self._pubmed.works([each.pmid for each in asked]))
        for each in asked:
            if known is None:
                each.notes.append(f"{each.failure}, so the printed PMID was not looked up")
            elif each.pmid not in known:
                each.unknown.append(each.pmid)

    def _ask(self, concerned: Sequence[Asked], question: Callable[[], Value]) -> Value | None:
        """The answer, or None with the failure noted at the references it concerns.

        Each question counts against the time of all references it is about; one that has used its time up is asked
        about no more.
        """
        if not concerned:
            return None
        left = DEADLINE - min(each.spent for each in concerned)
        if left <= 0:
            late = SourceFailure("the registries", f"did not answer within {DEADLINE:.0f} s", passing=True)
            _failed(concerned, late)
            return None
        began = time.monotonic()
        try:
            with self._session.within(left):
                return question()
        except SourceFailure as failure:
            _failed(concerned, failure)
            return None
        finally:
            for each in concerned:
                each.spent += time.monotonic() - began


def _failed(concerned: Sequence[Asked], failure: SourceFailure) -> None:
    for each in concerned:
        each.failure = failure


def _likeliest(each: Asked, works: Mapping[str, Work]) -> Work | None:
    """The work of the printed DOI; of several, the one that fits the print best, else the first."""
    known = [works[doi] for doi in each.dois if doi in works]
    fitting = [work for work in known if not each.printed or fits(each.reference, work)]
    return max(fitting or known[:1], key=lambda work: score_match(each.printed, work), default=None)
