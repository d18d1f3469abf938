from __future__ import annotations

import pytest
from attrs import evolve

from claimcheck.identifiers import Identifier, Scheme
from claimcheck.model import (
    Ambiguous,
    Candidate,
    CheckedArticle,
    DesignReading,
    Found,
    NotAsked,
    NotFound,
    Notice,
    NoticeKind,
    Placeholder,
    PointsElsewhere,
    Reference,
    Resolution,
    Span,
    StudyDesign,
    Unreachable,
    Work,
)
from claimcheck.reporters.references import references
from tests.reporters.sample import checked, garlic


def listed(*entries: Reference) -> CheckedArticle:
    """An article with these references."""
    article = checked("Text.", path="posts/list.md")
    unknown = tuple((entry.id, NotAsked(reason="offline")) for entry in entries)
    return evolve(article, reading=evolve(article.reading, references=entries, resolutions=unknown))


def test_a_row_has_number_text_identifier_and_status() -> None:
    head, row = references(garlic(), 120).splitlines()[1:3]
    assert [cell.strip() for cell in head.split("  ") if cell] == [
        "no.",
        "reference",
        "identifier",
        "status",
        "work found",
    ]
    assert row.startswith("  1  Example A. Garlic and")
    assert row.endswith("10.1234/preaccept-77  placeholder")


def test_entries_without_label_are_counted_and_without_identifier_say_none() -> None:
    first = Reference(id="r1", span=Span(0, 1), text="One.")
    second = Reference(
        id="r2",
        span=Span(1, 2),
        text="Two\x1b[31m.",
        identifiers=(
            Identifier(scheme=Scheme.ISSN, value="1234-5679", start=0, end=1),
            Identifier(scheme=Scheme.PMID, value="123", start=0, end=1),
        ),
    )
    _, _, one, two, end = references(listed(first, second), 80).splitlines()
    assert one.split() == ["1", "One.", "none", "not", "looked", "up", "offline"]
    assert two.split() == ["2", "Two␛[31m.", "pmid", "123", "not", "looked", "up", "offline"]
    assert end == "2 references"


TITLE = "Rest versus exercise"
NOTICE = Notice(kind=NoticeKind.RETRACTION, said_by="Crossref")
DESIGN = DesignReading(design=StudyDesign.RANDOMISED_TRIAL, basis="title")
WORK = Work(title=TITLE, design=DESIGN, notices=(NOTICE,))


@pytest.mark.parametrize(
    ("resolution", "status", "told"),
    [
        (Found(work=WORK, basis="search"), "found", f"RETRACTION! randomised trial; {TITLE}"),
        (PointsElsewhere(work=WORK, score=0.1), "other work", f"RETRACTION! randomised trial; {TITLE}"),
        (Ambiguous(candidates=(Candidate(work=WORK, score=0.4),), asked=("Crossref",)), "unsure", TITLE),
        (Placeholder(reason="a test prefix", meant=Candidate(work=WORK, score=0.9)), "placeholder", TITLE),
        (NotFound(asked=("Crossref", "doi.org")), "not found", "asked: Crossref, doi.org"),
        (Unreachable(reason="api.crossref.org failed"), "not checked", "api.crossref.org failed"),
        (Unreachable(reason="x.example said: \x1b[2J"), "not checked", "x.example said: ␛[2J"),
        (Found(work=WORK, basis="search", note="PubMed failed"), "found in part", TITLE),
    ],
)
def test_each_outcome_has_its_words(resolution: Resolution, status: str, told: str) -> None:
    article = listed(Reference(id="r1", span=Span(0, 1), text="One."))
    article = evolve(article, reading=evolve(article.reading, resolutions=(("r1", resolution),)))
    row = references(article, 200).splitlines()[2]
    assert status in row
    assert told in row


def test_an_article_without_references_says_so() -> None:
    assert references(listed(), 80) == "posts/list.md: no references were recognised\n"


def test_what_is_missing_of_the_works_stands_below() -> None:
    article = listed(Reference(id="r1", span=Span(0, 1), text="One."))
    found = Found(work=WORK, basis="search", note="PubMed failed\x07")
    article = evolve(article, reading=evolve(article.reading, resolutions=(("r1", found),)))
    assert references(article, 200).endswith("1 reference; 1 found in part, because PubMed failed␇\n")
