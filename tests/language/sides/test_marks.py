import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.sides.marks import MARKS, read_marks
from claimcheck.language.words import lower


def marks(text: str, *, sure: bool = True) -> list[str]:
    return [name for name, _, _, certain in read_marks(text, lower(text)) if certain or not sure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("people without an app", ["-"]),
        ("children who did not nap", ["-"]),
        ("those who didn't sing", ["-"]),
        ("non-smokers", ["-"]),
        ("untreated mice", ["-"]),
        ("the placebo group", ["-"]),
        ("usual care", ["-"]),
        ("people free of gout", ["-"]),
        ("the intervention arm", ["+"]),
        ("the treatment group", ["+"]),
        ("zinc + iron", ["+"]),
        ("people who ate the most nuts", ["hi"]),
        ("at least six months", ["hi"]),
        ("more than five cups", ["hi"]),
        ("no more than five cups", ["lo"]),
        ("levels ≥ 80", ["hi"]),
        ("up to five cups", ["lo"]),
        ("before the diet", ["pre"]),
        ("after the diet", ["post"]),
        ("women and boys", ["women", "men"]),
        ("the lower dose", ["lo"]),
        ("those nursed for a shorter time", ["lo"]),
    ],
)
def test_marks_of_a_side(text: str, expected: list[str]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pain did not differ.",
        "There was no significant difference.",
        "The rate was unchanged.",
        "Not only yoga was studied.",
        "Nausea was less frequent.",
        "Pain was lower with yoga.",
        "It took no longer than that.",
    ],
)
def test_what_tells_a_finding_marks_no_side(text: str) -> None:
    assert marks(text) == []


def test_comparatives_may_mark_a_side_and_are_told_as_unsure() -> None:
    assert marks("Pain was lower with yoga.", sure=False) == ["lo"]


@given(st.text(max_size=200))
def test_any_text_gives_marks_that_lie_inside_it(text: str) -> None:
    for name, start, end, _ in read_marks(text, lower(text)):
        assert name in MARKS
        assert 0 <= start < end <= len(text)
