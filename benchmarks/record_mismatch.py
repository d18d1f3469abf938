"""Printed references against the record of their DOI: faults found, and right prints accused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks._printed_records import STYLES, Print, hallmark, real_strings
from benchmarks.measure import Figure, figure
from claimcheck.references.bibliography import parse_reference
from claimcheck.sources.fitting import fits, mismatches

_REACH = {
    "swapped_authors": "≥ .90",
    "placeholder_authors": "≥ .90",
    "chimeric_title": "≥ .95",
    "near_miss_title": "≥ .50",
    "future_date": "≥ .95",
    "valid": "≤ .005",
}


def accused(row: Print) -> bool:
    """Whether anything is said against a print: REF203 or REF208."""
    reference = parse_reference(row.printed)
    return not fits(reference, row.work) or bool(mismatches(reference, row.work))


def share(values: Sequence[float]) -> float:
    """Mean of truth values."""
    return sum(values) / len(values) if values else 0.0


def run(data: Path) -> list[Figure]:
    """For each kind the share that is accused, on the rows seen and on the third kept aside (by DOI)."""
    folder = data / "data"
    prints = [
        Print(kind, style(printed), record, held)
        for kind, printed, record, held in hallmark(folder / "hallmark")
        for style in STYLES
    ]
    prints += real_strings(folder)
    figures = []
    for kind in dict.fromkeys(each.kind for each in prints):
        for name, held in (("seen", False), ("held out", True)):
            values = [float(accused(each)) for each in prints if each.kind == kind and each.held is held]
            reach = _REACH.get(kind, "≤ .005" if "strings" in kind else "")
            figures.append(figure(f"accused: {kind.replace('_', ' ')}, {name}", values, share, reach=reach))
    return figures
