"""What the figures beside an effect say of it: p-values, intervals, and ratios over or under 1."""

from __future__ import annotations

from claimcheck import regex as re

_P_VALUE = re.compile(
    r"\bp(?:[- ]?values?)?(?: for (?!inter|heter|homo)\w{1,12})? ?(=|<|>|≤|≥|⩽|⩾) ?"
    r"(0?[.·]\d{1,6}|0|1(?:\.0{1,3})?)(?![.·]?\d)"
    r"(?! for (?:interaction|heterogeneity))"
)
_ALSO = re.compile(r"\bns\b|\bn\.s\.|\bnot significant\b")
_INTERVAL = re.compile(
    r"(?:95 ?% ?(?:ci|confidence intervals?|cri)|\bci\b)[^\d−–-]{0,12}"
    r"(?P<low>[−–-]?\d{1,6}(?:[.·]\d{1,4})?)\s?(?:to|,|–|-|—|;)\s?(?P<high>[−–-]?\d{1,6}(?:[.·]\d{1,4})?)"
)
_MEASURE = re.compile(
    r"\b(?:[ai]?or|a?rr|a?hr|irr|ratios?|odds|hazard|relative risk|relative rate|risk|rate|difference|change|md|smd|wmd"
    r"|effect|points?|reduction)\b"
)
_ASIDE = 60
"""Characters before an interval in which the name of its measure is sought."""
_RATIOS = frozenset(
    ("or", "aor", "ior", "rr", "arr", "hr", "ahr", "irr", "ratio", "ratios", "odds", "hazard", "relative risk")
) | {"relative rate"}
_DIFFERENCES = frozenset({"difference", "change", "md", "smd", "wmd", "effect", "point", "points", "reduction"})


def read_significance(text: str, written: str) -> list[tuple[int, bool]]:
    """`(place, significant)` of every p-value and of every interval of a ratio or difference, in order.

    `text` is `written` in lower case. p-values over 0.05, ratio intervals over 1 and difference intervals over 0 are
    not significant. Intervals count only where no p-value is told.
    """
    found = []
    if "p" in text:
        found = [(match.start(), _is_significant(match[1], _number(match[2]))) for match in _P_VALUE.finditer(text)]
    found.extend((match.start(), False) for match in _ALSO.finditer(text))
    if not found and ("ci" in text or "confidence" in text or "cri" in text):
        for match in _INTERVAL.finditer(text):
            low, high = _number(match["low"]), _number(match["high"])
            names = [
                each[0]
                for each in _MEASURE.finditer(text, max(0, match.start() - _ASIDE), match.start())
                if not _is_conjunction(each, written)
            ]
            measure = names[-1] if names else ""
            if measure in _RATIOS:
                found.append((match.start("low"), not low <= 1 <= high))
            elif measure in _DIFFERENCES and low <= 0 <= high:
                found.append((match.start("low"), False))
    return sorted(found)


_RATIO = re.compile(
    r"\b(?:or|rr|irr|ror|[ai]?hr|aor|ratios?|relative (?:risk|rate))\b(?: ?\[[a-z]{1,4}\]| ?\([a-z]{1,4}\))?"
    r"[^\w;()\[\]]{0,4}(?:of |was |is |for [^;()\d]{1,60}? |(?:for|of) [^;()]{1,120}? (?:was|is|were) )?"
    r"[^\w;()\[\]]{0,3}(?P<value>\d{1,3}[.·]\d{1,3})\b"
)


_NEXT_RATIO = re.compile(
    r"\b(?:was|were|and|is) (?P<value>\d{1,3}[.·]\d{1,3}) \((?:95 ?% (?:ci|confidence interval)[,:]? )?"
    r"\d{1,3}[.·]\d{1,3} ?(?:to|-|–|,) ?\d{1,3}[.·]\d{1,3}"
)
"""A further ratio of a sentence that told one before, by the interval that follows it."""


def _is_conjunction(match: re.Match[str], written: str) -> bool:
    """Whether "or" is the word and not the ratio, by its letters as written."""
    return match[0].startswith("or") and not written.startswith("OR", match.start())


def read_ratios(text: str, written: str) -> list[tuple[int, int, bool]]:
    """`(start, end, above one)` of ratios of odds, hazards, risks or rates; 1 is left out.

    `text` is `written` in lower case.
    """
    found = []
    for match in _RATIO.finditer(text):
        value = _number(match["value"])
        if value != 1 and not _is_conjunction(match, written):
            found.append((match.start("value"), match.end("value"), value > 1))
    if found:
        ends = {end for _, end, _ in found}
        found += [
            (match.start("value"), match.end("value"), value > 1)
            for match in _NEXT_RATIO.finditer(text, found[0][1])
            if match.end("value") not in ends and (value := _number(match["value"])) != 1
        ]
    return sorted(found)


def _is_significant(relation: str, value: float) -> bool:
    return value < 0.05 if relation in "=>≥⩾" else value <= 0.05


def _number(written: str) -> float:
    return float(written.translate({0x2212: "-", 0x2013: "-", 0xB7: "."}))
