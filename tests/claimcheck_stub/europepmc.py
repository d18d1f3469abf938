"""Europe PMC: `/search` and `/{PMCID}/fullTextXML`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.claimcheck_stub.articles import jats
from tests.claimcheck_stub.replies import XML, Reply, json_reply, text_reply
from tests.claimcheck_stub.works import OWN_WORDS, Catalogue, StubWork, words_of

_TERM = re.compile(r'(\w+):(?:"([^"]*)"|(\S+))')
_FIELDS = {"DOI": "doi", "EXT_ID": "pmid", "PMCID": "pmcid"}
_NOT_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    "<errorBean><errCode>0</errCode><errMsg>Article with id {} is not open access one</errMsg></errorBean>"
)
_TYPES = {
    "RetractionIn": "Retraction in",
    "RetractionOf": "Retraction of",
    "ErratumIn": "Erratum in",
    "ErratumFor": "Erratum for",
    "ExpressionOfConcernIn": "Expression of concern in",
    "ExpressionOfConcernFor": "Expression of concern for",
    "UpdateOf": "Update of",
}


def answer(catalogue: Catalogue, path: str, query: Mapping[str, str]) -> Reply:
    """The reply to a request for `path`, below the registry's base address."""
    if path.endswith("/fullTextXML"):
        number = path.strip("/").partition("/")[0]
        work = catalogue.by("pmcid", number)
        if work is None or not work.full_text:
            return text_reply(_NOT_OPEN.format(number), status=404, content_type=XML)
        return Reply(body=jats(work), content_type=XML)
    if path != "/search":
        return text_reply("Not found", status=404)
    size = query.get("pageSize", "25")
    if not size.isdecimal() or not 1 <= int(size) <= 1000:
        return json_reply({"errCode": 404, "errMsg": "Invalid page size provided. Valid size is between 1 and 1000"})
    asked = query.get("query", "")
    kind = query.get("resultType", "lite").upper()
    found = list(_found(catalogue, asked))
    request = {"queryString": asked, "resultType": kind, "cursorMark": "*", "pageSize": int(size)}
    return json_reply(
        {
            "version": "6.9",
            "hitCount": len(found),
            "request": {**request, "sort": "", "synonym": False},
            "resultList": {"result": [_result(work, core=kind == "CORE") for work in found[: int(size)]]},
        }
    )


def _found(catalogue: Catalogue, asked: str) -> Iterator[StubWork]:
    """Works that any `OR` part of the question names, by identifier or by the words of its title."""
    for work in catalogue.works:
        if any(_meets(work, part) for part in asked.split(" OR ")) and (work.pmid or work.kind == "posted-content"):
            yield work


def _meets(work: StubWork, part: str) -> bool:
    terms = [(name.upper(), quoted or bare) for name, quoted, bare in _TERM.findall(part)]
    checks = [
        getattr(work, _FIELDS[name]).lower() == value.lower() if name in _FIELDS else words_of(value) <= work.words
        for name, value in terms
        if name != "SRC"
    ]
    return bool(checks) and all(checks)


def _result(work: StubWork, *, core: bool) -> dict[str, Any]:
    preprint = work.kind == "posted-content"
    names = [f"{family} {''.join(part[0] for part in given.split())}".strip() for family, given in work.authors]
    shared: dict[str, Any] = {
        "id": work.pmid or f"PPR{work.doi.rpartition('-')[2]}",
        "source": "PPR" if preprint else "MED",
        "pmid": work.pmid,
        "pmcid": work.pmcid,
        "doi": work.doi.lower(),
        "title": f"{work.title.removeprefix('RETRACTED: ')}.",
        "authorString": ", ".join(names) + "." if names else "",
        "pubYear": str(work.issued[0]) if work.issued else "",
        "pageInfo": work.pages or work.article_number,
        "isOpenAccess": "Y" if work.full_text else "N",
        "inEPMC": "Y" if work.pmcid else "N",
        "inPMC": "Y" if work.pmcid else "N",
        "hasPDF": "N",
    }
    types = ["Preprint"] if preprint else list(work.publication_types)
    own = {**_core(work), "pubTypeList": {"pubType": types}} if core else {"pubType": "; ".join(types).lower()}
    return {name: value for name, value in {**shared, **own}.items() if value not in ("", None)}


def _core(work: StubWork) -> dict[str, Any]:
    text = " ".join(f"<h4>{label}</h4>{words}" if label else words for label, words in work.abstract)
    notes = [
        {"id": note.pmid, "source": "MED", "reference": note.source, "type": _TYPES[note.ref_type], "orderIn": place}
        for place, note in enumerate(work.comments, 1)
    ]
    journal = {"title": work.journal, "medlineAbbreviation": work.abbreviation}
    return {
        "journalInfo": {"issue": work.issue, "volume": work.volume, "journal": journal} if work.journal else None,
        "abstractText": OWN_WORDS + text if text else "",
        "authorList": {
            "author": [
                {"fullName": f"{family} {given}".strip(), "firstName": given, "lastName": family}
                for family, given in work.authors
            ]
        },
        "meshHeadingList": {"meshHeading": [{"majorTopic_YN": "N", "descriptorName": name} for name in work.mesh]}
        if work.mesh
        else None,
        # As recorded: a list, or the entry itself where there is one alone.
        "commentCorrectionList": {"commentCorrection": notes if len(notes) > 1 else notes[0]} if notes else None,
        "license": "cc by" if work.full_text else "",
    }
