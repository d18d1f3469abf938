"""The E-utilities: `/esearch.fcgi`, `/efetch.fcgi` of PubMed and PMC, `/ecitmatch.cgi`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from tests.claimcheck_stub.articles import pmc_set, pubmed_set
from tests.claimcheck_stub.nodes import node
from tests.claimcheck_stub.replies import XML, Reply, json_reply, text_reply
from tests.claimcheck_stub.works import Catalogue, StubWork, words_of

_TERM = re.compile(r'\(*(?:"([^"]*)"|([^\[\]"]+?))\s*(?:\[([\w /]+)\])?\)*')
_IDENTIFIERS = {"aid": "doi", "doi": "doi", "pmid": "pmid", "uid": "pmid", "pmcid": "pmcid", "bookaccession": "nbk"}
_ESEARCH = (
    b'<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" '
    b'"https://dtd.example/eutils/20060628/esearch.dtd">\n'
)


def answer(catalogue: Catalogue, path: str, query: Mapping[str, str]) -> Reply:
    """The reply to a request for `path`, below the registry's base address."""
    match path:
        case "/esearch.fcgi":
            return _search(catalogue, query)
        case "/efetch.fcgi":
            return _fetch(catalogue, query)
        case "/ecitmatch.cgi":
            lines = re.split(r"[\r\n]+", query.get("bdata", "").strip())
            return text_reply("".join(f"{line}{_cited(catalogue, line)}\n" for line in lines if line))
        case _:
            return text_reply("Not found", status=404)


def _search(catalogue: Catalogue, query: Mapping[str, str]) -> Reply:
    term = query.get("term", "")
    found = [work.pmid for work in catalogue.works if work.pmid and _meets(work, term)]
    if query.get("retmode", "xml") == "json":
        result = {"count": str(len(found)), "retmax": str(len(found)), "retstart": "0", "idlist": found}
        missing = {} if found else {"errorlist": {"phrasesnotfound": [term], "fieldsnotfound": []}}
        whole = {**result, "translationset": [], "querytranslation": term, **missing}
        return json_reply({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": whole})
    root = node(
        "eSearchResult",
        node("Count", str(len(found))),
        node("RetMax", str(len(found))),
        node("RetStart", "0"),
        node("IdList", *(node("Id", number) for number in found)),
        node("TranslationSet"),
        node("QueryTranslation", term),
        None if found else node("ErrorList", node("PhraseNotFound", term)),
    )
    return Reply(body=_ESEARCH + etree.tostring(root), content_type=XML)


def _meets(work: StubWork, term: str) -> bool:
    """Whether a work meets any part between `OR`, and in it each part between `AND`."""
    return any(all(_holds(work, part.strip()) for part in either.split(" AND ")) for either in term.split(" OR "))


def _holds(work: StubWork, part: str) -> bool:
    match = _TERM.fullmatch(part)
    if match is None:
        return False
    value = match[1] or match[2]
    kind = _IDENTIFIERS.get((match[3] or "").lower())
    if kind:
        return bool(value) and getattr(work, kind).lower() == value.lower()
    return bool(words_of(value)) and words_of(value) <= work.words


def _fetch(catalogue: Catalogue, query: Mapping[str, str]) -> Reply:
    asked = [each.strip() for each in query.get("id", "").split(",") if each.strip()]
    if query.get("db") == "pmc":
        bare = [each.upper().removeprefix("PMC") for each in asked]
        return Reply(body=pmc_set([(each, catalogue.by("pmcid", f"PMC{each}")) for each in bare]), content_type=XML)
    found = (catalogue.by("pmid", each) for each in asked)
    return Reply(body=pubmed_set(work for work in found if work), content_type=XML)


def _cited(catalogue: Catalogue, line: str) -> str:
    """The PMID of a citation `journal|year|volume|page|author|key|`; empty fields fit everything."""
    journal, year, volume, page, author, *_ = [*line.lower().split("|"), "", "", "", "", ""]
    found = [
        work.pmid
        for work in catalogue.works
        if work.pmid
        and (not journal or journal in {work.journal.lower(), work.abbreviation.lower()})
        and (not year or (work.issued and year == str(work.issued[0])))
        and (not volume or volume == work.volume)
        and (not page or page == (work.pages.partition("-")[0] or work.article_number))
        and (not author or (work.authors and author.split(maxsplit=1)[0] == work.authors[0][0].lower().split()[0]))
    ]
    if not found:
        return "NOT_FOUND"
    return found[0] if len(found) == 1 else f"AMBIGUOUS ({len(found)} citations)"
