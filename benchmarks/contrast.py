"""The comparison of a claim with its source on 100 made-up facts, each with a faithful claim and up to four faults.

`contrast.jsonl` is our own writing, finished and frozen before the verification was first run on it: the studies are
invented. A line holds the `source` (2–4 sentences), a `faithful` paraphrase and faulty claims: `negated` (or a null
result sold as an effect), `number`, `swapped` (who got what, or who did better) and `strength` (a hedge dropped, a
cause for an association, all for some, advice). `notes` tell the design and whether the faults are minimal edits or
rewritten. The first 50 facts may be read when mending the verification; on the other 50 only figures are reported.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from benchmarks.measure import Figure, figure
from claimcheck.model.comparisons import (
    ArmSwap,
    Comparison,
    Difference,
    DirectionConflict,
    DroppedHedge,
    NumberMismatch,
    StrengthGap,
    Verdict,
)
from claimcheck.verification import verify

FAITHFUL = "faithful"
FAULTS: Mapping[str, tuple[type[Difference], ...]] = {
    "negated": (DirectionConflict,),
    "number": (NumberMismatch,),
    "swapped": (ArmSwap,),
    "strength": (StrengthGap, DroppedHedge),
}
"""Each fault, and the differences that name it right."""
MEDIUM = 0.5
"""Confidence, 0–1, from which a difference is shown to an editor."""
_SEEN = 50
_PEER = "citesure: negated 0/32, swapped 5/32"


@frozen(kw_only=True)
class Judged:
    """One claim of the set and how it was compared with its source."""

    kind: str
    claim: str
    comparison: Comparison

    def shown(self) -> tuple[Difference, ...]:
        """The differences of medium or high confidence, surest first."""
        return tuple(each for each in self.comparison.differences if each.confidence >= MEDIUM)


@frozen(kw_only=True)
class Fact:
    """A source with its judged claims."""

    id: str
    source: str
    notes: str
    claims: tuple[Judged, ...]


def facts(path: Path) -> list[Fact]:
    """Every fact of the set with each of its claims compared with its source, in the order of the file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        Fact(
            id=row["id"],
            source=row["source"],
            notes=row["notes"],
            claims=tuple(
                Judged(kind=kind, claim=row[kind], comparison=verify(row[kind], row["source"]))
                for kind in (FAITHFUL, *FAULTS)
                if kind in row
            ),
        )
        for row in rows
    ]


def share(kinds: Sequence[str], holds: Callable[[Judged], bool]) -> Callable[[Sequence[Fact]], float]:
    """The statistic: share, 0–1, of the claims of `kinds` for which `holds` is true; 0 where there is none."""

    def statistic(rows: Sequence[Fact]) -> float:
        judged = [holds(claim) for row in rows for claim in row.claims if claim.kind in kinds]
        return sum(judged) / len(judged) if judged else 0.0

    return statistic


def supported(judged: Judged) -> bool:
    """Whether the claim was called supported."""
    return judged.comparison.verdict is Verdict.SUPPORTED


def alarmed(judged: Judged) -> bool:
    """Whether the claim was called contradicted or a difference was shown."""
    return judged.comparison.verdict is Verdict.CONTRADICTED or bool(judged.shown())


def named(judged: Judged) -> bool:
    """Whether one of the differences shown is of the kind of the fault."""
    return any(isinstance(each, FAULTS[judged.kind]) for each in judged.shown())


def named_first(judged: Judged) -> bool:
    """Whether the surest of the differences shown is of the kind of the fault."""
    return any(isinstance(each, FAULTS[judged.kind]) for each in judged.shown()[:1])


def run(data: Path) -> list[Figure]:  # noqa: ARG001 - every benchmark is called alike
    """Faults let through, false alarms and faults named, by kind; the two halves apart, resampled by fact."""
    rows = facts(Path(__file__).with_name("contrast.jsonl"))
    return [*figures("seen", rows[:_SEEN]), *figures("held out", rows[_SEEN:])]


def figures(half: str, rows: Sequence[Fact]) -> list[Figure]:
    """The figures of one half of the set; those of a kind over the facts that have a fault of it."""
    every = tuple(FAULTS)
    found = [
        figure(f"{half}: faithful, alarmed", rows, share((FAITHFUL,), alarmed), reach="≤ 0.03"),
        figure(f"{half}: faithful, supported", rows, share((FAITHFUL,), supported)),
        figure(f"{half}: faults, supported", rows, share(every, supported), peer=_PEER, reach="≤ 0.02"),
        figure(f"{half}: faults, named", rows, share(every, named), reach="≥ 0.85"),
        figure(f"{half}: faults, named first", rows, share(every, named_first)),
    ]
    for kind in FAULTS:
        there = [row for row in rows if any(claim.kind == kind for claim in row.claims)]
        found += [
            figure(f"{half}: {kind}, supported", there, share((kind,), supported), reach="≤ 0.02"),
            figure(f"{half}: {kind}, named", there, share((kind,), named), reach="≥ 0.85"),
        ]
    return found
