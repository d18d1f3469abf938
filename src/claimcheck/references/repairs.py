"""What the tagger cannot see, put right: the grammar of author lists, quotation marks and entries without a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.references.features import WORDY
from claimcheck.references.lexicon import CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.references.pieces import Piece

_AND = re.compile(r"(?:and|&|et|und|y|e)\s")
_CLOSING = re.compile(r"(?:^|\s)(?:and|&|et|und|y)\s(?P<last>.+)$")
_WORD = re.compile(r"[^\W\d_]{3}")
ROLE = re.compile(r"(?:[Ee]ds?|[Ee]ditors?|Hgg?|Hrsg|[Dd]ir|coord|Orgs?|[Éé]ds?|[Dd]irectors?)\b\.?")
"""What a person did for a book or film."""
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
    _name_editors(pieces, fixed)
    _settle_years(pieces, fixed)
    _end_authors(pieces, fixed)
    _fill_quotes(pieces, fixed)
    _rejoin_title(pieces, fixed)
    _keep_journal(pieces, fixed)
    _number(pieces, fixed)
    _drop_weak_holders(pieces, fixed)
    _split_imprint(pieces, fixed)
    _find_title(pieces, fixed)
    return fixed


def _name_editors(pieces: Sequence[Piece], labels: list[str]) -> None:
    """Names before "eds." at the head of an entry are editors: "Ching, Barbara, and Gerald W. Creed, eds."."""
    for place, piece in enumerate(pieces):
        if place and (piece.before not in {",", ";", "_", "(", ")", "),"} or piece.kind not in WORDY):
            return
        if place and ROLE.fullmatch(piece.text):
            if place > 2 and not any(_CLOSING.search(each.text) for each in pieces[:place]):
                return
            labels[: place + 1] = ["editor"] * (place + 1)
            return


def _settle_years(pieces: Sequence[Piece], labels: list[str]) -> None:
    """A second year stands in a title ("Status report 2018. Geneva: 2018") or names a journal.

    Indexes call journals "J Appl Physiol (1985)" and "Spine (Phila Pa 1976)".
    """
    dates = [place for place, label in enumerate(labels) if label == "date" and pieces[place].kind == "year"]
    if len(dates) < 2:
        return
    for place, later in zip(dates, [*dates[1:], -1], strict=True):
        last = labels[place - 1] if place else ""
        after = labels[place + 1] if place + 1 < len(labels) else ""
        in_title = last == "title" and (pieces[place].before == "_" or after == "title")
        in_journal = last in _HOLDERS and later == place + 1 and pieces[later].before in {")", ")."}
        if in_title or in_journal:
            labels[place] = last


def _end_authors(pieces: Sequence[Piece], labels: list[str]) -> None:
    """A list of authors ends at a full stop after a name, with the name after "and", before "Chaos: a new science"."""
    start = next((place for place, label in enumerate(labels) if label == "author"), None)
    if start is None:
        return
    end = start
    left = len(pieces)
    while end < len(labels) and labels[end] == "author" and left and not (end > start and _stops(pieces, end)):
        left -= 1
        if closing := _CLOSING.search(pieces[end].text):
            left = 0 if " " in closing["last"] else 1
        end += 1
    titled = end < len(labels) and labels[end] == "title" and pieces[end].before == ":"
    if titled and end - start > 1 + (" " not in pieces[start].text) and pieces[end - 1].kind == "words":
        labels[end - 1] = "title"
    while end < len(labels) and labels[end] == "author" and pieces[end].kind == "words":
        labels[end] = "title"
        end += 1


def _stops(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a full stop after a whole word separates the piece from the name before it."""
    piece, last = pieces[place], pieces[place - 1].text.split()[-1]
    if piece.kind != "words" or _AND.match(piece.text) or _SUFFIX.fullmatch(piece.text):
        return False
    whole = _WORD.search(last) or " " in piece.text
    return piece.before in {".", ":"} and bool(whole and _WORD.search(piece.text))


def _fill_quotes(pieces: Sequence[Piece], labels: list[str]) -> None:
    """What stands between the first pair of quotation marks is one field."""
    quoted = [place for place, piece in enumerate(pieces) if piece.quoted]
    run = [place for place in quoted if place - quoted[0] == quoted.index(place)]
    if any(labels[place] == "title" for place in run):
        for place in run:
            labels[place] = "title"


def _rejoin_title(pieces: Sequence[Piece], labels: list[str]) -> None:
    """What follows a title after a comma or colon belongs to it, where no journal or place makes it something else.

    "… in children of Lusaka, Zambia. Lancet"; "Parallel programs: a foundation"; "Byzantine society, 950-1100. Oxford".
    """
    for place in range(1, len(labels)):
        subtitle = labels[place - 1 : place + 1] == ["title", "publisher"] and pieces[place].before == ":"
        period = labels[place - 1 : place + 2] == ["title", "pages", "publisher"] and pieces[place].kind == "range"
        if period or (subtitle and "place" not in _classes(pieces[place - 1])):
            labels[place] = "title"
        if labels[place] == "publisher" and labels[place - 1] == "title" and pieces[place].before in ",:(":
            after = place
            while after < len(labels) and labels[after] == "publisher":
                after += 1
            if after < len(labels) and labels[after] in {"journal", "title"} and "volume" in labels[after:]:
                labels[place:after] = ["title"] * (after - place)


