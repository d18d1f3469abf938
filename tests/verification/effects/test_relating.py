import pytest

from claimcheck.language.reading import ReadSentence
from claimcheck.language.statements.propositions import read_propositions
from claimcheck.verification.effects.alignment import Relation
from claimcheck.verification.effects.relating import relate


def relation(claim: str, source: str) -> Relation:
    (mine, *_), (*_, theirs) = (read_propositions(ReadSentence(text=text)) for text in (claim, source))
    return relate(mine, theirs)[0]


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Gel reduces itch.", "Gel reduced itch.", Relation.AGREE),
        ("Gel reduces itch.", "Gel increased itch.", Relation.CONFLICT),
        ("Gel reduces itch.", "Gel did not affect itch.", Relation.NULL_IN_SOURCE),
        ("Gel does not reduce itch.", "Gel reduced itch.", Relation.NULL_IN_CLAIM),
        ("Gel does not reduce itch.", "Itch did not differ.", Relation.BOTH_NULL),
        ("Gel improves pain.", "Gel reduced pain.", Relation.AGREE),
        ("Gel shortened survival.", "Gel raised mortality.", Relation.AGREE),
        ("Gel affects height.", "Gel reduced height.", Relation.OPEN),
        ("Itch was rarer with gel than with soap.", "Itch was more frequent with soap than with gel.", Relation.AGREE),
        ("Itch was rarer with soap than with gel.", "Itch was rarer with gel than with soap.", Relation.CONFLICT),
        (
            "Itch was rarer with gel than with soap.",
            "Itch was seen in 9% with gel and in 30% with soap.",
            Relation.AGREE,
        ),
        ("Itch was rarer with soap.", "Itch was seen in 9% with gel and in 30% with soap.", Relation.CONFLICT),
        ("Lack of zinc raises eczema.", "Zinc lowered eczema.", Relation.AGREE),
        ("Gel was inferior to soap.", "Gel was non-inferior to soap.", Relation.CONFLICT),
        ("Gel was non-inferior to soap.", "Gel was non-inferior to soap.", Relation.AGREE),
        ("Gel was better than soap.", "Gel was non-inferior to soap.", Relation.NULL_IN_SOURCE),
        ("Gel was linked to eczema.", "Gel was associated with eczema.", Relation.AGREE),
        ("Gel reduces itch.", "Gel tended to reduce itch, though not significantly.", Relation.NULL_IN_SOURCE),
        ("Gel does not reduce itch.", "Gel tended to reduce itch.", Relation.OPEN),
        ("Gel did not differ from soap.", "Gel was non-inferior to soap.", Relation.BOTH_NULL),
        ("Gel was non-inferior to soap.", "Itch was seen in 9% with gel and in 30% with soap.", Relation.OPEN),
        ("Gel was non-inferior to soap.", "Gel was better than soap.", Relation.NULL_IN_CLAIM),
        ("Gel speeds recovery.", "Gel shortened recovery.", Relation.AGREE),
        ("Gel is linked to eczema.", "Gel lowered eczema.", Relation.CONFLICT),
    ],
)
def test_propositions_are_related(claim: str, source: str, expected: Relation) -> None:
    assert relation(claim, source) is expected


def sureness(claim: str, source: str) -> float:
    (mine, *_), (*_, theirs) = (read_propositions(ReadSentence(text=text)) for text in (claim, source))
    return relate(mine, theirs)[1]


@pytest.mark.parametrize(
    ("surer", "less", "source"),
    [
        ("Gel reduces itch.", "Gel is linked to itch.", "Itch was similar with gel."),
        ("Gel reduces pain.", "Gel reduces itch.", "Gel reduced itch but not pain."),
        ("Gel was better than soap.", "Gel was effective.", "Gel was no better than soap."),
        ("Gel reduces itch.", "The soap that reduces itch.", "Soap increased itch."),
        (
            "Itch was rarer with gel than with soap.",
            "Itch was rarer with tar.",
            "Itch was more frequent with gel than with tar.",
        ),
        ("Itch fell with gel.", "Itch fell more with gel than with soap.", "Itch fell in both groups."),
        ("Gel does not reduce itch.", "Gel has no further effect on itch.", "Gel reduced itch."),
    ],
)
def test_some_relations_are_less_sure(surer: str, less: str, source: str) -> None:
    assert sureness(less, source) < sureness(surer, source)


def test_what_is_told_of_all_arms_says_nothing_of_a_difference_between_them() -> None:
    (mine,) = read_propositions(ReadSentence(text="Itch fell in both groups."))
    (theirs,) = read_propositions(ReadSentence(text="Itch did not differ between the groups."))

    assert relate(mine, theirs)[0] is Relation.OPEN
