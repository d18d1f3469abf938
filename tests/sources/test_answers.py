"""Telling an answer from what only looks like one."""

from __future__ import annotations

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from claimcheck.sources.answers import Format, parse_xml, raise_for_error, understood
from claimcheck.sources.failure import SourceFailure

PAGE = b"\n <!DOCTYPE HTML>\n<html><body>Please sign in</body></html>"


def response(body: bytes = b"{}", status: int = 200, **headers: str) -> requests.Response:
    made = requests.Response()
    made.status_code = status
    made._content = body
    made.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    return made


def check(body: bytes, accept: Format, status: int = 200, **headers: str) -> None:
    raise_for_error(response(body, status, **headers), "api.example", accept)


@pytest.mark.parametrize(
    ("body", "accept"),
    [
        (b'{"message": {}}', Format.JSON),
        (b"[]", Format.JSON),
        (b'{"error": null}', Format.JSON),
        (b'{"title": "The rate limiting step of the liver"}', Format.JSON),
        (b'{"esearchresult": {"idlist": []}}', Format.JSON),
        (b"<PubmedArticleSet/>", Format.XML),
        (b"<article><title>Rate limit of an enzyme</title></article>", Format.XML),
        (b"<errorBean><errCode>0</errCode><errMsg>not open access</errMsg></errorBean>", Format.XML),
        (
            b"<eSearchResult><Count>0</Count><ErrorList><PhraseNotFound>x</PhraseNotFound></ErrorList></eSearchResult>",
            Format.XML,
        ),
        (b"journal|2012|10|22|a|b|22376791\n", Format.TEXT),
        (b"", Format.TEXT),
    ],
)
def test_answers_pass(body: bytes, accept: Format) -> None:
    check(body, accept)


@pytest.mark.parametrize("accept", list(Format))
@pytest.mark.parametrize("body", [b"Resource not found.", b'{"errors":[{"status":"404"}]}', b"", b"<error/>"])
def test_a_registry_may_say_that_it_has_no_such_record(accept: Format, body: bytes) -> None:
    raise_for_error(response(body, 404), "api.example", accept, lambda words: words == body)


@pytest.mark.parametrize("accept", list(Format))
@pytest.mark.parametrize("body", [b"default backend - 404", b'{"message":"no Route matched"}', b"", b"<error/>"])
def test_a_404_in_other_words_says_nothing_about_the_record(accept: Format, body: bytes) -> None:
    with pytest.raises(SourceFailure, match="not in words of its own") as failed:
        raise_for_error(response(body, 404), "api.example", accept, lambda words: words == b"Resource not found.")
    assert failed.value.passing


@pytest.mark.parametrize(
    ("body", "accept", "reason"),
    [
        (b'{"message": {"title": ["Re', Format.JSON, "answered with broken data"),
        (b"", Format.JSON, "answered with broken data"),
        (b"null", Format.JSON, "answered with data of an unknown shape"),
        (b'"ok"', Format.JSON, "answered with data of an unknown shape"),
        (b"\xff\xfe\x00", Format.JSON, "answered with broken data"),
        (b"[" * 100_000, Format.JSON, "answered with broken data"),
        (b'{"errCode": 404, "errMsg": "Invalid page size"}', Format.JSON, "answered with an error: Invalid page size"),
        (b'{"errCode": 500}', Format.JSON, "answered with an error: code 500"),
        (b'{"error": "No such index"}', Format.JSON, "answered with an error: No such index"),
        (b'{"esearchresult": {"ERROR": "down"}}', Format.JSON, "answered with an error: down"),
        (b"<PubmedArticleSet><Pubmed", Format.XML, "answered with broken data"),
        (b"", Format.XML, "answered with broken data"),
        (b'{"message": {}}', Format.XML, "answered with JSON instead of XML"),
        (b"<eFetchResult><ERROR>down</ERROR></eFetchResult>", Format.XML, "answered with an error: down"),
        (
            b"<errorBean><errCode>1</errCode><errMsg>down</errMsg></errorBean>",
            Format.XML,
            "answered with an error: down",
        ),
        (b"<errorBean/>", Format.XML, "answered with an error: without a message"),
        (b'{"error": "down"}', Format.TEXT, "answered with an error: down"),
    ],
)
def test_what_only_looks_like_an_answer(body: bytes, accept: Format, reason: str) -> None:
    with pytest.raises(SourceFailure) as failed:
        check(body, accept)
    assert failed.value.reason == reason
    assert not failed.value.rate_limited


@pytest.mark.parametrize("accept", list(Format))
@pytest.mark.parametrize("status", [200, 404])
def test_web_pages_are_no_answers(accept: Format, status: int) -> None:
    with pytest.raises(SourceFailure, match="answered with a web page"):
        check(PAGE, accept, status)


@pytest.mark.parametrize("accept", list(Format))
def test_a_limit_told_in_a_200(accept: Format) -> None:
    with pytest.raises(SourceFailure) as failed:
        check(b'{"error":"API rate limit exceeded","count":"4","limit":"3"}', accept)
    assert failed.value.rate_limited


def test_a_limit_told_in_xml() -> None:
    with pytest.raises(SourceFailure) as failed:
        check(b"<eFetchResult><ERROR>API rate limit exceeded</ERROR></eFetchResult>", Format.XML)
    assert failed.value.rate_limited


@pytest.mark.parametrize(
    ("status", "passing", "limited"),
    [
        (429, True, True),
        (500, True, False),
        (503, True, False),
        (400, False, False),
        (403, False, False),
        (301, False, False),
    ],
)
def test_statuses(status: int, passing: bool, limited: bool) -> None:
    with pytest.raises(SourceFailure) as failed:
        check(PAGE, Format.JSON, status, Retry_After="17")
    assert (failed.value.passing, failed.value.rate_limited) == (passing, limited)
    assert failed.value.retry_after == 17
    assert failed.value.host == "api.example"


def test_long_messages_are_cut() -> None:
    with pytest.raises(SourceFailure) as failed:
        check(b'{"error": "' + b"x" * 10_000 + b'"}', Format.JSON)
    assert len(str(failed.value)) < 300


def test_xml_loads_and_resolves_nothing() -> None:
    body = f'<!DOCTYPE a [<!ENTITY own SYSTEM "file://{__file__}"><!ENTITY b "bbb">]><a>x&own;y&b;</a>'.encode()
    root = parse_xml(body)
    assert "".join(root.xpath("text()")) == "xy"  # type: ignore[arg-type]


def test_nested_entities_do_not_grow() -> None:
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    try:
        root = parse_xml(f'<!DOCTYPE a [<!ENTITY e0 "lol">{steps}]><a>&e11;</a>'.encode())
    except etree.XMLSyntaxError:
        return
    assert len(etree.tostring(root)) < 10_000


def test_data_of_another_shape_is_a_failure_that_names_the_registry() -> None:
    with pytest.raises(SourceFailure) as caught:
        understood("api.example", lambda data: data["message"], [])
    assert "api.example" in str(caught.value)
    assert understood("api.example", lambda data: data["message"], {"message": 1}) == 1


@given(st.binary(max_size=200), st.sampled_from(Format), st.sampled_from([200, 301, 404, 429, 500]))
def test_any_answer_passes_or_is_a_failure(body: bytes, accept: Format, status: int) -> None:
    try:
        check(body, accept, status)
    except SourceFailure:
        return
    assert status == 200
