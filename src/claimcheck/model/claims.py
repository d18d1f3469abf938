"""Claims: what they state, to whom they ascribe it, how strongly, and on what they rest."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from claimcheck.model.places import Span


class ClaimKind(StrEnum):
    """What a claim states."""

    EFFECT = "effect"
    NUMBER = "number"
    MECHANISM = "mechanism"
    DIAGNOSIS = "diagnosis"
    ADVICE = "advice"
    STUDY = "study"
    HISTORY = "history"


class AttributionKind(StrEnum):
    """To whom a sentence ascribes what it says."""

    UNNAMED_EVIDENCE = "unnamed evidence"
    """"Other studies have shown", "research suggests", "clinically proven"."""
    UNNAMED_AUTHORITY = "unnamed authority"
    """"experts say", "is considered", "is recommended"."""
    THIS_STUDY = "this study"
    """"the study", "the researchers": the paper that the passage is about."""
    NAMED = "named"
    """A person, body or publication that is named."""


@frozen(kw_only=True)
class Attribution:
    """The words by which a sentence ascribes its statement, as offsets into the sentence's text."""

    kind: AttributionKind
    start: int
    end: int
    agentless: bool = False
    """The people who hold it are left out, as in "is considered": most such words merely state a fact."""
    elsewhere: bool = False
    """Several or other works are meant, as in "other studies have shown"; not so in "experts say"."""


class LinkBasis(StrEnum):
    """Why a claim is held to rest on a reference, surest first."""

    MARKER = "marker in the sentence"
    NEIGHBOUR = "marker on a neighbouring sentence"
    PARAGRAPH = "marker for the paragraph"
    SUBJECT = "the article or passage is about this paper"


@frozen(kw_only=True)
class Link:
    """A claim's tie to a reference: how it was made and how sure it is (0–1)."""

    reference: str
    basis: LinkBasis
    confidence: float = field()


@frozen(kw_only=True)
class Strength:
    """How strongly a sentence words a relation.

    Levels as in the causal-language literature (Yu, Li and Wang 2019): 0 no relation, 1 correlational,
    2 conditional causal, 3 direct causal.
    """

    level: int
    hedged: bool
    cues: tuple[tuple[int, int], ...] = ()
    """`(start, end)` in the sentence of the words that decided."""


@frozen(kw_only=True)
class Claim:
    """A checkable health statement of the article.

    >>> from claimcheck import check_text
    >>> claim = check_text("Thyme cures colds.").articles[0].claims[0]
    >>> claim.id, str(claim.kind), claim.strength.level, claim.links
    ('c1', 'effect', 3, ())
    """

    id: str
    sentence: int
    """Index into `Reading.sentences`."""
    span: Span
    text: str
    """The words of the claim, citation markers lifted."""
    kind: ClaimKind
    confidence: float
    """Probability, 0–1, that a careful editor takes this for a claim that needs a source."""
    strength: Strength
    weight: float = 0.0
    """How much an editor needs a source for it, 0–1: see `claimcheck.claims.weight`."""
    attribution: Attribution | None = None
    links: tuple[Link, ...] = ()
