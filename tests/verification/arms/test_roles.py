import pytest

from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.arms.roles import role_swaps, roles_reversed
from claimcheck.verification.reading import read_claim, read_source

NUTS = "People who ate the most nuts had a lower risk of heart disease than people who ate the least."
SONG = "Depression scores were lower with singing than with the newsletter."
SHORTER = "Hospital stay was shorter in the oil group."
CASES = "Ever use of oral contraceptives was less frequent among cases than among controls."
VALUES = "Eczema cleared in 62% of infants bathed in oil and in 40% of infants bathed in water."


def swapped(claim: str, source: str) -> list[ArmSwap]:
    read = read_source(source)
    return list(role_swaps((read_claim(claim, read),), read.sentences))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("People who ate the fewest nuts had a lower risk of heart disease than the biggest nut eaters.", NUTS),
        ("Older people who got a newsletter had lower depression scores than those who sang.", SONG),
        ("Depression scores were higher with singing than with the newsletter.", ""),
        ("Patients in the water group had a shorter hospital stay than those in the oil group.", SHORTER),
        ("Oral contraceptives were used less often by controls than by women with the disease, the cases.", CASES),
        ("Eczema cleared more often in infants bathed in water than in infants bathed in oil.", VALUES),
        ("Men had a higher risk of gout.", "Women had a higher risk of gout."),
        ("Zinc had a lower risk of gout than iron.", "The risk of gout was lower with iron than with zinc."),
        ("Gout was more common with zinc.", "Gout was more common with iron than with zinc."),
        ("Rats on soap outlived those on oil.", "Rats on oil survived longer than those on soap."),
        (
            "Children who did not get fluoride had fewer cavities than those who did.",
            "Children in the fluoride group had fewer cavities at two years.",
        ),
        (
            "Rashes were 12 times as common in people with levels below 80 as in those with levels above it.",
            "Rashes were 12 times more common in people with levels of 80 or more than in those with lower levels.",
        ),
        (
            "Gout was more common in the control group.",
            "There was a higher rate of gout in the intervention group.",
        ),
        ("Diabetics slept longer than others.", "Nondiabetic people slept longer than diabetics."),
        (
            "Controls were less likely than patients with gout to have drunk cider.",
            "Cases were less likely to have drunk cider.",
        ),
    ],
)
def test_sides_turned_round(claim: str, source: str) -> None:
    found = swapped(claim, source)
    assert bool(found) is bool(source)
    for each in found:
        assert claim[each.claim_start : each.claim_end] == each.claim_words
        assert source[each.source_start : each.source_end] == each.source_words


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The biggest nut eaters had a lower risk of heart disease than people who ate the fewest nuts.", NUTS),
        ("People who ate the fewest nuts had a higher risk of heart disease than the biggest nut eaters.", NUTS),
        ("Depression scores were higher with the newsletter than with singing.", SONG),
        ("Patients in the oil group had a shorter hospital stay than those in the water group.", SHORTER),
        ("Eczema cleared more often in infants bathed in oil than in infants bathed in water.", VALUES),
        ("Mortality was lower with newsletters than with singing.", SONG),
        ("Women had a higher risk of gout.", "Women had a higher risk of gout."),
        ("Pain fell compared with tea.", "Pain fell compared with before the study."),
        (
            "Women without asthma were less tired than women with asthma.",
            "Women with asthma were more tired than women without asthma.",
        ),
        (
            "Compared with the 2 ml dose, the 1 ml dose raised fever more.",
            "Fever was higher in patients on the 1 ml dose, but not on the 2 ml dose.",
        ),
        (
            "Soft shoes caused fewer blisters, though hard shoes did more for speed.",
            "Hard shoes raised speed more than soft shoes, which however caused fewer blisters.",
        ),
        ("Gout was rarer with tea than with cider.", "Gout was seen in 9% on tea and in 12% on cider (P = 0.4)."),
    ],
)
def test_sides_as_in_the_source(claim: str, source: str) -> None:
    assert swapped(claim, source) == []


def test_one_sentence_that_bears_the_claim_out_settles_it() -> None:
    claim = "Pain was lower with tea than with yoga."
    assert swapped(claim, "At first pain was lower with yoga than with tea.")
    assert not swapped(
        claim, "At first pain was lower with yoga than with tea. Later pain was lower with tea than with yoga."
    )


@pytest.mark.parametrize(
    ("claim", "reversed_"),
    [
        ("Depression scores were lower with the newsletter than with singing.", True),
        ("Depression scores were higher with the newsletter than with singing.", True),
        ("Depression scores were higher with singing than with the newsletter.", False),
        ("Depression scores were lower with singing.", False),
        ("Gout was rarer with tea than with yoga.", False),
    ],
)
def test_the_reading_of_roles_leaves_the_direction_open(claim: str, reversed_: bool) -> None:
    read = read_source(SONG)
    assert roles_reversed(read_claim(claim, read), read.sentences[0]) is reversed_
