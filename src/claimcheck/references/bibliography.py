"""The list of references of an article: found with or without a heading, and parsed entry by entry."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import evolve, frozen

from claimcheck.identifiers import Identifier, Scheme, find_identifiers, from_url
from claimcheck.model import Article, Block, BlockKind, Mark, MarkKind, Reference, Span
from claimcheck.references.entries import Entry, entries_of
from claimcheck.references.fields import parse_fields
from claimcheck.references.headings import LEAD_IN
from claimcheck.references.sections import Section, find_sections

_TAIL = re.compile(
    r"(?:\s{1,3}\[?(?:doi|pubmed|medline|crossref|cross ref|google scholar|full text|free full text|view article|"
    r"pmc free article|article|abstract|view|link|pdf|web of science|scopus|cas|return to text|back|↩︎?|⤴|↑|\^)\]?[.,;|·]?)"
    r"{1,9}\s{0,3}$",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(\d{1,9})\]:[ \t]{0,9}(?:<([^<>\n]{0,2000})>|(\S{0,2000}))[ \t]{0,9}(?:[\"'(]([^\n]{0,300})[\"')])?[ \t]*$",
    re.MULTILINE,
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)


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


def parse_reference(text: str) -> Reference:
    """One printed reference as a value; its spans are offsets into `text`.

    Args:
        text: The entry as printed, with or without a label before it.
    """
    from claimcheck.references.entries import read_label

    label, body = read_label(text)
    return _reference(text[body:].rstrip(), Span(0, len(text)), lambda start, end: Span(body + start, body + end), label)
