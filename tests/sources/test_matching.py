import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Author, Work
from claimcheck.references.bibliography import parse_reference
from claimcheck.sources.fitting import fits
from claimcheck.sources.matching import ACCEPT, POSSIBLE, gather_evidence, score_match

WORK = Work(
    title="Heated insoles for cold feet in forest workers",
    doi="10.1000/insoles",
    authors=tuple(Author(family=name) for name in ("Halvorsen", "Österberg", "Li")),
    journal="Journal of Occupational Footwear",
    published="2011-05",
    volume="14",
    pages="203-211",
    kind="journal-article",
)
VANCOUVER = (
    "Halvorsen K, Osterberg M, Li X. Heated insoles for cold feet in forest workers. J Occup Footwear. 2011;14:203-11."
)
STYLES = [
    VANCOUVER,
    (
        "Halvorsen, K., Österberg, M., & Li, X. (2011). Heated insoles for cold feet in forest workers. Journal of "
        "Occupational Footwear, 14(2), 203–211."
    ),
    "12. K. Halvorsen et al., J. Occup. Footwear 14, 203 (2011).",
    "Halvorsen et al. Heated insoles for cold feet. J Occup Footwear 2011",
    "Halvors en K, 0sterberg M. Hea ted insoles f0r cold feet in forest workcrs. J Occup F00twear 2011;14:203",
    "Halvorsen K, Österberg M, Li X. Heated insoles for cold feet in forest workers. 2010 (in press).",
]


@pytest.mark.parametrize("printed", STYLES)
def test_the_work_is_accepted_in_every_style(printed: str) -> None:
    assert score_match(printed, WORK) >= ACCEPT


def test_a_translated_title_is_no_obstacle() -> None:
    printed = "Halvorsen K, Österberg M, Li X. Beheizte Einlagen im Wald. J Occup Footwear. 2011;14:203-211."
    assert score_match(printed, WORK) >= ACCEPT


def test_a_stamp_on_the_title_is_no_obstacle() -> None:
    stamped = evolve(WORK, title=f"RETRACTED: {WORK.title}")
    assert score_match(VANCOUVER, stamped) == pytest.approx(score_match(VANCOUVER, WORK), abs=0.01)


OTHERS = {
    "same author, year and journal": evolve(WORK, title="Boots that drain sweat: a field trial", pages="240-247"),
    "another word, ahead of print": evolve(
        WORK, title="Heated insoles for cold feet in office workers", volume="", pages=""
    ),
    "part of a series": evolve(WORK, title=f"{WORK.title}: part II", volume="", pages="", published="2014"),
    "erratum": evolve(WORK, title=f"Erratum to: {WORK.title}", pages="300"),
    "retraction": evolve(WORK, title=f"Retraction: {WORK.title}"),
    "another work": Work(title="Soup in winter", authors=(Author(family="Meyer"),), published="1999"),
    "nothing known": Work(title=""),
}


@pytest.mark.parametrize("name", OTHERS)
def test_near_misses_come_after_the_work(name: str) -> None:
    assert score_match(VANCOUVER, OTHERS[name]) < score_match(VANCOUVER, WORK)


@pytest.mark.parametrize("name", [name for name in OTHERS if name != "part of a series"])
def test_near_misses_are_not_accepted(name: str) -> None:
    assert score_match(VANCOUVER, OTHERS[name]) < ACCEPT


@pytest.mark.parametrize("name", ["erratum", "retraction", "another work"])
def test_what_is_not_the_work_is_not_even_possible(name: str) -> None:
    assert score_match(VANCOUVER, OTHERS[name]) < POSSIBLE


def test_the_notice_is_found_where_it_is_printed() -> None:
    printed = "Halvorsen K. Erratum to: Heated insoles for cold feet in forest workers. J Occup Footwear. 2011;14:300."
    assert score_match(printed, OTHERS["erratum"]) >= ACCEPT
    assert score_match(printed, evolve(WORK, pages="")) < POSSIBLE


@pytest.mark.parametrize(
    "printed",
    [
        f"{VANCOUVER} Erratum in: J Occup Footwear. 2012;15:9.",
        VANCOUVER.replace("forest workers", "forest workers [published correction: 2012]"),
    ],
)
def test_a_notice_named_after_the_title_does_not_make_the_print_a_notice(printed: str) -> None:
    assert score_match(printed, WORK) >= ACCEPT


def test_a_word_of_the_title_does_not_make_the_print_a_notice() -> None:
    work = evolve(WORK, title="Surgical correction: outcomes after forty years")
    printed = VANCOUVER.replace(WORK.title, work.title)
    assert score_match(printed, work) >= ACCEPT


@pytest.mark.parametrize("kind", ["posted-content", "preprint", "Preprint"])
def test_a_preprint_is_only_possible_where_no_server_is_printed(kind: str) -> None:
    preprint = evolve(WORK, kind=kind, journal="medRxiv", volume="", pages="")
    assert POSSIBLE <= score_match(VANCOUVER, preprint) < ACCEPT
    printed = "Halvorsen K, Österberg M, Li X. Heated insoles for cold feet in forest workers. medRxiv 2011."
    assert score_match(printed, preprint) >= ACCEPT
    assert score_match(printed, preprint) > score_match(printed, WORK)


def test_evidence_says_which_fields_agree() -> None:
    evidence = gather_evidence(VANCOUVER, WORK)
    assert (evidence.title, evidence.first_author, evidence.year, evidence.volume, evidence.page) == (1, 1, 1, 1, 1)
    assert (evidence.journal, evidence.wording) == (1, 0)
    wrong = gather_evidence(VANCOUVER, OTHERS["another word, ahead of print"])
    assert (wrong.wording, wrong.volume, wrong.page) == (-1, 0, 0)
    none = gather_evidence("", Work(title="Soup", pages="A"))
    assert (none.explained, none.year, none.authors, none.page) == (0, 0, 0, 0)


def test_joined_digits_and_abbreviated_journals_count() -> None:
    assert gather_evidence("J Occup Footwear 142 03-211 (2011)", WORK).page == pytest.approx(0.3)
    assert gather_evidence("Footwear Z 2011", WORK).journal < 1
    assert gather_evidence("2013", evolve(WORK, journal="")).journal == 0


@given(st.text(), st.text(), st.text())
def test_any_text_gets_a_score(printed: str, title: str, name: str) -> None:
    work = Work(title=title, authors=(Author(family=name),), published="2011")
    assert 0 <= score_match(printed, work) <= 1
    fits(parse_reference(printed), work)
