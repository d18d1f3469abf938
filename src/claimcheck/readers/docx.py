"""Word files (.docx): paragraphs, headings, lists, tables, footnotes and hyperlinks."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from attrs import define, field, frozen
from lxml import etree

from claimcheck.errors import ReadError
from claimcheck.model import Article, Block, BlockKind, Mark, OffsetMap, Span
from claimcheck.readers.docx_comments import Margin
from claimcheck.readers.docx_styles import Style, Styles
from claimcheck.readers.docx_text import ParagraphText, RawMark, W
from claimcheck.readers.headings import could_head, names_section
from claimcheck.readers.limits import check_elements
from claimcheck.readers.spacing import EDGE, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.opc.part import Part
    from docx.parts.document import DocumentPart  # noqa: TC004 - comes with an extra, so may be missing
    from lxml.etree import _Element

_LARGEST = 100 * 2**20
"""Bytes that the parts of a file may have together when unpacked."""
_NAMES = ("body", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "ins", "moveTo")
_CONTAINERS = frozenset(f"{W}{name}" for name in _NAMES)
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_BROKEN = (
    BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, AttributeError, IndexError, TypeError,
    EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What zipfile, lxml and python-docx raise on files that are no sound Word files."""


def read_docx(data: bytes, path: str) -> Article:
    """The article in a Word file.

    Its source is the text of the file, one line a paragraph, notes at the end. Notes are FOOTNOTE blocks
    whose anchors are their labels (`^1`; `^e1` for endnotes beside footnotes), and `[^1]` stands where they
    are referred to. Deleted and hidden text is left out, inserted text is read.

    Raises:
        ReadError: python-docx is not installed; the file is no sound Word file, unpacks to more than 100 MiB, or holds
            more elements than `MOST_SIGNS`.
    """
    document = _Document(_opened(data, path), path)
    document.read()
    source = "".join(document.lines)
    return Article(
        path=path,
        source=source,
        blocks=tuple(draft.block(source) for draft in document.drafts),
        comments=document.margin.comments,
    )


def _opened(data: bytes, path: str) -> DocumentPart:
    try:
        import docx
        from docx.opc.exceptions import OpcError
    except ImportError:
        raise ReadError(f"{path}: Word files need python-docx: run pip install 'claimcheck-health[docx]'") from None
    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            parts = [name for name in archive.namelist() if name.lower().endswith((".xml", ".rels"))]
            # Millions of empty paragraphs fit into kilobytes.
            check_elements(sum(map(_elements, map(archive.read, parts))) if size <= _LARGEST else 0, path)
        if size <= _LARGEST:
            return docx.Document(BytesIO(data)).part
    except (*_BROKEN, OpcError) as error:
        raise _unsound(path, error) from None
    raise ReadError(f"{path}: unpacks to {size // 2**20} MiB, more than {_LARGEST // 2**20} MiB: save its text alone")


def _elements(part: bytes) -> int:
    return part.count(b"<") - part.count(b"</")


def _unsound(path: str, error: Exception) -> ReadError:
    return ReadError(f"{path}: not a sound Word file ({type(error).__name__}): open it in Word and save it again")


