"""Whether exchanged arms are found: pairs of our own, and Evidence Inference's templated claims; nothing fitted."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, figure
from claimcheck.language.segmentation import split_sentences
from claimcheck.verification.arms.arms import misplaced_arms
from claimcheck.verification.arms.exchanges import exchanged_values
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAIRS = "arm_pairs.txt"
HELD_OUT = "arm_pairs_held_out.txt"
MEDIUM = 0.5
"""Confidence, 0–1, from which a difference is shown to an editor."""


def run(data: Path) -> list[Figure]:
    """Share of swaps found and of faithful claims accused; the intervals resample sources."""
    own, held = (list(_judged(Path(__file__).with_name(name))) for name in (PAIRS, HELD_OUT))
    told = list(templated((data / "data" / "evidence_inference" / "prompts.jsonl").read_text(encoding="utf-8")))
    return [
        figure("own pairs, swap found", own, lambda rows: _share([bad for _, bad in rows]), reach=".85"),
        figure("own pairs, false alarm", own, lambda rows: _share([good for good, _ in rows]), reach=".03"),
        figure("held-out pairs, swap found", held, lambda rows: _share([bad for _, bad in rows]), reach=".85"),
        figure("held-out pairs, false alarm", held, lambda rows: _share([good for good, _ in rows]), reach=".03"),
        figure("evidence inference, swap found", told, lambda rows: _share([bad for _, bad in rows])),
        figure("evidence inference, false alarm", told, lambda rows: _share([good for good, _ in rows]), reach=".03"),
    ]


def _judged(path: Path) -> Iterator[tuple[bool, bool]]:
    """`(faithful accused, swapped found)` of each pair in the file."""
    for source, faithful, swapped in read_pairs(path.read_text(encoding="utf-8")):
        yield is_swapped(faithful, source), is_swapped(swapped, source)


def _share(rows: Sequence[bool]) -> float:
    return sum(rows) / len(rows) if rows else 0.0


def is_swapped(claim: str, source: Sequence[str]) -> bool:
    """Whether exchanged sides are shown in `claim` against the sentences of `source`."""
    read = read_source(tuple(source))
    return any(
        found.confidence >= MEDIUM
        for each in map(partial(read_claim, source=read), sentences(claim))
        for finder in (misplaced_arms, exchanged_values)
        for found in finder(each, rank(each, read), read)
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [span.of(text) for span in split_sentences(text)]


def read_pairs(text: str) -> Iterator[tuple[list[str], str, str]]:
    """`(sentences of the source, faithful claim, swapped claim)` of each block of the file."""
    for block in text.split("\n\n"):
        lines = {line[0]: line[2:] for line in block.splitlines() if not line.startswith("#")}
        yield sentences(lines["S"]), lines["="], lines["x"]


def templated(lines: str) -> Iterator[tuple[bool, bool]]:
    """`(faithful accused, swapped found)` against the evidence of each trial that found a difference."""
    for line in lines.splitlines():
        row = json.loads(line)
        if row["label"] == "no significant difference":
            continue
        faithful = next(each["claim"] for each in row["templated_claims"] if each["label"] == "SUPPORT")
        verb = "increased" if "increased" in row["label"] else "decreased"
        one, other, outcome = row["intervention"].strip(), row["comparator"].strip(), row["outcome"].strip()
        swapped = f"Compared with {one}, {other} significantly {verb} {outcome}."
        source = [each for piece in row["evidence"] for each in sentences(piece["text"].strip())]
        yield is_swapped(faithful, source), is_swapped(swapped, source)
