"""Amounts: the values that quantities are read into, whatever words and units they were written in."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class QuantityKind(StrEnum):
    """What kind of thing a number counts."""

    PERCENT = "percent"
    COUNT = "count"
    DURATION = "duration"
    FREQUENCY = "frequency"
    """How often (unit "/day"), or how long a day (unit "h/day")."""
    MASS = "mass"
    VOLUME = "volume"
    LENGTH = "length"
    AGE = "age"
    RATIO = "ratio"
    """Odds, hazard, risk and rate ratios."""
    FOLD = "fold"
    P_VALUE = "p-value"
    SAMPLE_SIZE = "sample size"
    YEAR = "year"
    MONEY = "money"
    MEASURE = "measure"
    """A number with another unit: mm Hg, kcal, mmol/L."""
    PLAIN = "plain"


class Change(StrEnum):
    """Whether a number tells a level or by how much something changed or differs."""

    LEVEL = "level"
    ABSOLUTE = "absolute"
    RELATIVE = "relative"


class Bound(StrEnum):
    """How the words before or after a number bound it."""

    NONE = ""
    AT_LEAST = "at least"
    AT_MOST = "at most"


@frozen(kw_only=True)
class Quantity:
    """A quantity `[start:end]` of a text, in its base unit.

    Base units: %, day, /day, h/day, mg, ml, cm, year (of age, of the calendar), factor (ratios and folds), people,
    or, for counts, the noun in the singular; amounts over time end in "/day", doses by weight in "/kg".
    """

    start: int
    end: int
    kind: QuantityKind
    low: float
    high: float
    """Equal to `low` but for ranges."""
    unit: str
    step: float = 1.0
    """What the last digit written counts, in `unit`: how finely the writer told it."""
    factor: float = 1.0
    """Base units in one unit as written: 7 for weeks."""
    approximate: bool = False
    bound: Bound = Bound.NONE
    vague: bool = False
    """"Dozens of", "daily": fit to agree with a number, never to be called wrong."""
    rough: bool = False
    """A fraction in words, "half", "one in five": told for its order of size."""
    spread: bool = False
    """A standard deviation or error, what follows "±", or a bare number in brackets."""
    change: Change = Change.LEVEL
    sign: int = 0
    """+1 for more, −1 for less; 0 for levels and where it is not told."""
    role: str = ""
    """What the number is of its kind: "span", "point" or "ago" of a duration; "screened", "randomised", "analysed"
    of people; the ratio's name; "mean", "minimum" of an age. Empty where the words do not tell."""
    interval: tuple[float, float] | None = None
    """The confidence interval that follows."""
    noun: str = ""
    """The noun that is counted, as written; empty where none follows."""
    measured: tuple[str, ...] = ()
    """Content words around, in lower case, which say what is measured."""
    parts: tuple[Quantity, ...] = ()
    """What a joined quantity was made of: "twice daily for one hour", "45 of 100 patients"."""

    @property
    def middle(self) -> float:
        """The value, or the middle of the range."""
        return (self.low + self.high) / 2
