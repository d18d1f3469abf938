"""From printed references to works, through the stub: the right outcome for each, and never a wrong accusation."""

from collections.abc import Callable, Iterator
from datetime import timedelta
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
from claimcheck.sources import cache, crossref, limits, resolver, session
from claimcheck.sources.registries import Registries
from claimcheck.sources.resolver import resolve
from claimcheck.sources.session import Session, SessionSettings
from tests.claimcheck_stub import Fault, StubServer, StubWork, invented

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
    monkeypatch.setattr(session, "backoff", lambda _attempt: 0.0)
    quick = {name: (rate * 1000, at_once) for name, (rate, at_once) in session.LIMITS.items()}
    monkeypatch.setattr(session, "LIMITS", quick)
    opened: list[Session] = []

    def opening(*, offline: bool = False) -> Session:
        registries = Registries.from_environment({"CLAIMCHECK_REGISTRIES": stub.url})
        settings = SessionSettings(registries=registries, cache_dir=tmp_path / "cache", offline=offline, patience=60.0)
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


BLANKET = [
    Fault.ABSENT, Fault.GATEWAY_404, Fault.PAGE_404, Fault.NULL, Fault.EMPTY_LIST, Fault.EMPTY_OBJECT,
    Fault.GATEWAY_TEXT, Fault.XHTML_PAGE,
]  # fmt: skip


EVERY_KIND = (
    f"{SMART} doi:10.1161/JAHA.112.004473",
    SMART,
    f"{SMART} PMID: 23525435",
    f"{SMART} PMCID: PMC3603230",
    "Trial of rest for Modic changes. NCT00454792.",
    "Ollomo B. Data from: A new malaria agent in African hominids. Dryad 2011. doi:10.5061/dryad.8515",
)
WAKEFIELD = (
    "Wakefield AJ, Murch SH. Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive developmental "
    "disorder in children. Lancet. 1998;351:637-641."
)


@pytest.mark.parametrize("fault", OUTAGES + BLANKET)
def test_whatever_all_registries_say_alike_accuses_nobody_and_poisons_nothing(
    stub: StubServer, open_session: Callable[..., Session], fault: Fault
) -> None:
    references = [parse_reference(each) for each in EVERY_KIND]
    stub.fault("*", fault)
    for each in resolved(references, open_session()):
        assert isinstance(each, Unreachable)
    stub.clear_faults()
    for each in resolved(references, open_session()):
        assert isinstance(each, Found)
        assert each.note == ""


@pytest.mark.parametrize("fault", [Fault.TOO_MANY, Fault.TOO_MANY_HTML])
def test_a_limit_is_told_as_one(stub: StubServer, ask: Ask, fault: Fault) -> None:
    stub.fault("*", fault)
    resolution = ask(SMART)
    assert isinstance(resolution, Unreachable)
    assert resolution.rate_limited


@pytest.mark.parametrize("fault", OUTAGES + BLANKET)
def test_without_crossref_the_others_tell_of_a_retraction_and_what_is_missing_is_told(
    stub: StubServer, open_session: Callable[..., Session], fault: Fault
) -> None:
    stub.fault("crossref", fault)
    printed = (f"{WAKEFIELD} doi:10.1016/S0140-6736(97)11096-0", WAKEFIELD)
    for each in resolved([parse_reference(each) for each in printed], open_session()):
        assert isinstance(each, Found)
        assert [n.said_by for n in each.work.standing if n.kind is NoticeKind.RETRACTION] == ["PubMed"]
        assert "so what Crossref knows of notices is missing" in each.note


def test_without_crossref_each_registry_is_asked_for_what_it_has(stub: StubServer, ask: Ask) -> None:
    stub.fault("crossref", Fault.UNAVAILABLE)
    dryad = ask("Ollomo B. Data from: A new malaria agent in African hominids. Dryad 2011. doi:10.5061/dryad.8515")
    assert isinstance(dryad, Found)
    assert dryad.work.sources == ("DataCite",)
    unregistered = ask(f"{NOTHING} doi:10.1016/j.nothing.2019.01.001")
    assert isinstance(unregistered, NotFound)
    assert "doi.org" in unregistered.asked
    stub.fault("ncbi", Fault.UNAVAILABLE)
    smart = ask(f"{SMART} doi:10.1161/JAHA.112.004473")
    assert isinstance(smart, Found)
    assert "Europe PMC" in smart.work.sources
    assert "PubMed are missing" in smart.note
    stub.fault("doi", Fault.UNAVAILABLE)
    assert isinstance(ask(f"{SMART} doi:10.1161/JAHA.112.004473"), Found)
    assert isinstance(ask(f"{NOTHING} doi:10.1016/j.nothing.2019.01.002"), Unreachable)


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


