import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.polarity import Direction, read_effects, read_worth


def directions(sentence: str) -> list[Direction]:
    return [effect.direction for effect in read_effects(sentence)]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Walking reduces blood pressure.", Direction.DECREASE),
        ("Blood pressure was higher after coffee.", Direction.INCREASE),
        ("Yoga improves balance.", Direction.IMPROVE),
        ("Smoking worsens asthma.", Direction.WORSEN),
        ("Balance did not differ between the groups.", Direction.NO_DIFFERENCE),
        ("No statistically significant differences were found.", Direction.NO_DIFFERENCE),
        ("Scores were similar in both arms.", Direction.NO_DIFFERENCE),
        ("The short course was non-inferior to the long one.", Direction.NON_INFERIOR),
        ("Coffee was associated with insomnia.", Direction.RELATED),
    ],
)
def test_the_direction_of_the_words_is_read(sentence: str, direction: Direction) -> None:
    assert directions(sentence) == [direction]


def test_nothing_is_read_where_no_effect_is_told() -> None:
    assert read_effects("The trial took place in Odense.") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Vitamin D did not reduce falls.",
        "The tablet failed to improve sleep.",
        "Neither resting nor exercising worked better.",
        "The drug doesn't improve sleep.",
        "Pain was reduced by 3 points (p = 0.4).",
        "The risk was lower with tea (hazard ratio 0.90, 95% CI 0.70 to 1.20).",
        "There was a reduction of 2 points (difference 2, 95% CI -1 to 5).",
    ],
)
def test_a_denied_or_insignificant_effect_is_null(sentence: str) -> None:
    assert all(effect.is_null for effect in read_effects(sentence))
    assert read_effects(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Yoga not only reduces pain.",
        "Not all agreed, but yoga reduces pain.",
        "Memory, but not naive, cells reduced it.",
        "The drug reduced pain (p = 0.03).",
        "The risk was lower with tea (hazard ratio 0.70, 95% CI 0.60 to 0.80).",
    ],
)
def test_an_effect_outside_the_denial_stands(sentence: str) -> None:
    assert not any(effect.is_null for effect in read_effects(sentence))


def test_two_denials_cancel_out() -> None:
    assert not read_effects("It cannot fail to improve sleep.")[0].is_null


def test_a_ratio_tells_its_direction() -> None:
    effects = read_effects("The odds ratio was 1.41 in drinkers.")

    assert effects[-1].direction is Direction.INCREASE


def test_a_ratio_of_one_tells_none() -> None:
    assert directions("The hazard ratio was 1.0 in drinkers.") == []


def test_the_clause_ends_where_the_next_begins() -> None:
    sentence = "Tea reduced pain, but coffee increased anxiety."
    first, second = read_effects(sentence)

    assert "coffee" not in sentence[slice(*first.clause)]
    assert "Tea" not in sentence[slice(*second.clause)]


@pytest.mark.parametrize(
    ("words", "worth"), [("overall survival", 1), ("mortality", -1), ("risk of poor sleep", -1), ("height", 0)]
)
def test_worth_is_known_of_common_outcomes(words: str, worth: int) -> None:
    assert read_worth(words) == worth


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_cue_lies_in_it(text: str) -> None:
    for effect in read_effects(text):
        assert 0 <= effect.start < effect.end <= len(text)
        assert 0 <= effect.clause[0] <= effect.start
        assert effect.end <= max(effect.clause[1], effect.end) <= len(text)
