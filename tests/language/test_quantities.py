from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.quantities import (
    Bound,
    Change,
    Quantity,
    QuantityKind,
    agree,
    comparable,
    read_quantities,
)


def only(text: str) -> Quantity:
    found = read_quantities(text)
    assert len(found) == 1, [text[each.start : each.end] for each in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "unit", "low", "high"),
    [
        ("51.3% improved", QuantityKind.PERCENT, "%", 51.3, 51.3),
        ("12 per cent improved", QuantityKind.PERCENT, "%", 12, 12),
        ("half of the patients improved", QuantityKind.PERCENT, "%", 50, 50),
        ("two-thirds of nurses", QuantityKind.PERCENT, "%", 200 / 3, 200 / 3),
        ("a quarter of nurses", QuantityKind.PERCENT, "%", 25, 25),
        ("a third of all nurses", QuantityKind.PERCENT, "%", 100 / 3, 100 / 3),
        ("the third of the women", QuantityKind.PERCENT, "%", 100 / 3, 100 / 3),
        ("3 quarters of nurses", QuantityKind.PERCENT, "%", 75, 75),
        ("one in five women", QuantityKind.PERCENT, "%", 20, 20),
        ("45 of the 100 patients", QuantityKind.PERCENT, "%", 45, 45),
        ("5 percentage points", QuantityKind.PERCENT, "pp", 5, 5),
        ("52 weeks", QuantityKind.DURATION, "day", 364, 364),
        ("10-12 weeks", QuantityKind.DURATION, "day", 70, 84),
        ("between 10 and 12 weeks", QuantityKind.DURATION, "day", 70, 84),
        ("10 weeks to 12 weeks", QuantityKind.DURATION, "day", 70, 84),
        ("a year later", QuantityKind.DURATION, "day", 365.25, 365.25),
        ("for an hour", QuantityKind.DURATION, "day", 1 / 24, 1 / 24),
        ("for an hour and a half", QuantityKind.DURATION, "day", 1.5 / 24, 1.5 / 24),
        ("at week 12", QuantityKind.DURATION, "day", 84, 84),
        ("once a week", QuantityKind.FREQUENCY, "/day", 1 / 7, 1 / 7),
        ("twice every other week", QuantityKind.FREQUENCY, "/day", 1 / 7, 1 / 7),
        ("once every other day", QuantityKind.FREQUENCY, "/day", 0.5, 0.5),
        ("three times per week", QuantityKind.FREQUENCY, "/day", 3 / 7, 3 / 7),
        ("five days a week", QuantityKind.FREQUENCY, "/day", 5 / 7, 5 / 7),
        ("every 8 hours", QuantityKind.FREQUENCY, "/day", 3, 3),
        ("twice daily for one hour", QuantityKind.FREQUENCY, "h/day", 2, 2),
        ("two hours daily", QuantityKind.FREQUENCY, "h/day", 2, 2),
        ("2 hours of planned rest each day", QuantityKind.FREQUENCY, "h/day", 2, 2),
        ("30 minutes of walking three times a week", QuantityKind.FREQUENCY, "h/day", 1.5 / 7, 1.5 / 7),
        ("half an hour a day", QuantityKind.FREQUENCY, "h/day", 0.5, 0.5),
        ("500 mg", QuantityKind.MASS, "mg", 500, 500),
        ("0.5 g a day", QuantityKind.MASS, "mg/day", 500, 500),
        ("8 μg/kg", QuantityKind.MASS, "mg/kg", 0.008, 0.008),
        ("two litres", QuantityKind.VOLUME, "ml", 2000, 2000),
        ("half a litre", QuantityKind.VOLUME, "ml", 500, 500),
        ("a gram of omega-3 a day", QuantityKind.MASS, "mg/day", 1000, 1000),
        ("5 mg twice daily", QuantityKind.MASS, "mg/day", 10, 10),
        ("100,000 IU of vitamin D3 once a month", QuantityKind.MEASURE, "iu/day", 1e5 / 30.4375, 1e5 / 30.4375),
        ("80 pg/ml", QuantityKind.MEASURE, "ng/l", 80, 80),
        ("5 ng/L", QuantityKind.MEASURE, "ng/l", 5, 5),
        ("9 y after surgery", QuantityKind.DURATION, "day", 9 * 365.25, 9 * 365.25),
        ("three years and four months", QuantityKind.DURATION, "day", 3 * 365.25 + 121.75, 3 * 365.25 + 121.75),
        ("a quarter of an hour", QuantityKind.DURATION, "day", 0.25 / 24, 0.25 / 24),
        ("three quarters of an hour", QuantityKind.DURATION, "day", 0.75 / 24, 0.75 / 24),
        ("92 hours (84–114 hours)", QuantityKind.DURATION, "day", 92 / 24, 92 / 24),
        ("one-fifth of the masks", QuantityKind.PERCENT, "%", 20, 20),
        ("one patient in ten", QuantityKind.PERCENT, "%", 10, 10),
        ("13/40 patients", QuantityKind.PERCENT, "%", 32.5, 32.5),
        ("25 deaths among every 1,000 patients", QuantityKind.PERCENT, "%", 2.5, 2.5),
        ("5.9 per 100,000 women", QuantityKind.PERCENT, "%", 0.0059, 0.0059),
        ("half as many deaths", QuantityKind.FOLD, "factor", 0.5, 0.5),
        ("a quarter of the odds of infection", QuantityKind.FOLD, "factor", 0.25, 0.25),
        ("0.26 (95% CI: 0.13–0.54) times of that", QuantityKind.FOLD, "factor", 0.26, 0.26),
        ("in former smokers 1.3 times", QuantityKind.FOLD, "factor", 1.3, 1.3),
        ("the RR was 0.55", QuantityKind.RATIO, "factor", 0.55, 0.55),
        ("the HR for light smokers was 0.44", QuantityKind.RATIO, "factor", 0.44, 0.44),
        ("Odds Ratio [95%CI] = 0.031 [0.004 – 0.237]", QuantityKind.RATIO, "factor", 0.031, 0.031),
        ("relative risks (RRs) of gout between thirds were 0.69", QuantityKind.RATIO, "factor", 0.69, 0.69),
        ("women over 50", QuantityKind.AGE, "year", 50, 50),
        ("women between 50 and 70", QuantityKind.AGE, "year", 50, 70),
        ("aged 16 to 24", QuantityKind.AGE, "year", 16, 24),
        ("Nineteen cohort studies", QuantityKind.COUNT, "study", 19, 19),
        ("27 randomised trials", QuantityKind.COUNT, "trial", 27, 27),
        ("24 college-aged, resistance trained males", QuantityKind.COUNT, "people", 24, 24),
        ("half a million adults", QuantityKind.COUNT, "people", 500_000, 500_000),
        ("150 023 users", QuantityKind.COUNT, "people", 150_023, 150_023),
        ("two or more glasses of wine", QuantityKind.COUNT, "glass", 2, 2),
        ("at least one grade", QuantityKind.COUNT, "grade", 1, 1),
        ("an 8-point scale", QuantityKind.COUNT, "point of scale", 8, 8),
        ("20 felt less exhausted", QuantityKind.PLAIN, "", 20, 20),
        ("23 required mechanical ventilation", QuantityKind.PLAIN, "", 23, 23),
        ("1.8 m tall", QuantityKind.PLAIN, "", 1.8, 1.8),
        ("6 feet", QuantityKind.LENGTH, "cm", 182.88, 182.88),
        ("aged 40–75 years", QuantityKind.AGE, "year", 40, 75),
        ("65-year-olds", QuantityKind.AGE, "year", 65, 65),
        ("hazard ratio of 1.32", QuantityKind.RATIO, "factor", 1.32, 1.32),
        ("OR 3 in men", QuantityKind.RATIO, "factor", 3, 3),
        ("doubled the risk", QuantityKind.FOLD, "factor", 2, 2),
        ("halved the risk", QuantityKind.FOLD, "factor", 0.5, 0.5),
        ("a two-fold increase", QuantityKind.FOLD, "factor", 2, 2),
        ("a 2.5-fold increase", QuantityKind.FOLD, "factor", 2.5, 2.5),
        ("twice as many", QuantityKind.FOLD, "factor", 2, 2),
        ("three times higher", QuantityKind.FOLD, "factor", 3, 3),
        ("four times less", QuantityKind.FOLD, "factor", 0.25, 0.25),
        ("p = 0.04", QuantityKind.P_VALUE, "p", 0.04, 0.04),
        ("n = 1,200", QuantityKind.SAMPLE_SIZE, "people", 1200, 1200),
        ("100 healthy young adults", QuantityKind.COUNT, "people", 100, 100),
        ("1.2 million people", QuantityKind.COUNT, "people", 1_200_000, 1_200_000),
        ("two hundred and fifty-one men", QuantityKind.COUNT, "people", 251, 251),
        ("3 studies", QuantityKind.COUNT, "study", 3, 3),
        ("24 viruses and", QuantityKind.COUNT, "viruse", 24, 24),
        ("12 classes", QuantityKind.COUNT, "class", 12, 12),
        ("three cups of tea a day", QuantityKind.COUNT, "cup/day", 3, 3),
        ("one glass of wine a day", QuantityKind.COUNT, "glass/day", 1, 1),
        ("8 to 12 cups", QuantityKind.COUNT, "cup", 8, 12),
        ("$1,200", QuantityKind.MONEY, "$", 1200, 1200),
        ("in 2012", QuantityKind.YEAR, "year", 2012, 2012),
        ("120 mm Hg", QuantityKind.MEASURE, "mm Hg", 120, 120),
        ("a score of 7", QuantityKind.PLAIN, "", 7, 7),
        ("change −3.5 kg", QuantityKind.MASS, "mg", -3_500_000, -3_500_000),
        ("a dose of .5 mg", QuantityKind.MASS, "mg", 0.5, 0.5),
        ("2½ cups", QuantityKind.COUNT, "cup", 2.5, 2.5),
        ("½ cup", QuantityKind.COUNT, "cup", 0.5, 0.5),
    ],
)
def test_a_quantity_is_read_in_its_base_unit(text: str, kind: QuantityKind, unit: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.kind, found.unit) == (kind, unit)
    assert found.low == pytest.approx(low, rel=1e-4)
    assert found.high == pytest.approx(high, rel=1e-4)


