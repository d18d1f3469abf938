import math

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.worthiness import logistic, weigh


def test_weights_add_up_and_unknown_features_count_nothing() -> None:
    weights = {"bias": -1.0, "health": 2.0}
    assert math.isclose(weigh({"bias": 1.0, "health": 0.5, "unheard of": 1.0}, weights), 0.5)


def test_shipped_weights_tell_an_effect_from_a_sale() -> None:
    effect = {"bias": 1.0, "causal": 1.0, "health": 1.0, "effect on health": 1.0}
    sale = {"bias": 1.0, "shop": 1.0, "shop 2": 1.0, "price": 1.0, "short": 1.0}
    assert weigh(effect) > 0.7
    assert weigh(sale) < 0.3


@given(st.floats(allow_nan=False))
def test_the_logistic_function_stays_in_bounds(score: float) -> None:
    assert 0.0 <= logistic(score) <= 1.0
    assert math.isclose(logistic(score) + logistic(-score), 1.0)
