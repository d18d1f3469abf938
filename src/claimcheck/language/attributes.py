"""Cue words of an effect that only name or describe a thing: "damaged cells", "in the low group", AIDS."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.words import read_cue_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.words import Word

_CUES = Path(__file__).with_name("polarity.json")
_BEFORE = frozenset(
    "of in from with within among for by to on at into during between through under and or the a an these those this"
    " that their its our his her some such all both".split()
)
"""Words after which a word of state describes the next one: "of damaged cells"."""
_AFTER = frozenset(
    "of in from with within among for by to on at into during between through under and or the a an these those this"
    " that their its our his her than but while when after before as compared versus was were is are".split()
)
"""Words before which a word of state describes none: "was limited to"."""
_TELLING = frozenset(
    "had has have having show shows showed shown associated linked related tied correlated lead leads led leading"
    " result results resulted resulting cause causes caused causing predict predicts predicted report reported"
    " experience experienced found was were is are despite gave gives".split()
)
"""Words that make an assertion of the state that follows: "had a low risk", "led to impaired hearing"."""
_BROUGHT = frozenset("induced caused triggered provoked elicited".split())
_PASSIVE = frozenset("was were is are be been being also not and or".split())
"""Words after which "induced by" tells that it was; after a noun it says only which: "fever induced by malaria"."""
_TOLD = 3
"""Words before a state in which they stand."""


def is_attribute(words: Sequence[Word], index: int, text: str) -> bool:
    """Whether the cue word at `index` of a lower-cased `text` tells no effect but describes what follows it."""
    word, _, end = words[index]
    if word in _BROUGHT and text.startswith(" by ", end):
        return index > 0 and words[index - 1][0] not in _PASSIVE and not words[index - 1][0].endswith("ly")
    if word in ("result", "results", "resulted"):
        return not text.startswith(" in", end)
    if word not in _states() or index + 1 == len(words):
        return False
    following, begin, _ = words[index + 1]
    if begin != end + 1 or text[end] != " " or following in _AFTER:
        return False
    before = index - 1
    while before > 0 and (words[before][0].endswith("ly") or words[before][0] == "even"):
        before -= 1
    if not index or words[before][0] not in _BEFORE:
        return False
    return not any(each in _TELLING for each, _, _ in words[max(0, index - _TOLD) : index])


@cache
def _states() -> frozenset[str]:
    return read_cue_lists(_CUES).words["described states"]


def is_name(written: str, start: int, end: int) -> bool:
    """Whether the cue `[start:end]` of a sentence as written is of a name: "AIDS", "High Velocity Low Amplitude"."""
    cue = written[start:end]
    if " " in cue or not cue.isalpha():
        return False
    if len(cue) > 1 and cue.isupper():
        return not written.isupper()
    before = written[:start].rstrip().rpartition(" ")[2]
    return cue[0].isupper() and before[:1].isupper() and before.isalpha() and not _is_heading(written)


def _is_heading(written: str) -> bool:
    """Whether most words are written with a capital."""
    words = [word for word in written.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)