@frozen(kw_only=True)
class _Draft:
    """A block whose words stand in `source[start:end]`."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    ordinal: int | None = None
    section: str = ""
    anchors: tuple[str, ...] = ()
    marks: tuple[RawMark, ...] = ()
    """Their offsets count in the source."""

    def block(self, source: str) -> Block:
        text, offsets = plain(source, ((self.start, self.end),), frozenset())
        return Block(
            kind=self.kind,
            text=text,
            offsets=offsets,
            level=self.level,
            ordinal=self.ordinal,
            section=self.section,
            anchors=self.anchors,
            marks=tuple(self._marks(offsets)),
        )

    def _marks(self, offsets: OffsetMap) -> Iterator[Mark]:
        starts = [run[1] for run in offsets.runs]
        for mark in self.marks:
            first, last = max(mark.start, self.start), min(mark.end, self.end)
            start, end = (_place(offsets, starts, place) for place in (first, last))
            if start < end:
                span = Span(first, last)
                yield Mark(kind=mark.kind, start=start, end=end, span=span, target=mark.target)


def _place(offsets: OffsetMap, starts: list[int], place: int) -> int:
    """Where in the text the character at `place` of the source stands."""
    text_start, start, end, identical = offsets.runs[max(0, bisect_right(starts, place) - 1)]
    if identical:
        return text_start + min(place, end) - start
    return text_start + (place >= end)


@define
class _Document:
    """A Word file while it is read."""

    part: DocumentPart
    path: str
    lines: list[str] = field(factory=list)
    drafts: list[_Draft] = field(factory=list)
    margin: Margin = field(factory=Margin)
    _length: int = 0
    _section: str = ""
    _styles: Styles = field(init=False)
    _labels: dict[tuple[str, str], str] = field(factory=dict)

    def read(self) -> None:
        """Gather the lines of the source and the blocks in them."""
        self._styles = Styles.of(self._root("styles"), self._root("numbering"))
        body = self.part.element
        notes = {kind: self._notes(kind) for kind in ("footnote", "endnote")}
        self._label(body, {kind for kind, found in notes.items() if found})
        targets = _targets(self.part)
        self.margin = Margin.of(self._root("comments"))
        for paragraph, in_table in _paragraphs(body):
            self._add(paragraph, targets, in_table=in_table)
        for (kind, number), label in self._labels.items():
            note = notes[kind].get(number)
            if note is not None:
                self._add_note(note, label, _targets(_related(self.part, f"{kind}s")))

    def _root(self, name: str) -> _Element | None:
        part = _related(self.part, name)
        if part is None:
            return None
        # An entity in a part would be no text of the author's, and could be a bomb.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(part.blob, parser)
        except etree.XMLSyntaxError as error:
            raise _unsound(self.path, error) from None

    def _notes(self, kind: str) -> dict[str, _Element]:
        root = self._root(f"{kind}s")
        found = () if root is None else root.iter(f"{W}{kind}")
        return {note.get(f"{W}id", ""): note for note in found if note.get(f"{W}type") not in _SEPARATORS}

    def _label(self, body: _Element, kinds: set[str]) -> None:
        """Number the notes in the order in which the text refers to them."""
        for kind in sorted(kinds, reverse=True):
            prefix = "e" if kind == "endnote" and len(kinds) > 1 else ""
            for count, element in enumerate(body.iter(f"{W}{kind}Reference"), 1):
                self._labels.setdefault((kind, element.get(f"{W}id", "")), f"{prefix}{count}")

    def _add(self, paragraph: _Element, targets: dict[str, str], *, in_table: bool) -> None:
        style = self._styles.of_paragraph(paragraph)
        words = ParagraphText(targets, self._labels)
        words.read(paragraph)
        text = words.text
        first, last = len(text) - len(text.lstrip(EDGE)), len(text.rstrip(EDGE))
        if first < last:
            kind, level = (BlockKind.TABLE_CELL, 0) if in_table else self._kind(style, text.strip(EDGE), words)
            base = self._length
            self._write(text + "\n")
            self.margin.read(paragraph, base + first, base + last)
            self.drafts.append(
                _Draft(
                    kind=kind,
                    start=base + first,
                    end=base + last,
                    level=level,
                    ordinal=style.ordinal if kind is style.kind else None,
                    section=self._section,
                    anchors=tuple(filter(None, words.anchors)),
                    marks=tuple(mark.moved(base) for mark in words.marks),
                )
            )
            if kind is BlockKind.HEADING:
                self._section = " ".join(text.split())
        for box in words.boxes:
            for inner, nested in _paragraphs(box):
                self._add(inner, targets, in_table=nested)

    def _kind(self, style: Style, text: str, words: ParagraphText) -> tuple[BlockKind, int]:
        if style.kind is not BlockKind.PARAGRAPH:
            return style.kind, style.level
        if names_section(text) or (words.bold and could_head(text)):
            return BlockKind.HEADING, 2
        if not self.drafts and could_head(text, title=True):
            return BlockKind.HEADING, 1
        return BlockKind.PARAGRAPH, 0

    def _add_note(self, note: _Element, label: str, targets: dict[str, str]) -> None:
        self._write(f"[^{label}]: ")
        base = self._length
        marks: list[RawMark] = []
        parts: list[str] = []
        for paragraph, _ in _paragraphs(note):
            words = ParagraphText(targets, {})
            words.read(paragraph)
            marks += [mark.moved(base + len("".join(parts))) for mark in words.marks]
            parts.append(words.text + "\n")
        text = "".join(parts)
        self._write(text or "\n")
        first, last = len(text) - len(text.lstrip(EDGE)), len(text.rstrip(EDGE))
        if first < last:
            self.drafts.append(
                _Draft(
                    kind=BlockKind.FOOTNOTE,
                    start=base + first,
                    end=base + last,
                    section=self._section,
                    anchors=(f"^{label}",),
                    marks=tuple(marks),
                )
            )

    def _write(self, words: str) -> None:
        self.lines.append(words)
        self._length += len(words)


def _paragraphs(parent: _Element, *, in_table: bool = False) -> Iterator[tuple[_Element, bool]]:
    """Every `w:p` in order, and whether it stands in a table."""
    for child in parent:
        if child.tag == f"{W}p":
            yield child, in_table
        elif child.tag in _CONTAINERS:
            yield from _paragraphs(child, in_table=in_table or child.tag == f"{W}tbl")


def _related(part: Part | None, name: str) -> Part | None:
    """The part that `part` names as its styles, numbering, footnotes or endnotes."""
    relations = part.rels.values() if part is not None else ()
    return next(
        (each.target_part for each in relations if not each.is_external and each.reltype.endswith(f"/{name}")), None
    )


def _targets(part: Part | None) -> dict[str, str]:
    """The addresses of hyperlinks that leave the file, under the ids of their relationships."""
    relations = part.rels.items() if part is not None else ()
    return {name: each.target_ref for name, each in relations if each.is_external}
