"""Fit the weights of the verdict, and count how rare stems are, on the training sets."""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import evolve
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import GroupKFold

import claimcheck.verification as package
from benchmarks._verdict_sets import Pair, check_covid, citation_integrity, clinifact, evidence_inference, scifact
from claimcheck.model import Work
from claimcheck.model.comparisons import Verdict
from claimcheck.verification.features import describe
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source
from claimcheck.verification.terms import read_terms
from claimcheck.verification.verdict import VERDICTS, shows_conflict

FOLDER = Path(package.__file__).parent
_WEIGHTS = {
    "scifact": 2.0,
    "check_covid": 2.0,
    "citation_integrity": 1.0,
    "evidence": 0.7,
    "abstracts": 0.7,
    "trials": 2.0,
}
_TURNED = 0.5
"""What a claim turned into its opposite counts against one as written."""
_TREES, _DEPTH, _RATE, _LEAF = 120, 3, 0.06, 10
_PRECISION = 0.8
_FEWEST = 25
_SWAPS = (
    "increase decrease|increases decreases|increased decreased|reduces increases|reduce increase|reduced increased"
    "|reducing increasing|higher lower|more less|greater smaller|improves worsens|improve worsen|improved worsened"
    "|inhibits promotes|inhibit promote|inhibited promoted|induces prevents|induce prevent|prevents causes"
    "|prevent cause|enhances suppresses|enhance suppress|better worse|effective ineffective|reduction increase"
    "|protects harms|positively negatively|upregulates downregulates|elevated reduced|lowers raises"
    "|superior inferior|beneficial harmful|impairs improves|fewer more|stimulates suppresses"
)
_DENIED = (
    (r"\b(is|are|did|was|were) not\b", r"\1"),
    (r"\bdoes not (\w+)\b", r"\1s"),
    (r"\bdo not\b", ""),
    (r"\bcannot\b", "can"),
    (r"\bno ((?:significant )?(?:effect|association|difference|link|relationship|correlation))\b", r"a \1"),
)
_VERBS = (
    "increase|decrease|reduce|improve|cause|prevent|promote|inhibit|induce|activate|lead|play|result|affect"
    "|regulate|require|contribute|enhance"
)
_ASSERTED = (
    (r"\b(is|are|was|were)\b", r"\1 not"),
    (r"\bcan\b", "cannot"),
    (r"\bmay\b", "does not"),
    (r"\bhas\b", "has no"),
    (rf"\b({_VERBS})s\b", r"does not \1"),
)


def opposites() -> Mapping[str, str]:
    """Words of direction with their opposites, both ways."""
    found: dict[str, str] = {}
    for pair in _SWAPS.split("|"):
        one, other = pair.split()
        found.setdefault(one, other)
        found.setdefault(other, one)
    return found


def turn(claim: str, *, by_word: bool) -> str | None:
    """The claim with its direction or its denial turned round; None where nothing can be turned."""
    words = opposites()
    first = next((match for match in re.finditer(r"[a-z]+", claim) if match[0] in words), None)
    swapped = None if first is None else claim[: first.start()] + words[first[0]] + claim[first.end() :]
    if swapped is not None and by_word:
        return swapped
    for pattern, put in (*_DENIED, *_ASSERTED):
        turned, count = re.subn(pattern, put, claim, count=1)
        if count:
            return turned
    return swapped


def turned_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """Claims that are supported, or not decided, turned round: contradicted, or still not decided."""
    found = []
    for place, pair in enumerate(pairs):
        if pair.label is Verdict.CONTRADICTED:
            continue
        turned = turn(pair.claim, by_word=place % 2 == 0)
        if turned is not None:
            supported = pair.label is Verdict.SUPPORTED
            found.append(evolve(pair, claim=turned, label=Verdict.CONTRADICTED if supported else pair.label))
    return found


def training_sets(data: Path) -> dict[str, list[Pair]]:
    """Every training set by name."""
    return {
        "scifact": scifact(data, "train"),
        "check_covid": check_covid(data, "train"),
        "citation_integrity": citation_integrity(data, "train"),
        "evidence": evidence_inference(data),
        "abstracts": evidence_inference(data, abstracts=True),
        "trials": clinifact(data),
    }


def features_of(pair: Pair) -> dict[str, float]:
    """The features of one pair, as `verify` computes them."""
    source = read_source(pair.source)
    claim = read_claim(pair.claim, source)
    return describe(claim, rank(claim, source), source)


class Table:
    """The features of many pairs as a matrix, with labels, documents and weights."""

    def __init__(self, sets: Mapping[str, Sequence[Pair]]) -> None:
        rows: list[tuple[dict[str, float], Pair, float]] = []
        for name, pairs in sets.items():
            rows.extend((features_of(pair), pair, _WEIGHTS[name]) for pair in pairs)
            if name in ("scifact", "check_covid", "citation_integrity"):
                some = turned_pairs(pairs)
                rows.extend((features_of(pair), pair, _WEIGHTS[name] * _TURNED) for pair in some)
        self.names = sorted(rows[0][0])
        self.features = [each for each, _, _ in rows]
        self.matrix = np.array([[each[name] for name in self.names] for each, _, _ in rows])
        self.labels = np.array([VERDICTS.index(pair.label) for _, pair, _ in rows])
        self.documents = np.array([pair.document for _, pair, _ in rows])
        self.weights = np.array([weight for _, _, weight in rows])


def fit(table: Table, rows: Any = slice(None)) -> GradientBoostingClassifier:  # noqa: ANN401 - a numpy index
    """Boosted trees on the rows named."""
    model = GradientBoostingClassifier(
        n_estimators=_TREES,
        max_depth=_DEPTH,
        learning_rate=_RATE,
        subsample=0.7,
        min_samples_leaf=_LEAF,
        random_state=0,
    )
    return model.fit(table.matrix[rows], table.labels[rows], sample_weight=table.weights[rows])


