"""Which way one sentence says an effect goes: up, down, better, worse, no difference, not inferior; and denials."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.words import (
    first_places,
    inflect_verb,
    lower,
    merge_phrases,
    read_cue_lists,
    read_cues,
    read_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.language.words import NamedPhrases, Word

_CUES = Path(__file__).with_name("polarity.json")
_DENIAL_REACH = 6
"""Words over which a denial holds: "did not significantly or consistently reduce"."""
_NEARBY = {"no": 3, "without": 3, "none": 3, "lack": 2, "absence": 2}
"""Words over which a denial of a thing holds: not in "no treatment in countries of low income"."""
_SCOPE = 90
"""Characters on either side of a cue in which its outcome is sought."""


class Direction(StrEnum):
    """Which way an effect goes."""

    INCREASE = "increase"
    DECREASE = "decrease"
    IMPROVE = "improve"
    WORSEN = "worsen"
    NO_DIFFERENCE = "no difference"
    NON_INFERIOR = "non-inferior"
    RELATED = "related"
    """A relation is told without its direction: "associated with", "causes", "plays a role in"."""

    @property
    def sign(self) -> int:
        """+1 up or better, −1 down or worse, 0 neither."""
        return _SIGNS.get(self, 0)


_SIGNS = {Direction.INCREASE: 1, Direction.IMPROVE: 1, Direction.DECREASE: -1, Direction.WORSEN: -1}


@frozen(kw_only=True)
class Effect:
    """One effect that a sentence tells: the cue `[start:end]`, its direction, and the words it is about."""

    direction: Direction
    start: int
    end: int
    negated: bool = False
    """A denial governs the cue: "did not reduce", "failed to improve"."""
    significant: bool | None = None
    """What the p-value or interval that follows says; None where none is told."""
    clause: tuple[int, int] = (0, 0)
    """`[start:end]` of the clause around the cue, in which the outcome and the arms are named."""

    @property
    def is_null(self) -> bool:
        """Whether it says that nothing changed or differed."""
        if self.direction is Direction.NO_DIFFERENCE:
            return True
        if self.direction is Direction.NON_INFERIOR:
            return False
        return self.negated or self.significant is False


@lru_cache(maxsize=2048)
def read_effects(sentence: str) -> tuple[Effect, ...]:
    """The effects that `sentence` tells, in order; empty where it tells none.

    Directions are those of the words ("lower mortality" is a decrease), not of their worth. A null wording ("did
    not differ", "no significant change in") takes the place of the direction inside it. p-values over 0.05 and
    ratio intervals over 1 (or difference intervals over 0) make the effect before them a null one.
    """
    text = lower(sentence)
    words = read_words(text)
    nulls = _null_places(words, text)
    cues = _cue_places(words, nulls, text)
    cues.extend((start, end, direction, False) for start, end, direction in nulls)
    cues.extend((start, end, direction, False) for start, end, direction in _ratios(text))
    cues.sort()
    verdicts = _verdicts(text)
    found = []
    for index, (start, end, direction, negated) in enumerate(cues):
        until = cues[index + 1][0] if index + 1 < len(cues) else len(text)
        significant = next((told for place, told in verdicts if end <= place < until + 40), None)
        found.append(
            Effect(
                direction=direction,
                start=start,
                end=end,
                negated=negated,
                significant=significant,
                clause=_clause(text, start, end),
            )
        )
    return tuple(found)


@cache
def _directions() -> Mapping[str, Direction]:
    lists = read_cues(_CUES)
    words: dict[str, Direction] = dict.fromkeys(str(lists["relation words"]).split(), Direction.RELATED)
    for name, direction in (
        ("increase", Direction.INCREASE),
        ("decrease", Direction.DECREASE),
        ("improve", Direction.IMPROVE),
        ("worsen", Direction.WORSEN),
    ):
        for verb in str(lists[f"{name} verbs"]).split():
            words |= dict.fromkeys(inflect_verb(verb), direction)
        words |= dict.fromkeys(str(lists[f"{name} words"]).split(), direction)
    return words


@cache
def _null_phrases() -> NamedPhrases:
    lists = read_cues(_CUES)
    return merge_phrases({"null": lists["null phrases"], "non-inferior": lists["non-inferior phrases"]})


def _null_places(words: Sequence[Word], text: str) -> list[tuple[int, int, Direction]]:
    """Where the sentence says that nothing differed, and where that something is not inferior."""
    found: list[tuple[int, int, Direction]] = []
    phrases = _null_phrases()
    lists = read_cue_lists(_CUES).words
    for index, (word, start, end) in enumerate(words):
        if found and start < found[-1][1]:
            continue
        if word in phrases:
            places = first_places({word: phrases[word]}, (words[index],), text)
            if "non-inferior" in places:
                found.append((*places["non-inferior"], Direction.NON_INFERIOR))
                continue
            if "null" in places:
                found.append((*places["null"], Direction.NO_DIFFERENCE))
                continue
        if word in lists["null words"] and not _denied(words, index, text):
            found.append((start, end, Direction.NO_DIFFERENCE))
    return found


def _cue_places(
    words: Sequence[Word], nulls: Sequence[tuple[int, int, Direction]], text: str
) -> list[tuple[int, int, Direction, bool]]:
    directions = _directions()
    found = []
    for index, (word, start, end) in enumerate(words):
        direction = directions.get(word)
        if direction is None or any(first <= start < last for first, last, _ in nulls):
            continue
        found.append((start, end, direction, _denied(words, index, text)))
    return found


def _denied(words: Sequence[Word], index: int, text: str) -> bool:
    """Whether a denial stands before the word in its clause; two of them cancel out."""
    lists = read_cue_lists(_CUES).words
    denials, breaks = lists["denials"], lists["breaks"]
    denied = False
    for place in range(index - 1, max(-1, index - 1 - _DENIAL_REACH), -1):
        word = words[place][0]
        following = words[place + 1][0]
        if word in breaks or (following != "however" and "," in text[words[place][2] : words[place + 1][1]]):
            break
        if index - place > _NEARBY.get(word, _DENIAL_REACH):
            continue
        if (word in denials or word.endswith(("n't", "n’t"))) and following not in ("only", "just", "merely"):
            denied = not denied or word == "neither"
    return denied


_P_VALUE = re.compile(r"\bp(?:[- ]?values?)?(?: for \w{1,12})? ?(=|<|>|≤|≥|⩽|⩾) ?(0?\.\d{1,6}|0|1(?:\.0{1,3})?)\b")
_ALSO = re.compile(r"\bns\b|\bn\.s\.|\bnot significant\b")
_INTERVAL = re.compile(
    r"(?P<what>\b(?:or|rr|hr|irr|ratio|ratios|odds|hazard|difference|change|md|smd|wmd|effect)\b)?[^;()]{0,40}?"
    r"(?:95 ?% ?(?:ci|confidence interval|cri)|\bci\b)[^\d−–-]{0,12}"
    r"(?P<low>[−–-]?\d{1,6}(?:[.·]\d{1,4})?)\s?(?:to|,|–|-|—|;)\s?(?P<high>[−–-]?\d{1,6}(?:[.·]\d{1,4})?)"
)


def _verdicts(text: str) -> list[tuple[int, bool]]:
    """`(place, significant)` of every p-value and of every interval of a ratio or difference, in order."""
    found = [(match.start(), _is_significant(match[1], float(match[2]))) for match in _P_VALUE.finditer(text)]
    found.extend((match.start(), False) for match in _ALSO.finditer(text))
    if not found and "ci" in text:
        for match in _INTERVAL.finditer(text):
            low, high = _number(match["low"]), _number(match["high"])
            ratio = match["what"] in ("or", "rr", "hr", "irr", "ratio", "ratios", "odds", "hazard")
            if ratio:
                found.append((match.start("low"), not low <= 1 <= high))
            elif match["what"] is not None and low <= 0 <= high:
                found.append((match.start("low"), False))
    return sorted(found)


_RATIO = re.compile(
    r"\b(?:or|rr|irr|ror|[ai]?hr|aor|ratios?)\b(?: ?\[[a-z]{1,4}\]| ?\([a-z]{1,4}\))?[^\w;()\[\]]{0,4}"
    r"(?:of |was |is |for [^;()\d]{1,60}? )?"
    r"[^\w;()\[\]]{0,3}(?P<value>\d{1,3}[.·]\d{1,3})\b"
)


def _ratios(text: str) -> list[tuple[int, int, Direction]]:
    """Ratios of odds, hazards, risks or rates: over 1 an increase, under 1 a decrease."""
    found = []
    for match in _RATIO.finditer(text):
        value = _number(match["value"])
        if value != 1:
            direction = Direction.INCREASE if value > 1 else Direction.DECREASE
            found.append((match.start("value"), match.end("value"), direction))
    return found


def _is_significant(relation: str, value: float) -> bool:
    return value < 0.05 if relation in "=>≥⩾" else value <= 0.05


def _number(written: str) -> float:
    return float(written.translate({0x2212: "-", 0x2013: "-", 0xB7: "."}))


_BREAK = re.compile(r"[;:]\s|[,]\s(?:and|but|while|whereas|although|however)\b|\b(?:but|whereas|while|although)\b")


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a cue up to the next break between clauses, at most `_SCOPE` characters a side."""
    first = max(0, start - _SCOPE)
    for match in _BREAK.finditer(text, first, start):
        first = match.end()
    last = min(len(text), end + _SCOPE)
    stop = _BREAK.search(text, end, last)
    return first, last if stop is None else stop.start()


@cache
def _worth() -> Mapping[str, int]:
    lists = read_cue_lists(_CUES).words
    return dict.fromkeys(lists["good outcomes"], 1) | dict.fromkeys(lists["bad outcomes"], -1)


def read_worth(words: str) -> int:
    """Whether more of what `words` name is good (+1) or bad (−1) for people; 0 where that is not known.

    "Survival" +1, "mortality" −1; the word nearest the end decides: "risk of poor sleep" is bad by its first
    known word only where no later one is known.
    """
    known = _worth()
    signs = [known[word] for word, _, _ in read_words(lower(words)) if word in known]
    return min(signs, default=0)
