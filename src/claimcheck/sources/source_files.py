"""Sources in files beside an article: a manuscript, a saved page, a paper in JATS, a library with abstracts.

What such a file says of its work stands in for the record of a registry: its text, its title and, where it prints
them, its DOI and PMID.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from claimcheck import readers
from claimcheck import regex as re
from claimcheck.errors import ReadError
from claimcheck.identifiers import Scheme, find_identifiers
from claimcheck.model import Author, BlockKind, Passage, Work
from claimcheck.readers.files import load
from claimcheck.references.bibliography import find_references
from claimcheck.references.library.formats import read_csl
from claimcheck.sources.full_text import parse_full_text
from claimcheck.sources.merging import with_design
from claimcheck.sources.records import passages, section_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from claimcheck.identifiers import Identifier
    from claimcheck.model import Article

_SUFFIXES = (*sorted(readers.SUFFIXES), ".xml", ".json", ".pdf")
"""Files of a folder that may hold a source."""
_NO_PROSE = frozenset({BlockKind.HEADING, BlockKind.FURNITURE, BlockKind.FOOTNOTE, BlockKind.TABLE_CELL})
_ABSTRACT = re.compile(r"(?:structured )?(?:abstract|summary)\b", re.IGNORECASE)
_OPENING, _IMPRINT = 12, 15
"""Blocks at the start, before all prose, and words of a block, in which a paper prints its own DOI."""
_OWN_META = re.compile(r"<meta\b[^>]{0,200}?(?:citation_(?:doi|pmid)|prism\.doi|dc\.identifier)", re.IGNORECASE)
_JATS_BEGINS = 100_000
"""Bytes within which the article element of a JATS file begins."""
_MOST = 2000
"""Files of a folder of sources; more are an archive, not what an article rests on."""


def read_sources(paths: Sequence[str]) -> tuple[Work, ...]:
    """The works in the files and folders named, in order; a folder is searched all the way down.

    Each has `url`, the path of its file. Read once, unless a file changed.

    Raises:
        ReadError: A file is missing, cannot be read or holds no source; the message says which and why.
    """
    return tuple(work for path in paths for file in _files(path) for work in _read(file, *_state(file)))


def read_source_file(path: str | os.PathLike[str]) -> Work:
    """The one work in a file.

    Raises:
        ReadError: The file cannot be read, or holds several works.
    """
    works = read_sources([os.fsdecode(path)])
    if len(works) != 1:
        raise ReadError(f"{os.fsdecode(path)}: holds {len(works)} works; one is needed: give them as Work, one by one")
    return works[0]


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):  # noqa: PTH112 - never raises
        yield path
        return
    found = [
        os.path.join(place, name)  # noqa: PTH118 - names may not be UTF-8
        for place, _, names in sorted(os.walk(path))
        for name in sorted(names)
        if name.lower().endswith(_SUFFIXES) and not name.startswith(".")
    ]
    if not 0 < len(found) <= _MOST:
        raise ReadError(f"{path}: {len(found)} files of sources in this folder; name 1 to {_MOST:,}")
    yield from found


def _state(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return 0, 0
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=256)
def _read(path: str, changed: int, size: int) -> tuple[Work, ...]:  # noqa: ARG001 - a file that changed is read anew
    data = load(Path(path))
    if path.lower().endswith(".json") and (items := _items(data)):
        works = [_of_item(item) for item in items]
        unread = [work for work in works if not work.abstract]
        if len(unread) == len(works):
            raise ReadError(f"{path}: no abstract in any of its {len(works)} items; export the library with abstracts")
    elif (root := _jats(path, data)) is not None:
        works = [_of_jats(root)]
    else:
        works = [work_of_article(readers.read(path, data))]
    named = os.path.basename(path)  # noqa: PTH119
    return tuple(with_design(evolve(work, url=path, sources=(named,))) for work in works)


def work_of_article(article: Article) -> Work:
    """The work that a text is: its prose under its headings, without lists of references, tables and furniture."""
    listed = find_references(article).blocks
    prose = [
        (block, Passage(section=block.section, text=block.text))
        for index, block in enumerate(article.blocks)
        if index not in listed and block.kind not in _NO_PROSE and block.text != article.title
    ]
    own = {each.scheme: each.value for each in reversed([*_own(article)])}
    return Work(
        title=article.title,
        doi=own.get(Scheme.DOI, ""),
        pmid=own.get(Scheme.PMID, ""),
        pmcid=own.get(Scheme.PMCID, ""),
        abstract=tuple(passage for block, passage in prose if _ABSTRACT.match(block.section)),
        full_text=tuple(passage for block, passage in prose if not _ABSTRACT.match(block.section)),
    )


def _own(article: Article) -> Iterator[Identifier]:
    """The identifiers that a text gives as its own: in its metadata, else alone in a short line at its start."""
    source, declared = article.source, article.declared
    metas = [each for each in declared if _OWN_META.match(source, max(0, source.rfind("<", 0, each.start + 5)))]
    if metas or len(declared) == 1:
        yield from metas or declared
        return
    opening = takewhile(lambda line: not _is_prose(line), (block.text for block in article.blocks[:_OPENING]))
    printed = [each for line in opening if len(line.split()) <= _IMPRINT for each in find_identifiers(line)]
    for scheme in (Scheme.DOI, Scheme.PMID, Scheme.PMCID):
        values = {each.value: each for each in printed if each.scheme is scheme}
        if len(values) == 1:
            yield from values.values()


def _is_prose(line: str) -> bool:
    return line.endswith(".") and len(line.split()) > _IMPRINT


def _items(data: bytes) -> list[Mapping[str, Any]]:
    """The items of a library in CSL; none where a file is no such library."""
    try:
        read = read_csl(json.loads(data))
    except (ValueError, RecursionError):
        return []
    return [item for item in read.values() if isinstance(item.get("title"), str)]


def _of_item(item: Mapping[str, Any]) -> Work:
    numbers = {
        each.scheme: each.value
        for field, written in (("DOI", "doi:{}"), ("PMID", "PMID: {}"), ("PMCID", "{}"), ("URL", "{}"))
        for each in find_identifiers(written.format(_first(item.get(field))))
    }
    authors = item.get("author")
    return Work(
        title=str(item["title"]),
        doi=numbers.get(Scheme.DOI, ""),
        pmid=numbers.get(Scheme.PMID, ""),
        pmcid=numbers.get(Scheme.PMCID, ""),
        authors=tuple(_author(each) for each in authors if isinstance(each, dict)) if isinstance(authors, list) else (),
        journal=_first(item.get("container-title")),
        published=_issued(item.get("issued")),
        volume=_first(item.get("volume")),
        issue=_first(item.get("issue")),
        pages=_first(item.get("page")),
        abstract=passages(_first(item.get("abstract"))),
    )


def _first(value: object) -> str:
    """A text or number of an item, of a list the first; empty for whatever else stands there."""
    while isinstance(value, list):
        value = value[0] if value else None
    return str(value) if isinstance(value, str | int) and value else ""


def _issued(value: object) -> str:
    """The year, or a date as text, of the field `issued`."""
    year = _first(value.get("date-parts") if isinstance(value, dict) else value)
    return year if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", year) else ""


def _author(name: Mapping[str, Any]) -> Author:
    return Author(family=_first(name.get("family") or name.get("literal")), given=_first(name.get("given")))


def _jats(path: str, data: bytes) -> _Element | None:
    """The article element of a file in JATS; None for any other file, and for broken XML, which is read as it is."""
    if b"<article" not in data[:_JATS_BEGINS] or readers.format_of(path, data) is not readers.Format.XML:
        return None
    from lxml import etree

    from claimcheck.sources.answers import parse_xml

    try:
        return next(parse_xml(data).iter("{*}article"), None)
    except etree.XMLSyntaxError:
        return None


def _of_jats(article: _Element) -> Work:
    meta = next(article.iter("{*}article-meta"), article)

    def words(elements: Iterable[_Element]) -> str:
        return next((" ".join("".join(map(str, each.itertext())).split()) for each in elements), "")

    ids = {each.get("pub-id-type", ""): words([each]) for each in meta.iterchildren("{*}article-id")}
    pmcid = ids.get("pmcid") or ids.get("pmc") or ""
    abstract = next((each for each in meta.iter("{*}abstract") if each.get("abstract-type") is None), None)
    names = (each for each in meta.iter("{*}contrib") if each.get("contrib-type", "author") == "author")
    return Work(
        title=words(meta.iter("{*}article-title")),
        doi=ids.get("doi", "").lower(),
        pmid=ids.get("pmid", ""),
        pmcid=f"PMC{pmcid.removeprefix('PMC')}" if pmcid else "",
        authors=tuple(
            Author(family=family, given=words(each.iter("{*}given-names")))
            for each in names
            if (family := words(each.iter("{*}surname")))
        ),
        journal=words(article.iter("{*}journal-title")),
        published=min((words(each.iter("{*}year")) for each in meta.iter("{*}pub-date")), default=""),
        volume=words(meta.iterchildren("{*}volume")),
        pages=words(meta.iterchildren("{*}elocation-id")) or words(meta.iterchildren("{*}fpage")),
        abstract=() if abstract is None else tuple(_sections(abstract)),
        full_text=parse_full_text(article),
    )


def _sections(abstract: _Element) -> Iterator[Passage]:
    for paragraph in abstract.iter("{*}p"):
        around = paragraph.getparent()
        heading = None if around is None else around.find("{*}title")
        title = "" if heading is None else section_name("".join(map(str, heading.itertext())))
        yield Passage(section=title, text=" ".join("".join(map(str, paragraph.itertext())).split()))
