"""Claims as journalists, leaflets and blogs write them about whole abstracts: faults told, false alarms, SUPPORTED.

Every figure twice: on the abstracts that rules were read on ("seen") and on those that nobody read ("held out"; a
third, by the hash of the paper). A fault is noticed where the verdict is CONTRADICTED or a difference stands at .6 or
more, named where that difference is of a kind that fits. Beside what was fitted stand three controls: pairs of claims
of like length only, the same claims beside the abstract of another paper (what is left is style, not fidelity), and a
bag of the claim's own words, out of fold by paper.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from benchmarks.measure import Figure, figure
from claimcheck.model import Comparison, Passage, Work
from claimcheck.model.comparisons import Verdict
from claimcheck.verification import verify

SETS = {"a, d, e": ("set_a", "set_d", "set_e"), "twins": ("set_f",)}
TOLD = 0.6
_LIKE_LENGTH = 1
_SHARES = ((0.0, 0.2), (0.2, 0.4), (0.4, 1.01))
_ANIMAL, _NULL = "PopulationShift DesignOverreach", "DirectionConflict"
_FITTING = {
    "number": "NumberMismatch NumberNotFound",
    "unit_time": "NumberMismatch NumberNotFound TimeShift",
    "dose": "NumberMismatch NumberNotFound DoseShift InterventionShift",
    "direction": "DirectionConflict",
    "swapped": "ArmSwap DirectionConflict",
    "null_as_effect": _NULL,
    "effect_as_null": _NULL,
    "causal": "StrengthGap DesignOverreach",
    "cause_as_link": "StrengthGap",
    "hedge": "DroppedHedge StrengthGap EvidenceMissing",
    "animal_as_human": _ANIMAL,
    "animal": _ANIMAL,
    "population": "PopulationShift StrengthGap",
    "outcome": "OutcomeShift NotInSource",
    "surrogate": "OutcomeShift",
    "relative_absolute": "RelativeAsAbsolute NumberMismatch",
    "subgroup": "SubgroupAsMain PopulationShift",
    "design": "DesignMisdescribed",
    "intervention": "InterventionShift NotInSource",
    "comparator": "ComparatorShift DirectionConflict ArmSwap",
    "side_effects": "HarmsDenied DirectionConflict",
    "not_in_source": "NotInSource InterventionShift OutcomeShift EvidenceMissing",
}
"""Which differences name which fault, as the names of the published interface have it."""

Row = Mapping[str, Any]


@frozen(kw_only=True)
class Judged:
    """A claim, what is true of it, and what was said of it."""

    row: Row
    comparison: Comparison

    @property
    def faithful(self) -> bool:
        """Whether the claim says what its source says."""
        return bool(self.row["faithful"])

    @property
    def told(self) -> tuple[str, ...]:
        """The kinds of difference that are sure enough to be told."""
        return tuple(type(each).__name__ for each in self.comparison.differences if each.confidence >= TOLD)

    @property
    def noticed(self) -> bool:
        """Whether anything is told against the claim."""
        return bool(self.told) or self.comparison.verdict is Verdict.CONTRADICTED

    @property
    def named(self) -> bool:
        """Whether what is told fits the fault."""
        return not set(self.told).isdisjoint(_FITTING.get(self.row["fault"] or "", "").split())

    @property
    def supported(self) -> bool:
        """Whether the claim was called SUPPORTED."""
        return self.comparison.verdict is Verdict.SUPPORTED

    @property
    def first_decides(self) -> bool:
        """Whether the first sentence shown is one of those that decide."""
        shown = [each.text.strip() for each in self.comparison.rationale[:1]]
        return any(text in gold or gold in text for text in shown for gold in self.gold)

    @property
    def gold(self) -> list[str]:
        """The sentences that decide."""
        return [self.row["abstract"][place].strip() for place in self.row["gold"]]

    @property
    def share(self) -> float:
        """Share, 0–1, of the claim's words of four letters and more whose first five letters the source has."""
        ours = _stems(self.row["claim"])
        return len(ours & _stems(" ".join((self.row["title"], *self.row["abstract"])))) / max(1, len(ours))

    @property
    def score(self) -> float:
        """The probability of SUPPORTED."""
        return self.comparison.score(Verdict.SUPPORTED)


