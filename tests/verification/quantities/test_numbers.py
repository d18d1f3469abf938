from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Passage, Work
from claimcheck.model.comparisons import NumberMismatch, NumberNotFound
from claimcheck.verification.quantities.numbers import borne_out, compare_numbers
from claimcheck.verification.reading import read_claim, read_source

TRIAL = (
    "We enrolled 240 adults with chronic insomnia; 212 completed the trial.",
    "Participants took 5 mg of melatonin once a day for 12 weeks and were asked to lie down for two hours daily.",
    "Sleep efficiency rose by 14% in the melatonin group, and headaches were reported by 51.3% of participants.",
    "The hazard ratio for relapse into insomnia was 0.60 (95% CI 0.42 to 0.85; p = 0.004).",
    "Follow-up took place 52 weeks after the start.",
)
SLING = (
    "In this trial, 318 climbers with a sprained finger were randomised to a splint (n = 160) or to taping (n = 158).",
    "Pain fell from 62 to 30 mm with the splint and from 60 to 45 mm with taping over eight weeks.",
    "It came back in 12 of 160 climbers with a splint and in 24 of 158 climbers with taping (relative risk 0.49).",
    "Grip strength improved by 4.1 kg with the splint and by 1.9 kg with taping, and 24.8% of the climbers gave up.",
    "Doses of 400 mg of ibuprofen were taken twice daily; the splint was worn for 45 minutes in 16 sessions.",
)


def number_mismatches(claim: str, sentences: Sequence[str]) -> tuple[NumberMismatch | NumberNotFound, ...]:
    source = read_source(tuple(sentences))
    return compare_numbers(read_claim(claim, source), source)


def kinds(claim: str, source: tuple[str, ...] = TRIAL) -> list[type]:
    return [type(each) for each in number_mismatches(claim, source)]


@pytest.mark.parametrize(
    "claim",
    [
        "The study had 240 adults with insomnia.",
        "About half of the participants reported headaches.",
        "Participants lay down twice daily for one hour.",
        "They took 5 mg of melatonin daily for 12 weeks.",
        "People were examined one year later.",
        "Relapse into insomnia was 40% less likely.",
        "The odds of a relapse were more than a third lower.",
        "Three kinds of insomnia were seen in 2019 (p = 0.2).",
        "Dozens of adults relapsed.",
        "Several hundred adults relapsed.",
        "Melatonin is sold in many shops.",
        "On average 12 weeks ± 3 weeks of melatonin.",
        "More than 200 people took part.",
        "After three months the sleep efficiency was 14 percent higher.",
    ],
)
def test_what_agrees_or_cannot_be_wrong_is_left_alone(claim: str) -> None:
    assert kinds(claim) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Pain fell by 32 mm with the splint.",
        "With the splint, pain was more than halved.",
        "The pain of climbers who wore a splint fell by half.",
        "It came back in 36 climbers in all.",
        "It came back in 7.5% of the climbers with a splint.",
        "Recurrence was about half as common with the splint.",
        "A splint halved recurrence.",
        "The splint added 2.2 kg more than taping did.",
        "Climbers with a splint gained more than twice as much strength.",
        "Three quarters of the climbers did not give up.",
        "Climbers took 800 mg of ibuprofen a day.",
        "Climbers wore the splint for twelve hours in total.",
        "About one climber in four gave up.",
        "Two months of splinting eased the pain.",
    ],
)
def test_what_the_numbers_of_the_source_imply_is_left_alone(claim: str) -> None:
    assert kinds(claim, SLING) == []


