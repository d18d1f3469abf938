"""What the rules on identifiers and standing say of outcomes beyond the cases that they declare."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from claimcheck import check
from claimcheck.checkers.base import Checker
from claimcheck.checkers.identity import DuplicateReference, PlaceholderDoi
from claimcheck.checkers.resolution import MismatchedReference, MissingIdentifier, UnregisteredDoi
from claimcheck.checkers.standing import Retracted, SupersededPreprint
from claimcheck.config import Settings
from claimcheck.model import (
    Candidate,
    Confidence,
    Finding,
    Found,
    NotFound,
    Notice,
    NoticeKind,
    Placeholder,
    PointsElsewhere,
    Resolution,
    Severity,
    Work,
)

GARLIC = "Doe J. Garlic and the blood pressure of adults. J Herbs. 2012;10:22-29."
WORK = Work(title="Garlic and the blood pressure of adults", doi="10.1016/j.herbs.2012.1", sources=("Crossref",))
OTHER = Work(title="Moths of the north", doi="10.1016/j.moths.2011.4", pmid="21000000", sources=("Crossref",))
RETRACTION = (Notice(kind=NoticeKind.RETRACTION, date="2015-01-01", said_by="Crossref"),)


def found_by(rule: type[Checker], entries: Sequence[str], *resolutions: Resolution) -> list[Finding]:
    """The findings of a rule in an article with these entries, of whose works this is known."""
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))
    report = check(
        f"Garlic lowers blood pressure [1].\n\n## References\n\n{listed}\n", Settings(offline=True, cache=False)
    )
    reading = report.articles[0].reading
    assert len(reading.references) == len(entries)
    ids = [reference.id for reference in reading.references]
    return list(rule().check(evolve(reading, resolutions=tuple(zip(ids, resolutions, strict=True)))))


def test_a_placeholder_beside_the_right_doi_is_to_be_taken_out() -> None:
    entry = f"{GARLIC} doi:10.1186/PREACCEPT-123456 doi:{WORK.doi}"
    (finding,) = found_by(PlaceholderDoi, [entry], Found(work=WORK, basis="printed DOI"))
    assert "Take it out" in finding.advice
    assert finding.fix is None


def test_a_placeholder_is_corrected_where_another_number_found_the_work() -> None:
    entry = f"{GARLIC} doi:10.1186/PREACCEPT-123456 PMID: 22000000"
    (finding,) = found_by(PlaceholderDoi, [entry], Found(work=WORK, basis="printed PMID"))
    assert finding.fix is not None
    assert finding.fix.text == WORK.doi


def test_an_address_that_spells_no_doi_is_not_said_to_print_one() -> None:
    entry = "Doe J. Garlic. http://www.biomedcentral.com/1741-7015/10/9922"
    (finding,) = found_by(UnregisteredDoi, [entry], NotFound(asked=("Crossref", "doi.org")))
    assert finding.severity is Severity.NOTE
    assert "10.1186/1741-7015-10-9922" in finding.message


def test_a_pmid_of_another_work_than_the_doi_is_told_at_the_pmid() -> None:
    entry = f"{GARLIC} doi:{WORK.doi} PMID: 21000000"
    (finding,) = found_by(MismatchedReference, [entry], Found(work=evolve(WORK, pmid="22000000"), basis="printed DOI"))
    assert finding.confidence is Confidence.MEDIUM
    assert "22000000" in finding.message
    assert finding.fix is None


def test_the_identifier_that_leads_elsewhere_is_the_one_marked() -> None:
    entry = f"{GARLIC} doi:10.1186/PREACCEPT-123456 PMID: 21000000"
    (finding,) = found_by(MismatchedReference, [entry], PointsElsewhere(work=OTHER, score=0.0))
    assert finding.message.startswith("This PMID belongs to another work")


def test_an_arxiv_number_is_an_identifier() -> None:
    assert not found_by(MissingIdentifier, [f"{GARLIC} arXiv:2001.01234"], Found(work=WORK, basis="search"))


def test_a_retracted_work_is_told_of_behind_a_wrong_doi_too() -> None:
    meant = Candidate(work=evolve(WORK, notices=RETRACTION), score=0.9)
    entry = f"{GARLIC} doi:10.1016/j.other.2011.1"
    outcomes = (
        PointsElsewhere(work=OTHER, score=0.0, meant=meant),
        NotFound(asked=("Crossref", "doi.org"), candidates=(meant,)),
        Placeholder(reason="made up.", meant=meant),
    )
    assert all(found_by(Retracted, [entry], each) for each in outcomes)
    assert not found_by(Retracted, [entry], NotFound(asked=("Crossref",), candidates=(evolve(meant, score=0.4),)))


def test_a_preprint_cited_beside_its_article_is_meant() -> None:
    preprint = Found(work=Work(title="Garlic", doi="10.1101/2011.01", preprint_of=WORK.doi), basis="printed DOI")
    entries = [f"{GARLIC} medRxiv. doi:10.1101/2011.01", f"{GARLIC} doi:{WORK.doi}"]
    assert not found_by(SupersededPreprint, entries, preprint, Found(work=WORK, basis="printed DOI"))
    assert found_by(SupersededPreprint, entries[:1], preprint)


def test_a_doi_on_the_wrong_entry_makes_no_duplicate() -> None:
    entries = [f"{GARLIC} doi:{WORK.doi}", f"Roe R. Moths of the north in winter. J Moths. 2011;4:1-9. doi:{WORK.doi}"]
    right = Found(work=WORK, basis="printed DOI")
    assert not found_by(DuplicateReference, entries, right, PointsElsewhere(work=WORK, score=0.0))
    assert found_by(DuplicateReference, entries, right, right)


def test_chapters_with_the_number_of_their_book_are_no_duplicates() -> None:
    book = "In: Smith A, ed. A handbook of herbs. Made Press; 2012. p. {}. doi:10.1016/b978-0-12-000001-1"
    entries = [f"Doe J. Hops. {book.format('1-9')}", f"Roe R. Valerian and sleep. {book.format('10-19')}"]
    text = "Hops help [1]. So does valerian [2].\n\n## References\n\n" + "".join(
        f"{number}. {entry}\n" for number, entry in enumerate(entries, 1)
    )
    report = check(text, Settings(offline=True))
    assert not [each for each in report.findings if each.code == "REF205"]
