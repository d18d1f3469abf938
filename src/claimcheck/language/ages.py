"""Ages: "aged 60 and over", "65 years or older", "women over 50"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.measured import cue_words

if TYPE_CHECKING:
    from claimcheck.language.measured import Setting
    from claimcheck.language.numerals import Numeral

_AFTER = re.compile(
    r"[\s-]?(?:(?:year|yr)s?[\s-]olds?\b|years?\sof\sage\b|y/?o\b|(?:years?\s)?(?:and|or)\s(?:older|over|above)\b)"
)
_OLDEST = 110
_AGED = re.compile(
    r"(?P<people>\b[a-z'’-]{3,20})\s(?:(?:who\s)?(?:were|are)\s)?(?:over|under|above|below|(?:older|younger) than"
    r"|between(?:\s\d{1,2}\sand)?)\s$"
)
_OTHER_WORD = re.compile(r"\s?%|[.,]\d|\s(?!years?\b)[a-z]{2,}s\b(?<!\swas)(?<!\sis)(?<!\shas)(?<!\sdoes)")
_AVERAGES = frozenset({"mean", "average", "median"})


@frozen
class Age:
    """What marks a number as an age: where its words end, and whether it is an average."""

    end: int
    role: str


def read_age(setting: Setting, start: int, end: int) -> Age | None:
    """The age that the number `[start:end]` tells by a word for age beside it; None without one."""
    match = _AFTER.match(setting.lowered, end)
    before = setting.before(start, 3)
    if match is None and not (
        before and (before[-1] in cue_words()["age before"] or before[-2:] in (("age", "of"), ("ages", "of")))
    ):
        return None
    return Age(match.end() if match else end, "mean" if not _AVERAGES.isdisjoint(before) else "")


def is_bare_age(setting: Setting, numeral: Numeral) -> bool:
    """Whether a number without a unit tells how old people are: "women over 50", "adults between 50 and 70"."""
    if not 0 < numeral.value <= _OLDEST:
        return False
    match = _AGED.search(setting.lowered, max(0, numeral.start - 48), numeral.start)
    return (
        match is not None
        and match["people"] in cue_words()["people"]
        and _OTHER_WORD.match(setting.lowered, numeral.end) is None
    )
