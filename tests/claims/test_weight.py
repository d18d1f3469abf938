from __future__ import annotations

import pytest

from claimcheck import Settings, check


def weight(text: str) -> float:
    """The weight of the first claim of an article."""
    return check(f"{text}\n", Settings(offline=True, cache=False)).articles[0].reading.claims[0].weight


@pytest.mark.parametrize(
    ("heavier", "lighter"),
    [
        ("Red wine prevents strokes in adults.", "Red wine may prevent strokes in adults."),
        ("About 7% of adults with asthma smoke.", "Some adults with asthma smoke cigarettes at home."),
        ("Aspirin lowers the risk of death from cancer.", "Ginger tea soothes a sore throat in adults."),
        ("Studies show that honey prevents coughs.", "Honey prevents coughs in children."),
        ("Salt causes strokes in older adults.", "Salt is found in bread, cheese and canned vegetables."),
        ("Honey prevents coughs in children.", "What it can do:\n\n- Honey prevents coughs in children."),
    ],
)
def test_what_readers_act_on_weighs_more(heavier: str, lighter: str) -> None:
    assert weight(heavier) > weight(lighter)


@pytest.mark.parametrize(
    "text",
    [
        "Some people with asthma have a dog, a cat or a bird at home.",
        "The liver and the kidneys store and filter blood.",
    ],
)
def test_what_states_no_relation_is_never_heavy(text: str) -> None:
    claims = check(f"{text}\n", Settings(offline=True, cache=False)).articles[0].reading.claims
    assert all(claim.weight <= 0.5 for claim in claims)
