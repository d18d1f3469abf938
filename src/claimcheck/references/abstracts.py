"""An abstract that is printed in the page: a sign that the article is about its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Article, Reference

_NAMED = re.compile(r"abstract\s?(?:$|[:.—–|-]\s?)", re.IGNORECASE)
_PART = re.compile(
    r"(background|context|introduction|importance|objectives?|aims?|purpose|(?:patients and |materials and )?methods?"
    r"|(?:study )?design|setting|participants|results?|findings|conclusions?|interpretation)\s?(?:$|[:.]\s)",
    re.IGNORECASE,
)
"""The labels of a structured abstract, at the head of a block."""
_TOLD = (frozenset({"m"}), frozenset({"r", "f"}), frozenset({"c", "i"}))
"""Methods, results or findings, conclusions or interpretation, by their first letters: what tells an abstract."""
_LONGEST = 8
"""Blocks that an abstract has at most."""
_BEFORE, _AFTER = 4, 2
"""Blocks around an abstract within which its paper is named."""


def printed_abstract(article: Article) -> range:
    """The blocks of the one abstract in the article; empty where there is none, or several."""
    found = list(_abstracts(article))
    return found[0] if len(found) == 1 else range(0)


def named_beside(article: Article, abstract: range, references: Sequence[Reference]) -> str:
    """The id of the one reference that stands beside an abstract; empty where none does, or several."""
    blocks = article.blocks[max(0, abstract.start - _BEFORE) : abstract.stop + _AFTER]
    spans = [block.span() for block in blocks]
    near = {each.id for each in references if any(span.overlaps(each.span) for span in spans)}
    return near.pop() if len(near) == 1 else ""


def _abstracts(article: Article) -> Iterator[range]:
    index = 0
    while index < len(article.blocks):
        block = article.blocks[index]
        named = _NAMED.match(block.text)
        if named or _PART.match(block.text):
            stop = _end(article, index + 1, whole=bool(named and named.end() == len(block.text)))
            if named or _is_structured(article, range(index, stop)):
                yield range(index, stop)
                index = stop
                continue
        index += 1


def _end(article: Article, index: int, *, whole: bool) -> int:
    """The first block behind the abstract: after its last labelled part, or the block under the bare "Abstract"."""
    first = index
    while index < len(article.blocks) and index - first < _LONGEST:
        block, before = article.blocks[index], article.blocks[index - 1]
        labelled = _PART.match(block.text) is not None
        bare = before.kind is BlockKind.HEADING or (whole and index == first) or _PART.fullmatch(before.text)
        if not labelled and (not bare or block.kind is BlockKind.HEADING):
            break
        index += 1
    return index


def _is_structured(article: Article, blocks: range) -> bool:
    labels = [match[1].lower() for index in blocks if (match := _PART.match(article.blocks[index].text))]
    letters = {label.removeprefix("patients and ").removeprefix("materials and ")[0] for label in labels}
    return len(set(labels)) == len(labels) and all(letters & told for told in _TOLD)
