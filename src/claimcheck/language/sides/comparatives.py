"""Which way a comparison goes: the product of the directions that its words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.polarity import Direction
from claimcheck.language.sides.marks import MARKS
from claimcheck.language.sides.poles import features
from claimcheck.language.words import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.polarity import Effect
    from claimcheck.language.reading import ReadSentence

COMPARATIVE = re.compile(
    r"\b(?:more|less|fewer|higher|lower|greater|smaller|larger|bigger|shorter|longer|better|worse|faster|slower|sooner"
    r"|quicker|stronger|weaker|milder|safer|superior|inferior|poorer|earlier|later|easier|harder)\b"
    r"(?! than (?:\d|one\b|once\b|half\b|a\b))"
)
_AND = re.compile(r",|\band\b")
_THAN = re.compile(r"\s(?:than|compared|in|with)\b")
_DEGREE = frozenset({"more", "less"})
"""Words that, beside another that tells the direction, only say how much of it."""
_ALSO = {
    **dict.fromkeys(("lost", "lose", "loses", "losing", "eased", "eases", "ease", "shed", "relieved"), (-1, False)),
    **dict.fromkeys(("quicker", "sooner", "earlier", "faster", "quickly", "rapidly", "rapid", "swiftly"), (-1, False)),
    **dict.fromkeys(("later", "slower", "slowly", "slow", "outlived", "outlive", "outlasted"), (1, False)),
    **dict.fromkeys(("healthier", "safer", "happier", "easier"), (1, True)),
    **dict.fromkeys(("beat", "beats", "bested", "outdid", "surpassed", "exceeded", "exceeds", "preferable"), (1, True)),
    **dict.fromkeys(("trailed", "trails", "lagged", "harder"), (-1, True)),
}
"""Words that tell a direction beside a side compared with: `(sign, of worth)`; what is quicker takes less time."""
_MULTIPLE = re.compile(r"\b(?:times|twice|half|fold)\s$")
"""What stands before "as likely" where the two are not alike."""
_MANNERS = frozenset("quickly rapidly rapid swiftly slowly slow".split())
"""Words that compare only beside "more" or "less"."""
_NOUNS = frozenset(("block", "blocks"))
"""Words that name a treatment more often than they tell a direction."""
_FEW = frozenset("less fewer lower smaller shorter".split())
_SPEED = re.compile(
    r"\b(?:quicker|sooner|faster|slower|(?:more|less) (?:slow|rapid|quick|swift)(?:ly)?(?! and)"
    r"|(?:earlier|later)(?=\s(?:than|with|in|after|on|among|compared|by|when)\b|[.,;]|$))\b"
)
_TIME = re.compile(
    r"\b(?:times?|durations?|seconds?|minutes?|hours?|days?|weeks?|months?|stays?|latency"
    r"|(?<!confidence )intervals?|shorter|longer|shorten\w*|prolong\w*|delay\w*)\b"
)
_RATES = re.compile(r"\s(?:than|compared|versus)\b")
"""What follows a word of worth that sums up: "relieved pain better than"."""
_REACH = 80
"""Characters before a cue in which a denial of it is sought."""
_OFTEN = re.compile(r"\s(?:more|less)\s(?:often|frequently)\b")
"""What follows a word that names an event: "fell less often"."""
_DENIAL = re.compile(r"\b(?:no|not|never|without|nor|neither|none|cannot|non)\b|n[’']t\b")
_PAUSE = re.compile(r"[,;:]")
_FINITE = re.compile(r"\b(?:had|was|were|has|have|showed|reported|experienced|suffered|developed|gained|lost)\b")
_WHO = re.compile(r"\b(?:who|that|whom|whose(?: \w+)?) (?:did|do|does|had|have|has|were|are|was|is)(?:\s|(?=n))$")
_RELATIVE = 24
"""Characters before a denial in which "who did" is sought."""
_VERB = re.compile(rf"{_FINITE.pattern}|\b[a-z]{{3,12}}ed\b")
_WORTH = (Direction.IMPROVE, Direction.WORSEN)


@frozen(kw_only=True)
class Lead:
    """Which way a comparison goes."""

    sign: int
    """+1 the first side has more, or does better; −1 less, or worse; 0 where that is not told."""
    of_worth: bool | None
    """The sign tells better or worse; False where more or less; None where only "more than" is told."""


def finds_nothing(sentence: ReadSentence, first: int, last: int) -> bool:
    """Whether `[first:last]` says that nothing differed; "no treatment" or "never smokers" name a side, no finding."""
    named = [each for each in features(sentence) if each.of_course and each.name in ("hi", "lo")]
    return any(
        each.is_null
        and not _names_side(sentence.lowered, each)
        and not _MULTIPLE.search(sentence.lowered, max(0, each.start - 12), each.start)
        and not any(mark.start <= each.start < mark.end for mark in named)
        for each in sentence.effects
        if first <= each.start < last
    )


def _names_side(lowered: str, effect: Effect) -> bool:
    """Whether the denial belongs to the words that name a side, which a verb or a pause parts from the cue."""
    if effect.significant is False:
        return False
    denials = list(_DENIAL.finditer(lowered, max(0, effect.start - _REACH), effect.end))
    if not denials:
        return False
    last = denials[-1]
    if _WHO.search(lowered, max(0, last.start() - _RELATIVE), last.start()) and _VERB.search(
        lowered, last.end(), effect.end
    ):
        return True
    paused = _PAUSE.search(lowered, last.end(), effect.end) is not None
    return paused or (last[0] != "not" and _FINITE.search(lowered, last.end(), effect.end) is not None)


def read_pace(lowered: str, first: int, last: int) -> str:
    """Whether `[first:last]` tells how fast something goes, "speed", of which more is less time, or a "time"."""
    if _SPEED.search(lowered, first, last):
        return "speed"
    return "time" if _TIME.search(lowered, first, last) else ""


def read_lead(sentence: ReadSentence, stretches: Sequence[tuple[int, int]]) -> Lead:
    """Which way the words in `stretches` say that a comparison goes: "reduced more" −, "reduced less" +.

    Ratios and other words in brackets tell the same once more and are left out, as are the words that name a
    side ("the lower dose").
    """
    told = _told(sentence, stretches)
    if told and told[-1][3] and _RATES.match(sentence.lowered, told[-1][0] + len(told[-1][1])):
        return Lead(sign=told[-1][2], of_worth=True)
    sign, of_worth, last = int(bool(told)), None, 0
    for place, word, direction, worth in told:
        joined = last and _AND.search(sentence.lowered, last, place)
        if joined and not (word in _DEGREE and _THAN.match(sentence.lowered, place + len(word))):
            if direction != sign:
                sign, of_worth = direction, worth
            last = place
            continue
        sign *= direction
        last = place
        if word not in _DEGREE:
            of_worth = worth
    return Lead(sign=sign, of_worth=of_worth)


Told = tuple[int, str, int, bool]
"""`(place, word, sign, of worth)`."""


def _told(sentence: ReadSentence, stretches: Sequence[tuple[int, int]]) -> list[Told]:
    lowered = sentence.lowered
    named = [each for each in features(sentence) if each.of_course and each.name in MARKS]
    told: list[Told] = [
        (each.start, lowered[each.start : each.end], each.direction.sign, each.direction in _WORTH)
        for each in sentence.effects
        if each.direction.sign
        and lowered[each.start : each.end] not in _ALSO
        and lowered[each.start : each.end] not in _NOUNS
        and not (each.end - each.start > 1 and sentence.text[each.start : each.end].isupper())
        and not _is_aside(lowered, each)
        and not _OFTEN.match(lowered, each.end)
    ]
    told.extend(
        (start, word, *_ALSO[word])
        for word, start, _ in read_words(lowered)
        if word in _ALSO
        and (word not in ("earlier", "later") or _SPEED.match(lowered, start))
        and (word not in _MANNERS or lowered.endswith(("more ", "less "), 0, start))
    )
    told = sorted(each for each in told if any(one <= each[0] < other for one, other in stretches))
    told = [each for each in told if not any(mark.start <= each[0] < mark.end for mark in named)] or told
    if not told:
        cues = [each for one, other in stretches for each in COMPARATIVE.finditer(lowered, one, other)]
        told = [(each.start(), each[0], -1 if each[0] in _FEW else 1, False) for each in cues[-1:]]
    return told


def _is_aside(lowered: str, effect: Effect) -> bool:
    """Whether the cue is a number or stands in brackets."""
    before = lowered[max(0, effect.start - 120) : effect.start]
    return lowered[effect.start].isdigit() or before.count("(") > before.count(")")
