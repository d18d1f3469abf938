"""The direction of a trial's result: which of three templated claims the evidence bears out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from sklearn.model_selection import GroupKFold

from benchmarks._verdict_sets import Pair, evidence_inference
from benchmarks.fit_verdict import Regressions, Table, training_sets
from benchmarks.measure import Figure, figure
from claimcheck.model.comparisons import Verdict
from claimcheck.verification.verdict import VERDICTS

LABELS = ("increased", "decreased", "no difference")
_FOLDS = 5
_FITTED = ("scifact", "check_covid")


@frozen(kw_only=True)
class Told:
    """One prompt: the claim that holds, and the one that was likeliest, by place among `LABELS`."""

    gold: int
    told: int
    document: str


def macro_f1(rows: Sequence[tuple[Told, ...]]) -> float:
    """Mean F1 of the three directions; a row is a document."""
    every = [each for row in rows for each in row]
    scores = []
    for label in range(len(LABELS)):
        hits = sum(each.gold == each.told == label for each in every)
        total = sum((each.gold == label) + (each.told == label) for each in every)
        scores.append(2 * hits / total if total else 0.0)
    return sum(scores) / len(scores)


def held_out(data: Path, name: str, pairs: Sequence[Pair]) -> list[tuple[Told, ...]]:
    """Every prompt judged by weights fitted without its document, grouped by document."""
    sets = training_sets(data)
    table = Table({**{each: sets[each] for each in _FITTED}, name: pairs})
    own = np.flatnonzero(table.sets == name)
    scores = np.zeros(len(own))
    place = VERDICTS.index(Verdict.SUPPORTED)
    for _, outside in GroupKFold(_FOLDS).split(own, groups=table.documents[own]):
        inside = np.setdiff1d(np.arange(len(table.labels)), own[outside])
        scores[outside] = Regressions(table, inside).score(table.matrix[own[outside]])[:, place]
    found: dict[str, list[Told]] = {}
    for start in range(0, len(pairs), len(LABELS)):
        three = range(start, start + len(LABELS))
        gold = next(index for index in three if pairs[index].label is Verdict.SUPPORTED) - start
        told = int(np.argmax(scores[start : start + len(LABELS)]))
        found.setdefault(pairs[start].document, []).append(Told(gold=gold, told=told, document=pairs[start].document))
    return [tuple(some) for some in found.values()]


def run(data: Path) -> list[Figure]:
    """Macro-F1 against the evidence sentences and against the abstract, by five folds over documents."""
    evidence = held_out(data, "evidence", evidence_inference(data))
    abstracts = held_out(data, "abstracts", evidence_inference(data, abstracts=True))
    return [
        figure("evidence sentences: macro-F1", evidence, macro_f1, floor="majority .47 of rows", reach=".70"),
        figure("abstract: macro-F1", abstracts, macro_f1, floor="majority .47 of rows", reach=".55"),
    ]
