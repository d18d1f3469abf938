"""Whether the stated probability of a verdict is right, and how the share of wrong ones falls with what is left open.

On the pairs of SciFact and Check-COVID, both dev, none fitted on. What counts is the verdict of the highest score and
its probability, said or not: `verify` itself says less.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks._verdict_sets import check_covid, scifact
from benchmarks.measure import Figure, bootstrap
from benchmarks.verdicts import judge

Guess = tuple[float, bool]
"""The stated probability of the likeliest verdict, and whether it is the label."""
Documents = Sequence[Sequence[Guess]]
"""The guesses about each source: what the intervals resample."""
BINS = tuple(tenth / 10 for tenth in range(3, 10))
"""Where the bins of stated probability begin, each a tenth wide; three verdicts share 1, so none is lower."""
COVERAGES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Shares of the claims that get a verdict, the surest first."""


def run(data: Path) -> list[Figure]:
    """The share right in each bin of stated probability, the mean difference, and the share wrong at each coverage."""
    pairs = [*scifact(data, "dev"), *check_covid(data, "dev")]
    documents = [
        [(each.comparison.score(each.likeliest), each.likeliest is each.pair.label) for each in document]
        for document in judge(pairs)
    ]
    figures = [
        _figure(f"wrong among the surest: {share}", documents, partial(share_wrong, coverage=share))
        for share in COVERAGES
    ]
    figures += [
        _figure(f"right where stated: {low + 0.05:.2f}", binned, share_right)
        for low in BINS
        if any(binned := [[each for each in some if low <= each[0] < low + 0.1] for some in documents])
    ]
    return [*figures, _figure("expected calibration error", documents, calibration_error)]


def _figure(measure: str, documents: Documents, statistic: Callable[[Documents], float]) -> Figure:
    low, high = bootstrap(documents, statistic)
    return Figure(measure=measure, value=statistic(documents), n=sum(map(len, documents)), low=low, high=high)


def share_right(documents: Documents) -> float:
    """The share of guesses that are right."""
    guesses = [right for some in documents for _, right in some]
    return sum(guesses) / len(guesses) if guesses else 0.0


def share_wrong(documents: Documents, *, coverage: float) -> float:
    """The share of wrong guesses among the surest ones that make up `coverage` of all."""
    guesses = sorted((guess for some in documents for guess in some), reverse=True)
    kept = guesses[: max(1, round(coverage * len(guesses)))]
    return sum(not right for _, right in kept) / len(kept)


def calibration_error(documents: Documents) -> float:
    """The mean difference between stated probability and share right over the bins, by number (Guo et al. 2017)."""
    guesses = [guess for some in documents for guess in some]
    differences = 0.0
    for low in BINS:
        some = [
            (stated, right) for stated, right in guesses if low <= stated < low + 0.1 or (low == BINS[-1] <= stated)
        ]
        differences += abs(sum(stated - right for stated, right in some))
    return differences / len(guesses)