def resolved(references: list[Reference], asking: Session) -> list[Resolution]:
    """The resolutions in the order of the references."""
    numbered = [evolve(each, id=f"r{place}") for place, each in enumerate(references)]
    found = resolve(numbered, asking)
    return [found[each.id] for each in numbered]


def test_trials_that_have_neither_doi_nor_pmid_are_not_confused(
    stub: StubServer, open_session: Callable[..., Session]
) -> None:
    stub.catalogue.add(evolve(invented.MARKED_UP, trial="NCT04000046"))
    printed = ["Trial of rest for Modic changes. NCT00454792.", "Trial of vitamin D and falls. NCT04000046."]
    found = resolved([parse_reference(each) for each in printed], open_session())
    assert [each.work.registrations for each in found if isinstance(each, Found)] == [
        ("NCT00454792",),
        ("NCT04000046",),
    ]


def test_an_article_that_names_its_registration_is_looked_for_itself(ask: Ask) -> None:
    resolution = ask(
        "Nonesuch A, Invent B. Fictitious trial of thistle tea for restless sleep. J Fict Med. 2019;7(2):1101-1109. "
        "NCT00454792"
    )
    assert isinstance(resolution, Found)
    assert resolution.work.doi == invented.RETRACTED.doi
    assert resolution.work.standing


@pytest.mark.parametrize("first", ["10.1161/JAHA.112.004473", "10.1186/PREACCEPT-2076984228657971", "10.7777/none.1"])
def test_of_several_dois_that_of_the_work_counts(ask: Ask, first: str) -> None:
    resolution = ask(f"{JENSEN} doi:{first} https://doi.org/10.1186/1741-7015-10-22")
    assert isinstance(resolution, Found)
    assert resolution.work.doi == "10.1186/1741-7015-10-22"


def test_a_pmid_beside_a_placeholder_is_asked_for(ask: Ask) -> None:
    resolution = ask("Jensen RK. doi:10.1186/PREACCEPT-2076984228657971 PMID: 22376791")
    assert isinstance(resolution, Found)
    assert (resolution.basis, resolution.work.doi) == ("printed PMID", "10.1186/1741-7015-10-22")


def test_a_pmid_of_another_work_than_the_doi_is_not_merged(ask: Ask) -> None:
    resolution = ask(f"{JENSEN} doi:10.1186/1741-7015-10-22 PMID: 23525435")
    assert isinstance(resolution, Found)
    assert resolution.work.pmid == "22376791"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Nobody N. PMID: 39999998", "39999998"),
        (f"{NOTHING} PMID: 39999998", "39999998"),
        (f"{SMART} PMID: 39999998", "39999998"),
        ("Nobody N. PMCID: PMC9999999", "PMC9999999"),
        ("Nobody N. A trial of nothing. NCT09999999", "NCT09999999"),
    ],
)
def test_a_number_that_its_registry_does_not_have_is_told(ask: Ask, printed: str, number: str) -> None:
    resolution = ask(printed)
    assert isinstance(resolution, Found | NotFound)
    assert resolution.unknown == (number,)


def test_a_pmid_beside_a_work_that_pubmed_lacks_is_looked_up(stub: StubServer, ask: Ask) -> None:
    work = StubWork(title="Boots that drain sweat: a field trial", doi="10.99999/boots", issued=(2020,))
    stub.catalogue.add(work)
    printed = "Halvorsen K. Boots that drain sweat: a field trial. Work. 2020. doi:10.99999/boots PMID: "
    unknown, known = ask(f"{printed}39999998"), ask(f"{printed}22376791")
    assert isinstance(unknown, Found)
    assert isinstance(known, Found)
    assert (unknown.unknown, known.unknown) == (("39999998",), ())


