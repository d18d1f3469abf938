"""Where the sentences of a text begin and end.

The rules are written for medical prose: a stop is looked at together with the word before it (an
abbreviation, an initial, a kind such as "vitamin C", the number of a list item) and the word after it (in
lower case, a number, a word that commonly opens sentences). Kiss and Strunk (2006), "Unsupervised multilingual
sentence boundary detection", Computational Linguistics 32, name the same three kinds of evidence: the
abbreviation, the initial or ordinal number, and the frequent sentence starter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.abbreviations import is_label
from claimcheck.language.boundaries import STOP, ends_sentence
from claimcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(
    r"[\n\u2029•⁃‣◦▪●■](?:"
    r"(?<=\n)[^\S\n]*+(?:\n|(?=[-*+•⁃‣◦▪●■–]\s))"
    r"|(?<=\u2029)"
    r"|(?<=\s[•⁃‣◦▪●■]))"
)
_ITEM = re.compile(r"(?:[•⁃‣◦▪●■*–-]\s?)?(?P<number>\(?(?P<value>\d{1,2}|[a-z])(?P<style>\.\)|\)|\.))\s")
_NEXT_ITEM = re.compile(r"(?<!\S)\(?(?P<value>\d{1,2}|[a-z])(?P<style>\.\)|\)|\.)\s+(?=[\"“(\[]?[A-Z])")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, in order, as spans of code points into it.

    The spans do not overlap, hold no white space at their ends, and together cover every character that is
    not white space. An empty line, a line that opens with a bullet, and a bullet between words end a sentence
    whatever stands before them; a single line end counts as a space. Citation markers after a stop ("pain.[1]",
    "risk.12–14 However", "pain.³") stay with the sentence they follow.
    """
    return tuple(sentence for start, end in _passages(text) for sentence in _sentences_within(text, start, end))


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of text between breaks that need no stop: empty lines, bullets, numbered items."""
    start = 0
    for found in _BREAK.finditer(text):
        # a bullet opens the passage that follows, a line end closes the one before
        place = found.start() if found.start() + 1 == found.end() else found.end()
        yield from _items(text, start, place)
        start = place
    yield from _items(text, start, len(text))


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbered items of a passage that opens with one and counts on: "1. First … 2. Second …"."""
    while start < end and text[start].isspace():
        start += 1
    first = _ITEM.match(text, start, end)
    if first is not None:
        value, style = first["value"], first["style"]
        for item in _NEXT_ITEM.finditer(text, first.end(), end):
            if item["style"] != style or not _follows(item["value"], value):
                continue
            before = text[max(start, item.start() - 40) : item.start()].split()
            if before and is_label(before[-1]):
                continue
            value = item["value"]
            yield start, item.start()
            start = item.start()
    yield start, end


def _follows(value: str, previous: str) -> bool:
    if value.isdecimal() and previous.isdecimal():
        return int(value) == int(previous) + 1
    return len(value) == len(previous) == 1 and ord(value) == ord(previous) + 1


def _sentences_within(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a passage without breaks."""
    opening = start
    for stop in STOP.finditer(text, start, end):
        if not ends_sentence(text, opening, stop):
            continue
        close = stop.end() if stop["gap"] is None else stop.start("gap")
        yield Span(opening, close)
        opening = stop.end()
    last = text[opening:end]
    if last.strip():
        yield Span(opening + len(last) - len(last.lstrip()), opening + len(last.rstrip()))
