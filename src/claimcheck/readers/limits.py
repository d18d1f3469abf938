"""What is too large to be an article: said at once in one line, where reading on would seem to hang."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import EmptyError, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Block

LARGEST_FILE = 100 * 2**20
"""Bytes of a file that is opened at all: a Word file may hold many pictures."""
LONGEST_SOURCE = 20_000_000
"""Characters of a text, tags and embedded pictures included."""
LONGEST_TEXT = 10_000_000
"""Characters of all blocks together: three times the longest novels."""
MOST_SIGNS = 1_000_000
"""`<` of tags, and `[` of links and notes in Markdown: each element takes about a kilobyte of memory."""

_ADVICE = "this is no single article; split it, or name another file"


def check_size(size: int, path: str) -> None:
    """Raise ReadError for a file of more than `LARGEST_FILE` bytes."""
    if size > LARGEST_FILE:
        raise ReadError(f"{path}: has {size:,} bytes, more than {LARGEST_FILE:,}: {_ADVICE}")


def check_source(source: str, path: str, *, signs: str = "") -> None:
    """Raise ReadError for a source that is too long, or holds too many of one of the `signs` that begin an element."""
    if len(source) > LONGEST_SOURCE:
        raise ReadError(f"{path}: has {len(source):,} characters, more than {LONGEST_SOURCE:,}: {_ADVICE}")
    for sign in signs:
        if (found := source.count(sign)) > MOST_SIGNS:
            raise ReadError(f"{path}: has {found:,} signs `{sign}`, more than {MOST_SIGNS:,}: {_ADVICE}")


def check_elements(number: int, path: str) -> None:
    """Raise ReadError for more elements than `MOST_SIGNS`, whatever little space they take packed."""
    if number > MOST_SIGNS:
        raise ReadError(f"{path}: has {number:,} elements, more than {MOST_SIGNS:,}: {_ADVICE}")


def check_text(blocks: Iterable[Block], path: str) -> None:
    """Raise ReadError for blocks that hold no text, or too much of it."""
    length = sum(len(block.text) for block in blocks)
    if not length:
        raise EmptyError(f"{path}: nothing to check: no text was found in the file")
    if length > LONGEST_TEXT:
        raise ReadError(f"{path}: has {length:,} characters of text, more than {LONGEST_TEXT:,}: {_ADVICE}")
