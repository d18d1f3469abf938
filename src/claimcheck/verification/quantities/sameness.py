"""Whether two quantities can be of the same measure, and whether they tell the same amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from claimcheck.language.agreement import agree, agree_alike
from claimcheck.language.amounts import Change, QuantityKind
from claimcheck.verification.reading import both_sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.language.quantities import Quantity
    from claimcheck.language.stated import Stated

_NOT_FAR = 1.5
"""Times that a number may be larger than its bound and still be what the bound was written for."""
_NEARLY = 0.03
"""Share by which two numbers may differ that are told of one thing by writers who count a little otherwise."""
_ROUGH = 0.12
_MANY = 20
"""From here on equal counts are of one thing, whatever it is called."""
_BARE = 0.3
_LEAST_OF = 0.8
_RATIO = 10
"""Up to here a bare decimal may be a ratio."""
_MULTIPLES = frozenset({QuantityKind.FOLD, QuantityKind.RATIO})
_RELATIVE = frozenset({QuantityKind.PERCENT, QuantityKind.FOLD, QuantityKind.RATIO})
_COUNTS = frozenset({QuantityKind.COUNT, QuantityKind.SAMPLE_SIZE})
_COUNTED = _COUNTS | {QuantityKind.PLAIN}
_MEASURED = frozenset({QuantityKind.MEASURE, QuantityKind.MASS, QuantityKind.VOLUME, QuantityKind.LENGTH})
_NEVER_BARE = frozenset({QuantityKind.P_VALUE, QuantityKind.YEAR, QuantityKind.SAMPLE_SIZE, QuantityKind.MONEY})
_TIMES = frozenset({QuantityKind.FREQUENCY, QuantityKind.DURATION, QuantityKind.AGE})
_OFTEN = frozenset({QuantityKind.FREQUENCY, QuantityKind.COUNT})
_THINGS = (
    frozenset("trial study experiment rct paper article report cohort survey review".split()),
    frozenset("case event death infection attack episode fall relapse exacerbation".split()),
)
_PEOPLE = frozenset({"people", "case", "death", "control", "volunteer", "birth", "record", "animal", "mice", "rat"})


def reach(kind: QuantityKind) -> frozenset[QuantityKind]:
    """The kinds that may measure what a quantity of `kind` measures."""
    return _REACH[kind]


def _reach(kind: QuantityKind) -> frozenset[QuantityKind]:
    if kind is QuantityKind.PLAIN:
        return frozenset(QuantityKind) - _NEVER_BARE
    families = [some for some in (_RELATIVE, _COUNTS, _TIMES, _OFTEN) if kind in some]
    return frozenset({kind, QuantityKind.PLAIN}).union(*families) - (_NEVER_BARE - _COUNTS - {kind})


_REACH = {kind: _reach(kind) for kind in QuantityKind}


def alike(ours: Stated, theirs: Stated) -> float:
    """How far kind and unit of two quantities allow them to measure the same, 0–1; 0 where they cannot."""
    a, b = ours.quantity, theirs.quantity
    one, other = a.kind, b.kind
    if ours.like == theirs.like:
        if one is QuantityKind.PLAIN and (a.step < 1) != (b.step < 1):
            return 0.3
        level = (a.change is Change.LEVEL) == (b.change is Change.LEVEL)
        return (1.0 if level else 0.7) * (0.7 if a.role and b.role and a.role != b.role else 1.0)
    if one is QuantityKind.PLAIN or other is QuantityKind.PLAIN:
        return _alike_bare(a, b) if one is QuantityKind.PLAIN else _alike_bare(b, a)
    if one in _RELATIVE and other in _RELATIVE:
        told_as_share = one is QuantityKind.PERCENT or other is QuantityKind.PERCENT
        return (0.5 if a.rough or b.rough else 0.2) if told_as_share else 1.0
    if one in _COUNTS and other in _COUNTS:
        return _things_alike(a, b)
    if one is other:
        return 0.6 if a.unit.partition("/")[0] == b.unit.partition("/")[0] else 0.0
    if {one, other} == _OFTEN:
        return 0.5 if a.unit.endswith("/day") and b.unit.endswith("/day") else 0.0
    if one in _TIMES and other in _TIMES:
        return 0.3 if QuantityKind.AGE not in (one, other) or 365.25 in (a.factor, b.factor) else 0.0
    return 0.0


def _alike_bare(bare: Quantity, other: Quantity) -> float:
    """How far a number without a unit may measure what one of another kind does."""
    if other.kind in _NEVER_BARE:
        return 0.0
    if other.kind in _MULTIPLES:
        return 0.6 if bare.low % 1 else 0.0
    if other.kind is QuantityKind.COUNT:
        return 0.6 if (bare.step < 1) == (other.step < 1) else 0.0
    if other.kind in _MEASURED:
        return 0.6 if other.unit == "point" else 0.3
    return 0.1


def _things_alike(a: Quantity, b: Quantity) -> float:
    units = {a.unit, b.unit}
    if any(units <= things for things in _THINGS):
        return 0.9
    return 0.5 if "people" in units and units <= _PEOPLE else 0.0


def figure(found: Quantity) -> float:
    """The number as printed."""
    return round(abs(found.low) / (found.factor or 1.0), 6)


def tells_same(ours: Stated, theirs: Stated) -> bool:
    """Whether the two tell the same amount; where one is bare or of a kind that converts, whether the figure does."""
    a, b = ours.quantity, theirs.quantity
    if ours.like == theirs.like:
        return agree_alike(a, b, ours.like)
    if b.parts and any(_tells_part(a, part) for part in b.parts):
        return True
    if a.parts and any(_tells_part(b, part) for part in _numerator(a)):
        return True
    if a.kind is b.kind is QuantityKind.PERCENT:
        return agree_alike(a, b, "%")
    if _tells_as_share(a, b) or _tells_as_share(b, a) or _tells_as_factor(a, b) or _tells_as_factor(b, a):
        return True
    one, other = figure(a), figure(b)
    if one == other:
        return alike(ours, theirs) > 0 or (a.kind is b.kind is QuantityKind.COUNT and one >= _MANY)
    if not a.bound and not b.bound and not _LEAST_OF < one / (other or 1) < 1 / _LEAST_OF:
        return False
    bare = alike(ours, theirs) >= _BARE if QuantityKind.PLAIN in (a.kind, b.kind) else a.kind is b.kind and one >= _MANY
    return bare and a.kind is not QuantityKind.AGE and agree_alike(_as_printed(a), _as_printed(b), "")


def _as_printed(found: Quantity) -> Quantity:
    """The quantity without its unit, as the figure that was written."""
    if found.factor == 1.0:
        return found
    low, high, step = (value / found.factor for value in (found.low, found.high, found.step))
    return evolve(found, low=low, high=high, step=step, factor=1.0)


def _tells_part(found: Quantity, part: Quantity) -> bool:
    """Whether a quantity tells one of the parts of another: "13 residents" of "13/40"."""
    if found.kind in _COUNTED and part.kind in _COUNTED:
        return found.low == part.low and found.high == part.high
    return agree(found, part)


def _numerator(ours: Quantity) -> Iterable[Quantity]:
    """What was counted of "5.9 per 100,000", which others write without the rest."""
    return ours.parts[:1] if ours.kind is QuantityKind.PERCENT and ours.parts[-1].vague else ()


def _tells_as_share(share: Quantity, theirs: Quantity) -> bool:
    """Whether a share tells what another tells as a factor or as a bare decimal: "half" and 0.55, "70 %" and 0.70."""
    if share.kind is not QuantityKind.PERCENT or theirs.bound or not 0 < theirs.low <= 1:
        return False
    if theirs.kind not in _MULTIPLES and theirs.kind is not QuantityKind.PLAIN:
        return False
    return _is_near(share, 100 * theirs.low, 100 * theirs.step)


def _tells_as_factor(factor: Quantity, theirs: Quantity) -> bool:
    """Whether a bare number tells what a ratio, a multiple or a relative change does: "twice" and 2.24."""
    if theirs.kind is not QuantityKind.PLAIN or not theirs.low % 1:
        return False
    if factor.kind is QuantityKind.PERCENT and factor.change is Change.RELATIVE:
        return 0 < theirs.low < _RATIO and _is_near(factor, 100 * abs(theirs.low - 1), 100 * theirs.step)
    return factor.kind in _MULTIPLES and _is_near(factor, theirs.low, theirs.step)


def _is_near(found: Quantity, value: float, step: float) -> bool:
    loose = _ROUGH if found.rough or found.approximate else 0.0
    slack = max(found.step / 2, step / 2, loose * max(found.high, value)) + 1e-9
    return found.low - slack <= value <= found.high + slack


def is_close(ours: Stated, theirs: Stated) -> bool:
    """Whether two quantities that agree do so by their figures, and not only because one is a bound or is vague.

    "More than 1,000" is true of 40,000, and still nobody would write so.
    """
    a, b = ours.quantity, theirs.quantity
    if not (a.vague or b.vague or a.bound or b.bound):
        return True
    low, high = on_one_scale(ours, theirs)
    return high <= _NOT_FAR * low


def can_both_be(ours: Stated, theirs: Stated) -> bool:
    """Whether two quantities of one kind can both be true: they agree or nearly do."""
    if tells_same(ours, theirs):
        return True
    a, b = ours.quantity, theirs.quantity
    if ours.like != theirs.like or a.low < a.high or b.low < b.high:
        return False
    one, other = abs(a.low), abs(b.low)
    return abs(one - other) <= _NEARLY * max(one, other)


def make_whole(ours: Stated, theirs: Stated) -> bool:
    """Whether two shares make up a whole: 1 % missed and 99 % found."""
    a, b = ours.quantity, theirs.quantity
    if ours.like != "%" or theirs.like != "%":
        return False
    rest = 100 - b.low
    low = 0.0 if a.bound == "at most" else a.low
    high = 100.0 if a.bound == "at least" else a.high
    slack = max(a.step, b.step) / 2 + 1e-9
    return low - slack <= rest <= high + slack


def on_one_scale(ours: Stated, theirs: Stated) -> tuple[float, float]:
    """The two values, the smaller first, on a scale that both have: a change as a factor, a share as a decimal."""
    relative = "factor" in (ours.like, theirs.like)
    one, other = _scaled(ours.quantity, relative=relative), _scaled(theirs.quantity, relative=relative)
    return (one, other) if one <= other else (other, one)


def _scaled(found: Quantity, *, relative: bool) -> float:
    value = abs(found.middle)
    if found.kind is not QuantityKind.PERCENT:
        return value
    if relative and found.change is Change.RELATIVE:
        return max(0.0, 1 + (-1 if found.sign < 0 else 1) * value / 100)
    return value / 100


def both_words(ours: Stated, theirs: Stated) -> dict[str, Any]:
    """The fields of a `Difference` that tell two quantities as written."""
    here, there = ((each.quantity.start, each.quantity.end) for each in (ours, theirs))
    return both_sides(ours.sentence, here, theirs.sentence, there)
