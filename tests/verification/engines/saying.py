"""An engine that always says the same, for tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.model import EngineName, Verdict
from claimcheck.model.opinions import Opinion, Part
from claimcheck.verification.engines.engine import Question, Unjudged


class Saying:
    """Says one thing of every claim, and counts how often it was asked."""

    model = "mock"
    version = "1"
    stamp = ""

    def __init__(
        self,
        said: Verdict,
        score: float = 0.99,
        *,
        name: EngineName = EngineName.NLI,
        parts: Callable[[Question], tuple[Part, ...]] = lambda _: (),
        silent: str = "",
    ) -> None:
        self.name = name
        self.asked = 0
        self._said, self._score, self._parts, self._silent = said, score, parts, silent

    def judge(self, questions: Sequence[Question]) -> list[Opinion | Unjudged]:
        self.asked += len(questions)
        if self._silent:
            return [Unjudged(self._silent)] * len(questions)
        return [
            Opinion(
                said=self._said,
                supported=self._score if self._said is Verdict.SUPPORTED else 0.0,
                contradicted=self._score if self._said is Verdict.CONTRADICTED else 0.0,
                passages=(each.ranked[0].sentence.index,),
                parts=self._parts(each),
            )
            for each in questions
        ]
