import pytest

from claimcheck.sources.doi_org import DoiOrg, parse_agencies, parse_landing_page
from claimcheck.sources.failure import SourceFailure
from tests.sources.asked import session

VALUES = [
    {"type": "HS_ADMIN", "data": {"value": {"handle": "0.NA/10.1000"}}},
    {"type": "URL", "data": {"value": "https://example.org/rest"}},
]


def test_what_the_handle_system_says() -> None:
    assert parse_landing_page({"responseCode": 1, "values": VALUES}) == "https://example.org/rest"
    assert parse_landing_page({"responseCode": 1, "values": VALUES[:1]}) == ""
    assert parse_landing_page({"responseCode": 100}) is None
    assert parse_landing_page({"responseCode": 200}) == ""


def test_another_response_code_says_nothing_about_the_doi() -> None:
    with pytest.raises(SourceFailure, match="response code 2"):
        parse_landing_page({"responseCode": 2})


def test_a_handle_is_asked_for_its_url() -> None:
    asking, asked = session({"responseCode": 1, "values": VALUES})
    assert DoiOrg(asking).landing_page("10.1000/a(b)") == "https://example.org/rest"
    assert asked[0][0].endswith("/api/handles/10.1000/a%28b%29")
    assert asked[0][1] == {"type": "URL"}
    assert DoiOrg(session(None)[0]).landing_page("10.1000/none") is None
    with pytest.raises(SourceFailure):
        DoiOrg(session([])[0]).landing_page("10.1000/a")


def test_agencies_of_registered_dois_only() -> None:
    rows = [{"DOI": "10.48550/ARXIV.1", "RA": "DataCite"}, {"DOI": "10.1/x", "status": "DOI does not exist"}]
    assert parse_agencies(rows) == {"10.48550/arxiv.1": "DataCite"}
    asking, asked = session(rows)
    assert DoiOrg(asking).agencies([f"10.1000/{n}" for n in range(21)]) == {"10.48550/arxiv.1": "DataCite"}
    assert len(asked) == 2
    for nothing in (list[str](), dict[str, str](), [{"DOI": "10.1000/1"}]):
        with pytest.raises(SourceFailure):
            DoiOrg(session(nothing)[0]).agencies(["10.1000/1"])
