"""What a sentence says of the design of a study: controlled, randomised, blinded, looking back or ahead."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterator


class DesignFeature(StrEnum):
    """A property that a study has or lacks."""

    CONTROLLED = "a control group"
    RANDOMISED = "random allocation"
    BLINDED = "blinding"
    PROSPECTIVE = "prospective data collection"


@frozen(kw_only=True)
class DesignStatement:
    """The words `[start:end]` of a text that ascribe a feature to a study, or deny it."""

    feature: DesignFeature
    present: bool
    start: int
    end: int


_NO = (
    r"\b(?:(?:(?:had|has|have|was|were|with|used|included) )?no|without(?: an?| any)?"
    r"|lack(?:ed|s|ing)?(?: of)?(?: an?| any)?"
    r"|(?:(?:did|does|do) not|(?:did|does|do)n['’]t|not) (?:have|include|use|involve)(?: an?| any)?)"
)
_NOT = r"\b(?:(?:(?:was|were|is|are) )?(?:not|never)|(?:was|were|is|are)n['’]t)(?: \w+)?"
_KINDS = r"(?:,? (?:clinical|crossover|cross-over|double-blind|placebo-controlled|controlled|parallel-group),?)*"
_WORDINGS = (
    (
        DesignFeature.CONTROLLED,
        False,
        rf"{_NO} (?:true |real |proper |placebo )?(?:control|comparison)(?: group| arm)s?\b",
    ),
    (DesignFeature.CONTROLLED, False, rf"\buncontrolled (?:trial|study)\b|{_NOT} (?:placebo[- ])?controlled\b"),
    (DesignFeature.CONTROLLED, False, r"\bsingle[- ]arm (?:trial|study)\b"),
    (DesignFeature.CONTROLLED, True, rf"\bcontrolled{_KINDS} (?:trial|study)\b|\brandomi[sz]ed controlled\b"),
    (
        DesignFeature.CONTROLLED,
        True,
        r"\b(?:had|with|included|used) (?:an? |the )?(?:placebo |healthy )?control group\b",
    ),
    (DesignFeature.RANDOMISED, False, rf"\bnon-?randomi[sz]ed\b|{_NOT} randomi[sz]ed\b|{_NO} randomi[sz]ation\b"),
    (DesignFeature.RANDOMISED, True, rf"(?<!non)(?<!non-)\brandomi[sz]ed{_KINDS} (?:trial|study)\b"),
    (DesignFeature.RANDOMISED, True, r"\brandomly (?:assigned|allocated)\b"),
    (DesignFeature.BLINDED, False, rf"\bopen[- ]label\b|\bunblinded\b|\bnon-blinded\b|{_NOT} blinded\b"),
    (DesignFeature.BLINDED, True, r"(?<!un)(?<!non-)\b(?:single|double|triple|observer|assessor)[- ](?:blind|masked)"),
    (DesignFeature.PROSPECTIVE, False, r"\bretrospective(?:ly)?\b"),
    (DesignFeature.PROSPECTIVE, True, r"(?<!non)(?<!non-)\bprospective (?:\w+ ){0,3}?(?:trial|study|cohort)\b"),
)
_PATTERNS = tuple((feature, present, re.compile(wording, re.IGNORECASE)) for feature, present, wording in _WORDINGS)
_DENIED = re.compile(r"(?:\b(?:no|not|without|lacks?|lacked|lacking|never)|n['’]t)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_WORDS = ("control", "comparison group", "random", "blind", "label", "masked", "spective", "single")
"""One of these stands in every statement; looking for them costs less than a pattern."""


def read_design(text: str) -> tuple[DesignStatement, ...]:
    """The features of design that `text` ascribes to a study or denies, at most one statement a feature.

    A denial is read before an assertion: "not randomised" holds the word of both.
    """
    lowered = text.lower()
    return tuple(_statements(text)) if any(word in lowered for word in _WORDS) else ()


def _statements(text: str) -> Iterator[DesignStatement]:
    settled = set()
    for feature, present, pattern in _PATTERNS:
        if feature in settled:
            continue
        for match in pattern.finditer(text):
            if present and _DENIED.search(text[max(0, match.start() - 40) : match.start()]):
                continue
            settled.add(feature)
            yield DesignStatement(feature=feature, present=present, start=match.start(), end=match.end())
            break
