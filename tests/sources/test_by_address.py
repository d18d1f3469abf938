"""From the addresses that articles link to, to works: item identifiers, the Bookshelf, places in journals, look-ups."""

from collections.abc import Callable

import pytest

from claimcheck import readers
from claimcheck.checkers.identity import MalformedDoi
from claimcheck.model import Found, NotAsked, NotFound, Resolution
from claimcheck.pipeline import understand
from claimcheck.sources.reach import is_listed
from claimcheck.sources.resolver import resolve
from claimcheck.sources.session import Session
from tests.claimcheck_stub import StubServer, StubWork

Ask = Callable[..., Session]

TEA = StubWork(
    title="Evening thyme tea and the duration of colds in adults: a cohort study",
    authors=(("Roe", "Ann"), ("Doe", "John")),
    journal="Diabetes Care",
    abbreviation="Diabetes Care",
    issued=(2019, 8),
    volume="42",
    issue="8",
    pages="1593-1603",
    doi="10.9991/tea.19",
    pmid="30000001",
    pii="S0002916522013370",
)
CHAPTER = StubWork(title="Dietary reference intakes for thyme", pmid="30000002", nbk="NBK56068", issued=(2011,))
LOOK_UP = (
    "https://scholar.google.com/scholar_lookup?title=Evening+thyme+tea+and+the+duration+of+colds+in+adults%3A+a+cohort"
    "+study&author=A+Roe&author=J+Doe&journal=Diabetes+Care&volume=42&pages=1593-1603&publication_year=2019"
)


def resolution(ask: Ask, address: str) -> Resolution:
    article = readers.read("a.md", f"Thyme shortens colds in adults ([source]({address})).".encode())
    reading = understand(article)
    assert [is_listed(each) for each in reading.references] == [True]
    return resolve(reading.references, ask())["r1"]


@pytest.mark.parametrize(
    ("address", "pmid"),
    [
        ("https://www.sciencedirect.com/science/article/pii/S0002916522013370", TEA.pmid),
        ("https://www.cell.com/med/fulltext/S0002-9165(22)01337-0", TEA.pmid),
        ("https://web.archive.org/web/2023/https://linkinghub.elsevier.com/retrieve/pii/S0002916522013370", TEA.pmid),
        ("https://www.ncbi.nlm.nih.gov/books/NBK56068/table/t1/", CHAPTER.pmid),
        ("https://diabetesjournals.org/care/article/42/8/1593/36184/Evening-Thyme-Tea", TEA.pmid),
        ("https://care.diabetesjournals.org/content/42/8/1593.full-text.pdf", TEA.pmid),
        (LOOK_UP, TEA.pmid),
    ],
)  # fmt: skip
def test_the_address_of_a_page_leads_to_its_work(stub: StubServer, ask: Ask, address: str, pmid: str) -> None:
    stub.catalogue.add(TEA, CHAPTER)
    found = resolution(ask, address)
    assert isinstance(found, Found)
    assert found.work.pmid == pmid


@pytest.mark.parametrize(
    "address",
    [
        "https://www.sciencedirect.com/science/article/pii/S0002916522099999",
        "https://www.ncbi.nlm.nih.gov/books/NBK99999/",
        "https://diabetesjournals.org/care/article/42/8/1601/36184/Evening-Thyme-Tea",
        LOOK_UP.replace("Evening", "Morning").replace("thyme+tea", "garlic").replace("colds", "gout"),
    ],
)
def test_an_address_that_leads_nowhere_is_no_unknown_identifier(stub: StubServer, ask: Ask, address: str) -> None:
    stub.catalogue.add(TEA, CHAPTER)
    found = resolution(ask, address)
    assert isinstance(found, NotFound)
    assert found.asked
    assert found.unknown == ()


def test_an_item_that_two_works_bear_is_none(stub: StubServer, ask: Ask) -> None:
    from attrs import evolve

    stub.catalogue.add(TEA, evolve(TEA, doi="10.9991/tea.19.abstract", pmid=""))
    found = resolution(ask, "https://www.sciencedirect.com/science/article/pii/S0002916522013370")
    assert isinstance(found, NotFound)


def test_another_work_on_that_page_is_not_taken(stub: StubServer, ask: Ask) -> None:
    from attrs import evolve

    stub.catalogue.add(evolve(TEA, volume="41"))
    found = resolution(ask, "https://diabetesjournals.org/care/article/42/8/1593/36184/Evening-Thyme-Tea")
    assert isinstance(found, NotFound)


def test_a_search_page_is_no_source() -> None:
    text = "Thyme shortens colds ([search](https://scholar.google.com/scholar?q=thyme))."
    assert understand(readers.read("a.md", text.encode())).references == ()


def test_a_look_up_is_shown_as_the_reference_that_it_is_of() -> None:
    reading = understand(readers.read("a.md", f"Thyme shortens colds ([source]({LOOK_UP})).".encode()))
    title = "Evening thyme tea and the duration of colds in adults: a cohort study"
    assert [each.text for each in reading.references] == [f"Roe A, Doe J. {title}. Diabetes Care. 2019;42:1593-1603"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thyme shortens colds ([source](<https://doi.org/10.1016/S0140-6736(20>)).", True),
        ("Thyme shortens colds [1].\n\n## References\n\n1. Doe J. Thyme. 2020. doi:10.1016/S0140-6736\n", True),
        ("Thyme shortens colds ([source](https://doi.org/10.1016/S0140-6736(20)30183-5)).", False),
    ],
)
def test_a_doi_that_is_cut_off_at_a_bracket_is_told_and_not_asked_for(ask: Ask, text: str, *, told: bool) -> None:
    reading = understand(readers.read("a.md", text.encode()))
    found = list(MalformedDoi().check(reading))
    assert [each.message for each in found] == [
        "This is printed as a DOI and cannot be one: it is cut off at a bracket."
    ] * told
    if told:
        assert isinstance(resolve(reading.references, ask())["r1"], NotAsked | NotFound)
