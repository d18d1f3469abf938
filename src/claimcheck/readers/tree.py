"""Tokens nested into elements: leniently as browsers nest HTML, strictly as XML demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field, frozen

from claimcheck.readers.comments import comments_in, mdx_comment
from claimcheck.readers.markup import Tokenizer, TokenKind, attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Comment

Run = tuple[int, int]
"""A run of text: `source[start:end]`."""


@frozen
class Inserted:
    """Text that the format implies and the source lacks (punctuation between tagged fields)."""

    text: str
    place: int
    """Where in the source it would stand."""


def element_names(listed: str) -> frozenset[str]:
    """The names in a text that lists them."""
    return frozenset(listed.split())


VOID = element_names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
BLOCK = element_names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol optgroup "
    "option p pre search section summary table tbody td tfoot th thead tr ul xmp"
)
"""Elements that begin and end a line of their own."""

_TABLE_PARTS = frozenset({"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
_WALLS = frozenset({"button", "caption", "object", "table", "td", "template", "th"})
"""Elements whose content cannot close what stands outside them."""
_CLOSES_PARAGRAPH = BLOCK - {
    "body",
    "caption",
    "html",
    "optgroup",
    "option",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
}
_NEVER_CLOSED = frozenset({"body", "html"})
"""What follows their end tags still belongs to them."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CLOSED_BY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr", "caption"), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tbody": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "thead": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "option": (("option",), ("select", "datalist")),
    "body": (("head",), ()),
    "a": (("a",), ()),
}
"""Start tag: the open elements it ends, and those that shelter them (HTML Living Standard, 13.2.6)."""


@define(eq=False)
class Element:
    """An element with the places of its tags in the source."""

    name: str
    start: int
    """Where its start tag begins."""
    end: int
    """Where its end tag ends; where that is left out, where the element is over."""
    written: str = ""
    """The attributes as written."""
    children: list[Element | Run | Inserted] = field(factory=list)
    is_tag: bool = True
    """False for an element that no tag of the source opened: Markdown stands for it."""
    _attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """Names in lower case to values with entities decoded."""
        if self._attributes is None:
            self._attributes = attributes_of(self.written) if self.written else {}
        return self._attributes

    def get(self, name: str) -> str:
        """The value of an attribute; empty where it is missing."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator[Element]:
        """This element and all below it, in document order; without recursion."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def runs(self) -> Iterator[Run]:
        """All runs of text in it, in document order; without recursion."""
        waiting: list[Element | Run | Inserted] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element):
                waiting.extend(reversed(node.children))
            elif isinstance(node, tuple):
                yield node

    def text(self, source: str) -> str:
        """The words in it as written, entities not decoded, white space collapsed."""
        return " ".join("".join(source[start:end] for start, end in self.runs()).split())


class HtmlTree:
    """Nests tags as they come; wrong nesting is mended, never an error.

    The open elements are indexed by name, so that every tag costs the same however deep it stands.
    """

    def __init__(self) -> None:
        self.root = Element("#root", 0, 0)
        self._stack = [self.root]
        self._by_name: dict[str, list[int]] = {}
        self._walls = [0]
        self._blocks = [0]
        self._tags = 0
        self.comments: list[Comment] = []
        """Those that speak to claimcheck, but for what `<pre>` and `<code>` show of them."""

    @property
    def inside_html(self) -> bool:
        """Whether an element is open here that a tag of the source opened, not one that Markdown stands for."""
        return self._tags > 0

    def open(
        self, name: str, start: int, end: int, *, written: str = "", attributes: dict[str, str] | None = None
    ) -> Element:
        """A start tag at `source[start:end]`, with its attributes as written or read."""
        element = Element(name, start, end, written, [], attributes is None, attributes)
        self._close_implied(name, start)
        self._stack[-1].children.append(element)
        if name not in VOID:
            self._push(name, element)
        return element

    def close(self, name: str, start: int, end: int) -> None:
        """An end tag at `source[start:end]`; ignored where nothing of that name can be closed."""
        if name == "br":
            self.open("br", start, end)
        index = self._last(name)
        if not index or name in _NEVER_CLOSED:
            return
        shelter = self._walls[-1]
        if name in _TABLE_PARTS:
            shelter = 0 if name == "table" else self._last("table")
        if shelter > index or (name not in BLOCK and self._blocks[-1] > index):
            return
        self._cut(index + 1, start)
        self._cut(index, end)

    def text(self, start: int, end: int) -> None:
        """A run of text at `source[start:end]`."""
        self._stack[-1].children.append((start, end))

    def feed(self, source: str, start: int = 0, end: int | None = None) -> None:
        """All tags and text of `source[start:end]`."""
        foreign = 0
        for token in Tokenizer(source).tokens(start, end):
            if token.kind is TokenKind.TEXT or token.kind is TokenKind.VERBATIM:
                self.text(token.start, token.end)
            elif token.kind is TokenKind.COMMENT:
                if not (self._last("pre") or self._last("code")):
                    self.comments.extend(comments_in(source, token.start, token.end))
            elif token.kind is TokenKind.CLOSE:
                self.close(token.name, token.start, token.end)
                foreign -= token.name in ("svg", "math") and foreign > 0
            else:
                self.open(token.name, token.start, token.end, written=token.attributes)
                foreign += token.name in ("svg", "math")
                if token.kind is TokenKind.EMPTY and foreign:
                    # Only in SVG and MathML does a slash close an element.
                    self.close(token.name, token.end, token.end)
                    foreign -= token.name in ("svg", "math")

    def takes_comment(self, source: str, start: int, end: int) -> bool:
        """Whether `source[start:end]` is a comment of MDX to claimcheck, which is kept as such."""
        comment = mdx_comment(source, start, end)
        self.comments.extend([comment] if comment else [])
        return comment is not None

    def finish(self, end: int) -> Element:
        """The root, all that is open being over at `source[end]`."""
        self._cut(1, end)
        self.root.end = end
        return self.root

    def _last(self, name: str) -> int:
        places = self._by_name.get(name)
        return places[-1] if places else 0

    def _close_implied(self, name: str, place: int) -> None:
        if name in _CLOSED_BY:
            closed, shelters = _CLOSED_BY[name]
            index = max(map(self._last, closed))
            if index > max(map(self._last, shelters), default=0) and (name != "a" or self._blocks[-1] < index):
                self._cut(index, place)
        elif name in _HEADINGS and self._stack[-1].name in _HEADINGS:
            self._cut(len(self._stack) - 1, place)
        if name in _CLOSES_PARAGRAPH:
            index = self._last("p")
            if index > self._walls[-1]:
                self._cut(index, place)

    def _push(self, name: str, element: Element) -> None:
        index = len(self._stack)
        self._stack.append(element)
        self._tags += element.is_tag
        self._by_name.setdefault(name, []).append(index)
        if name in BLOCK:
            self._blocks.append(index)
        if name in _WALLS:
            self._walls.append(index)

    def _cut(self, index: int, place: int) -> None:
        """End every open element from `index` of the stack on."""
        for element in reversed(self._stack[index:]):
            element.end = max(element.end, place)
            self._by_name[element.name].pop()
            self._tags -= element.is_tag
        del self._stack[index:]
        while self._blocks[-1] >= index:
            self._blocks.pop()
        while self._walls[-1] >= index:
            self._walls.pop()
