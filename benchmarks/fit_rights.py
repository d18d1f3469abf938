"""Count how often each kind of difference, and CONTRADICTED, is right; write src/claimcheck/verification/rights.json.

On the training sets of the verdict (`benchmarks.fit_verdict`): a difference is right where the claim is refuted or
faulty, and wrong where it is supported or the source is said to tell too little.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import claimcheck.verification as package
from benchmarks._stamps import write_weights
from benchmarks._verdict_sets import Pair
from benchmarks.fit_verdict import training_sets
from claimcheck.model.comparisons import Difference, Verdict
from claimcheck.verification.differences import find_differences
from claimcheck.verification.faults import FAULT_OF, FAULTS
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source
from claimcheck.verification.verdict import wrong_fact

WEIGHTS = Path(package.__file__).with_name("rights.json")
_PRIOR, _AS_MANY = 0.75, 8
"""What is taken of a kind before any was seen, and as how many that counts."""


def told_of(pair: Pair) -> tuple[Difference, ...]:
    """The differences of one pair that are sure enough to be told."""
    source = read_source(pair.source)
    claim = read_claim(pair.claim, source)
    found = find_differences(claim, rank(claim, source), source)
    return tuple(each for each in found if each.confidence >= FAULT_OF[type(each)].told)


def frozen_rows(pair: Pair) -> list[dict[str, float]]:
    """What the stamp is taken of."""
    return [{type(each).__name__: each.confidence for each in told_of(pair)}]


def judged(data: Path) -> Iterator[tuple[str, bool]]:
    """`(kind or verdict told, whether it was right)`, each kind once a claim; a faulty lay claim is wrong."""
    for name, pairs in training_sets(data).items():
        for pair in pairs:
            right = pair.label is Verdict.CONTRADICTED or (name == "lay" and pair.label is not Verdict.SUPPORTED)
            told = told_of(pair)
            for kind in sorted({type(each).__name__ for each in told}):
                yield kind, right
            if wrong_fact(told):
                yield Verdict.CONTRADICTED.value, right


def main() -> None:
    """Count, and write the file: numbers only."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_rights", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/")
    found: dict[str, list[bool]] = defaultdict(list)
    for name, right in judged(parser.parse_args().data):
        found[name].append(right)
    rights = {
        name: round((_PRIOR * _AS_MANY + sum(found[name])) / (_AS_MANY + len(found[name])), 2)
        for name in (*(fault.kind.__name__ for fault in FAULTS), Verdict.CONTRADICTED.value)
    }
    told = {name: len(found[name]) for name in rights}
    write_weights(WEIGHTS, "fit_rights", frozen_rows, {"told": told, "rights": rights})


if __name__ == "__main__":
    main()
