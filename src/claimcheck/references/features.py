"""What the tagger sees of each piece of a reference: the names of the features that hold for it.

A feature is a letter for its template and the values it joins: `k` kind, `s` shape (case and number of words), `b`
and `a` punctuation before and after, `i` and `e` place from the start and end, `p` `n` `m` `l` `t` kinds of
neighbours, `x` `y` `z` `v` `w` classes of words, `f` `g` `j` classes of the first and last word, `u` `r` `q` place
relative to dates and numbers, `S` `R` `U` sentences, `A` `B` conjunctions, `o` quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from attrs import frozen

from claimcheck import regex as re
from claimcheck.references.lexicon import CLASSES
from claimcheck.references.pieces import Piece

_NUMERIC = frozenset({"number", "range", "years", "volume", "issue", "pages", "roman", "year", "double"})
WORDY = frozenset({"words", "abbr", *(form + many for form in ("full", "inv", "van", "dir") for many in ("", "+"))})
"""Kinds of pieces that are words: names, phrases, shortened names of journals."""
_STOPS = frozenset({".", ").", "?", "!"})
_AND = re.compile(r"(?:^|\s)(?:and|&|et|und|y)\s")
_LEADING_AND = re.compile(r"(?:and|&|et|und|y)\s")


@frozen
class _Look:
    """What is seen of one piece by itself."""

    kind: str
    shape: str
    """Case of the words and how many, or kind of number and digits."""
    classes: tuple[str, ...] = ()
    """Classes of its words; with a + where at least half of the words that carry meaning are of it."""
    first: str = ""
    last: str = ""
    length: int = 0


_EDGE = _Look("#", "#")


@frozen(kw_only=True)
class _View:
    """What is seen of the entry as a whole; one item a piece in each sequence."""

    pieces: Sequence[Piece]
    looks: Sequence[_Look]
    dates: Sequence[int]
    """Places of dates."""
    lengths: Sequence[int]
    """Lengths of the three longest runs of words."""
    quotes: Sequence[int]
    """Places between or right after quotation marks."""
    sentences: Sequence[int]
    """Full stops before each piece."""
    joined: Sequence[bool]
    """Whether "and" stands before the piece …"""
    joins: Sequence[bool]
    """… and whether a piece of its sentence begins with "and"."""
    style: str
    """Shape of the first words."""


def features(pieces: Sequence[Piece]) -> list[list[str]]:
    """The names of the features of each piece."""
    view = _view(pieces)
    return [_own(view, at) + _around(view, at) + _words(view, at) for at in range(len(pieces))]


def _look(piece: Piece) -> _Look:
    if piece.kind not in WORDY:
        return _Look(piece.kind, f"{piece.kind}{min(sum(sign.isdigit() for sign in piece.text), 6)}")
    words = piece.text.split()
    found = [CLASSES.get(word.strip(".,;:()'’‘*").lower(), ()) for word in words]
    capitals = sum(word[:1].isupper() for word in words)
    if piece.text.isupper() and len(piece.text) > 3:
        case = "A"
    else:
        case = "L" if not capitals else "C" if capitals == len(words) else "S" if capitals == 1 else "M"
    count = len(words) if len(words) < 5 else 5 if len(words) < 9 else 9
    content = len(words) - sum("function" in classes for classes in found)
    seen: dict[str, int] = {}
    for classes in found:
        for name in classes:
            seen[name] = seen.get(name, 0) + 1
    many = [f"{name}+" for name, times in seen.items() if times * 2 >= content and name != "function"]
    return _Look(
        piece.kind,
        f"{case}{count}",
        (*seen, *many),
        ",".join(found[0]) or "-",
        ",".join(found[-1]) or "-",
        len(piece.text),
    )


def _view(pieces: Sequence[Piece]) -> _View:
    looks = [_look(piece) for piece in pieces]
    sentences = list(accumulate(piece.before in _STOPS for piece in pieces))
    conjunctions = [at for at, piece in enumerate(pieces) if _AND.search(piece.text)]
    first = conjunctions[0] if conjunctions else len(pieces)
    joining = {sentences[at] for at in conjunctions if _LEADING_AND.match(pieces[at].text)}
    return _View(
        pieces=pieces,
        looks=looks,
        dates=[at for at, look in enumerate(looks) if look.kind in {"year", "date"}],
        lengths=sorted({look.length for look in looks if look.kind == "words"}, reverse=True)[:3],
        quotes=[at for at, piece in enumerate(pieces) if piece.quoted or piece.before == ">"],
        sentences=sentences,
        joined=[at > first for at in range(len(pieces))],
        joins=[sentence in joining for sentence in sentences],
        style=next((look.shape for look in looks if look.kind in WORDY), ""),
    )


def _dated(view: _View, at: int) -> str:
    """Where the piece stands to the first date, and whether that comes early in the entry."""
    if not view.dates:
        return "n"
    if at in view.dates:
        return "="
    early = view.dates[0] <= len(view.pieces) // 2
    return f"{'<' if at < view.dates[0] else '>'}{'e' if early else 'l'}"


def _own(view: _View, at: int) -> list[str]:
    """Features of the piece itself and of its place in the entry."""
    piece, look, count = view.pieces[at], view.looks[at], len(view.pieces)
    kind, shape, before, dated = look.kind, look.shape, piece.before, _dated(view, at)
    sentence, left = view.sentences[at], view.sentences[-1] - view.sentences[at]
    joined, joins = view.joined[at], view.joins[at]
    rank = view.lengths.index(look.length) if look.length in view.lengths else 3
    names = [
        f"k{kind}",
        f"s{shape}",
        f"b{kind}{before}",
        f"i{kind}{min(at, 5)}",
        f"e{kind}{min(count - at, 5)}",
        f"t{kind}{dated}",
        f"u{shape}{dated}",
        f"r{kind}{rank}{dated}",
        f"h{shape}{min(at, 3)}{before}",
        f"S{view.style}{min(sentence, 3)}{kind}",
        f"R{min(sentence, 3)}{min(left, 4)}{shape[:1]}{kind}",
        f"U{min(sentence, 2)}{at - view.sentences.index(sentence)}{kind}{dated}",
        f"A{joined:d}{joins:d}{shape}{before}",
        f"B{view.style}{joined:d}{joins:d}{kind}{min(sentence, 2)}",
    ]
    if view.quotes:
        names.append(f"o{kind}{'=' if piece.quoted else '<' if at < view.quotes[0] else '>'}")
    return names


def _around(view: _View, at: int) -> list[str]:
    """Features of the punctuation and of the pieces around."""
    looks, count = view.looks, len(view.pieces)
    look, before = looks[at], view.pieces[at].before
    last = looks[at - 1] if at else _EDGE
    after = looks[at + 1] if at + 1 < count else _EDGE
    sign = view.pieces[at + 1].before if at + 1 < count else "$"
    numeric = next((far for far in range(1, 4) if at + far < count and looks[at + far].kind in _NUMERIC), 4)
    names = [
        f"a{look.kind}{sign}",
        f"c{look.kind}{before}{sign}",
        f"d{look.shape}{before}{sign}",
        f"p{last.kind}{before}{look.kind}",
        f"n{look.kind}{sign}{after.kind}",
        f"m{last.kind}|{look.kind}|{after.kind}",
        f"q{look.kind}{numeric}{sign}",
        f"P{last.shape}{before}{look.shape}",
    ]
    names += [f"v{look.kind}{name}" for name in last.classes]
    names += [f"w{look.kind}{name}" for name in after.classes]
    names += [f"y{name}{min(at, 2)}{sign}" for name in look.classes]
    if at > 1:
        names.append(f"l{looks[at - 2].kind}|{last.kind}|{look.kind}")
    if at + 2 < count:
        names.append(f"N{look.kind}|{after.kind}|{looks[at + 2].kind}")
    return names


def _words(view: _View, at: int) -> list[str]:
    """Features of the classes of its words."""
    look, before = view.looks[at], view.pieces[at].before
    return [
        f"f{look.first}",
        f"g{look.last}",
        f"j{look.first}{min(at, 2)}{before}",
        *(f"x{name}" for name in look.classes),
        *(f"z{name}{before}" for name in look.classes),
    ]