def _keep_journal(pieces: Sequence[Piece], labels: list[str]) -> None:
    """The commas in "IEEE Transactions on Systems, Man, and Cybernetics, 23" do not end the journal."""
    if "journal" not in labels or "volume" not in labels[labels.index("journal") :]:
        return
    first = labels.index("journal")
    last = labels.index("volume", first)
    named = all(label in {"journal", "title", "container"} for label in labels[first:last])
    if named and all(piece.before in ",:_(" for piece in pieces[first + 1 : last]):
        labels[first:last] = ["journal"] * (last - first)


def _number(pieces: Sequence[Piece], labels: list[str]) -> None:
    """What says that it is a volume or pages is; so is the number after "10:", or a second year after it."""
    for place in range(1, len(labels)):
        if pieces[place].before == ";" and pieces[place - 1].kind in {"year", "date"}:
            _number_after_date(pieces, labels, place)
    for kind in ("volume", "pages"):
        if kind not in labels:
            for place, piece in enumerate(pieces):
                if piece.kind == kind and labels[place] != "note":
                    labels[place] = kind
                    break
    if "pages" in labels or "volume" not in labels:
        return
    last = runs(labels, frozenset({"volume"}))[0][1]
    untitled = "title" not in labels and pieces[last - 1].before == ","
    if last > 1 and labels[last - 2] == "volume" and (untitled or pieces[last - 1].before in {":", "):"}):
        labels[last - 1] = "pages"
    elif last < len(labels) and pieces[last].kind == "year" and "date" in labels[:last] and labels[last] == "date":
        labels[last] = "pages"


def _classes(piece: Piece) -> set[str]:
    return {name for word in piece.text.split() for name in CLASSES.get(word.strip(".,").lower(), ())}


def _number_after_date(pieces: Sequence[Piece], labels: list[str], place: int) -> None:
    """After "2012 Feb;" stand volume, issue and pages: "10(1):22-30"."""
    if pieces[place].kind != "number":
        return
    end = place + 1
    while (
        end < len(labels) and pieces[end].before == "(" and pieces[end].kind in {"number", "issue", "range", "double"}
    ):
        end += 1
    labels[place:end] = ["volume"] * (end - place)
    if end < len(labels) and pieces[end].before in {":", "):"} and any(map(str.isdigit, pieces[end].text)):
        labels[end] = "pages"


def _drop_weak_holders(pieces: Sequence[Piece], labels: list[str]) -> None:
    """What holds a work says so: by "in", numbers, editors or a telling word; a draft or a book holds itself."""
    paged = any(label == "pages" and piece.kind != "extent" for piece, label in zip(pieces, labels, strict=True))
    for first, last in runs(labels, _HOLDERS):
        before = labels[first - 1] if first else ""
        after = labels[last] if last < len(labels) else ""
        if after == "volume" or any(piece.kind == "in" for piece in pieces[first:last]):
            continue
        classes = {name for piece in pieces[first:last] for name in _classes(piece)}
        dated = after == "date" and pieces[last].kind == "date"
        telling = paged or dated or "editor" in {before, after} or _HOLDERS & classes
        if not telling and {"title", "publisher"} <= set(labels):
            labels[first:last] = ["publisher"] * (last - first)
        elif {"genre", "note"} & classes and not paged:
            labels[first:last] = ["note"] * (last - first)


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
    if "title" in labels:
        return
    imprint = labels.index("publisher") if "publisher" in labels and not _HOLDERS & set(labels) else len(labels)
    if labels[imprint + 1 : imprint + 2] == ["publisher"] and pieces[imprint + 1].before == ".":
        labels[imprint] = "title" if " " in pieces[imprint].text else "publisher"
    if not authors or "title" in labels:
        return
    last = pieces[authors[-1]]
    if last.kind != "words" or _AND.match(last.text):
        return
    if len(authors) == 1:
        second = last.text.split()[1:2]
        phrase = second and second[0].islower() and not _PARTICLE.fullmatch(second[0])
        if phrase or "function" in CLASSES.get(last.text.split()[0].lower(), ()):
            labels[authors[-1]] = "title"
        return
    first = pieces[authors[0]]
    named = len(authors) > 2 or first.kind != "words" or " " in first.text
    unbroken = authors[-1] - authors[0] == len(authors) - 1
    if named and unbroken and "publisher" in labels and not _HOLDERS & set(labels):
        labels[authors[-1]] = "title"
