"""Inline Markdown with the exact place of everything, by the rules of CommonMark 0.31, part 6.

The inline parser of markdown-it-py keeps no places; so its block parser finds the paragraphs and this one
reads them. Two things differ from CommonMark, because editors cite so: `[^1]` is a footnote reference, and a
number in brackets such as `[1]` keeps its brackets, even where it is defined as a link. `~~text~~` is struck.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from claimcheck import regex as re
from claimcheck.readers.blocks import NOTE
from claimcheck.readers.markdown_emphasis import MOST_DELIMITERS, Delimiter, pair_delimiters
from claimcheck.readers.markdown_links import (
    LABEL,
    MOST_BRACKETS,
    SPACED_TARGET,
    TARGET,
    Bracket,
    normal_label,
    plain_target,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.readers.tree import HtmlTree

_SPECIAL = re.compile(r"[\\`*_\[\]!<~\n]")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BACKTICKS = re.compile(r"`+")
_LINE_END = re.compile(r"[ \t\r]*\n[ \t]*")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255})>")
_HTML = re.compile(
    r"""<(?:[A-Za-z][A-Za-z0-9-]*+(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?)*\s*+/?+
      |/[A-Za-z][A-Za-z0-9-]*+\s*+)>|<!-->|<!--->|<!--.{0,9999}?-->|<\?.{0,999}?\?>|<![A-Za-z][^>]*+>""",
    re.VERBOSE | re.DOTALL,
)
_NOTE = re.compile(r"\[\^([^\s\[\]]{1,100})\]")
_NUMBER = re.compile(r"\[(\d{1,4})\](?!\(|\[\D)")


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


_Event = _Text | _Html | _Tag | Delimiter


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
        self._delimiters: list[Delimiter] = []
        self._brackets: list[Bracket] = []
        self._floor = 0  # Events before it stay as they are: brackets point at theirs.
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
        pair_delimiters(self._delimiters)
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
        """The text `[start:end]`; one event with the text right before it, unless that is a bracket's own."""
        last = self._events[-1] if len(self._events) > self._floor else None
        if isinstance(last, _Text) and last.end == start < end:
            self._events[-1] = _Text(last.start, end)
        elif end > start:
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
        if (character == "~" and end - start != 2) or len(self._delimiters) >= MOST_DELIMITERS:
            self._plain(start, end)
            return
        delimiter = Delimiter.of(text, start, end)
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
        if len(self._brackets) < MOST_BRACKETS:
            self._brackets.append(Bracket(len(self._events), start, inner, image, len(self._delimiters)))
            self._floor = len(self._events) + 1
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
            pair_delimiters(self._delimiters[bracket.delimiters :])
            del self._delimiters[bracket.delimiters :]
            self._events[bracket.event :] = [event for event in self._events[bracket.event :] if not _numbers(event)]
            self._events[bracket.event] = _Tag(
                name="a", start=bracket.start, end=bracket.inner, attributes={"href": target}
            )
            self._events.append(_Tag(name="a", start=place, end=end, closes=True))
            for outer in reversed(self._brackets):
                if not outer.active:
                    break  # and so are those around it
                outer.active = outer.image
        self._place = end

    def _target(self, bracket: Bracket) -> tuple[str | None, int]:
        """The target of a link whose text ends here and where the link ends; None where it is no link."""
        text, place = self._text, self._place
        if match := TARGET.match(text, place + 1):
            written = match["bare"] if match["angle"] is None else match["angle"]
            return plain_target(written), match.end()
        if match := SPACED_TARGET.match(text, place + 1):
            return plain_target(match[1]), match.end()
        end = place + 1
        label = ""
        if match := LABEL.match(text, end):
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
                    tree.open(event.name, base + event.start, base + event.end, attributes=event.attributes)
                case Delimiter():
                    for name, place in event.closed:
                        tree.close(name, base + place, base + place + len(event.character))
                    if event.right > event.left:
                        tree.text(base + event.left, base + event.right)
                    for name, place in reversed(event.opened):
                        tree.open(name, base + place, base + place + 1)


def _numbers(event: _Event) -> bool:
    """Whether an event links a bare number: inside another link it is only text."""
    return isinstance(event, _Tag) and event.name == "a" and event.start == event.end
