"""Fit how sure a conflict of directions is: a logistic regression over what `directions.features` tells of it.

    python -m benchmarks.fit_directions --data ../shared

It stands on the training sets alone (scifact, check_covid, evidence_inference) and on the first 50 facts of our own
contrast set, faithful and negated. The two verdicts weigh the same, and so do the sets, whatever their size.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

import claimcheck.verification.effects as package
from benchmarks._stamps import write_weights
from benchmarks._verdict_sets import Pair, check_covid, evidence_inference, scifact
from claimcheck.model.comparisons import Verdict
from claimcheck.verification.effects.bearing import conflicting
from claimcheck.verification.effects.directions import features
from claimcheck.verification.reading import read_claim, read_source

_TURNED = ("direction", "null_as_effect")
"""Kinds of lay claims whose direction is wrong."""
WEIGHTS = Path(package.__file__).with_name("directions.json")
_SEEN = 50
_EVERY = 4
"""Of the many prompts of evidence_inference every fourth is taken."""
_CARE = 1.25
"""What a conflict that is none counts more than one that is."""


def told_features(pair: Pair) -> dict[str, float] | None:
    """The features of the conflict that leads most; None where none was found."""
    source = read_source(pair.source)
    found = list(conflicting(read_claim(pair.claim, source), source.sentences))
    return features(max(found, key=lambda each: each.lead)) if found else None


def frozen_rows(pair: Pair) -> list[dict[str, float]]:
    """What the stamp is taken of."""
    return [told_features(pair) or {}]


def contrast() -> Iterator[Pair]:
    """The faithful and the negated claims of the facts that may be read."""
    path = Path(__file__).with_name("contrast.jsonl")
    for line in path.read_text("utf-8").splitlines()[:_SEEN]:
        row = json.loads(line)
        for kind, label in (("faithful", Verdict.SUPPORTED), ("negated", Verdict.CONTRADICTED)):
            yield Pair(claim=row[kind], source=row["source"], label=label, document=row["id"])


def lay_claims(data: Path) -> Iterator[Pair]:
    """Lay claims over the abstracts that may be read: the faithful, and those of a wrong direction."""
    for path in sorted((data / "data" / "lay_claims").glob("set_[ade].jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            kept = int(hashlib.sha256(row["paper"].encode()).hexdigest()[:8], 16) % 3
            label = Verdict.SUPPORTED if row["faithful"] else Verdict.CONTRADICTED
            if kept and (row["faithful"] or row["fault"] in _TURNED):
                yield Pair(claim=row["claim"], source=tuple(row["abstract"]), label=label, document=row["paper"])


def main() -> None:
    """Fit, and write src/claimcheck/verification/effects/directions.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    prompts = [*evidence_inference(data), *evidence_inference(data, abstracts=True)]
    sets = (
        scifact(data, "train"),
        check_covid(data, "train"),
        [pair for pair in prompts if int(pair.group) % _EVERY == 0],
        list(contrast()),
        list(lay_claims(data)),
    )
    rows, labels, weights = [], [], []
    names: list[str] = []
    for pairs in sets:
        found = [(told, pair.label is Verdict.CONTRADICTED) for pair in pairs if (told := told_features(pair))]
        share = {verdict: sum(label is verdict for _, label in found) for verdict in (True, False)}
        for told, label in found:
            names = list(told)
            rows.append(list(told.values()))
            labels.append(label)
            weights.append((1.0 if label else _CARE) / max(1, share[label]))
    fitted = LogisticRegression(C=1.0, max_iter=2000).fit(
        np.array(rows), np.array(labels), sample_weight=np.array(weights) * len(rows) / sum(weights)
    )
    model = {
        "intercept": round(float(fitted.intercept_[0]), 2),
        "weights": {name: round(float(each), 2) for name, each in zip(names, fitted.coef_[0], strict=True)},
    }
    print(len(rows), "conflicts")
    write_weights(WEIGHTS, "fit_directions", frozen_rows, model)


if __name__ == "__main__":
    main()
