"""One printed reference taken apart into authors, title, journal, year, volume, issue and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.identifiers import Identifier
from claimcheck.references.likeness import looks_like_reference
from claimcheck.references.names import split_names
from claimcheck.references.pieces import cut
from claimcheck.references.repairs import ROLE, repair, runs
from claimcheck.references.tagger import model, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.references.pieces import Piece

    Range = tuple[int, int]

__all__ = ["LONGEST", "ReferenceFields", "looks_like_reference", "parse_fields"]

LONGEST = 2_000
"""Code points of an entry that are looked at: no printed reference is longer."""


@frozen(kw_only=True)
class ReferenceFields:
    """What one printed reference says, each field as printed, without the punctuation around it."""

    authors: tuple[str, ...] = ()
    """One string a person or body: "Jensen RK", "World Health Organization"; "et al." is left out. The editors where
    they stand in the place of authors."""
    title: str = ""
    journal: str = ""
    """The journal, or the book, proceedings or site that holds the work."""
    year: int | None = None
    volume: str = ""
    """Also the number of a journal that counts by numbers alone."""
    issue: str = ""
    pages: str = ""
    """Without "pp.": "12–19", "e12345", "S1-S5"; of a book its extent, where that is printed."""
    identifiers: tuple[Identifier, ...] = ()
    spans: tuple[tuple[str, tuple[int, int]], ...] = ()
    """`(field name, (start, end))` in the text, in order of place; all authors are one span."""


_LABEL = re.compile(r"\s{0,20}(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,3}[.)](?=\s)|[•*·‣–-](?=\s))\s{0,20}")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_PAGES_LEAD = re.compile(r"(?i:(?:pp?|pages?|pgs?|seiten|str|pagg?|págs?)\b\.?\s*|S\.\s)")
_HOLDER_LEAD = re.compile(r"(?:in|dans)\b:?[\s\"“«]*", re.IGNORECASE)
_AUTHOR_LEAD = re.compile(r"by\s", re.IGNORECASE)
_ROLE_TAIL = re.compile(rf"[\s,(]{{1,3}}{ROLE.pattern}$")
_SPECIAL_ISSUE = re.compile(r"[,:]?\s+special\sissue\b", re.IGNORECASE)
_VOLUME = re.compile(r"[A-Za-z]?\d[\w/–-]*(?:\svols)?|[IVXLC]+\b")
_SUPPLEMENT = re.compile(r"suppl(?:ement)?\b", re.IGNORECASE)
_EDGE = " \t\n\xa0.,;:/()[]{}<>“”„«»\"'‘’*_–—-="
_CLOSING = {")": "(", "]": "["}
_STOPPED_INITIAL = re.compile(r"(?:^|[\s.,-])[^\W\d_a-z]\.|,\s[^\W\d_a-z]$")
_LAST_INITIAL = re.compile(r"(?:^|[\s.,-])[^\W\d_a-z]$")


def parse_fields(text: str) -> ReferenceFields:
    """The fields of one printed reference.

    Args:
        text: The entry on one line, with or without its number; at most `LONGEST` code points are read.

    Returns:
        What was found; a field that was not found is empty.
    """
    from claimcheck.identifiers import find_identifiers

    head = text[:LONGEST]
    identifiers = find_identifiers(head)
    label = _LABEL.match(head)
    pieces = cut(head, [(each.start, each.end) for each in identifiers], start=label.end() if label else 0)
    spans = _spans(head, pieces, repair(pieces, tag(pieces, model())))
    value = {name: head[start:end] for name, (start, end) in spans.items()}
    return ReferenceFields(
        authors=split_names(value.get("authors", "")),
        title=value.get("title", ""),
        journal=value.get("journal", ""),
        year=int(value["year"]) if "year" in value else None,
        volume=value.get("volume", ""),
        issue=value.get("issue", ""),
        pages=value.get("pages", ""),
        identifiers=identifiers,
        spans=tuple(sorted(spans.items(), key=lambda each: each[1])),
    )


def _spans(text: str, pieces: Sequence[Piece], labels: Sequence[str]) -> dict[str, Range]:
    """Where each field stands."""
    spans: dict[str, Range] = {}
    authors, editors = (runs(labels, frozenset({label})) for label in ("author", "editor"))
    if authors or (editors and not editors[0][0]):
        spans["authors"] = _stretch(text, pieces, (authors or editors)[0])
    if titles := runs(labels, frozenset({"title"})):
        spans["title"] = _stretch(text, pieces, titles[0])
    spans |= _holder(text, pieces, labels, titled="title" in spans)
    for first, last in runs(labels, frozenset({"volume"})):
        if "journal" in spans or pieces[first].kind != "number":
            spans.update(_volume(pieces[first:last]))
            break
    for first, last in runs(labels, frozenset({"pages"})):
        if any(piece.kind == "roman" or any(map(str.isdigit, piece.text)) for piece in pieces[first:last]):
            spans["pages"] = _without_lead(_PAGES_LEAD, text, _stretch(text, pieces, (first, last)))
            break
    if year := _year(pieces, labels):
        spans["year"] = year
    if "authors" in spans:
        spans["authors"] = _names(text, *spans["authors"])
    return {name: (start, end) for name, (start, end) in spans.items() if end > start}


def _names(text: str, start: int, end: int) -> Range:
    """A list of names without "by" before and "eds." after it, but with the full stop of its last initial."""
    start, end = _without_lead(_AUTHOR_LEAD, text, (start, end))
    if role := _ROLE_TAIL.search(text, start, end):
        end = role.start()
    names = text[start:end]
    stopped = text[end : end + 1] == "." and _LAST_INITIAL.search(names) and _STOPPED_INITIAL.search(names)
    return start, end + bool(stopped)


def _holder(text: str, pieces: Sequence[Piece], labels: Sequence[str], *, titled: bool) -> dict[str, Range]:
    """The journal or what else holds the work; where no title was found and no number tells a journal, the title."""
    found = [_outside(pieces, run) if titled else run for run in runs(labels, frozenset({"journal", "container"}))]
    found = [(first, last) for first, last in found if first < last]
    if not found:
        return {}
    run = max(found, key=lambda each: "journal" in labels[each[0] : each[1]])
    first = run[0]
    dated = any(piece.kind == "date" for piece in pieces)
    numbered = "volume" in labels and "publisher" not in labels
    paged = labels[first] == "journal" and ("pages" in labels or dated)
    span = start, end = _without_lead(_HOLDER_LEAD, text, _stretch(text, pieces, run))
    if not (titled or numbered or paged or pieces[first].kind == "in"):
        return {"title": span}
    special = _SPECIAL_ISSUE.search(text, start, end)
    return {"journal": (start, special.start() if special else end)}


def _outside(pieces: Sequence[Piece], run: Range) -> Range:
    """`run` without what it has in brackets at its start: "(in Chinese) Chin J Pain" after a title."""
    first, last = run
    if pieces[first].before == "(":
        first = next((place for place in range(first + 1, last) if ")" in pieces[place].before), last)
    return first, last


def _volume(pieces: Sequence[Piece]) -> dict[str, Range]:
    """Volume and issue in a run such as `10(3)`, `vol. 3, no. 2`, `39(Suppl 1)`."""
    spans: dict[str, Range] = {}
    for piece in pieces:
        found = _VOLUME.search(piece.text)
        supplement = _SUPPLEMENT.match(piece.text)
        if not (found or supplement):
            continue
        span = (piece.start, piece.end)
        if found and not supplement:
            span = (piece.start + found.start(), piece.start + found.end())
        if piece.kind != "issue" and "volume" not in spans:
            spans["volume"] = span
        else:
            spans.setdefault("issue", span)
    if "volume" not in spans and "issue" in spans:
        spans["volume"] = spans.pop("issue")
    return spans


def _year(pieces: Sequence[Piece], labels: Sequence[str]) -> Range | None:
    """The year of publication; a year in a note is the day of a visit to a web page."""
    dated = [piece for piece, label in zip(pieces, labels, strict=True) if label == "date"]
    others = [
        piece
        for piece, label in zip(pieces, labels, strict=True)
        if piece.kind in {"year", "date"} and label not in {"date", "note"}
    ]
    for piece in [*dated, *others]:
        if found := _YEAR.search(piece.text):
            return piece.start + found.start(), piece.start + found.end()
    return None


def _without_lead(lead: re.Pattern[str], text: str, span: Range) -> Range:
    """`span` without the words at its start that only introduce the field."""
    found = lead.match(text, *span)
    return (found.end() if found else span[0]), span[1]


def _stretch(text: str, pieces: Sequence[Piece], run: Range) -> Range:
    """From the first to the last of the pieces, without punctuation at the ends but with brackets that close."""
    start, end = pieces[run[0]].start, pieces[run[1] - 1].end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    opening = _CLOSING.get(text[end : end + 1], "")
    if opening and text.count(opening, start, end) > text.count(text[end], start, end):
        end += 1
    return start, end
