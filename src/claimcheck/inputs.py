"""Which files a run checks: those named, those a pattern matches, those found in folders."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANDARD_INPUT = "-"
_NOT_SEARCHED = frozenset({"__pycache__", "node_modules"})
_UNREAD = frozenset(".pdf .rst .adoc .asciidoc .org .tex .odt .rtf .doc .pages .epub .ipynb .bib .ris .docm".split())
"""Suffixes of documents, and of lists of references, that a search of folders passes over."""


@frozen
class Inputs:
    """The files to check, each once, in the order given, and the paths that led to none."""

    files: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    standard_input: bool = False
    """Whether `-` was among the paths."""
    left_out: tuple[str, ...] = ()
    """Files that were named and are left out: excluded, or unchanged in Git."""
    searched: bool = False
    """Whether folders were searched for the files."""
    skipped: tuple[str, ...] = ()
    """Documents in those folders of formats that are not read."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to check, and nothing is wrong with that."""
        return bool(self.left_out) and not (self.files or self.failures or self.standard_input)

    def among(self, paths: frozenset[str]) -> Inputs:
        """The inputs whose real path is one of `paths`; what is on standard input stays."""
        files = tuple(each for each in self.files if is_address(each) or os.path.realpath(each) in paths)
        left_out = (*self.left_out, *(each for each in self.files if each not in files))
        return evolve(self, files=files, left_out=left_out)


def is_address(path: str) -> bool:
    """Whether an article is named by its address on the web, not by a path."""
    return path.lower().startswith(("http://", "https://"))


def find_inputs(
    paths: Sequence[str], *, suffixes: Sequence[str], exclude: Sequence[str] = (), force_exclude: bool = False
) -> Inputs:
    """The files that `paths` stand for, with forward slashes.

    A file that is named is taken whatever its suffix, and even if it is excluded, unless `force_exclude`. A folder is
    searched, all the way down, for files with one of `suffixes` (such as `.md`), in order of name; hidden folders,
    `node_modules` and `__pycache__` are not entered, nor are links to folders. A path that does not exist
    and contains `*`, `?` or `[` is a pattern; `**` stands for folders at any depth. An address on the web is taken as
    it is.
    """
    files: dict[str, str] = {}
    skipped: dict[str, None] = {}
    failures = []
    left_out = []
    for path in paths:
        if path == STANDARD_INPUT:
            continue
        if is_address(path):
            files.setdefault(path, path)
            continue
        if force_exclude and Path(path).is_file() and covers(_slashes(path), exclude):
            left_out.append(path)
            continue
        found = list(_found(path, suffixes, exclude))
        if Path(path).is_dir():
            skipped.update(dict.fromkeys(search(path, sorted(_UNREAD), exclude)))
        for each in found:
            files.setdefault(os.path.realpath(each), each)
        if not found:
            failures.append(Failure(path=_slashes(path), message=_reason(path, suffixes, exclude)))
    return Inputs(
        files=tuple(files.values()),
        failures=tuple(failures),
        standard_input=STANDARD_INPUT in paths,
        left_out=tuple(left_out),
        searched=any(Path(path).is_dir() for path in paths),
        skipped=tuple(skipped),
    )


def common_folder(paths: Sequence[str]) -> Path:
    """The deepest folder that holds all the paths that exist; the current one when none does."""
    existing = [Path(path).absolute() for path in paths if path != STANDARD_INPUT and Path(path).exists()]
    folders = [path if path.is_dir() else path.parent for path in existing]
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # on different drives
        return Path.cwd()


def _found(path: str, suffixes: Sequence[str], exclude: Sequence[str]) -> Iterator[str]:
    if Path(path).is_dir():
        yield from search(path, suffixes, exclude)
    elif Path(path).exists():
        yield _slashes(path)
    elif has_magic(path):
        for match in sorted(map(_slashes, glob(path, recursive=True))):  # noqa: PTH207 - Path.glob takes no "../"
            if Path(match).is_file() and not fits(match, exclude):
                yield match


def search(folder: str, suffixes: Sequence[str], exclude: Sequence[str]) -> Iterator[str]:
    """The files in a folder, all the way down, in order of name, that end in one of `suffixes`; see `find_inputs`."""
    for place, folders, names in os.walk(folder):
        here = "" if place == "." else _slashes(place).removeprefix("./").rstrip("/") + "/"
        folders[:] = sorted(
            name
            for name in folders
            if not (name.startswith(".") or name in _NOT_SEARCHED or fits(here + name, exclude))
        )
        for name in sorted(names):
            wanted = name.lower().endswith(tuple(suffixes)) and not name.startswith(".")
            if wanted and not fits(here + name, exclude):
                yield here + name


def fits(path: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits the whole path or any end of it that begins at a folder.

    `drafts` fits every file or folder of that name; `old/*.md` the Markdown files in every folder `old`
    and below it, since `*` also stands for slashes.
    """
    parts = path.split("/")
    ends = ["/".join(parts[start:]) for start in range(len(parts))]
    cleaned = [pattern.removeprefix("./").rstrip("/") for pattern in patterns]
    return any(fnmatchcase(end, pattern) for pattern in cleaned for end in ends)


def covers(path: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits the path or a folder that it lies in."""
    parts = path.removeprefix("./").split("/")
    return any(fits("/".join(parts[:end]), patterns) for end in range(1, len(parts) + 1))


def _reason(path: str, suffixes: Sequence[str], exclude: Sequence[str]) -> str:
    if Path(path).is_dir():
        left = ", none of them excluded" if exclude else ""
        return f"no articles in this folder (files that end in {', '.join(suffixes)}{left}); name another"
    if has_magic(path):
        return "the pattern matches no file; check its spelling and the folder you are in"
    return "no such file or folder; check its spelling and the folder you are in"


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")
