import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.reading import ReadSentence
from claimcheck.language.statements.propositions import Proposition, read_propositions


def read(text: str) -> list[Proposition]:
    return list(read_propositions(ReadSentence(text=text)))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The gel reduced itch.", -1),
        ("The gel was more effective in reducing itch.", -1),
        ("The gel was less effective.", -1),
        ("Higher weight was associated with lower income.", -1),
        ("The gel was linked with eczema.", 1),
        ("Itch declined, with a 40% reduction in scratching.", -1),
        ("Itch was lower in gardeners who ate less.", -1),
        ("The gel was inversely associated with eczema.", -1),
        ("Gardening was associated with cognitive impairment.", 1),
        ("Gel affects the skin.", 0),
    ],
)
def test_the_cues_of_a_clause_make_one_direction(text: str, sign: int) -> None:
    (found,) = read(text)

    assert (found.sign, found.null) == (sign, False)


@pytest.mark.parametrize(
    "text",
    [
        "The gel did not reduce itch.",
        "Itch was no lower with gel than with soap.",
        "The gel eased itch as much as soap did.",
        "Itch fell by 3 points with the gel (P = 0.4).",
        "Itch fell by 2 points, a difference that was not significant.",
    ],
)
def test_null_findings_are_read(text: str) -> None:
    assert all(each.null and not each.sign for each in read(text))
    assert read(text)


def test_a_word_of_lack_is_noted_with_what_is_lacking() -> None:
    (found,) = read("Loss of zinc raises eczema.")

    assert found.sign == 1
    assert found.flips == {"zinc"}


def test_what_is_compared_with_is_told_apart() -> None:
    (found,) = read("Itch was lower with gel than with soap.")

    assert found.against == {"soap"}
    assert found.compares


def test_faster_is_more_of_what_is_bad_and_better_of_the_rest() -> None:
    assert not read("Eczema progressed faster with gel.")[0].of_worth
    assert read("Gardeners rode faster with gel.")[0].of_worth


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Eczema was found in 46% with gel and in 19% with soap.", 1),
        ("Itch fell by 2.1 points with gel and by 4.2 points with soap.", 1),
    ],
)
def test_two_values_tell_a_direction(text: str, sign: int) -> None:
    found = read(text)[-1]

    assert found.values is not None
    assert found.sign == sign
    assert found.against == {"soap"}


@pytest.mark.parametrize("text", ["Whether gel reduces itch is unclear.", "We tested strategies to reduce itch."])
def test_what_is_only_asked_is_open(text: str) -> None:
    assert all(each.open for each in read(text))


@given(st.text(alphabet=st.sampled_from("less not more gel % 12 4.5 with and than (),;. reduced itch "), max_size=200))
def test_any_text_is_read_and_every_cue_lies_in_it(text: str) -> None:
    for each in read(text):
        assert 0 <= each.start < each.end <= len(text)
        assert 0 <= each.clause[0] <= each.clause[1] <= len(text)


def test_a_null_clause_without_an_outcome_is_told_of_the_clause_before() -> None:
    *_, null = read("Gel and soap both improved itch; however, there were no differences between the two groups.")

    assert null.null
    assert null.outcome >= {"itch"}


def test_a_null_sentence_without_an_outcome_says_so() -> None:
    (null,) = read("The difference was not significant.")

    assert null.null
    assert null.elliptic


def test_the_outcome_of_an_insignificant_effect_stands_beside_the_effect() -> None:
    (found,) = read("The gel slightly, but insignificantly, reduced itch after baths.")

    assert found.null
    assert found.outcome == {"itch"}


def test_what_both_sides_name_is_not_what_is_compared_with() -> None:
    (found,) = read("Compared with soap for gardeners, gel for gardeners reduced itch.")

    assert "soap" in found.against
    assert not any(each.startswith("garden") for each in found.against)
