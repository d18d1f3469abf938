"""The glyphs and links on the pages of a PDF, and why they could not be had."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import frozen

from claimcheck.errors import ReadError
from claimcheck.readers.pdf import extraction

_SCRIPT = Path(extraction.__file__)
_WAIT = 5 * extraction.SECONDS
"""Seconds after which the process is ended, busy as the machine may be, where its computing is not limited."""
_SAVE = "print it to PDF anew, or save its text"
_ERRORS = {
    "locked": "is locked by a password: save it without one, or save its text",
    "broken": f"not a sound PDF file: {_SAVE}",
    "long": f"has more than {extraction.MOST_PAGES:,} pages or {extraction.MOST_GLYPHS:,} characters: split it",
}


@frozen(slots=True)
class Glyph:
    """A character on a page: its box from left to right, its baseline and its height, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


@frozen
class LinkBox:
    """A place on a page that leads to an address."""

    left: float
    bottom: float
    right: float
    top: float
    target: str

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of a glyph lies in it."""
        middle, height = (glyph.left + glyph.right) / 2, glyph.base + glyph.size / 4
        return self.left <= middle <= self.right and self.bottom <= height <= self.top


@frozen(kw_only=True)
class Page:
    """What stands on a page, the glyphs in the order in which they were written."""

    glyphs: tuple[Glyph, ...]
    links: tuple[LinkBox, ...] = ()


def read_pages(data: bytes, path: str) -> list[Page]:
    """The pages of a PDF, read in a process of its own, which hostile files may bring down.

    Raises:
        ReadError: pypdfium2 is not installed; the file is locked, broken or too long, or takes too much to read.
    """
    if find_spec("pypdfium2") is None:
        raise ReadError(f"{path}: PDF files need pypdfium2: run pip install 'claimcheck-health[pdf]'")
    found = _extracted(data)
    if found is None:
        minutes = extraction.SECONDS // 60
        raise ReadError(f"{path}: cannot be read within {minutes} minute and {extraction.MEMORY >> 30} GiB: {_SAVE}")
    if error := next((page["error"] for page in found if "error" in page), ""):
        raise ReadError(f"{path}: {_ERRORS[error]}")
    return [
        Page(
            glyphs=tuple(Glyph(*glyph) for glyph in page["glyphs"]),
            links=tuple(LinkBox(*link) for link in page["links"]),
        )
        for page in found
    ]


def _extracted(data: bytes) -> list[dict[str, Any]] | None:
    """What the script says of a file; None where it was ended or brought down."""
    try:
        run = subprocess.run(  # noqa: S603 - our own script; the file goes to its standard input
            [sys.executable, "-P", str(_SCRIPT)], input=data, capture_output=True, timeout=_WAIT, check=True
        )
        return [json.loads(line) for line in run.stdout.splitlines()]
    except (subprocess.SubprocessError, ValueError):
        return None
