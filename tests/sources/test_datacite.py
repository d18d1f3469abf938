from typing import Any

import pytest

from claimcheck.model import Author, NoticeKind
from claimcheck.sources.datacite import DataCite, parse_work
from claimcheck.sources.failure import SourceFailure
from tests.sources.asked import session

RECORD: dict[str, Any] = {
    "doi": "10.5061/DRYAD.1",
    "creators": [
        {"name": "Smith, Ann", "nameType": "Personal", "givenName": "Ann", "familyName": "Smith"},
        {"name": "Jones, Bo"},
        {"name": "Institute of Rest, Basel", "nameType": "Organizational"},
        {"name": ""},
    ],
    "titles": [{"title": "Ruhe", "titleType": "TranslatedTitle"}, {"title": "Steps of <i>walkers</i>"}],
    "publisher": "Dryad",
    "container": {},
    "publicationYear": 2015,
    "dates": [{"date": "2014-01-01", "dateType": "Created"}, {"date": "2015-06-02T09:00:00Z", "dateType": "Issued"}],
    "types": {"resourceTypeGeneral": "Dataset"},
    "descriptions": [
        {"description": "Counts of steps.", "descriptionType": "Abstract"},
        {"description": "Set-up.", "descriptionType": "Methods"},
    ],
    "rightsList": [{}, {"rightsUri": "https://creativecommons.org/publicdomain/zero/1.0/"}],
    "url": "https://example.org/1",
}


def test_fields_of_a_record() -> None:
    work = parse_work(RECORD)
    assert (work.title, work.doi, work.journal) == ("Steps of walkers", "10.5061/dryad.1", "Dryad")
    people = (Author(family="Smith", given="Ann"), Author(family="Jones", given="Bo"))
    assert work.authors == (*people, Author(family="Institute of Rest, Basel"))
    assert (work.published, work.kind) == ("2015-06-02", "Dataset")
    assert [passage.text for passage in work.abstract] == ["Counts of steps."]
    assert work.licence == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert (work.notices, work.preprint_of, work.url) == ((), "", "https://example.org/1")


def test_of_a_range_of_dates_the_first_year_counts() -> None:
    assert parse_work({**RECORD, "dates": [{"date": "2014/2015", "dateType": "Issued"}]}).published == "2014"
    assert parse_work({**RECORD, "dates": []}).published == "2015"
    assert parse_work({"titles": [{"title": "X", "titleType": "Other"}]}).published == ""


def test_articles_have_their_place_and_publishers_may_be_objects() -> None:
    container = {"title": "J Rest", "volume": "3", "issue": "1", "firstPage": "4", "lastPage": "9"}
    work = parse_work({**RECORD, "container": container})
    assert (work.journal, work.volume, work.issue, work.pages) == ("J Rest", "3", "1", "4-9")
    assert parse_work({**RECORD, "publisher": {"name": "Zenodo"}}).journal == "Zenodo"


def related(kind: str, target: str) -> list[dict[str, str]]:
    return [{"relationType": kind, "relatedIdentifier": target, "relatedIdentifierType": "DOI"}]


@pytest.mark.parametrize(
    ("types", "relations", "article"),
    [
        ("Preprint", related("IsVersionOf", "https://doi.org/10.1000/ART"), "10.1000/art"),
        ("Text", related("IsPreviousVersionOf", "10.1000/art"), "10.1000/art"),
        ("Preprint", related("IsVersionOf", "10.5061/dryad.2"), ""),
        ("Preprint", related("Cites", "10.1000/art"), ""),
        ("Dataset", related("IsPreviousVersionOf", "10.1000/art"), ""),
    ],
)
def test_the_article_of_a_preprint(types: str, relations: list[dict[str, str]], article: str) -> None:
    record = {**RECORD, "types": {"resourceTypeGeneral": types}, "relatedIdentifiers": relations}
    assert parse_work(record).preprint_of == article


def test_a_stamped_title_is_a_retraction() -> None:
    work = parse_work({**RECORD, "titles": [{"title": "WITHDRAWN: Steps"}]})
    assert [notice.kind for notice in work.notices] == [NoticeKind.RETRACTION]


def test_asking() -> None:
    asking, asked = session({"data": {"attributes": RECORD}})
    work = DataCite(asking).work("10.5061/dryad.1")
    assert work
    assert work.title == "Steps of walkers"
    assert asked[0][0].endswith("/dois/10.5061/dryad.1")
    assert DataCite(session(None)[0]).work("10.5061/none") is None
    with pytest.raises(SourceFailure):
        DataCite(session({"data": None})[0]).work("10.5061/dryad.1")
