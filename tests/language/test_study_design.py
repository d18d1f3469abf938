import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.study_design import DesignFeature, read_design


@pytest.mark.parametrize(
    ("text", "feature", "present", "words"),
    [
        ("This study did not have a control group.", "a control group", False, "did not have a control group"),
        ("The trial didn’t have a control group.", "a control group", False, "didn’t have a control group"),
        ("It had no control group.", "a control group", False, "had no control group"),
        ("It lacked a comparison group.", "a control group", False, "lacked a comparison group"),
        ("This was a single-arm trial.", "a control group", False, "single-arm trial"),
        ("The trial had a control group.", "a control group", True, "had a control group"),
        ("Patients weren't randomised.", "random allocation", False, "weren't randomised"),
        ("They were randomly assigned.", "random allocation", True, "randomly assigned"),
        ("It was not blinded.", "blinding", False, "was not blinded"),
        ("An open-label study.", "blinding", False, "open-label"),
        ("A double-blind study.", "blinding", True, "double-blind"),
        ("A retrospective look.", "prospective data collection", False, "retrospective"),
        ("A prospective birth cohort.", "prospective data collection", True, "prospective birth cohort"),
    ],
)
def test_features_are_read_with_their_whole_phrase(text: str, feature: str, present: bool, words: str) -> None:
    (found,) = read_design(text)
    assert (found.feature, found.present, text[found.start : found.end]) == (DesignFeature(feature), present, words)


def test_a_title_may_tell_several() -> None:
    found = read_design("Rest for migraine: a double-blind randomised controlled trial")
    assert {(each.feature, each.present) for each in found} == {
        (DesignFeature.CONTROLLED, True),
        (DesignFeature.RANDOMISED, True),
        (DesignFeature.BLINDED, True),
    }


def test_an_assertion_under_a_denial_is_none() -> None:
    assert read_design("They ran no double-blind study.") == ()


@pytest.mark.parametrize("text", ["They walked at random.", "No difference from the control group was seen.", ""])
def test_other_sentences_say_nothing_of_design(text: str) -> None:
    assert read_design(text) == ()


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= each.start < each.end <= len(text) for each in read_design(text))
