import pytest

from claimcheck.verification.reading import read_claim, read_source
from claimcheck.verification.setting.designs import misdescribed_designs

COHORT = ("Bees and colds: a cohort study.", "We followed 400 keepers for nine years.", "Colds were rarer in keepers.")
TRIAL = ("We randomly assigned 80 keepers to honey or syrup.", "The trial was open-label.", "Colds were shorter.")
INTERVIEWS = ("We held semi-structured interviews with six keepers.", "They spoke of their colds.")


def told(claim: str, source: tuple[str, ...]) -> list[tuple[str, str]]:
    read = read_source(source)
    return [(each.claim_words, each.source_words) for each in misdescribed_designs(read_claim(claim, read), (), read)]


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("In a randomised trial, keepers had fewer colds.", COHORT, ("randomised", "cohort")),
        ("The researchers tossed a coin to choose the keepers.", COHORT, ("tossed a coin", "cohort")),
        ("A cohort study found shorter colds with honey.", TRIAL, ("cohort study", "randomly")),
        ("A systematic review found shorter colds with honey.", TRIAL, ("systematic review", "randomly")),
        ("In a survey of keepers, six spoke of their colds.", INTERVIEWS, ("a survey", "semi-structured")),
        ("In a double-blind trial, colds were shorter with honey.", TRIAL, ("double-blind", "open-label")),
    ],
)
def test_another_design_than_the_source_states_is_named(
    claim: str, source: tuple[str, ...], words: tuple[str, str]
) -> None:
    assert told(claim, source) == [words]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("In a randomised trial, colds were shorter with honey.", TRIAL),
        ("In a cohort study, keepers had fewer colds.", COHORT),
        ("Keepers had fewer colds, but a randomised trial is needed.", COHORT),
        ("Unlike earlier randomised trials, this one followed keepers.", COHORT),
        ("In a randomised trial, colds were shorter.", ("Colds were shorter with honey.",)),
        ("A cohort study found fewer colds.", (*TRIAL, "The cohort was seen again after a year.")),
    ],
)
def test_the_same_design_or_none_or_another_study_is_left_alone(claim: str, source: tuple[str, ...]) -> None:
    assert told(claim, source) == []
