import pytest

from claimcheck.model.comparisons import DoseShift, NumberMismatch, RelativeAsAbsolute, TimeShift
from claimcheck.verification.quantities.other_amounts import other_amounts
from claimcheck.verification.reading import read_claim, read_source

TRIAL = (
    "Sixty-two adults with insomnia got melatonin (n = 31) or a dummy pill (n = 31).",
    "They took 5 mg of melatonin once a day for 12 weeks; the diary was kept every 4 years.",
    "The nurses weighed 68 kg on average and used 777 vials in all.",
    "Injections were given twice a month, and sleep was recorded for 60 minutes.",
    "Two thirds slept better, and 12% had a headache.",
)


def found(claim: str, source: tuple[str, ...] = TRIAL) -> list[tuple[type, str, str]]:
    read = read_source(source)
    faults = list(other_amounts(read_claim(claim, read), (), read))
    for each in faults:
        assert claim[each.claim_start : each.claim_end] == each.claim_words
        assert source[each.sentence][each.source_start : each.source_end] == each.source_words
    return [(type(each), each.claim_words, each.source_words) for each in faults]


@pytest.mark.parametrize(
    ("claim", "kind", "words"),
    [
        ("They took melatonin for 12 months.", TimeShift, ("12 months", "12 weeks")),
        ("Sleep was recorded for six days.", TimeShift, ("six days", "12 weeks")),
        ("Sleep was recorded for 60 hours.", TimeShift, ("60 hours", "60 minutes")),
        ("They took fifty milligrams of melatonin.", DoseShift, ("fifty milligrams", "5 mg of melatonin once a day")),
        ("Melatonin was taken three times a day.", DoseShift, ("three times a day", "twice a month")),
        ("The nurses used just two hundred vials.", NumberMismatch, ("two hundred vials", "777 vials")),
        ("Some 620 adults took part.", NumberMismatch, ("620 adults", "Sixty-two adults")),
        ("A headache was seen in 35% of them.", NumberMismatch, ("35%", "12%")),
    ],
)
def test_an_amount_of_which_the_source_tells_only_others_is_named(
    claim: str, kind: type, words: tuple[str, str]
) -> None:
    assert found(claim) == [(kind, *words)]


@pytest.mark.parametrize(
    "claim",
    [
        "They took melatonin for three months.",
        "Sleep was recorded for an hour.",
        "They took 0.005 g of melatonin.",
        "Melatonin was taken once daily.",
        "They got two injections a month.",
        "In all, 62 adults took part.",
        "The five groups slept in two rooms.",
        "Headaches were no trouble for 88% of them, who had none.",
        "Half of them slept better.",
        "About 50,000 shops sell melatonin.",
        "The pills cost 12 euros.",
        "They lost 2 inches.",
    ],
)
def test_what_the_source_tells_in_other_words_or_has_no_figure_for_is_left_alone(claim: str) -> None:
    assert found(claim) == []


@pytest.mark.parametrize(
    ("claim", "source", "kind"),
    [
        ("At least 30% of the nurses slept better.", "Up to 30% of the nurses slept better.", NumberMismatch),
        ("Half of the nurses wheezed.", "Wheezing was 50% more frequent among the nurses.", RelativeAsAbsolute),
        (
            "The trial included 2,100 adults.",
            "We randomised 4200 adults to honey (n = 2100) or syrup (n = 2100).",
            NumberMismatch,
        ),
    ],
)
def test_a_figure_told_as_what_it_is_not_is_named(claim: str, source: str, kind: type) -> None:
    assert [each[0] for each in found(claim, (source,))] == [kind]


def test_the_size_of_a_group_told_as_that_is_left_alone() -> None:
    source = ("We randomised 4200 adults to honey (n = 2100) or syrup (n = 2100).",)

    assert found("Honey was given to 2,100 adults.", source) == []
    assert found("The trial included 4,200 adults.", source) == []
