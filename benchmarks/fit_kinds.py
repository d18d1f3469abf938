"""Fit the weights by which the kind of a claim is told, and write src/claimcheck/claims/kind_weights.json."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._gold_articles import KINDS, is_seen, labelled_articles, own_articles
from benchmarks._stamps import write_weights
from benchmarks.fit_worthiness import fit
from claimcheck.claims import read_article_clues
from claimcheck.claims.clues import read_clues
from claimcheck.claims.features import describe
from claimcheck.claims.kinds import describe_kind
from claimcheck.model import BlockKind, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks._gold_articles import GoldArticle
    from benchmarks._verdict_sets import Pair

WEIGHTS = Path("src/claimcheck/claims/kind_weights.json")
SENTENCES = "kind_sentences.txt"
"""Claims of our own writing, one a line after the first letter of its kind."""
_PENALTY = 0.5
_LONE = 2.0
"""Importance of a lone sentence beside one of an article: those are many of few kinds."""

Row = tuple[dict[str, float], str, float]
"""Features, kind, importance."""


def kind_rows_of(article: GoldArticle) -> list[Row]:
    """Features and kind of every labelled claim that the reader found."""
    reading = article.reading
    clues = read_article_clues(reading.article, reading.sentences, reading.citations)
    described = dict(zip(clues, describe(list(clues.values())), strict=True))
    return [
        (describe_kind(clues[matched[0]], described[matched[0]]), gold.kind, 1.0)
        for gold, matched in zip(article.sentences, article.matches, strict=True)
        if gold.claim and gold.kind and matched and matched[0] in described
    ]


def lone_rows(folder: Path) -> list[Row]:
    """The same of our own lone sentences, which teach kinds that are rare in the articles."""
    found = []
    for line in (folder / SENTENCES).read_text(encoding="utf-8").splitlines():
        letter, _, text = line.partition(" ")
        clues = read_clues(text, kind=BlockKind.PARAGRAPH, cited=False)
        found.append((describe_kind(clues, describe([clues])[0]), KINDS[letter], _LONE))
    return found


def frozen_rows(pair: Pair) -> list[dict[str, float]]:
    """What the stamp is taken of."""
    clues = read_clues(pair.claim, kind=BlockKind.PARAGRAPH, cited=False)
    return [describe_kind(clues, describe([clues])[0])]


def fit_kinds(rows: Sequence[Row], *, penalty: float = _PENALTY) -> dict[str, dict[str, float]]:
    """A logistic regression of each kind against the others."""
    return {
        kind.value: fit(
            [(features, float(label == kind.value), weight) for features, label, weight in rows], penalty=penalty
        )
        for kind in ClaimKind
    }


def main() -> None:
    """Fit on the labelled articles of the seen sites and on our own, and write the weights: numbers only, no text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_kinds", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with articles/")
    options = parser.parse_args()
    folder = Path(__file__).parent
    articles = [*filter(is_seen, labelled_articles(options.data)), *own_articles(folder)]
    rows = [*(row for article in articles for row in kind_rows_of(article)), *lone_rows(folder)]
    weights = {
        kind: {name: round(weight, 2) for name, weight in some.items() if abs(weight) >= 0.05}
        for kind, some in fit_kinds(rows).items()
    }
    write_weights(WEIGHTS, "fit_kinds", frozen_rows, {"claims": len(rows), "weights": weights})
    print(f"{sum(map(len, weights.values()))} weights from {len(rows)} claims")


if __name__ == "__main__":
    main()
