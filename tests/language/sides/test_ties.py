import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.reading import ReadSentence
from claimcheck.language.sides.reached import read_values
from claimcheck.language.sides.ties import read_ties


def ties(text: str) -> list[tuple[str, str, set[str], set[str]]]:
    found = []
    for each in read_ties(ReadSentence(text=text)):
        one, other = (text[value.start : value.end] for value in each.values)
        first, second = each.sides
        found.append((one, other, set(first - second), set(second - first)))
    return found


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Cure was reached by 13% with zinc and by 4% with iron.", "zinc", "iron"),
        ("Zinc cured 13% and iron 4%.", "zinc", "iron"),
        ("Cure was less common with zinc (5%) than with iron (17%).", "zinc", "iron"),
        ("Cure was less common with zinc than with iron (5% versus 17%).", "zinc", "iron"),
        ("Cure was reached (zinc, 5% vs. iron, 17%).", "zinc", "iron"),
        ("Stay was 4.1 and 6.3 days in the zinc and the iron group, respectively.", "zinc", "iron"),
        ("The zinc and iron groups lost 4.1 and 6.3 kg, respectively.", "zinc", "iron"),
        ("Zinc made 17% of the patients sick, whereas only 5% complained on iron.", "zinc", "iron"),
        ("Cure was reached by 30 of 60 (50%) with zinc and by 4 of 40 (10%) with iron.", "zinc", "iron"),
    ],
)
def test_values_with_their_sides(text: str, one: str, other: str) -> None:
    found = ties(text)
    assert any(one in first and other in second for _, _, first, second in found)
    assert not any(other in first or one in second for _, _, first, second in found)


def test_the_setting_is_left_out_where_sides_follow_their_values() -> None:
    (found,) = ties(
        "At three months the mean disability score fell by 4.1 points with yoga and by 1.9 points with tea."
    )
    assert found[2:] == ({"yoga"}, {"tea"})


def test_three_arms_are_tied_pair_by_pair() -> None:
    found = ties("Cure was reached by 30.3% on zinc, 22.4% on iron and 21.9% on copper.")
    assert [each[2:] for each in found] == [({"zinc"}, {"iron"}), ({"zinc"}, {"copp"}), ({"iron"}, {"copp"})]


def test_an_elliptic_side_stands_for_the_rest() -> None:
    ((_, _, first, second),) = ties("Gout was seen in 9% of those who sang and in 12% of those who did.")
    assert first
    assert not second


def test_where_no_side_is_named_the_treated_come_first() -> None:
    assert ties("The median was 194 days versus 192 days.") == [("194 days", "192 days", {"+"}, {"-"})]


@pytest.mark.parametrize(
    "text",
    [
        "Zinc cured 13%.",
        "The score fell from 7.8 to 2.3.",
        "Both were 13% with zinc and 13% with iron.",
        "They were looked at after eight weeks with zinc and at 12 months with iron.",
    ],
)
def test_what_ties_no_values(text: str) -> None:
    assert ties(text) == []


def test_spreads_limits_and_p_values_are_no_values() -> None:
    text = "Pain was 3.2 points (P = 0.03) with a mean of 12 (SD 4) at levels < 7%."
    assert [text[each.start : each.end] for each in read_values(ReadSentence(text=text))] == ["3.2 points", "12"]


def test_a_value_in_brackets_is_one() -> None:
    text = "The rate was lower (5.9) with zinc."
    assert [text[each.start : each.end] for each in read_values(ReadSentence(text=text))] == ["5.9"]


@given(st.text(alphabet=st.sampled_from("5 % (12) and, vs. with zinc iron; respectively 3.1 "), max_size=160))
def test_any_text_gives_spans_that_lie_inside_it(text: str) -> None:
    for each in read_ties(ReadSentence(text=text)):
        assert 0 <= each.span[0] < each.span[1] <= len(text)
