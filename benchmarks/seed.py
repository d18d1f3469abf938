"""The seed article: each row a careful editor marks that needs no source text, and what must stay unmarked."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measure import Figure
from claimcheck import check
from claimcheck.model import Finding

WANTED = (
    ("Other studies have shown", {"CIT101", "CIT102"}),
    ("The advice to sit up straight", {"CIT101"}),
    ("Modic changes refer to the 3", {"CIT101"}),
    ("Modic pain is very hard", {"CIT101", "STR503"}),
    ("The pain is either", {"CIT101"}),
    ("This type of back pain", {"CIT101"}),
    ("While exercise is considered", {"CIT102"}),
    ("Losing weight is recommended", {"CIT101"}),
    ("This study did not have a control", {"DOC601"}),
    ("10.1186/PREACCEPT", {"REF201"}),
)
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
    """Rows marked with every code they need, and false alarms on the must-not list."""
    report = check(data / "seed" / "modic-changes.txt")
    source = report.articles[0].reading.article.source.replace("\u00a0", " ")
    missing = [words for words, codes in WANTED if not codes <= _codes_at(report.findings, source, words)]
    false = [words for words in QUIET if _codes_at(report.findings, source, words)]
    for words in missing:
        print(f"not marked: {words}: {sorted(_codes_at(report.findings, source, words))}")
    for words in false:
        print(f"falsely marked: {words}: {sorted(_codes_at(report.findings, source, words))}")
    return [
        Figure(
            measure="rows marked", value=1 - len(missing) / len(WANTED), n=len(WANTED), reach="1", peer="none finds any"
        ),
        Figure(measure="must-not rows marked", value=float(len(false)), n=len(QUIET), reach="0"),
    ]


def _codes_at(findings: tuple[Finding, ...], source: str, words: str) -> set[str]:
    """Codes of the findings in the sentence that begins with these words (a stop ends it here)."""
    start = source.index(words)
    end = next(
        (i for i in range(start, len(source)) if source[i] in ".\n" and source[i - 1] not in "0123456789r"), start
    )
    return {each.code for each in findings if each.span.start < max(end, start + 1) and start < each.span.end}
