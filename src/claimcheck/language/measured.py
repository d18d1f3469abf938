"""What a number is about: the content words around it, and whether it tells a level, a change or a difference."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.amounts import Change, QuantityKind
from claimcheck.language.statements.clauses import clause_around
from claimcheck.language.words import Word, read_cue_lists, read_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_CUES = Path(__file__).with_name("quantities.json")
_REACH = 9
"""Content words on either side of a number that may say what it measures."""
_NEAR = 14
"""Words before a number among which a change has to be told: "reduced the risk of a first stroke by 40 %"."""


@frozen
class Setting:
    """The words of the text a number stands in, with its cue lists."""

    lowered: str
    words: tuple[Word, ...]

    def before(self, start: int, count: int) -> tuple[str, ...]:
        """The `count` words that end before `start`, last one last."""
        index = self.place(start)
        return tuple(word for word, _, _ in self.words[max(0, index - count) : index])

    def after(self, end: int, count: int) -> tuple[str, ...]:
        """The `count` words that begin at or after `end`."""
        index = self.place(end)
        return tuple(word for word, _, _ in self.words[index : index + count])

    def place(self, position: int) -> int:
        """The index of the first word that begins at or after `position`."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle][1] < position:
                low = middle + 1
            else:
                high = middle
        return low


def read_setting(lowered: str) -> Setting:
    """The words of a lower-cased text."""
    return Setting(lowered, read_words(lowered))


@cache
def cue_words() -> Mapping[str, frozenset[str]]:
    """The word lists of quantities, by name."""
    return read_cue_lists(_CUES).words


_AROUND = 90
"""Characters on either side of a number in which the words stand that say what it measures."""


def measured_words(setting: Setting, start: int, end: int) -> tuple[str, ...]:
    """The content words around the number `[start:end]`, within its clause, in order."""
    stop = cue_words()["function"] | cue_words()["of studies"]
    lowered = setting.lowered
    first, last = clause_around(lowered, start, end)
    first, last = max(first, start - _AROUND), min(last, end + _AROUND)
    index = setting.place(start)
    before = [word for word, begin, _ in setting.words[max(0, index - 2 * _REACH) : index] if begin >= first]
    index = setting.place(end)
    after = [word for word, begin, _ in setting.words[index : index + 2 * _REACH] if begin < last]
    return (*_content(before, stop)[-_REACH:], *_content(after, stop)[:_REACH])


def _content(words: Sequence[str], stop: frozenset[str]) -> list[str]:
    return [word for word in words if len(word) > 2 and word not in stop and not word[0].isdigit()]


def read_change(setting: Setting, start: int, end: int, kind: QuantityKind) -> tuple[Change, int]:
    """Whether the number tells a level or a change, and which way: `(change, sign)`.

    A change is told right after the number ("40 % lower", "5 kg more", "a 40 % relative reduction") or by a verb
    or noun before it with "by" or "of", or nothing between ("fell by 40 %", "a reduction of 40 %", "fell 40 %").
    "Fell to 40 %" and "from 40 %" are levels.
    """
    cues = cue_words()
    ups, downs = cues["more"], cues["less"]
    told = Change.RELATIVE if kind is QuantityKind.PERCENT else Change.ABSOLUTE
    for word in _following(setting, end):
        if word in ups or word in downs:
            return told, 1 if word in ups else -1
        if word in ("improvement", "improvements", "change", "changes", "difference", "differences"):
            return told, 0
        if word not in cues["between"]:
            break
    before = setting.before(start, _NEAR + 1)
    while before and (before[-1] in cues["rounders"] or before[-1] in ("a", "an", "the", "as", "much", "average")):
        before = before[:-1]
    if before[-2:] == ("up", "to"):
        before = before[:-2]
    if not before or before[-1] in ("to", "from", "at") or before[-2:-1] in _MADE_UP:
        return Change.LEVEL, 0
    if before[-1] in ("by", "of", "was", "on"):
        return _told_before(before[:-1], told)
    if before[-1] in cues["rise verbs"] or before[-1] in cues["fall verbs"]:
        return told, 1 if before[-1] in cues["rise verbs"] else -1
    return Change.LEVEL, 0


_MADE_UP = tuple((word,) for word in ("made", "make", "makes", "making"))


def _following(setting: Setting, end: int) -> tuple[str, ...]:
    """The four words right after the number, as far as no mark parts them."""
    index = setting.place(end)
    found: list[str] = []
    last = end
    for word, begin, until in setting.words[index : index + 4]:
        if setting.lowered[last:begin].strip(" \u00a0-–%)"):
            break
        found.append(word)
        last = until
    return tuple(found)


def _told_before(before: Sequence[str], told: Change) -> tuple[Change, int]:
    cues = cue_words()
    if before and (before[-1] in cues["more"] or before[-1] in cues["less"]):
        return told, 1 if before[-1] in cues["more"] else -1
    for word in reversed(before):
        if word in cues["rise verbs"] or word in cues["rise nouns"]:
            return told, 1
        if word in cues["fall verbs"] or word in cues["fall nouns"]:
            return told, -1
        if word in ("difference", "differences", "change", "changes", "improvement", "improved", "changed"):
            return told, 0
    return Change.LEVEL, 0
