"""Statistics as papers print them: p-values, sample sizes, ratios by name, and confidence intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.amounts import Bound, Change, Quantity, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"[−–-]?\d{0,7}(?:[.·,]?\d{1,6})"
_MARKED = re.compile(
    rf"\bp(?:[\s-]?values?)?(?:\s(?:for|of|was|interaction|trend)){{0,3}}\s?(?P<sign>[=<>≤≥⩽⩾])\s?(?P<p>0?[.·]\d{{1,8}}|0|1)\b"
    r"|\bn\s?[=:]\s?(?P<n>\d{1,3}(?:[,\s]\d{3}){1,3}(?!\d)|\d{1,9})\b"
    rf"|(?:\b\d\d(?:\.\d)?\s?%\s?)?\b(?:c\.?i\.?|cri|(?:confidence|credible)\s(?:intervals?|limits?))(?:\s?\[?ci\]?)?"
    rf"[\s:,=\[(]{{0,4}}(?:(?:of|from|was|between)\s)?"
    rf"(?P<low>{_NUMBER})\s?%?\s?(?:to|and|,|–|-|—|;|−)\s?(?P<high>{_NUMBER})"
    r"|\b(?P<ratio>odds|hazards?|risk|rate|prevalence|incidence|relative)\s(?:ratios?|risks?|rates?|odds)\b"
    r"|\b(?P<short>a?(?:or|hr|rr|irr|pr|shr))s?\b(?=[\s,:=\[(])"
)
_MAY = re.compile(r"[=<>≤≥⩽⩾]|ratio|relative (?:risk|rate|odds)|\bci\b|interval")
_MAY_SHORT = re.compile(r"\b(?:[aA]|a[A-Z]?)?(?:OR|HR|RR|IRR|PR)s?\b")
_NAMES = {"or": "odds", "hr": "hazard", "rr": "risk", "irr": "rate", "relative": "risk", "hazards": "hazard"}
_NAMES |= {"pr": "prevalence", "shr": "hazard"}
_BETWEEN = r"(?:\s?(?:\[[^\[\]]{0,24}\]|\((?:a|s)?(?:hr|or|rr|irr|95\s?% ?ci)s?\)))?"
_VALUE = re.compile(
    rf"{_BETWEEN}(?:[\s,:=(\[]{{0,3}}(?P<value>\d{{1,3}}[.·]\d{{1,3}}|\d{{1,2}}(?![\d%.·]))"
    r"|[^\d;.()]{0,90}?\s(?:was|were|of|is|=|:)\s?(?P<far>\d{1,3}[.·]\d{1,3}))(?!\d|\s?%|\s?(?:to|–|-)\s?\d)"
)
"""The value right behind the name, or further on behind "was" and the like."""


@frozen
class Estimates:
    """What was found: the quantities, and the places that hold no other number."""

    quantities: tuple[Quantity, ...]
    intervals: tuple[tuple[int, float, float], ...]
    """`(place, low, high)` of each confidence interval."""
    taken: tuple[tuple[int, int], ...]


def read_estimates(text: str, lowered: str) -> Estimates:
    """The statistics of `text`, given also in lower case; short names of ratios count in capitals only."""
    if _MAY.search(lowered) is None and _MAY_SHORT.search(text) is None:
        return Estimates((), (), ())
    quantities: list[Quantity] = []
    intervals: list[tuple[int, float, float]] = []
    taken: list[tuple[int, int]] = []
    for match in _MARKED.finditer(lowered):
        if match["low"] is not None:
            intervals.append((match.start(), _value(match["low"]), _value(match["high"])))
            taken.append(match.span())
            continue
        if match["short"] is not None and not text[match.start() : match.end("short")].removeprefix("a").isupper():
            continue
        for quantity in _quantity(match):
            quantities.append(quantity)
            taken.append((quantity.start, quantity.end))
    return Estimates(tuple(quantities), tuple(intervals), tuple(taken))


def _value(written: str) -> float:
    written = written.replace("·", ".").replace("−", "-").replace("–", "-")
    whole, comma, part = written.partition(",")
    if comma:
        written = whole + part if len(part) == 3 else f"{whole}.{part}"
    return float(written)


def _step(written: str) -> float:
    return 10.0 ** -len(written.replace("·", ".").partition(".")[2])


def _quantity(match: re.Match[str]) -> Iterator[Quantity]:
    start, end = match.span()
    if match["p"] is not None:
        value = _value(match["p"])
        bound = {"=": Bound.NONE, ">": Bound.AT_LEAST, "≥": Bound.AT_LEAST, "⩾": Bound.AT_LEAST}
        yield Quantity(
            start=start,
            end=end,
            kind=QuantityKind.P_VALUE,
            low=value,
            high=value,
            unit="p",
            step=_step(match["p"]),
            bound=bound.get(match["sign"], Bound.AT_MOST),
        )
    elif match["n"] is not None:
        value = float(re.sub(r"\D", "", match["n"]))
        yield Quantity(
            start=start, end=end, kind=QuantityKind.SAMPLE_SIZE, low=value, high=value, unit="people", step=1.0
        )
    else:
        yield from _ratio(match)


def _ratio(match: re.Match[str]) -> Iterator[Quantity]:
    found = _VALUE.match(match.string, match.end())
    if found is None:
        return
    written = found["value"] or found["far"]
    value = _value(written)
    name = match["ratio"] or match["short"].removeprefix("a")
    yield Quantity(
        start=match.start(),
        end=found.end(),
        kind=QuantityKind.RATIO,
        low=value,
        high=value,
        unit="factor",
        step=_step(written),
        change=Change.RELATIVE,
        sign=(value > 1) - (value < 1),
        role=_NAMES.get(name, name),
    )
