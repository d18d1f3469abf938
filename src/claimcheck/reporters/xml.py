"""Elements of an XML report: text of articles can neither break them nor be lost in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from claimcheck.reporters.excerpt import visible

if TYPE_CHECKING:
    from lxml.etree import _Element


def element(parent: _Element | None, tag: str, text: str = "", **attributes: object) -> _Element:
    """An element with attributes and text, below `parent` where there is one; control characters become visible."""
    shown = {name: visible(str(value)) for name, value in attributes.items()}
    made = etree.Element(tag, shown) if parent is None else etree.SubElement(parent, tag, shown)
    made.text = "\n".join(map(visible, text.split("\n"))) or None
    return made


def written(root: _Element) -> str:
    """The document as text with its declaration and a line end."""
    document = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}'
