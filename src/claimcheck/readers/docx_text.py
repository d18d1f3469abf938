"""The words of a Word paragraph, with its links, notes, raised and italic parts."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field, frozen
from lxml.etree import _Element

from claimcheck import regex as re
from claimcheck.model import MarkKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_DELETED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}instrText"})
_OFF = frozenset({"0", "false", "off", "none"})
_HYPERLINK = re.compile(
    r"\s*HYPERLINK\s+(?P<local>\\l\s+)?\"(?P<target>[^\"]{1,2000})\"(?:\s+\\l\s+\"(?P<part>[^\"]{1,200})\")?"
)
_CHARACTERS = {f"{W}tab": "\t", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}


@frozen(kw_only=True)
class RawMark:
    """A mark whose offsets count in the paragraph as written."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""

    def moved(self, by: int) -> RawMark:
        """The same mark in a text that has `by` characters before the paragraph."""
        return RawMark(kind=self.kind, start=self.start + by, end=self.end + by, target=self.target)


@define
class ParagraphText:
    """The text of one `w:p`, gathered while its runs are read; line breaks in it become spaces."""

    targets: Mapping[str, str]
    """Addresses of hyperlinks under the ids of their relationships."""
    labels: Mapping[tuple[str, str], str]
    """Labels of notes under the name of the element that refers to them and their id."""
    length: int = 0
    """Characters gathered so far."""
    marks: list[RawMark] = field(factory=list)
    anchors: list[str] = field(factory=list)
    boxes: list[_Element] = field(factory=list)
    """Text boxes anchored in the paragraph."""
    bold: bool = True
    """Whether every run that has words is bold."""
    _parts: list[str] = field(factory=list)
    _fields: list[tuple[str, int]] = field(factory=list)
    """Instruction and start of the result, of every field that is open."""

    @property
    def text(self) -> str:
        """The text gathered so far."""
        return "".join(self._parts)

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)

    def read(self, element: _Element) -> None:
        """Gather what stands in `element`."""
        for child in element:
            tag = child.tag
            if tag in _DELETED or not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                self._run(child)
            elif tag == f"{W}hyperlink":
                self._hyperlink(child)
            elif tag == f"{W}bookmarkStart":
                self.anchors.append(child.get(f"{W}name", ""))
            elif tag == f"{W}fldSimple":
                start = self.length
                self.read(child)
                self._link(child.get(f"{W}instr", ""), start)
            elif tag == f"{_M}t":
                self._write(child.text or "")
            else:
                self.read(child)

    def _hyperlink(self, element: _Element) -> None:
        start = self.length
        self.read(element)
        target = self.targets.get(element.get(f"{_R}id", ""), "")
        if anchor := element.get(f"{W}anchor"):
            target += f"#{anchor}"
        self._mark(MarkKind.LINK, start, target)

    def _run(self, run: _Element) -> None:
        properties = run.find(f"{W}rPr")
        if _on(properties, "vanish"):
            return
        start, parts = self.length, len(self._parts)
        self._content(run)
        if not any(map(str.strip, self._parts[parts:])):
            return
        self.bold = self.bold and _on(properties, "b")
        raised = properties.find(f"{W}vertAlign") if properties is not None else None
        if raised is not None and raised.get(f"{W}val") == "superscript":
            self._mark(MarkKind.SUPERSCRIPT, start)
        if _on(properties, "i"):
            self._mark(MarkKind.EMPHASIS, start)

    def _content(self, run: _Element) -> None:
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self._write((child.text or "").replace("\n", " ").replace("\r", " "))
            elif tag in _CHARACTERS:
                self._write(_CHARACTERS[tag])
            elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                self._note(child)
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" and self._fields:
                instruction, start = self._fields[-1]
                self._fields[-1] = (instruction + (child.text or ""), start)
            elif tag == f"{_MC}AlternateContent":
                # The same content twice: for programs that know the newer element, and for those that do not.
                choice = child.find(f"{_MC}Choice")
                self._boxes(child if choice is None else choice)
            elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
                self._boxes(child)

    def _boxes(self, element: _Element) -> None:
        boxes = list(element.iter(f"{W}txbxContent"))
        inner = {box for outer in boxes for box in outer.iter(f"{W}txbxContent") if box is not outer}
        self.boxes += [box for box in boxes if box not in inner]

    def _note(self, element: _Element) -> None:
        kind = element.tag.removeprefix(W).removesuffix("Reference")
        label = self.labels.get((kind, element.get(f"{W}id", "")))
        if label is not None:
            start = self.length
            self._write(f"[^{label}]")
            self._mark(MarkKind.NOTE, start, f"^{label}")

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(("", self.length))
        elif self._fields and kind == "separate":
            self._fields[-1] = (self._fields[-1][0], self.length)
        elif self._fields and kind == "end":
            self._link(*self._fields.pop())

    def _link(self, instruction: str, start: int) -> None:
        if found := _HYPERLINK.match(instruction):
            part = f"#{found['part']}" if found["part"] else ""
            self._mark(MarkKind.LINK, start, ("#" if found["local"] else "") + found["target"] + part)

    def _mark(self, kind: MarkKind, start: int, target: str = "") -> None:
        """Add a mark from `start` to here; one that goes on where another of its kind ends makes it longer."""
        end = self.length
        if end == start or (kind is MarkKind.LINK and not target):
            return
        for index in range(len(self.marks) - 1, max(-1, len(self.marks) - 4), -1):
            other = self.marks[index]
            if other.kind is kind and other.target == target and other.end == start:
                self.marks[index] = RawMark(kind=kind, start=other.start, end=end, target=target)
                return
        self.marks.append(RawMark(kind=kind, start=start, end=end, target=target))


def _on(properties: _Element | None, name: str) -> bool:
    """Whether a run has the property `name`: present, and not switched off."""
    element = properties.find(f"{W}{name}") if properties is not None else None
    return element is not None and element.get(f"{W}val", "1") not in _OFF
