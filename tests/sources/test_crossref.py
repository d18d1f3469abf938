from typing import Any

import pytest

from claimcheck.model import Author, NoticeKind, Passage, StudyDesign
from claimcheck.sources.crossref import Crossref, parse_work
from claimcheck.sources.failure import SourceFailure
from tests.sources.asked import session

RECORD: dict[str, Any] = {
    "DOI": "10.1000/REST.1",
    "type": "journal-article",
    "title": ["Rest &amp; pain"],
    "subtitle": ["a trial"],
    "author": [{"family": "Smith", "given": "Ann"}, {"name": "Rest Group"}, {"given": "Plato"}, {"ORCID": "x"}],
    "container-title": ["Journal of Rest"],
    "issued": {"date-parts": [[2011, 5]]},
    "volume": "3",
    "issue": "2",
    "page": "10-19",
    "abstract": "<jats:title>Results</jats:title><jats:p>Pain fell.</jats:p>",
    "license": [
        {"URL": "https://example.org/tdm"},
        {"URL": "https://creativecommons.org/licenses/by/4.0/", "content-version": "vor"},
    ],
    "clinical-trial-number": [{"clinical-trial-number": "nct00000001"}, {}],
    "URL": "https://doi.org/10.1000/rest.1",
}


def update(doi: str, kind: str, date: list[int] | None = None, source: str = "publisher") -> dict[str, Any]:
    dated = {"updated": {"date-parts": [date]}} if date else {}
    return {"DOI": doi, "type": kind, "source": source, **dated}


def kinds(record: dict[str, Any]) -> list[str]:
    return [str(notice.kind) for notice in parse_work(record).notices]


def test_fields_of_a_record() -> None:
    work = parse_work(RECORD)
    assert work.title == "Rest & pain: a trial"
    assert work.doi == "10.1000/rest.1"
    assert work.authors == (Author(family="Smith", given="Ann"), Author(family="Rest Group"), Author(family="Plato"))
    assert (work.journal, work.published, work.year) == ("Journal of Rest", "2011-05", 2011)
    assert (work.volume, work.issue, work.pages, work.kind) == ("3", "2", "10-19", "journal-article")
    assert work.abstract == (Passage(section="Results", text="Pain fell."),)
    assert work.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert work.registrations == ("NCT00000001",)
    assert (work.notices, work.notice_of, work.sources) == ((), (), ("Crossref",))


def test_an_empty_record_is_an_empty_work() -> None:
    work = parse_work({})
    assert (work.title, work.doi, work.authors, work.published, work.licence) == ("", "", (), "", "")


def test_a_preprint_names_its_server_and_its_article() -> None:
    relation = {"is-preprint-of": [{"id-type": "uri", "id": "x"}, {"id-type": "doi", "id": "10.1000/ART"}]}
    work = parse_work(
        {
            "DOI": "10.1101/1",
            "type": "posted-content",
            "subtype": "preprint",
            "title": ["Rest"],
            "institution": [{"name": "medRxiv"}],
            "relation": relation,
        }
    )
    assert (work.kind, work.journal, work.preprint_of) == ("preprint", "medRxiv", "10.1000/art")


def test_an_edited_book_has_its_editors_and_the_accepted_version_lends_no_licence() -> None:
    book = {"editor": [{"family": "Jones"}], "license": [{"URL": "https://x.org/by", "content-version": "am"}]}
    work = parse_work({**book, "title": ["A subtitle: again"], "subtitle": ["again"], "article-number": "e7"})
    assert work.authors == (Author(family="Jones"),)
    assert (work.licence, work.title, work.pages) == ("", "A subtitle: again", "e7")


def test_notices_about_the_work_with_who_says_so() -> None:
    updates = [
        update("10.1000/N1", "expression_of_concern", [2012, 1, 2], "retraction-watch"),
        update("10.1000/n2", "retraction", [2013]),
        update("10.1000/n2", "retraction", [2013]),
        update("10.1000/v2", "new_version"),
        {"DOI": "10.1000/n3", "label": "Erratum"},
    ]
    notices = parse_work({**RECORD, "updated-by": updates}).notices
    assert [(str(each.kind), each.date, each.doi, each.said_by) for each in notices] == [
        ("expression of concern", "2012-01-02", "10.1000/n1", "Retraction Watch"),
        ("retraction", "2013", "10.1000/n2", "Crossref"),
        ("correction", "", "10.1000/n3", "Crossref"),
    ]


