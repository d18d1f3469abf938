"""The field that each piece of a reference belongs to, by a linear model over pieces and their neighbours."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

from attrs import frozen

from claimcheck.references.lexicon import CLASSES
from claimcheck.references.pieces import Piece

LABELS = ("author", "editor", "title", "container", "journal", "volume", "pages", "date", "publisher", "note")
"""What a piece can be; the issue is part of the volume, the place part of the publisher."""

_NUMERIC = frozenset({"number", "range", "years", "volume", "issue", "pages", "roman", "year", "double"})
_AND = re.compile(r"(?:^|\s)(?:and|&|et|und|y)\s")
_LEADING_AND = re.compile(r"(?:and|&|et|und|y)\s")
_STOPS = frozenset({".", ").", "?", "!"})
_WORDY = frozenset({"words", "abbr", *(form + many for form in ("full", "inv", "van", "dir") for many in ("", "+"))})


@frozen
class Model:
    """Weights of the linear model, one whole number for each label."""

    weights: Mapping[str, Sequence[int]]
    """Feature -> weight for each label."""
    moves: Mapping[str, Sequence[Sequence[int]]]
    """Class of punctuation -> label of the piece before -> weight for each label of the piece."""


@cache
def model() -> Model:
    """The fitted model that ships with claimcheck."""
    data = json.loads(files(__package__).joinpath("fields.json").read_text(encoding="utf-8"))
    return Model(data["weights"], data["moves"])


@frozen
class _Look:
    """What is seen of one piece by itself."""

    kind: str
    shape: str
    classes: tuple[str, ...]
    first: str
    last: str
    length: int


def _look(piece: Piece) -> _Look:
    words = piece.text.split()
    lowered = [word.strip(".,;:()'’‘*").lower() for word in words]
    found = [CLASSES.get(word, ()) for word in lowered]
    if piece.kind not in _WORDY:
        digits = sum(sign.isdigit() for sign in piece.text)
        return _Look(piece.kind, f"{piece.kind}{min(digits, 6)}", (), "", "", 0)
    capitals = sum(word[:1].isupper() for word in words)
    lower = len(words) - capitals
    case = (
        "A"
        if piece.text.isupper() and len(piece.text) > 3
        else "L"
        if capitals == 0
        else "C"
        if lower == 0
        else "S"
        if capitals == 1
        else "M"
    )
    count = len(words) if len(words) < 5 else 5 if len(words) < 9 else 9
    content = len(words) - sum("function" in each for each in found)
    seen: dict[str, int] = {}
    for each in found:
        for name in each:
            seen[name] = seen.get(name, 0) + 1
    classes = [name for name, times in seen.items()]
    classes += [f"{name}+" for name, times in seen.items() if times * 2 >= content and name != "function"]
    return _Look(
        piece.kind,
        f"{case}{count}",
        tuple(classes),
        ",".join(found[0]) if found and found[0] else "-",
        ",".join(found[-1]) if found and found[-1] else "-",
        len(piece.text),
    )


_EDGE = _Look("#", "#", (), "", "", 0)


def features(pieces: Sequence[Piece]) -> list[list[str]]:
    """The names of the features that hold for each piece."""
    looks = [_look(piece) for piece in pieces]
    count = len(pieces)
    dates = [place for place, look in enumerate(looks) if look.kind in {"year", "date"}]
    early = bool(dates) and dates[0] <= count // 2
    lengths = sorted({look.length for look in looks if look.kind == "words"}, reverse=True)[:3]
    quotes = [place for place, piece in enumerate(pieces) if piece.quoted or piece.before == ">"]
    stops = list(accumulate(piece.before in _STOPS for piece in pieces))
    joined, joins = _conjunctions(pieces, stops)
    style = next((look.shape for look in looks if look.kind in _WORDY), "")
    found = []
    for place, (piece, look) in enumerate(zip(pieces, looks, strict=True)):
        last = looks[place - 1] if place else _EDGE
        after = looks[place + 1] if place + 1 < count else _EDGE
        sign = pieces[place + 1].before if place + 1 < count else "$"
        kind = look.kind
        numeric = next(
            (ahead for ahead in range(1, 4) if place + ahead < count and looks[place + ahead].kind in _NUMERIC), 4
        )
        dated = (
            "n"
            if not dates
            else "="
            if place in dates
            else f"{'<' if place < dates[0] else '>'}{'e' if early else 'l'}"
        )
        names = [
            f"k{kind}",
            f"s{look.shape}",
            f"b{kind}{piece.before}",
            f"a{kind}{sign}",
            f"c{kind}{piece.before}{sign}",
            f"d{look.shape}{piece.before}{sign}",
            f"i{kind}{min(place, 5)}",
            f"e{kind}{min(count - place, 5)}",
            f"p{last.kind}{piece.before}{kind}",
            f"n{kind}{sign}{after.kind}",
            f"m{last.kind}|{kind}|{after.kind}",
            f"q{kind}{numeric}{sign}",
            f"t{kind}{dated}",
            f"u{look.shape}{dated}",
            f"P{last.shape}{piece.before}{look.shape}",
            f"S{style}{min(stops[place], 3)}{kind}",
            f"A{joined[place]}{joins[place]}{look.shape}{piece.before}",
            f"B{style}{joined[place]}{joins[place]}{kind}{min(stops[place], 2)}",
            f"R{min(stops[place], 3)}{min(stops[-1] - stops[place], 4)}{look.shape[:1]}{kind}",
            f"U{min(stops[place], 2)}{place - stops.index(stops[place])}{kind}{dated}",
            f"f{look.first}",
            f"j{look.first}{min(place, 2)}{piece.before}",
            f"g{look.last}",
            f"r{kind}{lengths.index(look.length) if look.length in lengths else 3}{dated}",
            f"h{look.shape}{min(place, 3)}{piece.before}",
        ]
        if quotes:
            names.append(f"o{kind}{'=' if piece.quoted else '<' if place < quotes[0] else '>'}")
        names += [f"x{name}" for name in look.classes]
        names += [f"y{name}{min(place, 2)}{sign}" for name in look.classes]
        names += [f"z{name}{piece.before}" for name in look.classes]
        names += [f"v{kind}{name}" for name in last.classes]
        names += [f"w{kind}{name}" for name in after.classes]
        if place > 1:
            names.append(f"l{looks[place - 2].kind}|{last.kind}|{kind}")
        if place + 2 < count:
            names.append(f"z{kind}|{after.kind}|{looks[place + 2].kind}")
        found.append(names)
    return found


def _conjunctions(pieces: Sequence[Piece], stops: Sequence[int]) -> tuple[list[bool], list[bool]]:
    """For each piece, whether "and" stands before it, and whether one follows in the same sentence."""
    places = [place for place, piece in enumerate(pieces) if _AND.search(piece.text)]
    ends = [stops[place] for place in places if _LEADING_AND.match(pieces[place].text)]
    first = places[0] if places else len(pieces)
    return [place > first for place in range(len(pieces))], [stop in ends for stop in stops]


_NONE = (0,) * len(LABELS)
_NO_MOVES = (_NONE,) * len(LABELS)


def tag(pieces: Sequence[Piece], fitted: Model) -> list[int]:
    """The best sequence of labels (places in `LABELS`), by the Viterbi algorithm."""
    if not pieces:
        return []
    weights = fitted.weights
    back: list[list[int]] = []
    scores: list[int] = []
    for piece, names in zip(pieces, features(pieces), strict=True):
        rows = [weights[name] for name in names if name in weights]
        own = list(map(sum, zip(_NONE, *rows, strict=True)))
        if not scores:
            scores = own
            continue
        moves = fitted.moves.get(piece.before, _NO_MOVES)
        came: list[int] = []
        best: list[int] = []
        for label, score in enumerate(own):
            totals = list(map(int.__add__, scores, moves[label]))
            top = max(totals)
            came.append(totals.index(top))
            best.append(top + score)
        back.append(came)
        scores = best
    path = [scores.index(max(scores))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
