import pytest

from claimcheck.verification.arms.confirmations import arms_borne_out
from claimcheck.verification.reading import read_claim, read_source

SOURCE = (
    "Adults were randomised to zinc or iron. Pain was lower with zinc than with iron. "
    "Cure was reached by 13% with zinc and by 41% with iron."
)


@pytest.mark.parametrize(
    ("claim", "share"),
    [
        ("Pain was lower with zinc than with iron.", 1.0),
        ("Pain was lower with iron than with zinc.", 0.0),
        ("Pain was lower with zinc than with tea.", 0.5),
        ("Sleep was longer with copper than with tea.", 0.0),
        ("Of those on iron 41% were cured, of those on zinc 13%.", 1.0),
        ("Of those on zinc 41% were cured, of those on iron 13%.", 0.0),
        ("Zinc was given to adults.", 1.0),
        ("Pain was lower with zinc than with iron, and 41% were cured with zinc and 13% with iron.", 0.0),
    ],
)
def test_how_well_the_sides_of_a_claim_are_borne_out(claim: str, share: float) -> None:
    read = read_source(SOURCE)
    assert arms_borne_out(read_claim(claim, read), read) == share
