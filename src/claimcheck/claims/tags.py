"""Tags by which an editor marks what a source lacks: "[citation needed]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import Citation, CitationStyle

if TYPE_CHECKING:
    from claimcheck.model import Article

_TAG = re.compile(
    r"\[ ?(?:(?P<none>(?:(?:medical |additional )?citations?|sources?|references?) (?:is |are )?"
    r"(?:needed|required|missing)|(?:needs|add) (?:a )?(?:citation|source|reference)|source\?|citation\?|unsourced)"
    r"|(?:better|reliable|non-primary|medical|primary)? ?sources? needed|(?:clarification|verification|page) needed"
    r"|who\?|by whom\?|according to whom\?|which\?|when\?|dubious|unreliable(?: medical)? source\??|failed verification"
    r"|original research\??|not in citation given)(?: ?[–—-] ?discuss)? ?\]",
    re.IGNORECASE,
)
"""As in Wikipedia's templates for cleaning up; `none` says that there is no source at all."""


def find_tags(article: Article) -> tuple[Citation, ...]:
    """The tags of an article, as markers that point to nothing, so that they are lifted out of their sentences."""
    return tuple(
        Citation(
            block=index,
            start=found.start(),
            end=found.end(),
            span=block.span(found.start(), found.end()),
            style=CitationStyle.NUMBER,
        )
        for index, block in enumerate(article.blocks)
        if "[" in block.text
        for found in _TAG.finditer(block.text)
    )


def says_none(article: Article, tag: Citation) -> bool:
    """Whether a tag says that there is no source, and not only that there should be a better one."""
    found = _TAG.match(article.blocks[tag.block].text, tag.start)
    return found is not None and found["none"] is not None
