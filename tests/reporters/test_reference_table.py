from __future__ import annotations

from attrs import evolve

from claimcheck.identifiers import Identifier, Scheme
from claimcheck.model import CheckedArticle, Reference, Resolution, ResolutionStatus, Span
from claimcheck.reporters.references import references
from tests.reporters.sample import checked, garlic


def listed(*entries: Reference) -> CheckedArticle:
    """An article with these references."""
    article = checked("Text.", path="posts/list.md")
    unknown = Resolution(status=ResolutionStatus.NOT_ASKED, reason="offline")
    return evolve(
        article,
        reading=evolve(article.reading, references=entries),
        resolutions=tuple((entry.id, unknown) for entry in entries),
    )


def test_a_row_has_number_text_identifier_and_status() -> None:
    assert references(garlic(), 90) == (
        "posts/garlic.md\n"
        "no.  reference                                           identifier            work\n"
        "  1  Example A. Garlic and blood pressure. J Made Up …   10.1234/preaccept-77  placeholder\n"
        "1 reference; no work was looked up: this version works offline\n"
    )


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
    assert one.split() == ["1", "One.", "none", "not", "looked", "up"]
    assert two.split() == ["2", "Two␛[31m.", "pmid", "123", "not", "looked", "up"]
    assert end.startswith("2 references; ")


def test_an_article_without_references_says_so() -> None:
    assert references(listed(), 80) == "posts/list.md: no references were recognised\n"
