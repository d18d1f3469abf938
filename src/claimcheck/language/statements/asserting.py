"""Whether a clause asserts the effect that it tells, or asks, intends, explains or only leans to it."""

from __future__ import annotations

from claimcheck import regex as re

_OPEN = re.compile(
    r"\b(?:whether(?! or not)|hypothesi[sz]ed?|hypothesis|unclear|unknown|uncertain|remains? to be|yet to be"
    r"|aimed? (?:to|at|was)|objective|if there|open question|needed to|no (?:conclusions?|proof)"
    r"|(?:was|were) (?:compared|assessed|evaluated|measured|defined as|randomi[sz]ed|randomly|assigned|allocated"
    r"|enrolled|recruited)|comparing|evaluating|in relation to|measures? included"
    r"|(?:primary|secondary|main) (?:\w+ )?(?:outcomes?|end ?points?)(?: measures?)?"
    r" (?:of|(?:was|were|is|are)(?! (?:not|no|neither|simil|compar|signif|lower|higher|fewer|great|reduc|incre|improv"
    r"|decre|bett|wors|met|achiev|observ|reach|unchang|the same|found|statist|also|more|less|seen|longer|shorter)))"
    r"|outcomes? (?:were (?!not|no|simil|compar|signif|lower|higher|fewer|bett|wors|improv|the same)|included)"
    r"|previously (?:reported|shown|been|demonstrated)"
    r"|(?:not|never) (?:yet )?(?:been )?(?:known|clear|established|proven|proved|studied|assessed|tested|investigated)"
    r"|cannot (?:say|show|prove|tell|exclude|rule out)|does not (?:show|prove|mean|imply)"
    r"|(?:higher|lower) (?:scores?|values?) (?:indicat|reflect|mean|represent|signif|correspond)\w+"
    r"|we (?:enrolled|recruited|followed|randomi[sz]ed|included|sought|asked|tested|investigated|examined|compared"
    r"|assessed|evaluated|aimed)|to (?:determine|test|assess|evaluate|investigate|examine|compare|explore))\b"
)
_PURPOSE = re.compile(
    r"\b(?:in order|strateg\w+|measures?|efforts?|attempts?|needed|used|aim(?:s|ed)?|steps|ways?|seeks?|intended"
    r"|designed|goal|importance|hope|paramount|recommend\w*|required|lines of action|how)\b"
    r"[^.;,]{0,40}\b(?:to|that|for|of)\s(?:\w+ly\s|help\s)?$"
)
_RELATIVE = re.compile(r"\b(?:that|which|who)\s(?:\w+\s)?$")
_TREND = re.compile(
    r"\b(?:trend(?:s|ed)?|tend(?:ed|ency)) (?:to|toward|towards|for|in)\b|\b(?:numerically|borderline|marginally)\b"
)
_ALL_ALIKE = re.compile(
    r"\b(?:both|time effects?|effects? of time|all (?=(?:in|de)creased|improved|rose|fell|declined)"
    r"|(?:from|relative to|compared (?:with|to)|over|versus) (?:the )?(?:baseline|time)"
    r"|all (?:three|four|the)?\s?(?:groups|arms|treatments)|either|each (?:group|arm)|alike|similarly|as well as"
    r"|whichever|whether or not|with or without|the two)\b"
)
_REACH = 70


def is_open(text: str, clause: tuple[int, int], cue: int) -> bool:
    """Whether a clause of a lower-cased text asks, tells a method or an intention: "to prevent", "we compared"."""
    first, last = clause
    return (
        _OPEN.search(text, first, last) is not None or _PURPOSE.search(text, max(first, cue - _REACH), cue) is not None
    )


def is_relative(text: str, clause: tuple[int, int], cue: int) -> bool:
    """Whether the cue stands in a relative clause: "the virus that causes"."""
    return _RELATIVE.search(text, max(clause[0], cue - 30), cue) is not None


def is_trend(text: str, clause: tuple[int, int]) -> bool:
    """Whether only a leaning is told: "tended to be lower"."""
    return _TREND.search(text, *clause) is not None


def is_of_all(text: str, clause: tuple[int, int]) -> bool:
    """Whether all arms are spoken of alike: "improved in both groups"."""
    return _ALL_ALIKE.search(text, *clause) is not None
