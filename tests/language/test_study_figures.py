import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.study_figures import StudyFigureKind, introduces_study, read_study_figures

PEOPLE, LENGTH, FOLLOW_UP = StudyFigureKind


@pytest.mark.parametrize(
    ("sentence", "kind", "words", "noun"),
    [
        ("In all, 100 people took part.", PEOPLE, "100 people", "people"),
        ("The 120 participants were randomly split into two groups.", PEOPLE, "120 participants", "people"),
        ("A total of 120 volunteers took part in the trial.", PEOPLE, "120 volunteers", "people"),
        ("A trial of 60 women with migraine found less pain.", PEOPLE, "60 women", "women"),
        ("The study included 80 nurses.", PEOPLE, "80 nurses", "nurses"),
        ("The 60 women in the study slept better.", PEOPLE, "60 women", "women"),
        ("The study lasted 10 weeks.", LENGTH, "10 weeks", ""),
        ("Sleep improved during the 12-week randomised trial.", LENGTH, "12-week", ""),
        ("The patients were followed for five years.", FOLLOW_UP, "five years", ""),
        ("After a follow-up of 2 years they were well.", FOLLOW_UP, "2 years", ""),
    ],
)
def test_figures_of_the_whole_study_are_read(sentence: str, kind: StudyFigureKind, words: str, noun: str) -> None:
    (found,) = read_study_figures(sentence)
    assert (found.kind, sentence[found.start : found.end], found.noun) == (kind, words, noun)


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the 100, 87 completed the course.",
        "Of the 120 participants, 20 dropped out.",
        "There were 50 people in each group.",
        "The 30 participants in the tea group slept better.",
        "About 100 people took part.",
        "More than 100 people took part.",
        "Some 40 to 50 people took part.",
        "87 participants took part in an interview.",
        "Another study of 40 people agreed.",
        "The trial will be run with 400 people.",
        "The median follow-up of 5 years was short.",
        "They took the tea for 10 weeks.",
        "Tea is drunk by 100 people.",
        "100 people took part. " * 200,
    ],
)
def test_parts_groups_and_loose_figures_are_not(sentence: str) -> None:
    assert read_study_figures(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "new"),
    [("A second trial followed.", True), ("It was a small trial.", True), ("The trial was small.", False)],
)
def test_a_new_study_is_noticed(sentence: str, new: bool) -> None:
    assert introduces_study(sentence) is new


@given(st.text())
def test_any_text_gives_figures_inside_it(text: str) -> None:
    assert all(0 <= each.start < each.end <= len(text) for each in read_study_figures(text))
