"""JATS XML (the article format of PubMed Central and most journals) read into articles.

The elements are renamed to the HTML they would be shown as and then read as HTML is. Element names and their
meaning: ANSI/NISO Z39.96, Journal Article Tag Suite, and the NLM DTDs before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ReadError
from claimcheck.model import Article
from claimcheck.readers.blocks import OBJECT, Place, blocks_of
from claimcheck.readers.jats_citation import punctuate
from claimcheck.readers.metadata import identifiers_in, text_of
from claimcheck.readers.nesting import xml_tree
from claimcheck.readers.tree import Element, Inserted, element_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.identifiers import Identifier

_NAMES = {
    "app": "section",
    "article-title": "h1",
    "boxed-text": "div",
    "break": "br",
    "caption": "figcaption",
    "code": "code",
    "def": "dd",
    "def-item": "div",
    "def-list": "dl",
    "disp-formula": "span",
    "disp-quote": "blockquote",
    "email": "a",
    "ext-link": "a",
    "fig": "div",
    "fn": "div",
    "italic": "em",
    "list-item": "li",
    "preformat": "code",
    "ref": "li",
    "sec": "section",
    "speech": "blockquote",
    "statement": "div",
    "strike": "s",
    "subtitle": "h2",
    "table-wrap": "div",
    "table-wrap-foot": "figcaption",
    "term": "dt",
    "uri": "a",
    "verse-group": "blockquote",
    "verse-line": "p",
}
_DROPPED = element_names(
    "address aff alt-text attrib author-notes contrib-group copyright-statement counts custom-meta "
    "fn-symbol graphic history inline-graphic inline-supplementary-material kwd-group label license "
    "long-desc media object-id permissions processing-meta related-article response sec-meta "
    "sub-article supplementary-material tex-math trans-abstract"
)
_FORMULAS = frozenset({"chem-struct", "disp-formula", "inline-formula"})
_NUMBERED_LISTS = frozenset({"alpha-lower", "alpha-upper", "order", "roman-lower", "roman-upper"})
_SHORT_ABSTRACTS = frozenset({"graphical", "precis", "teaser", "toc", "web-summary"})
_IN_REFERENCES = frozenset({"ext-link", "italic", "sub", "sup", "uri"})
_NESTING = frozenset({"abstract", "app", "boxed-text", "ref-list", "sec"})
"""Elements whose titles stand one level lower."""
_ARTICLE_BACK = frozenset({"app", "app-group", "fn-group", "ref-list", "title"})
_STATEMENTS = element_names(
    "abbr coi-statement com con conflict corresp current-aff deceased equal financial-disclosure funding "
    "participating-researchers present-address presented-at presented-by previously-at study-group-members "
    "supported-by"
)
"""Types of notes that speak of the authors, not of the matter."""
_CITED = frozenset({"bibr", "fn", "table-fn", "other"})


def read_jats(source: str, path: str) -> Article:
    """The article in a JATS file: title, abstract, body, captions, tables, notes and references.

    References and notes become blocks of kind FOOTNOTE with their ids as anchors. Acknowledgements, author
    statements and biographies come as furniture. Of a set of articles the first is read.

    Raises:
        ReadError: the XML is broken or cut short, or holds no JATS article.
    """
    root = xml_tree(source, path)
    article = next(_all(root, "article"), None)
    if article is None:
        names = [child.name for child in root.children if isinstance(child, Element)]
        found = f"its root is <{names[0]}>" if names else "it holds no element"
        raise ReadError(f"{path}: no JATS article: {found}; save the article as HTML, Markdown or text and check that")
    title_element = next(_all(article, "article-title"), None)
    title = text_of(title_element, source) if title_element is not None else ""
    places: dict[int, Place] = {}
    page = Element("#root", 0, len(source))
    pointed_at = {name for xref in _all(article, "xref") for name in xref.get("rid").split()}
    for part in _parts(article):
        if part.name == "back":
            _references(part, source, places)
        _rename(part, places, pointed_at)
        page.children.append(part)
    return Article(
        path=path,
        source=source,
        blocks=blocks_of(page, source, places),
        title=title,
        declared=_declared(article, source),
    )


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.elements() if element.name == name)


def _parts(article: Element) -> Iterator[Element]:
    """Title, abstracts, body and back matter, in that order."""
    sections = {child.name: child for child in article.children if isinstance(child, Element)}
    front = sections.get("front") or sections.get("front-stub")
    if front is not None:
        for name in ("title-group", "abstract"):
            for element in _all(front, name):
                if element.get("abstract-type") not in _SHORT_ABSTRACTS:
                    yield element
    for name in ("body", "back"):
        if name in sections:
            yield sections[name]


def _references(back: Element, source: str, places: dict[int, Place]) -> None:
    """Give every reference its number, its id and readable punctuation."""
    for ref_list in _all(back, "ref-list"):
        places[id(ref_list)] = Place.REFERENCES
        for number, ref in enumerate(_all(ref_list, "ref"), 1):
            label = next(_all(ref, "label"), None)
            digits = text_of(label, source).strip("[]().") if label is not None else ""
            ordinal = digits if digits.isascii() and digits.isdigit() else str(number)
            punctuate(ref, source)
            ref.attributes["value"] = ordinal
        wrapper = Element("ol", ref_list.start, ref_list.end, "", ref_list.children)
        ref_list.children = [wrapper]


def _rename(part: Element, places: dict[int, Place], pointed_at: set[str]) -> None:
    """Turn the names of `part` and all below it into those of HTML; without recursion.

    A note that nothing points at is a statement about the authors or the paper, and so furniture.
    """
    waiting: list[tuple[Element, str, int]] = [(part, "", 1)]
    while waiting:
        element, parent, depth = waiting.pop()
        name = element.name
        if name in _DROPPED:
            places[id(element)] = Place.OUTSIDE
            continue
        if name in _FORMULAS and (name == "disp-formula" or not _has_words(element)):
            element.children = [Inserted(f" {OBJECT} ", element.start)]
        element.name = _html_name(element, parent, depth)
        statement = name == "fn" and parent == "fn-group" and element.get("id") not in pointed_at
        if statement or (parent == "back" and name not in _ARTICLE_BACK) or element.get("fn-type") in _STATEMENTS:
            places[id(element)] = Place.FURNITURE
        elif name == "fn":
            places[id(element)] = Place.REFERENCES
            element.attributes["role"] = "doc-footnote"
        inner = depth + 1 if name in _NESTING else depth
        around = "ref" if "ref" in (name, parent) else name
        waiting.extend((child, around, inner) for child in element.children if isinstance(child, Element))


def _has_words(formula: Element) -> bool:
    """Whether a formula is written in characters, and not only as a picture or in TeX."""
    waiting = [formula]
    while waiting:
        element = waiting.pop()
        inner = [child for child in element.children if isinstance(child, Element) and child.name not in _DROPPED]
        if element.name not in ("inline-formula", "alternatives") and len(inner) < len(element.children):
            return True
        waiting.extend(inner)
    return any(isinstance(child, tuple) for child in formula.children)


def _point(xref: Element) -> bool:
    """Make a cross-reference a link, or as many links around its words as it points at things."""
    targets = xref.get("rid").split()
    for target in targets[1:]:
        link = Element("a", xref.start, xref.end, children=xref.children)
        link.attributes["href"] = f"#{target}"
        xref.children = [link]
    if targets:
        xref.attributes["href"] = f"#{targets[0]}"
    return bool(targets)


def _html_name(element: Element, parent: str, depth: int) -> str:
    name = element.name
    attributes = element.attributes
    if name == "title":
        return "p" if parent in ("caption", "list", "def-list", "fn-group") else f"h{min(depth, 6)}"
    if name == "list":
        return "ol" if attributes.get("list-type") in _NUMBERED_LISTS else "ul"
    if name == "xref":
        return "a" if attributes.get("ref-type", "bibr") in _CITED and _point(element) else "span"
    if name in ("ext-link", "uri", "self-uri"):
        href = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "href"), "")
        attributes["href"] = href
    if parent == "ref" and name not in _IN_REFERENCES:
        return "span"
    return _NAMES.get(name, name)


def _declared(article: Element, source: str) -> tuple[Identifier, ...]:
    """The DOI of the paper that the article is."""
    ids = (each for meta in _all(article, "article-meta") for each in meta.children if isinstance(each, Element))
    dois = (each for each in ids if each.name == "article-id" and each.get("pub-id-type") == "doi")
    return tuple(found for doi in dois for start, end in doi.runs() for found in identifiers_in(source, start, end))
