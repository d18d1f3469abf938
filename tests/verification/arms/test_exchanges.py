import pytest

from claimcheck.language.quantities import read_quantities
from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.arms.exchanges import exchanged_values, same_value
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source

LEAFLET = "Cure was reached by 13% of the adults taking zinc and by 41% of those reading a leaflet."
DOSES = "Ankle swelling occurred in 4% of patients taking 5 mg and in 13% of patients taking 10 mg."
LIST = "Pupils who kept a phone in bed reported short sleep more often than pupils who did not (44% versus 29%)."
SENTENCES = "After the injections the pain score fell from 7.8 to 2.3. The stiffness grade fell from 6.5 to 2.0."


def exchanged(claim: str, source: str) -> list[ArmSwap]:
    read = read_source(source)
    ours = read_claim(claim, read)
    return list(exchanged_values(ours, rank(ours, read), read))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Cure was reached by 41% of the adults taking zinc and by 13% of those reading a leaflet.", LEAFLET),
        ("About four in ten adults taking zinc were cured, against 13% of the leaflet readers.", LEAFLET),
        ("With the leaflet 13% were cured, with zinc 41%.", LEAFLET),
        ("Ankle swelling occurred in 13% of patients taking 5 mg and in 4% of patients taking 10 mg.", DOSES),
        ("Swelling was seen in 13% on the lower dose and in 4% on the higher dose.", DOSES),
        ("Short sleep was reported by 29% of pupils with a phone in bed and by 44% of those without.", LIST),
        ("The pain score fell from 6.5 to 2.0 and the stiffness grade from 7.8 to 2.3.", SENTENCES),
    ],
)
def test_values_told_of_the_other_side(claim: str, source: str) -> None:
    (found,) = exchanged(claim, source)
    assert found.confidence >= 0.5
    assert claim[found.claim_start : found.claim_end] == found.claim_words
    sentence = read_source(source).sentences[found.sentence].text
    assert sentence[found.source_start : found.source_end] == found.source_words


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Cure was reached by 13% of the adults taking zinc and by 41% of those reading a leaflet.", LEAFLET),
        ("Of the leaflet readers 41% were cured, of those on zinc only 13%.", LEAFLET),
        ("Swelling was seen in 4% on the lower dose and in 13% on the higher dose.", DOSES),
        ("Swollen ankles were also more common with the higher dose (13% against 4%).", DOSES),
        ("Pupils without a phone in bed slept too little in 29% of cases, those with one in 44%.", LIST),
        ("The pain score fell from 7.8 to 2.3 and the stiffness grade from 6.5 to 2.0.", SENTENCES),
        ("Zinc cured 13%.", LEAFLET),
        ("Of 50 readers, 20 sang.", LEAFLET),
    ],
)
def test_values_told_of_their_own_side(claim: str, source: str) -> None:
    assert exchanged(claim, source) == []


def test_a_sentence_that_tells_them_straight_settles_it() -> None:
    claim = "Cure was reached by 41% of the adults taking zinc and by 13% of those reading a leaflet."
    assert exchanged(claim, f"{LEAFLET} Later cure was reached by 41% with zinc and by 13% with the leaflet.") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("13%", "about 13 percent", True),
        ("46 hours", "46", True),
        ("10.4 per 1000 patients", "10.4", True),
        ("13%", "31%", False),
        ("5 mg", "5 hours", False),
    ],
)
def test_values_are_the_same_with_and_without_their_unit(one: str, other: str, same: bool) -> None:
    (first,), (second,) = read_quantities(one), read_quantities(other)
    assert same_value(first, second) is same


def test_a_part_of_a_value_that_was_told_before_is_no_value_of_a_side() -> None:
    source = "The goitres shrank by 40 ml (60% reduction, P < 0.001), half of which occurred within three months."
    claim = "Goitres shrank by 60% within two years in the treated, and half of that came in the first three months."
    assert not exchanged(claim, source)
