import pytest

from claimcheck import verify
from claimcheck.model import (
    ComparatorShift,
    Difference,
    InterventionShift,
    OutcomeShift,
    PopulationShift,
    Verdict,
)


@pytest.mark.parametrize(
    ("claim", "source", "kind", "words"),
    [
        (
            "Sage tea shortened coughs in adults.",
            "Thyme tea shortened coughs in adults.",
            InterventionShift,
            ("Sage", "Thyme"),
        ),
        (
            "Metformin lowers the risk of lung cancer.",
            "Metformin lowered the risk of breast cancer.",
            OutcomeShift,
            ("lung", "breast"),
        ),
        (
            "Thyme tea shortened coughs more than honey.",
            "Thyme tea shortened coughs more than syrup.",
            ComparatorShift,
            ("honey", "syrup"),
        ),
        (
            "Thyme tea shortened coughs among beekeepers.",
            "Thyme tea shortened coughs among sailors.",
            PopulationShift,
            ("beekeepers", "sailors"),
        ),
    ],
)
def test_one_thing_in_place_of_another_is_told_with_both(
    claim: str, source: str, kind: type[Difference], words: tuple[str, str]
) -> None:
    found = verify(claim, source)
    (told,) = (each for each in found.differences if each.confidence >= 0.6)

    assert type(told) is kind
    assert (told.claim_words, told.source_words) == words
    assert found.verdict is Verdict.NOT_ENOUGH_INFO


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Sage tea shortened coughs.", "Thyme tea shortened coughs. Sage tea did so too."),
        ("Sage tea made adults cough for fewer days.", "Thyme tea shortened coughs in adults."),
        ("Thyme brew shortened long coughs in adults.", "Thyme tea shortened all coughs of adults who drank it."),
    ],
)
def test_a_thing_the_source_names_elsewhere_or_a_paraphrase_is_left_alone(claim: str, source: str) -> None:
    assert not [each for each in verify(claim, source).differences if each.confidence >= 0.6]
