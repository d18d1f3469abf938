"""XML files that hold or name many articles: an export of WordPress (WXR), a sitemap of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from claimcheck import regex as re
from claimcheck.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    Record = dict[str, Any]

_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
}
_KINDS = frozenset({"post", "page"})


def wordpress_records(path: str) -> Iterator[Record]:
    """The published posts and pages of an export, each with its content as WordPress keeps it.

    Raises:
        ReadError: The file is broken; what stands before that is given.
    """
    for item in _elements(path, "item"):
        told = {etree.QName(child).localname: child.text or "" for child in item.iterchildren("*")}
        if told.get("status", "publish") != "publish" or told.get("post_type", "post") not in _KINDS:
            continue
        content = next((child.text or "" for child in item.iterchildren("{*}encoded") if _is_content(child)), "")
        # What the editor of old kept without `<p>` has its paragraphs between empty lines, as Markdown has.
        name, body = ("post.html", "html") if "<p" in content else ("post.md", "text")
        number = told.get("post_id", "")
        yield {"id": f"{path}#{number}", "name": name, "title": told.get("title", ""), body: content}


def _is_content(element: _Element) -> bool:
    return "/content/" in (etree.QName(element).namespace or "")


def sitemap_records(path: str) -> Iterator[Record]:
    """The files that a sitemap names: paths from its folder on, or `file:` addresses, none of them outside it.

    Raises:
        ReadError: The file is broken; what stands before that is given.
    """
    folder = Path(path).absolute().parent
    for loc in _elements(path, "loc"):
        given = (loc.text or "").strip()
        try:
            parts = urlsplit(given)
            file = (folder / unquote(parts.path)).resolve()
        except ValueError as error:
            yield {"id": given, "failed": f"neither path nor address ({error})"}
            continue
        if parts.scheme not in {"", "file"}:
            yield {"id": given, "failed": "an address on the network: save the page, and name its file in the sitemap"}
        elif not file.is_relative_to(folder.resolve()):
            yield {"id": given, "failed": f"outside the folder of the sitemap, {folder}: only files in it are read"}
        else:
            yield {"id": given, "file": str(file)}


_WHITE = re.compile(r"\s{1,99}")


def _elements(path: str, name: str) -> Iterator[_Element]:
    """The elements of a name, one after another, each forgotten when the next is read."""
    try:
        for _, element in etree.iterparse(path, events=("end",), tag=f"{{*}}{name}", **_SAFE):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{path}: not read to its end: {_WHITE.sub(' ', error.msg or 'broken XML')}") from error
