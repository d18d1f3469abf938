"""Which parts of a page are the article, its references, its furniture, or none of it."""

from __future__ import annotations

from claimcheck.readers.blocks import Place
from claimcheck.readers.tree import Element


def places_of(root: Element, source: str) -> dict[int, Place]:
    """`id` of an element to what it and all in it is, where that differs from its parent."""
    del source
    chrome = {"nav", "aside"}
    return {id(element): Place.OUTSIDE for element in root.elements() if element.name in chrome}
