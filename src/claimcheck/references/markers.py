"""Numbered markers in the text of a block: `[1,3–5]`, `(2)`, raised `³`, `risk.12–14`, `[^1]`, `[@key]`.

A marker found here is only a candidate: `citations` asks whether the article has such references.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from typing import TYPE_CHECKING, assert_never

from attrs import evolve, frozen

from claimcheck import regex as re
from claimcheck.model import Block, CitationStyle, Mark, MarkKind, Span
from claimcheck.references.keys import find_keys
from claimcheck.references.labels import DASH, LIST, expand, plain_digits

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
    """Fragments of the links on the labels, `#` left out: names of places in the page."""
    address: str = ""
    """The target of a hyperlink on the marker that leads out of the page or to another one."""
    word: str = ""
    """The word that a number without a stop sticks to, in lower case."""

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

_BRACKET = re.compile(rf"(?:\[\s?){{1,4}}(?:(?:refs?\.?|references?)\s)?({LIST})(?:\s?\]){{1,4}}(?!-[a-z]{{2}})")
"""Not what begins the name of a compound: "[6]-gingerol"."""
_ROUND = re.compile(rf"\(\s?(?:(?:refs?\.?|references?)\s)?({LIST})\s?\)")
_NOTE = re.compile(r"\[\^([^\]\[\s^]{1,60})\]")
_UNICODE = re.compile(r"[⁰¹²³⁴-⁹]{1,4}(?:[⁻–—,ʼ‚˒·-][⁰¹²³⁴-⁹]{1,4}){0,30}")
_GLUED = re.compile(r"\d{1,3}(?:[,–—-]\d{1,3}){0,30}(?=$|\s|—|[.,;:)]{1,3}(?:\s|$))")
_BEFORE_GLUED = re.compile(
    r"(?:[^\W\d_]{2}[.,;:!?]{1,2}|[)\]”\"’'%][.,;:!?]?|[^\W\d_][.!?][”\"’']|(?P<word>[^\W\d_]{0,30}[^\W\d_A-Z]{3}))$"
)
_AFTER_NUMBER = re.compile(r"(?P<two>\d\.\d{1,5}\.|\d\.)$")
_SENTENCE_ENDS = re.compile(r"$|\s{1,3}[^\W\d_a-z]")
_UNITS = re.compile(r"(?:\d|\b(?:[munkcd]?m|[mk]?g|L|l|s|h|min|kg/m|cells/mm|R|r|χ|χ2|x|X|n|p|η|ω|I|Chi|chi))\s?$")
_INTERVAL = re.compile(r"(?:\bCI\b|\binterval|\brange|\bIQR|\bpercentiles?|∈|\bin)\W{0,4}$", re.IGNORECASE)
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S{0,300}$")
_BEFORE_ROUND = re.compile(
    r"(?:\b(?:fig(?:ure)?s?|tables?|eq(?:uation)?s?|steps?|phase|grade|type|stage|no)\.?|[=:])\s?$", re.IGNORECASE
)


def find_markers(block: Block, source: str) -> list[Marker]:
    """Every candidate in the block, in order of place; they do not overlap."""
    text = block.text
    links = _Links(block)
    found = list(_from_marks(block, links))
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
    kept = _ranged(kept, block)
    return [_addressed(marker, links) for marker in kept] if links.marks else kept


_LONGEST_CHAIN = 50
_TO = re.compile(rf"\s?{DASH}\s?")


def _ranged(markers: list[Marker], block: Block) -> list[Marker]:
    """The markers, two with a dash between ("[1]–[3]") as one that also stands for the numbers between them."""
    joined: list[Marker] = []
    for marker in markers:
        last = joined[-1] if joined else None
        if last and last.form is marker.form and _TO.fullmatch(block.text, last.end, marker.start):
            labels = expand(f"{last.labels[-1]}-{marker.labels[0]}")
            if len(labels) > 1 and len(marker.labels) == 1 and len(last.labels) < _LONGEST_CHAIN:
                ends = [(*each.anchors, "")[0] for each in (last, marker)]
                joined[-1] = evolve(
                    last,
                    end=marker.end,
                    span=Span(last.span.start, marker.span.end),
                    labels=(*last.labels[:-1], *labels),
                    anchors=(*last.anchors[:-1], ends[0], *[""] * (len(labels) - 2), ends[1]) if any(ends) else (),
                )
                continue
        joined.append(marker)
    return joined


class _Links:
    """The hyperlinks of a block, found by place."""

    def __init__(self, block: Block) -> None:
        self.marks = sorted((mark for mark in block.marks if mark.kind is MarkKind.LINK), key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self.marks]

    def within(self, start: int, end: int) -> list[Mark]:
        """The links that lie in a slice of the text."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, max(end, start + 1))
        return [mark for mark in self.marks[first:last] if mark.end <= end]


