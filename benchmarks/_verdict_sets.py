"""The sets of claims with their sources and verdicts, brought to one form."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from claimcheck.language.segmentation import split_sentences
from claimcheck.model import Passage, Work
from claimcheck.model.comparisons import Verdict

_MARK = re.compile(r"\s*[\[(]?\s*(?:<\|[a-z_]+\|>[\s,;–-]*)+[\])]?")
_LABELS = {
    "SUPPORT": Verdict.SUPPORTED,
    "REFUTE": Verdict.CONTRADICTED,
    "NEI": Verdict.NOT_ENOUGH_INFO,
    "NOTENOUGHINFO": Verdict.NOT_ENOUGH_INFO,
    "Supports": Verdict.SUPPORTED,
    "Refutes": Verdict.CONTRADICTED,
    "Neutral": Verdict.NOT_ENOUGH_INFO,
}
_CLINIFACT = {"0": Verdict.CONTRADICTED, "1": Verdict.SUPPORTED, "2": Verdict.NOT_ENOUGH_INFO}


@frozen(kw_only=True)
class Pair:
    """A claim, its source and the verdict given by people."""

    claim: str
    source: str | tuple[str, ...] | Work
    label: Verdict
    document: str
    rationale: frozenset[int] = frozenset()
    """Indices of the sentences of the source that decide, where they are told."""
    group: str = ""
    """Pairs of one group state the possible results of one question."""
    several: bool = False
    """Whether the claim cites other works at the same mark."""


def text_of(pair: Pair) -> str:
    """The whole text of a pair's source."""
    if isinstance(pair.source, Work):
        return " ".join((pair.source.title, *(each.text for each in pair.source.abstract)))
    return pair.source if isinstance(pair.source, str) else " ".join(pair.source)


def titled(title: str, sentences: Sequence[str]) -> Work:
    """A work of a title and the sentences of its abstract, each a passage of its own so that indices hold."""
    return Work(title=title, abstract=tuple(Passage(section="", text=text) for text in sentences))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def scifact(data: Path, part: str) -> list[Pair]:
    """`part` train or dev: claims × abstracts with their titles."""
    return [
        Pair(
            claim=row["claim"],
            source=titled(row["title"], row["abstract"]),
            label=_LABELS[row["label"]],
            document=str(row["doc_id"]),
            rationale=frozenset(index for some in row["rationales"] for index in some),
        )
        for row in _lines(data / "data" / "scifact" / f"pairs_{part}.jsonl")
    ]


def check_covid(data: Path, part: str) -> list[Pair]:
    """`part` train or dev: news claims × the sentences given with them.

    The abstracts cannot be the source: a claim without enough information is one whose deciding sentence was
    exchanged for another of the same abstract.
    """
    folder = data / "data" / "check_covid"
    abstracts = {row["cord_id"]: row["abstract"] for row in _lines(folder / "corpus.json")}
    found = []
    for row in _lines(folder / f"covidCheck_{part}_composed+extracted.json"):
        abstract = abstracts[row["cord_id"]]
        places = sorted({each["sent_index"] for each in row["evidence_set"] if each["sent_index"] < len(abstract)})
        if places:
            found.append(
                Pair(
                    claim=row["claim"],
                    source=tuple(abstract[place] for place in places),
                    label=_LABELS.get(row["label"], Verdict.NOT_ENOUGH_INFO),
                    document=row["cord_id"],
                )
            )
    return found


def citation_integrity(data: Path, part: str) -> list[Pair]:
    """`part` train or dev: citing sentences, their markers lifted, × the evidence named for them."""
    return [
        Pair(
            claim=_MARK.sub("", row["claim"]),
            source=tuple(row["evidence"]),
            label=_LABELS[row["label3"]],
            document=str(row["ref_article"]),
            several="<|multi_cit|>" in row["claim"],
        )
        for row in _lines(data / "data" / "citation_integrity" / f"{part}.jsonl")
        if row["evidence"]
    ]


def evidence_inference(data: Path, *, abstracts: bool = False) -> list[Pair]:
    """Three templated claims a prompt × its evidence sentences, or × the whole abstract."""
    found: list[Pair] = []
    for row in _lines(data / "data" / "evidence_inference" / "prompts.jsonl"):
        evidence = tuple(dict.fromkeys(each["text"] for each in row["evidence"]))
        found.extend(
            Pair(
                claim=each["claim"],
                source=row["abstract"] if abstracts else evidence,
                label=_LABELS[each["label"]],
                document=row["pmcid"],
                group=row["prompt_id"],
            )
            for each in row["templated_claims"]
        )
    return found


def clinifact(data: Path) -> list[Pair]:
    """Claims made of registered trials × abstracts; the coding of the labels was decoded from p-values."""
    with (data / "data" / "clinifact" / "validation_set.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Pair(
                claim=row["claim"],
                source=titled(
                    row["article_title"],
                    [span.of(row["article_abstract"]) for span in split_sentences(row["article_abstract"])],
                ),
                label=_CLINIFACT[row["label"]],
                document=row["PMID"],
            )
            for row in csv.DictReader(lines)
        ]


def healthver(data: Path) -> list[Pair]:
    """Claims × evidence passages of the dev part; without a licence, for measuring only."""
    with (data / "data" / "healthver" / "healthver_dev.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Pair(claim=row["claim"], source=row["evidence"], label=_LABELS[row["label"]], document=row["evidence"][:80])
            for row in csv.DictReader(lines)
        ]