@pytest.mark.parametrize("fault", [Fault.PAGE_404, Fault.GATEWAY_404, Fault.XHTML_PAGE, Fault.NULL, Fault.CUT])
def test_an_outage_of_pubmed_makes_no_pmid_unknown(stub: StubServer, ask: Ask, fault: Fault) -> None:
    stub.fault("ncbi", fault, times=99)
    assert isinstance(ask("Nobody N. PMID: 39999998"), Unreachable)


def test_the_notice_about_a_work_is_not_the_work(stub: StubServer, ask: Ask) -> None:
    titled = "Yoga for stiff necks: a randomised trial"
    facts = {"journal": "J Necks", "issued": (2015,), "volume": "6", "authors": (("Oake", "Bo"),)}
    stub.catalogue.add(
        StubWork(title=titled, doi="10.99999/yoga", pmid="39000801", pages="40-49", **facts),  # type: ignore[arg-type]
        StubWork(title=f"Erratum: {titled}", pmid="39000802", pages="600", **facts),  # type: ignore[arg-type]
    )
    resolution = ask(f"Oake B. {titled}. J Necks. 2015;6:40-49. PMID: 39000802")
    assert isinstance(resolution, PointsElsewhere)
    assert resolution.meant is not None
    assert resolution.meant.work.pmid == "39000801"
    assert isinstance(ask(f"Oake B. Erratum: {titled}. J Necks. 2015;6:600. PMID: 39000802"), Found)


def test_the_journal_of_a_work_that_was_not_found_is_known_by_its_other_works(ask: Ask) -> None:
    resolution = ask("Nobody N. Slow walking and the colour of hats. J Am Heart Assoc. 2013;2:e009999.")
    assert isinstance(resolution, NotFound)
    assert resolution.in_known_journal
    unheard = ask(NOTHING)
    assert isinstance(unheard, NotFound)
    assert not unheard.in_known_journal


def test_works_without_doi_are_not_taken_for_each_other(stub: StubServer, ask: Ask) -> None:
    meant = StubWork(
        title="Counts of invented steps in hill villages",
        authors=(("Otherwise", "Cy"),),
        journal="Annals of Made Up Walks",
        abbreviation="Ann Made Up Walks",
        issued=(1991,),
        volume="3",
        pages="31-39",
        pmid="39000777",
    )
    stub.catalogue.add(meant, evolve(invented.WITHOUT_DOI, pmid="39000778"))
    resolution = ask(
        "Otherwise C. Counts of invented steps in hill villages. Ann Made Up Walks. 1991;3:31-39. PMID: 39000778"
    )
    assert isinstance(resolution, PointsElsewhere)
    assert resolution.work.pmid == "39000778"
    assert resolution.meant is not None
    assert resolution.meant.work.pmid == meant.pmid


@pytest.mark.parametrize("number", ["arXiv:2001.01234", "https://arxiv.org/abs/2001.01234v2"])
def test_an_arxiv_number_leads_to_its_record(stub: StubServer, ask: Ask, number: str) -> None:
    stub.catalogue.add(
        StubWork(
            title="Deep nets read invented scans",
            authors=(("Nonesuch", "Ada"),),
            issued=(2020, 1, 2),
            doi="10.48550/arxiv.2001.01234",
            agency="DataCite",
            kind="preprint",
        )
    )
    resolution = ask(f"Nonesuch A. Deep nets read invented scans. 2020. {number}")
    assert isinstance(resolution, Found)
    assert resolution.basis == "printed arXiv number"


def test_an_arxiv_number_that_is_none_is_no_doi_that_was_printed(ask: Ask) -> None:
    resolution = ask("Nobody N. Nothing at all about nothing. 2020. arXiv:2001.99999")
    assert isinstance(resolution, NotFound)
    assert resolution.reason == "the printed arXiv number is not registered"


def test_who_was_asked_for_a_pmcid_is_told(ask: Ask) -> None:
    resolution = ask("Nobody N. PMCID: PMC9999999")
    assert isinstance(resolution, NotFound)
    assert resolution.asked[0] == "PubMed Central"


def test_a_doi_of_an_agency_that_is_not_asked_is_no_outage(ask: Ask) -> None:
    resolution = ask(f"Nonesuch A. Fictitious records of an invented spa. 2019. doi:{invented.ELSEWHERE.doi}")
    assert isinstance(resolution, NotAsked)
    assert "registered with JaLC" in resolution.reason


