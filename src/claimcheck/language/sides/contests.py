"""Comparisons between two sides: "lower in A than in B", "compared with B, A …", "A beat B", "longer in A"."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.polarity import read_worth
from claimcheck.language.reading import ReadSentence
from claimcheck.language.sides.comparatives import COMPARATIVE, Lead, finds_nothing, read_lead, read_pace
from claimcheck.language.sides.marks import MARKS
from claimcheck.language.sides.poles import LONGEST, Pole, features, read_pole, read_region
from claimcheck.language.statements.clauses import cut

_PEOPLE = r"(?:those|people|patients|participants|women|men|children|adults|individuals|subjects|users|the|their)"
_NUMBER = (
    r"(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|once\b|twice\b|half\b"
    r"|an? (?:day|week|month|year|third|quarter)\b)"
)
_BEATEN = (
    r"outperform(?:s|ed|ing)?|beats?|bested|outdid|outlived?|outlasted|surpass(?:es|ed)?|exceed(?:s|ed)?|trail(?:s|ed)?"
    r"|lagged behind|lost (?:out )?to|(?:superior|inferior|preferable) to"
)
_BEATS = re.compile(_BEATEN)
_PIVOT = re.compile(
    rf"\b(?:than(?! {_NUMBER})|compared (?:with|to|against)|versus|vs\.?|relative to|as opposed to"
    rf"|in (?:comparison|contrast) (?:with|to)|unlike|{_BEATEN}|(?:in )?favou?r(?:ed|s|ing)?(?: of)?)\s"
    rf"|times\s(?:of\s)?(?=that|those)|,\s(?:and\s)?not\s(?=(?:in|with|among|on|for)\s|{_PEOPLE}\s|[^,.;]{{3,40}},)"
    rf"|\bas\s(?=(?:in|with|among|on|for|when|after|before|without)\s|{_PEOPLE}\s)"
)
_TIMES = re.compile(
    r"\b(?P<more>twice|(?:two|three|four|five|six|ten|\d[\d.]{0,4})[ -](?:times|fold))\sas\s"
    r"|\b(?P<less>half\sas|not\sas|not\sso)\s"
)
_NUMBER_BEFORE = re.compile(r"(\d+(?:\.\d+)?)\s?(?:\([^()]{0,40}\)\s?)?$")
_VALUE = re.compile(
    r"(?:(?:about|roughly|nearly|almost|only|around|some|just|approximately|an?|the|mean|median|average|of|by)\s){0,4}"
    r"\d[\d.,·]*\s?(?:%|per ?cent|points?\b|\(|±|\+|for\b|in\b|with\b|among\b|on\b|of\b|hours?\b|days?\b|deaths?\b"
    r"|cases?\b|events?\b|(?:[\w/]+ ){0,2}(?:for|in|among) )"
)
_REGION_END = re.compile(
    r"[;:(]|,(?!\d|\s(?:[\w-]+\s){1,3}(?:and|or)\s[\w-]+(?:[.,;(]|$))|\band\b(?!\s(?:[\w-]+\s?){1,2}(?:[.,;(]|$))"
    r"|\b(?:but|in terms of|at|during|significantly|regarding|(?:in|for) \w{3,14}ing)\b"
    r"|(?<!\bwho\s)(?<!\bthat\s)(?<!\bthey\s)(?<!\bit\s)(?<!\bwho\sdid\s)\b(?:was|were|had|is|are|did|do|does)\b"
)
_ASIDE = 300
"""Characters before a comparison in which a bracket or a question that holds it is sought."""
_ASKED = re.compile(
    r"\b(?:if|whether|hypothesi[sz]ed?|hypothesis|aim|aimed|objective|to (?:compare|determine|test|assess))\b"
)
_HOLDER = re.compile(
    r"\b(?:in|with|among|for|on|after|using|under|by)\s(?!\d|about|nearly|almost|half|an?\s(?:third|quarter|half)"
    r"|average|baseline|follow|both|all|this|these|our|terms|addition|contrast|comparison|respect|regard|(?:the\s)?(?:first|second|last|next|short|long|\w+\s)?\s?"
    r"(?:hours?|days?|weeks?|months?|years?)\b)"
)
_OPENING = re.compile(r"\s*(?:with|in|among|on|after|for|under|using)\s(?!\d|this|these|our|both|all|a\s|an\s|total)")
_VERB = re.compile(
    r"(?<!\bwho\s)(?<!\bthat\s)(?<!\bwhich\s)\b(?:was|were|had|has|have|is|are|did|showed|reported|experienced"
    r"|developed|led|gave|produced|suffered|(?<!who\s)(?!un)[a-z]{3,12}ed)\b"
    r"(?!\s(?:patients|people|participants|women|men|mothers|children|infants|babies|adults|subjects|individuals|mice|rats"
    r"|groups?|arms?|controls|cells|animals)\b)"
)
_FIRST_WORD = re.compile(r"\s*\w+\s")
_AUXILIARY = re.compile(r"(?:did|do|does|was|were|had|has|have|is|are)\s(?=those|in|with|among|people|patients|the)")
_COMMA = re.compile(r"(?:[^,(]|\([^()]{0,80}\)){3,160},")
_WORDS_IN_BRACKETS = re.compile(r"\([^()\d=<>%]{1,40}\)")
_OTHERS = re.compile(r"(?:in |with |among )?(?:all |any of )?(?:the )?(?:other|remaining|rest)\b")
_LIKELY = re.compile(r"\b(?:likely|unlikely|able|apt|prone|inclined|willing|liable|(?:more|less) often found)\b")
_TO_DO = re.compile(
    r"(?<!assigned)(?<!allocated)(?<!andomised)(?<!andomized)(?<!exposed)(?<!relative)(?<!used)(?<!close)\sto\s(?=[a-z])"
)
"""What "A was likelier than B to have" goes on with."""
_PARTY = re.compile(
    r"(?:results\s|also,?\s|however,?\s|conversely,?\s|overall,?\s)?(?:[^\s,;:()]+\s){0,4}"
    r"(?:groups?|arms?|patients|participants|people|persons|women|men|children|adults|infants|babies|subjects|those"
    r"|individuals|users|smokers|drinkers|eaters|mice|rats|cases|controls|volunteers|students|workers|mothers)\s"
    r"(?:(?:in|with|who|on|given|receiving|treated|assigned|allocated|randomi[sz]ed|taking|using|without|from|whose|under)"
    r"\s.{1,80})?"
)
"""A subject that is the side itself, not something measured of it."""
_GROUP = re.compile(r"\b(?:groups?|arms?|those|patients|participants|women|men|people)\b")
_RELATES = re.compile(
    r"\b(?:(?:associated|linked|tied|correlated) (?:with|to)|(?:led|leads?) to|result(?:ed|s) in|produc(?:ed|es)"
    r"|gave|gives|caus(?:ed|es)|brought)\b"
)
"""What makes the subject the side, whatever setting follows."""
_STOP = re.compile(r"[,;:()]|\bbut\b|\band\b(?!\s(?:[\w-]+\s?){1,2}(?:[.,;(]|$))")


@frozen(kw_only=True, eq=False)
class Contest:
    """A clause that sets one side against another."""

    sentence: ReadSentence
    main: Pole
    """What is told outside the words of the side compared with: the other side, and the outcome."""
    against: Pole
    """What is told of the side compared with; empty where it is not named."""
    lead: Lead
    """Which way the main side differs from the other."""
    region: tuple[int, int]
    """`[start:end]` of the words of the side compared with, or of the only one that is named."""
    worth: int
    """Whether more of the outcome is good (+1) or bad (−1); 0 where that is not known."""
    outcome: Pole
    """What is told beside the two sides, as far as it can be told apart."""
    pace: str = ""
    """"speed" or "time" where it is compared how fast something goes or how long it takes."""
    from_values: bool = False
    """Two values amount to the comparison; no words compare."""


@lru_cache(maxsize=2048)
def read_contests(sentence: ReadSentence) -> tuple[Contest, ...]:
    """The comparisons between two sides that `sentence` makes, one a clause; none where a clause finds no difference.

    A clause that compares without naming the other side ("was shorter in the oil group") gives a contest whose
    `against` is empty.
    """
    lowered = sentence.lowered
    if len(lowered) > LONGEST:
        return ()
    found = []
    for first, last in cut(lowered):
        pivots = [each for each in _PIVOT.finditer(lowered, first, last) if _sets_apart(lowered, first, each)]
        pivot = next((each for each in pivots if not each[0].startswith("v")), pivots[0] if pivots else None)
        contest = _alone(sentence, first, last) if pivot is None else _pair(sentence, (first, last), pivot)
        if contest is not None:
            found.append(contest)
    return tuple(found)


def _sets_apart(lowered: str, first: int, pivot: re.Match[str]) -> bool:
    """Whether the words compare, and that neither in brackets nor as a question: "to see whether A is better than"."""
    before = lowered[max(first, pivot.start() - _ASIDE) : pivot.start()]
    if before.count("(") > before.count(")") or _ASKED.search(before):
        return False
    return pivot[0] != "as " or _TIMES.search(before) is not None


def _pair(sentence: ReadSentence, clause: tuple[int, int], pivot: re.Match[str]) -> Contest | None:
    first, last = clause
    lowered = sentence.lowered
    region = _region(lowered, first, pivot, last)
    if finds_nothing(sentence, first, last) or _VALUE.match(lowered, region[0]):
        return None
    lead = _lead(sentence, clause, pivot, region)
    if not lead.sign:
        return None
    against = read_region(sentence, *region)
    compared = pivot.start(), region[1]
    main = read_pole(sentence, first, last, besides=[compared])
    side = _side(sentence, clause, pivot, region)
    if side is not None:
        main = frozenset(each for each in main if each not in MARKS and each[0] != "#") | read_pole(sentence, *side)
    if against <= main:
        main -= against
    outside = [compared] if side is None else [compared, side]
    if _OTHERS.match(lowered, *region) and side is not None:
        main, against, region = read_pole(sentence, *side), frozenset(), side
    return Contest(
        sentence=sentence,
        main=main,
        against=against,
        lead=lead,
        region=region,
        worth=read_worth(sentence.text[first : pivot.start()]) or read_worth(sentence.text[first:last]),
        outcome=read_pole(sentence, first, last, besides=outside),
        pace=read_pace(lowered, first, last),
    )


def _region(lowered: str, first: int, pivot: re.Match[str], last: int) -> tuple[int, int]:
    """`[start:end]` of what is compared with; short brackets without figures belong to it."""
    start = pivot.end()
    opened = _AUXILIARY.match(lowered, start)
    start = start if opened is None else opened.end()
    comma = _COMMA.match(lowered, start, last) if pivot.start() <= first + 3 else None
    if comma is not None:
        return start, comma.end() - 1
    if _LIKELY.search(lowered, first, pivot.start()):
        doing = _TO_DO.search(lowered, start, last)
        last = last if doing is None else doing.start()
    place = min(last, start + 3)
    while (stop := _REGION_END.search(lowered, place, last)) is not None:
        bracket = _WORDS_IN_BRACKETS.match(lowered, stop.start(), last)
        if bracket is None:
            return start, stop.start()
        place = bracket.end()
    return start, last


def _lead(sentence: ReadSentence, clause: tuple[int, int], pivot: re.Match[str], region: tuple[int, int]) -> Lead:
    if pivot[0] == "as ":
        times = _TIMES.search(sentence.lowered, clause[0], pivot.start())
        return Lead(sign=1 if times is not None and times["more"] else -1, of_worth=False)
    if pivot[0].startswith("times"):
        number = _NUMBER_BEFORE.search(sentence.lowered, clause[0], pivot.start())
        return Lead(sign=0 if number is None else -1 if number[1].startswith("0") else 1, of_worth=False)
    if "favo" in pivot[0]:
        return Lead(sign=-1, of_worth=True)
    before = read_lead(sentence, [(clause[0], region[0])])
    if before.sign:
        return before
    times = _TIMES.search(sentence.lowered, clause[0], pivot.start())
    if times is not None:
        return Lead(sign=1 if times["more"] else -1, of_worth=False)
    return read_lead(sentence, [(region[1], clause[1])])


def _side(
    sentence: ReadSentence, clause: tuple[int, int], pivot: re.Match[str], region: tuple[int, int]
) -> tuple[int, int] | None:
    """`[start:end]` of the side that is compared: "in A" before "than", or the subject."""
    lowered = sentence.lowered
    first, last = (clause[0], pivot.start()) if pivot.start() > clause[0] + 12 else (region[1], clause[1])
    cue = COMPARATIVE.search(lowered, first, last)
    told = [each.end for each in sentence.effects if first <= each.start < last]
    place = max(told, default=0) if cue is None else cue.end()
    holder = _HOLDER.search(lowered, place, last) if place else None
    if holder is not None:
        return holder.end(), last
    verb = _verb(lowered, first, last)
    if verb is None and _BEATS.match(pivot[0]):
        return _subject(lowered, first, pivot.start())
    return None if verb is None else _subject(lowered, first, verb.start())


def _alone(sentence: ReadSentence, first: int, last: int) -> Contest | None:
    """The comparison of a clause that names one side: "was shorter in the oil group", "the oil group slept longer"."""
    lowered = sentence.lowered
    cue = next((each.span() for each in COMPARATIVE.finditer(lowered, first, last) if _tells(sentence, each)), None)
    if cue is None or finds_nothing(sentence, first, last) or _ASKED.search(lowered, first, cue[0]):
        return None
    region = _only_side(lowered, first, cue, last)
    lead = read_lead(sentence, [(first, last)])
    if region is None or not lead.sign:
        return None
    return Contest(
        sentence=sentence,
        main=read_pole(sentence, *region),
        against=frozenset(),
        lead=lead,
        region=region,
        worth=read_worth(sentence.text[first : cue[1]]) or read_worth(sentence.text[first:last]),
        outcome=read_pole(sentence, first, last, besides=[region]),
        pace=read_pace(lowered, first, last),
    )


def _only_side(lowered: str, first: int, cue: tuple[int, int], last: int) -> tuple[int, int] | None:
    opening = _OPENING.match(lowered, first)
    if opening is not None and opening.end() < cue[0]:
        stop = re.compile(r",|\sthe\s|\bthere\b").search(lowered, opening.end() + 4, cue[0])
        return None if stop is None else (opening.end(), stop.start())
    verb = _verb(lowered, first, cue[1])
    if verb is not None and verb.start() > first + 1 and _RELATES.search(lowered, first, cue[0]):
        return _subject(lowered, first, verb.start())
    holder = _HOLDER.search(lowered, cue[1], last)
    if holder is not None:
        stop = _STOP.search(lowered, holder.end(), last)
        region = holder.end(), last if stop is None else stop.start()
        party = verb is not None and _PARTY.fullmatch(lowered, first, verb.start())
        if verb is None or not party or _GROUP.search(lowered, *region):
            return region
    return None if verb is None else _subject(lowered, first, verb.start())


def _verb(lowered: str, first: int, last: int) -> re.Match[str] | None:
    """The first verb after the first word: "untreated" opens a subject."""
    word = _FIRST_WORD.match(lowered, first, last)
    return _VERB.search(lowered, first if word is None else word.end(), last)


def _subject(lowered: str, first: int, verb: int) -> tuple[int, int]:
    """The side in the subject: "mortality in the oil group was" tells of the group."""
    holder = _HOLDER.search(lowered, first, verb)
    return (first if holder is None else holder.end()), verb


def _tells(sentence: ReadSentence, cue: re.Match[str]) -> bool:
    """Whether the comparative is a cue of how a side did, not part of its name: "the higher dose"."""
    return not any(
        each.start <= cue.start() < each.end and each.of_course for each in features(sentence) if each.name in MARKS
    )
