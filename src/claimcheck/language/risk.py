"""Figures of risk in one sentence: how many times as likely (relative), or how many of how many (absolute)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.amounts import QuantityKind
from claimcheck.language.quantities import read_quantities
from claimcheck.language.words import lower

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.language.words import Place

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_PER_CENT = r"(?:\s?%|[\s-]per\s?cent\b)"
_PERCENT = rf"{_NUMBER}{_PER_CENT}?(?:\s?(?:to|or|and|-|–)\s?{_NUMBER})?{_PER_CENT}"
_SHARE = r"(?:an?|one)[\s-](?:third|quarter|fifth|tenth|half)|half|two[\s-]thirds|three[\s-]quarters"
_FIGURE = rf"(?<![\d.–-])(?:{_PERCENT}|\b(?:{_SHARE}))"
_TIMES = rf"\b(?:twice|(?:two|three|four|five|six|seven|eight|nine|ten|{_NUMBER})(?:[\s-]?fold|\stimes))"
_ANY_WORDS = r"(?:[\w'’-]{1,30}\s)"
_WORDS = rf"(?:(?!(?:of|and|or|in|for|with|at)\s){_ANY_WORDS})"
_ROUNDLY = (
    r"(?:(?:about|around|approximately|roughly|nearly|almost|over|up|to|more|less|than|at|least|as|much|an|a|average|of"
    r"|some)\s){0,4}"
)
_WITHIN = r"(?:[^.;:]|\.(?=\d))"
_RATES = r"(?:death|mortality|fatality|relapse|recurrence|infection|hospitali[sz]ation|stroke|fracture|event)\srates?"
_RISK = (
    rf"(?:(?:risks?|odds|chances?|likelihood|probability|hazards?|mortality|incidence)|{_RATES})\b"
    r"(?![\s-](?:of\sbias|factors?|scores?|assessment|management|groups?|model|ratio\stest|taking|averse|reducing|lowering))"
)
_EVENTS = (
    r"(?:deaths?|heart\sattacks?|strokes?|fractures?|falls|infections|relapses|hospitali[sz]ations?|cardiac\sevents"
    r"|cardiovascular\sevents|cancers|colds|miscarriages|stillbirths|preterm\sbirths|suicides|injuries"
    r"|exacerbations|complications|hospital\sadmissions)\b"
)
_DIFFERENT = (
    r"(?:lower(?:ed)?|higher|reduced|increased|greater|less|more|smaller|decreased|elevated|raised|added|excess"
    r"|heightened|relative|as\s(?:high|great|large))"
)
_FALL = r"(?:reductions?|increases?|decreases?|drops?|rises?|cuts?|falls?|declines?)"
_CHANGE = (
    r"\b(?:reduc(?:e[sd]?|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|rais(?:e[sd]?|ing)|increas(?:e[sd]?|ing)"
    r"|slash(?:e[sd]|ing)?|decreas(?:e[sd]?|ing)|boost(?:s|ed|ing)?|elevat(?:e[sd]?|ing)|diminish(?:e[sd]|ing)?)"
)
_CHANGED = (
    r"\b(?:fell|falls?|rose|rises?|risen|dropp?(?:ed|s)|declined|increase[sd]|decrease[sd]|reduced|lowered|raised|cut"
    r"|elevated|went\s(?:up|down)|goes\s(?:up|down)|jump(?:s|ed)|climb(?:s|ed))"
)
_MULTIPLIED = r"(?:doubl|tripl|trebl|quadrupl|halv)(?:e[sd]?|ing)"
_HAPPEN = (
    r"(?:die|develop|suffer|contract|catch|relapse|recover|survive|conceive|miscarry|fall\sill|get\s(?!a\b)"
    r"|become\s(?:ill|infected|obese|pregnant|depressed|diabetic|addicted|allergic)|attempt\ssuicide"
    r"|(?:have|experience|get|be\sdiagnosed|be\shospitali[sz]ed|be\sadmitted|be\saffected|need\ssurgery)"
    rf"(?=\b{_WITHIN}{{0,60}}(?:stroke|attack|cancer|diabetes|dementia|depress|asthma|disease|disorder|fracture"
    r"|infection|death|relapse|migraine|symptom|pain|complication|birth|covid|flu\b|cold|hospital|surgery|syndrome))"
    r"|be\shospitali[sz]ed|die[sd]?)"
)
_RELATIVE = re.compile(
    "|".join(
        (
            rf"{_FIGURE}\s(?:relative\s)?{_WORDS}{{0,1}}?risk\s(?:reduction|increase)",
            rf"(?:{_FIGURE}|{_TIMES})\s(?:significantly\s|statistically\s)?{_DIFFERENT}\s{_WORDS}{{0,3}}?{_RISK}",
            rf"(?:{_FIGURE}|{_TIMES})\s(?:relative\s)?{_FALL}\s(?:in|of)\s{_ANY_WORDS}{{0,5}}?(?:{_RISK}|{_EVENTS})",
            rf"{_FIGURE}\s(?:fewer|more|less)\s{_WORDS}{{0,2}}?{_EVENTS}",
            rf"(?:{_FIGURE}|{_TIMES})\s(?:as|more|less)\slikely\b{_WITHIN}{{0,60}}?\s(?:to\s{_HAPPEN}|of\sdying\b)",
            rf"{_CHANGE}\s{_WORDS}{{0,5}}?(?:{_RISK}){_WITHIN}{{0,90}}?\sby\s{_ROUNDLY}{_FIGURE}",
            rf"\b(?:{_RISK}){_WITHIN}{{0,60}}?{_CHANGED}\s(?:by\s)?{_ROUNDLY}{_FIGURE}",
            rf"\b(?:{_RISK}){_WITHIN}{{0,60}}?\b(?:is|was|were|are|be)\s{_ROUNDLY}(?:{_FIGURE}|{_TIMES})\s{_DIFFERENT}\b",
            rf"\b{_MULTIPLIED}\s(?:of\s)?{_WORDS}{{0,4}}?{_RISK}",
            rf"(?:{_TIMES}|\bdouble|\btriple|\bhalf)\s(?:the|that|their|your|his|her)\s{_WORDS}{{0,3}}?{_RISK}",
            rf"\b(?:{_RISK}){_WITHIN}{{0,50}}?\s{_MULTIPLIED}\b",
            rf"{_CHANGE}\s{_WORDS}{{0,5}}?(?:{_RISK}){_WITHIN}{{0,50}}?\sin\shalf\b",
        )
    )
)
_GATE = re.compile(
    r"risk|odds|chance|likel|probab|hazard|mortal|incidence|\brate|fewer|more\b|less\b|reduc|increas|ratio"
)
_FIGURED = re.compile(r"\d|hal[fv]|third|quarter|fifth|tenth|twice|doubl|tripl|trebl|quadrupl|fold|times")
_DENIED = re.compile(r"(?:\b(?:not|no|never|neither|nor|without|cannot|if|whether)\b|n['’]t\b)[^.,;:]{0,40}$")
_TREND = re.compile(
    r"\b(?:since|between|from|in|during)\s(?:19|20)\d\d\s?(?:to|and|-|–)\s?(?:19|20)?\d\d\b|\bsince\s(?:the\s)?(?:19|20)\d\d"
    r"|\b(?:over|in|during|within)\s(?:the\s)?(?:past|last|recent)\s|\b(?:annually|per\syear|a\syear|each\syear|every\syear)\b"
    r"|\bin\srecent\b|\bdecades?\b|\bby\s20[2-9]\d\b"
)
"""What tells of a change in time over a whole population, not of the effect of anything."""
_LONGEST = 2000
"""Code points beyond which a "sentence" is a table or a list run together, and is not read."""
_LITTLE = 0.05
"""A ratio nearer to 1 than this, given without interval, tells no change."""


def read_relative_risk(sentence: str) -> tuple[Place, ...]:
    """The places `(start, end)` that tell how much a risk differs or changes in relation to another, in order.

    "Cuts the risk of stroke by 30%", "twice as likely to die", "a 40% lower chance", "hazard ratio 0.7". Changes of
    measurements, shares of people, trends over the years, what people are likely to say or do, denials, and ratios
    whose interval holds 1 are left alone.
    """
    text = lower(sentence)
    short = _SHORT_RATIO.search(sentence, 0, _LONGEST) is not None
    if (
        len(text) > _LONGEST
        or not (short or (_FIGURED.search(text) and _GATE.search(text)))
        or _TREND.search(text) is not None
    ):
        return ()
    found = [match.span() for match in _RELATIVE.finditer(text) if not _is_denied(text, match.start())]
    if "ratio" in text or "relative risk" in text or short:
        found.extend(_ratios(sentence, text))
    return _apart(found)


_SHORT_RATIO = re.compile(r"\b[aA]?(?:HR|OR|RR|IRR)\b")


def _ratios(sentence: str, text: str) -> Iterator[Place]:
    for each in read_quantities(sentence):
        if each.kind is not QuantityKind.RATIO or "prevalence" in each.role or _is_denied(text, each.start):
            continue
        low, high = each.interval or (each.low - _LITTLE, each.high + _LITTLE)
        if not low <= 1 <= high:
            yield each.start, each.end


def _is_denied(text: str, start: int) -> bool:
    return _DENIED.search(text, max(0, start - 60), start) is not None


def _apart(places: list[Place]) -> tuple[Place, ...]:
    apart: list[Place] = []
    for place in sorted(places):
        if not apart or place[0] >= apart[-1][1]:
            apart.append(place)
    return tuple(apart)


_COUNT = r"(?:\d[\d,]{0,9}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
_BASE = (
    r"(?:\d[\d,]{0,9}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a?\s?hundred|a?\s?thousand|million)"
)
_ABSOLUTE = re.compile(
    r"\babsolute(?:ly)?\s(?:\w+\s)?(?:risks?|terms|numbers?|differences?|reductions?|increases?|rates?|benefits?|changes?)"
    r"|\bnumber\sneeded\sto\b|\bnn[th]\b|\bpercentage[\s-]points?\b|\bbaseline\srisk\b"
    rf"|\b{_COUNT}(?:\s[a-z]+){{0,3}}\s(?:in|of|out\sof|among|per)\s(?:every\s|the\s|each\s|all\s)?{_BASE}\b(?!\s?(?:%|per\s?cent))"
    rf"|\b(?:per|in\severy|of\severy|for\severy|out\sof\severy)\s{_BASE}\b|\b\d{{1,6}}\s?/\s?\d{{2,7}}\b"
    rf"|\bfrom\s{_ROUNDLY}{_PERCENT}\s(?:[a-z]+\s){{0,4}}to\s{_ROUNDLY}{_PERCENT}"
    r"|\bin\s\d[\d,]{0,9}\s(?:of\b|patients|people|women|men|participants|children)"
    rf"|\b{_COUNT}\s(?:(?:fewer|more|extra|additional|excess|new)\s)?(?:[a-z]+\s){{0,2}}(?:deaths|cases|events|strokes"
    r"|heart\sattacks|fractures|infections|lives|relapses|people\s(?:died|developed))\b"
)
_ANY_PERCENT = re.compile(rf"(?<![\d.]){_PERCENT}")
_INTERVAL = re.compile(r"\b9\d(?:\.\d)?\s?(?:%|per\s?cent)[\s-]?(?:ci\b|confidence|credib|uncertainty)[^();]{0,60}")
_RELATED = re.compile(
    r"\s?(?:significantly\s)?(?:lower|higher|reduc|increas|greater|less\b|more\b|fewer|smaller|decreas|drop|rise|cut\b"
    r"|fall|declin|relative|risk\s(?:red|inc))"
)
_CHANGED_BY = re.compile(rf"(?:\bby\s{_ROUNDLY}|{_CHANGED}\s{_ROUNDLY})$")
_OCCURRED = re.compile(
    r"\brisks?\b|\brates?\b|\bincidence|\bdied?\b|\bdeaths?\b|\bdevelop|\boccur|\bsuffer|\bexperienc|\bhad\b|\bgroup"
    r"|\bsurviv|\bchance|\bprobab|\bcompared\b|\bversus\b|\bvs\b|\bgot\b|\brelaps|\brecover|\bcontract|\baffect"
)


def gives_absolute(sentence: str) -> bool:
    """Whether `sentence` tells how many of how many something happens to, or by how much that changes.

    "2 in 100", "45 of 1,200 men", "from 4% to 3%", "12 deaths", "one percentage point", "number needed to treat",
    and a percentage that is neither a change nor an interval beside a word of happening ("4% of them died").
    """
    text = lower(sentence)
    if _ABSOLUTE.search(text) is not None:
        return True
    if _OCCURRED.search(text) is None:
        return False
    told = [match.span() for pattern in (_RELATIVE, _INTERVAL) for match in pattern.finditer(text)]
    return any(not _is_change(text, match.span(), told) for match in _ANY_PERCENT.finditer(text))


def _is_change(text: str, place: Place, told: list[Place]) -> bool:
    start, end = place
    if any(first < end and start < last for first, last in told):
        return True
    return _RELATED.match(text, end) is not None or _CHANGED_BY.search(text, max(0, start - 60), start) is not None


_OBJECT = re.compile(
    rf"\b{_RISK}\sof\s(?:(?:a|an|the|having|getting|developing|dying\sof|dying\sfrom)\s)?((?:[\w'’-]{{1,30}}\s?){{1,3}})"
)
_OBJECT_ENDS = re.compile(r"\b(?:by|in|for|among|and|or|with|than|after|from|is|was|were|fell|rose|compared|over)\b")


def read_risk_object(sentence: str) -> str:
    """What the first risk told of in `sentence` is a risk of, in lower case, at most three words; empty if not told."""
    match = _OBJECT.search(lower(sentence))
    return "" if match is None else _OBJECT_ENDS.split(match[1])[0].strip()
