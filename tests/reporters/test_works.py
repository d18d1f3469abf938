from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from claimcheck.model import (
    Ambiguous,
    Author,
    Candidate,
    DesignReading,
    Found,
    NotAsked,
    NotFound,
    Notice,
    NoticeKind,
    Passage,
    Placeholder,
    PointsElsewhere,
    Reference,
    Report,
    Resolution,
    Span,
    StudyDesign,
    Unreachable,
    Work,
)
from tests.reporters.sample import checked
from tests.reporters.test_json import written

WORK = Work(
    title="Garlic and sleep",
    doi="10.7777/garlic.1",
    authors=(Author(family="Doe", given="J"), Author(family="Herb Group")),
    abstract=(Passage(section="", text="Words under a licence."),),
    design=DesignReading(design=StudyDesign.COHORT, basis="MeSH heading"),
    notices=(Notice(kind=NoticeKind.CORRECTION, date="2016", said_by="PubMed"),),
    sources=("Crossref", "PubMed"),
)
MEANT = Candidate(work=WORK, score=0.91234)


def recorded(resolution: Resolution) -> dict[str, Any]:
    """The resolution of the one reference of a report, which fits the schema."""
    article = checked("One.")
    reading = evolve(
        article.reading,
        references=(Reference(id="r1", span=Span(0, 4), text="One."),),
        resolutions=(("r1", resolution),),
    )
    (reference,) = written(Report(articles=(evolve(article, reading=reading),)))["articles"][0]["references"]
    record: dict[str, Any] = reference["resolution"]
    return record


@pytest.mark.parametrize(
    ("resolution", "status", "reason"),
    [
        (Found(work=WORK, basis="search", note="PubMed did not answer"), "found", "PubMed did not answer"),
        (PointsElsewhere(work=WORK, score=0.1), "found", "the printed identifier belongs to another work"),
        (NotFound(asked=("Crossref",), reason="not registered"), "not_found", "not registered"),
        (Ambiguous(candidates=(MEANT,), asked=("Crossref",)), "ambiguous", ""),
        (Placeholder(reason="It is made up.", note="offline"), "placeholder", "It is made up. offline"),
        (Placeholder(reason="It is made up.", meant=MEANT), "placeholder", "It is made up."),
        (Unreachable(reason="x.example failed", asked=("Crossref",)), "unreachable", "x.example failed"),
        (NotAsked(reason="offline"), "not_asked", "offline"),
    ],
)
def test_each_outcome_has_its_status_and_reason(resolution: Resolution, status: str, reason: str) -> None:
    record = recorded(resolution)
    assert (record["status"], record["reason"]) == (status, reason)


def test_a_work_of_another_print_is_found_and_does_not_fit() -> None:
    record = recorded(PointsElsewhere(work=WORK, score=0.1, meant=MEANT))
    assert (record["fits"], record["score"]) == (False, 0.1)
    assert [each["score"] for each in record["candidates"]] == [0.9123]


def test_a_work_is_given_without_its_texts() -> None:
    work = recorded(Found(work=WORK, basis="printed DOI"))["work"]
    assert work["authors"] == ["Doe J", "Herb Group"]
    assert work["identifiers"] == {"doi": "10.7777/garlic.1"}
    assert work["notices"] == [{"kind": "correction", "date": "2016", "doi": "", "said_by": "PubMed"}]
    assert "Words under a licence." not in str(work)
