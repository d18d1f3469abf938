"""Telling an answer from what only looks like one."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, assert_never

import requests
from lxml import etree

from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.limits import retry_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from requests import Response

Value = TypeVar("Value")

_NOT_OPEN = "0"
"""Europe PMC's code for an article that is not open: an answer, and no failure."""


class Format(StrEnum):
    """What is asked for, as the `Accept` header says it."""

    JSON = "application/json"
    XML = "application/xml"
    TEXT = "text/plain"


def no_words(_body: bytes) -> bool:
    """That there is no record is never said by a 404."""
    return False


def raise_for_error(response: Response, host: str, accept: Format, absent: Callable[[bytes], bool] = no_words) -> None:
    """Pass answers, and 404s whose body is `absent`: the registry's own words for having no such record.

    Any other 404 may come from a gateway, a proxy or an address that moved, and says nothing about the record.

    Raises:
        SourceFailure: An error status, an error message in a 200, a web page or broken data.
    """
    status = response.status_code
    if status == requests.codes.too_many_requests:
        raise _limited(response, host)
    if status not in (requests.codes.ok, requests.codes.not_found):
        passing = status >= requests.codes.server_error
        wait = retry_after(response.headers)
        refused = status == requests.codes.bad_request
        reason = f"answered with status {status}"
        raise SourceFailure(host, reason, passing=passing, retry_after=wait, refused=refused)
    if _is_page(response.content):
        # A 404 of this kind comes from what stands between, not from the registry.
        raise SourceFailure(host, f"answered with a web page (status {status})", passing=True)
    if status == requests.codes.not_found:
        if absent(response.content):
            return
        raise SourceFailure(host, "answered with status 404, and not in words of its own", passing=True)
    match accept:
        case Format.JSON:
            _check_json(response, host)
        case Format.XML:
            _check_xml(response, host)
        case Format.TEXT:
            _check_text(response, host)
        case _:
            assert_never(accept)


def parse_body(body: bytes, accept: Format) -> Any:  # noqa: ANN401 - parsed JSON or XML
    """The data of a body that passed: parsed JSON, the root of XML, or text."""
    match accept:
        case Format.JSON:
            return json.loads(body)
        case Format.XML:
            return parse_xml(body)
        case Format.TEXT:
            return body.decode("utf-8", "replace")
        case _:
            assert_never(accept)


def understood(host: str, read: Callable[[Any], Value], data: Any) -> Value:  # noqa: ANN401 - parsed JSON or XML
    """`read(data)`, where the registry may have sent data of another shape than it documents.

    Raises:
        SourceFailure: The data could not be read so.
    """
    try:
        return read(data)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError, etree.XMLSyntaxError) as error:
        raise SourceFailure(host, "answered with data of an unknown shape", passing=True) from error


def parse_xml(body: bytes) -> etree._Element:
    """The root of an XML answer; entities are not resolved, nothing is loaded.

    Raises:
        etree.XMLSyntaxError: The body is no XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    return etree.fromstring(body, parser)


def _check_json(response: Response, host: str) -> None:
    try:
        data = json.loads(response.content)
    except (ValueError, RecursionError) as error:
        raise SourceFailure(host, "answered with broken data", passing=True) from error
    if message := _error_in(data):
        raise _refused(response, host, message)
    if not isinstance(data, (dict, list)):
        raise SourceFailure(host, "answered with data of an unknown shape", passing=True)


def _check_xml(response: Response, host: str) -> None:
    if response.content.lstrip().startswith(b"{"):
        _check_json(response, host)
        raise SourceFailure(host, "answered with JSON instead of XML")
    try:
        root = parse_xml(response.content)
    except etree.XMLSyntaxError as error:
        raise SourceFailure(host, "answered with broken data", passing=True) from error
    message = root.findtext("ERROR")
    if root.tag == "errorBean" and root.findtext("errCode") != _NOT_OPEN:
        message = root.findtext("errMsg") or "without a message"
    if message:
        raise _refused(response, host, message)


def _check_text(response: Response, host: str) -> None:
    if response.content.lstrip().startswith(b"{"):
        _check_json(response, host)


def _error_in(data: object) -> str:
    """The message of an error that came with status 200; empty for data.

    Europe PMC says `errCode` and `errMsg`, the NCBI `error` or, of its search engine, `esearchresult.ERROR`.
    """
    match data:
        case {"errCode": _, "errMsg": str() as message} if message:
            return message
        case {"errCode": code}:
            return f"code {code}"
        case {"error": str() as message} | {"esearchresult": {"ERROR": str() as message}} if message:
            return message
        case _:
            return ""


def _is_page(body: bytes) -> bool:
    return body[:500].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def _refused(response: Response, host: str, message: str) -> SourceFailure:
    if "rate limit" in message.lower():
        return _limited(response, host)
    return SourceFailure(host, f"answered with an error: {message[:200]}", passing=True)


def _limited(response: Response, host: str) -> SourceFailure:
    wait = retry_after(response.headers)
    return SourceFailure(host, "asks for fewer requests", rate_limited=True, retry_after=wait)
