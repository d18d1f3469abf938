"""Which sentences of trial papers their authors gave a citation: average precision, papers held out."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from benchmarks.fit_worthiness import fit
from benchmarks.measure import Figure, figure
from claimcheck.claims.clues import read_clues
from claimcheck.claims.features import describe
from claimcheck.claims.worthiness import weigh
from claimcheck.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.fit_worthiness import Row

_FOLDS = 5
_ROUNDS = 12

Scored = tuple[float, bool]
"""`(score, cited)`."""


def run(data: Path) -> list[Figure]:
    """Average precision of the shipped claim weights, and of weights fitted on the other papers.

    "Needs a citation in a trial paper" is not "is a claim": a paper's own results are claims and bear no
    citation. So the shipped weights are expected to be weak here, and the second figure says what the same
    features hold when they are weighed for this question; section names are not used. The intervals resample
    papers.
    """
    papers = _papers(data / "data" / "citation_worthiness" / "dev.jsonl")
    cited = sum(label for rows in papers for _, label, _ in rows)
    base = cited / sum(len(rows) for rows in papers)
    shipped = [[(weigh(features), label > 0) for features, label, _ in rows] for rows in papers]
    fitted: list[list[Scored]] = [[] for _ in papers]
    for fold in range(_FOLDS):
        weights = fit(
            [row for place, rows in enumerate(papers) if place % _FOLDS != fold for row in rows], rounds=_ROUNDS
        )
        for place in range(fold, len(papers), _FOLDS):
            fitted[place] = [(weigh(features, weights), label > 0) for features, label, _ in papers[place]]
    floor = f"{base:.2f} (base rate)"
    return [
        figure("average precision, fitted on other papers", fitted, average_precision, floor=floor),
        figure("average precision, claim weights as shipped", shipped, average_precision, floor=floor),
    ]


def average_precision(papers: Sequence[Sequence[Scored]]) -> float:
    """Mean over the cited sentences of the precision at their rank, all papers ranked together."""
    ranked = sorted((scored for rows in papers for scored in rows), key=lambda scored: -scored[0])
    hits, total = 0, 0.0
    for rank, (_, cited) in enumerate(ranked, start=1):
        if cited:
            hits += 1
            total += hits / rank
    return total / hits if hits else 0.0


def _papers(path: Path) -> list[list[Row]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = []
    for _, group in groupby(rows, key=lambda row: row["pmcid"]):
        sentences = list(group)
        clues = [read_clues(row["sentence"], kind=BlockKind.PARAGRAPH, cited=False) for row in sentences]
        found.append(
            [(features, float(row["cited"]), 1.0) for features, row in zip(describe(clues), sentences, strict=True)]
        )
    return found
