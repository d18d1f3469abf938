"""The field that each piece of a reference belongs to, by a linear model over pieces and their neighbours.

The model is a linear chain: a weight for each feature and label, and one for each step from label to label across
each class of punctuation; its best path is found by the Viterbi algorithm. The weights are fitted by
`python -m benchmarks.fit_reference_fields` on references made up for the purpose.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.references.features import features

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.references.pieces import Piece

LABELS = ("author", "editor", "title", "container", "journal", "volume", "pages", "date", "publisher", "note")
"""What a piece can be; the issue is part of the volume, the place part of the publisher."""

_NONE = (0,) * len(LABELS)
_NO_MOVES = (_NONE,) * len(LABELS)


@frozen
class Model:
    """Weights of the linear model, whole numbers without a unit."""

    weights: Callable[[str], Sequence[int] | None]
    """Feature -> weight for each label; None for a feature without weights."""
    moves: Mapping[str, Sequence[Sequence[int]]]
    """Class of punctuation -> for each label of a piece -> weight for each label of the piece before."""


class _Weights(dict[str, "Sequence[int]"]):
    """Weights that are read from their text when first asked for: few of the thousands occur in one list."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, name: str) -> Sequence[int] | None:
        text = self._texts.get(name)
        return None if text is None else self.setdefault(name, tuple(map(int, text.split())))


@cache
def model() -> Model:
    """The fitted model that ships with claimcheck."""
    data = json.loads(Path(__file__).with_name("fields.json").read_text(encoding="utf-8"))
    return Model(_Weights(data["weights"]).__getitem__, data["moves"])


def tag(pieces: Sequence[Piece], fitted: Model) -> list[str]:
    """The label of each piece, one of `LABELS`."""
    path = best_path([piece.before for piece in pieces], features(pieces), fitted)
    return [LABELS[label] for label in path]


def best_path(signs: Sequence[str], names: Sequence[Iterable[str]], fitted: Model) -> list[int]:
    """The sequence of labels, as places in `LABELS`, with the greatest sum of weights.

    Args:
        signs: Class of the punctuation before each piece.
        names: Features of each piece.
        fitted: The weights.
    """
    if not signs:
        return []
    weights = fitted.weights
    back: list[list[int]] = []
    scores: list[int] = []
    for sign, held in zip(signs, names, strict=True):
        own = list(map(sum, zip(_NONE, *filter(None, map(weights, held)), strict=True)))
        if not scores:
            scores = own
            continue
        moves = fitted.moves.get(sign, _NO_MOVES)
        came: list[int] = []
        best: list[int] = []
        for label, score in enumerate(own):
            totals = list(map(add, scores, moves[label]))
            top = max(totals)
            came.append(totals.index(top))
            best.append(top + score)
        back.append(came)
        scores = best
    path = [scores.index(max(scores))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
