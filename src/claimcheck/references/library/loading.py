"""The library of an article: what its front matter holds or names, else what lies beside it."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import regex as re
from claimcheck.errors import ReadError
from claimcheck.references.library.formats import read_bibtex, read_csl, read_ris
from claimcheck.references.library.projects import named_in, project_libraries, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model import Article
    from claimcheck.references.library.formats import Items

_CITES = re.compile(r"@|\bcite", re.IGNORECASE)
_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,200000}?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_SUFFIXES = (".bib", ".bibtex", ".ris", ".json", ".yaml", ".yml")
_USUAL = re.compile(
    r"(?:references?|refs?|bibliography|biblio|library|citations?|sources)\.(?:bib|ris|json|ya?ml)", re.IGNORECASE
)
_LARGEST = 20_000_000
"""Bytes of a library that is read."""
_MOST_FILES = 20


def load_library(article: Article) -> Mapping[str, Mapping[str, Any]]:
    """The items of CSL that the keys in an article stand for, under their keys; empty where no list was found.

    The front matter comes first: `references:` with the items themselves, `bibliography:` with the names of files,
    looked for beside the article; then what the project names that it belongs to (`_quarto.yml`, `_config.yml`, see
    `projects`). Without them the files beside the article: one of its own name, or of a usual one,
    or the only `.bib` or `.ris` there is. What cannot be read is passed over: the keys are told as not explained then.
    """
    if not _CITES.search(article.source):
        return {}
    matter = _matter(article.source)
    items: Items = {}
    for path in _files(Path(article.path), matter):
        try:
            changed = path.stat()
            items |= _read(path, changed.st_mtime_ns, changed.st_size)
        except (OSError, ReadError, UnicodeDecodeError, ValueError):
            continue
    return items | read_csl(matter.get("references"))


def _matter(source: str) -> Mapping[str, Any]:
    """The front matter."""
    match = _MATTER.match(source)
    return read_settings(match[1]) if match else {}


def _files(article: Path, matter: Mapping[str, Any]) -> Iterator[Path]:
    folder = article.parent
    paths = [*project_libraries(folder), *named_in(folder, matter.get("bibliography") or matter.get("bib"))]
    if paths:
        yield from (path for path in paths[:_MOST_FILES] if path.suffix.lower() in _SUFFIXES)
        return
    try:
        beside = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    except OSError:
        return
    own = [path for path in beside if path.stem == article.stem and path != article]
    usual = [path for path in beside if _USUAL.fullmatch(path.name)]
    only = [path for path in beside if path.suffix.lower() in (".bib", ".ris")]
    yield from own or usual or (only if len(only) == 1 else ())


@lru_cache(maxsize=8)
def _read(path: Path, changed: int, size: int) -> Items:  # noqa: ARG001 - a file that has changed is read anew
    if size > _LARGEST:
        return {}
    text = path.read_text(encoding="utf-8-sig")
    match path.suffix.lower():
        case ".bib" | ".bibtex":
            return read_bibtex(text)
        case ".ris":
            return read_ris(text)
        case ".json":
            return read_csl(json.loads(text))
        case _:
            try:
                import yaml
            except ImportError:
                raise ReadError("to read CSL-YAML, run pip install 'claimcheck-health[bib]'") from None
            try:
                return read_csl(yaml.safe_load(text))
            except yaml.YAMLError as error:
                raise ReadError(str(error)) from None
