"""Recorded answers of registries: every body parses into works or a named failure, and the fields equal the record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen
from lxml import etree

from benchmarks._plain_readings import (
    agrees,
    fields,
    plain_crossref,
    plain_datacite,
    plain_europepmc,
    plain_pubmed,
    words,
)
from benchmarks.measure import Figure, figure
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Work
from claimcheck.sources import clinicaltrials, crossref, datacite, doi_org, europepmc, pmc, pubmed
from claimcheck.sources.answers import understood
from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.full_text import parse_full_text

# Bodies of services that claimcheck does not ask: OpenAlex, Unpaywall, Wayback, the OA service and bucket of PMC,
# the agency route of Crossref, and content negotiation (BibTeX, CSL JSON, landing pages).
_NOT_ASKED = re.compile(
    r"openalex/|unpaywall/|identifiers/|retraction_watch|wayback|pmc_oa_|elink|agency|jensen2012|transform|bibtex|"
    r"content_negotiation|rcrossref_cr_cn|citeproc|/ra/"
)
_SEARCHES = re.compile(r"esearch")


@frozen
class Body:
    """One recorded answer: its name, its bytes, and the request and status where they were kept."""

    name: str
    data: bytes
    request: str
    status: int


def bodies(folder: Path) -> Iterator[Body]:
    """The recorded answers of services that are asked."""
    for path in sorted(folder.rglob("*.*")):
        name = str(path.relative_to(folder))
        if path.is_dir() or name.endswith((".meta.json", ".md")):
            continue
        meta = path.with_name(path.name + ".meta.json")
        kept = json.loads(meta.read_text(encoding="utf-8")) if meta.exists() else {}
        request = str(kept.get("request", ""))
        if not _NOT_ASKED.search(name) and not _NOT_ASKED.search(request):
            yield Body(name, path.read_bytes(), request, int(kept.get("status", 200)))


def compare(body: Body) -> list[dict[str, bool]]:
    """The comparison of each work in a body; empty where it holds none."""
    if body.data.lstrip().startswith(b"<"):
        root = etree.fromstring(body.data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
        articles = list(root.iter("PubmedArticle"))
        works = understood(pubmed.NAME, pubmed.parse_works, root)
        return [agrees(fields(work), plain_pubmed(each)) for work, each in zip(works, articles, strict=True)]
    pairs = understood("payload", _pairs, json.loads(body.data))
    return [agrees(fields(work), wanted) for work, wanted in pairs]


def _pairs(data: Any) -> list[tuple[Work, dict[str, object]]]:  # noqa: ANN401 - parsed JSON
    """Each work of an answer beside the plain reading of its record."""
    match data:
        case {"message": {"items": list() as items}}:
            return [(crossref.parse_work(each), plain_crossref(each)) for each in items]
        case {"message-type": "work", "message": message}:
            return [(crossref.parse_work(message), plain_crossref(message))]
        case {"data": {"attributes": dict() as attributes}}:
            return [(datacite.parse_work(attributes), plain_datacite(attributes))]
        case {"resultList": {"result": list() as results}}:
            return [(europepmc.parse_work(each), plain_europepmc(each)) for each in results]
        case _:
            return []


def other_answer(body: Body) -> bool:
    """Whether a body without works is understood: numbers, agencies, handles, registrations, errors."""
    text = body.data.decode("utf-8", "replace")
    if body.name.endswith("ecitmatch.txt"):
        return [pubmed.parse_citation(line) for line in text.splitlines()] == ["2014248", "3026048", None, None]
    if not text.lstrip().startswith(("{", "[")):
        page = "<html" in text[:500].lower()  # sent in the place of an answer, and refused
        return body.status in {400, 404} or "404" in body.name or "429" in body.name or page
    match json.loads(text):
        case [*rows]:
            return bool(understood(doi_org.NAME, doi_org.parse_agencies, rows))
        case {"responseCode": code} as answer:
            return (doi_org.parse_landing_page(answer) is None) is bool(code == 100)
        case {"records": list()} as answer:
            return all(each.pmcid for each in pmc.parse_numbers(answer, "doi").values())
        case {"protocolSection": {"identificationModule": {"nctId": number}}} as study:
            work = clinicaltrials.parse_work(study)
            return work.registrations == (number,) and bool(work.title and work.abstract and work.design)
        case {"status": "failed"} | {"errors": list()} | {"error": str()} | {"errCode": int()}:
            return True  # an error status, or refused by the session before any parser sees it
        case {"status": "error"} as answer:
            return _fails(lambda: pmc.parse_numbers(answer, "doi"))
        case _:
            return False


def _fails(parse: Callable[[], object]) -> bool:
    try:
        parse()
    except ClaimcheckError:
        return True
    return False


def jats(path: Path) -> tuple[bool, float]:
    """Whether no paragraph comes twice and each lies in a section, and the share of the words that are kept."""
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    passages = parse_full_text(root)
    body = root.find(".//body")
    if body is None:
        return not passages, 1.0
    texts = [passage.text for passage in passages]
    sectioned = body.find("sec") is None or all(passage.section for passage in passages)
    plain = sum(len(words("".join(map(str, each.itertext())))) for each in body.iter("p"))
    return len(texts) == len(set(texts)) and sectioned and bool(texts), sum(map(len, map(words, texts))) / plain


def is_jats(body: Body) -> bool:
    """Whether a body is a full text, or the message that there is none."""
    return bool(re.search(r"<(?:article|errorBean|pmc-articleset)\b", body.data[:3000].decode("utf-8", "replace")))


def mean(values: Sequence[float]) -> float:
    """Mean; of truth values, the share of the true ones."""
    return sum(values) / len(values)


def run(data: Path) -> list[Figure]:
    """Share of the bodies that are understood, and of the fields that equal the record."""
    folder = data / "payloads"
    understood_bodies: list[float] = []
    equal: dict[str, list[float]] = {}
    kept: list[float] = []
    for body in bodies(folder):
        if is_jats(body):
            clean, share = jats(folder / body.name)
            understood_bodies.append(clean)
            kept.append(share)
            continue
        if _SEARCHES.search(body.name):
            continue  # answers of `esearch` in XML; claimcheck asks for JSON
        try:
            works = compare(body)
        except (ValueError, SourceFailure):
            works = []
        understood_bodies.append(bool(works) or holds_nothing(body) or other_answer(body))
        if not understood_bodies[-1]:
            print("not understood:", body.name)
        for each in works:
            for name, right in each.items():
                equal.setdefault(name, []).append(right)
                if not right:
                    print(f"differs in {name}: {body.name}")
    return [
        figure("bodies understood", understood_bodies, mean, reach="1"),
        *(figure(f"equal to the record: {name}", values, mean, reach="1") for name, values in sorted(equal.items())),
        figure("share of the paragraphs kept as full text", kept, mean, reach="≥ .85"),
    ]


def holds_nothing(body: Body) -> bool:
    """A search that found nothing, or an answer that selected other fields than titles."""
    return body.data.lstrip().startswith(b"{") and b'"items":[]' in body.data.replace(b" ", b"")
