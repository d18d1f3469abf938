import pytest

from claimcheck.verification.effects.denials import denied_statements
from claimcheck.verification.reading import read_claim, read_source

SURVEY = "We asked 90 vets about parrots. Some 27% of the vets said that they sing to parrots because owners expect it."


def denials(claim: str, source: str = SURVEY) -> list[tuple[str, int]]:
    read = read_source(source)
    return [(each.claim_words, each.sentence) for each in denied_statements(read_claim(claim, read), read.sentences)]


def test_a_denial_of_what_the_source_says_is_named() -> None:
    assert denials("None of the vets said that they sing to parrots because owners expect it.") == [("None", 1)]


@pytest.mark.parametrize(
    "claim",
    [
        "Some vets said that they sing to parrots because owners expect it.",
        "Not all vets said that they sing to parrots because owners expect it.",
        "No dentist sings to goldfish on Sundays.",
        "Whether no vets sing to parrots because owners expect it is unclear.",
        "Singing to parrots did not reduce their stress.",
        "",
    ],
)
def test_other_claims_are_left_alone(claim: str) -> None:
    assert denials(claim) == []


def test_a_source_that_denies_too_is_no_fault() -> None:
    assert denials("The vets never sing to parrots.", "The vets did not sing to parrots.") == []


def test_an_empty_source_says_nothing() -> None:
    assert list(denied_statements(read_claim("Vets never sing.", read_source("")), ())) == []
