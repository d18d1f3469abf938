"""What WordPress gives out: a post of its REST interface (JSON), or a file of its export (WXR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.errors import ReadError
from claimcheck.model import Article, Block, BlockKind
from claimcheck.readers.embedded import Embedded, json_string, slice_of
from claimcheck.readers.html import read_html
from claimcheck.readers.markdown import read_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

_RENDERED = (
    r'"{}"\s{{0,9}}:\s{{0,9}}\{{\s{{0,9}}(?:"protected"\s{{0,9}}:\s{{0,9}}[a-z]{{1,9}},\s{{0,9}})?'
    r'"rendered"\s{{0,9}}:\s{{0,9}}"'
)
_CONTENT = re.compile(_RENDERED.format("content"))
_TITLE = re.compile(_RENDERED.format("title"))
_REST_OF_STRING = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
_ENCODED = re.compile(r"<content:encoded>\s*<!\[CDATA\[(.*?)\]\]>\s*</content:encoded>", re.DOTALL)
_ITEM_TITLE = re.compile(r"<title>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</title>", re.DOTALL)
_POST = re.compile(r"<wp:post_type>\s*(?:<!\[CDATA\[)?\s*(?:post|page)\b")
_LEAST = 200
"""Code points from which on what an item holds is a post."""


def is_rest(source: str) -> bool:
    """Whether JSON is an answer of WordPress with the text of posts."""
    return _CONTENT.search(source) is not None


def is_export(source: str) -> bool:
    """Whether XML is an export of WordPress."""
    return "<rss" in source[:2000] and "<content:encoded>" in source


def read_rest(source: str, path: str) -> Article:
    """The post that a JSON answer of `/wp-json/wp/v2/posts` holds, from its HTML.

    Raises:
        ReadError: it holds several.
    """
    found = [_rest_of_string(source, match) for match in _CONTENT.finditer(source)]
    if len(found) != 1:
        one = "ask for one (/wp-json/wp/v2/posts/ID), or make a file of each by examples/split_wordpress.py"
        raise ReadError(f"{path}: holds {len(found)} posts, and a check reads one article a file: {one}")
    title = _TITLE.search(source)
    return _article(found[0], _rest_of_string(source, title) if title else None, source, path)


def read_export(source: str, path: str) -> Article:
    """The post that an export holds, from its HTML.

    Raises:
        ReadError: it holds several, or none.
    """
    posts: list[tuple[Embedded, Embedded | None]] = []
    for start, end in _items(source):
        content = _ENCODED.search(source, start, end)
        if content and len(content[1]) >= _LEAST and _POST.search(source, start, end):
            title = _ITEM_TITLE.search(source, start, end)
            posts.append((slice_of(source, *content.span(1)), title and slice_of(source, *title.span(1))))
    if len(posts) != 1:
        raise ReadError(
            f"{path}: an export of {len(posts)} posts, and a check reads one article a file: "
            f"`claimcheck corpus {path} -o posts.jsonl` checks them all, "
            "examples/split_wordpress.py makes a file of each"
        )
    return _article(*posts[0], source, path)


def _items(source: str) -> Iterator[tuple[int, int]]:
    """The items of an export; found by their ends, so that one without an end costs no second search."""
    start = source.find("<item>")
    while start >= 0 and (end := source.find("</item>", start)) >= 0:
        yield start, end
        start = source.find("<item>", end)


def _rest_of_string(source: str, match: re.Match[str]) -> Embedded:
    rest = _REST_OF_STRING.match(source, match.end())
    return json_string(source, match.end(), rest.end() if rest else match.end())


def _article(content: Embedded, title: Embedded | None, source: str, path: str) -> Article:
    """The article of a post; what the editor of old kept without `<p>` has its paragraphs between empty lines."""
    read = read_html if "<p" in content.text else read_markdown
    article = content.moved(read(content.text, path), source)
    if title is None or not title.text.strip():
        return article
    heads = title.moved(read_html(title.text, path), source).blocks[:1]
    return evolve(article, blocks=(*map(_as_title, heads), *article.blocks), title=heads[0].text if heads else "")


def _as_title(block: Block) -> Block:
    return evolve(block, kind=BlockKind.HEADING, level=1)