CARE = (
    "From 2009 to 2014, 640 residents were followed, and 128 fell; fallers were older (87.3 v 84.9 years).",
    "Low vitamin D was found in 70% of the residents, and 3% had died by the end.",
    "A third dose of the vaccine was given to 21,500 residents and placebo to 21,480.",
    "Eight cases occurred in the vaccine group, 162 in the placebo group and 30 in those who got neither.",
    "Residents fasted for 16 hours a day; sleep rose from 5 hours 50 minutes to 6 hours 35 minutes.",
    "Three arms were compared: oats (n = 40), rye (n = 42) and wheat (n = 38).",
    "Readings were 12 mg with oats and 18 mg with rye; snacks were allowed for 10 to 12 weeks and rest for 4 weeks.",
    "About 4.6 falls per 100 residents were seen on rye, where 20% wore hip pads and 15% wore belts.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "The study ran for five years.",
        "One in five residents fell.",
        "Four fifths of the residents did not fall.",
        "Those who fell were 2.4 years older.",
        "Low vitamin D was found in 448 residents.",
        "97% of the residents survived.",
        "Residents got three doses of the vaccine.",
        "Around 43,000 residents got the vaccine or placebo.",
        "There were 200 cases in all.",
        "Residents could eat during eight hours a day.",
        "Residents slept 45 minutes longer.",
        "In total 120 people ate oats, rye or wheat.",
        "Readings were 50% higher with rye than with oats.",
        "Readings were a third lower with oats.",
        "The difference in readings was 6 mg.",
        "Readings differed by 6 points.",
        "With rye 4.6% of the residents fell.",
        "Hip pads or belts were worn by 35%.",
        "Snacks and rest lasted for at most 16 weeks.",
        "At least 180 residents had the disease in all.",
    ],
)
def test_totals_remainders_and_differences_are_left_alone(claim: str) -> None:
    assert NumberMismatch not in kinds(claim, CARE)


@pytest.mark.parametrize(
    ("claim", "ours", "theirs"),
    [
        ("The trial enrolled 400 adults with chronic insomnia.", "400 adults", "240 adults"),
        ("Headaches were reported by 70% of participants.", "70%", "51.3%"),
        ("Headaches were reported by two in ten participants.", "two in ten", "51.3%"),
        ("Sleep efficiency rose by 35% in the melatonin group.", "35%", "14%"),
        ("Sleep efficiency tripled in the melatonin group.", "tripled", "14%"),
        ("Participants took 2 mg of melatonin once a day for 12 weeks.", "2 mg of melatonin once a day", "5 mg"),
        ("Participants took 5 g of melatonin once a day for 12 weeks.", "5 g of melatonin once a day", "5 mg"),
        ("Participants took melatonin for six months.", "six months", "12 weeks"),
        ("The hazard ratio for relapse into insomnia was 0.90.", "hazard ratio for relapse into insomnia was 0.90", ""),
        ("Melatonin made relapse into insomnia 80% less likely.", "80%", "hazard ratio for relapse"),
        ("Follow-up took place five years after the start.", "five years", "52 weeks"),
    ],
)
def test_the_same_measure_with_another_amount_is_a_mismatch(claim: str, ours: str, theirs: str) -> None:
    (found,) = number_mismatches(claim, TRIAL)
    assert isinstance(found, NumberMismatch)
    assert found.claim_words == claim[found.claim_start : found.claim_end] == ours
    assert found.source_words == TRIAL[found.sentence][found.source_start : found.source_end]
    assert theirs in found.source_words
    assert 0.5 <= found.confidence <= 0.95


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Around 30% of the patients were overweight.", "30%"),
        ("They drank 300 ml of milk with a spoonful of honey.", "300 ml"),
        ("They walked a dog for 9 km.", "9 km"),
    ],
)
def test_what_the_text_does_not_tell_is_not_found(claim: str, words: str) -> None:
    (found,) = number_mismatches(claim, TRIAL)
    assert isinstance(found, NumberNotFound)
    assert claim[found.claim_start : found.claim_end] == found.claim_words == words
    assert found.source_words == ""


def test_a_number_that_another_of_the_claim_explains_is_no_rival() -> None:
    source = ("Nausea was reported by 12% of adults on zinc and by 31% on iron.",)
    found = number_mismatches("Nausea was reported by 12% of adults on zinc and by 50% on iron.", source)
    assert [(each.claim_words, each.source_words) for each in found] == [("50%", "31%")]


