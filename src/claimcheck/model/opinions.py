"""What an engine said of a claim; loaded only where one is asked, as is all of it."""

from __future__ import annotations

from attrs import frozen

from claimcheck.model.judging import Verdict


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