def _addressed(marker: Marker, links: _Links) -> Marker:
    away = next((mark.target for mark in links.within(marker.start, marker.end) if not mark.target.startswith("#")), "")
    return evolve(marker, address=away) if away else marker


def _fragments(links: list[Mark]) -> tuple[str, ...]:
    return tuple(fragment for link in links if (fragment := link.target.partition("#")[2]))


def _from_marks(block: Block, links: _Links) -> Iterator[Marker]:
    """Footnote references, `<sup>` numbers, and numbers that link to a place within the page."""
    for mark in block.marks:
        text, start, end = block.text, mark.start, mark.end
        form, anchors = Form.BRACKET, _fragments([mark])
        labels: tuple[str, ...] = ()
        match mark.kind:
            case MarkKind.NOTE:
                form, labels, anchors = Form.NOTE, ("^" + mark.target.lstrip("#^"),), (mark.target.lstrip("#"),)
            case MarkKind.SUPERSCRIPT:
                form, anchors = Form.RAISED, _fragments(links.within(start, end))
                if anchors or not _UNITS.search(text[max(0, start - 9) : start]):
                    labels = _listed(text[start:end].strip())
            case MarkKind.LINK if anchors:
                labels = _listed(text[start:end].strip())
            case MarkKind.LINK | MarkKind.EMPHASIS:
                continue
            case _:
                assert_never(mark.kind)
        if labels:
            yield Marker(form=form, start=start, end=end, span=mark.span, labels=labels, anchors=anchors)


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
    for start, end, keys in find_keys(text):
        yield Marker(form=Form.KEY, start=start, end=end, span=block.span(start, end), labels=keys)


_POINT = re.compile(r"(?:^|[:;,]\s?|\b(?:and|or|by)\s)\(\d{1,2}\)\s\w")


def _rounded(block: Block) -> Iterator[Marker]:
    """Numbers in round brackets, unless the block counts its points with them: "(1) it helps, (2) it lasts"."""
    if _POINT.search(block.text):
        return
    for match in _ROUND.finditer(block.text):
        labels = expand(match[1])
        before = block.text[max(0, match.start() - 12) : match.start()]
        if labels and before.strip() and not before[-1].isupper() and not _BEFORE_ROUND.search(before):
            span = block.span(match.start(), match.end())
            yield Marker(form=Form.ROUND, start=match.start(), end=match.end(), span=span, labels=labels)


def _raised_characters(block: Block) -> Iterator[Marker]:
    for match in _UNICODE.finditer(block.text):
        if not _UNITS.search(block.text[max(0, match.start() - 9) : match.start()]):
            labels = expand(plain_digits(match[0]))
            if labels:
                span = block.span(match.start(), match.end())
                yield Marker(form=Form.RAISED, start=match.start(), end=match.end(), span=span, labels=labels)


_ADDRESS = re.compile(r"[/@_]\S{0,60}$")
_ABBREVIATED = re.compile(r"\b(?:No|Nr|Fig|Figs|Vol|pp|Eq|Ref|Refs|Sec|Tab|Ch|Art|approx|ca|vs)\.$", re.IGNORECASE)


def _glued(block: Block) -> Iterator[Marker]:
    """Numbers that stick to a word or stop: "risk.12–14 However", "pain3 and"."""
    for match in _GLUED.finditer(block.text):
        before = block.text[max(0, match.start() - 60) : match.start()]
        if not _may_be_glued(before, match) or _ABBREVIATED.search(before) or _ADDRESS.search(before):
            continue
        labels = expand(match[0])
        if labels:
            word = _BEFORE_GLUED.search(before)
            span = block.span(match.start(), match.end())
            yield Marker(
                form=Form.GLUED,
                start=match.start(),
                end=match.end(),
                span=span,
                labels=labels,
                word=(word["word"] or "").casefold() if word else "",
            )


def _may_be_glued(before: str, match: re.Match[str]) -> bool:
    """Whether the text before allows a marker; after a number only where that number plainly ends a sentence."""
    if before.endswith(" "):  # as most numbers stand: neither pattern ends in one
        return False
    if _BEFORE_GLUED.search(before):
        return True
    number = _AFTER_NUMBER.search(before)
    several = number is not None and (len(number["two"]) > 2 or "," in match[0])
    return several and _SENTENCE_ENDS.match(match.string, match.end()) is not None