def test_a_doi_registered_since_the_lists_were_asked_for_is_found(
    stub: StubServer, open_session: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    work = invented.series(1)[0]
    reference = parse_reference(f"Series1 A. {work.title}. J Fict Med. doi:{work.doi}")
    assert isinstance(resolved([reference], open_session())[0], NotFound)
    monkeypatch.setattr(cache, "ABSENT", timedelta(0))
    stub.catalogue.add(work)
    assert isinstance(resolved([reference], open_session())[0], Found)


def test_a_doi_known_to_be_unregistered_is_told_though_the_search_fails(stub: StubServer, ask: Ask) -> None:
    stub.fault("crossref", Fault.BROKEN, path="query.bibliographic")
    stub.fault("ncbi", Fault.BROKEN, path="ecitmatch")
    resolution = ask(f"{JENSEN} doi:10.1186/1741-7015-10-99999")
    assert isinstance(resolution, NotFound)
    assert resolution.candidates == ()


def test_a_placeholder_says_why_no_work_was_looked_for(stub: StubServer, ask: Ask) -> None:
    stub.fault("*", Fault.BROKEN)
    resolution = ask(f"{JENSEN} doi:10.1186/PREACCEPT-2076984228657971")
    assert isinstance(resolution, Placeholder)
    assert resolution.note == "127.0.0.1 answered with status 500"
    stub.clear_faults()
    stub.fault("crossref", Fault.BROKEN)
    resolution = ask(f"{JENSEN} doi:10.1186/PREACCEPT-2076984228657971")
    assert isinstance(resolution, Placeholder)
    assert resolution.meant is not None
    assert "so what Crossref knows of notices is missing" in resolution.note


@pytest.mark.parametrize(
    ("registry", "said"),
    [
        ("crossref", "what Crossref knows of notices is missing"),
        ("ncbi", "notices and publication types of PubMed are missing"),
        ("europepmc", "its full text is missing"),
    ],
)
def test_what_a_work_that_was_found_lacks_is_noted(stub: StubServer, ask: Ask, registry: str, said: str) -> None:
    stub.fault(registry, Fault.BROKEN, path="" if registry != "ncbi" else "esearch")
    printed = "PMID: 22376791" if registry == "crossref" else "doi:10.1186/1741-7015-10-22"
    resolution = ask(f"{JENSEN} {printed}")
    assert isinstance(resolution, Found)
    assert said in resolution.note


def test_a_work_that_pubmed_told_itself_lacks_nothing_of_it(
    stub: StubServer, open_session: Callable[..., Session]
) -> None:
    stub.fault("ncbi", Fault.BROKEN, path="esearch")
    by_pmid, by_doi = resolved(
        [parse_reference(f"{SMART} PMID: 23525435"), parse_reference(f"{JENSEN} doi:10.1186/1741-7015-10-22")],
        open_session(),
    )
    assert isinstance(by_pmid, Found)
    assert isinstance(by_doi, Found)
    assert by_pmid.note == ""
    assert by_doi.note


def test_answers_past_their_time_are_noted_once(
    stub: StubServer, open_session: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = parse_reference(f"{SMART} doi:10.1161/JAHA.112.004473")
    resolved([reference], open_session())
    monkeypatch.setattr(crossref, "STANDING", timedelta(0))
    stub.fault("crossref", Fault.BROKEN)
    asking = open_session()
    (found,) = resolved([reference], asking)
    assert isinstance(found, Found)
    assert found.note == "answers of 127.0.0.1 are older than they should be, since no new ones could be had"
    monkeypatch.setattr(crossref, "STANDING", timedelta(days=7))
    (found,) = resolved([reference], asking)
    assert isinstance(found, Found)
    assert found.note == ""


def test_a_reference_that_used_up_its_time_is_asked_about_no_more(
    stub: StubServer, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolver, "DEADLINE", -1.0)
    resolution = ask(f"{SMART} doi:10.1161/JAHA.112.004473")
    assert isinstance(resolution, Unreachable)
    assert "did not answer within" in resolution.reason
    assert not stub.asked("crossref")
