"""Records printed as references: styles of house, and what prints do to a record without making it another's."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from attrs import evolve, frozen

from benchmarks.fit_matching import record, rows
from benchmarks.matching import rendered
from claimcheck.model import Author, Work
from claimcheck.references.names import split_names

_NUMBERED = re.compile(r"\s\d{4}$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_EDGE = " .,;:()[]“”\"'«»"


@frozen
class Print:
    """A printed reference, the record of the DOI beside it, and whether the row is kept aside unread."""

    kind: str
    printed: str
    work: Work
    held: bool


def is_held(name: str) -> bool:
    """Whether a work is one of the third that no rule was written on."""
    return int(sha256(name.lower().encode()).hexdigest()[:8], 16) % 3 == 0


def hallmark(folder: Path) -> Iterator[tuple[str, Work, Work, bool]]:
    """Kind, what is printed as a work, its record, and whether the row is kept aside."""
    for line in (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = row["record"].get("doi") or row["printed"].get("doi") or row["record"]["title"]
        yield row["kind"], _work(row["printed"]), _work(row["record"]), is_held(name)


def _work(fields: dict[str, Any]) -> Work:
    return Work(
        title=fields["title"].replace("&apos;", "'").replace("&quot;", '"'),
        doi=(fields.get("doi") or "").lower(),
        authors=tuple(_author(_NUMBERED.sub("", name)) for name in fields["author"].split(" and ")),
        journal=fields.get("journal") or fields.get("booktitle") or "",
        published=fields["year"],
        kind="journal-article",
    )


def _author(name: str) -> Author:
    words = name.split()
    place = len(words) - 1
    if place and re.fullmatch(r"[A-Z]{1,3}", words[-1]):
        return Author(family=" ".join(words[:-1]), given=words[-1])
    while place > 1 and words[place - 1][0].islower():
        place -= 1
    return Author(family=" ".join(words[place:]), given=" ".join(words[:place]))


def _initials(author: Author, stop: str = "", join: str = "") -> str:
    if author.given.isupper() and len(author.given) < 4:
        return join.join(f"{letter}{stop}" for letter in author.given)
    return join.join(f"{word[0]}{stop}" for word in re.split(r"[\s-]+", author.given) if word)


def vancouver(work: Work) -> str:
    """As medical journals print it: `Jensen RK, Manniche C, et al. Title. Journal. 2012;10:22.`."""
    names = ", ".join(f"{each.family} {_initials(each)}".strip() for each in work.authors[:6])
    more = ", et al" if len(work.authors) > 6 else ""
    return f"{names}{more}. {work.title}. {work.journal}. {work.published}{_place(work, ';', ':')}."


def apa(work: Work) -> str:
    """As psychologists print it: `Jensen, R. K., & Manniche, C. (2012). Title. Journal, 10, 22.`."""
    names = [f"{each.family}, {_initials(each, '.', ' ')}" for each in work.authors]
    listed = ", ".join(names[:-1]) + (", & " if names[1:] else "") + names[-1] if names else ""
    return f"{listed} ({work.published}). {work.title}. {work.journal}{_place(work, ', ', ', ')}."


def chicago(work: Work) -> str:
    """As historians print it: `Rikke Jensen and Claus Manniche. “Title.” Journal 10 (2012): 22.`."""
    names = [f"{each.given} {each.family}".strip() for each in work.authors]
    listed = ", ".join(names[:-1]) + (", and " if names[1:] else "") + names[-1] if names else ""
    pages = f": {work.pages}" if work.pages else ""
    return f"{listed}. “{work.title}.” {work.journal} {work.volume} ({work.published}){pages}."


def _place(work: Work, before: str, between: str) -> str:
    volume = f"{before}{work.volume}" if work.volume else ""
    return f"{volume}{between}{work.pages}" if volume and work.pages else volume


STYLES: tuple[Callable[[Work], str], ...] = (vancouver, apa, chicago)


def real_strings(data: Path) -> Iterator[Print]:
    """Printed strings as people wrote them, each with the record of its own work."""
    works = {row.doi: record(row.printed, row.doi) for row in rows(data / "reference_matching", "apa") if row.doi}
    for style in ("apa", "american-institute-of-physics-noise"):
        for row in rows(data / "reference_matching", style):
            if row.doi and works[row.doi].authors:
                work = evolve(works[row.doi], kind="journal-article")
                yield Print(f"strings, {style}", row.printed, work, is_held(row.doi))
    for style in ("txt", "authoryear.txt", "md", "html"):
        for printed, work in rendered(data / "rendered_articles", style):
            yield Print(
                "strings of rendered articles", printed, evolve(work, kind="journal-article"), is_held(work.doi)
            )
    yield from _tagged(data / "reference_strings" / "core.xml")


def _tagged(path: Path) -> Iterator[Print]:
    """Strings whose parts are tagged, as if the record said the same as the tags."""
    for sequence in ET.parse(path).getroot():  # noqa: S314 - a file of the data sets
        parts = {each.tag: (each.text or "").strip(_EDGE) for each in reversed(sequence)}
        year = _YEAR.search(parts.get("date", ""))
        if not (parts.get("title") and parts.get("author")):
            continue
        printed = " ".join((each.text or "").strip() for each in sequence)
        work = Work(
            title=parts["title"],
            authors=tuple(map(_listed, split_names(parts["author"]))),
            journal=parts.get("journal", ""),
            published=year.group() if year else "",
            kind="journal-article" if parts.get("journal") else "report",
        )
        yield Print("tagged strings", printed, work, is_held(printed))


def _listed(name: str) -> Author:
    family, comma, given = name.partition(",")
    if comma:
        return Author(family=family, given=given.strip())
    words = name.split()
    if re.fullmatch(r"(?:[A-Z]\.?-?){1,4}", words[-1]) and len(words) > 1:
        return Author(family=" ".join(words[:-1]), given=words[-1])
    return _author(name)
