"""`claimcheck report`: pages to read in a browser, one an article, and the index that leads to them."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.checkers.checklist import FAMILY
from claimcheck.commands.exits import Exit, exit_code
from claimcheck.commands.running import Run, say
from claimcheck.config import ALL
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

_INDEX = "index.html"
_HEAD = 4096
"""Bytes of a page in which its maker stands."""


def report(given: argparse.Namespace) -> int:
    """Check the articles and write the pages; what they say is no reason for another exit code."""
    run = Run.of(given, given.paths)
    folder = Path(given.folder)
    left_out = (*run.settings.exclude, folder.as_posix())
    run = evolve(run, settings=evolve(run.settings, exclude=left_out))  # pages of an earlier run are no articles
    if ALL in run.settings.select:
        run = evolve(run, settings=evolve(run.settings, extend_select=(*run.settings.extend_select, FAMILY)))
    made = run.report(quiet=given.quiet)
    from claimcheck.reporters.html import article_page, index_page
    from claimcheck.reporters.summary import count, sentences, summarise

    names = page_names(article.path for article in made.articles)
    pages = {names[article.path]: article_page(article) for article in made.articles}
    pages[_INDEX] = index_page(made, names)
    write_pages(folder, pages)
    if not given.quiet:
        for sentence in sentences(summarise(made)):
            say(sentence)
        say(f"wrote {folder / _INDEX} and {count(len(names), 'page')}")
    return Exit.NOT_RUN if exit_code(made, run.settings) is Exit.NOT_RUN else Exit.CLEAR


def page_names(paths: Iterable[str]) -> dict[str, str]:
    """A name for the page of each article, made of its path: letters, digits and hyphens, no two alike."""
    names: dict[str, str] = {}
    taken = {_INDEX}
    for path in paths:
        plain = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[-80:].strip("-") or "article"
        name, number = f"{stem}.html", 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}.html"
        taken.add(name)
        names[path] = name
    return names


def write_pages(folder: Path, pages: dict[str, str]) -> None:
    """Write pages under their names; none takes the place of a file that claimcheck did not make.

    Raises:
        ConfigError: A file is in the way, or cannot be written.
    """
    from claimcheck.files import replace_file
    from claimcheck.reporters.html import GENERATOR

    maker = f'name="generator" content="{GENERATOR} '.encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in pages:
            place = folder / name
            if place.exists() and maker not in place.read_bytes()[:_HEAD]:
                raise ConfigError(f"{place}: is no page of claimcheck; name a folder of its own for the report")
        for name, page in pages.items():
            replace_file(folder / name, page.encode())
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be written ({error.strerror}); name another folder") from None
