from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from claimcheck.model import (
    Ambiguous,
    Candidate,
    Failure,
    Found,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Report,
    Resolution,
    Silenced,
    SilencedBy,
    Span,
    Unreachable,
    Work,
)
from claimcheck.reporters.summary import Summary, sentences, summarise, why_in_part, why_unchecked
from tests.reporters.sample import checked, finding, garlic, garlic_report


def said(**counts: Any) -> str:
    """The summary of a run with these counts and no others."""
    zero = dict.fromkeys(
        (
            "articles",
            "claims",
            "references",
            "works_found",
            "not_checked",
            "linked",
            "compared",
            "places",
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


def test_what_is_silenced_is_told_and_a_retraction_by_name() -> None:
    found = finding(Span(0, 6), code="SRC301")
    article = evolve(
        checked("Garlic."),
        silenced=(
            Silenced(finding=found, by=SilencedBy.BASELINE),
            Silenced(finding=found, by=SilencedBy.COMMENT),
            Silenced(finding=evolve(found, code="CIT101"), by=SilencedBy.COMMENT),
        ),
    )
    told = "Silenced: 3 findings, among them 2 retracted sources (1 by the baseline, 2 by comments)."
    assert told in sentences(summarise(Report(articles=(article,))))


def test_a_file_that_failed_twice_counts_once() -> None:
    report = garlic_report(Failure(path="a.md", message="one"), Failure(path="a.md", message="two"))
    assert summarise(report).failed == ("a.md",)


@pytest.mark.parametrize(
    ("counts", "begins"),
    [
        ({}, "Nothing was checked."),
        ({"articles": 2}, "No claim and no reference was seen in 2 articles, so nothing was checked."),
        ({"articles": 1, "claims": 3}, "Nothing to flag in 1 article. Seen: 3 claims and no references."),
        ({"articles": 1, "claims": 1, "errors": 1, "places": 1}, "1 error in 1 place of 1 article."),
        (
            {"articles": 1, "claims": 1, "errors": 2, "notes": 1, "places": 2},
            "2 errors and 1 note in 2 places of 1 article.",
        ),
        (
            {"articles": 1, "claims": 1, "errors": 1, "warnings": 2, "notes": 3, "places": 5},
            "1 error, 2 warnings and 3 notes in 5 places of 1 article.",
        ),
    ],
)
def test_a_run_that_saw_nothing_is_never_called_clear(counts: dict[str, int], begins: str) -> None:
    assert said(**counts).startswith(begins)


def test_what_was_not_checked_is_said_with_the_reasons() -> None:
    text = said(articles=1, claims=4, references=3, not_checked=3, reasons=(("the run is offline", 2), ("x", 1)))
    assert "Works found: 0 of 3." in text
    assert "Not checked: the works of 3 references (2, because the run is offline; 1, because x)." in text


def test_works_that_were_all_found_leave_nothing_unchecked() -> None:
    assert "Not checked" not in said(articles=1, claims=4, references=3, works_found=3)


WORK = Work(title="Garlic")
MEANT = Candidate(work=WORK, score=0.9)


@pytest.mark.parametrize(
    ("resolution", "reason"),
    [
        (Found(work=WORK, basis="search"), ""),
        (PointsElsewhere(work=WORK, score=0.1), ""),
        (NotFound(asked=("Crossref",)), ""),
        (Ambiguous(candidates=(MEANT,), asked=("Crossref",)), ""),
        (Placeholder(reason="a test prefix", meant=MEANT), ""),
        (Placeholder(reason="a test prefix"), "the printed DOI is a placeholder"),
        (Unreachable(reason="api.crossref.org answered with status 503"), "api.crossref.org answered with status 503"),
        (NotAsked(reason="the run is offline"), "the run is offline"),
    ],
)
def test_an_outage_is_no_pass(resolution: Resolution, reason: str) -> None:
    assert why_unchecked(resolution) == reason


def test_what_no_registry_knows_and_what_is_unsure_is_counted() -> None:
    text = said(articles=1, claims=1, references=3, not_found=2, unsure=1)
    assert "Works found: 0 of 3; 2 not known to any registry that was asked; 1 unsure." in text


def test_what_is_missing_of_works_that_were_found_is_said() -> None:
    note = "x.example answered with status 503, so notices and publication types of PubMed are missing"
    work = Work(title="Garlic")
    resolutions: tuple[Resolution, ...] = (
        Found(work=work, basis="printed DOI", note=note),
        Placeholder(reason="made up.", meant=Candidate(work=work, score=0.9), note=note),
        Placeholder(reason="made up.", note="x.example answered with status 503"),
        Found(work=work, basis="printed DOI"),
    )
    assert [why_in_part(each) for each in resolutions] == [note, note, "", ""]
    assert why_unchecked(resolutions[2]) == "x.example answered with status 503"
    text = said(articles=1, claims=1, references=4, works_found=3, in_part=((note, 2),))
    assert f"Checked in part: 2, because {note}." in text
