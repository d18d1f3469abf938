"""What an engine behind the verdict reaches: `python -m benchmarks engine --model DIR` or `--llm URL --llm-model NAME`.

Without one a mock stands in that calls every claim SUPPORTED and is sure of it: what is left is what the base tier's
clashes let through, and no engine can be wrong more often. Twins come first: a faithful and a faulty sentence of like
length and style, on which a model that reads nothing but style wins half. Every lay figure is told on abstracts that
rules were read on and on those that nobody read. `exchanged` puts into a faithful claim of contrast.jsonl one thing
that another fact is about.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks._verdict_sets import scifact
from benchmarks.lay_claims import is_held_out, read_rows, source_of
from benchmarks.measure import Figure, figure
from claimcheck import verify
from claimcheck.config import Settings
from claimcheck.model import Comparison, EngineName, SlotRole, SlotState, Verdict, Work
from claimcheck.model.opinions import Opinion
from claimcheck.verification.engines.calibrating import CalibrationFile
from claimcheck.verification.engines.engine import Question
from claimcheck.verification.engines.keeping import open_kept
from claimcheck.verification.engines.opening import make_engines
from claimcheck.verification.engines.reviewing import Reviewer

_CONTRAST = Path(__file__).with_name("contrast.jsonl")
_THINGS = (SlotRole.INTERVENTION, SlotRole.OUTCOME, SlotRole.POPULATION, SlotRole.COMPARATOR)
Source = str | tuple[str, ...] | Work


@frozen(kw_only=True)
class Case:
    """A claim with its source and what is true of it."""

    claim: str
    source: Source
    good: bool
    """Whether SUPPORTED is right."""
    document: str
    twin: str = ""


@frozen(kw_only=True)
class Judged:
    """A case, what the base tier said and what became of it with the engine."""

    case: Case
    base: Comparison
    found: Comparison

    @property
    def supported(self) -> bool:
        """Whether the claim was called SUPPORTED."""
        return self.found.verdict is Verdict.SUPPORTED

    @property
    def score(self) -> float:
        """The probability of SUPPORTED."""
        return self.found.score(Verdict.SUPPORTED)


Document = tuple[Judged, ...]
"""All cases of one source: what the intervals resample."""


class Agreeing:
    """Calls every claim SUPPORTED."""

    name = EngineName.NLI
    model = "always SUPPORTED"
    version = stamp = ""

    def judge(self, questions: Sequence[Question]) -> list[Opinion]:
        """The same of every claim."""
        return [Opinion(said=Verdict.SUPPORTED, supported=0.99, contradicted=0.0)] * len(questions)


def lay(data: Path, names: Sequence[str], *, held_out: bool) -> list[Case]:
    """Claims as laymen write them."""
    return [
        Case(
            claim=row["claim"],
            source=source_of(row),
            good=row["faithful"],
            document=row["paper"],
            twin=row.get("twin", ""),
        )
        for row in read_rows(data, names)
        if is_held_out(row["paper"]) is held_out
    ]


def pairs(data: Path) -> list[Case]:
    """SciFact's dev claims."""
    return [
        Case(claim=each.claim, source=each.source, good=each.label is Verdict.SUPPORTED, document=each.document)
        for each in scifact(data, "dev")
    ]


def misreadings(data: Path) -> list[Case]:
    """Minimal pairs of a claim and a source."""
    return [
        Case(claim=row["claim"], source=row["source"], good="SUPPORTED" in row["want"], document=row["id"])
        for row in _lines(data / "data" / "misreadings" / "cases.jsonl")
    ]


def field_pairs(data: Path) -> list[Case]:
    """Pairs on which claimcheck or another checker was once wrong."""
    return [
        Case(
            claim=row["claim"],
            source=row["source_text"],
            good=row["expected"]["not_verdict"] != "SUPPORTED",
            document=row["id"],
        )
        for row in _lines(data / "data" / "field_cases" / "cases.jsonl")
        if row["type"] == "pair"
    ]


def exchanged(_data: Path) -> Iterator[Case]:
    """Faithful claims of our own in each of which one thing that was found is exchanged for that of another fact."""
    facts = _lines(_CONTRAST)
    things = {
        (place, slot.role): slot
        for place, row in enumerate(facts)
        for slot in verify(row["faithful"], row["source"]).slots
        if slot.role in _THINGS and slot.state is SlotState.FOUND
    }
    for (place, role), slot in things.items():
        row = facts[place]
        others = (things.get(((place + step) % len(facts), role)) for step in range(1, len(facts)))
        told = row["source"].casefold()
        other = next(each for each in others if each and each.text.casefold().split()[-1] not in told)
        claim = f"{row['faithful'][: slot.start]}{other.text}{row['faithful'][slot.end :]}"
        yield Case(claim=claim, source=row["source"], good=False, document=str(row["id"]))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judge(cases: Sequence[Case], reviewer: Reviewer) -> list[Document]:
    """Every case judged, grouped by document."""
    found = []
    for _, some in groupby(sorted(cases, key=lambda each: each.document), key=lambda each: each.document):
        together = [(each, verify(each.claim, each.source)) for each in some]
        questions = [Question(claim=each.claim, source=each.source, base=base) for each, base in together]
        judged = zip(together, reviewer.review(questions), strict=True)
        found.append(tuple(Judged(case=each, base=base, found=told) for (each, base), told in judged))
    return found


