"""Which number of the source tells what a number of the claim tells: those that agree first, then the likeliest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.agreement import agree
from claimcheck.language.amounts import QuantityKind
from claimcheck.language.stated import Stated, read_sides, read_stated
from claimcheck.verification.quantities.implied import how_implied
from claimcheck.verification.quantities.likeness import Setting, coverage, features, likeness
from claimcheck.verification.quantities.sameness import (
    alike,
    can_both_be,
    figure,
    is_close,
    make_whole,
    reach,
    tells_same,
)

if TYPE_CHECKING:
    from claimcheck.language.reading import ReadSentence
    from claimcheck.verification.reading import ReadSource

_MOST = 40
"""Numbers of a claim that are looked at; one with more is a table."""
_MOST_OF_SOURCE = 400
_RIVALS = 12
"""Candidates that are weighed, those in the sentences that have most in common with the claim."""
_CANDIDATE = 0.2
"""Likeness of kind and unit from which two quantities may be told to conflict."""
_ALIKE = 0.6
"""From here on two quantities are taken as of one kind."""
_RETOLD = 0.85
"""Coverage of the claim by a sentence from which it tells the same, nearly word for word."""
OWN_COUNTS = frozenset({"group", "arm"})
"""What writers count themselves: with the controls or without."""
_NEVER_WRONG = frozenset({QuantityKind.YEAR})


@frozen(kw_only=True)
class Counterpart:
    """A quantity of the source that may measure what one of the claim measures."""

    stated: Stated
    features: Mapping[str, float]
    likeness: float
    """Probability, 0–1, that the two measure the same."""
    compatible: bool = False
    """Whether both can be true, as "more than 1,000" and 40,000."""


@frozen(kw_only=True)
class Match:
    """A quantity of the claim and what the source has for it."""

    ours: Stated
    agreeing: Stated | None = None
    """The quantity of the source that tells the same, if there is one."""
    implied: bool = False
    """Whether numbers of the source could be combined to give it."""
    derived: bool = False
    """Whether they give it, and the claim words it as a change, a difference or a total."""
    rivals: tuple[Counterpart, ...] = ()
    """Quantities that no other of the claim agrees with and that may measure the same, likeliest first."""


@lru_cache(maxsize=256)
def match_quantities(claim: ReadSentence, source: ReadSource) -> tuple[Match, ...]:
    """Each quantity of `claim`, in order, with its counterparts in `source`.

    Quantities that agree are bound first, the likeliest pair first, and each quantity of the source but once; what
    is left of the source may then be the counterpart of what is left of the claim.
    """
    ours = read_stated(claim)[:_MOST]
    if not ours or not source.sentences:
        return ()
    table = read_table(source)
    bound = bind(ours, table, Frames(claim, source))
    frames = Frames(claim, source, bound)
    found = []
    for place, each in enumerate(ours):
        if place in bound or not is_comparable(each):
            found.append(Match(ours=each, agreeing=bound.get(place)))
            continue
        given = how_implied(each, table.sentences)
        rivals = find_rivals(each, table, bound.values(), frames)
        found.append(Match(ours=each, implied=given > 0, derived=given > 1, rivals=rivals))
    return tuple(found)


def is_comparable(stated: Stated) -> bool:
    """Whether a quantity can be right or wrong: no year, spread or vague number."""
    here = stated.quantity
    return not (here.vague or here.spread or here.kind in _NEVER_WRONG)


@frozen
class Table:
    """The quantities of a source, by sentence, by kind, and those that were joined of parts."""

    sentences: tuple[tuple[Stated, ...], ...]
    of_kind: Mapping[QuantityKind, Sequence[Stated]]
    joined: Sequence[Stated]

    def near(self, kind: QuantityKind) -> list[Stated]:
        """Those of the kinds that may measure what one of `kind` does, kinds in the order of the source."""
        return [each for other, some in self.of_kind.items() if other in reach(kind) for each in some]


@lru_cache(maxsize=64)
def read_table(source: ReadSource) -> Table:
    """The quantities of `source` where they stand."""
    sentences = tuple(read_stated(each) for each in source.sentences)
    every = [each for some in sentences for each in some][:_MOST_OF_SOURCE]
    kinds: dict[QuantityKind, list[Stated]] = {}
    for each in every:
        kinds.setdefault(each.quantity.kind, []).append(each)
    return Table(sentences, kinds, [each for each in every if each.quantity.parts])


class Frames:
    """The setting of each sentence of the source beside the claim, made when first asked for."""

    def __init__(self, claim: ReadSentence, source: ReadSource, bound: Mapping[int, Stated] | None = None) -> None:
        self._claim = claim
        self._source = source
        self._made: dict[int, Setting] = {}
        self._siblings: dict[int, float] = {}
        found = bound or {}
        ours = read_stated(claim)[:_MOST]
        unbound = sum(is_comparable(each) and place not in found for place, each in enumerate(ours))
        self.left = min(1.0, max(0, unbound - 1) / 3)
        """How many other quantities of the claim the source does not tell, 1 for three or more."""
        others = len(found) + unbound - 1
        for each in found.values() if others else ():
            place = each.sentence.index
            for near, told in ((place - 1, 0.5), (place, 1.0), (place + 1, 0.5)):
                self._siblings[near] = min(1.0, self._siblings.get(near, 0.0) + told / others)

    def of(self, sentence: ReadSentence) -> Setting:
        """The setting of one sentence."""
        index = sentence.index
        if index not in self._made:
            place = self._source.places[index]
            near = self._source.sentences[max(0, place - 1) : place + 2]
            around = frozenset[str]().union(*(each.stems for each in near))
            self._made[index] = Setting(
                siblings=self._siblings.get(index, 0.0),
                coverage=0.5 * coverage(self._claim, sentence.stems) + 0.5 * coverage(self._claim, around),
                around=around,
            )
        return self._made[index]


def bind(ours: Sequence[Stated], table: Table, frames: Frames) -> dict[int, Stated]:
    """The quantities of the source that agree with those of the claim, by the place of the latter."""
    pairs: list[tuple[float, int, Stated]] = []
    for place, each in enumerate(ours):
        kind = each.quantity.kind
        near = table.near(kind)
        near += [other for other in table.joined if other.quantity.kind not in reach(kind)]
        agreeing = [theirs for theirs in near if tells_same(each, theirs) and is_close(each, theirs)]
        if not agreeing and each.quantity.parts and kind is not QuantityKind.PERCENT:
            agreeing = _agreeing_parts(each, table)
        for theirs in agreeing:
            alone = len(agreeing) == 1
            told = 1.0 if alone else likeness(features(each, theirs, frames.of(theirs.sentence)))
            pairs.append((told, place, theirs))
    pairs.sort(key=lambda pair: -pair[0])
    bound: dict[int, Stated] = {}
    taken: set[int] = set()
    for _, place, theirs in pairs:
        if place not in bound and id(theirs) not in taken:
            bound[place] = theirs
            taken.add(id(theirs))
    for _, place, theirs in pairs:
        bound.setdefault(place, theirs)
    return bound


def _agreeing_parts(ours: Stated, table: Table) -> list[Stated]:
    """The quantities that tell the parts of a joined one; empty where one of its parts is told nowhere."""
    found = []
    for part in ours.quantity.parts:
        telling = [
            each
            for some in table.sentences
            for each in some
            if agree(part, each.quantity) or any(agree(part, other) for other in each.quantity.parts)
        ]
        if not telling:
            return []
        found.extend(telling)
    return found


def find_rivals(ours: Stated, table: Table, bound: Iterable[Stated], frames: Frames) -> tuple[Counterpart, ...]:
    """The quantities of the source that may measure what `ours` does and are not `bound` to another of the claim."""
    taken = {id(each): (each.sentence.index, each.like) for each in bound}
    mates = set(taken.values())
    candidates = []
    for theirs in table.near(ours.quantity.kind):
        kind_alike = alike(ours, theirs)
        if kind_alike >= _CANDIDATE and is_comparable(theirs) and _may_clash(ours, theirs, frames):
            candidates.append((kind_alike, theirs))
    values = {figure(each.quantity) for kind_alike, each in candidates if kind_alike >= _ALIKE}
    free = [(kind_alike, each) for kind_alike, each in candidates if id(each) not in taken]
    if len(free) > _RIVALS:
        free.sort(key=lambda pair: -pair[0] - _promise(frames.of(pair[1].sentence)))
    sides = read_sides(ours.sentence)
    found = []
    for _, each in free[:_RIVALS]:
        told = features(ours, each, frames.of(each.sentence))
        told["paired"] = float((each.sentence.index, each.like) in mates)
        told["only"] = 1 / max(1, len(values))
        told["others left"] = frames.left
        fits = (
            can_both_be(ours, each)
            or _is_part(ours, each)
            or (make_whole(ours, each) and sides != read_sides(each.sentence))
        )
        found.append(Counterpart(stated=each, features=told, likeness=likeness(told), compatible=fits))
    return tuple(sorted(found, key=lambda rival: -rival.likeness))


def _is_part(ours: Stated, theirs: Stated) -> bool:
    """Whether a number without unit is one of the two that make a share, as 12 in "12/118"."""
    parts = theirs.quantity.parts if theirs.quantity.kind is QuantityKind.PERCENT else ()
    return ours.words.isdigit() and any(figure(part) == figure(ours.quantity) for part in parts)


def _promise(setting: Setting) -> float:
    return setting.siblings + setting.coverage


def _may_clash(ours: Stated, theirs: Stated, frames: Frames) -> bool:
    """P-values belong to one test of many: only the sentence itself, retold nearly word for word, tells which."""
    return ours.quantity.kind is not QuantityKind.P_VALUE or frames.of(theirs.sentence).coverage >= _RETOLD
