import pytest

from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.pmc import Numbers, PmcConverter, parse_numbers
from tests.sources.asked import session

FOUND = {"doi": "10.1000/A", "pmcid": "PMC1", "pmid": 12, "requested-id": "PMC1"}


def test_numbers_of_the_new_and_the_old_answers() -> None:
    numbers = Numbers(doi="10.1000/a", pmid="12", pmcid="PMC1")
    assert parse_numbers({"status": "ok", "records": [FOUND]}, "pmcid") == {"pmc1": numbers}
    old = {"records": [{"doi": "10.1000/A", "pmcid": "PMC1", "pmid": "12"}]}
    assert parse_numbers(old, "doi") == {"10.1000/a": numbers}


def test_an_article_that_pmc_does_not_hold_is_absent() -> None:
    missing = {"requested-id": "99", "status": "error", "errmsg": "Identifier not found in PMC"}
    assert parse_numbers({"status": "ok", "records": [missing]}, "pmid") == {}


def test_a_question_refused_as_a_whole_is_a_failure() -> None:
    with pytest.raises(SourceFailure, match="mismatch"):
        parse_numbers({"status": "error", "message": "ID type mismatch"}, "doi")


def test_asking() -> None:
    asking, asked = session({"records": [FOUND]})
    assert PmcConverter(asking).numbers(["PMC2", "PMC1"], "pmcid")["pmc1"].pmid == "12"
    assert asked[0][1] == {"ids": "PMC1,PMC2", "idtype": "pmcid", "format": "json"}
    assert PmcConverter(session(None)[0]).numbers(["PMC1"], "pmcid") == {}
    with pytest.raises(SourceFailure):
        PmcConverter(session({})[0]).numbers(["PMC1"], "pmcid")