Paper = tuple[Judged, ...]
"""All claims about one abstract: what the intervals resample."""


def is_held_out(paper: str) -> bool:
    """Whether nobody read the claims about this paper while writing rules; a third of all papers."""
    return int(hashlib.sha256(paper.encode()).hexdigest()[:8], 16) % 3 == 0


def read_rows(data: Path, names: Iterable[str]) -> list[Row]:
    """The claims of these sets."""
    files = (data / "data" / "lay_claims" / f"{name}.jsonl" for name in names)
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def source_of(row: Row, form: Literal["work", "list"] = "work") -> Work | tuple[str, ...]:
    """The title and abstract of a row, as a work with its sections or as bare sentences."""
    if form == "list":
        return (row["title"], *row["abstract"])
    labels = row.get("sections") or [""] * len(row["abstract"])
    pairs = zip(labels, row["abstract"], strict=True)
    return Work(
        title=row["title"], abstract=tuple(Passage(section=label.rstrip(":"), text=text) for label, text in pairs)
    )


def judge(rows: Sequence[Row], form: Literal["work", "list"] = "work") -> list[Paper]:
    """Every claim compared with its source, grouped by paper."""
    papers: dict[str, list[Judged]] = {}
    for row in rows:
        found = verify(row["claim"], source_of(row, form))
        papers.setdefault(row["paper"], []).append(Judged(row=row, comparison=found))
    return [tuple(some) for some in papers.values()]


def beside_another(rows: Sequence[Row]) -> list[Row]:
    """The same claims beside the abstract of the next paper."""
    one = {row["paper"]: row for row in rows}
    papers = list(one)
    after = dict(zip(papers, (*papers[1:], papers[0]), strict=True))
    moved = ("title", "abstract", "sections")
    return [{**row, **{name: one[after[row["paper"]]].get(name) for name in moved}, "gold": []} for row in rows]


def share_of(holds: Callable[[Judged], bool], of: Callable[[Judged], bool]) -> Callable[[Sequence[Paper]], float]:
    """The share of claims `of` some kind for which something `holds`; 0 where there are none."""

    def statistic(papers: Sequence[Paper]) -> float:
        some = [holds(each) for paper in papers for each in paper if of(each)]
        return sum(some) / len(some) if some else 0.0

    return statistic


def area(papers: Sequence[Paper], *, like_length: bool = False) -> float:
    """Share of pairs of a faithful and a faulty claim in which the faithful one scores higher; a tie counts half."""
    every = [(len(each.row["claim"].split()), each.score, each.faithful) for paper in papers for each in paper]
    good = [(length, score) for length, score, faithful in every if faithful]
    bad = [(length, score) for length, score, faithful in every if not faithful]
    return _area(good, bad, _LIKE_LENGTH if like_length else 10**6)


def _area(good: Sequence[tuple[int, float]], bad: Sequence[tuple[int, float]], apart: int) -> float:
    pairs = [(a > b) + 0.5 * (a == b) for one, a in good for other, b in bad if abs(one - other) <= apart]
    return sum(pairs) / max(1, len(pairs))


def twins_won(papers: Sequence[Paper]) -> float:
    """Share of twins of which the faithful one scores higher; a tie counts half."""
    twins: dict[str, dict[bool, float]] = {}
    for each in (each for paper in papers for each in paper):
        twins.setdefault(each.row.get("twin", ""), {})[each.faithful] = each.score
    whole = [each for name, each in twins.items() if name and len(each) == 2]
    return sum((each[True] > each[False]) + 0.5 * (each[True] == each[False]) for each in whole) / max(1, len(whole))


