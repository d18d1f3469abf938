import pytest

from claimcheck.language.quantities import Quantity, agree, comparable, dimension, read_quantities


def only(text: str) -> Quantity:
    (found,) = read_quantities(text)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("52 weeks", "one year"),
        ("500 mg", "0.5 g"),
        ("rest twice daily for one hour", "rest for two hours daily"),
        ("51.3% improved", "about half improved"),
        ("51.3% improved", "51% improved"),
        ("20%", "one in five"),
        ("a 40% lower risk", "risk: HR 0.60"),
        ("a 40% higher risk", "risk: relative risk 1.4"),
        ("a 40% change of risk", "risk ratio 0.6"),
        ("more than 1,200 people", "1,234 people"),
        ("1,200 people", "1,234 people"),
        ("dozens of studies", "40 studies"),
        ("up to 50%", "30%"),
        ("about 60%", "65%"),
        ("three times a day", "every 8 hours"),
        ("10–12 weeks", "11 weeks"),
        ("a risk lower by more than a third", "risk: HR 0.61"),
        ("more than 1,000 people", "over 1,200 people"),
        ("more than two cups", "three or more cups"),
        ("doubled", "2.2-fold"),
    ],
)
def test_equal_amounts_agree(one: str, other: str) -> None:
    assert agree(only(one), only(other))
    assert agree(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10 weeks", "11 weeks"),
        ("10 weeks", "two months"),
        ("half", "60%"),
        ("a 40% lower risk", "risk: HR 0.80"),
        ("at least 60%", "40%"),
        ("up to 30%", "50%"),
        ("100 people", "87 people"),
        ("twice a week", "three times a week"),
        ("5 kg", "5 cm"),
        ("a risk lower by more than 60%", "risk: HR 0.61"),
        ("over 50 ng/l", "above 150 ng/l"),
        ("tripled", "2.2-fold"),
    ],
)
def test_other_amounts_do_not_agree(one: str, other: str) -> None:
    assert not agree(only(one), only(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12% had nausea", "15% had nausea"),
        ("a sample of 1,000 participants", "n = 100"),
        ("100 patients took part", "80 patients were enrolled"),
        ("12%", "15% had nausea"),
    ],
)
def test_the_same_measure_is_comparable(one: str, other: str) -> None:
    assert comparable(only(one), only(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12% had nausea", "15% wore spectacles"),
        ("40% of risks", "a 40% lower risk"),
        ("a loss of 5 kg of weight", "5 kg of weight"),
        ("treated for 10 weeks", "treated after 10 weeks"),
        ("5 mg of zinc", "5 ml of zinc"),
    ],
)
def test_other_measures_are_not_comparable(one: str, other: str) -> None:
    assert not comparable(only(one), only(other))


def test_ratios_and_relative_changes_share_a_dimension() -> None:
    assert dimension(only("a 40% lower risk")) == dimension(only("HR 0.6")) == "factor"
