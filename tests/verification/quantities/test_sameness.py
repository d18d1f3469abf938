import pytest

from claimcheck.language.amounts import QuantityKind
from claimcheck.language.reading import ReadSentence
from claimcheck.language.stated import Stated, read_stated
from claimcheck.verification.quantities.sameness import alike, can_both_be, is_close, make_whole, reach, tells_same


def only(text: str) -> Stated:
    (found,) = read_stated(ReadSentence(text=text))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("70% of the cost", "a cost ratio of 0.70"),
        ("just over half the intake", "a share of 0.55"),
        ("twice the intake", "a value of 2.14"),
        ("a 20% higher risk", "a value of 1.2"),
        ("5.9 deaths per 100,000", "a rate of 5.9"),
        ("13 residents fell", "13/40 residents fell"),
        ("over two million births", "2.3 million deliveries"),
        ("791 kcal of energy", "an intake of 791"),
        ("over 700 million children", "exceeds 740 million"),
        ("27 trials of oats", "27 studies of oats"),
        ("fell by 40%", "40% of the value"),
        ("2.2 days of pain a month", "2.2 days of pain"),
    ],
)
def test_amounts_are_the_same_across_kinds(one: str, other: str) -> None:
    assert tells_same(only(one), only(other))
    assert alike(only(one), only(other)) == alike(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("70% of the cost", "a cost ratio of 0.50"),
        ("12 mg of zinc", "12 weeks of zinc"),
        ("12 residents", "12 kg of oats"),
        ("a 20% higher risk", "a value of 1.4"),
        ("27 trials of oats", "29 studies of oats"),
        ("790 kcal of energy", "an intake of 640"),
        ("a half of them", "more than 0.2 of them"),
    ],
)
def test_other_amounts_are_not(one: str, other: str) -> None:
    assert not tells_same(only(one), only(other))


def test_a_bound_far_below_is_true_and_not_close() -> None:
    one, other = only("more than 1,000 residents"), only("40,000 residents")
    assert tells_same(one, other)
    assert not is_close(one, other)
    assert is_close(only("more than 1,000 residents"), only("1,200 residents"))


def test_nearly_the_same_can_both_be() -> None:
    assert can_both_be(only("56% of residents"), only("57% of residents"))
    assert not can_both_be(only("56% of residents"), only("67% of residents"))


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("fewer than 1% were missed", "99.1% were found", True),
        ("at least 70% stayed", "24.8% left", True),
        ("60% stayed", "24.8% left", False),
        ("60 residents stayed", "40% left", False),
    ],
)
def test_shares_may_make_a_whole(one: str, other: str, *, whole: bool) -> None:
    assert make_whole(only(one), only(other)) is whole


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("27 trials of oats", "27 studies of oats", 0.9),
        ("27 cases of gout", "27 patients with gout", 0.5),
        ("27 trials of oats", "27 spoons of oats", 0.0),
        ("5 mg of zinc", "5 mg of zinc a day", 0.6),
        ("washed four times a week", "two baths a week", 0.5),
        ("aged 5", "for 5 years", 0.3),
        ("in 2019", "a value of 2018.5", 0.0),
    ],
)
def test_how_alike_two_measures_are(one: str, other: str, likeness: float) -> None:
    assert alike(only(one), only(other)) == likeness


def test_whatever_is_alike_is_within_reach() -> None:
    texts = (
        "5%",
        "HR 0.5",
        "a 2.5-fold rise",
        "5 mg",
        "5 mg daily",
        "5 residents",
        "n = 5",
        "5 weeks",
        "aged 5",
        "5.5",
    )
    stated = [only(text) for text in texts]
    for one in stated:
        for other in stated:
            assert alike(one, other) == 0 or other.quantity.kind in reach(one.quantity.kind)
    assert QuantityKind.YEAR not in reach(QuantityKind.PLAIN)
