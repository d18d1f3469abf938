"""READ: the bytes of a file become an article of blocks with a map back to the source."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

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
    XML = "xml"
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
    ".xml": _Format.XML,
    ".nxml": _Format.XML,
    ".jats": _Format.XML,
    ".docx": _Format.DOCX,
}
_HTML = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,200})?(?:<!--(?:(?!-->).){0,2000}-->\s{0,200}){0,4}"
    r"<(?:!doctype html|html|head|body|div|p|h1|section|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_JATS = re.compile(r"\s{0,200}(?:<\?xml|<!doctype article|<article[\s>]|<pmc-articleset)", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\A---[ \t]*\n|^#{1,6} \S|^\[\^[^\]\n]{1,80}\]:|\]\((?:https?://|#)[^)\s]{1,2000}\)|^```"
    r"|^\|.{1,300}\|[ \t]*\n\|[ :|-]{3,300}\|",
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
        article = _parsed(decode(data, path), path, kind)
    if not any(block.text for block in article.blocks):
        raise ReadError(f"{path}: nothing to check: no text was found in the file")
    blocks = mark_furniture(article.blocks)
    title = article.title or next((block.text for block in blocks if block.kind is BlockKind.HEADING), "")
    return evolve(article, blocks=blocks, title=title)


def _parsed(source: str, path: str, kind: _Format | None) -> Article:
    head = source[:_SNIFFED]
    if kind is _Format.HTML or (kind in {_Format.XML, None} and _HTML.match(head)):
        from claimcheck.readers.html import read_html

        return read_html(source, path)
    if kind is _Format.XML or (kind is None and _JATS.match(head)):
        from claimcheck.readers.jats import read_jats

        return read_jats(source, path)
    if kind is _Format.MARKDOWN or (kind is None and _MARKDOWN.search(head)):
        from claimcheck.readers.markdown import read_markdown

        return read_markdown(source, path)
    from claimcheck.readers.text import read_text

    return read_text(source, path)
