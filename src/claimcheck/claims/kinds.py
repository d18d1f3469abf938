"""What a claim states: an effect, a number, a mechanism, a diagnosis, advice, a study or history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import AttributionKind, ClaimKind

if TYPE_CHECKING:
    from claimcheck.claims.features import Clues

_STUDY = re.compile(
    r"\b(?:participants|subjects|volunteers|randomi[sz]ed|placebo|control group|the (?:\w+ ){0,2}group|"
    r"meta-analysis|systematic review|a (?:\w+ ){0,3}(?:study|trial)|subgroups?|experiment \d)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:should|recommended|advisable|advised|advice|recommends?|advises?|ought to|best to|look for|avoid|"
    r"make sure|is essential for|need to|aim for|limit your|the goal is|focus is on|important to)\b",
    re.IGNORECASE,
)
_DIAGNOSIS = re.compile(
    r"\b(?:diagnos\w+|detect(?:ed|able|ion)?|screening|symptoms (?:include|can|may|are|vary)|signs? (?:of|include)|"
    r"mri|blood test|biopsy|tested for|identified by|classified)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d ?%|\bper ?cent\b|\b(?:one|two|three|\d+) (?:in|out of) (?:\w+)\b|\b(?:million|billion|half of|a third of|"
    r"a quarter of|twice as|times (?:more|as|higher)|prevalen\w+|on the rise|most common|#1|most recommended)\b"
    r"|\b\d[\d.,]*(?: to \d+)? (?:weeks|mg|grams|people|americans|cases|deaths|hours)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:in|since|from|until|by) (?:the )?(?:1[89]|20)\d\d(?:s\b)?|\b(?:first (?:identified|described|discovered|used|"
    r"developed|introduced)|discovered (?:by|in)|for centuries|centuries|ancient|traditional(?:ly)?|invented|"
    r"history|have long|has long|founded|approved (?:by|in)|changed (?:their|its) guidelines)\b",
    re.IGNORECASE,
)
_MECHANISM = re.compile(
    r"\b(?:works? by|by (?:\w+ ){0,1}\w+ing|due to|caused by|because|mechanisms?|pathways?|receptors?|through|"
    r"stimulat\w+|penetrat\w+|inhibit\w+|absor\w+|releas\w+|regulat\w+|bind\w*|production|process(?:es)?|"
    r"imbalance|is achieved|in turn|brain|responsible for|convert\w*|metaboli\w+|restor\w+)\b",
    re.IGNORECASE,
)


def tell_kind(clues: Clues) -> ClaimKind:
    """The kind of the claim in a sentence: the first that fits of study, history, advice, diagnosis, number,
    mechanism, and effect where none does.
    """
    text = clues.text
    attribution = clues.attribution
    if attribution is not None and attribution.kind is AttributionKind.THIS_STUDY:
        return ClaimKind.STUDY
    if _HISTORY.search(text) and clues.strength.level == 0:
        return ClaimKind.HISTORY
    if _STUDY.search(text):
        return ClaimKind.STUDY
    if _ADVICE.search(text):
        return ClaimKind.ADVICE
    if _DIAGNOSIS.search(text):
        return ClaimKind.DIAGNOSIS
    if _NUMBER.search(text):
        return ClaimKind.NUMBER
    if _MECHANISM.search(text):
        return ClaimKind.MECHANISM
    return ClaimKind.EFFECT
