"""What the tagger cannot see, put right: the grammar of author lists, quotation marks and entries without a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.references.pieces import Piece

_AND = re.compile(r"(?:and|&|et|und|y|e)\s")
_CLOSING = re.compile(r"(?:^|\s)(?:and|&|et|und|y)\s(?P<last>.+)$")
_WORD = re.compile(r"[^\W\d_]{3}")
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3})\.?")


def repair(pieces: Sequence[Piece], labels: Sequence[str]) -> list[str]:
    """`labels`, one a piece, after the repairs; each repair states its rule."""
    fixed = list(labels)
    _end_authors(pieces, fixed)
    _fill_quotes(pieces, fixed)
    _rejoin_title(pieces, fixed)
    _find_title(pieces, fixed)
    return fixed


def _end_authors(pieces: Sequence[Piece], labels: list[str]) -> None:
    """A list of authors ends at the full stop after a name, and with the name after "and"."""
    start = next((place for place, label in enumerate(labels) if label == "author"), None)
    if start is None:
        return
    end = start
    left = len(pieces)
    for place in range(start, len(labels)):
        piece = pieces[place]
        if labels[place] != "author" or not left:
            break
        if place > start and piece.kind == "words" and not _AND.match(piece.text) and not _SUFFIX.fullmatch(piece.text):
            last = pieces[place - 1].text.split()[-1]
            if piece.before in {".", ":"} and _WORD.search(last) and _WORD.search(piece.text):
                break
        left -= 1
        if closing := _CLOSING.search(piece.text):
            left = 0 if " " in closing["last"] else 1
        end = place + 1
    place = end
    while place < len(labels) and labels[place] == "author" and pieces[place].kind == "words":
        labels[place] = "title"
        place += 1


def _fill_quotes(pieces: Sequence[Piece], labels: list[str]) -> None:
    """What stands between the first pair of quotation marks is one field."""
    quoted = [place for place, piece in enumerate(pieces) if piece.quoted]
    run = [place for place in quoted if place - quoted[0] == quoted.index(place)]
    if any(labels[place] == "title" for place in run):
        for place in run:
            labels[place] = "title"


def _rejoin_title(pieces: Sequence[Piece], labels: list[str]) -> None:
    """A place between title and journal belongs to the title: "… in children of Lusaka, Zambia. Lancet"."""
    for place in range(1, len(labels)):
        if labels[place] == "publisher" and labels[place - 1] == "title" and pieces[place].before in ",:(":
            after = place
            while after < len(labels) and labels[after] == "publisher":
                after += 1
            if after < len(labels) and labels[after] in {"journal", "title"} and "volume" in labels[after:]:
                labels[place:after] = ["title"] * (after - place)


def _find_title(pieces: Sequence[Piece], labels: list[str]) -> None:
    """An entry without title or journal has one nonetheless: the longest run of words before the imprint."""
    if {"title", "journal", "container"} & set(labels):
        return
    longest = max(
        (
            place
            for place, piece in enumerate(pieces)
            if piece.kind == "words" and " " in piece.text and labels[place] in {"note", "publisher", "editor"}
        ),
        key=lambda place: (labels[place] == "note", len(pieces[place].text)),
        default=None,
    )
    if longest is not None and labels.index(labels[longest]) == longest:
        labels[longest] = "title"
