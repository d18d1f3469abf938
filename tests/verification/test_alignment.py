import pytest

from claimcheck.verification.alignment import Relation, arms_reversed, comparator, count_flips, pair_effects
from claimcheck.verification.courses import compare_courses, courses, take_stand
from claimcheck.verification.reading import ReadSentence


def read(text: str) -> ReadSentence:
    return ReadSentence(text=text)


@pytest.mark.parametrize(
    ("claim", "source", "relation"),
    [
        ("Sage reduces flushes.", "Sage reduced flushes.", Relation.AGREE),
        ("Sage reduces flushes.", "Sage increased flushes.", Relation.CONFLICT),
        ("Sage reduces flushes.", "Sage did not reduce flushes.", Relation.NULL_IN_SOURCE),
        ("Sage does not reduce flushes.", "Sage reduced flushes.", Relation.NULL_IN_CLAIM),
        ("Sage does not reduce flushes.", "Flushes did not differ with sage.", Relation.BOTH_NULL),
        ("Sage reduces flushes.", "Sage was associated with flushes.", Relation.OPEN),
        ("Sage improves pain.", "Sage reduced pain.", Relation.AGREE),
        ("Sage worsens survival.", "Sage increased survival.", Relation.CONFLICT),
        ("Sage improves height.", "Sage reduced height.", Relation.OPEN),
        ("Lack of sage increases flushes.", "Sage increased flushes.", Relation.CONFLICT),
    ],
)
def test_effects_are_related(claim: str, source: str, relation: Relation) -> None:
    best = max(pair_effects(read(claim), read(source)), key=lambda each: each.affinity)

    assert best.relation is relation


def test_effects_on_nothing_are_not_paired() -> None:
    assert pair_effects(read("It increased."), read("Sage increased flushes.")) == ()


def test_a_lack_on_one_side_flips() -> None:
    assert count_flips(read("Lack of zinc slows growth."), read("Zinc slows growth.")) == 1
    assert count_flips(read("Lack of zinc slows growth."), read("Zinc deficiency slows growth.")) == 0


def test_the_comparator_is_what_stands_after_than() -> None:
    sentence = read("Flushes were rarer with sage than with mint, and sleep was better.")
    span = comparator(sentence)

    assert span is not None
    assert sentence.text[slice(*span)].strip() == "with mint"


def test_exchanged_arms_are_seen() -> None:
    source = read("Flushes were rarer with sage than with mint.")

    assert arms_reversed(read("Flushes were rarer with mint than with sage."), source) == 1
    assert arms_reversed(read("Flushes were rarer with sage compared with mint."), source) == 0
    assert arms_reversed(read("Flushes were rarer with sage."), source) == 0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Higher weight was associated with lower income.", -1),
        ("Lower weight was associated with lower income.", 1),
        ("Lack of zinc raised mortality.", -1),
        ("Zinc did not raise mortality.", 0),
    ],
)
def test_the_signs_of_a_clause_are_multiplied(text: str, sign: int) -> None:
    assert [course.sign for course in courses(read(text))] == [sign]


def test_clauses_are_parted_and_multiplied_in_the_claim() -> None:
    claim = read("Sage reduced flushes, but mint increased flushes.")

    assert [course.sign for course in courses(claim)] == [-1, 1]
    assert compare_courses(claim, read("Sage reduced flushes."))[Relation.AGREE] > 0


def test_a_claim_without_effect_takes_no_stand() -> None:
    stand = take_stand(read("The trial took place in Odense."), [read("Sage reduced flushes.")])

    assert (stand.against, stand.margin, stand.pairing) == (0.0, 0.0, None)


def test_agreement_elsewhere_weighs_against_a_conflict() -> None:
    claim = read("Sage reduces hot flushes in women.")
    against = read("Sage increased hot flushes in women.")

    alone = take_stand(claim, [against])
    both = take_stand(claim, [against, read("Sage reduced hot flushes in women.")])

    assert alone.concerted
    assert alone.margin > both.margin
