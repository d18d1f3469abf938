"""Safer wording for a claim that says more than its source, made of the claim's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.overclaims import OverclaimKind, read_overclaims
from claimcheck.language.softening import as_association, base_form, soften
from claimcheck.model import DesignOverreach

if TYPE_CHECKING:
    from claimcheck.model import Claim, DroppedHedge, StrengthGap

_MODALS = ("may", "might", "could", "possibly", "potentially", "perhaps", "probably")
_SUGGESTING = ("suggest", "indicat")
_SEEN = "Say what the source says was seen."
_PLAINLY = {OverclaimKind.UNIVERSAL: "Say of whom, or of what, the source says it."}
_TOGETHER = "Say that the two go together (“is associated with”), or what the source says was seen."
_LEADS = (" to ", " can ", " could ", " will ", " would ")
_BEING = {"is": "be", "are": "be", "was": "have been", "were": "have been"}
_ASSOCIATING = (
    "associat",
    "relat",
    "link",
    "tied",
    "predict",
    "risk",
    "odds",
    "hazard",
    "ratio",
    "likel",
    "rates",
    "incidence",
    "prevalence",
    " often",
    "frequen",
    "common",
)
_PARTS = ("many", "some", "most", "several", "certain")


def kind_of(claim: Claim, gap: StrengthGap) -> OverclaimKind | None:
    """What the words at fault claim; None where they tell a cause."""
    return next((each.kind for each in read_overclaims(claim.text) if each.start == gap.claim_start), None)


def rewrite(claim: Claim, gap: StrengthGap) -> str:
    """What to write in place of the words of `gap`: "Write “is associated with”."."""
    kind = kind_of(claim, gap)
    if kind is not None:
        if kind is OverclaimKind.WORKS:
            return "Say what was seen, in how many people, and that larger studies have to confirm it."
        softer = soften(gap.claim_words, kind, claim.text[gap.claim_end :])
        if softer:
            led = claim.text[: gap.claim_start].lower().endswith(_LEADS)
            return f"Write “{softer.removeprefix('may ') if led else softer}”, or what the source says was seen."
        return _PLAINLY.get(kind, _SEEN) if softer is None else f"Leave out “{gap.claim_words}”."
    if isinstance(gap, DesignOverreach) and "animals" in gap.design:
        return f"Write “{gap.claim_words} … in {gap.source_words.lower()}”, and that this does not show it in people."
    if isinstance(gap, DesignOverreach) and "cells" in gap.design:
        return "Say that it was seen in cells, which does not show it in people."
    if gap.source_words.lower().split(" ")[0] in _MODALS:
        return _hedged(gap.source_words, gap.claim_words)
    softer = as_association(gap.claim_words, claim.text[gap.claim_end :])
    return f"Write “{softer} …”, or what the source says was seen." if softer else _TOGETHER


def rewrite_hedge(claim: Claim, hedge: DroppedHedge) -> str:
    """How the claim keeps the hedge of its source."""
    words = hedge.source_words.lower()
    if words.startswith(_SUGGESTING):
        return "Write “the results suggest that”."
    if words.startswith(_PARTS):
        return f"Write “in {words}”, not of all."
    start, end = claim.strength.cues[-1] if claim.strength.cues else (0, 0)
    if any(
        each.kind is OverclaimKind.ABSOLUTE and each.start <= start < each.end for each in read_overclaims(claim.text)
    ):
        return f"Keep “{hedge.source_words}”, and say what the source says was seen."
    verb = claim.text[start:end]
    return _hedged(words, verb)


def hedges(words: str) -> bool:
    """Whether words of a source hedge: "may", "suggest that", "appears to"."""
    return words.lower().startswith((*_MODALS, *_SUGGESTING, "appear", "seem", "tend", "likely", "is likely"))


def tells_association(words: str) -> bool:
    """Whether words of a source tell that two things go together: "associated", "hazard ratio", "higher risk"."""
    found = words.lower()
    return any(cue in found for cue in _ASSOCIATING)


def _hedged(hedge: str, verb: str) -> str:
    base = base_form(verb) or _BEING.get(verb.lower().split(" ")[0], "")
    modal = hedge.lower().split(" ")[0]
    if not base or modal not in _MODALS:
        return f"Keep “{hedge}”."
    return f"Write “{modal if modal in _MODALS[:3] else 'may'} {base}”."
