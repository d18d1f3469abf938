"""Which sentences of abstracts hedge: cue rules on BioScope, nothing fitted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.measure import Counts, Figure, f1, figure, precision, recall
from claimcheck.language.strength import read_strength

if TYPE_CHECKING:
    from pathlib import Path


def run(data: Path) -> list[Figure]:
    """F1 of hedged sentences over 11,871 sentences; the intervals resample abstracts."""
    documents: dict[str, Counts] = {}
    path = data / "data" / "hedging" / "bioscope_abstracts.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        said, there = read_strength(row["sentence"]).hedged, row["speculative"]
        old = documents.get(row["doc"], Counts())
        documents[row["doc"]] = Counts(
            hit=old.hit + (said and there),
            false=old.false + (said and not there),
            missed=old.missed + (there and not said),
        )
    rows = list(documents.values())
    return [
        figure("hedged sentence, F1", rows, f1, floor=".865 (cue regex)", peer=".864 (shared task)", reach=".88"),
        figure("hedged sentence, precision", rows, precision),
        figure("hedged sentence, recall", rows, recall),
    ]
