"""Make articles of a WordPress export: `python examples/split_wordpress.py EXPORT FOLDER`.

EXPORT is what Tools → Export writes (WXR, an XML file), or what `/wp-json/wp/v2/posts?per_page=100` answers (JSON).
Each published post becomes an HTML file named by its number and slug, so that a finding tells which post it is in.
"""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_WP = re.compile(r"\{http://wordpress\.org/export/[\d.]{1,9}/\}")


class Post(NamedTuple):
    """A post: its number, slug, title (text) and body (HTML)."""

    number: int
    slug: str
    title: str
    body: str


def posts_of_wxr(data: bytes) -> Iterator[Post]:
    """The published posts and pages of an export file; entities are not resolved, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for item in etree.fromstring(data, parser).iter("item"):
        told = {_WP.sub("", str(child.tag)): child.text or "" for child in item}
        if told.get("status") == "publish" and told.get("post_type") in {"post", "page"}:
            yield Post(int(told["post_id"]), told.get("post_name", ""), told.get("title", ""), told.get(CONTENT, ""))


def posts_of_rest(data: bytes) -> Iterator[Post]:
    """The published posts of an answer of the REST interface."""
    for each in json.loads(data):
        if each.get("status", "publish") == "publish":
            title = html.unescape(each["title"]["rendered"])
            yield Post(int(each["id"]), each.get("slug", ""), title, each["content"]["rendered"])


def page(post: Post) -> str:
    """The post as a page of its own. In WXR blank lines part paragraphs, as WordPress writes them."""
    body = post.body
    if "<p" not in body:
        body = "\n".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", body) if part.strip())
    title = html.escape(post.title)
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    return f"<!doctype html>\n<html>{head}<body><article>\n<h1>{title}</h1>\n{body}\n</article></body></html>\n"


def main(export: Path, folder: Path) -> int:
    """Write the files and say how many."""
    data = export.read_bytes()
    posts = posts_of_rest(data) if data.lstrip()[:1] in {b"[", b"{"} else posts_of_wxr(data)
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for post in posts:
        slug = re.sub(r"[^\w-]+", "-", post.slug)[:80].strip("-")
        (folder / f"{post.number}-{slug}.html").write_text(page(post), encoding="utf-8")
        written += 1
    print(f"{written} posts in {folder}")
    return 0 if written else 2


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
