"""Punctuation for the references of JATS, whose fields are often tagged and not punctuated.

The order and signs are those of the NLM (Citing Medicine): authors, title, journal, year;volume(issue):pages.
"""

from __future__ import annotations

from itertools import pairwise

from attrs import define

from claimcheck.readers.tree import Element, Inserted, element_names

_CITATIONS = frozenset({"citation", "element-citation", "mixed-citation", "nlm-citation"})
_LEAVES = element_names(
    "article-title chapter-title collab comment conf-date conf-loc conf-name data-title date date-in-citation day "
    "edition elocation-id etal ext-link fpage given-names gov institution isbn issn issue issue-title lpage "
    "month page-range part-title patent prefix pub-id publisher-loc publisher-name role season series size "
    "source std suffix supplement surname trans-source trans-title uri version volume year"
)
_NAMES = frozenset({"collab", "etal", "surname"})
_PAIRS = {
    ("surname", "given-names"): " ",
    ("given-names", "surname"): " ",
    ("given-names", "suffix"): " ",
    ("surname", "suffix"): " ",
    ("prefix", "surname"): " ",
    ("year", "month"): " ",
    ("month", "day"): " ",
    ("year", "volume"): ";",
    ("month", "volume"): ";",
    ("day", "volume"): ";",
    ("source", "volume"): " ",
    ("volume", "fpage"): ":",
    ("volume", "page-range"): ":",
    ("volume", "elocation-id"): ":",
    ("issue", "fpage"): "):",
    ("issue", "page-range"): "):",
    ("issue", "elocation-id"): "):",
    ("volume", "issue"): "(",
    ("fpage", "lpage"): "-",
    ("year", "fpage"): ":",
    ("publisher-name", "publisher-loc"): ", ",
    ("publisher-loc", "publisher-name"): ": ",
    ("publisher-name", "year"): "; ",
    ("publisher-loc", "year"): "; ",
}
_PREFIXES = {"doi": "doi:", "pmid": "PMID: ", "pmc": "PMCID: ", "pmcid": "PMCID: "}
_OPEN_ENDS = (":", "doi", "pmid", "/", "(", "[")


@define
class _Field:
    name: str
    element: Element
    parent: Element
    person: Element | None


def punctuate(reference: Element, source: str) -> None:
    """Put punctuation between the fields of every citation in a `<ref>` that has none of its own.

    A citation with text between its fields keeps it; there only identifiers are told apart.
    """
    for citation in [each for each in reference.elements() if each.name in _CITATIONS]:
        fields = _fields(citation)
        if _has_text(citation, source):
            _name_identifiers(fields, source)
        else:
            _separate(fields, source)
            _drop_spaces(citation, source)


def _fields(citation: Element) -> list[_Field]:
    found: list[_Field] = []
    waiting: list[tuple[Element, Element, Element | None]] = [(citation, citation, None)]
    while waiting:
        element, parent, person = waiting.pop()
        if element.name in _LEAVES:
            found.append(_Field(element.name, element, parent, person))
            continue
        if element.name in ("name", "string-name", "person-group"):
            person = element if element.name != "person-group" else person
        waiting.extend((child, element, person) for child in reversed(element.children) if isinstance(child, Element))
    return found


def _has_text(citation: Element, source: str) -> bool:
    return any(
        isinstance(child, tuple) and any(c.isalnum() or c in ".,;:" for c in source[child[0] : child[1]])
        for child in citation.children
    )


def _separate(fields: list[_Field], source: str) -> None:
    for each in fields:
        if each.name == "etal" and not each.element.children:
            each.element.children.append(Inserted("et al", each.element.start))
        if each.name == "pub-id":
            _insert(each, _PREFIXES.get(each.element.get("pub-id-type"), ""))
    for before, after in pairwise(fields):
        sign = _sign(before, after)
        if sign.startswith(".") and _last_character(before.element, source) in ".?!":
            sign = sign[1:]
        _insert(after, sign)


def _sign(before: _Field, after: _Field) -> str:
    same_person = before.person is after.person
    if same_person and (before.name, after.name) in _PAIRS:
        return _PAIRS[before.name, after.name]
    if after.name in _NAMES or (after.person is not None and not same_person):
        return ", " if before.name in (*_NAMES, "given-names", "suffix") else ". "
    return "). " if before.name == "issue" else ". "


def _name_identifiers(fields: list[_Field], source: str) -> None:
    for each in fields:
        if each.name != "pub-id":
            continue
        before = source[max(0, each.element.start - 60) : each.element.start].rpartition(">")[2].rstrip().lower()
        prefix = _PREFIXES.get(each.element.get("pub-id-type"), "")
        if not before.endswith(_OPEN_ENDS):
            _insert(each, " " + prefix)


def _insert(each: _Field, sign: str) -> None:
    """Put `sign` before the field; the element's own first child, so that parents stay as they are."""
    if sign:
        each.element.children.insert(0, Inserted(sign, each.element.start))


def _last_character(element: Element, source: str) -> str:
    """The last visible character of a field; a letter where its text is not in the source."""
    written = [source[start:end].rstrip() for start, end in element.runs()]
    return next((text[-1] for text in reversed(written) if text), "a")


def _drop_spaces(citation: Element, source: str) -> None:
    """Take out the white space between the fields: the file's layout, not text."""
    for element in citation.elements():
        if element.name not in _LEAVES:
            element.children = [
                child
                for child in element.children
                if not (isinstance(child, tuple) and source[child[0] : child[1]].isspace())
            ]
