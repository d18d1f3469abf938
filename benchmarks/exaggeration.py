"""Whether a press release words a finding more strongly than the abstract: exaggerates, same, downplays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Figure, figure
from claimcheck.language.strength import read_strength

LABELS = ("exaggerates", "same", "downplays")
Told = tuple[str, str]
"""`(label by people, label by us)`."""


def compare(claim: str, source: str) -> str:
    """Which of `LABELS` holds, by the levels of wording alone."""
    gap = read_strength(claim).level - read_strength(source).level
    return LABELS[0] if gap > 0 else LABELS[2] if gap < 0 else LABELS[1]


def macro_f1(rows: Sequence[Told]) -> float:
    """Mean F1 of the three labels."""
    scores = []
    for label in LABELS:
        hits = sum(gold == told == label for gold, told in rows)
        total = sum((gold == label) + (told == label) for gold, told in rows)
        scores.append(2 * hits / total if total else 0.0)
    return sum(scores) / len(scores)


def run(data: Path) -> list[Figure]:
    """Macro-F1 over the pairs; nothing is fitted."""
    lines = (data / "data" / "exaggeration" / "insciout_train.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [
        (row["exaggeration_label"], compare(row["press_release_conclusion"], row["abstract_conclusion"]))
        for row in map(json.loads, lines)
    ]
    return [figure("macro-F1", rows, macro_f1, floor=".40 (cue regex)", peer="about .5", reach=".50")]
