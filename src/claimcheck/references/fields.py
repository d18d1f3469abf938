"""One printed reference taken apart into authors, title, journal, year, volume, issue and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from claimcheck.identifiers import Identifier, Scheme
from claimcheck.references.likeness import looks_like_reference
from claimcheck.references.names import split_names
from claimcheck.references.pieces import Piece, cut
from claimcheck.references.repairs import repair, runs
from claimcheck.references.tagger import model, tag

__all__ = ["LONGEST", "ReferenceFields", "looks_like_reference", "parse_fields"]

LONGEST = 2_000
"""Code points of an entry that are looked at: no printed reference is longer."""


@frozen(kw_only=True)
class ReferenceFields:
    """What one printed reference says, each field as printed, without the punctuation around it."""

    authors: tuple[str, ...] = ()
    """One string a person or body: "Jensen RK", "World Health Organization"; "et al." is left out."""
    title: str = ""
    journal: str = ""
    """The journal, or the book, proceedings or site that holds the work."""
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    """As printed without "pp.": "12–19", "e12345", "S1-S5"."""
    identifiers: tuple[Identifier, ...] = ()
    spans: tuple[tuple[str, tuple[int, int]], ...] = ()
    """`(field name, (start, end))` in the text, in order of place; all authors are one span."""


_LABEL = re.compile(r"\s{0,20}(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,3}[.)](?=\s)|[•*·‣–-](?=\s))\s{0,20}")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_EDGE = " \t\n.,;:/()[]{}<>“”„«»\"'‘’*_–—-="
_INNER = {")": "(", "]": "["}


def parse_fields(text: str) -> ReferenceFields:
    """The fields of one printed reference.

    Args:
        text: The entry on one line, with or without its number; at most `LONGEST` code points are read.

    Returns:
        What was found; a field that was not found is empty.
    """
    from claimcheck.identifiers import find_identifiers

    head = text[:LONGEST]
    identifiers = tuple(each for each in find_identifiers(head))
    label = _LABEL.match(head)
    start = label.end() if label else 0
    masked = [(each.start, each.end) for each in identifiers if each.start >= start]
    pieces = cut(head, [(0, start), *masked] if start else masked)
    if start:
        del pieces[0]
    labels = repair(pieces, tag(pieces, model()))
    return _fields(head, pieces, labels, identifiers)


def _fields(
    text: str, pieces: Sequence[Piece], labels: Sequence[str], identifiers: tuple[Identifier, ...]
) -> ReferenceFields:
    spans: dict[str, tuple[int, int]] = {}
    for name in ("author", "title"):
        if found := runs(labels, frozenset({name})):
            first, last = found[0]
            spans[name] = _trim(text, pieces[first].start, pieces[last - 1].end)
    if "author" in spans:
        spans["authors"] = spans.pop("author")
    pages = [(first, last) for first, last in runs(labels, frozenset({"pages"})) if _numbered(pieces[first:last])]
    if pages:
        first, last = pages[0]
        spans["pages"] = _trim(text, pieces[first].start, pieces[last - 1].end)
    holders = [
        (first, last)
        for first, last in runs(labels, frozenset({"journal", "container"}))
        if pieces[first].before != "(" or "title" not in spans
    ]
    if holders:
        first, last = max(holders, key=lambda run: "journal" in labels[run[0] : run[1]])
        dated = any(piece.kind == "date" for piece in pieces)
        numbered = ("volume" in labels and "publisher" not in labels) or (
            labels[first] == "journal" and ("pages" in labels or dated)
        )
        name = "journal" if "title" in spans or numbered or pieces[first].kind == "in" else "title"
        spans[name] = _trim(text, pieces[first].start, pieces[last - 1].end)
    volumes = [
        (first, last)
        for first, last in runs(labels, frozenset({"volume"}))
        if "journal" in spans or pieces[first].kind != "number"
    ]
    if volumes:
        first, last = volumes[0]
        spans.update(_volume(pieces[first:last]))
    _year(pieces, labels, spans)
    if "pages" in spans:
        spans["pages"] = _pages(text, *spans["pages"])
    value = {name: text[start:end] for name, (start, end) in spans.items()}
    return ReferenceFields(
        authors=split_names(value.get("authors", "")),
        title=value.get("title", ""),
        journal=_without_in(value.get("journal", "")),
        year=int(value["year"]) if "year" in value else None,
        volume=value.get("volume", ""),
        issue=value.get("issue", ""),
        pages=value.get("pages", ""),
        identifiers=identifiers,
        spans=tuple(
            sorted(((name, span) for name, span in spans.items() if span[1] > span[0]), key=lambda each: each[1])
        ),
    )


def _without_in(journal: str) -> str:
    journal = re.sub(r"^(?:[Ii]n|[Dd]ans)\b:?\s*", "", journal)
    return re.sub(r"[,:]?\s+[Ss]pecial\s[Ii]ssue\b.*", "", journal)


def _numbered(pieces: Sequence[Piece]) -> bool:
    return any(piece.kind == "roman" or any(sign.isdigit() for sign in piece.text) for piece in pieces)


def _pages(text: str, start: int, end: int) -> tuple[int, int]:
    lead = re.compile(r"(?i:(?:pp?|pages?|pgs?|seiten|str|pagg?|págs?)\b\.?\s*|S\.\s)").match(text, start, end)
    return (lead.end() if lead else start), end


def _volume(pieces: Sequence[Piece]) -> dict[str, tuple[int, int]]:
    spans: dict[str, tuple[int, int]] = {}
    number = re.compile(r"[A-Za-z]?\d[\w/–-]*(?:\svols)?|[IVXLC]+\b")
    for piece in pieces:
        found = number.search(piece.text)
        if piece.text.lower().startswith("suppl") and not found:
            span = (piece.start, piece.end)
        elif found:
            span = (piece.start + found.start(), piece.start + found.end())
        else:
            continue
        if piece.kind != "issue" and "volume" not in spans:
            spans["volume"] = span
        elif "issue" not in spans:
            spans["issue"] = (piece.start, piece.end) if piece.text.lower().startswith("suppl") else span
    if "volume" not in spans and "issue" in spans:
        spans["volume"] = spans.pop("issue")
    return spans


def _year(pieces: Sequence[Piece], labels: Sequence[str], spans: dict[str, tuple[int, int]]) -> None:
    dated = [piece for piece, label in zip(pieces, labels, strict=True) if label == "date"]
    others = [piece for piece in pieces if piece.kind in {"year", "date"}]
    for piece in [*dated, *others]:
        if found := _YEAR.search(piece.text):
            spans["year"] = (piece.start + found.start(), piece.start + found.end())
            return


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`[start:end]` without punctuation at its ends; brackets that belong to the value stay."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end
