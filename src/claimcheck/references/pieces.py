"""A printed reference cut into pieces: the runs of words and the numbers between which a field can end."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.references.patterns import OPENING, PIECE, SURNAME_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PERSONS = frozenset({"full", "inv", "van", "dir"})


MOST = 300
"""Pieces that are looked at; what has more is no reference."""


@frozen
class Piece:
    """A stretch `[start:end]` of a reference that belongs to one field."""

    start: int
    end: int
    kind: str
    """A person: full "Jo B. Hu", inv "Hu, J. B.", van "Hu JB", dir "J. B. Hu"; with a + when several. Else same (a
    dash for the authors before), abbr (a shortened name of a journal), in, by, etal, date, extent (of a book), pages,
    volume, issue, years, year, double (1/2), range, number, roman, words, or id (an identifier)."""
    text: str
    before: str
    """Class of the punctuation between this piece and the one before; see `_separator`."""
    quoted: bool
    """Between quotation marks."""


def _separator(gap: str, last: str) -> str:
    """The class of the characters between two pieces: the strongest sign in them, `_` for a bare space.

    `last` is the last character of the piece before: a full stop after an initial is part of the piece.
    """
    signs = gap.replace(" ", "")
    if not signs:
        return "." if last == "." else "_"
    if any(sign in "“«„‟‘" for sign in signs):
        return "<"
    if any(sign in '”»"’' for sign in signs):
        return ">"
    for pair in (").", "),", "):", ")", "(", "]", "["):
        if pair in signs:
            return pair.replace("[", "(").replace("]", ")")
    return signs[0] if signs[0] in ".,;:?!/'" else "-"


def cut(text: str, masked: Iterable[tuple[int, int]] = (), *, start: int = 0) -> list[Piece]:
    """The pieces of `text` from `start` on; the `masked` ranges become pieces of the kind id."""
    pieces: list[Piece] = []
    end = start
    quoted = inner = False
    found = _found(text, sorted(each for each in masked if each[0] >= start), start)
    for first, stop, kind in islice(found, MOST):
        gap, opened, closed = _quotes(text[end:first], text[first], quoted=quoted or inner)
        if (opened and (quoted or _bare(gap, pieces))) or (closed and inner):
            inner, opened, closed = opened, False, False
            gap = gap.translate(_NO_QUOTES)
        quoted = opened or (quoted and not closed)
        sign = "<" if opened else ">" if closed else _separator(gap, text[end - 1]) if pieces else "^"
        last = pieces[-1] if pieces else None
        if last and kind in _PERSONS and last.kind.rstrip("+") in _PERSONS and sign in ",;_":
            pieces[-1] = Piece(
                last.start, stop, last.kind.rstrip("+") + "+", text[last.start : stop], last.before, last.quoted
            )
        else:
            pieces.append(Piece(first, stop, kind, text[first:stop], sign, quoted))
        end = stop
    return pieces


_NO_QUOTES = dict.fromkeys(map(ord, '“”«»„‟‘’"'))


def _bare(gap: str, pieces: list[Piece]) -> bool:
    """Whether a quotation opens in the middle of a phrase: 'Hitler's "Green Party"', not the start of a title."""
    return bool(pieces) and pieces[-1].kind == "words" and not gap.translate(_NO_QUOTES).strip()


def _found(text: str, masked: list[tuple[int, int]], position: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each piece."""
    surname_first = False
    if opening := OPENING.match(text, position, masked[0][0] if masked else len(text)):
        yield position, position + len(opening.group().rstrip()), "inv"
        position = opening.end()
    for start, stop in [*masked, (len(text), len(text))]:
        while match := PIECE.search(text, position, start):
            kind = str(match.lastgroup)
            if kind == "full" and surname_first and (person := SURNAME_FIRST.match(text, match.start(), start)):
                kind, match = "van", person
            surname_first = surname_first or kind == "van"
            yield match.start(), match.start() + len(match.group().rstrip()), kind
            position = match.end()
        if stop > start >= position:
            yield start, stop, "id"
        position = max(position, stop)


def _quotes(gap: str, after: str, *, quoted: bool) -> tuple[str, bool, bool]:
    """The gap without lone apostrophes, and whether a quotation opens or closes in it."""
    opened = closed = False
    rest = ""
    for place, sign in enumerate(gap):
        if sign in "“«„‟‘":
            opened = True
        elif sign in "”»":
            closed = True
        elif sign == '"':
            opened, closed = not (quoted and not closed), quoted
        elif sign in "’'":
            if quoted and not closed:
                closed = True
            elif sign == "'" and place + 1 == len(gap) and after.isalpha() and gap[place - 1 : place] in {" ", "("}:
                opened = True
            elif sign == "'" and after.isdigit():
                rest += sign
        else:
            rest += sign
    return rest, opened, closed
