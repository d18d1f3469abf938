"""A claim of which the source says that nobody knows, or that it was only asked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model.comparisons import EvidenceMissing
from claimcheck.verification.passages import nearest
from claimcheck.verification.reading import NOWHERE, both_sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.words import Place
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_VERBS = r"(?:investigat|stud(?:y|i)|test|examin|evaluat|assess|determin|establish|compar|explor|research|clarif)\w*"
_UNKNOWN = re.compile(
    r"\b(?:(?:un(?:known|clear|certain|resolved)|not (?:yet )?(?:known|clear|certain)|impossible to (?:say|answer|tell)"
    r"|(?:do|does) not know|nobody knows) (?:\w+ ){0,3}(?:whether|if|how)\b"
    rf"|(?:has|have) (?:never|not|not yet|hardly) been {_VERBS}"
    r"|(?:no|insufficient|too little|not enough) (?:\w+ )?(?:studies|trials|data|evidence|research) (?:\w+ )?"
    r"(?:exists?|(?:is|are|was|were) (?:available|found|identified)|(?:has|have) (?:been|looked))"
    r"|whether\b[^.;]{1,120}\b(?:is|are|remains?) (?:still )?(?:un(?:known|clear|certain)|not (?:known|clear)|open))"
)
"""The source says that it is not known."""
_ASKED = re.compile(
    rf"\b(?:whether\b|(?:plan(?:ned)?|aim(?:ed|s)?|sought|designed|intend(?:ed)?|hypothesi[sz]ed?|will|wanted)\b"
    rf"[^.;]{{0,60}}?\b(?:{_VERBS}|that)\b|^\W*to {_VERBS})"
)
"""The source only asks it."""
_OWN = re.compile(r"\b(?:whether|unknown|unclear|uncertain|nobody knows|no evidence|not known|may|might|could|if)\b")
"""Words by which the claim says so itself."""
_SURE, _DOUBT = 0.7, 0.5
_BEARS, _NEAR = 0.5, 0.75
"""Coverage from which a passage speaks of the claim, and share of the best one's from which another does as well."""


def missing_evidence(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[EvidenceMissing]:
    """Where all that the source has near the claim is that it is unknown, or that it was asked."""
    del source
    best = nearest(ranked)
    if best[0].coverage < _BEARS or _OWN.search(claim.lowered):
        return
    places = [(each.sentence, _open(each.sentence)) for each in best if each.coverage >= _NEAR * best[0].coverage]
    told = [(sentence, *found) for sentence, found in places if found is not None]
    if not told or len(told) < len(places):
        return
    sentence, place, sure = max(told, key=lambda each: each[2])
    yield EvidenceMissing(**both_sides(claim, NOWHERE, sentence, place), confidence=_SURE if sure else _DOUBT)


@lru_cache(maxsize=2048)
def _open(sentence: ReadSentence) -> tuple[Place, bool] | None:
    """The words by which a sentence leaves a matter open, and whether it says that it is unknown."""
    for pattern, sure in ((_UNKNOWN, True), (_ASKED, False)):
        found = pattern.search(sentence.lowered)
        if found is not None:
            return found.span(), sure
    return None
