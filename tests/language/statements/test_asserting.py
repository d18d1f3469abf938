import pytest

from claimcheck.language.statements.asserting import is_of_all, is_open, is_relative, is_trend


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("whether gel reduces itch is unclear", True),
        ("we measured how gel reduced itch and we compared arms", True),
        ("strategies to reduce itch", True),
        ("lower scores indicate less itch", True),
        ("whether or not gel was used, itch was reduced", False),
        ("the primary outcome was itch, reduced or not", True),
        ("the primary outcome was significantly reduced", False),
        ("the primary outcome measure, itch, was reduced", False),
        ("gel reduced itch", False),
    ],
)
def test_questions_aims_and_methods_assert_nothing(text: str, expected: bool) -> None:
    assert is_open(text, (0, len(text)), text.find("reduc") if "reduc" in text else 0) is expected


def test_relative_clauses_trends_and_all_arms_are_seen() -> None:
    relative = "the mite that causes itch"

    assert is_relative(relative, (0, len(relative)), relative.index("causes"))
    assert is_trend("itch tended to be lower", (0, 23))
    assert is_of_all("itch fell in both groups", (0, 24))
    assert is_of_all("itch fell from baseline", (0, 23))
    assert not is_of_all("itch fell with gel", (0, 18))
