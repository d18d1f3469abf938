import pytest
from attrs import evolve

from claimcheck.model import Author, RecordField, Work
from claimcheck.references.bibliography import parse_reference
from claimcheck.sources.fitting import fits, mismatches

WORK = Work(
    title="Heated insoles for cold feet in forest workers: a randomised trial",
    doi="10.1000/insoles",
    authors=(
        Author(family="Halvorsen", given="Kari"),
        Author(family="Österberg", given="Mats"),
        Author(family="Li", given="Xiaoming"),
    ),
    journal="Journal of Occupational Footwear",
    published="2011-05",
    volume="14",
    pages="203-211",
    kind="journal-article",
)
NAMES, TITLE, PLACE = "Halvorsen K, Österberg M, Li X", WORK.title, "J Occup Footwear. 2011;14:203-11"


def printed(names: str = NAMES, title: str = TITLE, place: str = PLACE) -> str:
    return f"{names}. {title}. {place}."


def found(text: str, work: Work = WORK) -> tuple[RecordField, ...]:
    reference = parse_reference(text)
    assert fits(reference, work), text
    return mismatches(reference, work)


HARMLESS = {
    "as recorded": printed(),
    "et al.": printed("Halvorsen K, et al"),
    "full names": printed("Kari Halvorsen, Mats Osterberg, and Xiaoming Li"),
    "transliteration": printed("Halvorsen K, Oesterberg M, Li XM"),
    "a slip in a name": printed("Halvorson K, Österberg M, Li X"),
    "no initials": printed("Halvorsen, Österberg, Li"),
    "given name first": printed("Halvorsen K, Österberg M, Xiaoming L"),
    "one author left out": printed("Halvorsen K, Li X"),
    "subtitle left out": printed(title="Heated insoles for cold feet in forest workers"),
    "a slip in the title": printed(title="Heated insole for colt feet in forrest workers: a randomized trial"),
    "translated title": printed(title="Beheizte Einlagen bei kalten Füßen im Wald"),
    "year ahead of print": printed(place="J Occup Footwear. 2010 Nov;14:203-11"),
    "printed two years later": printed(place="J Occup Footwear. 2013;14:203-11"),
    "journal written out": printed(place="Journal of Occupational Footwear. 2011;14:203-11"),
    "journal by its letters": printed(place="JOF. 2011;14:203-11"),
    "no title": "Halvorsen K, Österberg M. J Occup Footwear. 1911;14:203.",
    "a name and a year": "Halvorsen 2011",
    "nothing": "",
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_prints_do_to_a_record_is_no_mismatch(kind: str) -> None:
    assert found(HARMLESS[kind]) == ()


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (printed("Miller P, Johnson S, Brown T"), ("authors",)),
        (printed("Halvorsen K, Miller P, Johnson S, Brown T"), ("authors",)),
        (printed(title=TITLE.replace("forest", "office")), ("title",)),
        (printed(title=TITLE.replace("Heated insoles", "Woollen socks")), ("title",)),
        (printed(title="Boots that drain sweat after long days: a field study"), ("title",)),
        (printed(place="J Occup Footwear. 2031;14:203-11"), ("year",)),
        (printed(place="J Occup Footwear. 2004;14:203-11"), ("year",)),
        (printed(place="Lancet Neurology. 2011;3:90-5"), ("journal",)),
        (printed("Miller P, Johnson S", place="J Occup Footwear. 2024;14:203-11"), ("authors", "year")),
    ],
)
def test_each_field_that_is_not_the_records_is_named(text: str, fields: tuple[str, ...]) -> None:
    assert found(text) == fields


@pytest.mark.parametrize(
    ("names", "families"),
    [
        ("Forest Health Study Group", ["Halvorsen"]),
        ("Miller P, Johnson S, Brown T", ["Forest Health Study Group"]),
        ("Miller P, Johnson S, Brown T", []),
        ("Miller P, Johnson S, Brown T", ["Halvorsen"]),
        ("Miller P, Johnson S", ["李明", "王芳"]),
    ],
)
def test_bodies_and_records_that_name_few_say_nothing_of_authors(names: str, families: list[str]) -> None:
    work = evolve(WORK, authors=tuple(Author(family=family) for family in families))
    assert found(printed(names), work) == ()


def test_an_old_work_may_be_recorded_under_the_year_it_was_put_online() -> None:
    assert found(printed(place="J Occup Footwear. 1984;14:203-11")) == ()


def test_books_are_edited_and_reprinted() -> None:
    book = evolve(WORK, kind="book", journal="")
    assert found("Miller P, ed. Heated insoles for cold feet in forest workers. London: Boots; 1999.", book) == ()


@pytest.mark.parametrize(
    "text",
    [
        printed(title="Sauna bathing and sleep in airline pilots", place="Sleep Med. 2019;31:12-19"),
        printed("Miller P, Johnson S, Brown T", TITLE.replace("forest", "office"), "Work. 2019;31:12-19"),
        printed("Miller P, Johnson S, Brown T", place="Work. 1999;31:12-19"),
        printed(title="Attention for reasoning", place="Work. 2011"),
    ],
)
def test_title_and_authors_decide_that_it_is_another_work(text: str) -> None:
    assert not fits(parse_reference(text), WORK)


def test_the_same_work_is_not_denied_for_its_numbers() -> None:
    assert fits(parse_reference(printed()), evolve(WORK, published="2009", volume="1", pages="5"))


@pytest.mark.parametrize(
    "text",
    [
        "Meyer A. Soup in winter and its friends. Lancet. 1999;353:12-14.",
        "Halvorsen K. A survey of axe handles made of birch and hickory since nineteen hundred. Wood. 2003;2:5.",
        "Ho A. BMJ 1990;300:5",
    ],
)
def test_another_work_is_noticed(text: str) -> None:
    assert not fits(parse_reference(text), WORK)


def test_a_title_of_one_word_that_is_printed_with_its_year_is_no_other_work() -> None:
    foreword = Work(title="Foreword", published="2008")
    assert fits(parse_reference("Foreword. (2008). Insoles and Boots in Forestry: a Handbook, 7-9."), foreword)
    assert not fits(parse_reference("Foreword. (1998). Insoles and Boots in Forestry: a Handbook, 7-9."), foreword)
