"""The stand-in for the registries: that it speaks as they do, and fails as it is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests
from lxml import etree

from tests.claimcheck_stub import StubServer
from tests.claimcheck_stub.invented import INVENTED, PREFIX
from tests.claimcheck_stub.published import (
    JENSEN,
    JENSEN_COHORT,
    METHYLPHENIDATE,
    PUBLISHED,
    WAKEFIELD,
    WAKEFIELD_NOTICE,
)
from tests.claimcheck_stub.works import OWN_WORDS

DOI = JENSEN.doi


def get(stub: StubServer, path: str, **params: str) -> requests.Response:
    return requests.get(f"{stub.url}/{path}", params=params, timeout=60, allow_redirects=False)


def crossref_list(stub: StubServer, **params: str) -> list[dict[str, Any]]:
    found = get(stub, "crossref/works", **{name.replace("query_", "query."): value for name, value in params.items()})
    assert found.status_code == 200
    items: list[dict[str, Any]] = found.json()["message"]["items"]
    return items


def test_crossref_gives_a_record_by_its_doi_in_any_case(stub: StubServer) -> None:
    answer = get(stub, f"crossref/works/{DOI.upper()}")
    message = answer.json()["message"]
    assert message["DOI"] == DOI
    assert message["author"][0] == {"given": "Rikke K", "family": "Jensen", "sequence": "first", "affiliation": []}
    assert message["published"]["date-parts"] == [[2012, 2, 29]]
    assert answer.headers["x-rate-limit-interval"] == "1s"


def test_crossref_says_in_plain_text_that_it_has_no_such_doi(stub: StubServer) -> None:
    for doi in (f"{PREFIX}-none", "10.5061/dryad.8515"):
        answer = get(stub, f"crossref/works/{doi}")
        assert (answer.status_code, answer.text) == (404, "Resource not found.")
        assert answer.headers["content-type"].startswith("text/plain")


def test_crossref_lists_the_dois_that_it_has(stub: StubServer) -> None:
    asked = f"doi:{DOI},doi:{PREFIX}-none,doi:10.5061/dryad.8515,doi:{WAKEFIELD.doi.upper()}"
    assert {item["DOI"] for item in crossref_list(stub, filter=asked)} == {DOI, WAKEFIELD.doi}


def test_crossref_gives_the_fields_selected(stub: StubServer) -> None:
    (item,) = crossref_list(stub, filter=f"doi:{DOI}", select="DOI,title,score")
    assert set(item) == {"DOI", "title", "score"}


def test_crossref_searches_by_words_and_finds_near_misses_too(stub: StubServer) -> None:
    printed = (
        "Jensen RK, et al. Rest versus exercise as treatment for patients with low back pain and Modic changes. 2012"
    )
    found = [item["DOI"] for item in crossref_list(stub, query_bibliographic=printed, rows="5")]
    assert found[0] == DOI
    assert JENSEN_COHORT.doi in found
    assert len(found) == 5
    assert crossref_list(stub, query_bibliographic="zzz") == []


@pytest.mark.parametrize(
    "params", [{"rows": "things"}, {"rows": "1001"}, {"filter": "has-assertion:true"}, {"select": "DOI,nonsense"}]
)
def test_crossref_refuses_what_it_does_not_know(stub: StubServer, params: dict[str, str]) -> None:
    answer = get(stub, "crossref/works", **params)
    assert answer.status_code == 400
    assert answer.json()["message-type"] == "validation-failure"


def test_doi_org_tells_handles(stub: StubServer) -> None:
    known, unknown = (get(stub, f"doi/api/handles/{doi}", type="URL") for doi in (DOI, f"{PREFIX}-none"))
    assert known.json()["responseCode"] == 1
    assert known.json()["values"][0]["data"]["value"] == JENSEN.landing_page
    assert (unknown.status_code, unknown.json()["responseCode"]) == (404, 100)
    assert get(stub, f"doi/api/handles/{DOI}", type="EMAIL").json()["responseCode"] == 200


def test_doi_org_tells_agencies_of_many(stub: StubServer) -> None:
    rows = get(stub, f"doi/doiRA/{DOI},10.5061/dryad.8515,{PREFIX}-45,{PREFIX}-none").json()
    assert [row.get("RA") or row["status"] for row in rows] == ["Crossref", "DataCite", "JaLC", "DOI does not exist"]


def test_datacite(stub: StubServer) -> None:
    attributes = get(stub, "datacite/dois/10.5061/dryad.8515").json()["data"]["attributes"]
    assert attributes["types"]["resourceTypeGeneral"] == "Dataset"
    assert get(stub, f"datacite/dois/{DOI}").status_code == 404


def test_pubmed_finds_by_doi_in_json_and_xml(stub: StubServer) -> None:
    asked = f'"{DOI}"[aid] OR "{WAKEFIELD.doi}"[aid]'
    answer = get(stub, "ncbi/esearch.fcgi", db="pubmed", term=asked, retmode="json").json()
    assert answer["esearchresult"]["idlist"] == [JENSEN.pmid, WAKEFIELD.pmid]
    none = etree.fromstring(get(stub, "ncbi/esearch.fcgi", db="pubmed", term='"10.1/x"[aid]').content)
    assert (none.findtext("Count"), none.findtext("ErrorList/PhraseNotFound")) == ("0", '"10.1/x"[aid]')


def test_pubmed_finds_by_words_and_author(stub: StubServer) -> None:
    asked = "Modic changes[ti] AND Jensen[au] AND (2012[dp])"
    answer = get(stub, "ncbi/esearch.fcgi", term=asked, retmode="json").json()
    assert answer["esearchresult"]["idlist"] == [JENSEN.pmid, JENSEN_COHORT.pmid]


def test_pubmed_gives_types_headings_and_notices(stub: StubServer) -> None:
    body = get(stub, "ncbi/efetch.fcgi", db="pubmed", id=f"{WAKEFIELD.pmid},1,{JENSEN.pmid}").content
    retracted, trial = etree.fromstring(body)
    assert [each.text for each in retracted.iter("PublicationType")] == ["Journal Article", "Retracted Publication"]
    assert [each.get("RefType") for each in retracted.iter("CommentsCorrections")] == ["RetractionIn"]
    assert "Randomized Controlled Trial" in [each.text for each in trial.iter("PublicationType")]
    assert trial.findtext(".//AccessionNumber") == "NCT00454792"
    assert [each.get("Label") for each in trial.iter("AbstractText")][:2] == ["BACKGROUND", "METHODS"]


def test_pmc_gives_a_body_only_where_the_text_is_open(stub: StubServer) -> None:
    body = get(stub, "ncbi/efetch.fcgi", db="pmc", id="PMC3348080,3481109,1").content
    open_text, closed, unknown = etree.fromstring(body)
    assert open_text.find("body/sec/p") is not None
    assert closed.find("body") is None
    assert unknown.get("error") == "The following PMCID is not available: 1"


def test_citations_are_matched(stub: StubServer) -> None:
    lines = ["bmc med|2012|10|22|jensen rk|one|", "bmc med|2013|10|22|jensen rk|two|", "j fict med|2019|7|||three|"]
    found = get(stub, "ncbi/ecitmatch.cgi", db="pubmed", bdata="\r".join(lines)).text.splitlines()
    assert found[:2] == [f"{lines[0]}{JENSEN.pmid}", f"{lines[1]}NOT_FOUND"]
    assert found[2].startswith(f"{lines[2]}AMBIGUOUS (")


def test_identifiers_are_converted(stub: StubServer) -> None:
    one, other = get(stub, "pmc/articles/", ids=f"{DOI},10.1/x", format="json").json()["records"]
    assert one == {"doi": DOI, "pmcid": "PMC3348080", "pmid": 22376791, "requested-id": DOI}
    assert (other["status"], other["errmsg"]) == ("error", "Identifier not found in PMC")
    assert get(stub, "pmc/articles/", ids=f"{DOI},22376791").status_code == 400
    assert get(stub, "pmc/articles/", ids=",".join(str(number) for number in range(201))).status_code == 400


def test_europe_pmc(stub: StubServer) -> None:
    def search(**params: str) -> dict[str, Any]:
        answer: dict[str, Any] = get(stub, "europepmc/search", format="json", **params).json()
        return answer

    (core,) = search(query=f'DOI:"{WAKEFIELD.doi}"', resultType="core")["resultList"]["result"]
    assert core["commentCorrectionList"]["commentCorrection"]["type"] == "Retraction in"
    (lite,) = search(query=f"EXT_ID:{JENSEN.pmid} AND SRC:MED")["resultList"]["result"]
    assert lite["pubType"] == "comparative study; journal article; randomized controlled trial"
    assert search(query='DOI:"10.1/x"')["hitCount"] == 0
    assert search(query="DOI:x", pageSize="0")["errCode"] == 404
    assert b"<body>" in get(stub, "europepmc/PMC3348080/fullTextXML").content
    assert get(stub, "europepmc/PMC3481109/fullTextXML").status_code == 404


def test_clinicaltrials(stub: StubServer) -> None:
    section = get(stub, "clinicaltrials/studies/NCT00454792").json()["protocolSection"]
    assert section["designModule"]["enrollmentInfo"]["count"] == 100
    assert get(stub, "clinicaltrials/studies/NCT99999999").text == "NCT number NCT99999999 not found"


@pytest.mark.parametrize(
    "path",
    [
        "crossref/members",
        "doi/10.1",
        "ncbi/elink.fcgi",
        "pmc/",
        "europepmc/PMC1",
        "unknown/x",
        "",
    ],
)
def test_what_no_registry_speaks_is_absent(stub: StubServer, path: str) -> None:
    assert get(stub, path).status_code == 404


def test_invented_works_cannot_be_taken_for_real_ones() -> None:
    for work in INVENTED:
        assert "ictitious" in work.title or "invented" in work.title
        assert not work.doi or work.doi.startswith(PREFIX)
        assert not work.pmid or int(work.pmid) > 99_000_000
        assert not work.pmcid


def test_no_notice_is_invented_for_a_real_paper() -> None:
    assert [work for work in PUBLISHED if work.updated_by or work.comments or work.update_to] == [
        WAKEFIELD,
        WAKEFIELD_NOTICE,
        METHYLPHENIDATE,
    ]


def test_abstracts_say_that_they_are_no_publishers_words(stub: StubServer) -> None:
    mark = OWN_WORDS.strip()
    assert mark in get(stub, f"crossref/works/{DOI}").json()["message"]["abstract"]
    assert mark in get(stub, "ncbi/efetch.fcgi", db="pubmed", id=JENSEN.pmid).text
    assert mark in get(stub, "ncbi/efetch.fcgi", db="pmc", id=JENSEN.pmcid).text
    assert mark in get(stub, "europepmc/search", query=f'DOI:"{DOI}"', resultType="core").text


def test_answers_are_what_the_registries_call_them(stub: StubServer) -> None:
    assert get(stub, f"crossref/works/{DOI}").headers["content-type"].startswith("application/json")
    assert get(stub, "ncbi/efetch.fcgi", db="pubmed", id=JENSEN.pmid).headers["content-type"].startswith("text/xml")
    assert json.loads(get(stub, f"doi/doiRA/{DOI}").content)
