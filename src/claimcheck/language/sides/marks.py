"""Marks of a side of a contrast: with or without, the more or the less, before or after, women or men."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.terms import tokens
from claimcheck.language.words import read_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OPPOSITE = {"+": "-", "-": "+", "hi": "lo", "lo": "hi", "men": "women", "women": "men"}
"""Marks of which one side has the other where the first has one."""
MARKS = frozenset((*OPPOSITE, "pre", "post"))

_CUES = Path(__file__).with_name("marks.json")
_LOOSE = {"more": "hi", "fewer": "lo"}
"""Comparatives, which may name a side ("the lower dose") or tell how it did."""
_DENIAL = re.compile(
    r"(?! (?:only|(?:more|less|fewer|longer)\b|(?:\w+ ){0,2}(?:differ\w*|effects?|chang\w*|evidence|associat\w*"
    r"|relat\w*|benefits?|improve\w*|increas\w*|decreas\w*|reduc\w*|such|links?|interactions?|significan\w*"
    r"|statistically|affect\w*|prevent\w*|inferior|superior|be|been|yet|known|clear\w*|allow|report\w*)\b))"
)
"""What may follow a denial that tells of a side; the rest tell a finding."""
_MASTERY = re.compile(
    r"\b(?:pain|weight|glyc?a?emic|glucose|sugar|pressure|disease|infections?|tumou?r|symptom|birth|asthma|quality|cancer"
    r"|motor|inhibitory|self|viral|lipid|cholesterol|appetite|cognitive|executive|metabolic|local|better|poor|good|tight"
    r"|rate|bp|hiv|vector|tobacco|bleeding|seizure|anxiety|diabetes|postural|impulse|muscle|source|ovarian)[- ]$"
)
"""What "control" follows where it means mastery of something, no group."""
NON_WORD = re.compile(
    r"\bnon(?:[- ]|(?=\w{5}))(?!signif|inferior|invas|communic|random|adher|specif|small|pharm|steroid|fatal|linear"
    r"|ster|alcohol|squam|etheless|profit|toxic|verbal|nutritive|paramet|sense|stop)([a-z]{4,20})\b"
)
"""A word that says what a side is not: "non-smokers", "nondiabetic"."""
_UNTREATED = re.compile(
    r"un(?!chang|affect|alter|expect|adjust|limit|relat|controll|need|resolv|report|publish|mask|blind|clear)\w{3,12}ed"
)
_SYMBOLS = re.compile(r"[≥>](?= ?\d)|[≤<](?= ?\d)|(?<=\s)\+(?=\s)")
_SIGNS = {"≥": "hi", ">": "hi", "≤": "lo", "<": "lo", "+": "+"}
_OF_DOSE = re.compile(
    r"(?:[ -]\w{1,14})?[ -](?:doses?|dosage|intakes?|exposures?|amounts?|consumption|quartiles?|quintiles?|tertiles?"
    r"|concentrations?|courses?|time|period|duration|groups?|arms?|users?|eaters?|drinkers?|levels?|indices|values?"
    r"|volumes?)\b"
)
_HELD_AS = re.compile(
    r"(?:\bfor|\bfor an?|\bthe|[-–]|\b(?:those|people|patients|subjects|participants|women|men|children|adults|mice"
    r"|rats) (?:with|on|at)(?: an?)?)\s?$"
)
Cue = tuple[str, "re.Pattern[str] | None"]
"""`(mark, what has to follow the word)`."""
Mark = tuple[str, int, int, bool]
"""`(mark, start, end, whether it names a side beyond doubt)`."""


def read_marks(text: str, lowered: str) -> Iterator[Mark]:
    """The marks that stand in a sentence; `lowered` is `text` in lower case."""
    table = _table()
    last = 0
    for word, start, end in tokens(text):
        if start < last or (word == "frequent" and lowered.endswith(("more ", "less "), 0, start)):
            continue
        if word == "control" and _MASTERY.search(lowered, max(0, start - 16), start):
            continue
        found = _find(table.get(word, ()), lowered, end)
        if found is not None:
            name, last = found
            yield _mark(name, lowered, start, last)
        elif _denies(word, lowered, end):
            yield "-", start, end, True
    for match in _SYMBOLS.finditer(lowered):
        yield _SIGNS[match[0]], match.start(), match.end(), True


def _find(cues: Sequence[Cue], lowered: str, end: int) -> tuple[str, int] | None:
    """The mark of the first cue that holds, and where it ends."""
    for name, rest in cues:
        if rest is None:
            return name, end
        found = rest.match(lowered, end)
        if found is not None:
            return name, found.end()
    return None


def _mark(name: str, lowered: str, start: int, end: int) -> Mark:
    if name not in _LOOSE:
        return name, start, end, True
    of_dose = _OF_DOSE.match(lowered, end) is not None
    return _LOOSE[name], start, end, of_dose and _HELD_AS.search(lowered, max(0, start - 24), start) is not None


def _denies(word: str, lowered: str, end: int) -> bool:
    """Whether the word says that a side goes without: "no app", "did not", "non-smokers", "untreated"."""
    if word in ("no", "not") or word.endswith(("n't", "n’t")):
        return _DENIAL.match(lowered, end) is not None
    if word.startswith("non"):
        return NON_WORD.match(lowered, end - len(word)) is not None
    return word.startswith("un") and _UNTREATED.fullmatch(word) is not None


@cache
def _table() -> Mapping[str, tuple[Cue, ...]]:
    """What may follow each first word, and the mark that it then is; what asks for more goes first."""
    found: dict[str, list[Cue]] = {}
    for name, cues in read_cues(_CUES).items():
        for cue in cues:
            firsts, _, rest = cue.partition(" ")
            pattern = re.compile(rest) if rest else None
            for first in firsts.split("/"):
                found.setdefault(first, []).append((name, pattern))
    return {first: tuple(sorted(some, key=lambda each: each[1] is None)) for first, some in found.items()}
