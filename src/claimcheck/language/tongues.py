"""The language that a text is written in, told by its small words or its letters; only English is read for claims."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from claimcheck.model import Block

ENGLISH = "en"
_DATA = Path(__file__).with_suffix(".json")
_WORD = re.compile(r"[^\W\d_]{2,}")
"""Letters alone are names of vitamins and grades of evidence before they are words."""
_PLAINLY = re.compile(r"\b(?:the|and|are|with)\b")
"""Words of English that no other language listed here has."""
_MOST = 6_000
"""Code points of a text that are looked at."""
_FIRST = 600
"""Code points of which the first part of a text has that many; where it is plainly English no more is looked at."""
_SURE = 0.25
"""Share of small English words from which on no other language is asked about."""
_FEWEST_WORDS = 8
"""Words below which a text is too short to tell."""
_SHORT = 60
"""Code points of a block that is taken to be in the language of the rest."""
_SHARE = 0.15
"""Share of small words from which on a text is in a language; in running text of any it is .25 and more."""
_FEWEST = 3
"""Small words that a text must have at least: one may be a name, or a word of English too."""
_APART = 1.5
"""How many times as many of them a text must have as of English ones."""
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.FOOTNOTE})


@cache
def _lists() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    return {code: frozenset(words.split()) for code, words in data["words"].items()}, data["names"]


def language_name(code: str) -> str:
    """The English name of a language: `German` for `de`; the code itself where it is not known."""
    return _lists()[1].get(code, code)


def read_language(text: str) -> str:
    """The code of the language that `text` is written in; empty where it is too short or of no language known here."""
    text = text[:_MOST]
    for code, letters in () if text.isascii() else _SCRIPTS:
        if 3 * len(letters.findall(text)) > len(text):
            return code
    english = _lists()[0][ENGLISH]
    for part in (text[:_FIRST], text) if len(text) > _FIRST else (text,):
        words = _WORD.findall(part.casefold())
        if len(words) < _FEWEST_WORDS:
            return ""
        if sum(map(english.__contains__, words)) > _SURE * len(words):
            return ENGLISH
    counts = {code: sum(word in known for word in words) for code, known in _lists()[0].items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] < max(_FEWEST, _SHARE * len(words)):
        return ""
    return best if best == ENGLISH or counts[best] > _APART * counts[ENGLISH] else ENGLISH


def foreign_blocks(blocks: Sequence[Block], skip: Collection[int] = ()) -> Mapping[int, str]:
    """The blocks that are not English, under their index, with the code of their language.

    What the words of a block say goes before what its markup declares, as templates declare wrongly. A block too
    short to tell is in the language that its markup declares, else in that of the whole.
    """
    prose = [index for index, block in enumerate(blocks) if block.kind not in _SILENT and index not in skip]
    whole = read_language(_opening(blocks[index].text for index in prose))
    foreign: dict[int, str] = {}
    for index in prose:
        block = blocks[index]
        declared = block.language.casefold().partition("-")[0]
        plainly = declared in ("", ENGLISH) and _PLAINLY.search(block.text)
        if whole == ENGLISH and (plainly or (declared in ("", ENGLISH) and len(block.text) < _SHORT)):
            continue
        found = read_language(block.text) or (ENGLISH if plainly else "")
        if not found:
            # A template declares one language for the whole page; what differs from it was declared on purpose.
            found = whole if whole and declared == _declared(blocks, prose) else declared or whole
        if found and found != ENGLISH:
            foreign[index] = found
    return foreign


def _opening(texts: Iterable[str]) -> str:
    """As much of the texts as is looked at."""
    taken: list[str] = []
    length = 0
    for text in texts:
        taken.append(text)
        length += len(text) + 1
        if length > _MOST:
            break
    return " ".join(taken)


def _declared(blocks: Sequence[Block], prose: Sequence[int]) -> str:
    """What most of the markup declares."""
    codes = [blocks[index].language.casefold().partition("-")[0] for index in prose[:50]]
    return max(set(codes), key=codes.count, default="")
