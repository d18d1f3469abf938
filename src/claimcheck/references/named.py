"""A paper that a news item names only by its journal: "The study, published in Age and Ageing, found …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import Block, BlockKind, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAPER = r"(?:stud(?:y|ies)|findings?|results?|research|papers?|reviews?|trials?|reports?|work|article|analysis)"
_TITLE_WORD = r"(?:e?[A-Z][\w’'&-]{0,30}|JAMA|BMJ|PLOS|PLoS)"
_JOURNAL = rf"{_TITLE_WORD}(?:(?:,?\s(?:of|and|the|for|in|on|&|:|–)){{0,2}}:?\s{_TITLE_WORD}){{0,9}}"
_PUBLISHED = re.compile(
    rf"\b{_PAPER}\b[^.!?]{{0,120}}?\b(?:published|appear(?:s|ed|ing)?|reported|featured|described)\s"
    r"(?:(?:today|yesterday|online|recently|last\s\w{3,9}|this\s\w{3,9}|on\s\w{6,9}|early|ahead\sof\sprint)\s){0,3}"
    r"(?:in|by|online\sin|online\sby)\s(?:the\s)?"
    r"(?:(?:(?:medical|scientific|peer-reviewed|online|open[- ]access)\s){0,2}journals?\s)?"
    rf"(?P<journal>(?:[Tt]he\s)?{_JOURNAL})"
)
_NO_JOURNAL = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|English|Appendix|Table|"
    r"Figure|Section|Europe|America|Britain|Australia|China|India|Japan|Germany|France)\b|.*\b(?:University|Hospital|Institute|"
    r"School|College|Press|Congress|Conference|Meeting|Center|Centre)\b"
)


def find_named_paper(prose: Iterable[tuple[int, Block]]) -> Reference | None:
    """The paper that the text presents by its journal, as a reference without identifier.

    Args:
        prose: `(index, block)` of the blocks of running text.

    Returns:
        A reference whose text and span are the name of the journal; nothing where the text names none or
        names several journals so.
    """
    found: dict[str, Reference] = {}
    for _, block in prose:
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} and "in" in block.text:
            for match in _PUBLISHED.finditer(block.text):
                journal = match["journal"].removeprefix("the ")
                if _NO_JOURNAL.match(journal) or len(journal) < 3:
                    continue
                span = block.span(*match.span("journal"))
                found.setdefault(
                    journal.removeprefix("The ").casefold(),
                    Reference(
                        id="r1", span=span, text=journal, journal=journal, field_spans=(("journal", span),), linked=True
                    ),
                )
    return next(iter(found.values())) if len(found) == 1 else None
