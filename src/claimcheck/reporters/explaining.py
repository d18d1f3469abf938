"""What stands behind one claim: its links, the passages of its source, the differences, and what was weighed."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from claimcheck.reporters.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import CheckedArticle, Claim, ClaimComparison, Provenance


def explain(checked: CheckedArticle, claim_id: str, width: int) -> str:
    """All that is known of a claim, as text; empty where the article has no claim of this id (case does not count)."""
    claim = next((each for each in checked.reading.claims if each.id.casefold() == claim_id.casefold()), None)
    if claim is None:
        return ""
    lines = [*_claim_lines(checked, claim)]
    for compared in checked.reading.comparisons:
        if compared.claim == claim.id:
            lines += ["", *_comparison_lines(compared)]
    wrapped = (textwrap.fill(visible(line), width, subsequent_indent="    ") if line else "" for line in lines)
    return "\n".join([*wrapped, ""])


def _claim_lines(checked: CheckedArticle, claim: Claim) -> Iterator[str]:
    yield f"{checked.reading.article.path}: claim {claim.id}"
    yield f"  “{claim.text}”"
    yield f"  kind: {claim.kind}; probability of being a claim: {claim.confidence:.2f}"
    hedged = ", hedged" if claim.strength.hedged else ""
    yield f"  strength of the wording: level {claim.strength.level} of 3{hedged}"
    if claim.attribution:
        yield f"  ascribed to: {claim.attribution.kind}"
    for link in claim.links:
        yield f"  rests on {link.reference}: {link.basis} ({link.confidence:.2f})"
    if not claim.links:
        yield "  rests on no reference"


def _comparison_lines(compared: ClaimComparison) -> Iterator[str]:
    comparison = compared.comparison
    linked = "" if compared.linked else " (the paper that the article is about; the claim does not cite it)"
    yield f"  against {compared.reference}{linked}: {comparison.verdict}, confidence {comparison.confidence:.2f}"
    yield "  " + ", ".join(f"{verdict} {score:.2f}" for verdict, score in comparison.scores.items())
    yield from _provenance_lines(comparison.provenance)
    for passage in comparison.rationale:
        yield f"  passage: {passage.text}" + (f" [{passage.section}]" if passage.section else "")
    for slot in comparison.slots:
        held = f": “{slot.source_text}”" if slot.source_text else ""
        yield f"  {slot.state.replace('_', ' ')} in the source: {slot.role} “{slot.text}”{held}"
    for difference in comparison.differences:
        sides = f"“{difference.claim_words}” against “{difference.source_words}”"
        yield f"  difference: {type(difference).__name__}, {sides}, confidence {difference.confidence:.2f}"
    for name, value in comparison.features:
        if value:
            yield f"  weighed: {name} = {value:.2f}"


def _provenance_lines(known: Provenance) -> Iterator[str]:
    if known.model:
        score = "" if known.score is None else f", {known.score:.2f}"
        yield f"  judged by {known.asked} ({known.model}): {known.said}{score}; verdict of {known.engine}"
    for veto in known.vetoed_by:
        yield f"  speaks against SUPPORTED: {veto}" if not known.model else f"  vetoed by: {veto}"
    for words in known.not_checked:
        yield f"  not checked, as what was quoted for it is not in the source: “{words}”"
    if known.note:
        yield f"  note: {known.note}"
