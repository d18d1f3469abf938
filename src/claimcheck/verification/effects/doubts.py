"""What makes a conflict of directions doubtful: a lack on one side, a denial of some, a mere word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re

if TYPE_CHECKING:
    from claimcheck.verification.effects.bearing import Bearing

_LACK = re.compile(
    r"\b(?:deficien\w*|insufficien\w*|inadequa\w*|lack\w*|absen(?:ce|t)|deplet\w*|depriv\w*|withdraw\w*|stopping|without"
    r"|non-?(?:users?|drinkers?|smokers?)|un(?:treated|vaccinated)|loss of|knock-?out|delet(?:ed|ion)"
    r"|(?:not|n[’']t|never) (?:\w+ly )?(?:receiv\w*|us(?:e|ed|ing)|t(?:ake|aking|ook|aken)|get|got|given|treat\w*"
    r"|vaccinat\w*|eat\w*|dr[iau]nk\w*|smok\w*))\b"
)
"""Words by which the thing itself is missing: what a lack of it does is the opposite of what it does."""
_PARTLY = re.compile(r"\bnot (?:all|every\w*|only|the only|completely|entirely|always|just|necessarily)\b")
"""Denials that leave the statement standing for some."""
_NO_CUE = re.compile(
    r"(?:rais(?:e|es|ed|ing)(?= (?:\w+ )?(?:concerns?|questions?|awareness|doubts?|hopes?|the possibility))"
    r"|avoid\w*|predict\w*|similar(?= to)|regardless|null(?= for)|excess)"
)
"""Cues that tell no direction here: "raising concerns", "should be avoided", "similar to earlier reports"."""
_QUOTED = re.compile(r"(?<![^\s(])['‘“\"][^'’”\"]{1,40}['’”\"](?!\w)")
"""A name in quotation marks: 'rest and reduced load'."""
_AROUND = 60


def is_doubtful(bearing: Bearing) -> bool:
    """Whether two propositions may agree though their signs do not."""
    mine, theirs = bearing.claim, bearing.source
    sides = [(each.sentence, each.start, each.end) for each in (mine, theirs)]
    if any(match.start() < start < match.end() for each, start, _ in sides for match in _QUOTED.finditer(each.text)):
        return True
    if any(_PARTLY.search(sentence.lowered) or _NO_CUE.match(sentence.lowered, start) for sentence, start, _ in sides):
        return True
    lacking = [_LACK.search(sentence.lowered, max(0, start - _AROUND), end + _AROUND) for sentence, start, end in sides]
    return (lacking[0] is None) is not (lacking[1] is None)
