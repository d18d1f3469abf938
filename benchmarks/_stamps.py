"""What weights were fitted on, told in their file: a digest of their features on the frozen pairs.

A change of word lists that changes what a fit sees changes the digest, and a test tells which fit to run anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks._verdict_sets import Pair
from claimcheck.model.comparisons import Verdict

FROZEN = Path(__file__).parents[1] / "tests" / "frozen" / "pairs.jsonl"


def frozen_pairs() -> Iterator[Pair]:
    """The claims and sources of the frozen corpus; what is right of them is not told."""
    for line in FROZEN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Pair(claim=row["claim"], source=row["source"], label=Verdict.NOT_ENOUGH_INFO, document=row["claim"])


def digest(features: Callable[[Pair], Mapping[str, float] | None]) -> str:
    """The digest of the features of every frozen pair, to two places so that no machine differs."""
    rows = [{name: round(value, 2) for name, value in (features(pair) or {}).items()} for pair in frozen_pairs()]
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16]
