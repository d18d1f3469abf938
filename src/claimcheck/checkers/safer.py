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
        softer = soften(gap.claim_words, kind)
        if softer:
            return f"Write “{softer}”, or what the source says was seen."
        return "Say what the source says was seen." if softer is None else f"Leave out “{gap.claim_words}”."
    if isinstance(gap, DesignOverreach) and "animals" in gap.design:
        return f"Write “{gap.claim_words} … in {gap.source_words.lower()}”, and that nobody has studied it in people."
    if gap.source_words.lower().split(" ")[0] in _MODALS:
        return _hedged(gap.source_words, gap.claim_words)
    return (
        f"Write “{as_association(gap.claim_words, claim.text[gap.claim_end :])} …”, or what the source says was seen."
    )


def rewrite_hedge(claim: Claim, hedge: DroppedHedge) -> str:
    """How the claim keeps the hedge of its source."""
    words = hedge.source_words.lower()
    if words.startswith(_SUGGESTING):
        return "Write “the results suggest that”."
    if words.startswith(_PARTS):
        return f"Write “in {words}”, not of all."
    verb = claim.text[slice(*claim.strength.cues[-1])] if claim.strength.cues else ""
    return _hedged(words, verb)


def _hedged(hedge: str, verb: str) -> str:
    base = base_form(verb)
    modal = hedge.lower().split(" ")[0]
    if not base or modal not in _MODALS:
        return f"Keep “{hedge}”, or write “may”."
    return f"Write “{modal if modal in _MODALS[:3] else 'may'} {base}”."
