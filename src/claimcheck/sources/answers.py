"""Telling an answer from what only looks like one."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

import requests
from lxml import etree

from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.limits import retry_after

if TYPE_CHECKING:
    from requests import Response


class Format(StrEnum):
    """What is asked for, as the `Accept` header says it."""

    JSON = "application/json"
    XML = "application/xml"
    TEXT = "text/plain"


def raise_for_error(response: Response, host: str, accept: Format) -> None:
    """Pass answers and honest 404s.

    Raises:
        SourceFailure: An error status, an error message in a 200, a web page or broken data.
    """
    status = response.status_code
    if status == requests.codes.not_found:
        return
    if status == requests.codes.too_many_requests:
        raise _limited(response, host)
    if status != requests.codes.ok:
        raise SourceFailure(host, f"answered with status {status}", passing=status >= requests.codes.server_error)
    match accept:
        case Format.JSON:
            _check_json(response, host)
        case Format.XML:
            _check_xml(response, host)
        case Format.TEXT:
            if _is_page(response.content):
                raise SourceFailure(host, "answered with a web page instead of text", passing=True)


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
    if _is_page(response.content):
        raise SourceFailure(host, "answered with a web page instead of data", passing=True)
    try:
        data = json.loads(response.content)
    except ValueError as error:
        raise SourceFailure(host, "answered with broken data", passing=True) from error
    if isinstance(data, dict) and ("errCode" in data or isinstance(data.get("error"), str)):
        message = str(data.get("errMsg") or data.get("error"))
        if "rate limit" in message.lower():
            raise _limited(response, host)
        raise SourceFailure(host, f"answered with an error: {message[:200]}")


def _check_xml(response: Response, host: str) -> None:
    body = response.content
    if b"rate limit" in body[:500].lower():
        raise _limited(response, host)
    if _is_page(body):
        raise SourceFailure(host, "answered with a web page instead of data", passing=True)
    try:
        parse_xml(body)
    except etree.XMLSyntaxError as error:
        raise SourceFailure(host, "answered with broken data", passing=True) from error


def _is_page(body: bytes) -> bool:
    return body[:500].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def _limited(response: Response, host: str) -> SourceFailure:
    wait = retry_after(response.headers)
    return SourceFailure(host, "asks for fewer requests", rate_limited=True, retry_after=wait)
