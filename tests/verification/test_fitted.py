"""Fitted weights stand on the word lists of today: each file tells on what it was fitted."""

import json

import pytest

pytest.importorskip("sklearn", reason="the fits need scikit-learn, of the benchmarks")


def test_the_weights_of_directions_were_fitted_on_what_is_read_today() -> None:
    from benchmarks._stamps import digest
    from benchmarks.fit_directions import MODEL, told_features

    told = json.loads(MODEL.read_text(encoding="utf-8"))
    assert told["fitted on"] == digest(told_features), (
        f"other word lists or frozen pairs: run `{told['made by']} --data DATA`"
    )
