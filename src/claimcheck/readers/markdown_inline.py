"""Inline Markdown with the exact place of everything, by the rules of CommonMark 0.31, part 6.

The inline parser of markdown-it-py keeps no places; so its block parser finds the paragraphs and this one
reads them. Two things differ from CommonMark, because editors cite so: `[^1]` is a footnote reference, and a
number in brackets such as `[1]` keeps its brackets, even where it is defined as a link. `~~text~~` is struck.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html import unescape
from typing import Literal

from attrs import define, field, frozen

from claimcheck.readers.blocks import NOTE
from claimcheck.readers.tree import HtmlTree

_SPECIAL = re.compile(r"[\\`*_\[\]!<~\n]")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BACKTICKS = re.compile(r"`+")
_LINE_END = re.compile(r"[ \t\r]*\n[ \t]*")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255})>")
_HTML = re.compile(
    r"""<(?:[A-Za-z][A-Za-z0-9-]*+(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)*+\s*+/?+
      |/[A-Za-z][A-Za-z0-9-]*+\s*+)>|<!-->|<!--->|<!--.{0,9999}?-->|<\?.{0,999}?\?>|<![A-Za-z][^>]*+>""",
    re.VERBOSE | re.DOTALL,
)
_NOTE = re.compile(r"\[\^([^\s\[\]]{1,100})\]")
_NUMBER = re.compile(r"\[(\d{1,4})\](?!\(|\[\D|:)")
# Three levels of parentheses: DOIs of The Lancet hold one, SICI DOIs two.
_PLAIN = r"[^\s()\\\x00-\x1f]|\\."
_NESTED = rf"(?:{_PLAIN}|\((?:{_PLAIN}|\((?:{_PLAIN}){{0,200}}+\)){{0,500}}+\))"
_DESTINATION = rf"(?:<(?P<angle>(?:[^<>\n\\]|\\.){{0,2000}}+)>|(?P<bare>(?!<){_NESTED}{{0,2000}}+))"
_TITLE = r"""(?:"(?:[^"\\]|\\.){0,1000}+"|'(?:[^'\\]|\\.){0,1000}+'|\((?:[^()\\]|\\.){0,1000}+\))"""
_TARGET = re.compile(rf"\(\s*+{_DESTINATION}(?:\s++{_TITLE})?+\s*+\)", re.DOTALL)
# A space ends a link target in CommonMark; after a scheme the author can only have meant a link.
_SPACED_TARGET = re.compile(r"\((https?://[^\s()<>\"]{1,500}(?: [^\s()<>\"]{1,100}){1,5})\)")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
DEFINITION = re.compile(rf"[ >\t]*\[(?P<label>(?:[^\[\]\\]|\\.){{1,999}}+)\]:\s*+{_DESTINATION}", re.DOTALL)


def normal_label(label: str) -> str:
    """A link label as CommonMark compares them: case folded, white space collapsed."""
    return " ".join(label.split()).casefold()


def plain_target(written: str) -> str:
    """A link destination without backslash escapes and entities."""
    return unescape(_BACKSLASH.sub(r"\1", written))


@frozen
class _Text:
    start: int
    end: int


@frozen
class _Html:
    start: int
    end: int


@frozen(kw_only=True)
class _Tag:
    """An element that the Markdown stands for opens or closes."""

    name: str
    start: int
    end: int
    closes: bool = False
    attributes: dict[str, str] = field(factory=dict)


@define(eq=False)
class _Delimiter:
    """A run of `*`, `_` or `~~` between `left` and `right`, used up from both sides as it finds partners."""

    character: str
    left: int
    right: int
    opens: bool
    closes: bool
    length: int
    opened: list[tuple[str, int]] = field(factory=list)
    closed: list[tuple[str, int]] = field(factory=list)


@define(eq=False)
class _Bracket:
    """A `[` or `![` that may yet begin a link."""

    event: int
    start: int
    inner: int
    image: bool
    delimiters: int
    active: bool = True


_Event = _Text | _Html | _Tag | _Delimiter


