"""What weights were fitted on, told in their file: a digest of their features on the frozen pairs.

A change of word lists that changes what a fit sees changes the digest, and a test tells which fit to run anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from benchmarks._verdict_sets import Pair
from claimcheck.language.words import read_cues
from claimcheck.model.comparisons import Verdict

FROZEN = Path(__file__).parents[1] / "tests" / "frozen" / "pairs.jsonl"
Row: TypeAlias = dict[str, float]
Features: TypeAlias = Callable[[Pair], Row] | Callable[[Pair], list[Row]]
"""The row or the rows that a fit would make of a pair."""


def frozen_pairs() -> Iterator[Pair]:
    """The claims and sources of the frozen corpus; what is right of them is not told."""
    for line in FROZEN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Pair(claim=row["claim"], source=row["source"], label=Verdict.NOT_ENOUGH_INFO, document=row["claim"])


def digest(features: Features) -> str:
    """The digest of the features of every frozen pair, to two places so that no machine differs."""
    rows = [_rounded(features(pair)) for pair in frozen_pairs()]
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16]


def _rounded(told: Row | list[Row]) -> object:
    if isinstance(told, list):
        return [_rounded(each) for each in told]
    return {name: round(value, 2) for name, value in told.items()}


def write_weights(
    path: Path, script: str, features: Features, told: Mapping[str, object], *, compact: bool = False
) -> None:
    """Write what a fit gave, numbers only, with the script that made it and what it was fitted on.

    The stamp is taken last, where features hang on the weights themselves. `compact` is for files of very many weights.
    """
    indent = None if compact or "features" in told else 1
    separators = (",", ":") if compact else None
    stamp = ""
    for _ in range(2):
        fitted = {"made by": f"python -m benchmarks.{script}", "fitted on": stamp, **told}
        text = json.dumps(fitted, indent=indent, separators=separators, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")
        read_cues.cache_clear()
        stamp = stamp or digest(features)
    print(path.name, stamp)
