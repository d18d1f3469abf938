"""The engine `nli`: the best passages of a source as premises, a claim and its statements as hypotheses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.language.statements.clauses import cut
from claimcheck.language.words import lower
from claimcheck.model import EngineName, Verdict
from claimcheck.model.opinions import Opinion
from claimcheck.verification.engines.engine import Unjudged
from claimcheck.verification.engines.nli.folder import ModelFolder, model_name
from claimcheck.verification.engines.nli.scoring import chances, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.verification.engines.engine import Question
    from claimcheck.verification.engines.nli.scoring import Chance, Pair, Scorer

    Window = tuple[tuple[int, ...], str]
    """Indices of sentences and their text."""

_BEST = 5
"""Passages that are looked at: one that decides is among the first five for .87 of claims, among two for .63."""
_STATEMENTS = 4
_LEAST = 4
"""Words of a statement that can stand for itself."""


class NliJudge:
    """Judges with a model in a folder, which is loaded when it first judges."""

    name = EngineName.NLI
    version = "windows of 5, statements"

    def __init__(self, folder: str) -> None:
        """`folder` is a path, or the name of a model that was fetched from a hub."""
        self._name = folder
        self.model = model_name(folder)

    @cached_property
    def _folder(self) -> ModelFolder:
        return ModelFolder.open(self._name)

    @cached_property
    def _scorer(self) -> Scorer:
        return load(self._folder)

    @property
    def stamp(self) -> str:
        """See `Verifier`.

        Raises:
            ConfigError: There is no such model.
        """
        return self._folder.stamp

    def judge(self, questions: Sequence[Question]) -> list[Opinion | Unjudged]:
        """An opinion on each question, in order.

        Raises:
            ConfigError: The model cannot be used.
        """
        asked = [(list(_windows(each)), [each.claim, *_statements(each.claim)]) for each in questions]
        pairs = [(text, said) for windows, said_all in asked for said in said_all for _, text in windows]
        told = iter(chances(self._scorer, self._folder, list(dict.fromkeys(pairs))))
        known = dict(zip(dict.fromkeys(pairs), told, strict=True))
        return [
            _pooled(windows, hypotheses, known) if windows else Unjudged("nli: the source has no text")
            for windows, hypotheses in asked
        ]


def _windows(question: Question) -> Iterator[Window]:
    """Each of the best passages, then all of them together in the order of the source."""
    best = [each.sentence for each in question.ranked[:_BEST]]
    for each in best:
        yield (each.index,), each.text
    if len(best) > 1:
        ordered = sorted(best, key=lambda each: each.index)
        yield tuple(each.index for each in ordered), " ".join(each.text for each in ordered)


def _statements(claim: str) -> list[str]:
    """The statements of a claim that says several things; none of one that says one."""
    parts = [claim[start:end].strip() for start, end in cut(lower(claim))]
    whole = [each for each in parts if len(each.split()) >= _LEAST]
    return whole[:_STATEMENTS] if len(whole) > 1 else []


def _pooled(windows: Sequence[Window], hypotheses: Sequence[str], known: dict[Pair, Chance]) -> Opinion:
    """The claim is as well borne out as its least statement, each by the passage that bears it out best."""
    claim, *_ = hypotheses
    best = [max(known[text, said][0] for _, text in windows) for said in hypotheses]
    supported = min(best)
    contradicted = min(1 - supported, max(known[text, claim][1] for _, text in windows))
    rest = 1 - supported - contradicted
    told = {Verdict.SUPPORTED: supported, Verdict.CONTRADICTED: contradicted, Verdict.NOT_ENOUGH_INFO: rest}
    said = max(told, key=told.__getitem__)
    side = 1 if said is Verdict.CONTRADICTED else 0
    decisive, _ = max(windows, key=lambda window: known[window[1], claim][side])
    return Opinion(said=said, supported=supported, contradicted=contradicted, passages=decisive)