class InlineParser:
    """Reads the inlines of one paragraph into the tree.

    Args:
        text: the paragraph; what stands before its lines in the file (quote signs, indentation) as spaces.
        base: where it begins in the source.
        definitions: normal label to link target.
    """

    def __init__(self, text: str, base: int, definitions: Mapping[str, str]) -> None:
        self._text = text
        self._base = base
        self._definitions = definitions
        self._events: list[_Event] = []
        self._delimiters: list[_Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._ticks: dict[int, list[int]] | None = None
        self._place = 0

    def into(self, tree: HtmlTree, source: str) -> None:
        """Parse, and add what was found to the tree of `source`."""
        text = self._text
        while match := _SPECIAL.search(text, self._place):
            place = match.start()
            self._plain(self._place, place)
            self._place = place
            self._special(match[0])
        self._plain(self._place, len(text))
        _pair(self._delimiters)
        self._emit(tree, source)

    def _special(self, character: str) -> None:
        match character:
            case "\\":
                self._escape()
            case "`":
                self._code()
            case "*" | "_" | "~":
                self._delimiter(character)
            case "[":
                self._open_bracket()
            case "!":
                self._open_image()
            case "]":
                self._close_bracket()
            case "<":
                self._angle()
            case _:
                self._line_end()

    def _plain(self, start: int, end: int) -> None:
        if end > start:
            self._events.append(_Text(start, end))
        self._place = end

    def _escape(self) -> None:
        place = self._place
        following = self._text[place + 1 : place + 2]
        if following == "\n":
            self._events.append(_Tag(name="br", start=place, end=place + 1))
            self._place = place + 1
        elif following in _ESCAPABLE:
            self._plain(place + 1, place + 2)
        else:
            self._plain(place, place + 1)

    def _line_end(self) -> None:
        place = self._place
        match = _LINE_END.match(self._text, place)
        end = match.end() if match else place + 1
        if self._text[max(0, place - 3) : place].rstrip("\r").endswith("  "):
            self._events.append(_Tag(name="br", start=place, end=place + 1))
        self._events.append(_Text(place, place + 1))
        self._place = end

    def _code(self) -> None:
        opener = _BACKTICKS.match(self._text, self._place)
        length = opener.end() - opener.start() if opener else 1
        if self._ticks is None:
            self._ticks = {}
            for found in reversed(list(_BACKTICKS.finditer(self._text))):
                self._ticks.setdefault(found.end() - found.start(), []).append(found.start())
        start, inner = self._place, self._place + length
        closers = self._ticks.get(length, [])
        while closers and closers[-1] < inner:
            closers.pop()
        if not closers:
            self._plain(start, inner)
            return
        end = closers[-1]
        self._events += (
            _Tag(name="code", start=start, end=inner),
            _Text(inner, end),
            _Tag(name="code", start=end, end=end + length, closes=True),
        )
        self._place = end + length

    def _delimiter(self, character: str) -> None:
        text, start = self._text, self._place
        end = start
        while end < len(text) and text[end] == character:
            end += 1
        if character == "~" and end - start != 2:
            self._plain(start, end)
            return
        before, after = _class_of(text[start - 1 : start]), _class_of(text[end : end + 1])
        left = after != "space" and (after != "mark" or before != "word")
        right = before != "space" and (before != "mark" or after != "word")
        opens, closes = left, right
        if character == "_":
            opens = left and (not right or before == "mark")
            closes = right and (not left or after == "mark")
        delimiter = _Delimiter(character, start, end, opens, closes, end - start)
        self._events.append(delimiter)
        self._delimiters.append(delimiter)
        self._place = end

    def _open_bracket(self) -> None:
        text, place = self._text, self._place
        if note := _NOTE.match(text, place):
            self._mark(NOTE, f"^{note[1]}", place, note.end())
        elif number := _NUMBER.match(text, place):
            target = self._definitions.get(number[1])
            if target:
                self._mark("a", target, place, number.end())
            else:
                self._plain(place, number.end())
        else:
            self._bracket(place + 1, image=False)

    def _open_image(self) -> None:
        if self._text.startswith("[", self._place + 1):
            self._bracket(self._place + 2, image=True)
        else:
            self._plain(self._place, self._place + 1)

    def _bracket(self, inner: int, *, image: bool) -> None:
        start = self._place
        self._brackets.append(_Bracket(len(self._events), start, inner, image, len(self._delimiters)))
        self._plain(start, inner)

    def _mark(self, name: str, target: str, start: int, end: int) -> None:
        self._events += (
            _Tag(name=name, start=start, end=start, attributes={"href": target}),
            _Text(start, end),
            _Tag(name=name, start=end, end=end, closes=True),
        )
        self._place = end

    def _close_bracket(self) -> None:
        place = self._place
        bracket = self._brackets.pop() if self._brackets else None
        target, end = self._target(bracket) if bracket is not None and bracket.active else (None, place)
        if bracket is None or target is None:
            self._plain(place, place + 1)
            return
        if bracket.image:
            del self._events[bracket.event :]
            del self._delimiters[bracket.delimiters :]
        else:
            _pair(self._delimiters[bracket.delimiters :])
            del self._delimiters[bracket.delimiters :]
            self._events[bracket.event] = _Tag(
                name="a", start=bracket.start, end=bracket.inner, attributes={"href": target}
            )
            self._events.append(_Tag(name="a", start=place, end=end, closes=True))
            for outer in self._brackets:
                outer.active = outer.active and outer.image
        self._place = end

    def _target(self, bracket: _Bracket) -> tuple[str | None, int]:
        """The target of a link whose text ends here and where the link ends; None where it is no link."""
        text, place = self._text, self._place
        if match := _TARGET.match(text, place + 1):
            written = match["bare"] if match["angle"] is None else match["angle"]
            return plain_target(written), match.end()
        if match := _SPACED_TARGET.match(text, place + 1):
            return plain_target(match[1]), match.end()
        end = place + 1
        label = ""
        if match := _LABEL.match(text, end):
            label, end = match[1], match.end()
        if not label.strip():
            label = text[bracket.inner : place] if place - bracket.inner < 1000 else ""
        return (self._definitions.get(normal_label(label)) if label else None), end

    def _angle(self) -> None:
        text, place = self._text, self._place
        if link := _AUTOLINK.match(text, place):
            target = link[1] if ":" in link[1] else f"mailto:{link[1]}"
            self._events += (
                _Tag(name="a", start=place, end=place + 1, attributes={"href": target}),
                _Text(place + 1, link.end() - 1),
                _Tag(name="a", start=link.end() - 1, end=link.end(), closes=True),
            )
            self._place = link.end()
        elif html := _HTML.match(text, place):
            self._events.append(_Html(place, html.end()))
            self._place = html.end()
        else:
            self._plain(place, place + 1)

    def _emit(self, tree: HtmlTree, source: str) -> None:
        base = self._base
        for event in self._events:
            match event:
                case _Text():
                    tree.text(base + event.start, base + event.end)
                case _Html():
                    tree.feed(source, base + event.start, base + event.end)
                case _Tag(closes=True):
                    tree.close(event.name, base + event.start, base + event.end)
                case _Tag():
                    tree.open(
                        event.name, base + event.start, base + event.end, attributes=event.attributes
                    )
                case _Delimiter():
                    for name, place in event.closed:
                        tree.close(name, base + place, base + place + len(event.character))
                    if event.right > event.left:
                        tree.text(base + event.left, base + event.right)
                    for name, place in reversed(event.opened):
                        tree.open(name, base + place, base + place + 1)


def _class_of(character: str) -> Literal["space", "mark", "word"]:
    if not character or character.isspace():
        return "space"
    if character.isalnum():
        return "word"
    return "mark" if unicodedata.category(character)[0] in "PS" else "word"


def _pair(delimiters: list[_Delimiter]) -> None:
    """Pair openers with closers (CommonMark 0.31, appendix: process emphasis)."""
    openers: list[_Delimiter] = []
    searched: dict[tuple[str, bool, int], int] = {}
    for closer in delimiters:
        key = (closer.character, closer.opens, closer.length % 3)
        while closer.closes and closer.right > closer.left:
            index = len(openers) - 1
            bottom = searched.get(key, 0)
            while index >= bottom and not _matches(openers[index], closer):
                index -= 1
            if index < bottom:
                searched[key] = len(openers)
                break
            opener = openers[index]
            del openers[index + 1 :]
            _use(opener, closer)
            if opener.right == opener.left:
                openers.pop()
            for other, height in searched.items():
                searched[other] = min(height, len(openers))
        if closer.opens and closer.right > closer.left:
            openers.append(closer)


def _matches(opener: _Delimiter, closer: _Delimiter) -> bool:
    if opener.character != closer.character:
        return False
    both = opener.closes or closer.opens
    return not (
        both
        and (opener.length + closer.length) % 3 == 0
        and (opener.length % 3 or closer.length % 3)
        and opener.character != "~"
    )


def _use(opener: _Delimiter, closer: _Delimiter) -> None:
    width = 2 if opener.right - opener.left >= 2 and closer.right - closer.left >= 2 else 1
    name = "s" if opener.character == "~" else "em" if width == 1 else "strong"
    opener.right -= width
    opener.opened.append((name, opener.right))
    closer.closed.append((name, closer.left))
    closer.left += width
