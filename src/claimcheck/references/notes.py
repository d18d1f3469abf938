"""Sources named in a line of the text: "Journal reference: …", "Source: …" under a paragraph, a box of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.identifiers import Scheme, find_identifiers, from_url
from claimcheck.model import Article, Block, BlockKind, MarkKind
from claimcheck.references.entries import Entry
from claimcheck.references.headings import LEAD_IN
from claimcheck.references.sections import names_source, stands_as_entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_REACH = 400
"""How far from "Journal reference:" its DOI or address may stand."""
_LONGEST_NAME = 90
"""Code points of a source that only has a name: "Source: Office for National Statistics"."""
_PARTED = re.compile(r"\s?;\s(?!\d)|\s[|•·]\s")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|10\.\d{4}")
_PICTURE = re.compile(r"getty|shutterstock|i?stock|unsplash|pixabay|flickr|adobe|photo|image|screenshot", re.IGNORECASE)
_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.HEADING, BlockKind.FOOTNOTE})


@frozen(kw_only=True)
class Note:
    """A line that names sources."""

    block: int
    entries: tuple[Entry, ...]
    whole: bool
    """Whether it is all of its block."""


def find_notes(article: Article, taken: Collection[int]) -> Iterator[Note]:
    """The lines of sources outside of lists: of blocks in `taken`, which belong to one, none is looked at."""
    for index, block in enumerate(article.blocks):
        if index in taken or block.kind in _SILENT or ":" not in block.text:
            continue
        for match in LEAD_IN.finditer(block.text):
            if match.start() <= 3 and (entries := _listed(block, index, match.end())):
                yield Note(block=index, entries=entries, whole=True)
                break
            end = _end_of_note(block, match.end())
            if end:
                whole = match.start() <= 3 and end >= len(block.text) - 20
                yield Note(block=index, entries=(_entry(index, match.end(), end),), whole=whole)
                break


def lines_of(article: Article, notes: Collection[Note], listed: Collection[int]) -> frozenset[int]:
    """The blocks of notes that name the source of the paragraph or list above them.

    One at the very end names the paper of the whole article, or the sources of all of it.
    """
    whole = [note.block for note in notes if note.whole]
    prose = (index for index, block in enumerate(article.blocks) if block.kind not in _SILENT)
    last = max((index for index in prose if index not in listed and index not in whole), default=0)
    return frozenset(index for index in whole if index < last or len(whole) > 1)


def _listed(block: Block, index: int, start: int) -> tuple[Entry, ...]:
    """The sources in a block that is nothing but their list, from `start` on."""
    text = block.text
    whole = (_entry(index, start, len(text)),)
    if len(text) - start <= _LONGEST_NAME and not names_source(block):
        named = text[start : start + 1].isupper() and text[-1] not in "?!:" and not _PICTURE.search(text, start)
        return whole if named and text[:start].lower().startswith("source") else ()
    signs = [match.span() for match in _PARTED.finditer(text, start)]
    ends = [*(first for first, _ in signs), len(text)]
    parts = [part for part in zip([start, *(last for _, last in signs)], ends, strict=True) if part[1] - part[0] > 2]
    if len(parts) > 1 and all(_is_source(block, *part) for part in parts):
        return tuple(_entry(index, *part) for part in parts)
    linked = any(mark.kind is MarkKind.LINK and mark.start >= start for mark in block.marks)
    return whole if (linked and len(text) - start <= _LONGEST_NAME) or stands_as_entry(block, start) else ()


def _is_source(block: Block, start: int, end: int) -> bool:
    linked = any(mark.kind is MarkKind.LINK and start <= mark.start < end for mark in block.marks)
    return linked or end - start <= _LONGEST_NAME or _DATED.search(block.text, start, end) is not None


def _entry(block: int, start: int, end: int) -> Entry:
    return Entry(block=block, start=start, body=start, end=end)


def _end_of_note(block: Block, start: int) -> int:
    """Where a source that begins at `start` ends: after its identifier; 0 where none is near."""
    rest = block.text[start : start + _REACH]
    ends = [start + each.end for each in find_identifiers(rest) if each.scheme is not Scheme.ISSN]
    ends += [
        mark.end
        for mark in block.marks
        if mark.kind is MarkKind.LINK and start <= mark.start < start + _REACH and from_url(mark.target)
    ]
    return min(ends, default=0)
