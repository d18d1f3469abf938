"""READ: the bytes of a file become an article of blocks with a map back to the source."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import assert_never

from attrs import evolve

from claimcheck.errors import ReadError
from claimcheck.model import Article, BlockKind
from claimcheck.readers.encoding import decode
from claimcheck.readers.furniture import mark_furniture

SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml", ".nxml", ".jats", ".docx"}
)
"""Suffixes of the files taken as articles when a folder is searched. `.xml` is not one of them, as most
files so named are no articles; such a file is read when it is named itself."""


class _Format(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JATS = "jats"
    DOCX = "docx"


_FORMATS = {
    ".txt": _Format.TEXT,
    ".text": _Format.TEXT,
    ".md": _Format.MARKDOWN,
    ".markdown": _Format.MARKDOWN,
    ".mdown": _Format.MARKDOWN,
    ".mkd": _Format.MARKDOWN,
    ".html": _Format.HTML,
    ".htm": _Format.HTML,
    ".xhtml": _Format.HTML,
    ".xml": _Format.JATS,
    ".nxml": _Format.JATS,
    ".jats": _Format.JATS,
    ".docx": _Format.DOCX,
}
_HTML = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200}){0,4}<(?:!doctype html|html|head|body|div|p|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_JATS = re.compile(r"\s{0,200}(?:<\?xml|<!doctype article|<article[\s>]|<pmc-articleset)", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\A---\s*\n|^#{1,6} \S|^\[\^[^\]\n]{1,80}\]:|\]\((?:https?://|#)[^)\s]{1,2000}\)|^```|^\|.{1,300}\|\s*\n\|[ :|-]{3,300}\|",
    re.MULTILINE,
)
_SNIFFED = 20_000


def read(path: str, data: bytes) -> Article:
    """The article that a file holds.

    Args:
        path: The name of the file; its suffix says the format, and what it holds if there is no known suffix.
        data: The bytes of the file.

    Raises:
        ReadError: the file is empty, binary, broken or not in its encoding; the message says which and what
            to do.
    """
    if not data.strip():
        raise ReadError(f"{path}: nothing to check: the file is empty")
    kind = _FORMATS.get(PurePath(path).suffix.lower())
    if kind is _Format.DOCX or (kind is None and data.startswith(b"PK\x03\x04")):
        from claimcheck.readers.docx import read_docx

        article = read_docx(data, path)
    else:
        source = decode(data, path)
        if not source.strip():
            raise ReadError(f"{path}: nothing to check: the file is empty")
        article = _parsed(source, path, kind or _sniffed(source))
    if not any(block.text for block in article.blocks):
        raise ReadError(f"{path}: nothing to check: no text was found in the file")
    blocks = mark_furniture(article.blocks)
    title = article.title or next((b.text for b in blocks if b.kind is BlockKind.HEADING), "")
    return evolve(article, blocks=blocks, title=title)


def _sniffed(source: str) -> _Format:
    head = source[:_SNIFFED]
    if _HTML.match(head):
        return _Format.HTML
    if _JATS.match(head):
        return _Format.JATS
    return _Format.MARKDOWN if _MARKDOWN.search(head) else _Format.TEXT


def _parsed(source: str, path: str, kind: _Format) -> Article:
    match kind:
        case _Format.TEXT:
            from claimcheck.readers.text import read_text

            return read_text(source, path)
        case _Format.MARKDOWN:
            from claimcheck.readers.markdown import read_markdown

            return read_markdown(source, path)
        case _Format.HTML:
            from claimcheck.readers.html import read_html

            return read_html(source, path)
        case _Format.JATS:
            if _HTML.match(source[:_SNIFFED]):
                from claimcheck.readers.html import read_html

                return read_html(source, path)
            from claimcheck.readers.jats import read_jats

            return read_jats(source, path)
        case _Format.DOCX:
            raise AssertionError("a DOCX file is read from its bytes")
        case _:
            assert_never(kind)
