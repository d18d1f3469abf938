"""What the tagger cannot see, put right: the grammar of author lists, quotation marks and entries without a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.references.lexicon import CLASSES
from claimcheck.references.pieces import Piece

_AND = re.compile(r"(?:and|&|et|und|y|e)\s")
_CLOSING = re.compile(r"(?:^|\s)(?:and|&|et|und|y)\s(?P<last>.+)$")
_WORD = re.compile(r"[^\W\d_]{3}")
_PARTICLE = re.compile(r"v[ao]n|de[rnl]?|la|le|di|da|dos|te[nr]|el|al|bin|zu[mr]?|af|av")
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3})\.?")


_HOLDERS = frozenset({"journal", "container"})


def runs(labels: Sequence[str], wanted: frozenset[str]) -> list[tuple[int, int]]:
    """The unbroken runs `[first:last]` of places with a wanted label."""
    found: list[tuple[int, int]] = []
    for place, label in enumerate(labels):
        if label in wanted:
            first = found.pop()[0] if found and found[-1][1] == place else place
            found.append((first, place + 1))
    return found


def repair(pieces: Sequence[Piece], labels: Sequence[str]) -> list[str]:
    """`labels`, one a piece, after the repairs; each repair states its rule."""
    fixed = list(labels)
    _end_authors(pieces, fixed)
    _fill_quotes(pieces, fixed)
    _rejoin_title(pieces, fixed)
    _keep_journal(pieces, fixed)
    _number(pieces, fixed)
    _drop_weak_holders(pieces, fixed)
    _split_imprint(pieces, fixed)
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


def _keep_journal(pieces: Sequence[Piece], labels: list[str]) -> None:
    """The commas in "IEEE Transactions on Systems, Man, and Cybernetics, 23" do not end the journal."""
    if "journal" not in labels or "volume" not in labels:
        return
    first, last = labels.index("journal"), labels.index("volume")
    if first < last and all(label in {"journal", "title", "container"} for label in labels[first:last]):
        if all(piece.before in ",:_(" for piece in pieces[first + 1 : last]):
            labels[first:last] = ["journal"] * (last - first)


def _number(pieces: Sequence[Piece], labels: list[str]) -> None:
    """ "Vol. 3" and "pp. 12–19" say themselves what they are; a second year right after the volume is a page."""
    for kind in ("volume", "pages"):
        if kind not in labels:
            for place, piece in enumerate(pieces):
                if piece.kind == kind and labels[place] != "note":
                    labels[place] = kind
                    break
    dates = [place for place, label in enumerate(labels) if label == "date" and pieces[place].kind == "year"]
    if "pages" not in labels and len(dates) > 1 and labels[dates[-1] - 1] == "volume":
        labels[dates[-1]] = "pages"


def _classes(piece: Piece) -> set[str]:
    return {name for word in piece.text.split() for name in CLASSES.get(word.strip(".,").lower(), ())}


def _drop_weak_holders(pieces: Sequence[Piece], labels: list[str]) -> None:
    """A book has no journal: what neither "in", numbers, editors nor a telling word show to be one is dropped."""
    if not {"title", "publisher"} <= set(labels):
        return
    if any(label == "pages" and piece.kind != "extent" for piece, label in zip(pieces, labels, strict=True)):
        return
    for first, last in runs(labels, _HOLDERS):
        before = labels[first - 1] if first else ""
        after = labels[last] if last < len(labels) else ""
        dated = after == "date" and pieces[last].kind == "date"
        telling = any(piece.kind == "in" or _HOLDERS & _classes(piece) for piece in pieces[first:last])
        if not (telling or dated or after == "volume" or "editor" in {before, after}):
            labels[first:last] = ["publisher"] * (last - first)


def _split_imprint(pieces: Sequence[Piece], labels: list[str]) -> None:
    """The last sentence of a title that names a press or institute, with no journal after it, is the publisher."""
    titles = [place for place, label in enumerate(labels) if label == "title"]
    if not titles or {"journal", "container", "volume"} & set(labels):
        return
    last = titles[-1]
    while last > titles[0] and pieces[last].before not in {".", ")."} and labels[last - 1] == "title":
        last -= 1
    if last > titles[0] and pieces[last].before == "." and {"publisher", "series"} & _classes(pieces[last]):
        for place in range(last, titles[-1] + 1):
            labels[place] = "publisher"


def _find_title(pieces: Sequence[Piece], labels: list[str]) -> None:
    """An entry that opens with a phrase opens with its title; a book's title may hide at the end of the authors."""
    authors = [place for place, label in enumerate(labels) if label == "author"]
    if "title" in labels or not authors:
        return
    last = pieces[authors[-1]]
    if last.kind != "words" or _AND.match(last.text):
        return
    if len(authors) == 1:
        second = last.text.split()[1:2]
        if second and second[0].islower() and not _PARTICLE.fullmatch(second[0]):
            labels[authors[-1]] = "title"
    elif (
        "publisher" in labels and not {"journal", "container"} & set(labels) and len(authors) + authors[0] > authors[-1]
    ):
        if len(authors) > 2 or " " in pieces[authors[0]].text or pieces[authors[0]].kind != "words":
            labels[authors[-1]] = "title"
