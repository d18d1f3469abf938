import pytest
from attrs import evolve

from claimcheck.model.comparisons import (
    ArmSwap,
    DesignOverreach,
    Difference,
    DirectionConflict,
    DroppedHedge,
    NotInSource,
    NumberMismatch,
    Slot,
    SlotRole,
    SlotState,
    Verdict,
)
from claimcheck.verification.faults import right
from claimcheck.verification.verdict import Scores, decide, denies_support, weigh

MODEL = {
    "features": ["coverage of best", "conflict"],
    "multiplied": ["conflict"],
    "means": [0.5, 0.0, 0.0],
    "steepness": [2.0, 1.0, 1.0],
    "supported": [0.0, 3.0, -1.0, -2.0],
    "contradicted": [-1.0, 0.0, 1.0, 2.0],
}


def scores(supported: float, contradicted: float) -> Scores:
    return (
        (Verdict.SUPPORTED, supported),
        (Verdict.CONTRADICTED, contradicted),
        (Verdict.NOT_ENOUGH_INFO, 1 - supported - contradicted),
    )


def likeliest(features: dict[str, float]) -> Verdict:
    told = dict(weigh(features, MODEL))
    assert sum(told.values()) == pytest.approx(1)
    return max(told, key=lambda verdict: told[verdict])


def test_features_are_weighed_and_a_conflict_by_how_much_the_best_passage_holds() -> None:
    assert likeliest({"coverage of best": 1.0, "conflict": 0.0}) is Verdict.SUPPORTED
    assert likeliest({"coverage of best": 1.0, "conflict": 2.0}) is Verdict.CONTRADICTED
    assert likeliest({"coverage of best": 0.0, "conflict": 0.5}) is Verdict.NOT_ENOUGH_INFO


def test_a_feature_that_is_not_told_is_nought_and_far_ends_are_cut() -> None:
    assert weigh({}, MODEL) == weigh({"coverage of best": 0.0, "conflict": 0.0}, MODEL)
    assert weigh({"coverage of best": 9.0}, MODEL) == weigh({"coverage of best": 99.0}, MODEL)


def test_what_is_likely_is_said_but_a_probability_alone_contradicts_nothing() -> None:
    assert decide(scores(0.9, 0.05), {}) == (Verdict.SUPPORTED, 0.9)
    assert decide(scores(0.02, 0.97), {})[0] is Verdict.NOT_ENOUGH_INFO


def test_what_was_not_found_takes_support_away() -> None:
    lungs = Slot(role=SlotRole.OUTCOME, text="lung cancer", start=28, end=39)

    assert decide(scores(0.9, 0.05), {}, (), [lungs])[0] is Verdict.NOT_ENOUGH_INFO
    assert decide(scores(0.9, 0.05), {}, (), [evolve(lungs, state=SlotState.FOUND)])[0] is Verdict.SUPPORTED


@pytest.mark.parametrize("told", [scores(0.37, 0.33), scores(0.44, 0.54), scores(0.2, 0.3)])
def test_what_is_not_sure_enough_is_left_open(told: Scores) -> None:
    assert decide(told, {})[0] is Verdict.NOT_ENOUGH_INFO


@pytest.mark.parametrize(
    ("features", "difference"),
    [
        ({}, DirectionConflict(claim_words="raised", confidence=0.45)),
        ({}, DroppedHedge(claim_words="", confidence=0.8)),
        ({}, DesignOverreach(claim_words="causes", confidence=0.7)),
        ({"quantity not found": 1.0}, NotInSource(claim_words="x", confidence=0.4)),
        ({"comparison unsettled": 1.0}, NotInSource(claim_words="x", confidence=0.4)),
        ({"arms borne out": 0.0}, NotInSource(claim_words="x", confidence=0.4)),
    ],
)
def test_a_fault_or_a_doubt_denies_support(features: dict[str, float], difference: Difference) -> None:
    assert decide(scores(0.9, 0.05), features, [difference])[0] is Verdict.NOT_ENOUGH_INFO


@pytest.mark.parametrize(
    "difference",
    [
        DirectionConflict(claim_words="raised", confidence=0.2),
        NotInSource(claim_words="kangaroos", confidence=0.4),
        DesignOverreach(claim_words="causes", confidence=0.45),
    ],
)
def test_what_the_source_says_itself_or_hardly_doubts_denies_nothing(difference: Difference) -> None:
    assert not denies_support({}, [difference])


@pytest.mark.parametrize(
    ("difference", "verdict", "confidence"),
    [
        (ArmSwap(claim_words="tea", confidence=0.85), Verdict.CONTRADICTED, right("CONTRADICTED")),
        (NumberMismatch(claim_words="6", confidence=0.85), Verdict.CONTRADICTED, right("CONTRADICTED")),
        (DirectionConflict(claim_words="rose", confidence=0.85), Verdict.CONTRADICTED, right("CONTRADICTED")),
        (DirectionConflict(claim_words="rose", confidence=0.75), Verdict.NOT_ENOUGH_INFO, 0.75),
    ],
)
def test_a_sure_wrong_fact_decides_by_itself(difference: Difference, verdict: Verdict, confidence: float) -> None:
    assert decide(scores(0.9, 0.05), {}, [difference]) == (verdict, confidence)
