import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.clues import read_clues
from claimcheck.claims.features import describe
from claimcheck.claims.kinds import tell_kind
from claimcheck.model import BlockKind, ClaimKind


def kind_of(text: str, *before: str) -> ClaimKind:
    """The kind of the claim `text` that follows the sentences `before`."""
    clues = [read_clues(each, kind=BlockKind.PARAGRAPH, cited=False) for each in (*before, text)]
    return tell_kind(clues[-1], describe(clues)[-1])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Slouching is good for your back.", ClaimKind.EFFECT),
        ("Vaccines do not cause autism.", ClaimKind.EFFECT),
        ("Taking zinc every day may shorten a cold.", ClaimKind.EFFECT),
        ("About 7% of adults have asthma.", ClaimKind.NUMBER),
        ("Allergies are on the rise.", ClaimKind.NUMBER),
        ("Two thirds of all patients are women.", ClaimKind.NUMBER),
        ("Caffeine blocks adenosine receptors.", ClaimKind.MECHANISM),
        ("The pain is caused by tiny fractures in the bone.", ClaimKind.MECHANISM),
        ("The nerve endings release a chemical that widens the blood vessels.", ClaimKind.MECHANISM),
        ("Gout can be confirmed with a blood test.", ClaimKind.DIAGNOSIS),
        ("Early signs include a stiff neck.", ClaimKind.DIAGNOSIS),
        ("Adults should sleep longer.", ClaimKind.ADVICE),
        ("Never give honey to babies.", ClaimKind.ADVICE),
        ("The researchers asked forty nurses.", ClaimKind.STUDY),
        ("Forty volunteers were randomised.", ClaimKind.STUDY),
        ("The sign was first described in 1988.", ClaimKind.HISTORY),
    ],
)
def test_kinds(text: str, kind: ClaimKind) -> None:
    assert kind_of(text) is kind


def test_the_tale_of_a_study_is_a_study_report() -> None:
    study = ("The study followed 80 nurses.", "The researchers measured their sleep.", "The study lasted a year.")
    assert kind_of("Half of them walked after lunch.", *study) is ClaimKind.STUDY


@pytest.mark.parametrize(
    "text",
    [
        "The pain is caused by tiny fractures in the bone.",
        "The knee wears out.",
        "Sleep matters more than diet.",
        "Losing weight is recommended.",
        "Adults over 40 should have their blood pressure measured every year.",
        "Experts believe that the two groups differ.",
    ],
)
def test_no_study_is_seen_where_no_word_speaks_of_one(text: str) -> None:
    study = ("The study followed 80 nurses.", "The researchers measured their sleep.", "The study lasted a year.")
    assert kind_of(text, *study) is not ClaimKind.STUDY


def test_weights_can_be_given_and_what_no_word_bears_out_is_an_effect() -> None:
    clues = read_clues("Adults should sleep longer.", kind=BlockKind.PARAGRAPH, cited=False)
    features = describe([clues])[0]
    assert tell_kind(clues, features, {"diagnosis": {"bias": 9.0}, "effect": {"bias": 1.0}}) is ClaimKind.EFFECT
    assert tell_kind(clues, features, {"advice": {"advice said": 1.0}}) is ClaimKind.ADVICE


@given(st.text())
def test_any_text_has_a_kind(text: str) -> None:
    assert kind_of(text) in ClaimKind
