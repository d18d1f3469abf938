"""The libraries that the project of an article names for all its articles: Quarto, Jekyll, Jupyter Book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SETTINGS = ("_metadata.yml", "_metadata.yaml", "_quarto.yml", "_quarto.yaml", "_config.yml", "_config.yaml")
"""Of a folder of Quarto, of a project of Quarto, of a site of Jekyll or a Jupyter Book."""
_ROOTS = frozenset(_SETTINGS[2:])
"""Those beyond which no project reaches."""
_DEEPEST = 8
"""Folders above an article in which its project is looked for."""
_LARGEST = 1_000_000
"""Bytes of settings that are read."""
_NAMED = re.compile(r"^bibliography:[ \t]*[\"']?([^\s\"'\[\]#][^\n\"'#]{0,200})", re.MULTILINE)


def read_settings(text: str) -> Mapping[str, Any]:
    """YAML of settings or front matter; without a reader of YAML no more than the one library that it names."""
    try:
        import yaml
    except ImportError:
        named = _NAMED.search(text)
        return {"bibliography": named[1].strip()} if named else {}
    try:
        read = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def project_libraries(folder: Path) -> list[Path]:
    """The files that the settings above an article in `folder` name, those nearer to it last."""
    found: list[Path] = []
    above = folder.absolute()
    for place in (above, *above.parents)[:_DEEPEST]:
        present = [name for name in _SETTINGS if (place / name).is_file()]
        for name in present:
            found[:0] = _libraries(place, place / name)
        if not _ROOTS.isdisjoint(present) or (place / ".git").exists():
            break
    return found


def named_in(folder: Path, named: object) -> Iterator[Path]:
    """The paths of libraries named by one name or a list of them; none that leads out by an absolute path."""
    for name in named if isinstance(named, list) else [named] if named else []:
        if not Path(str(name)).is_absolute():
            yield folder / str(name)


def _libraries(place: Path, file: Path) -> list[Path]:
    """What one file of settings names: `bibliography`, `bibtex_bibfiles`, or `scholar` of Jekyll with its folder."""
    try:
        settings = read_settings(file.read_text(encoding="utf-8-sig")) if file.stat().st_size <= _LARGEST else {}
    except (OSError, UnicodeDecodeError):
        return []
    found = [*named_in(place, settings.get("bibliography")), *named_in(place, settings.get("bibtex_bibfiles"))]
    scholar = settings.get("scholar")
    if isinstance(scholar, dict):
        source = str(scholar.get("source") or "_bibliography").strip("/") or "."
        found += named_in(place / source, scholar.get("bibliography") or "references.bib")
    return found