@pytest.mark.parametrize("title", ["Retraction: Rest & pain", "Rest & pain", "Retracted: Rest & pain"])
def test_a_notice_is_not_retracted(title: str) -> None:
    record = {
        "DOI": "10.1000/n2",
        "title": [title],
        "updated-by": None,
        "update-to": [update("10.1000/a", "retraction")],
    }
    work = parse_work(record)
    assert (work.notices, work.notice_of) == ((), ("10.1000/a",))
    assert work.design
    assert work.design.design is StudyDesign.NOTICE


def test_update_to_the_notice_on_a_stamped_work_is_about_the_work() -> None:
    stamped = {**RECORD, "title": ["RETRACTED: Rest & pain"], "update-to": [update("10.1000/n2", "retraction")]}
    work = parse_work(stamped)
    assert [notice.said_by for notice in work.notices] == ["title"]
    assert work.notice_of == ()


def test_update_to_others_on_a_work_that_was_taken_back_does_not_make_it_a_notice() -> None:
    both = {"updated-by": [update("10.1000/n1", "retraction")], "update-to": [update("10.1000/n2", "retraction")]}
    work = parse_work({**RECORD, **both})
    assert [notice.doi for notice in work.notices] == ["10.1000/n1"]
    assert work.notice_of == ()


def test_an_article_that_names_its_correction_the_wrong_way_round_is_no_notice() -> None:
    assert parse_work({**RECORD, "update-to": [update("10.1000/e1", "correction")]}).notice_of == ()
    erratum = parse_work({**RECORD, "title": ["Erratum"], "update-to": [update("10.1000/e1", "correction")]})
    assert erratum.notice_of == ("10.1000/e1",)


def test_a_notice_under_the_own_doi_is_about_the_work() -> None:
    own = update("10.1000/rest.1", "retraction")
    assert kinds({**RECORD, "updated-by": [own]}) == ["retraction"]
    assert kinds({**RECORD, "update-to": [own]}) == ["retraction"]


def test_a_publishers_notice_that_updates_itself_by_mistake_is_not_retracted() -> None:
    own = update("10.1000/rest.1", "retraction")
    notice = {**RECORD, "title": ["Retraction: Rest & pain"], "subtitle": [], "update-to": [own], "updated-by": [own]}
    work = parse_work(notice)
    assert (work.notices, work.notice_of) == ((), ("10.1000/rest.1",))


def test_a_work_replaced_by_its_notice_is_retracted_where_retraction_watch_says_so() -> None:
    own = update("10.1000/rest.1", "retraction", [2014], "retraction-watch")
    replaced = {**RECORD, "title": ["Notice of Retraction: Rest"], "update-to": [own], "updated-by": [own]}
    work = parse_work(replaced)
    assert [notice.kind for notice in work.notices] == [NoticeKind.RETRACTION]
    assert work.notice_of == ()


def test_a_record_is_asked_by_its_encoded_doi() -> None:
    asking, asked = session({"message": RECORD})
    work = Crossref(asking).work("10.1002/(sici)1<2::aid>3.0")
    assert work
    assert work.doi == "10.1000/rest.1"
    assert asked[0][0].endswith("/works/10.1002/%28sici%291%3C2%3A%3Aaid%3E3.0")
    assert Crossref(session(None)[0]).work("10.1000/none") is None


def test_fifty_dois_a_request_and_one_with_a_comma_alone() -> None:
    asking, asked = session({"message": {"items": [RECORD]}})
    found = Crossref(asking).works([f"10.1000/{n}" for n in range(51)])
    assert list(found) == ["10.1000/rest.1"]
    assert [len(params["filter"].split(",")) for _, params in asked] == [50, 1]
    single, alone = session({"message": RECORD})
    assert list(Crossref(single).works(["10.1000/a,b"])) == ["10.1000/a,b"]
    assert alone[0][0].endswith("/works/10.1000/a%2Cb")
    assert Crossref(session(None)[0]).works(["10.1000/a,b"]) == {}


def test_a_search_sends_the_printed_text_and_keeps_the_order() -> None:
    asking, asked = session({"message": {"items": [RECORD, {"title": ["Other"]}]}})
    assert [work.title for work in Crossref(asking).search("Smith A. Rest. " * 99)] == ["Rest & pain: a trial", "Other"]
    assert len(asked[0][1]["query.bibliographic"]) == 600
    assert Crossref(session(None)[0]).search("Smith") == []


@pytest.mark.parametrize("answer", [[], {}, {"message": []}, {"message": {"items": [1]}}, {"message": {"author": [1]}}])
def test_answers_of_another_shape_are_failures(answer: Any) -> None:
    with pytest.raises(SourceFailure):
        Crossref(session(answer)[0]).search("Smith")
    with pytest.raises(SourceFailure):
        Crossref(session({"message": {"author": 1}})[0]).work("10.1000/1")
