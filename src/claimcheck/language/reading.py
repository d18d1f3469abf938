"""One sentence as it is read: words, terms, effects, numbers and strength, each when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.polarity import read_effects
from claimcheck.language.quantities import QuantityKind, read_quantities
from claimcheck.language.strength import read_strength
from claimcheck.language.terms import Abbreviations, read_terms, tokens
from claimcheck.language.words import lower

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.polarity import Effect
    from claimcheck.language.quantities import Quantity
    from claimcheck.language.terms import Term
    from claimcheck.model import Strength

_CONVERTED = frozenset(
    {
        *(QuantityKind.PERCENT, QuantityKind.DURATION, QuantityKind.FREQUENCY, QuantityKind.MASS),
        *(QuantityKind.VOLUME, QuantityKind.LENGTH),
    }
)
"""Kinds of quantity that say the same in another unit: "14 days", "two weeks"."""
_NUMBER = re.compile(r"\d+(?:[.,·]\d+)*")


@frozen(slots=False, kw_only=True, eq=False)
class ReadSentence:
    """One sentence as read for comparison; what is costly is read when it is first asked for.

    Compared by identity, so that what was found of a pair of sentences can be kept at little cost.
    """

    text: str
    index: int = 0
    section: str = ""
    """The label as published, for people to see; what is found never depends on it."""
    label: str = ""
    """The label in lower case that the text itself printed last, up to here; empty where it prints none."""
    place: float = 0.5
    """0–1: where the sentence stands between the first and the last of its source."""
    abbreviations: Abbreviations = ()

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All content words in order."""
        return read_terms(self.text, self.abbreviations)

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """The effects that the sentence tells."""
        return read_effects(self.text)

    @cached_property
    def topics(self) -> tuple[Term, ...]:
        """The content words that are no cue of an effect."""
        return self._without(self.terms, self.effects)

    @cached_property
    def things(self) -> tuple[Term, ...]:
        """The topics that are no unit in which an amount is told: "days" and "weeks" are no other thing."""
        return self._without(self.topics, [each for each in self.quantities if each.kind in _CONVERTED])

    def _without(self, terms: Sequence[Term], others: Sequence[Effect | Quantity]) -> tuple[Term, ...]:
        places = [(each.start, each.end) for each in others]
        return tuple(each for each in terms if not any(each.start < end and start < each.end for start, end in places))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities that the sentence tells, in order."""
        return read_quantities(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset(term.stem for term in self.terms)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words in lower case, function words too."""
        return frozenset(word for word, _, _ in tokens(self.text))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The bare numbers as written, without separators of thousands."""
        return frozenset(match[0].replace(",", "").replace("·", ".") for match in _NUMBER.finditer(self.text))

    @cached_property
    def strength(self) -> Strength:
        """How strongly the sentence words a relation."""
        return read_strength(self.text)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, every character at its place."""
        return lower(self.text)
