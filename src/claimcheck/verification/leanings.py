"""What the propositions laid side by side and the differences found say for and against a claim, as features."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model.comparisons import ArmSwap, Difference, DirectionConflict, NumberMismatch
from claimcheck.verification.arms.confirmations import arms_borne_out
from claimcheck.verification.effects.alignment import Relation
from claimcheck.verification.effects.bearing import AGAINST, WITH, lay_beside, settled
from claimcheck.verification.faults import FAULT_OF, FAULTS
from claimcheck.verification.quantities.numbers import borne_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.verification.reading import ReadSource

_SETTLED = 0.1
"""How well, 0–1, a comparison has to be borne out for a claim that makes it to be supported."""
_COMPARES = re.compile(r"\b(?:than|whereas|while|versus|vs|unlike|respectively)\b")


def lean(claim: ReadSentence, top: Sequence[ReadSentence], source: ReadSource) -> dict[str, float]:
    """How the propositions of the whole source stand to the claim's, and what is borne out, each 0–1."""
    strongest = dict.fromkeys(Relation, 0.0)
    for each in lay_beside(claim, source.sentences):
        strongest[each.relation] = max(strongest[each.relation], each.affinity * each.sureness)
    agreeing, against = (max(strongest[each] for each in some) for some in (WITH, AGAINST))
    by_source = settled(claim, source.sentences)
    return {
        **{f"proposition: {relation.value}": value for relation, value in strongest.items()},
        "proposition: with": agreeing,
        "proposition: against": against,
        "proposition: against over with": against - agreeing,
        "settled by best": settled(claim, tuple(top)),
        "settled by source": by_source,
        "comparison unsettled": float(by_source < _SETTLED and _COMPARES.search(claim.lowered) is not None),
        "arms borne out": arms_borne_out(claim, source),
        "numbers borne out": borne_out(claim, source),
    }


def told(differences: Sequence[Difference]) -> dict[str, float]:
    """The confidence, 0–1, of the surest difference of each kind."""
    found = {fault.feature: 0.0 for fault in FAULTS}
    null = 0.0
    for each in differences:
        name = FAULT_OF[type(each)].feature
        found[name] = max(found[name], each.confidence)
        if isinstance(each, DirectionConflict) and each.null_sold_as_effect:
            null = max(null, each.confidence)
    return {
        **found,
        "null sold as effect": null,
        "wrong fact": max(found[FAULT_OF[kind].feature] for kind in (NumberMismatch, ArmSwap, DirectionConflict)),
    }
