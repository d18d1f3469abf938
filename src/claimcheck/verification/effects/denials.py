"""A claim that denies what its source says, where neither tells an effect: "none of the doctors prescribe it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.statements.asserting import is_open
from claimcheck.language.statements.negation import denies
from claimcheck.language.words import read_words
from claimcheck.model.comparisons import DirectionConflict
from claimcheck.verification.effects.relating import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence

_HELD = 0.6
"""Share of the claim's terms, 0–1, from which a sentence is about the same."""
_NO_DENIAL = re.compile(r"\b(?:not only|no longer|not just|no doubt|whether or not|not all|not every|without)\b")
_WEAK = frozenset(
    "rather lack lacks lacked lacking absence rarely hardly barely scarcely fail fails failed failing".split()
)


def denied_statements(claim: ReadSentence, sentences: Sequence[ReadSentence]) -> Iterator[DirectionConflict]:
    """The denial of a claim against the sentence that holds most of its terms and denies nothing.

    Only of claims that tell no direction: what denies an effect is laid beside the effects of the source.
    """
    if any(each.direction.sign or each.is_null for each in claim.effects):
        return
    ours = _denials(claim)
    stems = frozenset(term.stem for term in claim.topics)
    if len(ours) != 1 or not stems or not sentences or is_open(claim.lowered, (0, len(claim.text)), 0):
        return
    total = weigh(stems)
    best = max(sentences, key=lambda each: weigh(stems & each.stems))
    held = weigh(stems & best.stems) / total
    if held < _HELD or _denials(best) or is_open(best.lowered, (0, len(best.text)), 0):
        return
    start, end = ours[0]
    yield DirectionConflict(
        claim_words=claim.text[start:end],
        claim_start=start,
        claim_end=end,
        source_words=best.text,
        source_start=0,
        source_end=len(best.text),
        sentence=best.index,
        confidence=min(0.9, 0.2 + 0.6 * held),
    )


def _denials(sentence: ReadSentence) -> list[tuple[int, int]]:
    """Where a sentence denies something outright."""
    text = _NO_DENIAL.sub(lambda match: " " * len(match[0]), sentence.lowered)
    return [(start, end) for word, start, end in read_words(text) if word not in _WEAK and denies(word)]
