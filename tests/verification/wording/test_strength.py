from collections.abc import Sequence

import pytest

from claimcheck.model.comparisons import DesignOverreach, Difference, DroppedHedge, StrengthGap
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source
from claimcheck.verification.wording.hedges import dropped_hedges
from claimcheck.verification.wording.strength import strength_gaps

SHOWN = 0.5
COHORT = (
    "We followed 4,300 gardeners for nine years.",
    "Gardeners who ate cherries every day were less likely to get gout (odds ratio 0.71, 95% CI 0.58 to 0.87).",
    "Residual confounding cannot be excluded.",
)
TRIAL = (
    "In a randomised trial, 260 adults with gout drank cherry juice or water for six weeks.",
    "Attacks of gout were seen in 21% with cherry juice and in 33% with water (P = 0.03).",
)
MICE = ("Mice were fed cherries or chow for six weeks.", "Urate fell by 20% in mice that were fed cherries.")
HEDGED = ("Among adults with gout, cherry juice may shorten attacks.", "Nausea was rare.")


def gaps(claim: str, source: Sequence[str]) -> list[StrengthGap | DroppedHedge]:
    read = read_source(source)
    ours = read_claim(claim, read)
    ranked = rank(ours, read)
    found: list[StrengthGap | DroppedHedge] = [*strength_gaps(ours, ranked, read), *dropped_hedges(ours, ranked, read)]
    for each in found:
        assert_spans(each, claim, source)
    return [each for each in found if each.confidence >= SHOWN]


def assert_spans(difference: Difference, claim: str, source: Sequence[str]) -> None:
    assert claim[difference.claim_start : difference.claim_end] == difference.claim_words
    sentence = source[difference.sentence]
    assert sentence[difference.source_start : difference.source_end] == difference.source_words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Cherries prevent gout.", "prevent"),
        ("Eating cherries every day protects gardeners from gout.", "protects gardeners from gout"),
        ("Gardeners keep gout at bay with cherries.", "keep gout at bay"),
        ("It is proven that cherries are good for gout.", "proven"),
        ("Everybody with gout should eat cherries.", "Everybody"),
        ("Every gardener who eats cherries is safe from gout.", "Every"),
        ("Cherries cure gout.", "cure"),
    ],
)
def test_an_observational_study_carries_no_cause_and_nobody_carries_proof(claim: str, words: str) -> None:
    found = [each for each in gaps(claim, COHORT) if isinstance(each, StrengthGap)]

    assert any(each.claim_words.startswith(words) for each in found)


@pytest.mark.parametrize(
    "claim",
    [
        "Gardeners who ate cherries daily had gout less often, but other habits may explain it.",
        "Eating cherries every day was linked with less gout in 4,300 gardeners.",
        "Gout was seen less often in gardeners who ate cherries.",
        "Cherries do not prevent gout.",
    ],
)
def test_an_association_told_as_one_is_left_alone(claim: str) -> None:
    assert gaps(claim, COHORT) == []


def test_the_words_of_the_source_are_laid_beside_those_of_the_claim() -> None:
    (gap,) = gaps("Cherries prevent gout in gardeners.", COHORT)

    assert isinstance(gap, StrengthGap)
    assert (type(gap), gap.claim_words, gap.source_words) == (StrengthGap, "prevent", "less likely")
    assert (gap.claim_level, gap.sentence) == (3, 1)


def test_where_the_words_do_not_tell_the_design_sets_the_limit() -> None:
    (gap,) = gaps("Cherries prevent gout.", ("In a survey, 40 of 90 gardeners with cherries had had gout.",))

    assert isinstance(gap, DesignOverreach)
    assert (gap.design, gap.source_words) == ("an observational study", "a survey")


@pytest.mark.parametrize(
    "claim",
    [
        "Cherry juice reduced attacks of gout.",
        "Cherry juice prevents attacks of gout in some adults.",
        "With cherry juice 21% had an attack of gout, with water 33%.",
    ],
)
def test_a_randomised_trial_carries_a_causal_verb(claim: str) -> None:
    assert gaps(claim, TRIAL) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Cherry juice prevents gout in every adult.",
        "Cherry juice ends gout for good.",
        "Cherry juice restores normal joints in adults with gout.",
        "Adults with gout must drink cherry juice.",
    ],
)
def test_no_trial_carries_all_of_them_or_a_cure_or_advice(claim: str) -> None:
    assert gaps(claim, TRIAL)


def test_advice_and_universals_of_the_source_itself_are_no_overclaims() -> None:
    assert gaps("Adults with gout should drink water.", ("We recommend that adults with gout drink water.",)) == []
    assert gaps("The rash healed in all patients.", ("The rash healed in all patients.",)) == []


def test_animals_carry_no_effect_in_people() -> None:
    (gap,) = gaps("Cherries relieve gout in adults.", MICE)

    assert isinstance(gap, DesignOverreach)
    assert (gap.design, gap.source_words) == ("a study in animals", "Mice")
    assert gaps("Cherries lower urate in mice.", MICE) == []


def test_a_small_study_carries_no_plain_verdict() -> None:
    pilot = ("In this pilot study, 14 adults with gout had fewer attacks on cherry juice.",)

    assert [each.claim_words for each in gaps("Cherry juice works against gout.", pilot)] == ["works against"]
    assert gaps("Cherry juice works against gout.", TRIAL) == []


