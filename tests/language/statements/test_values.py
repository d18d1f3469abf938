import pytest

from claimcheck.language.statements.values import read_values


@pytest.mark.parametrize(
    ("text", "first", "second", "sign"),
    [
        ("Itch cleared in 46% with gel and in 19% with soap.", "with gel", "with soap", 1),
        ("Itch fell by 2.1 points with gel and by 4.2 points with soap.", "with gel", "with soap", -1),
        ("Itch was seen in 7 gardeners with gel and in 7 with soap.", "with gel", "with soap", 0),
        ("Scores for gel versus soap were 4 versus 6.", "Scores for gel", "soap were", -1),
    ],
)
def test_two_arms_are_set_side_by_side(text: str, first: str, second: str, sign: int) -> None:
    (found,) = read_values(text)

    assert text[slice(*found.first)].strip(" %").endswith(first)
    assert second in text[slice(*found.second)]
    assert found.sign == sign
    assert found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gardeners took 5 mg or 10 mg of the drug.",
        "The trial ran from May 2019 to June 2020.",
        "We asked 40 gardeners and 12 cooks (n = 52).",
        "Itch fell more with gel than with soap (46% versus 19%).",
        "We saw 31% of falls, 45% of burns, and 80% of stings among cooks.",
        "No numbers here.",
    ],
)
def test_doses_dates_and_what_stands_in_brackets_are_left_alone(text: str) -> None:
    assert read_values(text) == ()


def test_values_can_be_too_close_to_tell() -> None:
    (found,) = read_values("Itch cleared in 46.0% with gel and in 46.5% with soap.")

    assert found.close
    assert found.sign == -1
