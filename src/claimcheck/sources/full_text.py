"""The full text of an article in JATS XML as passages: what was said, under the title of its section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from claimcheck import regex as re
from claimcheck.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_LONGEST_PASSAGE = 4000
"""Code points of one passage; longer paragraphs are cut."""
_LEFT_OUT = frozenset(
    {"table", "table-wrap-foot", "graphic", "media", "inline-graphic", "tex-math", "disp-formula", "fn", "ref-list"}
    | {"object-id", "supplementary-material", "permissions", "attrib", "alt-text", "long-desc"}
)
"""Elements that are no running text. Captions of tables and figures are: they often state what was found."""
_PARAGRAPHS = frozenset({"p", "disp-quote", "list-item", "caption", "def", "verse-group"})
"""Elements that make a passage of their own, also where they stand within another."""
_NO_EVIDENCE = re.compile(
    r"competing interests?|conflicts? of interest|declaration|authors['’]? (?:contribution|information|detail)|"
    r"author contribution|pre-publication history|supplementa(?:ry|l) (?:material|information|data)|"
    r"supporting information|additional files?|acknowledge?ments?|funding|abbreviations?|availability of|"
    r"data availability|ethics (?:statement|approval)|consent for publication|references$",
    re.IGNORECASE,
)
_CITATION_BRACKETS = re.compile(r"\s?[\[(][\s,;–—-]*[\])]")
_SPACE_BEFORE = re.compile(r" +([.,;:])")


def parse_full_text(root: _Element) -> tuple[Passage, ...]:
    """The paragraphs of the body of a JATS article, each under the title of its outermost section.

    Every word comes once, also where paragraphs, lists and boxes are nested. Captions are kept; tables, figures,
    formulas, footnotes and numbers of references (not names, as in "Smith 2010") are left out, and so are the
    statements at the end (funding, interests, contributions), which no claim rests on. Empty where there is no
    body: the text is not open.
    """
    body = next(root.iter("{*}body"), None)
    return () if body is None else tuple(_passages(body))


def _passages(body: _Element) -> Iterator[Passage]:
    for part in body.iterchildren("*"):
        name = _name(part)
        heading = part.find("{*}title") if name == "sec" else None
        section = "" if heading is None else _joined(_pieces(heading))
        if part.get("sec-type") == "supplementary-material" or _NO_EVIDENCE.match(section):
            continue
        for text in _texts(part):
            yield Passage(section=section, text=text[:_LONGEST_PASSAGE])


def _texts(part: _Element) -> Iterator[str]:
    """The own text of each paragraph in the order of the document, those within another after it."""
    for element in part.iter("*"):
        if _name(element) in _PARAGRAPHS and not any(_name(each) in _LEFT_OUT for each in element.iterancestors("*")):
            text = _joined(_pieces(element))
            if text:
                yield text


def _pieces(element: _Element) -> Iterator[str]:
    """The text of an element without what makes a passage of its own or is left out."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_apart(child):
            yield from _pieces(child)
        yield child.tail or ""


def _is_apart(child: _Element) -> bool:
    name = _name(child)
    if name == "xref" and child.get("ref-type") == "bibr":
        return not any(character.isalpha() for piece in child.itertext() for character in str(piece))
    return name in _LEFT_OUT or name in _PARAGRAPHS


def _joined(pieces: Iterator[str]) -> str:
    text = " ".join("".join(pieces).split())
    return _SPACE_BEFORE.sub(r"\1", _CITATION_BRACKETS.sub("", text)).strip()


def _name(element: _Element) -> str:
    return etree.QName(element).localname
