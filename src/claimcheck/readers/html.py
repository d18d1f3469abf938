"""HTML pages read into articles: the main content as blocks, every character with its place in the page."""

from __future__ import annotations

from claimcheck.errors import EmptyError
from claimcheck.model import Article
from claimcheck.readers.blocks import blocks_of
from claimcheck.readers.main_content import places_of
from claimcheck.readers.metadata import declared_in, title_of
from claimcheck.readers.tree import Element, HtmlTree

_STUB = 300
"""Code points of text at most of a page that is there to send readers elsewhere."""


def _leads_on(root: Element) -> bool:
    metas = [element for element in root.elements() if element.name == "meta"]
    refreshes = any(
        each.get("http-equiv").lower() == "refresh" and "url" in each.get("content").lower() for each in metas
    )
    return refreshes and sum(end - start for start, end in root.runs()) < _STUB


def read_html(source: str, path: str) -> Article:
    """The article in an HTML page or fragment.

    Site chrome is left out; furniture inside the article comes as blocks of that kind. Whatever the nesting,
    the page is read: there is no such thing as HTML that cannot be.

    Raises:
        EmptyError: the page sends its readers elsewhere and holds next to nothing else.
    """
    tree = HtmlTree()
    tree.feed(source)
    root = tree.finish(len(source))
    if _leads_on(root):
        raise EmptyError(f"{path}: nothing to check: this page only leads to another address; check the page there")
    return Article(
        path=path,
        source=source,
        blocks=blocks_of(root, source, places_of(root, source)),
        title=title_of(root, source),
        declared=declared_in(root, source),
        comments=tuple(tree.comments),
    )
