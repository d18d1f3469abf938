import pytest

from claimcheck import verify
from claimcheck.model import EvidenceMissing, Verdict

CLAIM = "Honey heals ulcers."


@pytest.mark.parametrize(
    "source",
    [
        "It is unknown whether honey heals ulcers.",
        "It is impossible to answer whether honey can heal ulcers.",
        "Whether honey heals ulcers remains unclear.",
        "Honey for ulcers has never been investigated in a trial.",
    ],
)
def test_what_the_source_says_nobody_knows_is_told(source: str) -> None:
    found = verify(CLAIM, source)
    (missing,) = (each for each in found.differences if isinstance(each, EvidenceMissing))

    assert found.verdict is not Verdict.SUPPORTED
    assert missing.confidence >= 0.6
    assert missing.source_words in source


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (CLAIM, "We planned a trial to test whether honey heals ulcers."),
        ("The trial tested honey, which heals ulcers.", "We tested whether honey heals ulcers."),
    ],
)
def test_what_the_source_only_asks_is_no_support(claim: str, source: str) -> None:
    found = verify(claim, source)

    assert found.verdict is Verdict.NOT_ENOUGH_INFO
    assert all(each.confidence < 0.6 for each in found.differences)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (CLAIM, "It was unknown whether honey heals ulcers. Honey healed ulcers in 80 adults."),
        ("It is unknown whether honey heals ulcers.", "Whether honey heals ulcers remains unclear."),
    ],
)
def test_what_was_found_since_or_is_told_as_unknown_is_left_alone(claim: str, source: str) -> None:
    assert not any(isinstance(each, EvidenceMissing) for each in verify(claim, source).differences)
