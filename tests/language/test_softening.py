import pytest

from claimcheck.language.overclaims import OverclaimKind
from claimcheck.language.softening import as_association, base_form, soften


@pytest.mark.parametrize(
    ("words", "what", "softer"),
    [
        ("causes", "gout", "is associated with"),
        ("cause", "gout", "are associated with"),
        ("caused", "gout", "was associated with"),
        ("leads to", "gout", "is associated with"),
        ("prevents", "falls in the old", "is associated with fewer"),
        ("prevents", "gout", "is associated with less"),
        ("reduces", "the risk of gout", "is associated with a lower risk"),
        ("raises", "the risk of gout", "is associated with a higher risk"),
        ("improve", "sleep", "are associated with better"),
        ("killed", "patients", "was associated with"),
        ("increased", "weight", "was associated with higher"),
        ("is the root of", "evil", "is associated with"),
    ],
)
def test_a_cause_becomes_an_association_that_agrees(words: str, what: str, softer: str) -> None:
    assert as_association(words, what) == softer


@pytest.mark.parametrize(
    ("words", "base"),
    [("protects against", "protect against"), ("shortened", "shorten"), ("led to", "lead to"), ("blue", ""), ("", "")],
)
def test_the_base_form_keeps_its_particle(words: str, base: str) -> None:
    assert base_form(words) == base


@pytest.mark.parametrize(
    ("words", "kind", "softer"),
    [
        ("every child", OverclaimKind.UNIVERSAL, "many children"),
        ("any young patient", OverclaimKind.UNIVERSAL, "some patients"),
        ("all runners", OverclaimKind.UNIVERSAL, "many runners"),
        ("every intensive", OverclaimKind.UNIVERSAL, "many"),
        ("always", OverclaimKind.UNIVERSAL, "often"),
        ("Proves", OverclaimKind.PROOF, "suggests"),
        ("cures", OverclaimKind.ABSOLUTE, "may ease"),
        ("permanently", OverclaimKind.ABSOLUTE, ""),
        ("without exception", OverclaimKind.UNIVERSAL, None),
        ("should", OverclaimKind.ADVICE, None),
    ],
)
def test_an_overclaim_has_a_softer_wording_or_is_best_left_out(
    words: str, kind: OverclaimKind, softer: str | None
) -> None:
    assert soften(words, kind) == softer
