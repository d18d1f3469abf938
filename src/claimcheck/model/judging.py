"""What an engine said of a claim, and what came of it: every verdict can be traced to who gave it, on which words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.model.opinions import Opinion


class Verdict(StrEnum):
    """What the words of a source say of a claim."""

    SUPPORTED = "SUPPORTED"
    CONTRADICTED = "CONTRADICTED"
    NOT_ENOUGH_INFO = "NOT_ENOUGH_INFO"
    UNVERIFIABLE = "UNVERIFIABLE"
    """No text of the source could be had, or an engine gave no words of it for what it said."""


class EngineName(StrEnum):
    """Who decides how a claim stands to its source."""

    BASE = "base"
    """Words, figures and groups laid side by side; ships with claimcheck."""
    LLM = "llm"
    """A language model behind an address that the user gives; it must quote."""
    NLI = "nli"
    """A model of natural language inference in a local folder."""
    BOTH = "both"
    """The last two; they must agree."""


class Provenance(NamedTuple):
    """Where a verdict comes from; a named tuple, as each run loads it and a class of attrs takes a while to make."""

    engine: EngineName = EngineName.BASE
    """Whose verdict it is: `base` also where another engine did not answer, or could not overrule a clash."""
    asked: EngineName = EngineName.BASE
    """Who was wanted."""
    model: str = ""
    """The name of the model that answered; empty where none did."""
    said: Verdict | None = None
    """What the engine said, whatever came of it; None where it did not answer."""
    score: float | None = None
    """Calibrated probability, 0–1, of what it said."""
    passages: tuple[int, ...] = ()
    """Indices of the sentences on which it decided, −1 for the title."""
    vetoed_by: tuple[str, ...] = ()
    """What kept its word from counting, or the claim from being called SUPPORTED: differences, parts not found."""
    not_checked: tuple[str, ...] = ()
    """Parts of the claim for which the engine quoted what does not stand in the source."""
    note: str = ""
    """Why it was not asked, did not answer, or what of its answer did not count."""
    opinions: tuple[tuple[str, Opinion], ...] = ()
    """What each engine said, under the key by which it is kept."""

    @property
    def is_unanswered(self) -> bool:
        """Whether an engine was wanted and gave no opinion."""
        return self.asked is not EngineName.BASE and not self.model