def claim_only(rows: Sequence[Row]) -> list[float]:
    """For each claim how faithful a bag of its own words looks that never saw its paper: the floor of any fit."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - only this figure needs it
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.model_selection import GroupKFold, cross_val_predict  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    bag = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=1000, C=4))
    claims, labels = [row["claim"] for row in rows], [row["faithful"] for row in rows]
    groups = [row["paper"] for row in rows]
    told = cross_val_predict(bag, claims, labels, groups=groups, cv=GroupKFold(10), method="predict_proba")
    return [float(each) for each in told[:, 1]]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower())}


def _is_faithful(each: Judged) -> bool:
    return each.faithful


def _is_faulty(each: Judged) -> bool:
    return not each.faithful


def _figures(name: str, rows: Sequence[Row]) -> Iterator[Figure]:
    papers, listed = judge(rows), judge(rows, "list")
    twins = bool(rows[0].get("twin"))

    def told(measure: str, some: Sequence[Paper], statistic: Callable[[Sequence[Paper]], float], reach: str) -> Figure:
        return figure(f"{name}: {measure}", some, statistic, reach=reach)

    yield told("faulty, noticed", papers, share_of(lambda e: e.noticed, _is_faulty), "≥ .14" if twins else "≥ .30")
    yield told("faulty, named", papers, share_of(lambda e: e.named, _is_faulty), "" if twins else "≥ .25")
    yield told("faithful, alarmed", papers, share_of(lambda e: e.noticed, _is_faithful), "≤ .02" if twins else "≤ .03")
    for form, some in (("work", papers), ("list", listed)):
        yield told(f"SUPPORTED right ({form})", some, share_of(_is_faithful, lambda e: e.supported), "≥ .70")
        yield told(f"faulty called SUPPORTED ({form})", some, share_of(lambda e: e.supported, _is_faulty), "≤ .06")
        yield told(f"faithful called SUPPORTED ({form})", some, share_of(lambda e: e.supported, _is_faithful), "")
    pairs = [(a, b) for one, other in zip(papers, listed, strict=True) for a, b in zip(one, other, strict=True)]
    same = sum(a.comparison.verdict is b.comparison.verdict for a, b in pairs) / len(pairs)
    yield Figure(measure=f"{name}: same verdict as work and list", value=same, n=len(pairs), reach="1")
    yield told("AUC of SUPPORTED", papers, area, "")
    yield told("AUC, claims of like length", papers, lambda some: area(some, like_length=True), "≥ .68")
    wrong = judge(beside_another(rows))
    yield told("AUC beside a wrong abstract", wrong, area, "≤ .56")
    scored = list(zip(rows, claim_only(rows), strict=True))
    bags = [[(0, score) for row, score in scored if row["faithful"] is faithful] for faithful in (True, False)]
    value = _area(bags[0], bags[1], 0)
    yield Figure(measure=f"{name}: AUC of a bag of the claim's words", value=value, n=len(rows))
    decided = share_of(lambda e: e.first_decides, lambda e: bool(e.row["gold"]))
    yield told("first rationale sentence decides", papers, decided, "" if twins else "≥ .55")
    if twins:
        yield told("the faithful twin scores higher", papers, twins_won, "≥ .63")
    for low, high in _SHARES:
        part = [tuple(each for each in paper if low <= each.share < high) for paper in papers]
        where = f"{low:.1f}–{min(high, 1):.1f} of the words in common"
        yield told(f"faulty noticed, {where}", part, share_of(lambda e: e.noticed, _is_faulty), "")
        yield told(f"faithful alarmed, {where}", part, share_of(lambda e: e.noticed, _is_faithful), "")


def _by_kind(name: str, papers: Sequence[Paper]) -> Iterator[Figure]:
    kinds = sorted({each.row["fault"] for paper in papers for each in paper if each.row["fault"]})
    for kind in kinds:
        some = [each for paper in papers for each in paper if each.row["fault"] == kind]
        noticed = sum(each.noticed for each in some) / len(some)
        yield Figure(measure=f"{name}: {kind}, noticed", value=noticed, n=len(some))


def run(data: Path) -> list[Figure]:
    """The sets a, d, e together and the twins, each on seen and on held-out abstracts; then each kind of fault."""
    figures: list[Figure] = []
    for name, files in SETS.items():
        rows = read_rows(data, files)
        for part in ("seen", "held out"):
            some = [row for row in rows if is_held_out(row["paper"]) is (part == "held out")]
            figures += _figures(f"{name}, {part}", some)
        figures += _by_kind(name, judge(rows))
    return figures
