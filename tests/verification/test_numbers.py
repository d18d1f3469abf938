import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.comparisons import NumberMismatch, NumberNotFound
from claimcheck.verification.numbers import number_mismatches

TRIAL = (
    "We enrolled 240 adults with chronic insomnia; 212 completed the trial.",
    "Participants took 5 mg of melatonin once a day for 12 weeks and were asked to lie down for two hours daily.",
    "Sleep efficiency rose by 14% in the melatonin group, and headaches were reported by 51.3% of participants.",
    "The hazard ratio for relapse into insomnia was 0.60 (95% CI 0.42 to 0.85; p = 0.004).",
    "Follow-up took place 52 weeks after the start.",
)


def kinds(claim: str) -> list[type]:
    return [type(each) for each in number_mismatches(claim, TRIAL)]


@pytest.mark.parametrize(
    "claim",
    [
        "The study had 240 adults with insomnia.",
        "About half of the participants reported headaches.",
        "Participants lay down twice daily for one hour.",
        "They took 5 mg of melatonin daily for 12 weeks.",
        "People were examined one year later.",
        "Relapse into insomnia was 40% less likely.",
        "Three kinds of insomnia were seen in 2019 (p = 0.2).",
        "Dozens of adults relapsed.",
        "Melatonin is sold in many shops.",
        "On average 12 weeks ± 3 weeks of melatonin.",
    ],
)
def test_what_agrees_or_cannot_be_wrong_is_left_alone(claim: str) -> None:
    assert kinds(claim) == []


@pytest.mark.parametrize(
    ("claim", "ours", "theirs"),
    [
        ("The trial enrolled 400 adults with chronic insomnia.", "400 adults", "240 adults"),
        ("Headaches were reported by 70% of participants.", "70%", "51.3%"),
        ("Sleep efficiency rose by 35% in the melatonin group.", "35%", "14%"),
        ("Participants took 2 mg of melatonin once a day for 12 weeks.", "2 mg", "5 mg"),
        ("The hazard ratio for relapse into insomnia was 0.90.", "hazard ratio for relapse into insomnia was 0.90", ""),
    ],
)
def test_the_same_measure_with_another_amount_is_a_mismatch(claim: str, ours: str, theirs: str) -> None:
    (found,) = number_mismatches(claim, TRIAL)
    assert isinstance(found, NumberMismatch)
    assert found.claim_words == claim[found.claim_start : found.claim_end] == ours
    assert found.source_words == TRIAL[found.sentence][found.source_start : found.source_end]
    assert theirs in found.source_words
    assert 0.5 <= found.confidence <= 0.9


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Around 30% of the patients were overweight.", "30%"),
        ("Treatment with acupuncture lasted 3 years.", "3 years"),
        ("They walked for 90 minutes a day with a dog.", "90 minutes a day"),
    ],
)
def test_what_the_text_does_not_tell_is_not_found(claim: str, words: str) -> None:
    (found,) = number_mismatches(claim, TRIAL)
    assert isinstance(found, NumberNotFound)
    assert claim[found.claim_start : found.claim_end] == found.claim_words == words
    assert found.source_words == ""


def test_several_candidates_decide_nothing() -> None:
    source = ("Nausea was reported by 12% of adults in Leeds.", "Nausea was reported by 31% of adults in York.")
    found = number_mismatches("Nausea was reported by 60% of adults.", source)
    assert [type(each) for each in found] == [NumberNotFound]


def test_a_number_that_another_of_the_claim_explains_is_no_rival() -> None:
    source = ("Nausea was reported by 12% of adults on zinc and by 31% on iron.",)
    found = number_mismatches("Nausea was reported by 12% of adults on zinc and by 50% on iron.", source)
    assert [(each.claim_words, each.source_words) for each in found] == [("50%", "31%")]


def test_amounts_far_apart_are_other_measures() -> None:
    source = ("Children were given 48 g of rice protein powder.",)
    assert [type(each) for each in number_mismatches("Children were given 5 mg of rice protein powder.", source)] == [
        NumberNotFound
    ]


def test_parts_of_a_joined_quantity_may_stand_apart() -> None:
    source = ("Sessions lasted 30 minutes.", "Classes met three times a week.")
    assert number_mismatches("People trained for 30 minutes three times a week.", source) == ()


def test_without_a_source_nothing_is_said() -> None:
    assert number_mismatches("50% improved.", ()) == ()


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_gives_spans_of_the_claim(claim: str, source: list[str]) -> None:
    for each in number_mismatches(claim, source):
        assert claim[each.claim_start : each.claim_end] == each.claim_words
