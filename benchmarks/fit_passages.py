"""Fit how likely a sentence of a source decides on a claim, and write src/claimcheck/verification/passages.json.

On the sentences that people named as deciding: for the claims of SciFact (train) and for lay claims about abstracts
that are not held out (`python -m benchmarks lay_claims`).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

import claimcheck.verification as package
from benchmarks._stamps import write_weights
from benchmarks._verdict_sets import Pair, scifact
from benchmarks.lay_claims import is_held_out, read_rows, source_of
from claimcheck.verification.passages import passage_features
from claimcheck.verification.reading import read_claim, read_source

WEIGHTS = Path(package.__file__).parent / "passages.json"
_SETS = ("set_a", "set_d", "set_e", "set_f")
_SHRINK = 0.3
_SENTENCES = 10
"""What the sentences of one claim count together, so that a long source counts no more than a short one."""

Row = tuple[dict[str, float], bool, float]
"""Features of a sentence, whether it decides, importance."""


def rows(data: Path) -> Iterator[Row]:
    """Every sentence beside every claim of which the deciding sentences are known."""
    claims = [(pair.claim, read_source(pair.source), pair.rationale) for pair in scifact(data, "train")]
    seen = (row for row in read_rows(data, _SETS) if not is_held_out(row["paper"]))
    claims += [(row["claim"], read_source(source_of(row)), frozenset(row["gold"])) for row in seen]
    for claim, source, gold in claims:
        if gold:
            for sentence, told in zip(
                source.sentences, passage_features(read_claim(claim, source), source), strict=True
            ):
                yield told, sentence.index in gold, _SENTENCES / len(source.sentences)


def frozen_rows(pair: Pair) -> list[dict[str, float]]:
    """What the stamp is taken of."""
    source = read_source(pair.source)
    return passage_features(read_claim(pair.claim, source), source)


def main() -> None:
    """Fit a logistic regression and write its weights: numbers only, no text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_passages", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/")
    every = list(rows(parser.parse_args().data))
    names = sorted(every[0][0])
    matrix = np.array([[told[name] for name in names] for told, _, _ in every])
    spread = matrix.std(axis=0)
    model = LogisticRegression(C=_SHRINK, max_iter=5000, tol=1e-9)
    model.fit(matrix / spread, [decides for _, decides, _ in every], sample_weight=[each for _, _, each in every])
    weights = {name: round(float(each), 2) for name, each in zip(names, model.coef_[0] / spread, strict=True)}
    write_weights(WEIGHTS, "fit_passages", frozen_rows, {"sentences": len(every), "weights": weights})


if __name__ == "__main__":
    main()
