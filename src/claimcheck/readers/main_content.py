"""Which parts of a page are the article, its references, its furniture, or none of it.

Prose is counted from the leaves up: the text of blocks long enough to be sentences, links apart. From the
root the way goes down as long as one child holds most of the prose, then up again to the element that also
holds the title. The idea is that of text-density extractors (Kohlschütter et al., "Boilerplate detection
using shallow text features", WSDM 2010); names of classes decide only where the text itself does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from claimcheck.readers.blocks import Place
from claimcheck.readers.headings import names_list
from claimcheck.readers.hints import holds_references, is_for_moving, is_furniture, is_main
from claimcheck.readers.metadata import text_of, title_element
from claimcheck.readers.tree import BLOCK, Element

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROSE = 50
"""Code points outside of links from which on a block counts as prose."""
_DOMINANT = 0.75
"""Share of the prose that the child on the way down must hold."""
_MUCH = 0.4
"""Share of the prose that an element must hold for its name to be believed."""
_ENOUGH = 200
"""Code points of prose below which a page has no main content to be found."""
_WRAPPER = 0.6
"""Share of the text of the article above which an element named after references is more than their list."""
_HEADINGS = 20
"""Headings of references on one page that are followed up."""
_ENTRY = 20
"""Code points of the shortest list of references."""
_LINKED = 0.8
"""Share of text in links from which on a list is one of links."""
_PAGE = frozenset({"#root", "html", "body"})
_UNSEEN = frozenset({"head", "noscript", "script", "select", "style", "svg", "template", "textarea", "title"})
_LISTS = frozenset({"dl", "ol", "table", "ul"})


@define
class _Weight:
    own: int = 0
    """Code points directly in the element and in its inline children."""
    linked: int = 0
    """Of these, how many in links."""
    all: int = 0
    all_linked: int = 0
    prose: int = 0
    """Prose in the element, furniture left out."""
    every: int = 0
    """Prose in the element, furniture included."""
    headings: int = 0
    """How many `h1`."""
    links: int = 0
    outward: int = 0
    """Links that lead to another site."""


class _Page:
    """A tree with the weight and the parent of every element."""

    def __init__(self, root: Element, source: str, title: Element | None) -> None:
        self.source = source
        self.elements = list(root.elements())
        self.parents: dict[int, Element] = {}
        self.weights: dict[int, _Weight] = {}
        self.title = title
        for element in self.elements:
            for child in element.children:
                if isinstance(child, Element):
                    self.parents[id(child)] = element
        for element in reversed(self.elements):
            self._weigh(element)
        self.furniture = self._furniture()
        for element in reversed(self.elements):
            self._sum_prose(element)

    def weight(self, element: Element) -> _Weight:
        return self.weights[id(element)]

    def parent(self, element: Element) -> Element | None:
        return self.parents.get(id(element))

    def ancestors(self, element: Element) -> Sequence[Element]:
        """The elements around `element`, nearest first."""
        found: list[Element] = []
        parent = self.parent(element)
        while parent is not None:
            found.append(parent)
            parent = self.parent(parent)
        return found

    def _weigh(self, element: Element) -> None:
        weight = self.weights[id(element)] = _Weight()
        if element.name in _UNSEEN:
            return
        for child in element.children:
            if isinstance(child, tuple):
                weight.own += len(self.source[child[0] : child[1]].strip())
            elif isinstance(child, Element):
                self._add(weight, child)
        if element.name == "a":
            weight.linked, weight.all_linked = weight.own, weight.all
            href = element.get("href")
            weight.links += bool(href)
            weight.outward += href.startswith(("http:", "https:", "//"))
        if element.name in BLOCK:
            weight.all += weight.own
            weight.all_linked += weight.linked
            if weight.own - weight.linked >= _PROSE:
                weight.prose = weight.own - weight.linked
            weight.every += weight.prose

    def _add(self, weight: _Weight, child: Element) -> None:
        inner = self.weights[id(child)]
        if child.name not in BLOCK:
            weight.own += inner.own
            weight.linked += inner.linked
        weight.all += inner.all
        weight.all_linked += inner.all_linked
        weight.headings += inner.headings + (child.name == "h1")
        weight.links += inner.links
        weight.outward += inner.outward
        weight.every += inner.every

    def _furniture(self) -> set[int]:
        """The blocks that are furniture by name, but for those that wrap the article: `no-sidebar` on its body."""
        wrappers = set() if self.title is None else {id(around) for around in self.ancestors(self.title)}
        most = 0.9 * self.weight(self.elements[0]).every
        return {
            id(element)
            for element in self.elements
            if element.name in BLOCK
            and id(element) not in wrappers
            and (not most or self.weight(element).every <= most)
            and is_furniture(element)
            and not (self._is_running_text(element) and is_for_moving(element))
        }

    def _is_running_text(self, element: Element) -> bool:
        """Whether most of the text of an element is prose, whatever its name says."""
        weight = self.weight(element)
        return weight.every > 0.5 * weight.all

    def _sum_prose(self, element: Element) -> None:
        weight = self.weight(element)
        for child in element.children:
            if isinstance(child, Element) and id(child) not in self.furniture:
                weight.prose += self.weight(child).prose


def places_of(root: Element, source: str) -> dict[int, Place]:
    """The places of the parts of a page: `id` of an element to what it and all in it is.

    An element that is not named is what its parent is.
    """
    title = title_element(root, source)
    page = _Page(root, source, title)
    whole = not any(element.name == "body" for element in page.elements)
    main = root if whole else _main(page, root, title)
    places: dict[int, Place] = {}
    if main.name not in _PAGE:
        places[id(root)] = Place.OUTSIDE
        places[id(main)] = Place.ARTICLE
        if title is not None and main not in page.ancestors(title):
            places[id(_head(page, title))] = Place.ARTICLE
    _mark_furniture(page, main, places)
    _mark_references(page, main, places)
    return places


def furniture_in(root: Element, source: str) -> dict[int, Place]:
    """The furniture and the lists of references in what is all one article."""
    if not any(element.is_tag for element in root.elements() if element is not root):
        return {}
    page = _Page(root, source, title_element(root, source))
    places: dict[int, Place] = {}
    _mark_furniture(page, root, places)
    _mark_references(page, root, places)
    return places


def _main(page: _Page, root: Element, title: Element | None) -> Element:
    """The element that holds the article."""
    if page.weight(root).prose < _ENOUGH:
        return root
    main = _marked(page, root)
    while True:
        inner = [child for child in main.children if isinstance(child, Element) and id(child) not in page.furniture]
        best = max(inner, key=lambda child: page.weight(child).prose, default=None)
        if best is None or page.weight(best).prose < _DOMINANT * page.weight(main).prose or best.name in ("p", "li"):
            return _widened(page, main, title)
        main = best


def _marked(page: _Page, root: Element) -> Element:
    """The element that the markup names as the main content, if it holds much of the prose; else the root."""
    named = [element for element in page.elements if is_main(element) and id(element) not in page.furniture]
    best = max(named, key=lambda element: page.weight(element).prose, default=root)
    return best if page.weight(best).prose >= _MUCH * page.weight(root).prose else root


def _widened(page: _Page, main: Element, title: Element | None) -> Element:
    """The nearest element around `main` that also holds the title, then the `<article>`, if they add little."""
    limit = 2 * page.weight(main).all + 1000
    around = [each for each in page.ancestors(main) if each.name not in _PAGE and page.weight(each).all <= limit]
    holders = set() if title is None else {id(each) for each in (title, *page.ancestors(title))}
    if holders and id(main) not in holders:
        at = next((index for index, each in enumerate(around) if id(each) in holders), None)
        if at is not None:
            main, around = around[at], around[at:]
    return next((each for each in around if each.name == "article"), main)


def _head(page: _Page, title: Element) -> Element:
    """The title, with the standfirst beside it if they stand in an element of their own."""
    parent = page.parent(title)
    if parent is None or parent.name in _PAGE:
        return title
    weight, own = page.weight(parent), page.weight(title)
    small = weight.all - own.all <= 700 and weight.all_linked - own.all_linked <= 0.3 * weight.all
    return parent if small and not is_furniture(parent) else title


def _mark_furniture(page: _Page, main: Element, places: dict[int, Place]) -> None:
    for element in main.elements():
        if element is main or element.name not in BLOCK:
            continue
        weight = page.weight(element)
        if id(element) in page.furniture or (element.name in _LISTS and _is_link_list(weight)):
            places[id(element)] = Place.FURNITURE


def _is_link_list(weight: _Weight) -> bool:
    """Whether a list is one of links to pages of the same site; links to other sites may be sources."""
    inward = weight.links - weight.outward
    return weight.links >= 3 and weight.all_linked > _LINKED * weight.all and inward > 0.5 * weight.links


def _mark_references(page: _Page, main: Element, places: dict[int, Place]) -> None:
    """Lists of references anywhere on the page, by markup or by their heading, even in furniture or folded."""
    most = _WRAPPER * page.weight(main).all
    found: set[int] = set()
    for element in page.elements:
        if id(element) not in found and holds_references(element) and _may_list_works(page, element, most):
            places[id(element)] = Place.REFERENCES
            found.update(map(id, element.elements()))
    headings = 0
    for element in page.elements:
        if headings < _HEADINGS and id(element) not in found:
            headings += _mark_headed_list(page, element, places)


def _may_list_works(page: _Page, element: Element, most: float) -> bool:
    """Whether an element so named is a list, or at least no wrapper of the article."""
    weight = page.weight(element)
    if weight.all < _ENTRY:
        return False
    return element.name in _LISTS or (weight.all <= most and not weight.headings)


_ROWS = _LISTS | {"p"}
_HEADS = frozenset({"b", "button", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "p", "strong", "summary"})


def _mark_headed_list(page: _Page, heading: Element, places: dict[int, Place]) -> bool:
    """Keep the list below a heading such as "Sources"; whether `heading` is one."""
    weight = page.weight(heading)
    if heading.name not in _HEADS or not 4 <= weight.own <= 40 or weight.all > 40:
        return False
    if not names_list(text_of(heading, page.source)):
        return False
    below = heading
    for _ in range(3):
        parent = page.parent(below)
        if parent is None:
            break
        siblings = [child for child in parent.children if isinstance(child, Element)]
        for sibling in siblings[siblings.index(below) + 1 :][:3]:
            if page.weight(sibling).all >= _ENTRY and any(each.name in _ROWS for each in sibling.elements()):
                rows = {each.name for each in sibling.elements()} & _ROWS
                places[id(sibling)] = Place.REFERENCES if rows == {"table"} else Place.ARTICLE
                places.setdefault(id(heading), Place.ARTICLE)
                return True
        below = parent
    return True
