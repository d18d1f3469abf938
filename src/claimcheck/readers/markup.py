"""Tags, comments and runs of text in HTML or XML source, each with its exact place.

No parser that claimcheck could lean on tells where in the file a character came from, so the source is cut
into tokens here, in one pass and in linear time; `tree` nests them.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterator


class TokenKind(IntEnum):
    """What a token of markup is."""

    TEXT = 0
    OPEN = 1
    CLOSE = 2
    EMPTY = 3
    """A start tag that ends in a slash."""
    VERBATIM = 4
    """Text in which no entity is decoded: CDATA, the content of a script."""
    COMMENT = 5


@frozen(kw_only=True)
class Token:
    """A tag, a comment or a run of text: `source[start:end]`."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    """Of a tag: the name; in lower case for HTML."""
    attributes: str = ""
    """Of a start tag: the attributes as written."""


# A quote opens a value only after `=`, so a stray one cannot swallow the page. There is one way to read a tag: no
# backtracking.
_TAG = re.compile(
    r"""<(?P<slash>/?+)(?P<name>[A-Za-z][^\s/>]*+)
        (?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!"[^"]*+"|'[^']*+')))*)>""",
    re.VERBOSE,
)
_TAG_WITHOUT_QUOTES = re.compile(r"<(?P<slash>/?+)(?P<name>[A-Za-z][^\s/>]*+)(?P<attributes>[^>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?""")

RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content holds no tags (HTML Living Standard, 13.1.2 Elements)."""

_DECODED_RAW_TEXT = frozenset({"title", "textarea"})


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a start tag: names in lower case, entities decoded; the first of two alike wins."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


@cache
def _end_of_raw(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


class Tokenizer:
    """Cuts one source into tokens; HTML by default, XML when told so."""

    def __init__(self, source: str, *, xml: bool = False) -> None:
        self._source = source
        self._xml = xml
        self._tag = _TAG
        self._never_closed: set[str] = set()

    def tokens(self, start: int = 0, end: int | None = None) -> Iterator[Token]:
        """The tokens of `source[start:end]` in order; doctypes and instructions are left out."""
        source = self._source
        end = len(source) if end is None else end
        last = source.rfind(">", start, end)
        text = place = start
        while 0 <= (place := source.find("<", place, end)) < last:
            skipped = self._skip(place, end)
            if skipped is not None:
                if place > text:
                    yield Token(kind=TokenKind.TEXT, start=text, end=place)
                yield from self._skipped(place, skipped)
                text = place = skipped
                continue
            match = self._match(place, end)
            if match is None:
                place += 1
                continue
            if place > text:
                yield Token(kind=TokenKind.TEXT, start=text, end=place)
            tag = self._token(match)
            yield tag
            text = place = tag.end
            if tag.kind is TokenKind.OPEN and tag.name in RAW_TEXT and not self._xml:
                text = place = self._raw_end(tag.name, place, end)
                if text > tag.end:
                    kind = TokenKind.TEXT if tag.name in _DECODED_RAW_TEXT else TokenKind.VERBATIM
                    yield Token(kind=kind, start=tag.end, end=text)
        if text < end:
            yield Token(kind=TokenKind.TEXT, start=text, end=end)

    def _skip(self, place: int, end: int) -> int | None:
        """The end of the comment, doctype, CDATA section or instruction at `place`, if there is one."""
        source = self._source
        following = source[place + 1 : place + 2]
        if following == "!":
            if source.startswith("<!--", place):
                if source.startswith((">", "->"), place + 4):
                    return source.index(">", place + 4) + 1
                return self._after("-->", place + 4, place, end)
            if source.startswith("<![CDATA[", place) and self._xml:
                return self._after("]]>", place + 9, place, end)
            return self._after_doctype(place, end)
        if following == "?":
            return self._after("?>" if self._xml else ">", place + 2, place, end)
        return None

    def _skipped(self, place: int, end: int) -> Iterator[Token]:
        """What `source[place:end]`, which is no tag, is worth telling of."""
        if self._source.startswith("<![CDATA[", place):
            yield Token(kind=TokenKind.VERBATIM, start=place + 9, end=max(place + 9, end - 3))
        elif self._source.startswith("<!--", place):
            yield Token(kind=TokenKind.COMMENT, start=place, end=end)

    def _after(self, closer: str, begin: int, place: int, end: int) -> int:
        """Where the construct at `place` is over; one that never closes ends at the next `>`, not at the end."""
        if closer not in self._never_closed:
            found = self._source.find(closer, begin, end)
            if found >= 0:
                return found + len(closer)
            self._never_closed.add(closer)
        found = self._source.find(">", place, end)
        return found + 1 if found >= 0 else end

    def _after_doctype(self, place: int, end: int) -> int:
        close = self._source.find(">", place, end)
        subset = self._source.find("[", place, close)
        if self._xml and subset >= 0:
            return self._after("]>", subset, place, end)
        return close + 1 if close >= 0 else end

    def _match(self, place: int, end: int) -> re.Match[str] | None:
        match = self._tag.match(self._source, place, end)
        if match is None and self._tag is _TAG and self._source[place + 1 : place + 2].strip("/").isalpha():
            # An unclosed quote would be sought again from every tag that follows, in quadratic time.
            self._tag = _TAG_WITHOUT_QUOTES
            match = self._tag.match(self._source, place, end)
        return match

    def _token(self, match: re.Match[str]) -> Token:
        attributes = match["attributes"]
        name = match["name"]
        kind = TokenKind.OPEN
        if match["slash"]:
            kind = TokenKind.CLOSE
        elif attributes.endswith("/"):
            kind = TokenKind.EMPTY
        return Token(
            kind=kind,
            start=match.start(),
            end=match.end(),
            name=name if self._xml else name.lower(),
            attributes=attributes,
        )

    def _raw_end(self, name: str, start: int, end: int) -> int:
        """Where the end tag of a raw-text element begins; a title that never closes is taken as empty."""
        if name not in self._never_closed:
            match = _end_of_raw(name).search(self._source, start, end)
            if match is not None:
                return match.start()
            self._never_closed.add(name)
        return start if name in _DECODED_RAW_TEXT else end
