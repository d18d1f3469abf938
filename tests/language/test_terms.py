import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.terms import UNKNOWN_WEIGHT, read_abbreviations, read_terms, stem, weight


def stems(text: str) -> list[str]:
    return [term.stem for term in read_terms(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("inhibitors", "inhibition"), ("vaccinated", "vaccination"), ("children's", "children"), ("cats", "cat")],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("lay", "clinical"),
    [
        ("heart attack", "myocardial infarction"),
        ("belly fat", "abdominal adiposity"),
        ("high blood pressure", "hypertension"),
        ("broken bones", "fractures"),
    ],
)
def test_lay_and_clinical_words_meet(lay: str, clinical: str) -> None:
    assert stems(lay) == stems(clinical)


def test_function_words_and_bare_numbers_are_no_terms() -> None:
    assert stems("It was the 12 of 40% and 3.5") == []


def test_greek_letters_are_spelt_out() -> None:
    assert stems("TNF-α") == stems("TNF alpha")


def test_a_short_form_stands_for_its_long_form() -> None:
    explained = read_abbreviations("patients with persistent low back pain (LBP) were seen")

    assert [term.stem for term in read_terms("LBP", explained)] == stems("low back pain")


@pytest.mark.parametrize("text", ["no short form", "a remark (HELP) here", "one letter (A) only", "(NO) words"])
def test_what_does_not_spell_the_letters_is_no_long_form(text: str) -> None:
    assert read_abbreviations(text) == ()


def test_rare_words_weigh_more() -> None:
    assert weight(stems("patients")[0]) < weight(stems("kinesiophobia")[0]) <= UNKNOWN_WEIGHT


@given(st.text(max_size=200))
def test_terms_slice_any_text(text: str) -> None:
    for term in read_terms(text, read_abbreviations(text)):
        assert 0 <= term.start < term.end <= len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("prevalence", "prevention"), ("survey", "survival"), ("fasting", "fast"), ("interval", "intervention")],
)
def test_words_that_only_begin_alike_do_not_meet(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("lay", "clinical"),
    [
        ("kidney stones", "nephrolithiasis"),
        ("shingles", "herpes zoster"),
        ("frozen shoulder", "adhesive capsulitis"),
        ("blood thinners", "anticoagulants"),
        ("fizzy drinks", "sugar-sweetened beverages"),
    ],
)
def test_more_lay_and_clinical_words_meet(lay: str, clinical: str) -> None:
    assert stems(lay) == stems(clinical)
