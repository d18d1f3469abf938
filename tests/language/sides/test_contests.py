import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.reading import ReadSentence
from claimcheck.language.sides.contests import read_contests
from claimcheck.language.sides.poles import LONGEST


def told(text: str) -> list[tuple[str, int]]:
    return [
        (text[each.region[0] : each.region[1]].strip(), each.lead.sign)
        for each in read_contests(ReadSentence(text=text))
    ]


@pytest.mark.parametrize(
    ("text", "region", "sign"),
    [
        ("Pain was lower with yoga than with tea.", "with tea.", -1),
        ("Yoga reduced pain more than tea.", "tea.", -1),
        ("Yoga reduced pain less than tea.", "tea.", 1),
        ("Compared with tea, yoga raised alertness.", "tea", 1),
        ("Yoga relieved pain better than tea.", "tea.", 1),
        ("Yoga outperformed tea.", "tea.", 1),
        ("Results favoured yoga.", "yoga.", -1),
        ("Falls were twice as common in readers as in dancers.", "in dancers.", 1),
        ("Falls were half as common in readers as in dancers.", "in dancers.", -1),
        ("The rate in readers was 0.4 times that in dancers.", "that in dancers.", -1),
        ("It was the readers who fell more often, not the dancers.", "the dancers.", 1),
        ("Pain was lower with yoga (ratio 0.8) than with tea.", "with tea.", -1),
        ("Never smokers had more naps than smokers.", "smokers.", 1),
    ],
)
def test_comparisons_with_the_side_compared_with(text: str, region: str, sign: int) -> None:
    assert told(text) == [(region, sign)]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Stay was shorter in the oil group.", "the oil group."),
        ("With beetroot juice the cyclists were faster.", "beetroot juice"),
        ("The oil group slept longer.", "The oil group slept "),
    ],
)
def test_a_comparison_may_name_one_side_only(text: str, region: str) -> None:
    found = read_contests(ReadSentence(text=text))
    assert [each.against for each in found] in ([frozenset()], [])
    assert [text[each.region[0] : each.region[1]].strip() for each in found] in ([region.strip()], [])


@pytest.mark.parametrize(
    "text",
    [
        "Pain did not differ between yoga and tea.",
        "Pain was no lower with yoga than with tea.",
        "We asked whether yoga is better than tea.",
        "Cure was reached in 85% with yoga compared to 98% with tea.",
        "They were followed for more than five years.",
        "Yoga was studied.",
        "Pain was as bad in readers as in dancers.",
    ],
)
def test_what_compares_no_sides(text: str) -> None:
    assert told(text) == []


def test_a_name_with_a_degree_is_no_direction() -> None:
    ours = read_contests(
        ReadSentence(text="People who ate the fewest nuts had a lower risk than the biggest nut eaters.")
    )
    assert [each.lead.sign for each in ours] == [-1]


def test_each_clause_is_read_by_itself() -> None:
    assert len(told("Pain was lower with yoga than with tea, and sleep was longer with tea than with yoga.")) == 2


def test_a_table_is_not_read() -> None:
    assert told("Pain was lower with yoga than with tea " * (LONGEST // 20)) == []


@given(st.text(alphabet=st.sampled_from("than compared with lower (more) as, not 5 % a b. "), max_size=200))
def test_any_text_gives_regions_that_lie_inside_it(text: str) -> None:
    for each in read_contests(ReadSentence(text=text)):
        assert 0 <= each.region[0] <= each.region[1] <= len(text)
