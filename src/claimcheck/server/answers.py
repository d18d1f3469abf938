"""What is known of works while an article is written: each reference is looked up once, not at every key."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from claimcheck.model import Resolution
from claimcheck.reporters.summary import why_in_part, why_unchecked
from claimcheck.sources.lock_keys import reference_key
from claimcheck.sources.opening import open_sources
from claimcheck.verification import verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.config import Settings
    from claimcheck.model import Comparison, Reference, Work


@define
class Answers:
    """The resolutions of references seen so far, under their keys."""

    known: dict[str, Resolution] = field(factory=dict)
    asked_about: set[str] = field(factory=set)
    """What the registries were asked about already, answered or not."""

    def at_hand(self, references: Sequence[Reference], settings: Settings) -> dict[str, Resolution]:
        """What the lock file, the cache and earlier answers say; nobody is asked."""
        unknown = [each for each in references if reference_key(each) not in self.known]
        return self._looked_up(references, unknown, settings if settings.frozen else evolve(settings, offline=True))

    def asked(self, references: Sequence[Reference], settings: Settings) -> dict[str, Resolution]:
        """The same, the registries being asked about references of which too little is at hand."""
        unknown = self.open(references)
        self.asked_about.update(map(reference_key, unknown))
        return self._looked_up(references, unknown, settings)

    def open(self, references: Sequence[Reference]) -> list[Reference]:
        """The references about which the registries could tell more, and were not asked yet."""
        keys = {each.id: reference_key(each) for each in references}
        return [
            each
            for each in references
            if keys[each.id] not in self.asked_about and _is_open(self.known.get(keys[each.id]))
        ]

    def forget_open(self) -> None:
        """Look anew for what was not at hand: the lock file or the network may have changed."""
        self.known = {key: each for key, each in self.known.items() if not _is_open(each)}
        self.asked_about.clear()

    def _looked_up(
        self, references: Sequence[Reference], unknown: Sequence[Reference], settings: Settings
    ) -> dict[str, Resolution]:
        if unknown:
            with open_sources(settings) as resolve:
                found = resolve(unknown)
            self.known.update({reference_key(each): found[each.id] for each in unknown if each.id in found})
        pairs = ((each.id, self.known.get(reference_key(each))) for each in references)
        return {name: known for name, known in pairs if known}


def _is_open(resolution: Resolution | None) -> bool:
    return resolution is None or bool(why_unchecked(resolution) or why_in_part(resolution))


@lru_cache(maxsize=2000)
def remembered(claim: str, work: Work) -> Comparison:
    """`verify`, which the other sentences of an article need not go through again at every key."""
    return verify(claim, work)
