from __future__ import annotations

import pytest

from claimcheck.model import Failure, Report
from claimcheck.reporters.summary import Summary, sentences, summarise
from tests.reporters.sample import checked, garlic, garlic_report


def said(**counts: int) -> str:
    """The summary of a run with these counts and no others."""
    zero = dict.fromkeys(
        (
            "articles",
            "claims",
            "references",
            "works_found",
            "not_checked",
            "errors",
            "warnings",
            "notes",
        ),
        0,
    )
    return " ".join(sentences(Summary(**{**zero, **counts}, failed=())))


def test_what_was_seen_is_counted() -> None:
    summary = summarise(Report(articles=(garlic(), checked("Calm."), garlic())))
    assert (summary.articles, summary.claims, summary.references) == (3, 4, 2)
    assert (summary.errors, summary.warnings, summary.notes, summary.findings) == (2, 2, 2, 6)
    assert (summary.works_found, summary.not_checked) == (0, 2)


def test_a_file_that_failed_twice_counts_once() -> None:
    report = garlic_report(Failure(path="a.md", message="one"), Failure(path="a.md", message="two"))
    assert summarise(report).failed == ("a.md",)


@pytest.mark.parametrize(
    ("counts", "begins"),
    [
        ({}, "Nothing was checked."),
        ({"articles": 2}, "No claim and no reference was seen in 2 articles, so nothing was checked."),
        ({"articles": 1, "claims": 3}, "Nothing to flag in 1 article. Seen: 3 claims and no references."),
        ({"articles": 1, "claims": 1, "errors": 1}, "1 error in 1 article."),
        ({"articles": 1, "claims": 1, "errors": 2, "notes": 1}, "2 errors and 1 note in 1 article."),
        (
            {"articles": 1, "claims": 1, "errors": 1, "warnings": 2, "notes": 3},
            "1 error, 2 warnings and 3 notes in 1 article.",
        ),
    ],
)
def test_a_run_that_saw_nothing_is_never_called_clear(counts: dict[str, int], begins: str) -> None:
    assert said(**counts).startswith(begins)


def test_works_that_were_not_asked_for_are_said_to_be_unchecked() -> None:
    text = said(articles=1, claims=4, references=3, not_checked=3)
    assert "0 works looked up for 3 references (not asked: this version works offline)" in text
    assert "no claim was compared with its source" in text


def test_works_that_were_all_found_leave_nothing_unchecked() -> None:
    assert "Not checked" not in said(articles=1, claims=4, references=3, works_found=3)
