"""A tree of HTML elements read into the blocks of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from attrs import define, evolve, field, frozen

from claimcheck import regex as re
from claimcheck.model import Block, BlockKind, MarkKind
from claimcheck.readers.hints import is_hidden, is_invisible
from claimcheck.readers.inline import InlineText
from claimcheck.readers.note_markup import take_number, target_of
from claimcheck.readers.tree import BLOCK, Element, Inserted, Run, element_names

Child = Element | Run | Inserted


class Place(Enum):
    """What a part of a page is to the article."""

    ARTICLE = auto()
    FURNITURE = auto()
    REFERENCES = auto()
    """A list of references or footnotes, by its markup."""
    OUTSIDE = auto()
    """No part of the article: its text is left out."""


OBJECT = "\ufffc"
"""Stands in the text for inline code that is more than words (Unicode's object replacement character)."""

_SKIPPED = element_names(
    "audio button canvas datalist del dialog embed frame frameset head iframe img input meter noembed noframes "
    "noscript object optgroup option progress rp rt s script select strike style svg template textarea title "
    "video xmp"
)
_HEADING = re.compile(r"h[1-6]")
_KINDS = {
    "blockquote": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "li": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
}
_LISTS = frozenset({"dir", "menu", "ol", "ul"})
_ENTRIES = frozenset({"dd", "li", "tr"})
"""In a list of references, the elements that hold one entry each."""
_ENTRY_ROLES = frozenset({"doc-biblioentry", "doc-endnote", "doc-footnote"})
_BACK_LINK = re.compile(
    r"[\s↑↩↵⏎⤴⬆▲^\ufe0e\ufe0f\u200b¶#§🔗]+|(?:jump|back|go|return)(?:\s+back)?\s+(?:up|to\s+(?:top|text|content|article))"
)
_WORDS = re.compile(r"[\w\s.,%+/–-]{1,60}")
_MARKS = {
    "sup": MarkKind.SUPERSCRIPT,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
}
NOTE = "claimcheck-note"
"""A footnote reference of Markdown; the attribute `href` holds its label."""


@frozen(kw_only=True)
class _Context:
    """What the elements around a piece of text make of it."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = 0
    outside: bool = False
    furniture: bool = False
    references: bool = False
    entry: bool = False
    """Inside one entry of a list of references: nothing in it begins a block of its own."""
    numbering: list[int] | None = None
    language: str = ""


@define
class _Frame:
    element: Element
    rest: Iterator[Child]
    context: _Context
    marked: bool
    section: str


@define
class _Walk:
    source: str
    places: Mapping[int, Place]
    text: InlineText
    blocks: list[Block] = field(factory=list)
    anchors: list[str] = field(factory=list)
    ordinal: int | None = None
    section: str = ""
    broken: bool = False
    """Whether the last thing seen was a line break."""
    context: _Context = _Context()

    def walk(self, root: Element) -> tuple[Block, ...]:
        self._place(root)
        frames = [_Frame(root, iter(root.children), self.context, marked=False, section="")]
        while frames:
            frame = frames[-1]
            for child in frame.rest:
                if isinstance(child, tuple):
                    if not self.context.outside:
                        self._run(child)
                elif isinstance(child, Inserted):
                    self.text.insert(child.text, child.place)
                elif self._visible(child):
                    outer = self.context
                    marked = self._enter(child)
                    frames.append(_Frame(child, iter(child.children), outer, marked, self.section))
                    break
            else:
                frames.pop()
                self._leave(frame)
        self._flush()
        return tuple(self.blocks)

    def _run(self, run: Run) -> None:
        start, end = run
        self.text.add(start, end)
        if self.broken and not self.source[start:end].isspace():
            self.broken = False

    def _visible(self, element: Element) -> bool:
        name = element.name
        if name in _SKIPPED and id(element) not in self.places:
            return False
        attributes = element.attributes
        if is_invisible(element) or (self._may_hide(element) and is_hidden(element)):
            return False
        return not (name == "a" and attributes.get("href", "").startswith("#") and self._leads_back(element))

    def _may_hide(self, element: Element) -> bool:
        """A list of references is read even while it is folded away."""
        return not self.context.references and id(element) not in self.places

    def _leads_back(self, element: Element) -> bool:
        if element.get("role") == "doc-backlink":
            return True
        text = element.text(self.source)
        return len(text) < 30 and _BACK_LINK.fullmatch(text.lower()) is not None

    def _enter(self, element: Element) -> bool:
        """Take up an element; whether it opened a mark."""
        name = element.name
        attributes = element.attributes
        if name in BLOCK:
            self._boundary(element.start)
        self._place(element)
        if "id" in attributes and not self.context.outside:
            self.anchors.append(attributes["id"])
        if name == "a" and "name" in attributes and attributes["name"] not in self.anchors:
            self.anchors.append(attributes["name"])
        if name in BLOCK:
            self._enter_block(element)
            return False
        if name == "br":
            self._line_break(element)
        elif name == "code":
            self._code(element)
        elif name == "a" and (target := target_of(attributes)):
            return self.text.open_mark(MarkKind.LINK, element.start, target)
        elif name == NOTE:
            return self.text.open_mark(MarkKind.NOTE, element.start, attributes["href"])
        elif name in _MARKS:
            return self.text.open_mark(_MARKS[name], element.start)
        return False

    def _place(self, element: Element) -> None:
        if language := element.get("lang") or element.get("xml:lang"):
            self.context = evolve(self.context, language=language)
        place = self.places.get(id(element))
        if place is not None:
            self.context = evolve(
                self.context,
                outside=place is Place.OUTSIDE,
                furniture=place is Place.FURNITURE,
                references=place is Place.REFERENCES,
            )

    def _enter_block(self, element: Element) -> None:
        name = element.name
        context = self.context
        if context.entry:
            return
        if name in _KINDS:
            context = evolve(context, kind=_KINDS[name], level=context.depth if name == "li" else 0)
        elif _HEADING.fullmatch(name):
            context = evolve(context, kind=BlockKind.HEADING, level=int(name[1]))
        elif name == "summary":
            context = evolve(context, kind=BlockKind.HEADING, level=6)
        elif name in _LISTS:
            numbering = [_number(element.get("start"), 1)] if name == "ol" else None
            context = evolve(context, depth=context.depth + 1, numbering=numbering)
        elif name == "table":
            context = evolve(context, depth=0, numbering=None)
        if name == "li" and context.numbering is not None:
            self.ordinal = _number(element.get("value"), context.numbering[0])
            context.numbering[0] = self.ordinal + 1
        elif name == "li":
            self.ordinal = None
        if context.references and (name in _ENTRIES or element.get("role") in _ENTRY_ROLES):
            context = evolve(context, entry=True)
            self._number_entry(element)
        self.context = context

    def _number_entry(self, element: Element) -> None:
        self.ordinal = _number(element.get("value"), 0) or self.ordinal
        if numbered := take_number(element, self.source):
            self.ordinal, ids = numbered
            self.anchors += ids

    def _leave(self, frame: _Frame) -> None:
        if frame.marked:
            self.text.close_mark(frame.element.end)
        name = frame.element.name
        if name in BLOCK:
            self._boundary(frame.element.end)
            if name == "li" and not self.context.entry:
                self.ordinal = None
        if self.context.entry and not frame.context.entry:
            self._flush()
            self.ordinal = None
        if name == "details":
            self.section = frame.section
        self.context = frame.context

    def _boundary(self, place: int) -> None:
        if self.context.entry:
            self.text.space(place, place)
        else:
            self._flush()

    def _line_break(self, element: Element) -> None:
        if self.broken and not self.context.entry:
            self._flush()
        else:
            self.text.space(element.start, element.end)
        self.broken = True

    def _code(self, element: Element) -> None:
        """Leave words as they are; anything else could be taken for a citation and becomes one character."""
        written = "".join(self.source[start:end] for start, end in element.runs())
        if not _WORDS.fullmatch(written):
            if written.strip():
                self.text.symbol(OBJECT, element.start, element.end)
            element.children = []

    def _flush(self) -> None:
        text, offsets, marks = self.text.take()
        self.broken = False
        if not text:
            return
        context = self.context
        kind = context.kind
        if context.furniture:
            kind = BlockKind.FURNITURE
        elif context.references and kind is not BlockKind.HEADING:
            kind = BlockKind.FOOTNOTE
        self.blocks.append(
            Block(
                kind=kind,
                text=text,
                offsets=offsets,
                marks=marks,
                anchors=tuple(dict.fromkeys(self.anchors)),
                level=context.level,
                ordinal=self.ordinal,
                section="" if kind is BlockKind.FURNITURE else self.section,
                language=context.language,
            )
        )
        self.anchors = []
        self.ordinal = None
        if kind is BlockKind.HEADING:
            self.section = text


def blocks_of(root: Element, source: str, places: Mapping[int, Place], *, language: str = "") -> tuple[Block, ...]:
    """The blocks of the elements under `root`, in order.

    Args:
        root: the tree of the whole of `source`.
        source: the file as the author wrote it.
        places: `id` of an element to what it and all in it is, where that differs from its parent.
        language: the code of the language that the whole is declared to be in.
    """
    return _Walk(source, places, InlineText(source), context=_Context(language=language)).walk(root)


def _number(written: str, default: int) -> int:
    digits = written.strip()[:9]
    return int(digits) if digits.isascii() and digits.isdigit() else default
