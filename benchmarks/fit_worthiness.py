"""Fit the weights by which a sentence is judged a claim, and write src/claimcheck/claims/worthiness.json."""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._gold_articles import is_seen, labelled_articles, own_articles
from benchmarks._stamps import write_weights
from claimcheck.claims import read_article_clues
from claimcheck.claims.clues import read_clues
from claimcheck.claims.features import describe
from claimcheck.claims.worthiness import logistic
from claimcheck.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks._gold_articles import GoldArticle
    from benchmarks._verdict_sets import Pair

WEIGHTS = Path("src/claimcheck/claims/worthiness.json")
_PENALTY = 2.0
"""L2 penalty on every weight but the bias."""
_ROUNDS = 30
_AUXILIARY = ("scifact/pairs_train.jsonl", "check_covid/covidCheck_train_composed+extracted.json")
_AUXILIARY_STEP = 4
_AUXILIARY_WEIGHT = 0.05

Row = tuple[dict[str, float], float, float]
"""Features, label 0 or 1, importance."""


def rows_of(article: GoldArticle) -> list[Row]:
    """Features and label of every labelled sentence that the reader found."""
    reading = article.reading
    clues = read_article_clues(reading.article, reading.sentences, reading.citations)
    described = dict(zip(clues, describe(list(clues.values())), strict=True))
    return [
        (described[matched[0]], float(gold.claim), 1.0)
        for gold, matched in zip(article.sentences, article.matches, strict=True)
        if gold.claim is not None and matched and matched[0] in described
    ]


def auxiliary_rows(data: Path) -> list[Row]:
    """Claims of SciFact and Check-COVID, each by itself, as positives of small importance.

    They teach what a bare statement about health looks like outside the articles' subjects.
    """
    found: list[str] = []
    for path in _AUXILIARY:
        lines = (data / "data" / path).read_text(encoding="utf-8").splitlines()
        found += dict.fromkeys(json.loads(line)["claim"].strip() for line in lines)
    return [
        (
            describe([read_clues(text.rstrip(".") + ".", kind=BlockKind.PARAGRAPH, cited=False)])[0],
            1.0,
            _AUXILIARY_WEIGHT,
        )
        for text in found[::_AUXILIARY_STEP]
    ]


def frozen_rows(pair: Pair) -> list[dict[str, float]]:
    """What the stamp is taken of: a claim as one that nothing is cited for, and as one that is."""
    return describe([read_clues(pair.claim, kind=BlockKind.PARAGRAPH, cited=cited) for cited in (False, True)])


def fit(rows: Sequence[Row], *, penalty: float = _PENALTY, rounds: int = _ROUNDS) -> dict[str, float]:
    """Weights of a logistic regression with L2 penalty, by cyclic Newton steps on one weight at a time."""
    columns: dict[str, list[tuple[int, float]]] = {}
    for place, (features, _, _) in enumerate(rows):
        for name, value in features.items():
            columns.setdefault(name, []).append((place, value))
    weights = dict.fromkeys(sorted(columns), 0.0)
    scores = [0.0] * len(rows)
    for _ in range(rounds):
        for name, weight in weights.items():
            held = 0.0 if name == "bias" else penalty
            slope, bend = held * weight, held
            for place, value in columns[name]:
                _, label, importance = rows[place]
                expected = logistic(scores[place])
                slope += importance * value * (expected - label)
                bend += importance * value * value * expected * (1 - expected)
            step = max(-2.0, min(2.0, slope / max(bend, 1e-9)))
            weights[name] = weight - step
            for place, value in columns[name]:
                scores[place] -= step * value
    return weights


def log_loss(rows: Sequence[Row], weights: dict[str, float]) -> float:
    """Mean negative log likelihood of the labels under `weights`, in nats."""
    total = 0.0
    for features, label, _ in rows:
        score = sum(weights.get(name, 0.0) * value for name, value in features.items())
        total += math.log1p(math.exp(-score if label else score))
    return total / len(rows)


def main() -> None:
    """Fit on the labelled articles of the seen sites and on our own, and write the weights: numbers only, no text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_worthiness", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with articles/ and data/")
    options = parser.parse_args()
    articles = [*filter(is_seen, labelled_articles(options.data)), *own_articles(Path(__file__).parent)]
    rows = [row for article in articles for row in rows_of(article)]
    weights = fit([*rows, *auxiliary_rows(options.data)])
    told = {
        "sentences": len(rows),
        "log loss": round(log_loss(rows, weights), 3),
        "weights": {name: round(weight, 3) for name, weight in weights.items()},
    }
    write_weights(WEIGHTS, "fit_worthiness", frozen_rows, told)
    print(f"{len(weights)} weights from {len(rows)} sentences, log loss {told['log loss']}")


if __name__ == "__main__":
    main()
