"""Whether two quantities measure the same thing, and whether they tell the same, rounded as writers round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.amounts import Bound, Change, Quantity, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_ACROSS_UNITS = 0.1
"""Share by which spans of time in different units may differ: twelve weeks are called three months (8 %)."""
_ROUGH = 0.12
"""Share by which a fraction in words may miss: "half" covers 44–56 %, "a third" 29–37 %."""
_ABOUT = 0.1
"""Share by which a number after "about" or "nearly" may miss."""
_SAME_BOUND = 0.2
"""Share by which two bounds of one direction may differ: "more than 1,000" and "over 1,200"."""
_RATIO_PERCENT = 0.015
"""Rounding between a ratio of two decimals and its percentage, as a factor: 0.615 and "38 % lower"."""


def dimension(found: Quantity) -> str:
    """What converts: two quantities of one dimension can be compared as numbers."""
    if found.kind in (QuantityKind.RATIO, QuantityKind.FOLD):
        return "factor"
    if found.kind is QuantityKind.PERCENT and found.unit == "%" and found.change is Change.RELATIVE:
        return "factor"
    if found.kind is QuantityKind.PERCENT:
        return "%"
    if found.kind in (QuantityKind.COUNT, QuantityKind.SAMPLE_SIZE):
        return f"count {found.unit}"
    return f"{found.kind} {found.unit}"


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether `a` and `b` measure the same thing in units that convert.

    Same dimension, both a level or both a change, no roles that part them (how long a treatment lasted, when it
    was looked at), and a shared word of what is measured, which the size of a sample needs not.
    """
    if dimension(a) != dimension(b) or (a.change is Change.LEVEL) != (b.change is Change.LEVEL):
        return False
    if a.role and b.role and a.role != b.role:
        return False
    if a.unit == "people" and (a.role == b.role != "" or QuantityKind.SAMPLE_SIZE in (a.kind, b.kind)):
        return True
    return share_measure(a, b)


def share_measure(a: Quantity, b: Quantity) -> bool:
    """Whether the words around the two name a common thing; bare numbers are taken to."""
    if not a.measured or not b.measured:
        return True
    return not {_root(word) for word in a.measured}.isdisjoint(_root(word) for word in b.measured)


def _root(word: str) -> str:
    return word[:6].rstrip("s") if len(word) > 4 else word.rstrip("s")


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether `a` and `b` tell the same amount, sign left aside; False where their dimensions differ.

    Exact numbers agree where one rounds to the other at the coarser last digit (51.3 % and 51 %, 1,234 and 1,200);
    "half" or "one in five" within 12 %; "about" within 10 %; times in different units within 10 %; a ratio and a
    percentage within their rounding (0.60 and "40 % lower"). Ranges agree where they touch; "at least" and "at
    most" where the other lies on their side.
    """
    like = dimension(a)
    return like == dimension(b) and agree_alike(a, b, like)


def agree_alike(a: Quantity, b: Quantity, like: str) -> bool:
    """As `agree`, for two quantities that are known to be of the dimension `like`."""
    if like != "factor" or a.kind is b.kind:
        return _agree(_ends(a), _ends(b), a, b)
    return any(_agree(one, other, a, b) for one in _factors(a) for other in _factors(b))


Ends = tuple[float, float, float, Bound]
"""`(low, high, step, bound)`."""


def _ends(found: Quantity) -> Ends:
    low, high = abs(found.low), abs(found.high)
    bound = Bound.AT_LEAST if found.vague else found.bound
    return (low, high, found.step, bound) if low <= high else (high, low, found.step, bound)


def _factors(found: Quantity) -> Iterable[Ends]:
    """A relative change as the factors it may stand for: 40 % lower 0.6, "tripled" 3."""
    low, high, step, bound = _ends(found)
    if found.kind is not QuantityKind.PERCENT:
        yield low, high, step, bound
        return
    step = max(step / 100, _RATIO_PERCENT)
    if found.sign <= 0:
        yield 1 - high / 100, 1 - low / 100, step, _TURNED[bound]
    if found.sign >= 0:
        yield 1 + low / 100, 1 + high / 100, step, bound


_TURNED = {Bound.NONE: Bound.NONE, Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
"""Lower by at least a third is a factor of at most two thirds."""


def _agree(one: Ends, other: Ends, a: Quantity, b: Quantity) -> bool:
    slack = _slack(one, other, a, b)
    if one[3] is Bound.NONE and other[3] is Bound.NONE:
        return one[0] <= other[1] + slack and other[0] <= one[1] + slack
    if one[3] is other[3] and not (a.vague or b.vague):
        slack = max(slack, _SAME_BOUND * max(one[1], other[1]), 1.0 if a.kind is QuantityKind.COUNT else 0.0)
        return one[0] <= other[1] + slack and other[0] <= one[1] + slack
    return _within(one, other, slack)


def _within(one: Ends, other: Ends, slack: float) -> bool:
    """Whether bounded numbers can be the same: "over 40 %" and 42 %, "up to 50 %" and 30 %."""
    low_one = one[0] if one[3] is not Bound.AT_MOST else 0.0
    high_one = one[1] if one[3] is not Bound.AT_LEAST else float("inf")
    low_other = other[0] if other[3] is not Bound.AT_MOST else 0.0
    high_other = other[1] if other[3] is not Bound.AT_LEAST else float("inf")
    return low_one <= high_other + slack and low_other <= high_one + slack


def _slack(one: Ends, other: Ends, a: Quantity, b: Quantity) -> float:
    size = max(one[1], other[1])
    slack = max(one[2], other[2]) / 2
    if a.approximate or b.approximate:
        slack = max(slack, _ABOUT * size)
    if a.rough or b.rough:
        slack = max(slack, _ROUGH * size)
    if a.kind is QuantityKind.DURATION and a.factor != b.factor:
        slack = min(max(_ACROSS_UNITS * size, min(one[2], other[2]) / 2), max(slack, _ACROSS_UNITS * size))
    elif a.kind is QuantityKind.FREQUENCY:
        slack = max(0.01 * size, _ABOUT * size if a.approximate or b.approximate else 0.0)
    elif a.kind in (QuantityKind.COUNT, QuantityKind.SAMPLE_SIZE, QuantityKind.YEAR) and max(one[2], other[2]) <= 1:
        slack = 0.0 if not (a.approximate or b.approximate) else slack
    return slack * (1 + 1e-9) + 1e-9
