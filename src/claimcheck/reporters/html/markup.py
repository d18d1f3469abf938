"""Elements of a page: whatever text goes into them is text there, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from claimcheck import regex as re
from claimcheck.reporters.excerpt import harmless, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    Child = str | _Element | None

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What would reorder the text, or is no character of XML; not the joiners that emoji and many scripts need."""


def el(tag: str, *children: Child | Iterable[Child], **attributes: object) -> _Element:
    """An element with its children, each a text, an element, None for nothing, or several of these.

    `class_` is `class`; an underscore in the name of an attribute is a hyphen; None and False leave it out, True
    gives it no value.
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None and value is not False:
            made.set(name.rstrip("_").replace("_", "-"), "" if value is True else shown(str(value)))
    add(made, *children)
    return made


def add(parent: _Element, *children: Child | Iterable[Child]) -> None:
    """Put children behind those that an element has."""
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            _add_text(parent, shown(child))
        elif etree.iselement(child):
            parent.append(child)
        else:
            add(parent, *child)


def raw(tag: str, text: str) -> _Element:
    """A `style` or `script` of our own, which is written as it is."""
    made = etree.Element(tag)
    made.text = text
    return made


def shown(text: str) -> str:
    """The text with what would reorder it made visible, and no command for the log that it may be printed to."""
    return harmless(_STEERING.sub(lambda found: visible(found[0]), text))


def document(root: _Element) -> str:
    """The page as text, with a line end."""
    return etree.tostring(root, encoding="unicode", method="html", doctype="<!doctype html>") + "\n"


def _add_text(parent: _Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
