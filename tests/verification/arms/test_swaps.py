import pytest

from claimcheck.language.reading import ReadSentence
from claimcheck.verification.arms.swaps import arm_swap

CLAIM = ReadSentence(text="Pain fell most in the oil group.")
SOURCE = ReadSentence(text="Pain fell most in the water group, at last.", index=3)


def test_spans_are_drawn_in_to_the_words() -> None:
    found = arm_swap((CLAIM, 15, 32), (SOURCE, 14, 35), 0.7)
    assert found.claim_words == "the oil group" == CLAIM.text[found.claim_start : found.claim_end]
    assert found.source_words == "the water group" == SOURCE.text[found.source_start : found.source_end]
    assert (found.sentence, found.confidence) == (3, 0.7)


def test_a_span_of_marks_alone_stays_as_it_is() -> None:
    assert arm_swap((CLAIM, 31, 32), (SOURCE, 0, 4), 0.7).claim_words == "."


@pytest.mark.parametrize(
    ("arms", "printed"),
    [
        (("the oil", "to water"), ("oil", "water")),
        (("oil", "Oil"), ("", "")),
        (("oil", ""), ("", "")),
        (("oil", "50 ml = half"), ("", "")),
    ],
)
def test_only_two_names_that_can_be_printed_are_told(arms: tuple[str, str], printed: tuple[str, str]) -> None:
    found = arm_swap((CLAIM, 0, 4), (SOURCE, 0, 4), 0.7, arms=arms)
    assert (found.claim_arm, found.source_arm) == printed
