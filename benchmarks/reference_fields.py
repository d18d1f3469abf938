"""Fields of printed references: exact match with tagged strings, and titles of rendered articles."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen
from lxml import etree

from benchmarks.measure import Counts, Figure, f1, figure
from claimcheck.references.fields import ReferenceFields, looks_like_reference, parse_fields

_LEADING = re.compile(
    r"^(?:in|vol|vols|volume|volumes|v|bd|band|t|tome|no|nr|n|num|number|issue|pp|p|pages|page|pgs|s|seiten)\b\s*"
)
_MERGED = re.compile(r"(?:(?P<year>\d{4});\s?)?(?P<volume>\d+\s?(?:\([^()]*\))?)(?::\s?(?P<pages>[\w–-]{2,}))?[:.,]?")
_AUTHOR_NOISE = frozenset({"and", "et", "al", "und", "y", "others", "by", "ed", "eds", "editor", "editors"})
_FIELDS = ("author", "title", "journal", "year", "volume", "pages")
_VOLUME_WORDS = frozenset({"no", "nr", "n", "issue", "number", "vol", "heft", "h", "jg", "vols"})


@frozen
class Tagged:
    """A tagged reference: its text, and the gold value of each field as printed."""

    text: str
    gold: dict[str, list[str]]
    first: str
    """Name of the field that stands first, a number apart."""


def load(path: Path) -> list[Tagged]:
    """The tagged strings of a file whose `<sequence>` elements hold one element for each field."""
    rows = []
    for sequence in etree.parse(str(path)).getroot():
        parts = [(str(part.tag), " ".join((part.text or "").split())) for part in sequence]
        gold: dict[str, list[str]] = {}
        for name, value in parts:
            gold.setdefault(name, []).append(value)
        first = next((name for name, _ in parts if name != "citation-number"), "")
        rows.append(Tagged(" ".join(value for _, value in parts), gold, first))
    return rows


def plain(value: str, field: str) -> str:
    """`value` without case, punctuation and the words that only introduce the field."""
    value = " ".join(re.findall(r"\w+", value.casefold().replace("_", " ")))
    if field in {"volume", "pages", "journal"}:
        value = _LEADING.sub("", _LEADING.sub("", value))
    if field == "volume":
        value = " ".join(word for word in value.split() if word not in _VOLUME_WORDS)
    if field == "author":
        value = " ".join(word for word in value.split() if word not in _AUTHOR_NOISE)
    return value


def said(fields: ReferenceFields) -> dict[str, str]:
    """The parsed fields under the names of the gold, volume and issue as one."""
    places = dict(fields.spans)
    numbers = sorted((value for value in ("volume", "issue") if getattr(fields, value)), key=lambda name: places[name])
    numbers = [getattr(fields, name) for name in numbers]
    return {
        "author": plain(" ".join(fields.authors), "author"),
        "title": plain(fields.title, "title"),
        "journal": plain(fields.journal, "journal"),
        "volume": plain(" ".join(numbers), "volume"),
        "pages": plain(fields.pages, "pages"),
        "year": str(fields.year or ""),
    }


def expected(row: Tagged) -> dict[str, set[str]]:
    """The values that count as right for each field; no value means that the field is not there.

    Editors at the head of an entry count as its authors; a year or pages that were tagged as part of the volume count
    for themselves.
    """
    years = [year for value in row.gold.get("date", []) for year in re.findall(r"\b(?:1[4-9]|20)\d\d", value)]
    values = {name: list(row.gold.get(name, [])) for name in ("author", "title", "journal", "volume", "pages")}
    for place, value in enumerate(values["volume"]):
        if merged := _MERGED.fullmatch(value):
            values["volume"][place] = merged["volume"]
            values["pages"] += [merged["pages"]] if merged["pages"] else []
            years += [merged["year"]] if merged["year"] else []
    if row.first == "editor" and not values["author"]:
        values["author"] = row.gold["editor"]
    gold = {name: {plain(value, name) for value in some} - {""} for name, some in values.items()}
    gold["container"] = {plain(value, "journal") for value in row.gold.get("container-title", [])}
    return {**gold, "year": set(years)}


def count(value: str, right: set[str]) -> Counts:
    """One field of one reference, compared exactly."""
    hit = value in right
    return Counts(hit=int(hit), false=int(bool(value) and not hit), missed=int(bool(right) and not hit))


def score(rows: Sequence[Tagged]) -> dict[str, list[Counts]]:
    """The counts of each field over all rows.

    A journal is looked for where `<journal>` or neither it nor `<container-title>` is tagged, so that a journal said
    of a book counts as false; a container where `<container-title>` is: the parser has one field for both.
    """
    counts: dict[str, list[Counts]] = {}
    for row in rows:
        values, right = said(parse_fields(row.text)), expected(row)
        for name in ("author", "title", "year", "volume", "pages"):
            counts.setdefault(name, []).append(count(values[name], right[name]))
        if right["container"] and not right["journal"]:
            counts.setdefault("container", []).append(count(values["journal"], right["container"]))
        else:
            counts.setdefault("journal", []).append(count(values["journal"], right["journal"]))
        if right["journal"]:
            counts.setdefault("journal where tagged", []).append(count(values["journal"], right["journal"]))
    return counts


def _rendered(folder: Path) -> list[tuple[str, dict[str, str]]]:
    """The printed references of the numbered text renderings with their gold records."""
    pairs = []
    for gold in sorted(folder.glob("*.txt.gold.json")):
        if "authoryear" in gold.name:
            continue
        lines = gold.with_name(gold.name.removesuffix(".gold.json")).read_text(encoding="utf-8").splitlines()
        printed = [line for line in lines if re.match(r"\[?\d{1,3}[\].]", line)]
        works = json.loads(gold.read_text(encoding="utf-8"))["refs"]
        pairs += list(zip(printed[-len(works) :], works, strict=False))
    return pairs


def run(data: Path) -> list[Figure]:
    """Field F1 on the tagged strings, title exactness on the rendered articles, and milliseconds an entry."""
    rows = load(data / "data" / "reference_strings" / "core.xml")
    figures = []
    for part, chosen in (("held-out rows", rows[1::2]), ("rows fitted on", rows[::2])):
        for name, counts in score(chosen).items():
            reach = ".90" if name in _FIELDS and part == "held-out rows" else "report"
            figures.append(figure(f"{name} F1, {part}", counts, f1, reach=reach))
    titles = [
        float(plain(parse_fields(text).title, "title") == plain(work["title"], "title"))
        for text, work in _rendered(data / "data" / "rendered_articles")
        if work.get("title")
    ]
    figures.append(figure("title exact, rendered", titles, lambda some: sum(some) / len(some), reach=".97"))
    prose = (data / "data" / "citation_worthiness" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    for measure, texts in (
        ("tagged strings that look like entries", [row.text for row in rows]),
        ("sentences of papers that look like entries", [json.loads(line)["sentence"] for line in prose]),
    ):
        likely = [float(looks_like_reference(text) >= 0.5) for text in texts]
        figures.append(Figure(measure=measure, value=sum(likely) / len(likely), n=len(likely), reach="report"))
    started = time.process_time()
    for row in rows:
        parse_fields(row.text)
    each = (time.process_time() - started) / len(rows) * 1000
    figures.append(Figure(measure="ms a reference", value=each, n=len(rows), reach="0.5"))
    return figures
