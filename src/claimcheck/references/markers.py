"""Numbered markers in the text of a block: `[1,3–5]`, `(2)`, raised `³`, `risk.12–14`, `[^1]`, `[@key]`.

A marker found here is only a candidate: `citations` asks whether the article has such references.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.model import Block, CitationStyle, MarkKind, Span
from claimcheck.references.labels import LIST, expand, plain_digits

if TYPE_CHECKING:
    from collections.abc import Iterator


class Form(Enum):
    """How a numbered marker is written; an article that numbers its references keeps to one or two forms."""

    BRACKET = "[1]"
    ROUND = "(1)"
    RAISED = "¹"
    GLUED = "risk.1"
    NOTE = "[^1]"
    KEY = "[@key]"


@frozen(kw_only=True)
class Marker:
    """A candidate: labels as written, ranges expanded, and its place in the text of a block."""

    form: Form
    start: int
    end: int
    span: Span
    labels: tuple[str, ...]
    anchors: tuple[str, ...] = ()
    """In-page targets behind the labels, `#` left out."""

    @property
    def style(self) -> CitationStyle:
        """The style of the citation that the marker makes."""
        return _STYLES[self.form]


_STYLES = {
    Form.BRACKET: CitationStyle.NUMBER,
    Form.ROUND: CitationStyle.NUMBER,
    Form.RAISED: CitationStyle.SUPERSCRIPT,
    Form.GLUED: CitationStyle.SUPERSCRIPT,
    Form.NOTE: CitationStyle.NOTE,
    Form.KEY: CitationStyle.KEY,
}

_BRACKET = re.compile(rf"(?:\[\s?){{1,4}}(?:(?:refs?\.?|references?)\s)?({LIST})(?:\s?\]){{1,4}}")
_ROUND = re.compile(rf"\(\s?(?:(?:refs?\.?|references?)\s)?({LIST})\s?\)")
_NOTE = re.compile(r"\[\^([^\]\[\s^]{1,60})\]")
_KEY = re.compile(
    r"\[(?:(?:see|e\.g\.|cf\.|also)[\s,]{1,3}){0,2}-?@[\w][^\[\]@]{0,80}(?:;\s?[^\[\]@;]{0,20}-?@[\w][^\[\]@]{0,80}){0,30}\]"
)
_ONE_KEY = re.compile(r"@([\w](?:[\w:.#$%&+?<>~/-]{0,80}[\w])?)")
_UNICODE = re.compile(r"[⁰¹²³⁴-⁹]{1,4}(?:[⁻–—,ʼ‚˒·-][⁰¹²³⁴-⁹]{1,4}){0,30}")
_GLUED = re.compile(r"\d{1,3}(?:[,–—-]\d{1,3}){0,30}(?=$|\s|[.,;:)](?:\s|$))")
_BEFORE_GLUED = re.compile(r"(?:[^\W\d_]{3}[.,;:!?]|[)\]”\"’%][.,;:!?]|[^\W\d_][.!?][”\"’]|[^\W\d_A-Z]{3})$")
_UNITS = re.compile(r"(?:\d|\b(?:[munkcd]?m|[mk]?g|L|l|s|h|min|kg/m|cells/mm|R|r|χ|χ2|x|X|n|p|η|ω|I|Chi|chi))\s?$")
_INTERVAL = re.compile(r"(?:\bCI\b|\binterval|\brange|\bIQR|\bpercentiles?|∈|\bin)\W{0,4}$", re.IGNORECASE)
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S{0,300}$")
_BEFORE_ROUND = re.compile(
    r"(?:\b(?:fig(?:ure)?s?|tables?|eq(?:uation)?s?|steps?|phase|grade|type|stage|no)\.?|[=:])\s?$", re.IGNORECASE
)


def find_markers(block: Block, source: str) -> list[Marker]:
    """Every candidate in the block, in order of place; they do not overlap."""
    text = block.text
    found = list(_from_marks(block))
    if "[" in text:
        found += _bracketed(block, source)
    if "(" in text:
        found += _rounded(block)
    if not text.isascii():
        found += _raised_characters(block)
    found += _glued(block)
    found.sort(key=lambda marker: (marker.start, -marker.end))
    kept: list[Marker] = []
    for marker in found:
        if not kept or marker.start >= kept[-1].end:
            kept.append(marker)
        elif marker.anchors and not kept[-1].anchors:
            kept[-1] = evolve(kept[-1], anchors=marker.anchors)
    return kept


def _from_marks(block: Block) -> Iterator[Marker]:
    """Footnote references, `<sup>` numbers, and numbers that link to a place within the page."""
    links = [mark for mark in block.marks if mark.kind is MarkKind.LINK and mark.target.startswith("#")]
    for mark in block.marks:
        words = block.text[mark.start : mark.end].strip()
        if mark.kind is MarkKind.NOTE:
            label = "^" + mark.target.lstrip("#^")
            yield Marker(
                form=Form.NOTE,
                start=mark.start,
                end=mark.end,
                span=mark.span,
                labels=(label,),
                anchors=(mark.target.lstrip("#"),),
            )
        elif mark.kind is MarkKind.SUPERSCRIPT:
            inside = tuple(link.target[1:] for link in links if mark.start <= link.start and link.end <= mark.end)
            labels = _listed(words)
            if labels and (inside or not _UNITS.search(block.text[max(0, mark.start - 9) : mark.start])):
                yield Marker(
                    form=Form.RAISED, start=mark.start, end=mark.end, span=mark.span, labels=labels, anchors=inside
                )
        elif mark.kind is MarkKind.LINK and mark.target.startswith("#") and (labels := _listed(words)):
            yield Marker(
                form=Form.BRACKET,
                start=mark.start,
                end=mark.end,
                span=mark.span,
                labels=labels,
                anchors=(mark.target[1:],),
            )


_LISTED = re.compile(rf"[\[(]?\s?({LIST})\s?[\])]?")


def _listed(words: str) -> tuple[str, ...]:
    match = _LISTED.fullmatch(plain_digits(words))
    return expand(match[1]) if match else ()


def _bracketed(block: Block, source: str) -> Iterator[Marker]:
    text = block.text
    for match in _BRACKET.finditer(text):
        labels = expand(match[1])
        if not labels or _URL_TAIL.search(text[max(0, match.start() - 300) : match.start()]):
            continue
        if len(labels) == 2 and _INTERVAL.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        span = block.span(match.start(), match.end())
        if source[max(0, span.start - 1)] == "\\" or source[max(0, span.end - 2)] == "\\":
            continue
        yield Marker(form=Form.BRACKET, start=match.start(), end=match.end(), span=span, labels=labels)
    for match in _NOTE.finditer(text):
        span = block.span(match.start(), match.end())
        yield Marker(
            form=Form.NOTE,
            start=match.start(),
            end=match.end(),
            span=span,
            labels=(f"^{match[1]}",),
            anchors=(match[1],),
        )
    if "@" in text:
        for match in _KEY.finditer(text):
            labels = tuple(dict.fromkeys(_ONE_KEY.findall(match[0])))
            span = block.span(match.start(), match.end())
            yield Marker(form=Form.KEY, start=match.start(), end=match.end(), span=span, labels=labels)


_POINT = re.compile(r"(?:^|[:;,]\s?|\b(?:and|or|by)\s)\(\d{1,2}\)\s\w")


def _rounded(block: Block) -> Iterator[Marker]:
    """Numbers in round brackets, unless the block counts its points with them: "(1) it helps, (2) it lasts"."""
    if _POINT.search(block.text):
        return
    for match in _ROUND.finditer(block.text):
        labels = expand(match[1])
        before = block.text[max(0, match.start() - 12) : match.start()]
        if labels and before.strip() and not _BEFORE_ROUND.search(before):
            span = block.span(match.start(), match.end())
            yield Marker(form=Form.ROUND, start=match.start(), end=match.end(), span=span, labels=labels)


def _raised_characters(block: Block) -> Iterator[Marker]:
    for match in _UNICODE.finditer(block.text):
        if not _UNITS.search(block.text[max(0, match.start() - 9) : match.start()]):
            labels = expand(plain_digits(match[0]))
            if labels:
                span = block.span(match.start(), match.end())
                yield Marker(form=Form.RAISED, start=match.start(), end=match.end(), span=span, labels=labels)


_ABBREVIATED = re.compile(r"\b(?:No|Nr|Fig|Figs|Vol|pp|Eq|Ref|Refs|Sec|Tab|Ch|Art|approx|ca|vs)\.$", re.IGNORECASE)


def _glued(block: Block) -> Iterator[Marker]:
    for match in _GLUED.finditer(block.text):
        before = block.text[max(0, match.start() - 60) : match.start()]
        labels = expand(match[0]) if _BEFORE_GLUED.search(before) else ()
        if labels and not _ABBREVIATED.search(before) and not re.search(r"[/@_]\S*$", before):
            span = block.span(match.start(), match.end())
            yield Marker(form=Form.GLUED, start=match.start(), end=match.end(), span=span, labels=labels)
