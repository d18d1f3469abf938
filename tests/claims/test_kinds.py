import pytest

from claimcheck.claims.clues import read_clues
from claimcheck.claims.kinds import tell_kind
from claimcheck.model import BlockKind, ClaimKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Slouching is good for your back.", ClaimKind.EFFECT),
        ("About 7% of adults have asthma.", ClaimKind.NUMBER),
        ("Allergies are on the rise.", ClaimKind.NUMBER),
        ("Caffeine blocks adenosine receptors.", ClaimKind.MECHANISM),
        ("The pain is caused by tiny fractures.", ClaimKind.MECHANISM),
        ("Gout can be confirmed with a blood test.", ClaimKind.DIAGNOSIS),
        ("Adults should sleep longer.", ClaimKind.ADVICE),
        ("The researchers asked forty nurses.", ClaimKind.STUDY),
        ("Forty volunteers were randomised.", ClaimKind.STUDY),
        ("The sign was first described in 1988.", ClaimKind.HISTORY),
    ],
)
def test_kinds(text: str, kind: ClaimKind) -> None:
    assert tell_kind(read_clues(text, kind=BlockKind.PARAGRAPH, cited=False)) is kind


def test_the_tale_of_a_study_is_a_study_report() -> None:
    clues = read_clues("Half of them walked after lunch.", kind=BlockKind.PARAGRAPH, cited=False)
    assert tell_kind(clues, in_study=True) is ClaimKind.STUDY


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Walking is good for the heart.", ClaimKind.EFFECT),
        ("Losing weight is recommended after surgery was done.", ClaimKind.ADVICE),
    ],
)
def test_what_is_not_told_of_the_study_keeps_its_kind(text: str, kind: ClaimKind) -> None:
    assert tell_kind(read_clues(text, kind=BlockKind.PARAGRAPH, cited=False), in_study=True) is kind
