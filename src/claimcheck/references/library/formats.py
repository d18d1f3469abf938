"""BibTeX, CSL and RIS read into items of CSL, and written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck import regex as re
from claimcheck.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Items = dict[str, Mapping[str, Any]]

_BIBTEX = {
    "title": "title", "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "volume": "volume", "number": "issue", "issue": "issue", "pages": "page", "doi": "DOI", "pmid": "PMID",
    "pmcid": "PMCID", "isbn": "ISBN", "url": "URL", "note": "note",
}  # fmt: skip
"""Fields of BibTeX and BibLaTeX to those of CSL."""
_RIS = {
    "TI": "title", "T1": "title", "CT": "title", "JO": "container-title", "JF": "container-title",
    "T2": "container-title", "JA": "container-title", "VL": "volume", "IS": "issue", "DO": "DOI", "AN": "PMID",
    "UR": "URL", "SN": "ISBN", "PY": "issued", "Y1": "issued", "DA": "issued", "ID": "id",
}  # fmt: skip
"""Tags of RIS (RIS Format Specifications, Research Information Systems, 2011) to fields of CSL."""
_RIS_LINE = re.compile(r"^([A-Z][A-Z0-9])  ?- ?(.*)$")
_DASHES = re.compile(r"--+|[‐-―]")
_EXTRA = "run pip install 'claimcheck-health[bib]'"


def read_bibtex(text: str) -> Items:
    """The entries of a BibTeX or BibLaTeX file under their keys; broken entries are left out.

    Raises:
        ReadError: pybtex is not installed.
    """
    try:
        from pybtex.database import InvalidNameString
        from pybtex.database.input.bibtex import Parser
        from pybtex.errors import capture
        from pybtex.exceptions import PybtexError
        from pybtex.richtext import Text
    except ImportError:
        raise ReadError(f"to read a .bib file, {_EXTRA}") from None
    parser = Parser(encoding="utf-8")
    with capture():  # else it prints what is broken
        try:
            entries = parser.parse_string(text).entries
        except PybtexError:
            entries = parser.data.entries

    def plain(value: str) -> str:
        try:
            return str(Text.from_latex(value))
        except (PybtexError, InvalidNameString, ValueError):
            return value.translate({ord("{"): None, ord("}"): None})

    items: Items = {}
    for key, entry in entries.items():
        item: dict[str, Any] = {"id": key, "type": entry.type}
        for name, value in entry.fields.items():
            if field := _BIBTEX.get(name.lower()):
                written = value if field in ("DOI", "URL") else plain(value)
                item.setdefault(field, _DASHES.sub("-", written) if field == "page" else written)
            elif name.lower() in ("year", "date"):
                item.setdefault("issued", value)
        item["author"] = [
            {
                "family": plain(" ".join([*person.prelast_names, *person.last_names])),
                "given": plain(" ".join([*person.first_names, *person.middle_names])),
            }
            for person in entry.persons.get("author", entry.persons.get("editor", ()))
        ]
        items[key] = item
    return items


def read_csl(data: object) -> Items:
    """The items of a CSL document, parsed from JSON or YAML: a list, or a mapping that holds one as `references`."""
    if isinstance(data, dict):
        data = data.get("references") or data.get("items") or list(data.values())
    rows = data if isinstance(data, list) else []
    return {str(row["id"]): row for row in rows if isinstance(row, dict) and "id" in row}


def read_ris(text: str) -> Items:
    """The records of a RIS file under their `ID`, else under their number."""
    items: Items = {}
    item: dict[str, Any] = {}
    for line in text.splitlines():
        match = _RIS_LINE.match(line.lstrip("\ufeff"))
        if match is None:
            continue
        tag, value = match[1], match[2].strip()
        if tag == "ER":
            items[str(item.get("id") or len(items) + 1)] = item
            item = {}
        elif tag in ("AU", "A1"):
            family, _, given = value.partition(",")
            item.setdefault("author", []).append({"family": family.strip(), "given": given.strip()})
        elif tag == "SP":
            item["page"] = value
        elif tag == "EP" and item.get("page"):
            item["page"] += f"-{value}"
        elif tag in _RIS:
            item.setdefault(_RIS[tag], value)
    return items


def write_csl(items: Iterable[Mapping[str, Any]]) -> str:
    """Items as CSL-JSON."""
    return json.dumps(list(items), indent=2, ensure_ascii=False) + "\n"


def write_bibtex(items: Iterable[Mapping[str, Any]]) -> str:
    """Items as BibTeX; a field is written between braces, so nothing in it needs a quote."""
    names = {field: name for name, field in reversed(_BIBTEX.items())}  # of several the first
    entries = []
    for item in items:
        fields = [("author", " and ".join(map(_bibtex_name, item.get("author", ()))))]
        fields += [(names[field], str(value)) for field, value in item.items() if field in names]
        fields.append(("year", _year(item)))
        body = "".join(f"  {name} = {{{_braced(value)}}},\n" for name, value in fields if value)
        kind = "article" if item.get("container-title") else "misc"
        entries.append(f"@{kind}{{{item['id']},\n{body}}}\n")
    return "\n".join(entries)


def write_ris(items: Iterable[Mapping[str, Any]]) -> str:
    """Items as RIS."""
    tags = {field: tag for tag, field in reversed(_RIS.items()) if field not in ("issued", "id")}
    records = []
    for item in items:
        lines = [("TY", "JOUR" if item.get("container-title") else "GEN"), ("ID", str(item["id"]))]
        lines += [("AU", _comma_name(each)) for each in item.get("author", ())]
        lines += [(tags[field], str(value)) for field, value in item.items() if field in tags]
        first, _, last = str(item.get("page", "")).replace("–", "-").partition("-")
        lines += [("PY", _year(item)), ("SP", first), ("EP", last), ("ER", "")]
        records.append("".join(f"{tag}  - {value}\n" for tag, value in lines if value or tag == "ER"))
    return "\n".join(records)


WRITERS: dict[str, Callable[[Iterable[Mapping[str, Any]]], str]] = {
    "csl": write_csl,
    "bibtex": write_bibtex,
    "ris": write_ris,
}
"""What writes items in each format that `claimcheck references --export` knows."""


def _comma_name(person: Mapping[str, str]) -> str:
    return person.get("literal") or ", ".join(filter(None, (person.get("family", ""), person.get("given", ""))))


def _bibtex_name(person: Mapping[str, str]) -> str:
    return f"{{{person['literal']}}}" if "literal" in person else _comma_name(person)


def _year(item: Mapping[str, Any]) -> str:
    parts = item.get("issued", {}).get("date-parts", [[""]])
    return str(parts[0][0])


def _braced(value: str) -> str:
    return re.sub(r"(?<!\\)([&%$#_])", r"\\\1", value) if "://" not in value and "10." not in value else value
