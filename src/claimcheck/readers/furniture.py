"""What stands on the page but is not the article."""

from __future__ import annotations

from attrs import evolve

from claimcheck.model import Block, BlockKind


def mark_furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Sections filled in; furniture to follow."""
    result = []
    section = ""
    for block in blocks:
        result.append(evolve(block, section=section) if section and not block.section else block)
        if block.kind is BlockKind.HEADING:
            section = block.text
    return tuple(result)
