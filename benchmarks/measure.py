"""Figures with their intervals, and the table that every benchmark prints."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import frozen

Item = TypeVar("Item")


@frozen(kw_only=True)
class Figure:
    """One measured value between its 95 % bounds, beside what it has to beat."""

    measure: str
    value: float
    n: int
    low: float | None = None
    high: float | None = None
    floor: str = ""
    peer: str = ""
    reach: str = ""


@frozen(kw_only=True)
class Counts:
    """True positives, false positives and false negatives of one document or row."""

    hit: int = 0
    false: int = 0
    missed: int = 0


def precision(rows: Sequence[Counts]) -> float:
    """Share of what was said that is right, over all rows together; 1 where nothing was said."""
    said = sum(row.hit + row.false for row in rows)
    return sum(row.hit for row in rows) / said if said else 1.0


def recall(rows: Sequence[Counts]) -> float:
    """Share of what is there that was said, over all rows together; 1 where nothing is there."""
    there = sum(row.hit + row.missed for row in rows)
    return sum(row.hit for row in rows) / there if there else 1.0


def f1(rows: Sequence[Counts]) -> float:
    """Harmonic mean of precision and recall over all rows together (micro-averaged)."""
    hits = 2 * sum(row.hit for row in rows)
    total = hits + sum(row.false + row.missed for row in rows)
    return hits / total if total else 1.0


def bootstrap(
    rows: Sequence[Item], statistic: Callable[[Sequence[Item]], float], *, samples: int = 1000
) -> tuple[float, float]:
    """The 95 % percentile interval of `statistic`, resampling `rows` (documents, not sentences)."""
    chance = random.Random(0)
    values = sorted(statistic(chance.choices(rows, k=len(rows))) for _ in range(samples))
    return values[int(0.025 * samples)], values[int(0.975 * samples) - 1]


def figure(  # noqa: PLR0913 - a figure stands beside its floor, peer and reach
    measure: str,
    rows: Sequence[Item],
    statistic: Callable[[Sequence[Item]], float],
    *,
    floor: str = "",
    peer: str = "",
    reach: str = "",
) -> Figure:
    """`statistic` over `rows` with its bootstrap interval."""
    low, high = bootstrap(rows, statistic)
    return Figure(
        measure=measure,
        value=statistic(rows),
        n=len(rows),
        low=low,
        high=high,
        floor=floor,
        peer=peer,
        reach=reach,
    )


def table(figures: Sequence[Figure]) -> str:
    """The figures as an aligned text table: figure, interval, floor, peer, reach."""
    head = ("measure", "value", "95 %", "n", "floor", "peer", "reach")
    rows = [head]
    for each in figures:
        interval = f"{each.low:.3f}–{each.high:.3f}" if each.low is not None and each.high is not None else ""
        rows.append((each.measure, f"{each.value:.3f}", interval, str(each.n), each.floor, each.peer, each.reach))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)


def as_json(name: str, figures: Sequence[Figure], date: str) -> dict[str, object]:
    """The figures of a benchmark as other programs read them."""
    values = {each.measure: {"value": each.value, "low": each.low, "high": each.high, "n": each.n} for each in figures}
    return {"name": name, "date": date, "figures": values}
