"""The list of references of an article: found with or without a heading, and parsed entry by entry."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck import regex as re
from claimcheck.model import Article, BlockKind, Reference
from claimcheck.references.entries import Entry, entries_of
from claimcheck.references.headings import is_reference_heading
from claimcheck.references.notes import find_notes, lines_of
from claimcheck.references.printed import parse_reference, reference_of
from claimcheck.references.sections import find_sections, names_source

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Bibliography", "find_references", "parse_reference"]


_AGAIN = re.compile(r"(?:ibid(?:em)?|idem|ebenda)\b|id\.|ebd\.", re.IGNORECASE)
_BACKLINK = re.compile(r"[\s↑↩↵⏎⤴⬆▲^¶§]+")


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

    repeats: tuple[tuple[str, str], ...] = ()
    """`(label, reference id)` of entries that only say "Ibid."."""
    lines: frozenset[int] = frozenset()
    """Blocks such as "Source: …" that name the source of the paragraph above them."""

    @cached_property
    def by_anchor(self) -> dict[str, str]:
        """Reference ids under the anchors of their blocks."""
        return dict(reversed(self.anchors))

    @cached_property
    def by_label(self) -> dict[str, str]:
        """Reference ids under the labels of the entries, the first where a label is used twice."""
        return dict(self.repeats) | {each.label: each.id for each in reversed(self.references) if each.label}


def find_references(article: Article) -> Bibliography:
    """The references that an article lists under a heading, at its end, in footnotes or in a closing note."""
    sections = find_sections(article)
    only_further = all(section.further for section in sections)
    found: list[tuple[Reference, tuple[str, ...]]] = []
    blocks: set[int] = set()
    remarks: set[str] = set()
    again: list[Entry] = []
    for section in sections:
        blocks.update(section.blocks)
        if section.heading is not None:
            blocks.add(section.heading)
        if section.further and not only_further:
            continue
        entries = [
            entry for index in section.blocks for entry in entries_of(article, index) if _is_entry(article, entry)
        ]
        again += [entry for entry in entries if _AGAIN.match(article.blocks[entry.block].text, entry.body)]
        entries = [entry for entry in entries if entry not in again]
        spared = _remarks(article, entries)
        remarks.update(name for entry in spared for name in (entry.label, *article.blocks[entry.block].anchors))
        found += [
            (reference_of(article, entry), article.blocks[entry.block].anchors)
            for entry in entries
            if entry not in spared
        ]
    notes = list(find_notes(article, blocks))
    lines = lines_of(article, notes, blocks)
    blocks.update(note.block for note in notes if note.whole)
    found += [(reference_of(article, entry), ()) for note in notes for entry in note.entries]
    found.sort(key=lambda pair: pair[0].span)
    named = [(evolve(reference, id=f"r{number}"), anchors) for number, (reference, anchors) in enumerate(found, 1)]
    repeated = list(_repeated(article, again, [reference for reference, _ in named]))
    places = [(anchor, reference.id) for reference, anchors in named for anchor in anchors]
    places += [(anchor, known) for entry, known in repeated for anchor in article.blocks[entry.block].anchors]
    return Bibliography(
        references=tuple(reference for reference, _ in named),
        blocks=frozenset(blocks),
        anchors=tuple(places),
        repeats=tuple((entry.label, known) for entry, known in repeated if entry.label),
        remarks=frozenset(remarks),
        lines=lines,
    )


def _repeated(article: Article, again: list[Entry], references: list[Reference]) -> Iterator[tuple[Entry, str]]:
    """Each "Ibid." with the id of the reference before it."""
    for entry in again:
        place = article.blocks[entry.block].span(entry.start, entry.end)
        before = [reference.id for reference in references if reference.span < place]
        if before:
            yield entry, before[-1]


def _is_entry(article: Article, entry: Entry) -> bool:
    """Whether an entry is no backlink and no caption of its list."""
    text = article.blocks[entry.block].text[entry.start : entry.end]
    return bool(entry.label) or not (_BACKLINK.fullmatch(text) or is_reference_heading(text))


def _remarks(article: Article, entries: list[Entry]) -> frozenset[Entry]:
    """The footnotes that say something instead of naming a source."""
    notes = [entry for entry in entries if article.blocks[entry.block].kind is BlockKind.FOOTNOTE]
    silent = [entry for entry in notes if not names_source(article.blocks[entry.block])]
    return frozenset(silent if 2 * len(silent) > len(notes) else ())
