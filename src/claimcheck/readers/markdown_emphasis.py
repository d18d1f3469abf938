"""Emphasis in Markdown: which runs of `*`, `_` and `~~` belong together (CommonMark 0.31, 6.2)."""

from __future__ import annotations

import unicodedata
from typing import Literal

from attrs import define, field

MOST_DELIMITERS = 20_000
"""Runs of `*`, `_` or `~` in one paragraph that may be emphasis; further ones are text."""


@define(eq=False)
class Delimiter:
    """A run of `*`, `_` or `~~` between `left` and `right`, used up from both sides as it finds partners."""

    character: str
    left: int
    right: int
    opens: bool
    closes: bool
    length: int
    opened: list[tuple[str, int]] = field(factory=list)
    closed: list[tuple[str, int]] = field(factory=list)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Delimiter:
        """The run `text[start:end]`; what stands beside it says whether it can open, close or both."""
        before, after = _class_of(text[start - 1 : start]), _class_of(text[end : end + 1])
        left = after != "space" and (after != "mark" or before != "word")
        right = before != "space" and (before != "mark" or after != "word")
        opens, closes = left, right
        if text[start] == "_":
            opens = left and (not right or before == "mark")
            closes = right and (not left or after == "mark")
        return cls(text[start], start, end, opens, closes, end - start)


def _class_of(character: str) -> Literal["space", "mark", "word"]:
    if not character or character.isspace():
        return "space"
    if character.isalnum():
        return "word"
    return "mark" if unicodedata.category(character)[0] in "PS" else "word"


def pair_delimiters(delimiters: list[Delimiter]) -> None:
    """Pair openers with closers (CommonMark 0.31, appendix: process emphasis)."""
    openers: list[Delimiter] = []
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


def _matches(opener: Delimiter, closer: Delimiter) -> bool:
    if opener.character != closer.character:
        return False
    both = opener.closes or closer.opens
    return not (
        both
        and (opener.length + closer.length) % 3 == 0
        and (opener.length % 3 or closer.length % 3)
        and opener.character != "~"
    )


def _use(opener: Delimiter, closer: Delimiter) -> None:
    width = 2 if opener.right - opener.left >= 2 and closer.right - closer.left >= 2 else 1
    name = "s" if opener.character == "~" else "em" if width == 1 else "strong"
    opener.right -= width
    opener.opened.append((name, opener.right))
    closer.closed.append((name, closer.left))
    closer.left += width
