from __future__ import annotations

import json
from pathlib import Path

from claimcheck.references import tagger
from claimcheck.references.features import features
from claimcheck.references.pieces import cut
from claimcheck.references.tagger import LABELS, Model, best_path, model, tag


def test_every_piece_gets_a_label() -> None:
    pieces = cut("Hu JB. Sleep and pain. Brain. 2010;12(3):4-5.")
    assert tag(pieces, model()) == ["author", "title", "journal", "date", "volume", "volume", "pages"]


def test_nothing_to_tag() -> None:
    assert tag([], model()) == []


def test_steps_decide_where_features_do_not() -> None:
    size = len(LABELS)
    weights = {"first": [9] + [0] * (size - 1)}
    follow = [[0] * size for _ in LABELS]
    follow[2][0] = 5
    assert best_path(["^", "."], [["first"], ["unknown"]], Model(weights.get, {".": follow})) == [0, 2]


def test_an_unknown_class_of_punctuation_moves_nothing() -> None:
    weights = {"a": [0, 3] + [0] * (len(LABELS) - 2)}
    assert best_path(["^", "§"], [["a"], ["a"]], Model(weights.get, {})) == [1, 1]


def test_features_name_what_is_seen() -> None:
    first, last = features(cut("Hu JB. Journal of Sleep"))
    assert "kvan" in first
    assert "xjournal" in last
    assert "pvan.words" in last


def test_weights_fit_the_labels() -> None:
    fitted = model()
    names = json.loads(Path(tagger.__file__).with_name("fields.json").read_text(encoding="utf-8"))["weights"]
    assert all(len(fitted.weights(name) or ()) == len(LABELS) for name in names)
    assert fitted.weights("a feature that was never seen") is None
    assert all(len(table) == len(LABELS) for table in fitted.moves.values())
