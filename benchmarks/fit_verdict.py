"""Fit the weights of the verdict, and count how rare stems are, on the training sets.

Two logistic regressions over features that compare claim and source: none sees the claim alone, neither lengths nor the
container. Networks and boosted trees were no better on claims that they had not seen the like of. They are fitted on
SciFact, Check-COVID (train) and on lay claims about abstracts that are not held out (`benchmarks.lay_claims`).
All is deterministic: the same sets give the same file.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

import claimcheck.verification as package
from benchmarks._stamps import write_weights
from benchmarks._verdict_sets import Pair, check_covid, clinifact, evidence_inference, scifact, text_of
from benchmarks.lay_claims import is_held_out, read_rows, source_of
from claimcheck.language.terms import read_terms
from claimcheck.model.comparisons import Verdict
from claimcheck.verification.differences import find_differences
from claimcheck.verification.features import describe
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source
from claimcheck.verification.slots import read_slots
from claimcheck.verification.verdict import FARTHEST, VERDICTS, denies_support, inputs, wrong_fact

WEIGHTS = Path(package.__file__).with_name("verdict.json")
STEMS = WEIGHTS.parents[1] / "language" / "frequency.json"
_LAY = ("set_a", "set_d", "set_e", "set_f")
_MULTIPLIED = (
    *("DirectionConflict", "null sold as effect", "wrong fact", "StrengthGap", "numbers borne out", "settled by best"),
    *("proposition: with", "proposition: against", "proposition: against over with"),
    *("denied in claim only", "denied in best only", "coverage of best", "coverage of all"),
)
"""Features that count by how much of the claim its best passage holds."""
_SHRINK = 0.2
_FOLDS = 10
_OFTENER = 1.5
"""What a contradicted claim counts more than one with too little to tell: it is the rarer."""
_RIGHT, _FEWEST = {"scifact": 0.75, "lay": 0.7}, 8
"""How often SUPPORTED has to be right out of fold, on each of these sets, and how often it has to be said for that."""
Array: TypeAlias = Any
"""A matrix or vector of numpy, which a plain checkout lacks."""


def training_sets(data: Path) -> dict[str, list[Pair]]:
    """Every training set by name; a faulty lay claim is not supported, whatever else may be said of it."""
    lay = [
        Pair(
            claim=row["claim"],
            source=source_of(row),
            label=Verdict.SUPPORTED if row["faithful"] else Verdict.NOT_ENOUGH_INFO,
            document=row["paper"],
        )
        for row in read_rows(data, _LAY)
        if not is_held_out(row["paper"])
    ]
    return {"scifact": scifact(data, "train"), "check_covid": check_covid(data, "train"), "lay": lay}


def told_of(pair: Pair) -> tuple[dict[str, float], bool, bool]:
    """The features of one pair, as `verify` computes them, whether SUPPORTED is denied, and whether a fault decides."""
    source = read_source(pair.source)
    claim = read_claim(pair.claim, source)
    ranked = rank(claim, source)
    differences = find_differences(claim, ranked, source)
    features = describe(claim, ranked, source, differences)
    denied = denies_support(features, differences, read_slots(claim, ranked, source)) > 0
    return features, denied, wrong_fact(differences) > 0


def frozen_rows(pair: Pair) -> list[dict[str, float]]:
    """What the stamp is taken of."""
    return [told_of(pair)[0]]


class Table:
    """The features of many pairs as a matrix, with labels, documents and the set of each."""

    def __init__(self, sets: Mapping[str, Sequence[Pair]]) -> None:
        pairs = [pair for some in sets.values() for pair in some]
        with ProcessPoolExecutor() as pool:
            told = list(pool.map(told_of, pairs, chunksize=100))
        self.names = sorted(told[0][0])
        self.matrix = np.array([inputs(features, self.names, _MULTIPLIED) for features, _, _ in told])
        self.denied = np.array([denied for _, denied, _ in told])
        self.wrong = np.array([wrong for _, _, wrong in told])
        self.labels = np.array([VERDICTS.index(pair.label) for pair in pairs])
        self.documents = np.array([pair.document for pair in pairs])
        self.sets = np.array([name for name, some in sets.items() for _ in some])


class Regressions:
    """Both regressions fitted on the rows named; the second on those that are not supported, lay claims left out."""

    def __init__(self, table: Table, rows: Array) -> None:
        matrix = table.matrix[rows]
        self.means = np.round(matrix.mean(axis=0), 4)
        spread = matrix.std(axis=0)
        self.steepness = np.round(np.where(spread > 1e-6, 1 / np.maximum(spread, 1e-6), 0.0), 4)
        self.supported = self._fit(table, rows, table.labels[rows] == 0, 1.0)
        rest = rows[(table.labels[rows] != 0) & (table.sets[rows] != "lay")]
        self.contradicted = self._fit(table, rest, table.labels[rest] == 1, _OFTENER)

    def _fit(self, table: Table, rows: Array, labels: Array, oftener: float) -> Array:
        model = LogisticRegression(C=_SHRINK, max_iter=10_000, tol=1e-10, class_weight={False: 1.0, True: oftener})
        model.fit(self._standard(table.matrix[rows]), labels)
        return np.round(np.concatenate([model.intercept_, model.coef_[0]]), 3)

    def _standard(self, matrix: Array) -> Array:
        return np.clip((matrix - self.means) * self.steepness, -FARTHEST, FARTHEST)

    def score(self, matrix: Array) -> Array:
        """The probability of each verdict, one column each."""
        standard = self._standard(matrix)
        supported, contradicted = (
            1 / (1 + np.exp(-weights[0] - standard @ weights[1:])) for weights in (self.supported, self.contradicted)
        )
        rest = 1 - supported
        return np.stack([supported, rest * contradicted, rest * (1 - contradicted)], axis=1)


def out_of_fold(table: Table) -> Array:
    """The scores of every row by regressions that never saw its document."""
    found = np.zeros((len(table.labels), len(VERDICTS)))
    for inside, outside in GroupKFold(_FOLDS).split(table.matrix, groups=table.documents):
        found[outside] = Regressions(table, inside).score(table.matrix[outside])
    return found


def supported_from(table: Table, scores: Array) -> float:
    """The least probability from which SUPPORTED, where nothing denies it, was right often enough out of fold."""
    for least in np.arange(0.4, 0.95, 0.01):
        said = ~table.denied & (scores[:, 0] >= least)
        rights = [(table.labels[said & (table.sets == name)] == 0, wanted) for name, wanted in _RIGHT.items()]
        if all(len(right) < _FEWEST or right.mean() >= wanted for right, wanted in rights):
            return round(float(least), 2)
    return 0.95


def said(scores: Array, table: Table, least: float) -> Array:
    """The verdicts that are said, as `decide` does."""
    return np.where(table.wrong, 1, np.where((scores[:, 0] >= least) & ~table.denied, 0, 2))


def count_stems(sets: Mapping[str, Sequence[Pair]]) -> dict[str, str]:
    """Stems that three abstracts or more hold, under how rare they are: the logarithm of 1 over their share."""
    texts: dict[str, str] = {}
    for name in ("scifact", "abstracts", "trials"):
        texts |= {pair.document: text_of(pair) for pair in sets[name]}
    for pair in sets["check_covid"]:
        texts[pair.document] = f"{texts.get(pair.document, '')} {text_of(pair)}"
    counts = Counter(stem for text in texts.values() for stem in {term.stem for term in read_terms(text)})
    found: dict[str, list[str]] = {}
    for stem, count in sorted(counts.items()):
        if count >= 3:
            found.setdefault(f"{min(7.0, math.log((len(texts) + 1) / (count + 0.5))):.1f}", []).append(stem)
    return {rarity: " ".join(stems) for rarity, stems in sorted(found.items(), key=lambda each: float(each[0]))}


def report(table: Table, scores: Array, least: float) -> None:
    """Print the out-of-fold figures of each set."""
    verdicts = said(scores, table, least)
    for name in dict.fromkeys(table.sets):
        rows = table.sets == name
        labels, told = table.labels[rows], verdicts[rows]
        spoken = [f"{verdict}: {(told == place).sum()} said" for place, verdict in enumerate(VERDICTS[:2])]
        rights = [
            f"right {(labels[told == place] == place).mean():.2f}, recall {(told[labels == place] == place).mean():.2f}"
            for place in range(2)
        ]
        likeliest = f1_score(labels, scores[rows].argmax(axis=1), average="macro")
        print(
            f"{name:12} macro-F1 {likeliest:.3f}, as said {f1_score(labels, told, average='macro'):.3f}; "
            + "; ".join(f"{one}, {other}" for one, other in zip(spoken, rights, strict=True))
        )


def main() -> None:
    """Count stems, or fit both regressions and their thresholds, and write the file: numbers and stems only."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_verdict", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/")
    parser.add_argument("--stems", action="store_true", help="count the stems anew, then run again for the weights")
    options = parser.parse_args()
    sets = training_sets(options.data)
    if options.stems:
        counted = {"abstracts": evidence_inference(options.data, abstracts=True), "trials": clinifact(options.data)}
        stems = {"made by": "python -m benchmarks.fit_verdict --stems", "stems": count_stems(sets | counted)}
        STEMS.write_text(json.dumps(stems, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        return
    table = Table(sets)
    scores = out_of_fold(table)
    least = supported_from(table, scores)
    report(table, scores, least)
    fitted = Regressions(table, np.arange(len(table.labels)))
    told = {
        "pairs": len(table.labels),
        "supported from": least,
        "features": table.names,
        "multiplied": _MULTIPLIED,
        "means": fitted.means.tolist(),
        "steepness": fitted.steepness.tolist(),
        "supported": fitted.supported.tolist(),
        "contradicted": fitted.contradicted.tolist(),
    }
    write_weights(WEIGHTS, "fit_verdict", frozen_rows, told)
    print(f"{len(table.labels)} pairs, {len(table.names)} features, SUPPORTED from {least}")


if __name__ == "__main__":
    main()
