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
        ("killed", "patients", ""),
        ("protects", "children from ear infections in winter", "is associated with fewer ear infections in children"),
        ("prevents", "heart attacks", "is associated with fewer"),
        ("protects", "the heart", ""),
        ("keeps your heart", "young", ""),
        ("makes", "people happy", ""),
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
        ("any young patient", OverclaimKind.UNIVERSAL, "some young patients"),
        ("all runners", OverclaimKind.UNIVERSAL, "many runners"),
        ("every intensive", OverclaimKind.UNIVERSAL, None),
        ("proves that", OverclaimKind.PROOF, "suggests that"),
        ("completely safe", OverclaimKind.ABSOLUTE, None),
        ("wipes out", OverclaimKind.ABSOLUTE, "reduces"),
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


def test_those_named_are_some_of_them_only_where_the_name_is_whole() -> None:
    assert soften("every baby", OverclaimKind.UNIVERSAL, " with eczema") == "many babies"
    assert soften("every baby", OverclaimKind.UNIVERSAL, " cleanser on the shelf") is None