def out_of_fold(table: Table) -> np.ndarray[Any, Any]:
    """Raw scores of every row by a model that never saw its document."""
    found = np.zeros((len(table.labels), len(VERDICTS)))
    for inside, outside in GroupKFold(5).split(table.matrix, table.labels, table.documents):
        found[outside] = fit(table, inside).decision_function(table.matrix[outside])
    return found


def probabilities(raw: np.ndarray[Any, Any], temperature: float) -> np.ndarray[Any, Any]:
    """Softmax of the raw scores."""
    raised = np.exp((raw - raw.max(axis=1, keepdims=True)) / temperature)
    shares: np.ndarray[Any, Any] = raised / raised.sum(axis=1, keepdims=True)
    return shares


def calibrate(table: Table, raw: np.ndarray[Any, Any]) -> float:
    """The temperature under which the out-of-fold probabilities fit the labels best (least log loss)."""

    def loss(temperature: float) -> float:
        right = probabilities(raw, temperature)[np.arange(len(raw)), table.labels]
        return float(-(table.weights * np.log(right)).sum())

    return min((0.6 + 0.05 * step for step in range(29)), key=loss)


def threshold(table: Table, scores: np.ndarray[Any, Any], rows: np.ndarray[Any, Any]) -> float:
    """The least score of CONTRADICTED at which it was right four times in five, out of fold."""
    place = VERDICTS.index(Verdict.CONTRADICTED)
    shown = np.array([shows_conflict(each) for each in table.features])
    said = rows & shown & (scores.argmax(axis=1) == place)
    for least in np.arange(0.34, 0.9, 0.01):
        over = said & (scores[:, place] >= least)
        if over.sum() < _FEWEST:
            break
        if (table.labels[over] == place).mean() >= _PRECISION:
            return round(float(least), 2)
    return 0.9


def told_trees(model: GradientBoostingClassifier) -> list[list[list[Any]]]:
    """For each verdict its trees: seven `[feature, threshold]` in heap order, then eight leaves."""
    return [[_told(tree.tree_, model.learning_rate) for tree in model.estimators_[:, place]] for place in range(3)]


def _told(tree: Any, rate: float) -> list[Any]:  # noqa: ANN401 - sklearn has no types
    splits: list[list[float]] = [[0, 9e9] for _ in range(2**_DEPTH - 1)]
    leaves = [0.0] * 2**_DEPTH

    def walk(node: int, place: int, depth: int) -> None:
        leaf = tree.children_left[node] == -1
        if depth == _DEPTH:
            leaves[place - len(splits)] = round(rate * float(tree.value[node][0][0]), 4)
            return
        if not leaf:
            splits[place] = [int(tree.feature[node]), round(float(tree.threshold[node]), 4)]
        walk(node if leaf else tree.children_left[node], 2 * place + 1, depth + 1)
        walk(node if leaf else tree.children_right[node], 2 * place + 2, depth + 1)

    walk(0, 0, 0)
    return [splits, leaves]


def count_stems(sets: Mapping[str, Sequence[Pair]]) -> dict[str, str]:
    """Stems that three abstracts or more hold, under how rare they are: the logarithm of 1 over their share."""
    texts: dict[str, str] = {}
    for name in ("scifact", "abstracts", "trials"):
        for pair in sets[name]:
            source = pair.source
            if isinstance(source, Work):
                texts[pair.document] = " ".join((source.title, *(each.text for each in source.abstract)))
            else:
                texts[pair.document] = source if isinstance(source, str) else " ".join(source)
    for pair in sets["check_covid"]:
        texts[pair.document] = texts.get(pair.document, "") + " " + " ".join(pair.source)  # type: ignore[arg-type]
    counts = Counter(stem for text in texts.values() for stem in {term.stem for term in read_terms(text)})
    found: dict[str, list[str]] = {}
    for stem, count in sorted(counts.items()):
        if count >= 3:
            found.setdefault(f"{min(7.0, math.log((len(texts) + 1) / (count + 0.5))):.1f}", []).append(stem)
    return {rarity: " ".join(stems) for rarity, stems in sorted(found.items(), key=lambda each: float(each[0]))}


def main() -> None:
    """Count stems, fit the trees, their temperature and thresholds, and write both files: numbers and stems only."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_verdict", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/")
    parser.add_argument("--stems", action="store_true", help="count the stems anew, then run again for the weights")
    options = parser.parse_args()
    sets = training_sets(options.data)
    if options.stems:
        _write("frequency.json", {"stems": count_stems(sets)}, indent=0)
        return
    table = Table(sets)
    raw = out_of_fold(table)
    temperature = calibrate(table, raw)
    scores = probabilities(raw, temperature)
    model = fit(table)
    told = {
        "pairs": len(table.labels),
        "temperature": round(temperature, 2),
        "thresholds": {"contradicted": threshold(table, scores, table.weights >= 2), "supported": 0.4},
        "features": table.names,
        "start": [round(float(np.log(share)), 4) for share in model.init_.class_prior_],
        "trees": told_trees(model),
    }
    _write("verdict.json", told)
    print(f"{len(table.labels)} pairs, temperature {temperature:.2f}, thresholds {told['thresholds']}")


def _write(name: str, told: Mapping[str, object], indent: int | None = None) -> None:
    text = json.dumps({"made by": "python -m benchmarks.fit_verdict", **told}, indent=indent, ensure_ascii=False)
    (FOLDER / name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
