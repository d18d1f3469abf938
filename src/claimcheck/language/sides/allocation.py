"""Where a sentence tells who got what: the stretches of text that belong to one group each."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.words import lower

if TYPE_CHECKING:
    from collections.abc import Iterator


class ArmRole(StrEnum):
    """What a group is in its study."""

    TREATED = "treated"
    PLACEBO = "placebo"
    CONTROL = "control"
    BEFORE = "before"
    AFTER = "after"
    OPEN = ""


@frozen(kw_only=True)
class Stretch:
    """Words `[start:end]` of a sentence that tell of one group."""

    start: int
    end: int
    name: tuple[int, int]
    """`[start:end]` of the words that name the group."""
    named: bool = True
    """The words say "the rest group"; False for "one group did …", which is named by what it did."""


_ASSIGN = (
    r"(?:randomi[sz]ed|randomly \w+|assigned|allocated|divided|split|distributed|received?|given|treated with|took"
    r"|got|underwent|drank|ate|used|either|compar(?:ed|es|ing|e|ison of)|versus|tested|evaluated)"
)
_ALLOCATION = re.compile(rf"\b{_ASSIGN}\b")
_EITHER = re.compile(r"\beither (?:to )?")
_TO = re.compile(
    r"\b(?:randomi[sz]ed|assigned|allocated|divided|split|distributed)\b[^.;:]{0,60}?\b(?:to receive|to|into|between)\s"
    r"(?:(?:two|2|the)\s(?:groups?|arms?)\b(?:\s(?:of|who|that))?[\s:,–—-]{1,4})?"
)
_RECEIVED = re.compile(r"\b(?:received|receive|were given|was given|treated with|took|underwent|drank|ate|using)\s")
_COMPARED = re.compile(r"\bcompar(?:ed|es|ing|e|ison of)\s(?!with\b|to\b)")
_GROUPS = re.compile(r"\b(?:groups?|arms?)\b")
_JOINT = re.compile(r"\s?(?:,|;|\bor\b|\band\b|\bversus\b|\bvs\b\.?|\bto\b)\s(?:to\s)?")
_OR = re.compile(r",?\s(?:or(?:\sto)?|versus|vs\.?)\s(?:to\s)?")
_AND = re.compile(r",?\s(?:and|or|versus|vs\.?)\s")
_WITH = re.compile(r"\s(?:with|versus|vs\.?|against|to)\s|\sand\s(?=[^.]{1,60}$)")
_ONE = re.compile(
    r"\b(?:one|the first|the one|first) (?:of the )?(?:two )?(?:group|arm|half|cohort|team|set)s?\b"
    r"|\b(?:half|some) (?:of )?(?:the |them|these )?(?:patients|participants|people|women|men|children|volunteers"
    r"|subjects|group)?(?=\s(?:was|were|got|took|received|did|had|used|of|drank|ate|wore|spent|followed|began|started))"
)
_OTHER = re.compile(
    r"\b(?:the|an|while)?\s?(?:other|second|another|remaining|remainder|rest)"
    r"(?: (?:group|arm|half|cohort|team|set)| (?:patients|participants|people|women|men|children|volunteers|subjects))?"
    r"(?=\s(?:was|were|got|took|received|did|had|used|drank|ate|wore|spent|followed|began|started|participated|underwent"
    r"|[a-z]+ed)\b)"
    r"|\b(?:the )?(?:other|second) (?:group|arm|half|one)\b|\bothers?(?=\s(?:was|were|got|took|received|did|had|used))"
)
_N = re.compile(r"\s?[(\[]n\s?=\s?\d[\d,]{0,8}(?:[^)\]]{0,20})[)\]]")
_STOP = re.compile(
    r"\s(?:for|in|among)\s(?:people|patients|adults|women|men|children|those)\b|(?<![ap]\.m)(?<!\bvs)[.;](?:\s|$)|\.$"
    r"|\b(?:in addition|follow-up (?:was|at|visits)|outcomes?|and followed|both for)\b"
)

_GROUP = re.compile(
    r"\b(?:the|in|an?|our)\s(?P<name>(?:[^\W_][\w'’+-]{0,24}\s(?:and\s)?){1,4}?)(?:groups?|arms?)\b"
    r"|[“‘'\"](?P<quoted>[^“”\"]{3,60})[”’'\"]\s(?:groups?|arms?)\b"
    r"|\b(?:those|patients|participants|people|women|men|children|volunteers|subjects|adults|individuals|infants|mice|rats)"
    r"\s(?:who\s(?:were\s)?)?(?:given|taking|receiving|on|assigned to|allocated to|randomi[sz]ed to|received|got|took"
    r"|treated with|using|who used|drinking|eating|undergoing|doing)\s(?P<those>(?:[^\W_][\w'’+-]{0,24}\s?){1,4}?)"
    r"(?=\s?(?:\b(?:were|was|had|did|showed|reported|lost|gained|experienced|used|wore|took|got|received|than|for|at|in|and|or"
    r"|who|with|but|than|as|compared|[a-z]+ed)\b|[.,;:()]|$))"
)
_NOT_NAMES = frozenset(
    "two both other three four treatment study age each these same all first second either different control's one "
    "parallel separate intervention's each of between blood ethnic remaining another no any".split()
)
_CLAUSE = re.compile(
    r"[;:]\s|,?\s\b(?:while|whereas|but)\s|,\s(?:and\s)?(?=(?:the|those|patients|participants|people|women|men|children)\s)|\.\s|\sand\s(?=(?:the|those)\s[^.;,]{1,40}\b(?:group|arm)\b)"
)


def read_stretches(sentence: str) -> tuple[Stretch, ...]:
    """The stretches of `sentence` that each tell of one group, in order.

    Empty where it tells of none, or of one alone that it does not name.
    """
    text = lower(sentence)
    found = _one_and_other(text)
    if not found and _ALLOCATION.search(text):
        found = _counted(text) or _alternatives(text, (_EITHER, _OR), (_TO, _AND))
        if not found and _GROUPS.search(text) is None:
            found = _alternatives(text, (_RECEIVED, _OR))
    return found or tuple(_named(text)) or _alternatives(text, (_COMPARED, _WITH))


def _one_and_other(text: str) -> tuple[Stretch, ...]:
    """What follows "one group" and what follows "the other group"."""
    one = _ONE.search(text)
    other = _OTHER.search(text, one.end()) if one else None
    if one is None or other is None:
        return ()
    return (
        Stretch(start=one.end(), end=other.start(), name=(one.end(), one.end()), named=False),
        Stretch(start=other.end(), end=_stop(text, other.end()), name=(other.end(), other.end()), named=False),
    )


def _stop(text: str, start: int) -> int:
    found = _STOP.search(text, start)
    return found.start() if found else len(text)


def _counted(text: str) -> tuple[Stretch, ...]:
    """The groups of "rest (n = 50) with a belt or exercise (n = 47)": a number ends a name, "or" begins the next."""
    marks = list(_N.finditer(text))
    if len(marks) < 2:
        return ()
    starts = [max((each.end() for each in _opening(text, marks[0].start())), default=0)]
    ends = []
    for one, other in pairwise(marks):
        joints = list(_JOINT.finditer(text, one.end(), other.start()))
        if not joints:
            return ()
        ends.append(joints[-1].start())
        starts.append(joints[-1].end())
    ends.append(_stop(text, marks[-1].end()))
    return tuple(
        Stretch(start=start, end=end, name=(start, mark.start()), named=False)
        for start, end, mark in zip(starts, ends, marks, strict=True)
    )


def _opening(text: str, end: int) -> Iterator[re.Match[str]]:
    for pattern in (_EITHER, _TO, _RECEIVED, _COMPARED):
        yield from pattern.finditer(text, 0, end)


def _alternatives(text: str, *ways: tuple[re.Pattern[str], re.Pattern[str]]) -> tuple[Stretch, ...]:
    """The pair of "either A or B", "randomised to A or B", "compared A with B"; `ways` say what opens and parts it."""
    for opening, joint in ways:
        begin = opening.search(text)
        if begin is None:
            continue
        stop = _stop(text, begin.end())
        places = list(joint.finditer(text, begin.end() + 2, stop))
        if any(" and " not in each[0] for each in places):
            places = [each for each in places if " and " not in each[0]]
        if places:
            middle = _joint(text, begin.end(), stop, places)
            return (
                Stretch(start=begin.end(), end=middle.start(), name=(begin.end(), middle.start()), named=False),
                Stretch(start=middle.end(), end=stop, name=(middle.end(), stop), named=False),
            )
    return ()


def _joint(text: str, start: int, stop: int, places: list[re.Match[str]]) -> re.Match[str]:
    """The "or" that parts the groups: after "group", before an article or a repeated word, else nearest the middle."""
    apart = [each for each in places if _APART.search(text, max(0, each.start() - 12), each.start())]
    apart = apart or [each for each in places if _ARTICLE.match(text, each.end()) or each[0].endswith("to ")]
    opening = set(_LONG.findall(text, start, min(stop, start + 40)))
    repeating = [each for each in places if opening & set(_LONG.findall(text, each.end(), min(stop, each.end() + 30)))]
    middle = (start + stop) / 2
    return min(apart or repeating or places, key=lambda each: abs(each.start() - middle))


_APART = re.compile(r"(?:\bgroups?|\barm|[”’\"'])$")
_ARTICLE = re.compile(r"(?:an?|the|another)\s")
_LONG = re.compile(r"[a-z]{4,}")


def _named(text: str) -> Iterator[Stretch]:
    """Clauses that name one group: "the rest group lay down for an hour"."""
    first = 0
    breaks = [each.span() for each in _CLAUSE.finditer(text) if not _FRONTED.fullmatch(text, 0, each.start())]
    for stop in (*breaks, (len(text), len(text))):
        names = [each for each in _GROUP.finditer(text, first, stop[0]) if _is_name(each)]
        if len(names) == 1:
            group = names[0].lastgroup or "name"
            yield Stretch(start=first, end=stop[0], name=names[0].span(group))
        first = stop[1]


_FRONTED = re.compile(r"(?:in|among|for|with) [^,;:]{2,60}\b(?:groups?|arms?)")
"""A group named ahead of its clause: "In the gauze group, the dressing was soaked"."""


def _is_name(match: re.Match[str]) -> bool:
    words = (match["name"] or match["quoted"] or match["those"]).split()
    return not _NOT_NAMES.issuperset(words) and words[-1] not in ("two", "both", "these", "other", "each", "age")


def role_of(name: str) -> ArmRole:
    """The role that the name of a group tells."""
    words = lower(name)
    for role, cue in (
        (ArmRole.PLACEBO, r"\bplacebo|\bsham\b|\bdummy\b"),
        (
            ArmRole.CONTROL,
            r"\bcontrols?\b|\busual care\b|\bstandard care\b|\bwaiting list\b|\bno treatment\b|\bcomparison\b",
        ),
        (ArmRole.TREATED, r"\bintervention\b|\btreatment\b|\bactive\b|\bexperimental\b"),
        (ArmRole.BEFORE, r"\bbefore\b|\bbaseline\b"),
        (ArmRole.AFTER, r"\bafter\b|\bfollow-up\b"),
    ):
        if re.search(cue, words):
            return role
    return ArmRole.OPEN
