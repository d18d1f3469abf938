import pytest

from claimcheck.model.comparisons import (
    ArmSwap,
    DesignOverreach,
    Difference,
    DirectionConflict,
    DroppedHedge,
    NotInSource,
    NumberMismatch,
    Verdict,
)
from claimcheck.verification.verdict import Scores, decide, denies_support, reweigh, weigh

NETWORK = {
    "features": ["coverage", "conflict"],
    "means": [0.5, 0.0],
    "steepness": [2.0, 1.0],
    "hidden": [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    "out": [[0.0, 2.0, -2.0], [0.0, 0.0, 2.0], [0.5, -2.0, 0.0]],
    "temperature": 1.0,
}


def scores(supported: float, contradicted: float) -> Scores:
    return (
        (Verdict.SUPPORTED, supported),
        (Verdict.CONTRADICTED, contradicted),
        (Verdict.NOT_ENOUGH_INFO, 1 - supported - contradicted),
    )


def likeliest(features: dict[str, float]) -> Verdict:
    told = dict(weigh(features, NETWORK))
    assert sum(told.values()) == pytest.approx(1)
    return max(told, key=lambda verdict: told[verdict])


def test_features_are_weighed_by_the_network() -> None:
    assert likeliest({"coverage": 1.0, "conflict": 0.0}) is Verdict.SUPPORTED
    assert likeliest({"coverage": 1.0, "conflict": 3.0}) is Verdict.CONTRADICTED
    assert likeliest({"coverage": 0.0, "conflict": 0.0}) is Verdict.NOT_ENOUGH_INFO


def test_a_feature_that_is_not_told_counts_as_the_mean_and_far_ends_are_cut() -> None:
    assert weigh({"conflict": 0.0}, NETWORK) == weigh({"coverage": 0.5, "conflict": 0.0}, NETWORK)
    assert weigh({"coverage": 9.0}, NETWORK) == weigh({"coverage": 99.0}, NETWORK)


def test_what_is_likely_is_said() -> None:
    assert decide(scores(0.9, 0.05), {}) == (Verdict.SUPPORTED, 0.9)
    assert decide(scores(0.02, 0.97), {}) == (Verdict.CONTRADICTED, 0.97)


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
        ({"compares": 1.0, "settled by source": 0.0}, NotInSource(claim_words="x", confidence=0.4)),
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
    assert not denies_support({"compares": 1.0, "settled by source": 0.5}, [difference])


@pytest.mark.parametrize(
    ("difference", "verdict"),
    [
        (ArmSwap(claim_words="tea", confidence=0.85), Verdict.CONTRADICTED),
        (NumberMismatch(claim_words="6", confidence=0.85), Verdict.CONTRADICTED),
        (DirectionConflict(claim_words="rose", confidence=0.85), Verdict.CONTRADICTED),
        (DirectionConflict(claim_words="rose", confidence=0.75), Verdict.NOT_ENOUGH_INFO),
    ],
)
def test_a_sure_wrong_fact_decides_by_itself(difference: Difference, verdict: Verdict) -> None:
    assert decide(scores(0.9, 0.05), {}, [difference]) == (verdict, difference.confidence)


def test_a_work_cited_among_others_bears_out_less() -> None:
    told = scores(0.5, 0.3)
    alone, among = dict(reweigh(told, several=False)), dict(reweigh(told, several=True))

    assert among[Verdict.SUPPORTED] < alone[Verdict.SUPPORTED]
    assert sum(among.values()) == pytest.approx(1)
