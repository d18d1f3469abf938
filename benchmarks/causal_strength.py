"""How strongly conclusion sentences word a relation: four levels, cue rules, nothing fitted.

As no weight is fitted, a fold held out of fitting would be read like any other, and the mean over five folds is the
figure over all. What the rules could overfit is the eye of their writer: they were last mended while reading errors
on two thirds of the sentences; the other third, drawn by a checksum of the sentence, was not looked at then (its
sentences may have been before, when the first rules were written).
"""

from __future__ import annotations

import csv
import zlib
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, figure
from claimcheck.language.strength import read_strength

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NAMES = ("no relation", "correlational", "conditional causal", "direct causal")

Pair = tuple[int, int]
"""`(level as labelled, level as read)`."""


def run(data: Path) -> list[Figure]:
    """Macro-F1 over the four levels of 3,061 sentences; the intervals resample sentences, as no documents are told."""
    path = data / "data" / "causal_strength" / "annotated_pubmed.csv"
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        rows = [(row["sentence"], int(row["label"])) for row in csv.DictReader(lines)]
    pairs = [(label, read_strength(sentence).level) for sentence, label in rows]
    unread = [pair for pair, (sentence, _) in zip(pairs, rows, strict=True) if zlib.crc32(sentence.encode()) % 3 == 0]
    return [
        figure("macro-F1", pairs, macro_f1, floor=".625 (cue regex)", peer=".883 (BioBERT)", reach=".78"),
        figure("macro-F1, a third not read when mending", unread, macro_f1, reach=".78"),
        *(
            figure(f"{name}, F1", pairs, lambda some, level=level: level_f1(some, level))  # type: ignore[misc]
            for level, name in enumerate(_NAMES)
        ),
    ]


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Mean of the F1 of the four levels."""
    return sum(level_f1(pairs, level) for level in range(len(_NAMES))) / len(_NAMES)


def level_f1(pairs: Sequence[Pair], level: int) -> float:
    """F1 of one level; 0 where it is neither labelled nor read."""
    counts = Counter(pairs)
    said = sum(count for (_, read), count in counts.items() if read == level)
    there = sum(count for (label, _), count in counts.items() if label == level)
    return 2 * counts[level, level] / (said + there) if said + there else 0.0
