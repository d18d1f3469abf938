from typing import Any

import pytest
from lxml import etree

from claimcheck.model import Author, NoticeKind, Passage
from claimcheck.sources.europepmc import EuropePmc, parse_results, parse_work
from claimcheck.sources.failure import SourceFailure
from tests.sources.asked import session

CORE: dict[str, Any] = {
    "source": "MED",
    "pmid": "101",
    "pmcid": "PMC9",
    "doi": "10.1000/REST",
    "title": "Rest for <i>pain</i>.",
    "authorList": {
        "author": [{"lastName": "Smith", "firstName": "Ann"}, {"collectiveName": "Rest Group"}, {"affiliation": "x"}]
    },
    "journalInfo": {"volume": "3", "issue": "2", "journal": {"title": "Journal of rest"}},
    "pageInfo": "10-19",
    "firstPublicationDate": "2011-05-03",
    "pubTypeList": {"pubType": ["Journal Article", "Case Reports"]},
    "meshHeadingList": {"meshHeading": [{"descriptorName": "Humans"}]},
    "abstractText": "<h4>Results</h4>Pain fell.",
    "license": "cc by",
}


def test_fields_of_a_core_record() -> None:
    work = parse_work(CORE)
    assert (work.title, work.doi, work.pmid, work.pmcid) == ("Rest for pain", "10.1000/rest", "101", "PMC9")
    assert work.authors == (Author(family="Smith", given="Ann"), Author(family="Rest Group"))
    assert (work.journal, work.volume, work.issue, work.pages) == ("Journal of rest", "3", "2", "10-19")
    assert (work.published, work.licence, work.mesh) == ("2011-05-03", "cc by", ("Humans",))
    assert work.abstract == (Passage(section="Results", text="Pain fell."),)
    assert work.publication_types == ("Journal Article", "Case Reports")


def test_fields_of_a_lite_record() -> None:
    lite = {
        "source": "PPR",
        "title": "Rest",
        "authorString": "Smith A, de Vries BC, METRIC Study Group, Plato.",
        "journalTitle": "J Rest",
        "journalVolume": "3",
        "issue": "2",
        "pubYear": "2011",
        "pubType": "editorial; journal article",
    }
    work = parse_work(lite)
    names = [(author.family, author.given) for author in work.authors]
    assert names == [("Smith", "A"), ("de Vries", "BC"), ("METRIC Study Group", ""), ("Plato", "")]
    assert (work.journal, work.volume, work.published, work.kind) == ("J Rest", "3", "2011", "preprint")
    assert work.publication_types == ("editorial", "journal article")
    assert parse_work({}).authors == ()


def test_one_type_may_come_without_a_list() -> None:
    assert parse_work({"pubTypeList": {"pubType": "Letter"}}).publication_types == ("Letter",)


@pytest.mark.parametrize("as_list", [True, False])
def test_notices_come_as_a_list_or_alone(as_list: bool) -> None:
    notice = {"type": "Retraction in", "reference": "J Rest. 2012 Feb 6;4:5"}
    listed = {"commentCorrection": [notice, {"type": "Comment in"}, {"type": "Retraction of"}] if as_list else notice}
    work = parse_work({**CORE, "pubTypeList": {"pubType": ["Retracted Publication"]}, "commentCorrectionList": listed})
    assert [(each.kind, each.date) for each in work.notices] == [(NoticeKind.RETRACTION, "2012-02-06")]


def test_a_retracted_publication_without_link_and_a_notice() -> None:
    assert parse_work({**CORE, "pubType": "x", "pubTypeList": {"pubType": ["retracted publication"]}}).notices
    notice = {**CORE, "title": "[Retracted] Rest", "pubTypeList": {"pubType": ["Retraction of Publication"]}}
    assert parse_work(notice).notices == ()


def test_asking_for_a_record() -> None:
    data = {"resultList": {"result": [{**CORE, "doi": "10.1000/other"}, CORE]}}
    asking, asked = session(data)
    work = EuropePmc(asking).work("10.1000/rest")
    assert work
    assert work.pmid == "101"
    assert asked[0][1]["query"] == 'DOI:"10.1000/rest"'
    assert len(parse_results(data)) == 2
    assert EuropePmc(session(None)[0]).work("10.1000/rest") is None
    with pytest.raises(SourceFailure):
        EuropePmc(session({"hitCount": 1})[0]).work("10.1000/rest")


def test_asking_for_a_full_text() -> None:
    root = etree.fromstring("<article><body><p>Pain fell.</p></body></article>")
    asking, asked = session(root)
    assert EuropePmc(asking).full_text("PMC9") == (Passage(section="", text="Pain fell."),)
    assert asked[0][0].endswith("/PMC9/fullTextXML")
    assert EuropePmc(session(None)[0]).full_text("PMC9") == ()
