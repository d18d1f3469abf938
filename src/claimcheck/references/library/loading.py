"""The library of an article: what its front matter holds or names, else what lies beside it."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import regex as re
from claimcheck.errors import ReadError
from claimcheck.references.library.formats import read_bibtex, read_csl, read_ris

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model import Article
    from claimcheck.references.library.formats import Items

_CITES = re.compile(r"@|\bcite", re.IGNORECASE)
_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,200000}?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_NAMED = re.compile(r"^bibliography:[ \t]*[\"']?([^\s\"'\[\]#][^\n\"'#]{0,200})", re.MULTILINE)
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
    looked for beside the article. Without them the files beside the article: one of its own name, or of a usual one,
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
    """The front matter; without a reader of YAML no more than the one file that it names."""
    match = _MATTER.match(source)
    if match is None:
        return {}
    try:
        import yaml
    except ImportError:
        named = _NAMED.search(match[1])
        return {"bibliography": named[1].strip()} if named else {}
    try:
        read = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _files(article: Path, matter: Mapping[str, Any]) -> Iterator[Path]:
    folder = article.parent
    named = matter.get("bibliography") or matter.get("bib")
    if named:
        names = named if isinstance(named, list) else [named]
        paths = [folder / str(name) for name in names[:_MOST_FILES] if not Path(str(name)).is_absolute()]
        yield from (path for path in paths if path.suffix.lower() in _SUFFIXES)
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
