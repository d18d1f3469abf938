"""Fitted weights stand on the word lists of today: each file tells on what it was fitted."""

import importlib
import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="the fits need scikit-learn, of the benchmarks")

FITS = sorted(path.stem for path in Path("benchmarks").glob("fit_*.py") if "frozen_rows" in path.read_text("utf-8"))


@pytest.mark.parametrize("name", FITS)
def test_weights_were_fitted_on_what_is_read_today(name: str) -> None:
    from benchmarks._stamps import digest

    fit = importlib.import_module(f"benchmarks.{name}")
    told = json.loads(fit.WEIGHTS.read_text(encoding="utf-8"))
    assert told["fitted on"] == digest(fit.frozen_rows), (
        "other word lists, weights or frozen pairs than it was fitted on: run `make fit DATA=…`, then the benchmarks"
    )
