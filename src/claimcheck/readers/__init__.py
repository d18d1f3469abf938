"""READ: the bytes of a file become an article of blocks with a map back to the source."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from attrs import evolve

from claimcheck import regex as re
from claimcheck.errors import EmptyError, ReadError
from claimcheck.model import Article, BlockKind
from claimcheck.readers.comments import PREFIX, comments_in
from claimcheck.readers.encoding import decode
from claimcheck.readers.furniture import mark_furniture
from claimcheck.readers.limits import check_size, check_source, check_text

SUFFIXES = frozenset(
    {
        *(".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"),
        *(".html", ".htm", ".xhtml", ".nxml", ".jats", ".docx"),
    }
)
"""Suffixes of the files taken as articles when a folder is searched. `.xml` is not one of them, as most
files so named are no articles, nor is `.pdf`, as most of those are other people's; such a file is read when it is
named itself."""


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    XML = "xml"
    DOCX = "docx"
    PDF = "pdf"
    JSON = "json"
    """A post as WordPress gives it out."""


_FORMATS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdown": Format.MARKDOWN,
    ".mkd": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".qmd": Format.MARKDOWN,
    ".rmd": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".xml": Format.XML,
    ".nxml": Format.XML,
    ".jats": Format.XML,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
    ".json": Format.JSON,
}
_PANDOC = "write it as Markdown (pandoc -t markdown) and check that"
_REFUSED = {
    ".tex": f"LaTeX, whose commands would be read as text: {_PANDOC}",
    ".latex": f"LaTeX, whose commands would be read as text: {_PANDOC}",
    ".rst": f"reStructuredText, whose roles would be read as text: {_PANDOC}",
    ".adoc": f"AsciiDoc, whose macros would be read as text: {_PANDOC}",
    ".asciidoc": f"AsciiDoc, whose macros would be read as text: {_PANDOC}",
    ".org": f"Org, whose markup would be read as text: {_PANDOC}",
    ".ipynb": "a notebook: write it as Markdown (jupyter nbconvert --to markdown) and check that",
}
"""Suffixes of formats that hold articles but are not read, with what to do."""
_SIGNS = {Format.TEXT: "", Format.MARKDOWN: "<[", Format.HTML: "<", Format.XML: "<", Format.DOCX: "", Format.JSON: "<"}
"""What begins an element, so that too many of them are too much to hold."""
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
_SIGNED = 1024
"""Bytes within which the signature of a PDF stands (ISO 32000-1, implementation note 13)."""


def read(path: str, data: bytes) -> Article:
    """The article that a file holds.

    Args:
        path: The name of the file; its suffix says the format, and what it holds if there is no known suffix.
        data: The bytes of the file.

    Raises:
        ReadError: the file is empty, binary, broken, not in its encoding or too large (see `limits`); the message
            says which and what to do.
    """
    check_size(len(data), path)
    if not data.strip():
        raise EmptyError(f"{path}: nothing to check: the file is empty")
    if _is_docx(path, data):
        from claimcheck.readers.docx import read_docx

        article = read_docx(data, path)
    elif _is_pdf(path, data):
        from claimcheck.readers.pdf import read_pdf

        article = read_pdf(data, path)
    else:
        source = decode(data, path)
        kind = _format_of_text(path, source)
        check_source(source, path, signs=_SIGNS[kind])
        article = _parsed(source, path, kind)
        if kind in {Format.TEXT, Format.XML} and PREFIX in source:
            article = evolve(article, comments=tuple(comments_in(source)))
    check_text(article.blocks, path)
    blocks = mark_furniture(article.blocks)
    title = article.title or next((block.text for block in blocks if block.kind is BlockKind.HEADING), "")
    return evolve(article, blocks=blocks, title=title)


def format_of(path: str, data: bytes) -> Format:
    """The format that `read` takes a file for: by its suffix, else by what it holds.

    Raises:
        ReadError: the file is binary or not in its encoding.
    """
    if _is_docx(path, data):
        return Format.DOCX
    return Format.PDF if _is_pdf(path, data) else _format_of_text(path, decode(data, path))


def _is_docx(path: str, data: bytes) -> bool:
    kind = _FORMATS.get(PurePath(path).suffix.lower())
    return kind is Format.DOCX or (kind is None and data.startswith(b"PK\x03\x04"))


def _is_pdf(path: str, data: bytes) -> bool:
    named = _FORMATS.get(PurePath(path).suffix.lower())
    # Some programs write a few lines of their own before the signature.
    return named is Format.PDF or (named in {None, Format.TEXT} and b"%PDF-" in data[:_SIGNED])


def _format_of_text(path: str, source: str) -> Format:
    if refused := _REFUSED.get(PurePath(path).suffix.lower()):
        raise ReadError(f"{path}: this is {refused}")
    kind, head = _FORMATS.get(PurePath(path).suffix.lower()), source[:_SNIFFED]
    if kind in {Format.XML, None} and _HTML.match(head):
        return Format.HTML
    if kind:
        return kind
    if _JATS.match(head):
        return Format.XML
    return Format.MARKDOWN if _MARKDOWN.search(head) else Format.TEXT


def _parsed(source: str, path: str, kind: Format) -> Article:
    if kind is Format.JSON or (kind is Format.XML and "<content:encoded>" in source):
        return _given_out(source, path)
    if kind is Format.HTML:
        from claimcheck.readers.html import read_html

        return read_html(source, path)
    if kind is Format.XML:
        from claimcheck.readers.jats import read_jats

        return read_jats(source, path)
    if kind is Format.MARKDOWN:
        from claimcheck.readers.markdown import read_markdown

        return read_markdown(source, path)
    from claimcheck.readers.text import read_text

    return read_text(source, path)


def _given_out(source: str, path: str) -> Article:
    """The post in a file that WordPress wrote."""
    from claimcheck.readers import wordpress

    if wordpress.is_export(source):
        return wordpress.read_export(source, path)
    if wordpress.is_rest(source):
        return wordpress.read_rest(source, path)
    raise ReadError(f"{path}: no article in it: give the article as text, Markdown, HTML, JATS or DOCX")
