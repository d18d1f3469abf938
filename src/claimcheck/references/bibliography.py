"""The list of references of an article: found with or without a heading, and parsed entry by entry."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.identifiers import Scheme, find_identifiers, from_url
from claimcheck.model import Article, Block, BlockKind, MarkKind, Reference
from claimcheck.references.entries import Entry, entries_of
from claimcheck.references.headings import LEAD_IN, is_reference_heading
from claimcheck.references.printed import parse_reference, reference_of
from claimcheck.references.sections import find_sections, names_source

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Bibliography", "find_references", "parse_reference"]

_NOTE_REACH = 400
"""How far from "Journal reference:" its DOI or address may stand."""


@frozen(kw_only=True, slots=False)
class Bibliography:
    """The references an article lists, and where they stand."""

    references: tuple[Reference, ...] = ()
    """In order of the list; ids `r1`, `r2` …"""
    blocks: frozenset[int] = frozenset()
    """Indices of the blocks of the article that hold entries or head the list: no prose is there."""
    anchors: tuple[tuple[str, str], ...] = ()
    """`(anchor, reference id)`: the names that links and notes in the text use for the entries."""
    remarks: frozenset[str] = frozenset()
    """Labels and anchors of footnotes that are remarks and name no source."""

    @cached_property
    def by_anchor(self) -> dict[str, str]:
        """Reference ids under the anchors of their blocks."""
        return dict(reversed(self.anchors))

    @cached_property
    def by_label(self) -> dict[str, str]:
        """Reference ids under the labels of the entries, the first where a label is used twice."""
        return {each.label: each.id for each in reversed(self.references) if each.label}


def find_references(article: Article) -> Bibliography:
    """The references that an article lists under a heading, at its end, in footnotes or in a closing note."""
    sections = find_sections(article)
    only_further = all(section.further for section in sections)
    found: list[tuple[Reference, tuple[str, ...]]] = []
    blocks: set[int] = set()
    remarks: set[str] = set()
    for section in sections:
        blocks.update(section.blocks)
        if section.heading is not None:
            blocks.add(section.heading)
        if section.further and not only_further:
            continue
        entries = [
            entry for index in section.blocks for entry in entries_of(article, index) if _says_something(article, entry)
        ]
        spared = _remarks(article, entries)
        remarks.update(name for entry in spared for name in (entry.label, *article.blocks[entry.block].anchors))
        found += [
            (reference_of(article, entry), article.blocks[entry.block].anchors)
            for entry in entries
            if entry not in spared
        ]
    noted = list(_closing_notes(article, blocks))
    blocks.update(index for index, _, whole in noted if whole)
    found += [(reference, ()) for _, reference, _ in noted]
    found.sort(key=lambda pair: pair[0].span)
    named = [(evolve(reference, id=f"r{number}"), anchors) for number, (reference, anchors) in enumerate(found, 1)]
    return Bibliography(
        references=tuple(reference for reference, _ in named),
        blocks=frozenset(blocks),
        anchors=tuple((anchor, reference.id) for reference, anchors in named for anchor in anchors),
        remarks=frozenset(remarks),
    )


def _says_something(article: Article, entry: Entry) -> bool:
    """Whether an entry is more than a list number, a backlink or the caption of its list."""
    words = article.blocks[entry.block].text[entry.body : entry.end]
    return any(map(str.isalpha, words)) and not is_reference_heading(words)


def _remarks(article: Article, entries: list[Entry]) -> frozenset[Entry]:
    """The footnotes that say something instead of naming a source."""
    notes = [entry for entry in entries if article.blocks[entry.block].kind is BlockKind.FOOTNOTE]
    silent = [entry for entry in notes if not names_source(article.blocks[entry.block])]
    return frozenset(silent if 2 * len(silent) > len(notes) else ())


def _closing_notes(article: Article, taken: set[int]) -> Iterator[tuple[int, Reference, bool]]:
    """Sources named after words such as "Journal reference:": block, reference, whether it is the whole block."""
    for index, block in enumerate(article.blocks):
        if index in taken or block.kind in {BlockKind.FURNITURE, BlockKind.HEADING} or ":" not in block.text:
            continue
        for match in LEAD_IN.finditer(block.text):
            end = _end_of_note(block, match.end())
            if end:
                entry = Entry(block=index, start=match.end(), body=match.end(), end=end)
                whole = match.start() <= 3 and end >= len(block.text) - 20
                yield index, reference_of(article, entry), whole
                break


def _end_of_note(block: Block, start: int) -> int:
    """Where a source that begins at `start` ends: after its identifier; 0 where none is near."""
    rest = block.text[start : start + _NOTE_REACH]
    ends = [start + each.end for each in find_identifiers(rest) if each.scheme is not Scheme.ISSN]
    ends += [
        mark.end
        for mark in block.marks
        if mark.kind is MarkKind.LINK and start <= mark.start < start + _NOTE_REACH and from_url(mark.target)
    ]
    return min(ends, default=0)