def share(holds: Callable[[Judged], bool], of: Callable[[Judged], bool]) -> Callable[[Sequence[Document]], float]:
    """The share of the cases `of` some kind for which something `holds`; 0 where there are none."""

    def statistic(documents: Sequence[Document]) -> float:
        some = [holds(each) for document in documents for each in document if of(each)]
        return sum(some) / len(some) if some else 0.0

    return statistic


def area(documents: Sequence[Document]) -> float:
    """Share of pairs of a good and a bad case in which the good one scores higher; a tie counts half."""
    every = [each for document in documents for each in document]
    good, bad = ([each.score for each in every if each.case.good is side] for side in (True, False))
    return sum((one > other) + 0.5 * (one == other) for one in good for other in bad) / max(1, len(good) * len(bad))


def twins_won(documents: Sequence[Document]) -> float:
    """Share of twins of which the faithful one scores higher; a tie counts half."""
    twins: dict[str, dict[bool, float]] = {}
    for each in (each for document in documents for each in document):
        twins.setdefault(each.case.twin, {})[each.case.good] = each.score
    whole = [each for name, each in twins.items() if name and len(each) == 2]
    return sum((each[True] > each[False]) + 0.5 * (each[True] == each[False]) for each in whole) / max(1, len(whole))


def _figures(name: str, documents: Sequence[Document]) -> Iterator[Figure]:
    def told(measure: str, statistic: Callable[[Sequence[Document]], float], peer: str = "") -> Figure:
        return figure(f"{name}: {measure}", documents, statistic, peer=peer)

    def alone(side: bool) -> str:
        value = share(lambda e: e.base.verdict is Verdict.SUPPORTED, lambda e: e.case.good is side)(documents)
        return f"{value:.3f} (base tier)"

    every = [each for document in documents for each in document]
    if any(each.case.twin for each in every):
        yield told("the faithful twin scores higher", twins_won)
    yield told("bad called SUPPORTED", share(lambda e: e.supported, lambda e: not e.case.good), alone(side=False))
    if any(each.case.good for each in every):
        yield told("good called SUPPORTED", share(lambda e: e.supported, lambda e: e.case.good), alone(side=True))
        yield told("SUPPORTED right", share(lambda e: e.case.good, lambda e: e.supported))
        yield told("AUC of SUPPORTED", area)
    yield told("vetoed by the base tier", share(lambda e: bool(e.found.provenance.vetoed_by), lambda _: True))
    yield told("no opinion", share(lambda e: e.found.provenance.is_unanswered, lambda _: True))


def run(data: Path, settings: Settings | None = None) -> list[Figure]:
    """Every set with the engine of the settings, or with the mock."""
    sets = [
        ("twins, seen", lay(data, ["set_f"], held_out=False)),
        ("twins, held out", lay(data, ["set_f"], held_out=True)),
        ("a, d, e, seen", lay(data, ["set_a", "set_d", "set_e"], held_out=False)),
        ("a, d, e, held out", lay(data, ["set_a", "set_d", "set_e"], held_out=True)),
        ("scifact", pairs(data)),
        ("misreadings", misreadings(data)),
        ("field pairs", field_pairs(data)),
        ("one thing exchanged", list(exchanged(data))),
    ]
    chosen = settings or Settings()
    known = CalibrationFile.read(chosen.calibration)
    with open_kept(chosen) as kept:
        reviewer = (
            Reviewer(engines=make_engines(chosen), kept=kept, calibrations=known)
            if settings
            else Reviewer(engines=(Agreeing(),))
        )
        return [each for name, cases in sets for each in _figures(name, judge(cases, reviewer))]


def settings_of(model: str | None, llm: str | None, llm_model: str | None, calibration: str) -> Settings | None:
    """The settings that choose the engine that the command line names; None for the mock."""
    if llm:
        both = EngineName.BOTH if model else EngineName.LLM
        return Settings(
            verifier=both,
            llm_url=llm,
            llm_model=llm_model or "",
            nli_model=model or "",
            calibration=calibration,
            llm_requests=100_000,
            llm_tokens=10**9,
        )
    return Settings(verifier=EngineName.NLI, nli_model=model, calibration=calibration) if model else None
