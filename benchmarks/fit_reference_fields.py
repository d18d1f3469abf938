"""Fit the weights of `claimcheck.references.tagger`: `python -m benchmarks.fit_reference_fields --data DIR`.

An averaged structured perceptron (Collins 2002) on references that `_reference_maker` makes up, and on every other
tagged reference of `reference_strings` (the rest is for measuring), with random dropout of features so that no single
word list is leaned on; the weights of several such fits are added up.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from lxml import etree

from benchmarks._reference_maker import Maker
from benchmarks._reference_words import Facts, gather, words
from benchmarks._stamps import write_weights
from benchmarks._verdict_sets import Pair
from claimcheck.references.features import features
from claimcheck.references.pieces import Piece, cut
from claimcheck.references.tagger import LABELS, Model, best_path

WEIGHTS = Path("src/claimcheck/references/fields.json")
_ROUNDS = 5
_DROPPED = 0.2
"""Share of features left out at random in each step of the fit."""
_FITS = 8
_EACH = 20_000
"""References made up for each fit."""
_REPEATS = 4
"""Times that each tagged reference is learned from in a round."""
_TAGS = {
    **{label: label for label in LABELS},
    "container-title": "container",
    "collection-title": "container",
    "location": "publisher",
    "translator": "editor",
    "url": "id",
    "doi": "id",
    "isbn": "id",
}
"""What the elements of a tagged reference are to the tagger; all others are notes."""
_SCALE = 3.0
"""Whole-number steps for one step of the perceptron."""
_LEAST = 15
"""Least difference between the weights of a feature; smaller ones change nothing that can be measured."""

Row = tuple[list[Piece], list[list[str]], list[int]]
"""Pieces, their features, their labels."""
Table = dict[str, list[float]]


def row(parts: list[tuple[str, str]]) -> Row:
    """A made-up reference as the tagger sees it; a piece bears the label of most of its characters."""
    text, labels, masked = "", [], []
    for label, part in parts:
        if label == "id" and any(sign.isalnum() for sign in part):
            masked.append((len(text), len(text) + len(part)))
        labels += [LABELS.index("note" if label == "id" else label)] * len(part)
        text += part
    pieces = cut(text, masked)
    gold = [
        Counter(labels[at] for at in range(piece.start, piece.end) if not text[at].isspace()).most_common(1)[0][0]
        for piece in pieces
    ]
    return pieces, features(pieces), gold


class Perceptron:
    """A structured perceptron that keeps the running average of its weights."""

    def __init__(self) -> None:
        self.weights: Table = {}
        self.moves: dict[str, list[list[float]]] = {}
        self._late: Table = {}
        self._late_moves: dict[str, list[list[float]]] = {}
        self._step = 1

    def learn(self, signs: list[str], names: list[list[str]], gold: list[int]) -> None:
        """Move the weights from the path found towards the right one."""
        found = best_path(signs, names, Model(self.weights, self.moves))  # type: ignore[arg-type]
        for at, (right, wrong) in enumerate(zip(gold, found, strict=True)):
            if right != wrong:
                for name in names[at]:
                    self._add(self.weights, self._late, name, right, 1)
                    self._add(self.weights, self._late, name, wrong, -1)
            if at and (gold[at - 1], right) != (found[at - 1], wrong):
                self._move(signs[at], gold[at - 1], right, 1)
                self._move(signs[at], found[at - 1], wrong, -1)
        self._step += 1

    def _add(self, table: Table, late: Table, name: str, label: int, change: int) -> None:
        for held, amount in ((table, change), (late, change * self._step)):
            held.setdefault(name, [0.0] * len(LABELS))[label] += amount

    def _move(self, sign: str, last: int, label: int, change: int) -> None:
        for held, amount in ((self.moves, change), (self._late_moves, change * self._step)):
            held.setdefault(sign, [[0.0] * len(LABELS) for _ in LABELS])[label][last] += amount

    def average(self) -> tuple[Table, dict[str, list[list[float]]]]:
        """The weights averaged over all steps."""

        def mean(now: list[float], late: list[float]) -> list[float]:
            return [each - other / self._step for each, other in zip(now, late, strict=True)]

        weights = {name: mean(now, self._late[name]) for name, now in self.weights.items()}
        moves = {
            sign: [mean(*pair) for pair in zip(now, self._late_moves[sign], strict=True)]
            for sign, now in self.moves.items()
        }
        return weights, moves


def tagged(path: Path) -> list[Row]:
    """The references on the even rows of a tagged file; the odd ones are measured on."""
    rows = []
    for sequence in list(etree.parse(str(path)).getroot())[::2]:
        parts = [(_TAGS.get(str(part.tag), "note"), " ".join((part.text or "").split())) for part in sequence]
        spaced = [each for label, text in parts for each in ((label, text), ("note", " "))]
        rows.append(row(spaced[:-1]))
    return [each for each in rows if each[0]]


def fit(known: Facts, real: list[Row], seed: int) -> tuple[Table, dict[str, list[list[float]]]]:
    """One fit on references of its own."""
    maker, chance, perceptron = Maker(known, seed), random.Random(seed), Perceptron()
    rows = [made for made in (row(maker.make()) for _ in range(_EACH)) if made[0]] + real * _REPEATS
    for _ in range(_ROUNDS):
        chance.shuffle(rows)
        for pieces, names, gold in rows:
            kept = [[name for name in held if chance.random() >= _DROPPED] for held in names]
            perceptron.learn([piece.before for piece in pieces], kept, gold)
    return perceptron.average()


def frozen_rows(pair: Pair) -> list[dict[str, float]]:
    """What the stamp is taken of: a made-up reference whose title is the claim of the pair."""
    titled = Facts(words()["surname"], [pair.claim], words()["journal"], [pair.claim])
    _, names, _ = row(Maker(titled, zlib.crc32(pair.claim.encode())).make())
    return [dict.fromkeys(held, 1.0) for held in names]


def main() -> None:
    """Fit, add up, round, leave out what is small, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_reference_fields", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/")
    data = parser.parse_args().data / "data"
    known = gather(data / "reference_matching")
    real = tagged(data / "reference_strings" / "core.xml")
    weights: dict[str, list[int]] = {}
    moves: dict[str, list[list[int]]] = {}
    sums: Table = {}
    steps: dict[str, list[list[float]]] = {}
    with ProcessPoolExecutor() as pool:
        for one, ways in pool.map(partial(fit, known, real), range(_FITS)):
            for name, values in one.items():
                sums[name] = [a + b for a, b in zip(sums.get(name, [0.0] * len(LABELS)), values, strict=True)]
            for sign, table in ways.items():
                old = steps.get(sign, [[0.0] * len(LABELS) for _ in LABELS])
                steps[sign] = [[a + b for a, b in zip(*pair, strict=True)] for pair in zip(old, table, strict=True)]
    scale = _SCALE / _FITS * 2
    for name, values in sorted(sums.items()):
        rounded = [round(scale * value) for value in values]
        if max(rounded) - min(rounded) >= _LEAST:
            weights[name] = rounded
    moves = {
        sign: [[round(scale * value) for value in line] for line in table] for sign, table in sorted(steps.items())
    }
    told = {
        "labels": LABELS,
        "moves": moves,
        "weights": {name: " ".join(map(str, some)) for name, some in weights.items()},
    }
    write_weights(WEIGHTS, "fit_reference_fields", frozen_rows, told, compact=True)
    print(f"{len(weights)} features, {WEIGHTS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
