"""Links in Markdown: targets, labels and definitions (CommonMark 0.31, 4.7 and 6.3)."""

from __future__ import annotations

from html import unescape

from attrs import define

from claimcheck import regex as re

# Three levels of parentheses: DOIs of The Lancet hold one, SICI DOIs two.
_PLAIN = r"[^\s()\\\x00-\x1f]|\\."
_NESTED = rf"(?:{_PLAIN}|\((?:{_PLAIN}|\((?:{_PLAIN}){{0,200}}\)){{0,500}}\))"
_DESTINATION = rf"(?:<(?P<angle>(?:[^<>\n\\]|\\.){{0,2000}})>|(?P<bare>(?!<){_NESTED}{{0,2000}}))"
_TITLE = r"""(?:"(?:[^"\\]|\\.){0,1000}"|'(?:[^'\\]|\\.){0,1000}'|\((?:[^()\\]|\\.){0,1000}\))"""
TARGET = re.compile(rf"\(\s*+{_DESTINATION}(?:\s++{_TITLE})?\s*+\)", re.DOTALL)
# A space ends a link target in CommonMark; after a scheme the author can only have meant a link.
SPACED_TARGET = re.compile(r"\((https?://[^\s()<>\"]{1,500}(?: [^\s()<>\"]{1,100}){1,5})\)")
LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
DEFINITION = re.compile(rf"[ >\t]*\[(?P<label>(?:[^\[\]\\]|\\.){{1,999}})\]:\s*+{_DESTINATION}", re.DOTALL)


MOST_BRACKETS = 1000
"""`[` that may be open at once; further ones are text, so that a file of nothing else is read in linear time."""


@define(eq=False)
class Bracket:
    """A `[` or `![` that may yet begin a link."""

    event: int
    start: int
    inner: int
    image: bool
    delimiters: int
    active: bool = True


def normal_label(label: str) -> str:
    """A link label as CommonMark compares them: case folded, white space collapsed."""
    return " ".join(label.split()).casefold()


def plain_target(written: str) -> str:
    """A link destination without backslash escapes and entities."""
    return unescape(_BACKSLASH.sub(r"\1", written))
