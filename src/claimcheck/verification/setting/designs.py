"""The design that a claim ascribes to its study, laid beside the one that the whole source states."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.study_design import read_design
from claimcheck.language.words import read_cues
from claimcheck.model.comparisons import DesignMisdescribed
from claimcheck.verification.reading import both_sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.language.words import Place
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_CUES = Path(__file__).with_name("designs.json")
"""How claims tell each design, how sources state it, and which stated designs shut a told one out."""
_KIND, _FEATURE = 0.88, 0.85
"""How sure it is: another kind of study; a feature that one side states and the other denies."""
_BEFORE, _AFTER = 35, 16
"""Characters around a design in which a word makes it another study's, or one that is wanted or denied."""


def misdescribed_designs(
    claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource
) -> Iterator[DesignMisdescribed]:
    """Another kind of study than the source says it is, or a feature that the source denies."""
    del ranked
    other = next(_other_kinds(claim, source), None)
    if other is not None:
        yield other
        return
    for ours in read_design(claim.text):
        for sentence in source.sentences:
            against = [each for each in read_design(sentence.text) if each.feature is ours.feature]
            if against and against[0].present is not ours.present:
                here, there = ((each.start, each.end) for each in (ours, against[0]))
                yield DesignMisdescribed(**both_sides(claim, here, sentence, there), confidence=_FEATURE)
            if against:
                break


def _other_kinds(claim: ReadSentence, source: ReadSource) -> Iterator[DesignMisdescribed]:
    stated = _stated(source)
    clashes: Mapping[str, str] = read_cues(_CUES)["clash"]
    for name, pattern in _patterns("told").items():
        if name in stated:
            continue
        for match in pattern.finditer(claim.lowered):
            around = claim.lowered[max(0, match.start() - _BEFORE) : match.end() + _AFTER]
            shut = next((stated[other] for other in clashes[name].split() if other in stated), None)
            if shut is not None and _only().isdisjoint(re.findall(r"[a-z]+", around)):
                yield DesignMisdescribed(**both_sides(claim, match.span(), *shut), confidence=_KIND)


@lru_cache(maxsize=64)
def _stated(source: ReadSource) -> Mapping[str, tuple[ReadSentence, Place]]:
    """The first place of each design that the source names, whosever study it names so."""
    found: dict[str, tuple[ReadSentence, Place]] = {}
    for sentence in source.sentences:
        for name, pattern in _patterns("stated").items():
            match = None if name in found else pattern.search(sentence.lowered)
            if match is not None:
                found[name] = sentence, match.span()
    return found


@cache
def _patterns(side: str) -> Mapping[str, re.Pattern[str]]:
    cues: Mapping[str, str] = read_cues(_CUES)[side]
    return {name: re.compile(rf"\b(?:{words})\b") for name, words in cues.items()}


@cache
def _only() -> frozenset[str]:
    return frozenset(str(read_cues(_CUES)["only"]).split())
