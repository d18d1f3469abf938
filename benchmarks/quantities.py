"""Whether quantities are read and compared right: pairs of our own, and numbers changed in trial papers."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from benchmarks.measure import Counts, Figure, figure, precision, recall
from claimcheck.language.quantities import QuantityKind, agree, comparable, read_quantities
from claimcheck.language.segmentation import split_sentences
from claimcheck.model.comparisons import Difference, NumberMismatch
from claimcheck.verification.quantities.numbers import compare_numbers
from claimcheck.verification.reading import read_claim, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.quantities import Quantity

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_LEFT_ALONE = {QuantityKind.P_VALUE, QuantityKind.YEAR, QuantityKind.PLAIN}


@frozen
class Row:
    """A label given and the label read."""

    label: str
    read: str


def _faults(claim: str, sentences: Sequence[str]) -> tuple[Difference, ...]:
    source = read_source(tuple(sentences))
    return compare_numbers(read_claim(claim, source), source)


def run(data: Path) -> list[Figure]:
    """Accuracy over the pairs; precision and recall of mismatches over evidence sentences, by paper."""
    rows = list(read_rows(Path(__file__).with_name("quantity_pairs.txt").read_text(encoding="utf-8")))
    papers = list(changed_numbers((data / "data" / "evidence_inference" / "prompts.jsonl").read_text(encoding="utf-8")))
    return [
        figure("own pairs, label right", rows, lambda some: sum(each.label == each.read for each in some) / len(some)),
        *(
            figure(f"own pairs, {label} right", [each for each in rows if each.label == label], _right)
            for label in ("equal", "unequal", "incomparable")
        ),
        figure("changed number, precision", papers, precision, reach=".95"),
        figure("changed number, recall", papers, recall),
    ]


def _right(rows: Sequence[Row]) -> float:
    return sum(each.label == each.read for each in rows) / len(rows)


def read_rows(text: str) -> Iterator[Row]:
    """The pairs of the file with what is read of them."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            label, one, other = line.split(" | ")
            yield Row(label, judge(read_quantities(one), read_quantities(other)))


def judge(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> str:
    """How the quantities of two texts stand to each other, as the file labels it."""
    pairs = [(a, b) for a in ours for b in theirs if comparable(a, b)]
    if not pairs:
        return "incomparable"
    return "equal" if any(agree(a, b) for a, b in pairs) else "unequal"


def changed_numbers(lines: str) -> Iterator[Counts]:
    """For each paper: evidence sentences against the abstract, as printed and with one number changed.

    A mismatch said of a sentence as printed is false (a paper seldom contradicts itself); a changed number that
    the abstract had is to be found.
    """
    chance = random.Random(0)
    papers: dict[str, dict[str, list[str]]] = {}
    for line in lines.splitlines():
        row = json.loads(line)
        texts = papers.setdefault(row["pmcid"], {}).setdefault(row["abstract"], [])
        texts.extend(each["text"].strip() for each in row["evidence"])
    for paper in papers.values():
        for abstract, texts in paper.items():
            counts = Counts()
            source = [span.of(abstract) for span in split_sentences(abstract)]
            for sentence in dict.fromkeys(span.of(text) for text in texts for span in split_sentences(text)):
                counts = _add(counts, _measure(sentence, source, chance))
            yield counts


def _add(one: Counts, other: Counts) -> Counts:
    return Counts(hit=one.hit + other.hit, false=one.false + other.false, missed=one.missed + other.missed)


def _measure(sentence: str, source: Sequence[str], chance: random.Random) -> Counts:
    if sentence in source:
        return Counts()
    false = int(any(isinstance(each, NumberMismatch) for each in _faults(sentence, source)))
    there = [
        each
        for each in read_quantities(sentence)
        if each.kind not in _LEFT_ALONE
        and _FIGURE.search(sentence[each.start : each.end])
        and any(sentence[each.start : each.end] in other for other in source)
    ]
    if not there:
        return Counts(false=false)
    chosen = chance.choice(there)
    words = sentence[chosen.start : chosen.end]
    match = _FIGURE.search(words)
    digits = match[0] if match else "0"
    decimals = len(digits.partition(".")[2])
    changed = words.replace(digits, f"{float(digits) * chance.choice((0.5, 0.7, 1.4, 1.8, 2.3)):.{decimals}f}", 1)
    if changed == words:
        return Counts(false=false)
    again = _faults(sentence[: chosen.start] + changed + sentence[chosen.end :], source)
    found = any(isinstance(each, NumberMismatch) and abs(each.claim_start - chosen.start) < 3 for each in again)
    return Counts(hit=int(found), false=false, missed=int(not found))
