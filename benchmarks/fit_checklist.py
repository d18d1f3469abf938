"""Fit how likely a reviewer misses an answer, and write src/claimcheck/checklist/weights.json."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from math import log1p
from pathlib import Path

from benchmarks._releases import Release, labelled, load
from benchmarks._stamps import digest
from benchmarks._verdict_sets import Pair
from benchmarks.fit_worthiness import fit
from claimcheck.checklist import WEIGHTS
from claimcheck.checklist.signs import read_words_of_signs
from claimcheck.model import Criterion

SIGNS = {
    Criterion.BENEFIT: "- absolute result, - share, - changed by, - how long, + relative",
    Criterion.HARMS: "- harm told, - harm described, - harm detail, - risk",
    Criterion.EVIDENCE: "- trial, - other design, - people counted, - how long, - limit, - more research, - compared",
    Criterion.FUNDING: "- paid, - own interest here, - paid by the public",
    Criterion.ALTERNATIVES: "- other treatment, - set against it",
    Criterion.COST: "- cost, - money, + treatment, + available here, + set against it",
    Criterion.AVAILABILITY: "- available here, - permitted, - not yet, - cost",
    Criterion.NOVELTY: "- earlier work, - about a study, - other treatment, - new",
    Criterion.SENSATIONAL: "+ sensational, + hopeful, + wonder, + overstated, + boasted, - more research",
}
"""For each question the signs that may count, and on which side: + for an answer that is missed. Chosen by what they
mean; that others went along with the labels on the seen releases did not carry over to the held-out ones."""
_PENALTY = 10.0
"""Few releases and noisy labels: the weights are held close to 0."""


def told_signs(pair: Pair) -> dict[str, float]:
    """What the words of signs.toml show in the claim of a frozen pair: other words, other digest.

    The readers of figures and wording are left out: a better reading of one sentence hardly moves a count.
    """
    return dict.fromkeys(sorted(read_words_of_signs(pair.claim)), 1.0)


def fit_question(criterion: Criterion, releases: Sequence[Release]) -> dict[str, float]:
    """The weights of one question; signs that would count on the wrong side are left out one by one."""
    sides = {each.strip()[2:]: each.strip()[0] for each in SIGNS[criterion].split(",")}
    while True:
        rows = [
            (
                {"bias": 1.0} | {name: log1p(each.counts.get(name, 0)) for name in sides},
                float(each.missed(criterion)),
                1.0,
            )
            for each in releases
        ]
        weights = fit(rows, penalty=_PENALTY)
        wrong = [name for name, side in sides.items() if weights[name] * (1 if side == "+" else -1) <= 0]
        if not wrong:
            return {name: round(weight, 2) for name, weight in weights.items()}
        del sides[max(wrong, key=lambda name: abs(weights[name]))]


def main() -> None:
    """Fit on the releases that are not held out, and write the weights: numbers only, no text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_checklist", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/news_review")
    seen = [each for each in load(parser.parse_args().data) if not each.held_out]
    told = {
        "made by": "python -m benchmarks.fit_checklist",
        "fitted on": digest(told_signs),
        "releases": len(seen),
        "weights": {criterion.value: fit_question(criterion, seen) for criterion in labelled()},
    }
    WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"{len(SIGNS)} questions fitted on {len(seen)} releases")


if __name__ == "__main__":
    main()
