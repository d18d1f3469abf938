"""Claims that give to one side, "and not to the other", what the source gives to that other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.verification.arms.comparatives import finds_nothing, read_lead
from claimcheck.verification.arms.poles import Pole, part, read_pole, weigh
from claimcheck.verification.arms.swaps import arm_swap
from claimcheck.verification.arms.tellings import read_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.comparisons import ArmSwap
    from claimcheck.verification.arms.tellings import Clause
    from claimcheck.verification.reading import ReadSentence, ReadSource

_SINGLED = re.compile(
    r"(?:^|[,;:]\s|\bthat\s)(?P<own>[^,;:]{4,70}),\s(?:and not|not|rather than|instead of)\s"
    r"(?!only\b|just\b|all\b)(?P<other>[^\s,;:]+(?:\s[^\s,;:]+){0,4}),\s"
)
_LEAST_SIDE = 3.0
"""What the words of the denied side must weigh that the source has, in nats."""
_LEAST_TOLD = 4.0
"""What the words that are told of the side must weigh that the source has, in nats."""


def singled_out(claim: ReadSentence, source: ReadSource) -> Iterator[ArmSwap]:
    """The claim that "A, not B, did it" where the source says so of B and nowhere of A alone; one at most."""
    found = _SINGLED.search(claim.lowered)
    if found is None or finds_nothing(claim, found.end(), len(claim.text)):
        return
    own, other = part(*(read_pole(claim, *found.span(side)) for side in ("own", "other")))
    told = read_pole(claim, found.end(), len(claim.text)) - own - other
    sign = read_lead(claim, [(found.end(), len(claim.text))]).sign
    against: list[Clause] = []
    for sentence in source.sentences:
        for clause in read_clauses(sentence):
            if not clause.finds or weigh(told & clause.told) < _LEAST_TOLD:
                continue
            if read_lead(sentence, [(clause.start, clause.end)]).sign != sign:
                continue
            for_own, for_other = _held(own, clause), _held(other, clause)
            if for_own and not for_other:
                return
            if for_other >= _LEAST_SIDE and not for_own:
                against.append(clause)
    if against:
        best = max(against, key=lambda each: weigh(told & each.told))
        there = best.sentence, best.start, best.end
        yield arm_swap((claim, found.start("own"), found.end("other")), there, 0.65)


def _held(side: Pole, clause: Clause) -> float:
    return weigh(side & clause.told)