def test_a_null_result_told_as_equal_is_only_likely() -> None:
    source = ("There was no significant difference in pain between cherries and a pill.",)
    read = read_source(source)
    claim = read_claim("Cherries work just as well as a pill against pain.", read)
    (gap,) = strength_gaps(claim, rank(claim, read), read)

    assert (gap.claim_words, gap.confidence < SHOWN) == ("work just as well as", True)


@pytest.mark.parametrize(
    "claim",
    ["Cherry juice shortens attacks of gout in adults.", "Among adults with gout, cherry juice shortens attacks."],
)
def test_a_hedge_that_was_left_out_is_named(claim: str) -> None:
    hedge = next(each for each in gaps(claim, HEDGED) if isinstance(each, DroppedHedge))

    assert (hedge.source_words, hedge.sentence) == ("may", 0)


@pytest.mark.parametrize(
    "claim",
    [
        "Cherry juice might shorten attacks of gout.",
        "Nausea was rare in adults.",
        "Cherry juice did not shorten attacks.",
    ],
)
def test_a_hedge_that_was_kept_or_is_of_something_else_is_not(claim: str) -> None:
    assert gaps(claim, HEDGED) == []


def test_a_flat_result_beside_a_hedged_outlook_is_no_dropped_hedge() -> None:
    source = (
        "Attacks of gout were reduced by 30% with cherry juice in 300 adults.",
        "Cherry juice may help adults with gout in other ways too.",
    )
    assert gaps("Attacks of gout were reduced by 30% with cherry juice.", source) == []


@pytest.mark.parametrize(
    ("claim", "hedge"),
    [
        ("Magnesium calms restless legs.", "might"),
        ("Swimming calms the arms.", None),
        ("Leg movements dropped by a third.", None),
    ],
)
def test_a_rewritten_claim_is_held_against_the_hedged_conclusion(claim: str, hedge: str | None) -> None:
    source = (
        "Sixteen women with restless legs took part.",
        "Leg movements dropped by a third on magnesium.",
        "These results suggest that magnesium might ease restless legs, but they need to be repeated.",
    )
    found = [each.source_words for each in gaps(claim, source) if isinstance(each, DroppedHedge)]

    assert found == ([hedge] if hedge else [])


def test_a_claim_that_says_can_keeps_what_could_be() -> None:
    source = ("If clinics shared their beds, the region could save as much as 3 million a year.",)

    assert gaps("The region can save up to 3 million a year if clinics share their beds.", source) == []
    assert [each.source_words for each in gaps("The region saves 3 million a year if clinics share beds.", source)]


def test_many_told_as_all_is_named() -> None:
    found = gaps("Cherries relieve gout in patients.", ("Cherries relieved gout in many patients.",))

    assert [each.source_words for each in found] == ["many patients"]


def test_a_copy_with_the_association_exchanged_for_a_cause_is_named() -> None:
    source = ("Late suppers were associated with heartburn in 90 sailors.", "Heartburn led to bad sleep.")

    assert [each.claim_words for each in gaps("Late suppers cause heartburn in 90 sailors.", source)] == ["cause"]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Cherry juice makes gout a thing of the past.", "thing of the past"),
        ("Cherry juice is all you need against gout.", "all you need"),
        ("Cherry juice stops adults from getting gout.", "stops adults from getting"),
        ("Adults who drink cherry juice never again have gout.", ""),
        ("No adult with gout should be without cherry juice.", "No adult with gout should"),
    ],
)
def test_a_whole_effect_is_more_than_fewer_attacks(claim: str, words: str) -> None:
    assert [each.claim_words for each in gaps(claim, TRIAL) if isinstance(each, StrengthGap)][:1] == [words][
        : bool(words)
    ]


def test_a_source_bears_out_its_own_strong_word_and_no_other() -> None:
    source = ("Cherry juice eradicated gout in all 40 adults.", "Nausea was rare.")

    assert gaps("Cherry juice eliminated gout.", source) == []
    assert [each.claim_words for each in gaps("Cherry juice is a breakthrough against gout.", source)] == [
        "breakthrough"
    ]


@pytest.mark.parametrize(
    "claim",
    [
        "Gardeners are told to eat cherries to prevent gout.",
        "It was asked how well cherries prevent gout.",
        "Three gardeners left the study because of gout.",
    ],
)
def test_an_aim_a_question_and_a_reason_by_the_way_claim_no_cause(claim: str) -> None:
    assert gaps(claim, COHORT) == []


@pytest.mark.parametrize("claim", ["Because of cherries, gardeners have no gout.", "Less gout is due to cherries."])
def test_a_reason_that_is_the_claim_is_a_cause(claim: str) -> None:
    assert any(isinstance(each, StrengthGap) for each in gaps(claim, COHORT))


def test_the_reader_is_promised_what_others_had() -> None:
    assert gaps("Gardeners who ate cherries had a reduced risk of gout.", COHORT) == []
    assert [each.claim_words for each in gaps("Cherries every day cut your risk of gout.", COHORT)] == ["cut"]


def test_an_adverb_hedges_the_words_behind_it_only() -> None:
    source = ("Gout fell from 33% to 21% with cherry juice, potentially including mild attacks of other kinds.",)

    assert gaps("Gout fell from 33% to 21% with cherry juice.", source) == []
