"""Fit how likely two numbers measure the same thing, and write src/claimcheck/verification/quantities/numbers.json."""

from __future__ import annotations

import argparse
import json
import math
import random
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._stamps import write_weights
from benchmarks._verdict_sets import Pair, check_covid, citation_integrity, evidence_inference, scifact
from benchmarks.fit_worthiness import fit
from claimcheck.language.segmentation import split_sentences
from claimcheck.language.stated import read_stated
from claimcheck.model.comparisons import Verdict
from claimcheck.verification.quantities.counterparts import Frames, bind, find_rivals, is_comparable, read_table
from claimcheck.verification.quantities.implied import how_implied
from claimcheck.verification.reading import read_claim, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator

WEIGHTS = Path("src/claimcheck/verification/quantities/numbers.json")
_PENALTY = 1.0
_ROUNDS = 3
"""How often is fitted: which numbers tell the same is told by the weights of the round before, at first by none."""
_CAUTION = 0.9
"""Taken off the bias, in nats: so that of the claims that hold, in the training sets, one in 200 is wrongly faulted."""
_FACTORS = (0.2, 0.33, 0.5, 0.6, 0.75, 1.25, 1.5, 1.8, 2.5, 3, 10)
"""By what a number is multiplied to make it wrong."""
_NEGATIVES = 2
"""Candidates of a number that the source does not tell."""

Row = tuple[dict[str, float], float, float]
"""Features, whether both measure the same, importance."""


def sets(data: Path) -> Iterator[tuple[list[Pair], float]]:
    """The training sets that may be fitted on, each with the importance of its rows."""
    yield scifact(data, "train"), 2.0
    yield check_covid(data, "train"), 2.0
    yield citation_integrity(data, "train"), 1.0
    yield retold(data), 0.3
    yield evidence_inference(data, abstracts=True), 0.3


def retold(data: Path) -> list[Pair]:
    """Sentences of trial papers against the abstract of the paper, which tells some of their numbers too."""
    found = []
    lines = (data / "data" / "evidence_inference" / "prompts.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        for text in [each["text"].strip() for each in row["evidence"]]:
            found += [
                Pair(claim=claim, source=row["abstract"], label=Verdict.SUPPORTED, document=row["pmcid"])
                for claim in [span.of(text) for span in split_sentences(text)]
                if claim not in row["abstract"]
            ]
    return found


def rows_of(pair: Pair, importance: float, chance: random.Random) -> Iterator[Row]:
    """Each number of a true claim: with the number of the source that tells the same, or with what comes next to it.

    What tells the same is laid beside it as if its value were another: only the place counts.
    """
    source = read_source(pair.source)
    claim = read_claim(pair.claim, source)
    ours = read_stated(claim)
    if not ours or not source.sentences:
        return
    table = read_table(source)
    bound = bind(ours, table, Frames(claim, source))
    for place, each in enumerate(ours):
        if not is_comparable(each):
            continue
        others = {index: theirs for index, theirs in bound.items() if index != place}
        rivals = find_rivals(each, table, others.values(), Frames(claim, source, others))
        if place in bound:
            known = [rival for rival in rivals if rival.stated is bound[place]]
            for rival in known[:1] or rivals[:1]:
                far = min(1.0, abs(math.log10(chance.choice(_FACTORS))) / 2)
                yield {**rival.features, "far": far, "bias": 1.0}, 1.0, importance
        elif not how_implied(each, table.sentences):
            for rival in rivals[:_NEGATIVES]:
                yield {**rival.features, "bias": 1.0}, 0.0, importance


def main() -> None:
    """Fit on the claims that hold, of the training sets, and write the weights: numbers only, no text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_numbers", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/")
    options = parser.parse_args()
    known = [
        (pair, importance)
        for pairs, importance in sets(options.data)
        for pair in {(each.claim, each.document): each for each in pairs if each.label is Verdict.SUPPORTED}.values()
    ]
    weights = {"bias": 0.0}
    for _ in range(_ROUNDS):
        _write(weights)
        chance = random.Random(0)
        rows = [row for pair, importance in known for row in rows_of(pair, importance, chance)]
        weights = fit(rows, penalty=_PENALTY)
        weights["bias"] -= _CAUTION
        print(f"{len(weights)} weights from {len(rows)} numbers")
    _write(weights)


def frozen_rows(pair: Pair) -> list[dict[str, float]]:
    """What the stamp is taken of."""
    return [features for features, _, _ in rows_of(pair, 1.0, random.Random(0))]


def _write(weights: dict[str, float]) -> None:
    kept = {name: round(weight, 2) for name, weight in weights.items() if name == "bias" or abs(weight) >= 0.05}
    write_weights(WEIGHTS, "fit_numbers", frozen_rows, {"weights": kept})


if __name__ == "__main__":
    main()
