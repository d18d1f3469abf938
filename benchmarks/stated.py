"""Whether the stated confidence of each difference and of each verdict said is right, by kind and set.

A difference told is right where the claim is refuted or, of lay claims, faulty; SUPPORTED is right where the claim is
supported or faithful. Beside each share stands, as what it has to reach, the mean of what was stated; and beside each
difference the share of supported claims that it alarmed: a kind may be told that alarms 1 % of them at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from benchmarks import lay_claims
from benchmarks._verdict_sets import check_covid, clinifact, healthver, scifact
from benchmarks.calibration import calibration_error, share_right
from benchmarks.measure import Figure, bootstrap
from benchmarks.verdicts import judge
from claimcheck.model.comparisons import Comparison, Verdict

_TRUE, _FALSE = Verdict.SUPPORTED, Verdict.CONTRADICTED


@frozen(kw_only=True)
class Told:
    """What was told of one claim: each kind with its stated confidence, and what is true of the claim."""

    kinds: Mapping[str, float]
    label: Verdict

    def is_right(self, kind: str) -> bool:
        """Whether what was told of this kind is so."""
        return self.label is (_TRUE if kind == _TRUE.value else _FALSE)


def read_told(comparison: Comparison, label: Verdict) -> Told:
    """The surest difference of each kind that is told, and the verdict where one is said."""
    kinds: dict[str, float] = {}
    for each in comparison.differences:
        if each.confidence >= lay_claims.TOLD:
            name = type(each).__name__
            kinds[name] = max(each.confidence, kinds.get(name, 0.0))
    if comparison.verdict in {_TRUE, _FALSE}:
        kinds[comparison.verdict.value] = comparison.confidence
    return Told(kinds=kinds, label=label)


def _sets(data: Path) -> Iterator[tuple[str, list[list[Told]]]]:
    """Each set with what was told, by document."""
    pairs = {
        "SciFact": scifact(data, "dev"),
        "Check-COVID": check_covid(data, "dev"),
        "HealthVer": healthver(data),
        "CliniFact": clinifact(data),
    }
    for name, some in pairs.items():
        yield name, [[read_told(each.comparison, each.pair.label) for each in document] for document in judge(some)]
    for name, files in lay_claims.SETS.items():
        rows = lay_claims.read_rows(data, files)
        for part in ("seen", "held out"):
            papers = lay_claims.judge([row for row in rows if lay_claims.is_held_out(row["paper"]) is (part != "seen")])
            yield (
                f"{name}, {part}",
                [
                    [read_told(each.comparison, _TRUE if each.faithful else _FALSE) for each in paper]
                    for paper in papers
                ],
            )


def figures_of(name: str, documents: Sequence[Sequence[Told]]) -> Iterator[Figure]:
    """For each kind told the share right and the share of supported claims alarmed; then the error over all kinds."""
    claims = [each for document in documents for each in document]
    supported = [each for each in claims if each.label is _TRUE]
    for kind in sorted({kind for each in claims for kind in each.kinds}):
        guesses = [
            [(each.kinds[kind], each.is_right(kind)) for each in document if kind in each.kinds]
            for document in documents
        ]
        told = [stated for document in guesses for stated, _ in document]
        stated = f"{sum(told) / len(told):.2f} stated"
        yield Figure(measure=f"{name}: {kind}, right", value=share_right(guesses), n=len(told), reach=stated)
        if kind != _TRUE.value and supported:
            alarmed = sum(kind in each.kinds for each in supported) / len(supported)
            yield Figure(measure=f"{name}: {kind}, supported alarmed", value=alarmed, n=len(supported), reach="≤ .01")
    every = [
        [(stated, each.is_right(kind)) for each in document for kind, stated in each.kinds.items()]
        for document in documents
    ]
    if any(every):
        low, high = bootstrap(every, lambda some: calibration_error(some) if any(some) else 0.0)
        measure = f"{name}: expected calibration error"
        yield Figure(
            measure=measure, value=calibration_error(every), n=sum(map(len, every)), low=low, high=high, reach="≤ .08"
        )


def run(data: Path) -> list[Figure]:
    """Every kind of every set: public ones of the dev parts, lay claims and twins on seen and on held-out papers."""
    return [figure for name, documents in _sets(data) for figure in figures_of(name, documents)]
