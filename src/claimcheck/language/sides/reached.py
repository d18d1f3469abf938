"""The values of a sentence that may be what a side of a study reached."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.language.quantities import Bound, Change, Quantity, QuantityKind, agree, read_quantities
from claimcheck.language.sides.poles import RANGE

if TYPE_CHECKING:
    from claimcheck.language.reading import ReadSentence

_NO_VALUE = frozenset((QuantityKind.P_VALUE, QuantityKind.YEAR, QuantityKind.AGE, QuantityKind.FREQUENCY))
_TIMES = frozenset(("point", "span", "ago"))
"""Roles of a stretch of time that is no outcome: how long a treatment lasted, when it was looked at."""
_REACHED = re.compile(
    r"\b(?:median|mean|average)\b[^.;,]{0,20}$"
    r"|\b(?:(?:in|left|stayed in) (?:the )?(?:hospital|intensive care)|stay(?:ed|s)?|surviv\w+|lived|lasted|slept|spent"
    r"|recover\w*|hospitali[sz]\w+|discharged|ventilat\w+|waited|(?:pain|symptom)[- ]free)\b[^.;,]{0,20}$"
    r"|\b(?:hospital|intensive care|stayed|surviv\w+|lived|lasted|slept|spent)\b[^.;]{0,60}\b(?:and|group|those)\b"
    r"[^.;,]{0,40}$"
)
_OF_THESE = re.compile(r"\sof (?:which|that|this|it)\b")
"""A part of a value that was told before."""
_BESIDE = 100
"""Characters before a stretch of time in which it is told what took so long."""
_SPREAD = re.compile(r"±|[\d%]\s?[(\[]|\b(?:sd|se|sem)\b", re.IGNORECASE)
"""What stands before a spread, unlike before a value in brackets."""
_LABEL = re.compile(r"-[a-z]{2}")
"""What follows a figure that is part of a name: "1-methyl"."""
_ITEM_MARK = re.compile(r"(?:^|[\s:;,])\d\)$")
"""A figure that numbers an item: "1)"."""
_THRESHOLD = re.compile(r"[<>≤≥]")
_REPEATED = re.compile(r"\s?[(\[,]\s?")


def _is_outcome(sentence: ReadSentence, time: Quantity) -> bool:
    """Whether a stretch of time is what a side reached, no length of treatment: "in hospital for 78 hours"."""
    before = max(0, time.start - _BESIDE)
    return time.change is not Change.LEVEL or _REACHED.search(sentence.lowered, before, time.start) is not None


@lru_cache(maxsize=2048)
def read_values(sentence: ReadSentence) -> tuple[Quantity, ...]:
    """The quantities of `sentence` that may be what a side reached; "30 of 378 (7.9 %)" is one."""
    found: list[Quantity] = []
    ranges = [each.span() for each in RANGE.finditer(sentence.lowered)]
    for each in read_quantities(sentence.text):
        if each.kind in _NO_VALUE or (
            each.spread and _SPREAD.search(sentence.text, max(0, each.start - 6), each.start)
        ):
            continue
        if _OF_THESE.match(sentence.lowered, each.end):
            continue
        if each.role in _TIMES and not _is_outcome(sentence, each):
            continue
        if any(start <= each.start < end for start, end in ranges):
            continue
        if each.kind is QuantityKind.PLAIN and (
            each.low != each.high
            or _LABEL.match(sentence.lowered, each.end)
            or _ITEM_MARK.search(sentence.text[: each.end + 1])
        ):
            continue
        if each.bound is not Bound.NONE and _THRESHOLD.search(sentence.text, max(0, each.start - 3), each.start + 1):
            continue
        before = found[-1] if found else None
        repeated = before is not None and _REPEATED.fullmatch(sentence.text, before.end, each.start)
        if before is not None and repeated and agree(before, each):
            found[-1] = evolve(each, start=before.start)
        else:
            found.append(each)
    return tuple(found)
