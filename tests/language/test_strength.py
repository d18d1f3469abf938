import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.strength import read_strength


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Forty adults took part.", 0),
        ("Clinicians should consider a lower dose.", 0),
        ("Larger trials are needed to confirm whether zinc shortens colds.", 0),
        ("Anaemia was a common finding in this village.", 0),
        ("Coffee drinking was associated with fewer strokes.", 1),
        ("Women were more likely to report pain than men.", 1),
        ("Night work is linked to weight gain.", 1),
        ("Bone density was reduced in the second group.", 1),
        ("Short sleep predicted relapse.", 1),
        ("Green tea may lower blood pressure.", 2),
        ("Yoga could help people with asthma.", 2),
        ("Stretching appears to reduce injuries.", 2),
        ("A warm bath might be protective.", 2),
        ("Smoking causes lung cancer.", 3),
        ("The drug reduced mortality by a third.", 3),
        ("Vitamin D does not prevent fractures.", 3),
        ("A salty diet leads to high blood pressure.", 3),
        ("Music was effective in calming children.", 3),
        ("The injury was caused by a fall.", 3),
        ("Zinc has been shown to shorten a cold.", 3),
    ],
)
def test_levels(sentence: str, level: int) -> None:
    assert read_strength(sentence).level == level


@pytest.mark.parametrize(
    "sentence",
    [
        "The findings support the use of pumps.",
        "We treated ten patients in order to improve recruitment.",
        "The increase in visits was noted.",
    ],
)
def test_a_verb_without_subject_or_object_states_no_cause(sentence: str) -> None:
    assert read_strength(sentence).level < 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Ginger may soothe the stomach.",
        "The results suggest that sleep matters.",
        "It is not known why this happens.",
        "This type of pain tends to lead to poor sleep.",
        "Stress could be a reason.",
    ],
)
def test_hedges_are_seen(sentence: str) -> None:
    assert read_strength(sentence).hedged


@pytest.mark.parametrize("sentence", ["Ginger soothes the stomach.", "The lesion could not be detected.", ""])
def test_plain_statements_are_not_hedged(sentence: str) -> None:
    assert not read_strength(sentence).hedged


def test_cues_are_the_words_that_decided() -> None:
    sentence = "Green tea may lower blood pressure."
    assert [sentence[start:end] for start, end in read_strength(sentence).cues] == ["may", "lower"]


def test_the_first_relation_of_a_sentence_counts() -> None:
    assert read_strength("Obesity was associated with changes that may cause harm.").level == 1
    assert read_strength("The diet lowers weight and is associated with better sleep.").level == 3


@given(st.text())
def test_any_text_has_a_strength(text: str) -> None:
    strength = read_strength(text)
    assert 0 <= strength.level <= 3
    assert all(0 <= start < end <= len(text) for start, end in strength.cues)


def test_an_adjective_after_and_is_no_causal_verb() -> None:
    assert read_strength("People with stiff hips and lower back pain were split into two groups.").level < 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Cherries ward off gout.",
        "The balm keeps the knees young.",
        "Late shifts rob nurses of their sleep.",
        "Soft drinks make children fat.",
        "A brace stops the knee from giving way.",
        "Two beers a day trigger gout.",
        "Gout is brought on by beer, and beer in pregnancy harms the child.",
        "The tablets save lives.",
    ],
)
def test_everyday_words_for_a_cause_are_known(sentence: str) -> None:
    assert read_strength(sentence).level == 3


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Nurses who treat gout are at higher risk of falls.", 1),
        ("Elevated urate was associated with gout.", 1),
        ("The number of falls decreased over time.", 1),
        ("An improvement in sleep was seen after the course.", 1),
        ("Cherry juice may be a useful option for gout.", 2),
        ("Gout is prevented by cherries.", 3),
    ],
)
def test_what_only_describes_is_no_cause(sentence: str, level: int) -> None:
    assert read_strength(sentence).level == level
