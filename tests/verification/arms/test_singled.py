import pytest

from claimcheck.verification.arms.singled import singled_out
from claimcheck.verification.reading import read_claim, read_source

SOURCE = "Early surgery reduced the number of infections in the knee. The trial was done in Chile."


def found(claim: str, source: str = SOURCE) -> list[str]:
    read = read_source(source)
    return [each.claim_words for each in singled_out(read_claim(claim, read), read)]


def test_what_the_denied_side_did() -> None:
    assert found("Late surgery, not early surgery, reduced infections in the knee.") == [
        "Late surgery, not early surgery"
    ]


@pytest.mark.parametrize(
    "claim",
    [
        "Early surgery, not zinc, reduced infections in the knee.",
        "Late surgery, not early surgery, led to more infections in the knee.",
        "Late surgery, not early surgery, did not reduce infections in the knee.",
        "Early surgery reduced infections in the knee.",
        "Late surgery, not early surgery, helped patients in Peru.",
    ],
)
def test_what_the_source_does_not_give_to_the_denied_side(claim: str) -> None:
    assert found(claim) == []


def test_the_side_named_settles_it() -> None:
    assert (
        found(
            "Late surgery, not early surgery, reduced infections in the knee.",
            SOURCE + " Late surgery reduced infections in the knee.",
        )
        == []
    )
