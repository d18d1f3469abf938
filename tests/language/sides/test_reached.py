import pytest

from claimcheck.language.reading import ReadSentence
from claimcheck.language.sides.reached import read_values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Patients on oil were in hospital for 78 hours.", ["78 hours"]),
        ("Patients took oil for 8 weeks.", []),
        ("Attacks rose to 6.3% in adults aged 19-64.", ["6.3%"]),
        ("It is used for two reasons: 1) it works in 12% of cases.", ["12%"]),
        ("The ratio was 29.8 in days 0 to 13.", ["29.8"]),
    ],
)
def test_what_a_side_reached(text: str, values: list[str]) -> None:
    found = [text[each.start : each.end] for each in read_values(ReadSentence(text=text))]
    assert [each for each in found if each[0].isdigit()] == values
