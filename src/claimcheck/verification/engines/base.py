"""The base tier as an engine among others, for a calibration of its own and for measuring beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import EngineName, Verdict
from claimcheck.model.opinions import Opinion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.verification.engines.engine import Question


class BaseJudge:
    """Says what the base tier said."""

    name = EngineName.BASE
    model = ""
    version = ""
    stamp = ""

    def judge(self, questions: Sequence[Question]) -> tuple[Opinion, ...]:
        """The verdict of the base tier on each, with its probabilities."""
        return tuple(
            Opinion(
                said=each.base.verdict,
                supported=each.base.score(Verdict.SUPPORTED),
                contradicted=each.base.score(Verdict.CONTRADICTED),
                passages=each.base.provenance.passages,
            )
            for each in questions
        )
