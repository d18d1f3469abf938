"""What an engine said of a claim, and what came of it: every verdict can be traced to who gave it, on which words."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


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


@frozen(kw_only=True)
class Part:
    """A part of a claim as an engine found it in the source."""

    start: int
    end: int
    """`[start:end]` of the claim."""
    state: str
    """`found`, `not_found`, `clashes`, or `not_checked` where what was quoted for it does not stand in the source."""
    quote: str = ""
    """Verbatim words of the source; empty where it is not found or not checked."""
    sentence: int | None = None
    """Index of the sentence that holds them, −1 for the title."""


@frozen(kw_only=True)
class Opinion:
    """What an engine said of one claim beside one source, checked against the source but not yet weighed."""

    said: Verdict
    """UNVERIFIABLE where it gave a verdict and no verbatim words of the source for it."""
    supported: float
    contradicted: float
    """Probabilities, 0–1, as the engine told them; the rest is NOT_ENOUGH_INFO."""
    passages: tuple[int, ...] = ()
    """Indices of the sentences on which it decided, −1 for the title."""
    quote: str = ""
    """Verbatim words of the first of them, where the engine quotes."""
    parts: tuple[Part, ...] = ()
    fault: str = ""
    """The kind of fault that it names, by our names for differences."""
    note: str = ""
    """What of its answer did not count, and why."""


@frozen(kw_only=True)
class Provenance:
    """Where a verdict comes from."""

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
