"""Building XML from nested calls."""

from __future__ import annotations

from lxml import etree


def node(tag: str, *content: str | etree._Element | None, **attributes: str) -> etree._Element:
    """An element with a text or children; children that are None are left out."""
    made = etree.Element(tag, attributes)
    for each in content:
        if isinstance(each, str):
            made.text = each
        elif each is not None:
            made.append(each)
    return made


def filled(tag: str, text: str, **attributes: str) -> etree._Element | None:
    """An element with this text, None for an empty one."""
    return node(tag, text, **attributes) if text else None
