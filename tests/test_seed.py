"""The article that all began with: what a careful editor marks in it, and nothing that must stay unmarked."""

from pathlib import Path

import pytest

from benchmarks import seed

DATA = Path(__file__).parents[2] / "shared"


@pytest.mark.skipif(not (DATA / "seed" / "modic-changes.txt").exists(), reason="the shared articles are not here")
def test_the_seed_article_is_marked_as_a_careful_editor_does() -> None:
    assert {each.measure: each.value for each in seed.run(DATA)} == {
        "alone: rows marked": 1,
        "alone: must-not rows marked": 0,
        "with its record: rows marked": 1,
        "with its record: must-not rows marked": 0,
    }
