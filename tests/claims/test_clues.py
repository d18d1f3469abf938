import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.clues import Clues, read_clues
from claimcheck.model import AttributionKind, BlockKind


def read(text: str) -> Clues:
    return read_clues(text, kind=BlockKind.PARAGRAPH, cited=False)


@pytest.mark.parametrize("word", ["knees", "bronchitis", "anaemia", "endoscopy", "allergies", "back-friendly", "Zinc"])
def test_words_of_medicine_are_known_by_list_ending_or_part(word: str) -> None:
    assert read(f"It was about {word} again").classes["health"] == 1


def test_words_are_counted_by_class() -> None:
    classes = read("The trial compared two diets in 40 patients and found lower blood pressure.").classes
    assert classes["study"] >= 2
    assert classes["health"] >= 3
    assert "shop" not in classes


def test_attribution_and_strength_are_read() -> None:
    clues = read("Research shows that salt raises blood pressure.")
    assert clues.attribution is not None
    assert clues.attribution.kind is AttributionKind.UNNAMED_EVIDENCE
    assert clues.strength.level == 3


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Osteopenia is a condition of the bones.", "definition of a thing"),
        ("It's important to stay patient.", "guidance"),
        ("Everyone is different.", "caveat"),
        ("Individual results can differ.", "results vary"),
        ("This page does not replace the advice of a doctor.", "disclaimer"),
        ("The work was supported by the national council.", "credit"),
        ("Choosing the right mattress depends on your budget.", "choosing"),
        ("The report will be published in June.", "institution"),
        ("Lowers cholesterol", "promises"),
        ("You should rest.", "you should"),
        ("Talk to your doctor first.", "consult"),
        ("Here are five tips.", "pointer"),
        ("We will send you more.", "plan"),
        ("She is head of the clinic.", "role"),
        ("In this article we look at pain.", "itself"),
    ],
)
def test_turns_of_phrase_are_seen(text: str, phrase: str) -> None:
    assert phrase in read(text).phrases


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("The nurses walked home.", True),
        ("It was cold.", True),
        ("The pain is caused by tiny cracks.", False),
        ("A well-heated bed is needed.", False),
        ("Red meat is fed to dogs.", False),
    ],
)
def test_a_participle_is_no_past(text: str, past: bool) -> None:
    assert read(text).is_past is past


def test_some_turns_count_at_the_start_only() -> None:
    assert "order" in read("Try our new tea.").phrases
    assert "order" not in read("Few people try tea.").phrases


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    clues = read(text)
    assert clues.text == text
    assert all(count > 0 for count in clues.classes.values())
