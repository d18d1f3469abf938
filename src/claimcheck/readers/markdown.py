"""Markdown read into articles: markdown-it-py finds the blocks, `markdown_inline` reads what is in them.

Raw HTML and Markdown go into one tree, so HTML inside Markdown is read as HTML. An indented block that begins
with a tag, or that stands inside an HTML element, is HTML and not code: pages pasted into Markdown are
indented. Fenced and indented code is left out.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import define, field
from markdown_it import MarkdownIt

from claimcheck import regex as re
from claimcheck.model import Article
from claimcheck.readers.blocks import Place, blocks_of
from claimcheck.readers.front_matter import read_front_matter
from claimcheck.readers.main_content import furniture_in
from claimcheck.readers.markdown_hidden import without_hidden
from claimcheck.readers.markdown_inline import InlineParser
from claimcheck.readers.markdown_links import DEFINITION, normal_label, plain_target
from claimcheck.readers.metadata import declared_by
from claimcheck.readers.tree import Element, HtmlTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKUP = re.compile(r"\s*<(?:/?[A-Za-z][A-Za-z0-9-]{0,40}[\s/>]|!--)")
_LABELLED = (
    re.compile(r"(\[\^[^\s\[\]]{1,100}\]):\s*"),
    re.compile(r"(\[[^\s\[\]]{1,40}\]):\s*"),
    re.compile(r"()\[\d{1,4}\][\s.]"),
    re.compile(r"()\(\d{1,3}\)\s"),
    re.compile(r"()<sup>\s?\d{1,3}\s?</sup>"),
    re.compile(r"()[¹²³⁰⁴-⁹]{1,3}\s?\w"),
)
"""How the lines of a list of references begin that is no list to Markdown; group 1 is a label to lift."""
_ATTRIBUTES = re.compile(r"\s*\{\s?[#.:][^{}]{0,200}\}$")
"""What Pandoc, Kramdown and Hugo put behind a heading: `{#name .class}`."""
_TEMPLATE = re.compile(r"(?:\{[%{][^{}]{0,2000}[%}]\}\s*)+")
"""A paragraph of nothing but tags of a template language (Liquid, Jinja, Hugo)."""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"inline_definitions": True}).enable("table")
    parser.core.ruler.enableOnly(["block"])
    return parser


@define
class _Line:
    """A line of a paragraph: `source[start:end]`, without what Markdown puts before it."""

    start: int
    end: int


@define
class _Builder:
    source: str
    offset: int
    """Where the Markdown begins in the source."""
    starts: list[int]
    """Where each of its lines begins in the source, and where the last one ends."""
    tree: HtmlTree = field(factory=HtmlTree)
    places: dict[int, Place] = field(factory=dict)
    definitions: dict[str, str] = field(factory=dict)
    cell: tuple[int, int] = (-1, 0)
    """In a table: the line, and where the cells not yet read begin."""

    def build(self, tokens: list[Token]) -> Element:
        for token in tokens:
            if token.type == "definition":
                self._define(token)
        footnote: Element | None = None
        for index, token in enumerate(tokens):
            if token.type == "inline":
                footnote = self._inline(token, tokens[index - 1])
            elif token.type == "code_block":
                self._indented(token, footnote)
            elif token.type != "paragraph_close":
                footnote = None
                self._block(token)
        return self.tree.finish(len(self.source))

    def _block(self, token: Token) -> None:
        match token.type:
            case "html_block":
                self._html(token)
            case "definition":
                self._definition(token)
            case "fence" | "paragraph_open":
                pass
            case _:
                self._element(token)

    def _element(self, token: Token) -> None:
        start = self._lines(token)[0] if token.map else self.offset
        if token.nesting < 0:
            self.tree.close(token.tag, start, start)
        else:
            attributes = {name: str(value) for name, value in token.attrs.items()}
            self.tree.open(token.tag, start, start, attributes=attributes)

    def _lines(self, token: Token) -> tuple[int, int]:
        """Where the lines of a token begin and end in the source."""
        first, last = token.map or (0, 0)
        return self.starts[first], self.starts[min(last, len(self.starts) - 1)]

    def _define(self, token: Token) -> None:
        start, end = self._lines(token)
        match = DEFINITION.match(self.source, start, end)
        label = normal_label(str(token.meta["label"]))
        target = str(token.meta["url"])
        if match is not None:
            target = plain_target(match["bare"] if match["angle"] is None else match["angle"])
        if not label.startswith("^"):
            self.definitions.setdefault(label, target)

    def _definition(self, token: Token) -> None:
        """A link definition is an entry of the references: its target and title, under its label."""
        start, end = self._lines(token)
        match = DEFINITION.match(self.source, start, end)
        label = str(token.meta["label"])
        begin = start
        if match is not None:
            begin = match.start("angle") - 1 if match["angle"] is not None else match.start("bare")
        element = self._open_note(label, start)
        element.children.append((begin, end))
        self.tree.close("div", end, end)

    def _open_note(self, label: str, place: int) -> Element:
        attributes = {"role": "doc-footnote", "id": label, "value": label.removeprefix("^")}
        element = self.tree.open("div", place, place, attributes=attributes)
        self.places[id(element)] = Place.REFERENCES
        return element

    def _html(self, token: Token) -> None:
        start, end = self._lines(token)
        if self.source[start:end].split() == token.content.split():
            self.tree.feed(self.source, start, end)
            return
        # In a quotation the signs before its lines are no text; a tag broken over two such lines is lost.
        for line in self._content_lines(token):
            self.tree.feed(self.source, line.start, line.end)
            self.tree.text(line.end, min(line.end + 1, end))

    def _indented(self, token: Token, footnote: Element | None) -> None:
        """What stands four spaces in: HTML, a further paragraph of a footnote, or else code."""
        if _MARKUP.match(token.content) or self.tree.inside_html:
            self._html(token)
        elif footnote is not None:
            for line in self._content_lines(token):
                footnote.children.append((line.start - 1, line.end))

    def _content_lines(self, token: Token, *, heading: bool = False) -> list[_Line]:
        """The lines of a token's content, placed in the source; what comes before them is Markdown's.

        Args:
            token: its content is the end of its lines, without white space at the edges.
            heading: whether it is the text between the signs of an ATX heading.
        """
        first = token.map[0] if token.map else 0
        lines: list[_Line] = []
        for number, content in enumerate(token.content.split("\n"), first):
            if number + 1 >= len(self.starts):
                break
            start, end = self.starts[number], self.starts[number + 1]
            visible = content.strip()
            if heading:
                visible = _ATTRIBUTES.sub("", visible)
                place = self.source.find(visible, self.source.find("#", start, end), end)
            else:
                place = self.source.rfind(visible, start, end)
            if visible and place >= 0:
                lines.append(_Line(place, place + len(visible)))
        return lines

    def _inline(self, token: Token, opening: Token) -> Element | None:
        """The inlines of a paragraph, heading or cell; the footnote that it ends with, if it is one."""
        if opening.type in ("td_open", "th_open"):
            self._table_cell(token)
            return None
        lines = self._content_lines(token, heading=opening.markup.startswith("#"))
        lines = [each for each in lines if not self.tree.takes_comment(self.source, each.start, each.end)]
        footnote: Element | None = None
        paragraph = opening.type == "paragraph_open"
        if not lines or _TEMPLATE.fullmatch(token.content):
            return None
        for label, group in self._entries(lines) if paragraph else [("", lines)]:
            if label:
                footnote = self._open_note(label, group[0].start)
            elif paragraph:
                self.tree.open("p", group[0].start, group[0].start)
            self._read(group)
            if label or paragraph:
                self.tree.close("div" if label else "p", group[-1].end, group[-1].end)
        return footnote

    def _entries(self, lines: list[_Line]) -> Iterator[tuple[str, list[_Line]]]:
        """The lines, parted where each part begins with a label: `(label, lines)`."""
        pattern = next((p for p in _LABELLED if p.match(self.source, lines[0].start, lines[0].end)), None)
        label = ""
        group: list[_Line] = []
        for line in lines:
            patterns = _LABELLED[:2] if pattern in (None, *_LABELLED[:2]) else (pattern,)
            match = next((m for p in patterns if (m := p.match(self.source, line.start, line.end))), None)
            if match is not None:
                if group:
                    yield label, group
                label, group = match[1][1:-1], []
                if label:
                    line.start = match.end()
            group.append(line)
        yield label, group

    def _table_cell(self, token: Token) -> None:
        number = token.map[0] if token.map else 0
        if self.cell[0] != number:
            self.cell = (number, self.starts[number])
        end = self.starts[number + 1]
        for written in (token.content, token.content.replace("|", "\\|")):
            place = self.source.find(written, self.cell[1], end)
            if written and place >= 0:
                self._read([_Line(place, place + len(written))])
                self.cell = (number, place + len(written))
                return

    def _read(self, lines: list[_Line]) -> None:
        start = lines[0].start
        parts: list[str] = []
        place = start
        for line in lines:
            gap = self.source[place : line.start]
            # Quote signs and list indentation are no text: they count as spaces.
            parts.append(re.sub(r"[^\r\n]", " ", gap) if gap.strip() else gap)
            parts.append(self.source[line.start : line.end])
            place = line.end
        InlineParser("".join(parts), start, self.definitions).into(self.tree, self.source)


def read_markdown(source: str, path: str) -> Article:
    """The article in a Markdown file: CommonMark with tables, footnotes and front matter.

    Footnotes and link definitions become blocks of kind FOOTNOTE whose anchors are their labels (`^1`, `1`).
    """
    matter = read_front_matter(source)
    starts = [matter.end, *(match.end() for match in _LINE_END.finditer(source, matter.end))]
    starts.append(len(source))
    text = _LINE_END.sub("\n", source[matter.end :]).replace("\0", "\ufffd")
    text = without_hidden(text, modules=path.endswith(".mdx"))
    builder = _Builder(source, matter.end, starts)
    root = builder.build(_parser().parse(text))
    places = furniture_in(root, source) | builder.places
    return Article(
        path=path,
        source=source,
        blocks=blocks_of(root, source, places, language=matter.get("lang", "language")),
        title=matter.get("title", "seo_title"),
        declared=declared_by(source, matter.fields),
        comments=tuple(sorted(builder.tree.comments, key=lambda comment: comment.span)),
    )
