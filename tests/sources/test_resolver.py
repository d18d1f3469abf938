"""From printed references to works, through the stub: the right outcome for each, and never a wrong accusation."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.model import (
    Ambiguous,
    Found,
    NotAsked,
    NotFound,
    NoticeKind,
    Placeholder,
    PointsElsewhere,
    Reference,
    Resolution,
    StudyDesign,
    Unreachable,
)
from claimcheck.references.bibliography import parse_reference
from claimcheck.sources import crossref, limits, session
from claimcheck.sources.registries import Registries
from claimcheck.sources.resolver import resolve
from claimcheck.sources.session import Session, SessionSettings
from tests.claimcheck_stub import Fault, StubServer, invented

JENSEN = (
    "Jensen RK, Leboeuf-Yde C, Wedderkopp N, Sorensen JS, Manniche C. Rest versus exercise as treatment for patients "
    "with low back pain and Modic changes. A randomised controlled clinical trial. BMC Medicine 2012, 10:22."
)
SMART = (
    "Cornelissen VA, Smart NA. Exercise training for blood pressure: a systematic review and meta-analysis. "
    "J Am Heart Assoc. 2013;2:e004473."
)
NOTHING = "Nobody N. An invented paper about nothing at all. J Nothing. 2019;1:1-2."

Ask = Callable[..., Resolution]


@pytest.fixture
def open_session(stub: StubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Session]]:
    """Sessions that ask the stub, wait for nothing, and share a cache folder."""
    monkeypatch.setattr(limits, "backoff", lambda _attempt: 0.0)
    monkeypatch.setattr(session, "backoff", lambda _attempt: 0.0, raising=False)
    opened: list[Session] = []

    def opening(*, offline: bool = False) -> Session:
        registries = Registries.from_environment({"CLAIMCHECK_REGISTRIES": stub.url})
        settings = SessionSettings(registries=registries, cache_dir=tmp_path / "cache", offline=offline, patience=5.0)
        opened.append(Session(settings))
        return opened[-1]

    yield opening
    for each in opened:
        each.__exit__(None, None, None)


@pytest.fixture
def ask(open_session: Callable[..., Session]) -> Ask:
    """The resolution of one printed reference."""

    def asking(printed: str, *, offline: bool = False) -> Resolution:
        reference = parse_reference(printed)
        return resolve([reference], open_session(offline=offline))[reference.id]

    return asking


def test_a_printed_doi_is_found_and_enriched(ask: Ask) -> None:
    resolution = ask(f"{SMART} doi:10.1161/JAHA.112.004473")
    assert isinstance(resolution, Found)
    assert resolution.basis == "printed DOI"
    assert resolution.work.pmid == "23525435"
    assert resolution.work.design is not None
    assert resolution.work.design.design is StudyDesign.META_ANALYSIS
    assert resolution.work.sources == ("Crossref", "PubMed")
    assert [passage.section for passage in resolution.work.abstract]


def test_without_an_identifier_the_print_is_searched_for(ask: Ask) -> None:
    resolution = ask(SMART)
    assert isinstance(resolution, Found)
    assert resolution.basis == "search"
    assert resolution.work.doi == "10.1161/jaha.112.004473"
    assert resolution.score >= 0.9


def test_the_true_doi_is_found_behind_a_placeholder_past_a_near_miss_by_the_same_author(ask: Ask) -> None:
    resolution = ask(f"{JENSEN} doi:10.1186/PREACCEPT-2076984228657971")
    assert isinstance(resolution, Placeholder)
    assert resolution.meant is not None
    assert resolution.meant.work.doi == "10.1186/1741-7015-10-22"
    assert resolution.meant.work.full_text


def test_a_doi_of_another_work_points_elsewhere(ask: Ask) -> None:
    resolution = ask(f"{JENSEN} doi:10.1161/JAHA.112.004473")
    assert isinstance(resolution, PointsElsewhere)
    assert resolution.work.title.startswith("Exercise Training")
    assert resolution.meant is not None
    assert resolution.meant.work.doi == "10.1186/1741-7015-10-22"


def test_a_doi_that_nobody_registered_is_not_found(ask: Ask) -> None:
    resolution = ask(f"{NOTHING} doi:10.1016/j.nothing.2019.01.001")
    assert isinstance(resolution, NotFound)
    assert resolution.asked == ("Crossref", "doi.org")


def test_a_doi_of_another_agency_is_asked_there(ask: Ask) -> None:
    resolution = ask("Ollomo B. Data from: A new malaria agent in African hominids. Dryad 2011. doi:10.5061/dryad.8515")
    assert isinstance(resolution, Found)
    assert resolution.work.sources == ("DataCite",)


def test_what_no_search_finds_is_not_found_and_says_who_was_asked(ask: Ask) -> None:
    resolution = ask(NOTHING)
    assert isinstance(resolution, NotFound)
    assert resolution.asked == ("Crossref", "PubMed")


def test_a_web_page_is_not_asked_for(ask: Ask) -> None:
    resolution = ask("Example Clinic. Low back pain. https://clinic.example.org/backs Accessed 3 May 2020.")
    assert isinstance(resolution, NotAsked)


@pytest.mark.parametrize("number", ["PMID: 23525435", "PMCID: PMC3603230"])
def test_other_numbers_lead_to_the_work_too(ask: Ask, number: str) -> None:
    resolution = ask(f"{SMART} {number}")
    assert isinstance(resolution, Found)
    assert resolution.work.doi == "10.1161/jaha.112.004473"


def test_a_trial_registration_is_a_work(ask: Ask) -> None:
    resolution = ask("Trial of rest for Modic changes. NCT00454792.")
    assert isinstance(resolution, Found)
    assert resolution.work.registrations == ("NCT00454792",)


def test_every_source_of_a_retraction_is_kept(ask: Ask) -> None:
    resolution = ask(
        "Wakefield AJ. Ileal-lymphoid-nodular hyperplasia. Lancet. 1998;351:637-641. doi:10.1016/S0140-6736(97)11096-0"
    )
    assert isinstance(resolution, Found)
    kinds = [notice for notice in resolution.work.standing if notice.kind is NoticeKind.RETRACTION]
    assert {notice.said_by for notice in kinds} == {"Retraction Watch", "PubMed", "title"}


def test_a_retraction_notice_is_not_itself_retracted(ask: Ask) -> None:
    resolution = ask("The Editors of The Lancet. Retraction. Lancet. 2010;375:445. doi:10.1016/S0140-6736(10)60175-4")
    assert isinstance(resolution, Found)
    assert "10.1016/s0140-6736(97)11096-0" in resolution.work.notice_of
    assert not [n for n in resolution.work.standing if n.kind is NoticeKind.RETRACTION]


OUTAGES = [
    Fault.TOO_MANY, Fault.TOO_MANY_HTML, Fault.PAGE, Fault.ERROR_IN_200, Fault.TRUNCATED, Fault.CUT, Fault.HUGE,
    Fault.BOMB,
    Fault.REDIRECT_PRIVATE, Fault.REDIRECT_FOREIGN, Fault.REDIRECT_LOOP, Fault.RESET, Fault.BROKEN, Fault.UNAVAILABLE,
]  # fmt: skip


@pytest.mark.parametrize("fault", OUTAGES)
def test_an_outage_of_crossref_accuses_nobody_and_poisons_nothing(stub: StubServer, ask: Ask, fault: Fault) -> None:
    printed = f"{SMART} doi:10.1161/JAHA.112.004473"
    stub.fault("crossref", fault, times=99)
    first = ask(printed)
    assert isinstance(first, Unreachable)
    assert first.rate_limited is (fault in (Fault.TOO_MANY, Fault.TOO_MANY_HTML))
    stub.clear_faults()
    assert isinstance(ask(printed), Found)


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.RESET, Fault.PAGE])
def test_an_outage_of_doi_org_never_makes_a_doi_unregistered(stub: StubServer, ask: Ask, fault: Fault) -> None:
    stub.fault("doi", fault, times=99)
    assert isinstance(ask(f"{NOTHING} doi:10.1016/j.nothing.2019.01.001"), Unreachable)


def test_an_outage_of_pubmed_leaves_the_work_found_and_says_so(stub: StubServer, ask: Ask) -> None:
    stub.fault("ncbi", Fault.LIMIT_IN_200, times=99)
    resolution = ask(f"{SMART} doi:10.1161/JAHA.112.004473")
    assert isinstance(resolution, Found)
    assert "notices and publication types of PubMed are missing" in resolution.note


def test_offline_the_cache_answers_and_what_it_lacks_is_not_asked(stub: StubServer, ask: Ask) -> None:
    printed = f"{SMART} doi:10.1161/JAHA.112.004473"
    assert isinstance(ask(printed), Found)
    made = len(stub.log)
    assert isinstance(ask(printed, offline=True), Found)
    assert isinstance(ask(f"{NOTHING} doi:10.1016/j.nothing.2019.01.001", offline=True), NotAsked)
    assert len(stub.log) == made


def series(stub: StubServer, length: int) -> list[Reference]:
    """References to a series of works that the stub now knows, with their DOIs and ids of their own."""
    works = invented.series(length)
    stub.catalogue.works.extend(works)
    printed = [
        parse_reference(
            f"{work.authors[0][0]} A. {work.title}. J Fict Med. {work.issued[0]};{work.volume}:{work.pages}. "
            f"doi:{work.doi}"
        )
        for work in works
    ]
    return [evolve(each, id=f"r{place}") for place, each in enumerate(printed)]


def test_fifty_printed_dois_cost_two_requests_of_crossref_and_none_when_warm(
    stub: StubServer, open_session: Callable[..., Session]
) -> None:
    references = series(stub, 50)
    found = resolve(references, open_session())
    assert all(isinstance(each, Found) for each in found.values())
    assert len(stub.asked("crossref")) <= 2
    made = len(stub.log)
    assert resolve(references, open_session()) == found
    assert len(stub.log) == made


def test_progress_counts_up_to_all(stub: StubServer, open_session: Callable[..., Session]) -> None:
    told: list[tuple[int, int]] = []
    references = series(stub, 3)
    resolve(references, open_session(), progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (3, 3)


def test_candidates_of_middling_score_are_offered_not_taken(ask: Ask) -> None:
    resolution = ask("Cornelissen V. Exercise training and pressure. Heart J. 2012;9:1.")
    assert isinstance(resolution, Ambiguous | NotFound)


def test_a_field_that_crossref_no_longer_knows_costs_a_second_question_only(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crossref, "SELECT", "DOI,no-such-field")
    resolution = ask(f"{SMART} doi:10.1161/JAHA.112.004473")
    assert isinstance(resolution, Found)
    assert resolution.work.title


def test_a_batch_that_crossref_refuses_is_asked_one_by_one(stub: StubServer, ask: Ask) -> None:
    stub.fault("crossref", Fault.REFUSED, path="filter")
    resolution = ask(f"{SMART} doi:10.1161/JAHA.112.004473")
    assert isinstance(resolution, Found)
    assert resolution.basis == "printed DOI"
