"""The text of a page as a source: its main content in passages, and what it says of itself."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import field, frozen

from claimcheck.errors import ReadError
from claimcheck.model import WEB_PAGE, BlockKind, Passage, Work
from claimcheck.readers import read
from claimcheck.readers.encoding import charset_named, decode
from claimcheck.readers.tree import HtmlTree
from claimcheck.sources.web.heads import Head, read_head

if TYPE_CHECKING:
    from claimcheck.model import Article
    from claimcheck.sources.web.fetching import Fetched

_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.CAPTION, BlockKind.QUOTE})
_LONGEST = 1500
"""Code points of a passage; what goes beyond is no paragraph."""
_LONGEST_TITLE = 300
"""Code points of a title or heading, which findings and reports show."""
_LOST = "\ufffd"


@frozen(kw_only=True, slots=False)
class ReadPage:
    """A page as it was read."""

    title: str
    """Of its main content, without the name of the site."""
    heading: str
    """The first heading that it shows."""
    passages: tuple[Passage, ...]
    """Its main text, paragraph by paragraph, under the headings that these stand below."""
    head: Head = field(factory=Head)

    @cached_property
    def text(self) -> str:
        """All of the main text."""
        return "\n".join(each.text for each in self.passages)

    @cached_property
    def words(self) -> int:
        """How many words of prose there are."""
        return len(self.text.split())

    @cached_property
    def digest(self) -> str:
        """A short digest of the main text, which another advertisement or menu does not change."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def as_work(self, fetched: Fetched) -> Work:
        """The page as a source of its own."""
        host = urlsplit(fetched.final).hostname or ""
        return Work(
            title=self.title or fetched.final,
            authors=self.head.authors,
            journal=self.head.site or host.removeprefix("www."),
            published=self.head.date,
            kind=WEB_PAGE,
            full_text=self.passages,
            url=fetched.url,
            sources=(host,),
        )


def is_pdf(fetched: Fetched) -> bool:
    """Whether what was fetched is a PDF, whatever it is declared as."""
    return fetched.body.startswith(b"%PDF-") or (
        fetched.kind == "application/pdf" and b"<html" not in fetched.body[:1024]
    )


def decoded(fetched: Fetched) -> str:
    """The text of a page: as its bytes, its markup or its header say, in this order.

    Raises:
        ReadError: It is no text.
    """
    try:
        return decode(fetched.body, "page.html")
    except ReadError:
        for charset in (charset_named(fetched.charset) or "cp1252", "cp1252"):
            try:
                text = fetched.body.decode(charset)
            except UnicodeError:
                continue
            if "\x00" not in text:
                return text
        raise


def read_page(fetched: Fetched) -> ReadPage:
    """What stands on a page that was fetched.

    Raises:
        ReadError: It is no text, or holds none.
    """
    if is_pdf(fetched):
        return _of(read("page.pdf", fetched.body), Head())
    source = decoded(fetched)
    name = "page.txt" if fetched.kind == "text/plain" else "page.html"
    article = read(name, source.encode("utf-8", "surrogatepass"))
    head = Head()
    if name == "page.html":
        tree = HtmlTree()
        tree.feed(source)
        head = read_head(tree.finish(len(source)), source)
    return _of(article, head)


def _of(article: Article, head: Head) -> ReadPage:
    return ReadPage(
        title=article.title[:_LONGEST_TITLE],
        heading=next((block.text for block in article.blocks if block.kind is BlockKind.HEADING), "")[:_LONGEST_TITLE],
        passages=passages_of(article),
        head=head,
    )


def passages_of(article: Article) -> tuple[Passage, ...]:
    """The passages of an article's text, furniture and lists of references left out."""
    return tuple(
        Passage(section=block.section, text=block.text[:_LONGEST])
        for block in article.blocks
        if block.kind in _TEXT and len(block.text) > 1 and _LOST not in block.text
    )
