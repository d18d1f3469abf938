"""How pages without plain links write notes: rows that number their entries, and calls that move to a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.readers.tree import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBERED = re.compile(r"[\s\[(↑^]{0,5}(\d{1,4})[\s\]).:↑^]{0,5}")
_MOVES_TO = re.compile(r"\(\s?[\"']#?([\w:.-]{2,100})[\"']")


def target_of(attributes: Mapping[str, str]) -> str:
    """Where a link leads: its `href`, or the place in the page that its `onclick` moves to."""
    href = attributes.get("href", "").strip()
    moved = _MOVES_TO.search(attributes.get("onclick", "")) if href in ("", "#") else None
    return f"#{moved[1]}" if moved else href


def take_number(row: Element, source: str) -> tuple[int, list[str]] | None:
    """The number that the first cell of an entry's row holds, and the ids in it; the cell is emptied then."""
    cells = [child for child in row.children if isinstance(child, Element)]
    digits = _NUMBERED.fullmatch(cells[0].text(source)) if row.name == "tr" and len(cells) > 1 else None
    if digits is None:
        return None
    ids = [each.get("id") for each in cells[0].elements() if each.get("id")]
    cells[0].children = []
    return int(digits[1]), ids
