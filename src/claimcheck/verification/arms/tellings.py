"""Clauses that may each tell of a side: their words, the side that they open with, and whether they find something."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.statements.clauses import cut
from claimcheck.verification.arms.comparatives import finds_nothing
from claimcheck.verification.arms.poles import LONGEST, Pole, read_pole
from claimcheck.verification.reading import ReadSentence

_BREAK = re.compile(
    r",\s(?=not\s(?:in|among|for|with)\s)|,?\s(?=and\s(?:in|with|among|for)\s(?:the|those|people|patients|women|men)\b)"
)
"""What parts the clauses that each tell of a side, beside what parts all clauses."""
_SHORTEST = 8
_DENIED = re.compile(
    r"\s*(?:and\s)?(?:not|none|no|nothing|neither)\b|unchanged\b"
    r"|.{0,200}\b(?:no longer|not (?:maintained|sustained|seen|observed|found|evident|apparent|present|so|the case))\b"
    r"|.{0,200}\b(?:remain\w*|stay\w*|was|were|left) (?:unchanged|flat|steady|stable|the same|constant)\b"
)
_FINITE = re.compile(
    r"(?<!who )(?<!that )\b(?:had|has|have|was|were|is|are|did|showed|got|gained|lost|saw|rose|fell|grew|went|became"
    r"|kept|(?!compared|allocated|assigned|random|treated|exposed|infected|untreated)[a-z]{3,14}ed)\b"
)
_FRONTED = re.compile(r"(?:\w+:?\s)?(?:compared (?:with|to)|unlike|relative to)[^,;]{3,60},\s")
_BARE_DENIAL = re.compile(r"\s*(?:and\s)?not\b")


@frozen(kw_only=True, eq=False)
class Clause:
    """A clause `[start:end]` of a sentence: its words, values and whether it finds something."""

    sentence: ReadSentence
    start: int
    end: int
    told: Pole
    """What it tells, and whether it finds something (`#yes`) or nothing (`#no`)."""
    doses: Pole = frozenset()
    side: Pole = frozenset()
    """What stands before its verb."""

    @property
    def finds(self) -> bool:
        """Whether it finds something."""
        return "#yes" in self.told


@lru_cache(maxsize=2048)
def read_clauses(sentence: ReadSentence) -> tuple[Clause, ...]:
    """The clauses of `sentence` in order."""
    lowered = sentence.lowered
    if len(lowered) > LONGEST:
        return ()
    return tuple(_clause(sentence, first, last) for first, last in cut(lowered, _BREAK) if last - first > _SHORTEST)


def _clause(sentence: ReadSentence, first: int, last: int) -> Clause:
    denied = _DENIED.match(sentence.lowered, first, last) is not None
    null = denied or finds_nothing(sentence, first, last)
    bare = _BARE_DENIAL.match(sentence.lowered, first, last)
    pole = read_pole(sentence, first if bare is None else bare.end(), last)
    doses = frozenset(each for each in pole if each[0] == "#")
    fronted = _FRONTED.match(sentence.lowered, first, last)
    opening = first if fronted is None else fronted.end()
    verb = _FINITE.search(sentence.lowered, opening, last)
    side = frozenset() if verb is None else read_pole(sentence, opening, verb.start()) - doses
    told = pole - doses | {"#no" if null else "#yes"}
    return Clause(sentence=sentence, start=first, end=last, told=told, doses=doses, side=side)