@pytest.mark.parametrize(
    "text",
    [
        "type 2 diabetes, vitamin B12 and Table 3",
        "IL-6, COVID-19 and omega-3",
        "see [3] and reference 4",
        "the 5th of the cases, 3d-printed",
        "on 12 March",
        "one of the groups",
        "as said once before",
        "the half-life is long",
        "a double-blind test",
        "at 8:30",
        "day and night",
        "on March 11",
        "on a scale from 0 to 10",
        "1×109 of them",
        "95% confidence interval {CI}",
        "day 000",
    ],
)
def test_names_dates_and_markers_hold_no_quantity(text: str) -> None:
    assert read_quantities(text) == ()


def test_dozens_are_vague() -> None:
    found = only("dozens of studies")
    assert (found.vague, found.unit, found.low) == (True, "study", 12)


@pytest.mark.parametrize(
    ("text", "bound", "approximate"),
    [
        ("about 50%", Bound.NONE, True),
        ("nearly 50%", Bound.NONE, True),
        ("more than 50%", Bound.AT_LEAST, False),
        ("≥ 50%", Bound.AT_LEAST, False),
        ("50% or more", Bound.AT_LEAST, False),
        ("aged 18 years or older", Bound.AT_LEAST, False),
        ("up to 50%", Bound.AT_MOST, False),
        ("50% or less", Bound.AT_MOST, False),
        ("p < 0.05", Bound.AT_MOST, False),
        ("p ≥ 0.05", Bound.AT_LEAST, False),
        ("50%", Bound.NONE, False),
    ],
)
def test_bounds(text: str, bound: Bound, approximate: bool) -> None:
    found = only(text)
    assert (found.bound, found.approximate) == (bound, approximate)


