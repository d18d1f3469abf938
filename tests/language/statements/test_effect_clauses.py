import pytest

from claimcheck.language.reading import ReadSentence
from claimcheck.language.statements.asides import brackets, in_brackets
from claimcheck.language.statements.effect_clauses import clause_bounds


def parts(text: str) -> list[str]:
    return [text[first:last].strip(" ,;") for first, last in clause_bounds(ReadSentence(text=text))]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Itch fell, but sleep was worse.", ["Itch fell", "but sleep was worse."]),
        ("Itch fell and sleep was better.", ["Itch fell", "and sleep was better."]),
        ("The gel reduced itch and improved sleep.", ["The gel reduced itch", "and improved sleep."]),
        ("The gel reduced itch and pain.", ["The gel reduced itch and pain."]),
        (
            "They slept sooner and needed fewer creams.",
            ["They slept sooner", "and needed fewer creams."],
        ),
        (
            "Itch was slightly but not significantly lower with the gel.",
            ["Itch was slightly but not significantly lower with the gel."],
        ),
        ("Itch fell except for men whose itch rose.", ["Itch fell", "except for men whose itch rose."]),
        ("Although itch fell, sleep was worse.", ["Although itch fell", "sleep was worse."]),
        ("Itch fell without increasing pain.", ["Itch fell", "without increasing pain."]),
        ("It improves sleep by reducing itch.", ["It improves sleep", "by reducing itch."]),
        ("Itch fell (by 2 points; but not in men).", ["Itch fell (by 2 points; but not in men)."]),
        ("Itch fell (hazard 0.7); p = 0.02.", ["Itch fell (hazard 0.7); p = 0.02."]),
    ],
)
def test_each_effect_has_its_clause(text: str, clauses: list[str]) -> None:
    assert parts(text) == clauses


def test_brackets_are_found_outermost() -> None:
    text = "a (b [c] d) e (f"

    assert [text[start : end + 1] for start, end in brackets(text)] == ["(b [c] d)"]
    assert in_brackets(text, text.index("c"))
    assert not in_brackets(text, text.index("f"))
