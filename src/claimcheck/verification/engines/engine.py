"""What an engine is given and what it gives: a claim beside the sentences of its source, and an opinion."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from claimcheck.model import Comparison, Work
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source

if TYPE_CHECKING:
    from claimcheck.model import EngineName
    from claimcheck.model.opinions import Opinion
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource


@frozen(kw_only=True, slots=False)
class Question:
    """A claim beside its source, as the base tier compared them."""

    claim: str
    source: str | Sequence[str] | Work | PathLike[str] = field(repr=False)
    base: Comparison
    """What the base tier found: it is laid before the engine and its clashes stand."""

    @cached_property
    def read(self) -> ReadSource:
        """The sentences of the source."""
        return read_source(self.source)

    @cached_property
    def ranked(self) -> tuple[Ranked, ...]:
        """The sentences of the source, those that bear most on the claim first."""
        return rank(read_claim(self.claim, self.read), self.read)

    @cached_property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """`(index, text)` of each sentence in order; the title of a work is −1."""
        return tuple((each.index, each.text) for each in self.read.sentences)

    def key(self, engine: EngineName, model: str, version: str) -> str:
        """The name under which an opinion on it is kept: of engine, model, claim and passages, and how they are asked.

        It begins with engine and model, so that a person who looks into a lock file sees whose word it is.
        """
        asked = json.dumps([version, self.claim, self.sentences], ensure_ascii=True)
        return f"{engine} {model} #{hashlib.sha256(asked.encode()).hexdigest()[:32]}"


@frozen
class Unjudged:
    """That an engine gave no opinion, and why."""

    reason: str


class Verifier(Protocol):
    """An engine that can judge claims; to make one costs nothing, what is heavy is loaded when it first judges."""

    @property
    def name(self) -> EngineName:
        """Its name in reports."""
        ...

    @property
    def model(self) -> str:
        """The name of its model in reports and keys."""
        ...

    @property
    def version(self) -> str:
        """What is part of a key besides: whatever changes how it is asked."""
        ...

    @property
    def stamp(self) -> str:
        """What tells its model from another of the same name on this machine; never part of the lock file."""
        ...

    def judge(self, questions: Sequence[Question]) -> Sequence[Opinion | Unjudged]:
        """An opinion on each, in order; that it has none is a value. Raises ConfigError where it cannot be used."""
        ...
