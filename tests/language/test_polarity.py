import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.polarity import Direction, read_effects, read_worth, word_worth


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


@pytest.mark.parametrize(
    ("words", "worth"), [("overall survival", 1), ("mortality", -1), ("risk of poor sleep", -1), ("height", 0)]
)
def test_worth_is_known_of_common_outcomes(words: str, worth: int) -> None:
    assert read_worth(words) == worth


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_cue_lies_in_it(text: str) -> None:
    for effect in read_effects(text):
        assert 0 <= effect.start < effect.end <= len(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Walkers were no more likely to fall than sitters.",
        "Walkers fell asleep as often as sitters.",
        "The gel made no difference to the itch.",
        "The gel had nothing to do with the itch.",
        "The itch stayed the same in both arms.",
        "The itch remained stable.",
        "Nobody who used the gel had less itch.",
        "The gel was of no use against itch, with no clear effect.",
        "None of the twelve gardeners who tried the gel every night got better.",
        "The gel left the itch unchanged.",
        "The gel isn’t effective.",
        "The gel eased neither itch nor pain.",
    ],
)
def test_that_nothing_differed_is_read_in_many_wordings(sentence: str) -> None:
    effects = read_effects(sentence)

    assert effects
    assert all(effect.is_null for effect in effects)


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Falls were twice as frequent with the gel.", Direction.INCREASE),
        ("Falls were half as frequent with the gel.", Direction.DECREASE),
        ("The gel keeps off ticks.", Direction.DECREASE),
        ("The gel shields the hands from frost.", Direction.DECREASE),
        ("Blood pressure went up.", Direction.INCREASE),
        ("Blood pressure came down.", Direction.DECREASE),
        ("The gel did not work as well in men.", Direction.WORSEN),
        ("The gel was not as effective as soap.", Direction.WORSEN),
        ("Ticks were rarer on the hill.", Direction.DECREASE),
        ("The sexes differed in weight.", Direction.RELATED),
        ("The arms were not similar.", Direction.RELATED),
    ],
)
def test_cues_of_several_words_are_read(sentence: str, direction: Direction) -> None:
    assert [(effect.direction, effect.is_null) for effect in read_effects(sentence)] == [(direction, False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "People with low back pain took part.",
        "More than 40 gardeners took part.",
        "Six of the gardeners fell ill.",
        "One or more glasses were offered.",
        "Four gardeners were lost to follow-up.",
    ],
)
def test_words_that_only_look_like_cues_are_left_alone(sentence: str) -> None:
    assert read_effects(sentence) == ()


def test_what_a_long_denial_spans_stays_free() -> None:
    sentence = "The gel did not leave gardeners feeling much better."
    (effect,) = read_effects(sentence)

    assert effect.is_null
    assert sentence[effect.start : effect.end] == "better"


@pytest.mark.parametrize(("word", "worth"), [("survival", 1), ("death", -1), ("height", 0)])
def test_worth_is_known_of_single_words(word: str, worth: int) -> None:
    assert word_worth(word) == worth


@pytest.mark.parametrize(
    "sentence",
    [
        "Gel compared with no gel reduced itch.",
        "Either gel or no gel reduced itch.",
        "Itch was rarer with gel than without gel reduced further.",
    ],
)
def test_an_arm_without_treatment_denies_nothing(sentence: str) -> None:
    assert not any(effect.is_null for effect in read_effects(sentence))
