import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.risk import gives_absolute, read_relative_risk, read_risk_object


def words(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in read_relative_risk(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Walking cuts the risk of stroke by 30%.", "cuts the risk of stroke by 30%"),
        (
            "Nuts lower the chance of a fall by as much as 30 per cent.",
            "lower the chance of a fall by as much as 30 per cent",
        ),
        ("Smoking halves the odds of conceiving.", "halves the odds"),
        ("It led to a doubling of the risk of gout.", "doubling of the risk"),
        ("It slashes your risk of cancer in half.", "slashes your risk of cancer in half"),
        ("Smokers are twice as likely to die early.", "twice as likely to die"),
        ("Rowers were 40% less likely to develop gout.", "40% less likely to develop"),
        ("Tea drinkers had a 40% lower chance of gout.", "40% lower chance"),
        ("It carries a threefold increased risk of clots.", "threefold increased risk"),
        ("Nappers had 2.5 times the risk of dementia.", "2.5 times the risk"),
        ("The pill brings double the risk of clots.", "double the risk"),
        ("The risk of falls was 25% lower.", "risk of falls was 25% lower"),
        ("The risk of gout is up to 50 per cent higher.", "risk of gout is up to 50 per cent higher"),
        ("The risk of asthma rose 15%.", "risk of asthma rose 15%"),
        ("Their risk doubled.", "risk doubled"),
        ("Statins gave a 20% reduction in heart attacks.", "20% reduction in heart attacks"),
        ("The belt means 60% fewer fractures.", "60% fewer fractures"),
        ("A 36% relative risk reduction was reported.", "36% relative risk reduction"),
        ("The hazard ratio was 0.7 (95% CI 0.6 to 0.8).", "hazard ratio was 0.7"),
        ("Deaths were rarer with thyme (RR 0.5).", "RR 0.5"),
    ],
)
def test_relative_changes_of_risk_are_found(sentence: str, found: str) -> None:
    assert words(sentence) == [found]
    assert not gives_absolute(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Blood pressure fell by 10%.",
        "Pain was 30% lower in the yoga group.",
        "About 30% of adults are at higher risk of gout.",
        "The market for thyme grew by 30%.",
        "Women were twice as likely to say they slept badly.",
        "Graduates are 20% more likely to own a bicycle.",
        "It does not double the risk of gout.",
        "Nobody knows whether tea cuts the risk by 30%.",
        "Mortality from gout fell by 20% between 1990 and 2010.",
        "Over the past decade the death rate has halved.",
        "The hazard ratio was 1.02 (95% CI 0.8 to 1.3).",
        "The odds ratio was 1.03.",
        "The prevalence ratio was 2.4.",
        "The risk of gout is 5%.",
        "The number of risk factors doubled.",
        "It has twice the time of exposure to risk.",
        "risk doubled " * 1000,
    ],
)
def test_what_tells_no_relative_risk_is_left_alone(sentence: str) -> None:
    assert read_relative_risk(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "That is 2 in 100 people.",
        "In absolute terms the gain is small.",
        "The number needed to treat was 50.",
        "The risk fell from 4% to 3%.",
        "The risk fell by one percentage point.",
        "It happened to 45 of 1,200 men.",
        "Events per 1,000 women were counted.",
        "There were 12 deaths in the tea group.",
        "Gout was seen in 23 patients.",
        "About 4% of those who drank tea died.",
        "The lifetime risk is 5%.",
        "Gout struck 10/400 of them.",
    ],
)
def test_absolute_figures_are_seen(sentence: str) -> None:
    assert gives_absolute(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It cut the risk by 30% (95% CI 20% to 40%).",
        "The risk of gout was 30% higher in the tea group.",
        "Death rates rose by 15%.",
        "Tea is grown in 30% of gardens.",
        "They were followed for ten years.",
    ],
)
def test_changes_intervals_and_other_shares_are_no_absolute_risks(sentence: str) -> None:
    assert not gives_absolute(sentence)


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Tea cuts the risk of heart disease by 30%.", "heart disease"),
        ("A 20% lower risk of developing gout was seen.", "gout"),
        ("Tea cuts the risk by 30%.", ""),
    ],
)
def test_the_outcome_at_risk_is_named(sentence: str, outcome: str) -> None:
    assert read_risk_object(sentence) == outcome


@given(
    st.text()
    | st.lists(st.sampled_from("the risk of gout fell by 30 % twice as likely to die 0.7 ratio".split())).map(" ".join)
)
def test_any_text_gives_places_in_order_inside_it(text: str) -> None:
    end = 0
    for start, last in read_relative_risk(text):
        assert end <= start < last <= len(text)
        end = last
    assert isinstance(gives_absolute(text), bool)
    assert read_risk_object(text) in text.lower() or not text.isascii()
