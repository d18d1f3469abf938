"""How likely two quantities, one of a claim and one of its source, measure the same thing: features and weights."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.amounts import QuantityKind
from claimcheck.language.stated import same_run
from claimcheck.language.terms import weight
from claimcheck.language.words import read_cues
from claimcheck.verification.quantities.sameness import alike, figure, on_one_scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.stated import Stated

_WEIGHTS = Path(__file__).with_name("numbers.json")
_ELSEWHERE = 0.6
"""What a word around a claim's number counts that stands elsewhere in the sentence of the source."""
_ENOUGH = 12.0
"""Shared weight, in nats, beyond which more tells no more."""
_SHIFT = 0.004
"""How nearly, in powers of ten, a number has to be ten or a hundred times another."""
_MULTIPLES = frozenset({QuantityKind.RATIO, QuantityKind.FOLD})


@frozen(kw_only=True)
class Setting:
    """What is the same for all quantities of a claim beside one sentence."""

    siblings: float
    """Share of the claim's other quantities that this sentence tells too, half for its neighbours; 0 without others."""
    coverage: float
    """Share of the claim's terms, weighed by rarity, that the sentence holds."""
    around: frozenset[str]
    """The stems of the sentence and of its neighbours."""


def features(ours: Stated, theirs: Stated, setting: Setting) -> dict[str, float]:
    """What the likeness of two quantities is weighed from, each 0–1; "only" and "paired" are told by who knows all."""
    near, there, stems = ours.near, theirs.near, theirs.sentence.stems
    close = found = 0.0
    for stem, value in near.items():
        if stem in there:
            close += min(value, there[stem])
            found += value
        elif stem in stems:
            found += _ELSEWHERE * value
        elif stem in setting.around:
            found += 0.3 * value
    before, after = same_run(ours, theirs)
    a, b = ours.quantity, theirs.quantity
    return {
        "words found": found / (ours.heft or 1.0),
        "words close": min(1.0, close / _ENOUGH),
        "overlap": 2 * close / (ours.heft + theirs.heft or 1.0),
        "far": _far(ours, theirs),
        "run before": before / 5,
        "run after": after / 5,
        "siblings": setting.siblings,
        "coverage": setting.coverage,
        "alike": alike(ours, theirs),
        "same stage": float(a.unit == b.unit == "people" and a.role == b.role != ""),
        "people": float(a.unit == "people"),
        "percent": float(a.kind is QuantityKind.PERCENT),
        "time": float(a.kind is QuantityKind.DURATION),
        "factor": float(a.kind in _MULTIPLES),
        "bare": float(a.kind is QuantityKind.PLAIN),
        "p-value": float(a.kind is QuantityKind.P_VALUE),
        "same noun": float(a.kind is b.kind is QuantityKind.COUNT and a.unit == b.unit != "people"),
    }


def _far(ours: Stated, theirs: Stated) -> float:
    """How far apart the values are: 1 for a hundred times or more.

    Nought where only the decimal point has moved or the unit has changed: both are slips of the pen.
    """
    low, high = on_one_scale(ours, theirs)
    if low <= 0 or ours.quantity.kind is QuantityKind.P_VALUE or figure(ours.quantity) == figure(theirs.quantity):
        return 0.0
    powers = math.log10(high / low)
    shift = round(powers)
    return 0.0 if shift in (1, 2) and abs(powers - shift) < _SHIFT else min(1.0, powers / 2)


def likeness(told: Mapping[str, float]) -> float:
    """The probability, 0–1, that two quantities of these features measure the same thing.

    A logistic regression; its weights are made by `python -m benchmarks.fit_numbers`.
    """
    weights: Mapping[str, float] = read_cues(_WEIGHTS)["weights"]
    total = weights["bias"]
    for name, value in told.items():
        if value:
            total += weights.get(name, 0.0) * value
    return 1 / (1 + math.exp(-total))


def coverage(claim: ReadSentence, stems: frozenset[str]) -> float:
    """Share, 0–1, of the claim's terms, weighed by rarity, that `stems` holds."""
    total = _heft(claim)
    return math.fsum(weight(stem) for stem in claim.stems & stems) / total if total else 0.0


@lru_cache(maxsize=1024)
def _heft(claim: ReadSentence) -> float:
    return math.fsum(weight(stem) for stem in claim.stems)
