"""Words, patterns and facts of which references are made up to fit the tagger.

The lists stand in `reference_words.txt` and `reference_patterns.txt`; authors, titles and journals also come from the
printed references of `data/reference_matching` (MIT).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from attrs import frozen

_HERE = Path(__file__).parent
_APA = re.compile(
    r"(?P<authors>[^()]{3,400}?)\s\((?P<year>\d{4})\)\.\s(?P<title>[^?!]{12,300}?[.?!])\s"
    r"(?P<journal>[^.,\d]{3,90}),\s(?P<volume>\d+)(?:\(|,|\.)"
)
_BOOK = re.compile(r"[.?!]\s([^.?!\d]{15,90}), \d+–\d+\.$")
_PERSON = re.compile(r"([^\W\d_][^,&…]{1,30}),\s(?:[^\W\d_]\.[\s-]?){1,4}")
_SMALL = frozenset({"of", "the", "and", "in", "for", "&"})


def _sections(name: str) -> Iterator[tuple[str, list[str]]]:
    text = (_HERE / name).read_text(encoding="utf-8")
    for section in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        head, *lines = section.splitlines()
        yield head.strip(), [line for line in lines if line.strip()]


@cache
def words() -> dict[str, list[str]]:
    """Every list of words under its name."""
    return {
        name: [item.strip() for line in lines for item in line.split("|")]
        for name, lines in _sections("reference_words.txt")
    }


@cache
def patterns() -> list[tuple[int, list[int], list[str]]]:
    """For each kind of work: its weight, and the weights and texts of its patterns."""
    kinds = []
    for head, lines in _sections("reference_patterns.txt"):
        weighted = [line.split(" ", 1) for line in lines]
        kinds.append((int(head.split()[-1]), [int(weight) for weight, _ in weighted], [text for _, text in weighted]))
    return kinds


@frozen
class Facts:
    """What references are made of beside the lists of words."""

    families: list[str]
    titles: list[str]
    journals: list[str]
    books: list[str]


def gather(folder: Path) -> Facts:
    """The facts of the printed references in `folder` (`data/reference_matching`)."""
    families, titles, journals, books = words()["surname"] * 20, [], words()["journal"] * 3, []
    for name in ("apa.json", "excluded-apa.json"):
        for entry in json.loads((folder / name).read_text(encoding="utf-8")):
            printed = entry["ref_string"] or ""
            families += _PERSON.findall(printed.split("(")[0])
            if match := _APA.match(printed):
                titles.append(match["title"].strip())
                journals.append(match["journal"])
            elif book := _BOOK.search(printed):
                books.append(book[1])
    return Facts(families, titles, journals, books)


def abbreviated(journal: str, stop: str, chance: random.Random) -> str:
    """The journal's name as indexes shorten it, with `stop` after each shortened word."""
    known = dict(item.split(" ") for item in words()["shortened"])
    long = [word for word in re.findall(r"[\w&'-]+", journal) if word.lower() not in _SMALL]
    if len(long) < 2:
        return journal
    short = []
    for word in long:
        kept = len(word) < 6 or chance.random() < 0.3
        cut = known.get(word) or (word if kept else word[: chance.randint(3, 6)])
        short.append(cut + (stop if cut != word else ""))
    return " ".join(short)