@pytest.mark.parametrize(
    ("text", "change", "sign"),
    [
        ("a 40% lower risk", Change.RELATIVE, -1),
        ("reduced the risk of a first stroke by 40%", Change.RELATIVE, -1),
        ("a rise of 40%", Change.RELATIVE, 1),
        ("pain fell 40%", Change.RELATIVE, -1),
        ("a 40% change in pain", Change.RELATIVE, 0),
        ("a difference of 40%", Change.RELATIVE, 0),
        ("pain fell to 40%", Change.LEVEL, 0),
        ("40% of patients", Change.LEVEL, 0),
        ("the share was 40%", Change.LEVEL, 0),
        ("they lost 5 kg", Change.ABSOLUTE, -1),
        ("5 percentage points", Change.ABSOLUTE, 0),
    ],
)
def test_levels_and_changes(text: str, change: Change, sign: int) -> None:
    found = only(text)
    assert (found.change, found.sign) == (change, sign)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("lasted for 10 weeks", "span"),
        ("seen at 10 weeks", "point"),
        ("ten weeks later", "point"),
        ("over the last 10 years", "ago"),
        ("10 years ago", "ago"),
        ("10 weeks", ""),
        ("100 patients were randomised", "enrolled"),
        ("data on 87 patients", "analysed"),
        ("300 people were screened", "screened"),
        ("mean age 54 years", "mean"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert only(text).role == role


def test_a_confidence_interval_belongs_to_the_number_before() -> None:
    found = read_quantities(
        "Stroke: hazard ratio 0.60 (95% CI 0.42 to 0.85; p = 0.004), and 12% (CI, 1,000–2,000) died"
    )
    assert [each.kind for each in found] == [QuantityKind.RATIO, QuantityKind.P_VALUE, QuantityKind.PERCENT]
    assert [each.interval for each in found] == [(0.42, 0.85), None, (1000, 2000)]


def test_an_interval_alone_is_no_quantity() -> None:
    assert read_quantities("(95% CI 0,4 to 0,8)") == ()


def test_a_ratio_without_a_value_is_none() -> None:
    assert read_quantities("the odds ratio rose in 12% or 5")[0].kind is QuantityKind.PERCENT


def test_seconds_may_be_a_letter_behind_the_spread() -> None:
    assert only("110.8±18.3 s").low == pytest.approx(110.8 / 86_400)


def test_a_list_shares_its_unit() -> None:
    assert [each.unit for each in read_quantities("12, 15 and 20% of them")] == ["%", "%", "%"]


def test_a_spread_is_told_apart() -> None:
    assert [each.spread for each in read_quantities("5.2 kg (SD 1.1 kg)")] == [False, True]


def test_a_spread_behind_its_sign_belongs_to_the_value() -> None:
    found = only("21.0±9.57 minutes")
    assert found.kind is QuantityKind.DURATION
    assert found.low == pytest.approx(21 / 1440)
    assert not found.spread


def test_a_bare_number_takes_the_unit_of_the_one_before() -> None:
    found = read_quantities("seen in 11 participants on the drug and in 58 on placebo")
    assert [(each.low, each.unit) for each in found] == [(11, "people"), (58, "people")]


def test_the_second_of_two_ages_is_one_too() -> None:
    found = read_quantities("Fallers were older (87.3 v 84.9 years)")
    assert [(each.kind, each.low) for each in found] == [(QuantityKind.AGE, 87.3), (QuantityKind.AGE, 84.9)]


def test_a_count_may_have_its_share_before_the_noun() -> None:
    count, share = read_quantities("Seventeen (42%) children stayed")
    assert (count.low, count.unit, share.low) == (17, "people", 42)


def test_a_bare_number_with_an_interval_is_a_ratio_too() -> None:
    found = read_quantities(
        "The hazard ratio was 0.69 (95% CI 0.55 to 0.87) for oats and 0.67 (95% CI 0.53 to 0.85) for rye"
    )
    assert [(each.kind, each.low) for each in found] == [(QuantityKind.RATIO, 0.69), (QuantityKind.RATIO, 0.67)]


def test_from_one_level_to_another_are_two() -> None:
    found = read_quantities("Sleep rose from 5 hours 50 minutes to 6 hours 35 minutes")
    assert [round(24 * 60 * each.low) for each in found] == [350, 395]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("fewer than half of the children", Bound.AT_MOST),
        ("more than halved", Bound.AT_MOST),
        ("more than a third of them", Bound.AT_LEAST),
        ("two or more glasses", Bound.AT_LEAST),
        ("two or fewer glasses", Bound.AT_MOST),
    ],
)
def test_shares_and_counts_are_bounded(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


def test_just_under_is_about() -> None:
    found = only("just under a quarter of them")
    assert (found.bound, found.approximate) == (Bound.NONE, True)


def test_an_adverb_alone_tells_how_often_at_least() -> None:
    (dose, often) = read_quantities("40 mg of the drug or a placebo, daily")
    assert (dose.low, often.unit, often.low, often.vague) == (40, "/day", 1, True)


def test_a_number_per_so_many_is_never_wrong() -> None:
    assert read_quantities("one fall for every 30 residents")[-1].vague


def test_long_runs_of_numbers_are_read() -> None:
    text = "30-" * 66_000
    assert len(read_quantities(text)) == 66_000


def test_numbers_that_cannot_join_are_two() -> None:
    text = "two one-hour walks"
    assert [text[each.start : each.end] for each in read_quantities(text)] == ["one-hour"]


def test_a_share_keeps_its_counts() -> None:
    parts = only("45 of the 100 patients").parts
    assert [(each.low, each.unit) for each in parts] == [(45, "people"), (100, "people")]


def test_what_is_measured_stays_in_the_clause() -> None:
    found = read_quantities("Pain fell by 30%, whereas disability rose by 10%.")
    assert found[0].measured == ("pain", "fell")
    assert "pain" not in found[1].measured


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009", "\u202f", "\u2005", ","])
def test_digits_are_grouped_by_any_space(space: str) -> None:
    assert only(f"(n = 12{space}345)").low == 12_345
    assert only(f"in 3/100{space}000 people").low == pytest.approx(0.003)


@given(st.text(alphabet=st.sampled_from("0123456789 \u2005\u2009.,%-–±=()abdhnpfortwimegks/½")))
def test_any_text_gives_spans_in_order(text: str) -> None:
    found = read_quantities(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.start < other.start for one, other in pairwise(found))


@given(st.text())
def test_any_unicode_is_read(text: str) -> None:
    assert all(text[each.start : each.end] for each in read_quantities(text))


_WORDS = st.lists(
    st.sampled_from(
        "half a third of one in five twice daily for an hour and 12% 3 times week patients 95% CI 0.4 to 0.8 p = .05 "
        "HR 1.2 n = 40 10-12 weeks between every other day dozens million up about ± aged years older hundred".split()
    ),
    max_size=25,
)


@given(_WORDS)
def test_any_words_give_agreeing_selves(words: list[str]) -> None:
    for each in read_quantities(" ".join(words)):
        assert agree(each, each)
        assert comparable(each, each)
