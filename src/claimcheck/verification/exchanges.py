"""Two values of the source, each with what it was measured in, that a claim gives the other way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.terms import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSentence, ReadSource

_PARTS = re.compile(
    r",?\s\b(?:and|whereas|while|but|versus|vs\.?|against|compared (?:with|to)|as opposed to|or|than)\b\s|[;,]\s"
)
_NUMBER = re.compile(r"\d+(?:[.,·]\d+)*")
_SMALL = frozenset("a an the of in on at by for to from was were is are had has it its their this that or and".split())


@frozen(kw_only=True)
class _Part:
    """A stretch between breaks: its numbers and its words."""

    start: int
    end: int
    numbers: frozenset[str]
    words: frozenset[str]


def exchanged_values(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[ArmSwap]:
    """Values a and b of one sentence, ascribed to A and B there, that the claim ascribes to B and A.

    Each value is known by the words and numbers of its own stretch ("13 % in patients taking 10 mg") that the
    other stretch lacks; both have to be found crossed, and none straight.
    """
    del source
    if len(claim.numbers) < 2:
        return
    ours = _parts(claim)
    for each in ranked:
        if len(claim.numbers & each.sentence.numbers) < 2:
            continue
        theirs = _parts(each.sentence)
        for first in ours:
            for second in ours:
                if first.start < second.start and _is_crossed(first, second, theirs):
                    yield _swap(claim, first, second, each.sentence, theirs)
                    return


def _parts(sentence: ReadSentence) -> tuple[_Part, ...]:
    bounds = [(match.start(), match.end()) for match in _PARTS.finditer(sentence.lowered)]
    starts = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(sentence.text)]
    return tuple(
        _Part(
            start=start,
            end=end,
            numbers=frozenset(match[0] for match in _NUMBER.finditer(sentence.text, start, end)),
            words=frozenset(
                word if word[0].isdigit() else stem(word)
                for word, _, _ in tokens(sentence.text[start:end])
                if word not in _SMALL
            ),
        )
        for start, end in zip(starts, ends, strict=True)
    )


def _is_crossed(first: _Part, second: _Part, theirs: Sequence[_Part]) -> bool:
    """Whether a value of each stretch stands in the source with the words of the other."""
    for one in first.numbers - second.numbers:
        for other in second.numbers - first.numbers:
            here = [part for part in theirs if one in part.numbers and other not in part.numbers]
            there = [part for part in theirs if other in part.numbers and one not in part.numbers]
            if len(here) != 1 or len(there) != 1:
                continue
            values = {one, other, f"{one}%", f"{other}%"}
            mine, yours = first.words - second.words - values, second.words - first.words - values
            own, others = here[0].words - there[0].words - values, there[0].words - here[0].words - values
            straight = len(mine & own) + len(yours & others)
            if mine & others and yours & own and not straight:
                return True
    return False


def _swap(claim: ReadSentence, first: _Part, second: _Part, sentence: ReadSentence, theirs: Sequence[_Part]) -> ArmSwap:
    holding = [part for part in theirs if part.numbers & (first.numbers | second.numbers)]
    start, end = holding[0].start, holding[-1].end
    return ArmSwap(
        claim_words=claim.text[first.start : second.end],
        claim_start=first.start,
        claim_end=second.end,
        source_words=sentence.text[start:end],
        source_start=start,
        source_end=end,
        sentence=sentence.index,
        confidence=0.8,
    )
