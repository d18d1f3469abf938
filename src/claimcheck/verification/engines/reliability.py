"""How far an engine's probabilities can be believed: its temperature, thresholds for a precision, what they cost."""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.model import Verdict
from claimcheck.verification.engines.calibrating import Calibration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NEVER = 1.01
"""A threshold that nothing reaches: where no probability was right often enough."""
FOLDS = 5
_FEWEST = 10
"""Claims of which something must have been said before its precision tells anything."""
_COOLEST, _HOTTEST = 0.05, 50.0
_BINS = 10


@frozen(kw_only=True)
class Graded:
    """A claim that an engine judged and people did."""

    said: Verdict
    supported: float
    contradicted: float
    """As the engine told them."""
    vetoed: bool
    """Whether the base tier would not let its word count."""
    is_supported: bool
    """What people say: the claim is borne out."""
    is_contradicted: bool | None
    """What people say; None where they only say that it is not borne out."""
    set: str = ""
    source: str = ""
    """What tells the source: claims about one go into one fold."""


@frozen(kw_only=True)
class Bin:
    """The claims of a range of probabilities."""

    low: float
    count: int
    told: float
    """Their mean probability."""
    right: float
    """Share of them that is borne out."""


def fit(graded: Sequence[Graded], precision: float) -> Calibration:
    """The temperature that makes the probabilities likeliest, and the lowest thresholds that keep the precision."""
    temperature = _coolest(lambda heat: _surprise(graded, Calibration(temperature=heat)))
    cooled = Calibration(temperature=temperature)
    return Calibration(
        temperature=temperature,
        supported_from=_threshold(list(_said(graded, cooled, Verdict.SUPPORTED)), precision),
        contradicted_from=_threshold(list(_said(graded, cooled, Verdict.CONTRADICTED)), precision),
    )


def out_of_fold(graded: Sequence[Graded], precision: float) -> list[tuple[Graded, Calibration]]:
    """Each claim with a calibration that was fitted on claims about other sources."""
    sources = sorted({each.source for each in graded}, key=lambda each: hashlib.sha256(each.encode()).hexdigest())
    fold_of = {source: place % FOLDS for place, source in enumerate(sources)}
    folds = [fold_of[each.source] for each in graded]
    fitted = {
        fold: fit([each for each, other in zip(graded, folds, strict=True) if other != fold], precision)
        for fold in set(folds)
    }
    return [(each, fitted[fold]) for each, fold in zip(graded, folds, strict=True)]


def said_and_right(pairs: Sequence[tuple[Graded, Calibration]], verdict: Verdict) -> tuple[int, int]:
    """How often a verdict would be said, and how often that is right."""
    counted = [
        right
        for each, known in pairs
        for score, right in _said([each], known, verdict)
        if score >= (known.supported_from if verdict is Verdict.SUPPORTED else known.contradicted_from)
    ]
    return len(counted), sum(counted)


def bins(pairs: Sequence[tuple[Graded, Calibration]]) -> list[Bin]:
    """The reliability diagram of SUPPORTED: claims by ten ranges of probability, empty ones left out."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for each, known in pairs:
        score = known.scores(each.supported, each.contradicted)[0]
        found.setdefault(min(_BINS - 1, int(score * _BINS)), []).append((score, each.is_supported))
    return [
        Bin(
            low=place / _BINS,
            count=len(some),
            told=sum(score for score, _ in some) / len(some),
            right=sum(right for _, right in some) / len(some),
        )
        for place, some in sorted(found.items())
    ]


def expected_error(diagram: Sequence[Bin]) -> float:
    """The expected calibration error (ECE): how far told and right lie apart, 0–1, weighed by the claims."""
    return sum(each.count * abs(each.told - each.right) for each in diagram) / max(1, sum(e.count for e in diagram))


def risk_coverage(graded: Sequence[Graded], shares: Sequence[float] = (0.05, 0.1, 0.2, 0.3, 0.5)) -> list[float]:
    """The share that is wrong when so large a share of all claims, the best scored first, is called SUPPORTED.

    NaN where the engine and the vetoes leave fewer.
    """
    said = sorted(_said(graded, Calibration(), Verdict.SUPPORTED), reverse=True, key=lambda each: each[0])
    risks = []
    for share in shares:
        first = said[: round(share * len(graded))]
        enough = len(first) == round(share * len(graded)) > 0
        risks.append(1 - sum(right for _, right in first) / len(first) if enough else math.nan)
    return risks


def _said(graded: Sequence[Graded], known: Calibration, verdict: Verdict) -> Iterator[tuple[float, bool]]:
    """The probability of `verdict` where it is said and not vetoed, and whether it is right."""
    for each in graded:
        if each.said is verdict and not each.vetoed:
            supported, contradicted, _ = known.scores(each.supported, each.contradicted)
            if verdict is Verdict.SUPPORTED:
                yield supported, each.is_supported
            else:
                yield contradicted, not each.is_supported if each.is_contradicted is None else each.is_contradicted


def _threshold(said: Sequence[tuple[float, bool]], precision: float) -> float:
    """The lowest probability from which it was right often enough."""
    right, lowest = 0, NEVER
    ordered = sorted(said, key=lambda each: -each[0])
    for place, (score, is_right) in enumerate(ordered, 1):
        right += is_right
        last_of_its_score = place == len(ordered) or ordered[place][0] < score
        if last_of_its_score and place >= _FEWEST and right >= precision * place:
            lowest = score
    return lowest


def _surprise(graded: Sequence[Graded], known: Calibration) -> float:
    """The negative logarithm of the likelihood of what people say, in nats."""
    total = 0.0
    for each in graded:
        supported, contradicted, _ = known.scores(each.supported, each.contradicted)
        total -= math.log(max(1e-9, supported if each.is_supported else 1 - supported))
        if each.is_contradicted is not None:
            total -= math.log(max(1e-9, contradicted if each.is_contradicted else 1 - contradicted))
    return total


def _coolest(surprise: Callable[[float], float]) -> float:
    """The temperature of least surprise, by golden-section search over its logarithm."""
    low, high = math.log(_COOLEST), math.log(_HOTTEST)
    ratio = (math.sqrt(5) - 1) / 2
    for _ in range(60):
        one, other = high - ratio * (high - low), low + ratio * (high - low)
        if surprise(math.exp(one)) <= surprise(math.exp(other)):
            high = other
        else:
            low = one
    return round(math.exp((low + high) / 2), 4)
