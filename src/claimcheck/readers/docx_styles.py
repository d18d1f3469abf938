"""What the styles and lists of a Word file say about its paragraphs."""

from __future__ import annotations

from attrs import define, field, frozen
from lxml.etree import _Element

from claimcheck import regex as re
from claimcheck.model import BlockKind
from claimcheck.readers.docx_text import W

_HEADING = re.compile(r"heading ([1-9])")
_KINDS = (
    (re.compile(r"toc\b"), BlockKind.FURNITURE),
    (re.compile(r"list (?:bullet|number|continue)"), BlockKind.LIST_ITEM),
    (re.compile(r"(?:intense )?quot|block (?:text|quot)"), BlockKind.QUOTE),
    (re.compile(r"caption|figure caption|table caption"), BlockKind.CAPTION),
    (re.compile(r"(?:endnote )?bibliography\Z|references?\Z|(?:foot|end)note text"), BlockKind.FOOTNOTE),
)
_DEEPEST = 20
"""Styles that a style is followed up through."""


@frozen(kw_only=True)
class Style:
    """What a paragraph is by its style and its own properties."""

    kind: BlockKind
    level: int = 0
    ordinal: int | None = None


@define
class Styles:
    """The paragraph styles and lists of a document, and how far its lists have been counted."""

    styles: dict[str, _Element]
    """`w:style` under its id."""
    formats: dict[tuple[str, str], tuple[str, int]]
    """Number format and first number of a list, under its id and level."""
    _counts: dict[tuple[str, str], int] = field(factory=dict)

    @classmethod
    def of(cls, styles: _Element | None, numbering: _Element | None) -> Styles:
        """Read from the roots of the style and numbering parts, where there are any."""
        named = {} if styles is None else {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
        return cls(named, {} if numbering is None else _formats(numbering))

    def of_paragraph(self, paragraph: _Element) -> Style:
        """The style of a `w:p`; called once for each in order, since it counts the items of lists."""
        properties = paragraph.find(f"{W}pPr")
        chain = self._chain(_value(properties, "pStyle"))
        name = next((_value(style, "name").lower() for style in chain), "")
        sources = [properties, *(style.find(f"{W}pPr") for style in chain)]
        if level := _heading_level(name, sources):
            return Style(kind=BlockKind.HEADING, level=level)
        kind = next((kind for pattern, kind in _KINDS if pattern.match(name)), BlockKind.PARAGRAPH)
        if kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}:
            return self._item(kind, sources)
        return Style(kind=kind)

    def _chain(self, name: str) -> list[_Element]:
        chain: list[_Element] = []
        while name in self.styles and len(chain) < _DEEPEST:
            chain.append(self.styles[name])
            name = _value(chain[-1], "basedOn")
        return chain

    def _item(self, kind: BlockKind, sources: list[_Element | None]) -> Style:
        lists = [each.find(f"{W}numPr") for each in sources if each is not None]
        numbered = next((each for each in lists if each is not None), None)
        number, depth = _value(numbered, "numId"), _value(numbered, "ilvl") or "0"
        if number in {"", "0"}:
            return Style(kind=kind, level=int(kind is BlockKind.LIST_ITEM))
        shape, first = self.formats.get((number, depth), ("bullet", 1))
        level = int(depth) + 1 if depth.isdecimal() and len(depth) == 1 else 1
        if kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        if shape in {"bullet", "none"}:
            return Style(kind=kind, level=level)
        for other in [key for key in self._counts if key[0] == number and key[1] > depth]:
            del self._counts[other]
        count = self._counts.get((number, depth), first - 1) + 1
        self._counts[number, depth] = count
        return Style(kind=kind, level=level, ordinal=count)


def _heading_level(name: str, sources: list[_Element | None]) -> int:
    if name == "title":
        return 1
    if name == "subtitle":
        return 2
    if found := _HEADING.match(name):
        return min(int(found[1]), 6)
    outline = next((value for each in sources if (value := _value(each, "outlineLvl"))), "9")
    return min(int(outline) + 1, 6) if outline in "012345678" else 0


def _formats(numbering: _Element) -> dict[tuple[str, str], tuple[str, int]]:
    shapes: dict[str, dict[str, tuple[str, int]]] = {}
    for abstract in numbering.iter(f"{W}abstractNum"):
        levels = shapes.setdefault(abstract.get(f"{W}abstractNumId", ""), {})
        for level in abstract.iter(f"{W}lvl"):
            start = _value(level, "start")
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            levels[level.get(f"{W}ilvl", "")] = (_value(level, "numFmt") or "decimal", first)
    return {
        (number.get(f"{W}numId", ""), depth): shape
        for number in numbering.iter(f"{W}num")
        for depth, shape in shapes.get(_value(number, "abstractNumId"), {}).items()
    }


def _value(parent: _Element | None, name: str) -> str:
    """The `w:val` of the child `name`, or an empty text."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return "" if child is None else child.get(f"{W}val", "")
