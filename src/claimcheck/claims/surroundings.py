"""What stands around a sentence: the words that introduce its list, the heading above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.claims.clues import Clues
    from claimcheck.model import Article, Sentence

_LEAD_CLASSES = tuple("health outcome mechanism introduces advice hedge people study shop page you we".split())
_LEAD_PHRASES = ("covers", "consult", "if you", "guidance", "denies")
_HEADING_CLASSES = ("health", "outcome", "introduces", "advice", "study", "shop", "page", "bio", "you", "we")
_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})


def place_clues(article: Article, sentences: Sequence[Sentence], clues: Mapping[int, Clues]) -> dict[int, Clues]:
    """The same clues, each with what introduces it and the heading it stands under."""
    placed: dict[int, Clues] = {}
    heading: Clues | None = None
    leads: list[tuple[int, Clues]] = []
    """What may introduce an item, with the depth from which on it does, outermost first."""
    for index, clue in clues.items():
        block = article.blocks[sentences[index].block]
        if clue.kind not in _LISTED:
            leads = [(0, clue)]
            placed[index] = evolve(clue, heading=heading)
            heading = clue if clue.kind is BlockKind.HEADING else heading
            continue
        leads = [each for each in leads if each[0] < max(1, block.level)]
        placed[index] = evolve(clue, heading=heading, lead=leads[-1][1] if leads else None)
        leads.append((max(1, block.level), clue))
    return placed


def describe_surroundings(sentence: Clues) -> dict[str, float]:
    """Features of the lead-in of a list and of the heading above, with which an item or a paragraph goes on."""
    found = {}
    lead, heading = sentence.lead, sentence.heading
    if lead is not None:
        found["led"] = 1.0
        found["led by colon"] = float(lead.is_lead_in)
        found["led by an item"] = float(lead.lead is not None and not lead.is_lead_in)
        found["led by a relation"] = float(lead.strength.level > 0)
        found |= {f"led by {name}": 1.0 for name in _LEAD_CLASSES if name in lead.classes}
        found |= {f"led by {name}": 1.0 for name in _LEAD_PHRASES if name in lead.phrases}
    if heading is not None:
        found |= {f"under {name}": 1.0 for name in _HEADING_CLASSES if name in heading.classes}
    return found
