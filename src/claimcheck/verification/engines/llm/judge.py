"""The engine `llm`: claims in batches to an endpoint, within a budget."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import define

from claimcheck.model import EngineName
from claimcheck.verification.engines.engine import Unjudged
from claimcheck.verification.engines.llm.addressing import addresses_a_judge
from claimcheck.verification.engines.llm.answering import read_answer
from claimcheck.verification.engines.llm.asking import TOGETHER, VERSION, Batch
from claimcheck.verification.engines.llm.endpoint import PATIENCE, Endpoint, EndpointError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.opinions import Opinion
    from claimcheck.verification.engines.engine import Question

SPEAKS = "llm: the claim speaks to a judge, so it was not sent"
_LOST = 2
"""Requests in a row without an answer, after which an endpoint is left alone."""


@define
class Budget:
    """What a run may still send."""

    requests: int
    tokens: int

    def covers(self, tokens: int) -> bool:
        """Whether one more request of so many tokens may be sent."""
        return self.requests > 0 and tokens <= self.tokens

    def spend(self, tokens: int) -> None:
        """Take one request off."""
        self.requests -= 1
        self.tokens -= tokens


class LlmJudge:
    """Asks a language model; nothing is sent before it first judges."""

    name = EngineName.LLM
    version = VERSION
    stamp = ""

    def __init__(self, *, url: str, model: str, budget: Budget, key: str = "", patience: float = PATIENCE) -> None:
        """`url` is the base address of the endpoint, empty where it will never be asked.

        Raises:
            ConfigError: The address cannot be used.
        """
        self.model = model
        self.budget = budget
        self.endpoint = Endpoint(url=url, model=model, key=key, patience=patience) if url else None
        self._lost = 0

    def batches(self, questions: Sequence[Question]) -> Iterator[Batch]:
        """What would be sent for these questions, request by request; claims about one source go together."""
        fit = sorted((each for each in questions if not addresses_a_judge(each.claim)), key=lambda each: each.sentences)
        for _, about in groupby(fit, key=lambda each: each.sentences):
            together = list(about)
            for first in range(0, len(together), TOGETHER):
                yield Batch.of(together[first : first + TOGETHER])

    def judge(self, questions: Sequence[Question]) -> list[Opinion | Unjudged]:
        """An opinion on each question, in order, or why there is none."""
        found: dict[int, Opinion | Unjudged] = {}
        for batch in self.batches(questions):
            told = self._asked(batch)
            found.update(zip((id(question) for _, question in batch.claims), told, strict=True))
        return [found.get(id(each), Unjudged(SPEAKS)) for each in questions]

    def _asked(self, batch: Batch) -> Sequence[Opinion | Unjudged]:
        reason = self._why_not(batch)
        if not reason and self.endpoint:
            self.budget.spend(batch.tokens)
            before = self.endpoint.sent
            try:
                reply = self.endpoint.ask(batch.messages, batch.answer_tokens, self.budget.requests + 1)
            except EndpointError as error:
                self._lost += 1
                reason = f"llm: {self.endpoint.host}: {error}"
            else:
                self._lost = 0
                self.budget.tokens += batch.tokens - (batch.tokens if reply.tokens is None else reply.tokens)
                return read_answer(reply.text, batch)
            finally:
                self.budget.requests -= self.endpoint.sent - before - 1
        return [Unjudged(reason)] * len(batch.claims)

    def _why_not(self, batch: Batch) -> str:
        if self.endpoint is None:
            return "llm: no address is known"
        if self._lost >= _LOST:
            return f"llm: {self.endpoint.host} did not answer twice in a row, so it was not asked again"
        if not batch.sentences:
            return "llm: no sentence of the source may be sent"
        return "" if self.budget.covers(batch.tokens) else "llm: the budget of requests or tokens is spent"
