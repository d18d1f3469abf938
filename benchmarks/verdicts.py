"""The verdict on claims beside abstracts, sentences and cited evidence: macro-F1, and how right CONTRADICTED is.

"As said" counts what `verify` says, abstentions as NOT_ENOUGH_INFO; else the highest score counts. CONTRADICTED is
said only on a wrong fact that is named, and SUPPORTED only where every part of the claim was found, so much is left
open. Citation Integrity calls a citing sentence refuted where the cited work does not bear out all of it, mostly where
several works are cited at one mark.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from benchmarks._verdict_sets import Pair, check_covid, citation_integrity, clinifact, healthver, scifact
from benchmarks.measure import Counts, Figure, bootstrap, f1, figure, precision, recall
from claimcheck.model.comparisons import Comparison, Verdict
from claimcheck.verification import verify
from claimcheck.verification.verdict import VERDICTS


@frozen(kw_only=True)
class Judged:
    """A pair and what was said of it."""

    pair: Pair
    comparison: Comparison

    @property
    def likeliest(self) -> Verdict:
        """The verdict of the highest score, whether or not it was sure enough to be said."""
        return self.comparison.likeliest


Document = tuple[Judged, ...]
"""All pairs of one source: what the intervals resample."""


def judge(pairs: Sequence[Pair]) -> list[Document]:
    """Every pair compared, grouped by document."""
    found: dict[str, list[Judged]] = {}
    for pair in pairs:
        found.setdefault(pair.document, []).append(Judged(pair=pair, comparison=verify(pair.claim, pair.source)))
    return [tuple(some) for some in found.values()]


def class_f1(documents: Sequence[Document], verdict: Verdict, *, said: bool) -> float:
    """F1 of one verdict: of what was said, or of what was likeliest."""
    hit = false = missed = 0
    for each in (each for document in documents for each in document):
        told = (each.comparison.verdict if said else each.likeliest) is verdict
        right = each.pair.label is verdict
        hit += told and right
        false += told and not right
        missed += right and not told
    return 2 * hit / (2 * hit + false + missed) if hit else 0.0


def macro_f1(documents: Sequence[Document]) -> float:
    """Mean F1 of the three verdicts, of the highest score."""
    return sum(class_f1(documents, verdict, said=False) for verdict in VERDICTS) / len(VERDICTS)


def macro_f1_said(documents: Sequence[Document]) -> float:
    """Mean F1 of the three verdicts as said, abstentions counted as NOT_ENOUGH_INFO."""
    return sum(class_f1(documents, verdict, said=True) for verdict in VERDICTS) / len(VERDICTS)


def contradicted(document: Document) -> Counts:
    """How CONTRADICTED was said in one document."""
    told = [
        (each.comparison.verdict is Verdict.CONTRADICTED, each.pair.label is Verdict.CONTRADICTED) for each in document
    ]
    return Counts(
        hit=sum(said and right for said, right in told),
        false=sum(said and not right for said, right in told),
        missed=sum(right and not said for said, right in told),
    )


def rationale(document: Document) -> Counts:
    """The sentences shown against those that people marked."""
    shown = [({each.index for each in judged.comparison.rationale[:2]}, judged.pair.rationale) for judged in document]
    marked = [(told, gold) for told, gold in shown if gold]
    return Counts(
        hit=sum(len(told & gold) for told, gold in marked),
        false=sum(len(told - gold) for told, gold in marked),
        missed=sum(len(gold - told) for told, gold in marked),
    )


def run(data: Path) -> list[Figure]:
    """Four sets and the speed; every set is dev, none was fitted on. HealthVer (dev) is measured only.

    SciFact's dev claims share two thirds of their abstracts with its train claims, so the rest stands by itself too.
    """
    seen = {pair.document for pair in scifact(data, "train")}
    unseen = [pair for pair in scifact(data, "dev") if pair.document not in seen]
    sets = (
        ("scifact", scifact(data, "dev"), ".535 (lexical)", ".580 (244 MB)", ".60"),
        ("scifact, abstracts that train lacks", unseen, "", "", ".60"),
        ("check_covid", check_covid(data, "dev"), "", ".70–.77", ".50"),
        ("citation_integrity", citation_integrity(data, "dev"), ".26 (majority)", ".47 (DeBERTa)", ".45"),
        ("healthver", healthver(data), ".56 (TF-IDF)", ".796 (T5)", ""),
        ("clinifact", clinifact(data), "", ".747 (BioBERT)", ""),
    )
    figures = []
    both: list[Counts] = []
    for name, pairs, floor, peer, reach in sets:
        documents = judge(pairs)
        figures.append(figure(f"{name}: macro-F1", documents, macro_f1, floor=floor, peer=peer, reach=reach))
        figures.append(figure(f"{name}: macro-F1 as said", documents, macro_f1_said))
        figures += [
            figure(f"{name}: {verdict.value}, F1", documents, lambda some, v=verdict: class_f1(some, v, said=False))  # type: ignore[misc]
            for verdict in VERDICTS
        ]
        counts = [contradicted(document) for document in documents]
        figures += [*said_contradicted(name, counts)]
        if name in ("scifact", "check_covid"):
            both += counts
        if name == "scifact":
            figures.append(figure(f"{name}: rationale sentences, F1", [rationale(each) for each in documents], f1))
    figures += said_contradicted("scifact + check_covid", both)
    return [*figures, speed(scifact(data, "dev"))]


_PRECISION = {"scifact + check_covid": "≥ .85", "healthver": "≥ .75", "clinifact": "≥ .75"}


def said_contradicted(name: str, counts: Sequence[Counts]) -> list[Figure]:
    """Precision and recall of CONTRADICTED when it is said; n of the precision is how often it was."""
    low, high = bootstrap(counts, precision)
    said = sum(each.hit + each.false for each in counts)
    reach = _PRECISION.get(name, "")
    return [
        Figure(
            measure=f"{name}: contradicted, precision",
            value=precision(counts),
            n=said,
            low=low,
            high=high,
            reach=reach,
        ),
        figure(f"{name}: contradicted, recall", counts, recall),
    ]


def speed(pairs: Sequence[Pair]) -> Figure:
    """CPU milliseconds for 30 claims beside one abstract that was not read before; the median of ten abstracts."""
    claims = [pair.claim for pair in pairs[:30]]
    verify(claims[0], pairs[-1].source)
    times = []
    for pair in pairs[40:140:10]:
        started = time.process_time()
        for claim in claims:
            verify(claim, pair.source)
        times.append(1000 * (time.process_time() - started))
    return Figure(
        measure="30 claims × one abstract, ms", value=sorted(times)[len(times) // 2], n=len(times), reach="≤ 30"
    )
