"""The numbers of a claim against those of its source: agreed, stated otherwise, or not in the text at hand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.language.amounts import QuantityKind
from claimcheck.model.comparisons import DoseShift, NumberMismatch, NumberNotFound, TimeShift
from claimcheck.verification.quantities.counterparts import OWN_COUNTS, is_comparable, match_quantities
from claimcheck.verification.quantities.sameness import both_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.quantities import Quantity
    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.stated import Stated
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.quantities.counterparts import Counterpart, Match
    from claimcheck.verification.reading import ReadSource

_TIMES = frozenset({QuantityKind.DURATION, QuantityKind.AGE})
_DOSES = frozenset({QuantityKind.MASS, QuantityKind.VOLUME, QuantityKind.FREQUENCY})
_NOT_LOOKED_FOR = frozenset({QuantityKind.PLAIN, QuantityKind.MONEY, QuantityKind.P_VALUE})
"""Kinds whose absence from a text says nothing."""
_ABSENT = 0.4
"""Confidence of what is only absent from the text at hand: it may stand in a part that was not had."""
_LEAST = 0.5
"""Likeness from which a conflict is told."""
_OVER_IMPLIED = 0.85
"""Likeness from which a conflict is told though other numbers of the source might be combined to agree."""


def wrong_numbers(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource
) -> Iterator[NumberMismatch | NumberNotFound]:
    """The finder of `compare_numbers`: quantities that the source states otherwise, or does not state."""
    del ranked
    yield from compare_numbers(claim, source)


@lru_cache(maxsize=256)
def compare_numbers(claim: ReadSentence, source: ReadSource) -> tuple[NumberMismatch | NumberNotFound, ...]:
    """Where the quantities of `claim` part from those of the source.

    A quantity that agrees with one of the source, or that the numbers of the source imply, is left alone. One beside
    which the source states the same measure of the same thing with another amount is a `NumberMismatch`; its
    confidence is the probability that the two measure the same. One for which the source has nothing of the kind is
    a `NumberNotFound`, which is no fault. Vague numbers, years and p-values are left alone.
    """
    return tuple(found for match in match_quantities(claim, source) for found in _differences(match))


def borne_out(claim: ReadSentence, source: ReadSource) -> float:
    """Share, 0–1, of the claim's quantities that agree with the source or follow from it; 1 where it has none."""
    matches = [each for each in match_quantities(claim, source) if is_comparable(each.ours)]
    return sum(_is_borne_out(each) for each in matches) / len(matches) if matches else 1.0


def _is_borne_out(match: Match) -> bool:
    best = match.rivals[0] if match.rivals else None
    return match.agreeing is not None or match.implied or bool(best and best.compatible)


def _differences(match: Match) -> Iterator[NumberMismatch | NumberNotFound]:
    best = match.rivals[0] if match.rivals else None
    if match.agreeing is not None or not is_comparable(match.ours) or match.derived or (best and best.compatible):
        return
    if match.ours.quantity.unit in OWN_COUNTS:
        return
    if best is not None and best.likeness >= (_OVER_IMPLIED if match.implied else _LEAST):
        yield _mismatch(match.ours, best)
        return
    here = match.ours.quantity
    if not match.implied and here.kind not in _NOT_LOOKED_FOR and not _is_small_count(here):
        yield NumberNotFound(
            claim_words=match.ours.words, claim_start=here.start, claim_end=here.end, confidence=_ABSENT
        )


def _is_small_count(found: Quantity) -> bool:
    """Whether it is a count that writers make themselves: "two groups", "three kinds"."""
    return found.kind is QuantityKind.COUNT and found.unit != "people" and found.high <= 10


def _mismatch(ours: Stated, found: Counterpart) -> NumberMismatch:
    here = ours.quantity
    kind = TimeShift if here.kind in _TIMES else DoseShift if here.kind in _DOSES else NumberMismatch
    return kind(**both_words(ours, found.stated), confidence=round(min(0.95, found.likeness), 3))
