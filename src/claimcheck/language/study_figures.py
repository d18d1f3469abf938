"""What a sentence says of the size and the length of a whole study, not of a group, a part or a moment of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.amounts import Bound, Change, Quantity, QuantityKind
from claimcheck.language.quantities import read_quantities
from claimcheck.language.words import lower

if TYPE_CHECKING:
    from collections.abc import Iterator


class StudyFigureKind(StrEnum):
    """What the figure tells of the study."""

    PARTICIPANTS = "number of participants"
    LENGTH = "length of the study"
    FOLLOW_UP = "length of follow-up"


@frozen(kw_only=True)
class StudyFigure:
    """A figure of a whole study and the words `[start:end]` of the sentence that tell it."""

    kind: StudyFigureKind
    quantity: Quantity
    start: int
    end: int
    noun: str = ""
    """Who is counted: the noun in lower case, "people" for all words that name no sort of people."""


_LONGEST = 2000
"""Code points beyond which a "sentence" is a table or a list run together, and is not read."""
_ANYBODY = frozenset({"people", "participants", "volunteers", "subjects", "individuals", "persons"})
_NOUN = (
    r"(?:people|participants|volunteers|subjects|individuals|persons|patients|adults|women|men|children|students"
    r"|teenagers|adolescents|nurses|infants|babies)"
)
_COUNTED = re.compile(rf"\s?({_NOUN})\b")
_COUNTED_IN = re.compile(rf"\s?{_NOUN}$")
_STUDY = r"(?:study|trial|experiment)"
_HEADED = re.compile(
    rf"\b{_STUDY}\s(?:of|in|with|among|involving|including|(?:involved|included|followed|tracked|looked\sat|had))\s"
    r"(?:a\stotal\sof\s)?$"
)
_THE = re.compile(r"(?:^|[^\w])(?:the|all)\s$")
_PART = re.compile(
    r"\b(?:of|another|further|additional|other|remaining|first|extra|only|next|last|these|those|some|among|group|arm)"
    r"\s(?:the\s|these\s|those\s|all\s)?$"
)
_TOTAL = re.compile(r"\b(?:a\stotal|an\soverall\stotal)\sof\s$")
_WHOLE = re.compile(
    r"\s(?:took\spart|participated|(?:were|was)\s(?:\w+\s)?(?:randomi[sz]ed|randomly|split|divided))\b"
    r"(?!\s(?:to|only)\b|\sin\s(?!(?:the|this|our)\s(?:\w+\s)?(?:study|trial|experiment|research)))"
)
_ENDS = re.compile(
    r"(?:\s?[.,;]|$|\s(?:took\spart|in\sthe\s(?:study|trial|experiment)|were\s(?:randomly|split|divided|randomi[sz]ed))\b)"
)
_LASTED = re.compile(rf"\b(?:the|this)\s{_STUDY}\s(?:lasted|ran|went\son)\s(?:for\s|over\s)?$")
_LONG_STUDY = re.compile(
    rf"[\s-](?:(?:randomi[sz]ed|controlled|clinical|double-blind|placebo-controlled|long|observational)\s){{0,3}}{_STUDY}\b"
)
_FOLLOWED = re.compile(
    rf"(?:\bfollowed\s(?:up\s)?(?:(?:them|the\s{_NOUN}|{_NOUN})\s)?for"
    r"|\bfollow(?:ed\sup|-up|\sup)\s(?:(?:period|time)\s)?(?:of|was|lasted|for)|\bwere\sfollowed\s(?:up\s)?for)\s$"
)
_OTHER_STUDY = re.compile(
    r"\b(?:another|other|second|third|earlier|previous|prior|separate|later|subsequent|similar|different|larger|smaller"
    r"|newer|follow-up|pilot|sub|planned|phase|stage|recent|each|both|two|three|several|these|most|many)[\s-]"
    rf"(?:[\w-]{{1,20}}\s){{0,3}}?(?:{_STUDY}|studies|trials|experiments|survey|analysis|phase|stage|cohorts?|reviews?)\b"
    rf"|\b{_STUDY}\s(?:one|two|three|[1-9])\b|\bmeta-analys|\breviews?\b|\bphase\b|\bwill\sbe\b|\bwould\sbe\b|\bplan"
)
_SINGLE = re.compile(rf"\b(?:an?|one)\s(?:[\w-]{{1,20}}\s){{0,4}}?{_STUDY}\b")
_LOOSE = re.compile(
    r"\b(?:median|mean|average|maximum|minimum|first|another|further|additional|initial|total|every|each|planned)\b"
)


def introduces_study(sentence: str) -> bool:
    """Whether a sentence brings in a study as new: "a trial", "another study", "previous experiments"."""
    text = lower(sentence)
    return _OTHER_STUDY.search(text) is not None or _SINGLE.search(text) is not None


def read_study_figures(sentence: str) -> tuple[StudyFigure, ...]:
    """The participants, length and follow-up of a whole study that a sentence tells with an exact figure, in order.

    Parts ("of the 100, 87 completed"), groups ("50 in each group"), those recruited, screened or analysed, median or
    rounded times, other studies and studies that are planned are left out.
    """
    text = lower(sentence)
    if len(text) > _LONGEST or _OTHER_STUDY.search(text) is not None:
        return ()
    return tuple(_figures(sentence, text))


def _figures(sentence: str, text: str) -> Iterator[StudyFigure]:
    for each in read_quantities(sentence):
        if each.approximate or each.vague or each.rough or each.parts or each.bound is not Bound.NONE:
            continue
        if each.low != each.high or each.change is not Change.LEVEL:
            continue
        if each.unit == "people":
            noun = _COUNTED.match(text, _number_end(text, each))
            if noun is not None and _counts_all(text, each.start, noun.end()):
                yield _figure(StudyFigureKind.PARTICIPANTS, each, noun.end(), noun[1])
        elif each.kind is QuantityKind.DURATION:
            kind = _time_of_study(text, each)
            if kind is not None:
                yield _figure(kind, each, each.end)


def _number_end(text: str, quantity: Quantity) -> int:
    """Where the number itself ends, should the quantity take in its noun."""
    noun = _COUNTED_IN.search(text[quantity.start : quantity.end])
    return quantity.end if noun is None else quantity.start + noun.start()


def _figure(kind: StudyFigureKind, quantity: Quantity, end: int, noun: str = "") -> StudyFigure:
    return StudyFigure(
        kind=kind,
        quantity=quantity,
        start=quantity.start,
        end=max(end, quantity.end),
        noun="people" if noun in _ANYBODY else noun,
    )


def _counts_all(text: str, start: int, end: int) -> bool:
    """Whether the people counted at `[start:end]` are all who took part."""
    before = text[max(0, start - 60) : start]
    if _HEADED.search(before) is not None:
        return True
    if _PART.search(before) is not None and _TOTAL.search(before) is None:
        return False
    if _WHOLE.match(text, end) is not None:
        return True
    return _THE.search(before) is not None and _ENDS.match(text, end) is not None


def _time_of_study(text: str, quantity: Quantity) -> StudyFigureKind | None:
    before = text[max(0, quantity.start - 60) : quantity.start]
    if _LOOSE.search(before) is not None:
        return None
    if _FOLLOWED.search(before) is not None:
        return StudyFigureKind.FOLLOW_UP
    if _LASTED.search(before) is not None or _LONG_STUDY.match(text, quantity.end) is not None:
        return StudyFigureKind.LENGTH
    return None
