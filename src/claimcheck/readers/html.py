"""HTML pages read into articles: the main content as blocks, every character with its place in the page."""

from __future__ import annotations

from claimcheck.model import Article
from claimcheck.readers.blocks import blocks_of
from claimcheck.readers.main_content import places_of
from claimcheck.readers.metadata import declared_in, title_of
from claimcheck.readers.tree import HtmlTree


def read_html(source: str, path: str) -> Article:
    """The article in an HTML page or fragment.

    Site chrome is left out; furniture inside the article comes as blocks of that kind. Whatever the nesting,
    the page is read: there is no such thing as HTML that cannot be.
    """
    tree = HtmlTree()
    tree.feed(source)
    root = tree.finish(len(source))
    return Article(
        path=path,
        source=source,
        blocks=blocks_of(root, source, places_of(root, source)),
        title=title_of(root, source),
        declared=declared_in(root, source),
        comments=tuple(tree.comments),
    )
