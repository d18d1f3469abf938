"""The seed article, alone and with its record: each row a careful editor marks, and what must stay unmarked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measure import Figure
from claimcheck import Settings, check
from claimcheck.model import (
    Author,
    Candidate,
    CheckedArticle,
    DesignReading,
    Finding,
    Passage,
    Placeholder,
    Reference,
    Resolution,
    StudyDesign,
    Work,
)
from claimcheck.pipeline import examine
from claimcheck.readers import read

WANTED = (
    ("Other studies have shown", {"CIT102"}),
    ("The advice to sit up straight", {"CIT101"}),
    ("Modic changes refer to the 3", {"CIT101"}),
    ("Modic pain is very hard", {"CIT101", "STR503"}),
    ("The pain is either", {"CIT101"}),
    ("This type of back pain", {"CIT101"}),
    ("While exercise is considered", {"CIT102"}),
    ("Losing weight is recommended", {"CIT102"}),
    ("This study did not have a control", {"DOC601"}),
    ("10.1186/PREACCEPT", {"REF201"}),
)
WITH_RECORD = (
    *WANTED,
    ("Modic changes cause relatively", {"STR501"}),
    ("One group participated in rest", {"FID403"}),
    ("Also, while the body mass index", {"FID402"}),
)
"""With the rows that need the words of the source: the causal verb, the belt, the number that is not there."""
QUIET = (
    "The study showed that neither",
    "The rest group was instructed",
    "The study lasted 10 weeks",
    "Back Pain Research",
    "Manifestation of Modic",
    "Neither Approach is Best",
    "However, the purpose of this article",
    "JP studied Health Sciences",
    "JP has been working",
    "Focus areas included",
    "Your email address",
)


def run(data: Path) -> list[Figure]:
    """Rows marked with every code they need, and false alarms on the must-not list, without and with the record."""
    path = data / "seed" / "modic-changes.txt"
    work = _work(json.loads((path.parent / "jensen2012.json").read_text(encoding="utf-8")))

    def resolve(references: Sequence[Reference]) -> dict[str, Resolution]:
        meant = Candidate(work=work, score=1.0)
        return {each.id: Placeholder(reason="not yet accepted when it was given", meant=meant) for each in references}

    alone = check(path, Settings(offline=True)).articles[0]
    with_record, _ = examine(read(path.name, path.read_bytes()), Settings(), resolve)
    return [*_figures("alone", alone, WANTED), *_figures("with its record", with_record, WITH_RECORD)]


def _work(record: Mapping[str, object]) -> Work:
    """The record as the registries would give it."""
    authors, abstract = record["authors"], record["abstract"]
    assert isinstance(authors, list)
    assert isinstance(abstract, dict)
    return Work(
        title=str(record["title"]),
        doi=str(record["doi"]),
        pmid=str(record["pmid"]),
        pmcid=str(record["pmcid"]),
        authors=tuple(Author(family=each["family"], given=each["given"]) for each in authors),
        journal=str(record["journal"]),
        published=str(record["published"]),
        volume=str(record["volume"]),
        pages=str(record["article_number"]),
        kind="journal-article",
        abstract=tuple(Passage(section=section, text=text) for section, text in abstract.items()),
        publication_types=(str(record["publication_type"]),),
        design=DesignReading(design=StudyDesign.RANDOMISED_TRIAL, basis="PubMed publication type"),
        sources=("PubMed",),
    )


def _figures(name: str, article: CheckedArticle, wanted: Sequence[tuple[str, set[str]]]) -> list[Figure]:
    source = article.reading.article.source.replace("\u00a0", " ")
    missing = [words for words, codes in wanted if not codes <= _codes_at(article.findings, source, words)]
    false = [words for words in QUIET if _codes_at(article.findings, source, words)]
    for words in missing:
        print(f"{name}: not marked: {words}: {sorted(_codes_at(article.findings, source, words))}")
    for words in false:
        print(f"{name}: falsely marked: {words}: {sorted(_codes_at(article.findings, source, words))}")
    return [
        Figure(
            measure=f"{name}: rows marked",
            value=1 - len(missing) / len(wanted),
            n=len(wanted),
            reach="1",
            peer="none finds any",
        ),
        Figure(measure=f"{name}: must-not rows marked", value=float(len(false)), n=len(QUIET), reach="0"),
    ]


def _codes_at(findings: tuple[Finding, ...], source: str, words: str) -> set[str]:
    """Codes of the findings in the sentence that begins with these words (a stop ends it here)."""
    start = source.index(words)
    end = next(
        (i for i in range(start, len(source)) if source[i] in ".\n" and source[i - 1] not in "0123456789r"), start
    )
    return {each.code for each in findings if each.span.start < max(end, start + 1) and start < each.span.end}