def test_amounts_far_apart_are_other_measures() -> None:
    source = ("Children were given 48 g of rice protein powder.",)
    assert kinds("Toddlers drank 5 mg of rice extract.", source) == [NumberNotFound]


def test_a_slipped_decimal_point_is_a_mismatch() -> None:
    source = ("Serum zinc rose by 0.94 mg/L with zinc lozenges.",)
    assert kinds("Zinc lozenges raised serum zinc by 9.4 mg/L.", source) == [NumberMismatch]


def test_parts_of_a_joined_quantity_may_stand_apart() -> None:
    source = ("Sessions lasted 30 minutes.", "Classes met three times a week.")
    assert number_mismatches("People trained for 30 minutes three times a week.", source) == ()


def test_a_dose_taken_at_another_rate_is_a_mismatch() -> None:
    source = ("Nurses received 100,000 IU of vitamin D once a month for two years.",)
    (found,) = number_mismatches("Nurses took 100,000 units of vitamin D every week for two years.", source)
    assert (type(found), found.claim_words) == (NumberMismatch, "100,000 units of vitamin D every week")


def test_p_values_are_compared_only_where_the_sentence_is_retold() -> None:
    source = ("Cough improved more with thyme syrup than with placebo (P = 0.04).",)
    assert kinds("Cough improved more with thyme syrup than with placebo (P = 0.4).", source) == [NumberMismatch]
    assert kinds("Children slept through the night with the syrup (P = 0.4).", source) == []


def test_the_numbers_of_the_title_count_too() -> None:
    work = Work(
        title="A 30-week trial of thyme syrup",
        abstract=(Passage(section="", text="Thyme syrup was given to 50 children."),),
    )
    source = read_source(work)
    assert compare_numbers(read_claim("For 30 weeks 50 children got thyme syrup.", source), source) == ()


def test_without_a_source_nothing_is_said() -> None:
    assert number_mismatches("50% improved.", ()) == ()


@pytest.mark.parametrize(
    ("claim", "share"),
    [
        ("Melatonin is sold in many shops.", 1.0),
        ("The 240 adults took 5 mg of melatonin for 12 weeks.", 1.0),
        ("The 240 adults took 5 mg of melatonin for 9 months.", 2 / 3),
        ("Some 9,000 toddlers drank milk.", 0.0),
    ],
)
def test_how_much_of_a_claim_is_borne_out(claim: str, share: float) -> None:
    source = read_source(TRIAL)
    assert borne_out(read_claim(claim, source), source) == pytest.approx(share)


def test_long_runs_of_numbers_end() -> None:
    runs = "30-" * 66_000
    assert all(claim in runs for claim in [each.claim_words for each in number_mismatches(runs, (runs,))])


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_gives_spans_of_the_claim(claim: str, source: list[str]) -> None:
    for each in number_mismatches(claim, source):
        assert claim[each.claim_start : each.claim_end] == each.claim_words


NUMBERS = st.sampled_from(
    "5% 0.8 HR half a third 12 of 40 3/7 two weeks 14 days 5 mg twice daily 1,200 people n = 30 P = 0.2 tripled"
    " 2.5-fold aged 60 women over 50 from to and or ( ) 3 h 20 min 100,000 IU weekly ± 4 points per 1,000".split()
)


@given(st.lists(NUMBERS, max_size=12).map(" ".join), st.lists(st.lists(NUMBERS, max_size=12).map(" ".join), max_size=3))
def test_numbers_in_any_order_give_spans_on_both_sides(claim: str, source: list[str]) -> None:
    for each in number_mismatches(claim, source):
        assert claim[each.claim_start : each.claim_end] == each.claim_words
        if isinstance(each, NumberMismatch):
            assert source[each.sentence][each.source_start : each.source_end] == each.source_words


def test_a_count_of_those_who_make_a_share_is_left_alone() -> None:
    source = ("24/118 died in the group receiving standard care and 12/118 in the group receiving the mask.",)
    assert not number_mismatches("Half as many patients died with the mask (12 versus 24 out of 118).", source)
