"""Records of registries read straight, field by field, to compare the parsers with."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from claimcheck.model import Work


def words(text: str) -> str:
    """Letters and digits alone, so that only what was said is compared."""
    return "".join(
        re.findall(r"\w", re.sub(r"</?[A-Za-z][^<>]{0,300}>", "", html.unescape(html.unescape(text))))
    ).casefold()


def agrees(found: Mapping[str, object], wanted: Mapping[str, object]) -> dict[str, bool]:
    """Each field, compared with the plain reading of the record."""
    return {name: found[name] == value for name, value in wanted.items()}


def fields(work: Work) -> dict[str, object]:
    """What a work says, as the plain readings put it."""
    return {
        "title": words(work.title),
        "doi": work.doi,
        "pmid": work.pmid,
        "authors": [words(author.family) for author in work.authors],
        "year": work.published[:4],
        "journal": words(work.journal),
        "volume": work.volume,
        "pages": work.pages,
        "abstract": words("".join(passage.section + passage.text for passage in work.abstract)),
        "notices": sorted({(str(notice.kind), notice.doi) for notice in work.notices if notice.said_by != "title"}),
        "types": sorted(map(str.casefold, work.publication_types)),
        "mesh": sorted(work.mesh),
    }


_KINDS = {
    "retraction": "retraction",
    "correction": "correction",
    "erratum": "correction",
    "expression_of_concern": "expression of concern",
}


def plain_crossref(record: Mapping[str, Any]) -> dict[str, object]:
    """A Crossref record read straight."""
    title = (record.get("title") or [""])[0] + "".join((record.get("subtitle") or [""])[:1])
    date = record.get("published") or record.get("issued") or {"date-parts": [[""]]}
    own = [each for each in record.get("update-to") or [] if each["DOI"].lower() == record["DOI"].lower()]
    about = [*(record.get("updated-by") or []), *own]
    return {
        "title": words(title),
        "doi": record["DOI"].lower(),
        "authors": [
            words(each.get("family") or each["name"]) for each in record.get("author") or record.get("editor") or []
        ],
        "year": str(date["date-parts"][0][0] or ""),
        "journal": words(
            (record.get("container-title") or [""])[0]
            or "".join(each["name"] for each in record.get("institution") or [])
        ),
        "volume": record.get("volume", ""),
        "pages": record.get("page") or record.get("article-number") or "",
        "abstract": words(
            re.sub(r"(?i)<jats:title>(?:abstract|summary)</jats:title>", "", record.get("abstract") or "")
        ),
        "notices": sorted(
            {(_KINDS[each["type"]], each["DOI"].lower()) for each in about if each["type"] in _KINDS},
        ),
    }


def plain_pubmed(article: Any) -> dict[str, object]:  # noqa: ANN401 - XPath results are untyped
    """A PubMed record, an lxml element, read straight."""

    def text(path: str) -> str:
        return str(article.xpath(f"string({path})"))

    title = text(".//ArticleTitle")
    abstract = "".join(
        (each.get("Label") or "") + "".join(map(str, each.itertext()))
        for each in article.xpath("MedlineCitation/Article/Abstract/AbstractText")
    )
    dates = [text(".//Article/ArticleDate/Year"), text(".//PubDate/Year") or text(".//PubDate/MedlineDate")[:4]]
    kinds = {"RetractionIn": "retraction", "ErratumIn": "correction", "ExpressionOfConcernIn": "expression of concern"}
    notices = [
        (
            kinds[each.get("RefType")],
            (re.findall(r"doi: (10\S+?)\.?(?:\s|$)", each.findtext("RefSource") or "") or [""])[0],
        )
        for each in article.iter("CommentsCorrections")
        if each.get("RefType") in kinds
    ]
    return {
        "title": words(title),
        "pmid": text("MedlineCitation/PMID"),
        "doi": text("PubmedData/ArticleIdList/ArticleId[@IdType='doi']").lower(),
        "authors": [
            words(str(each))
            for each in article.xpath(
                ".//AuthorList[1]/Author/LastName/text()|.//AuthorList[1]/Author/CollectiveName/text()"
            )
        ],
        "year": min(date for date in dates if date),
        "journal": words(text(".//Journal/Title")),
        "volume": text(".//JournalIssue/Volume"),
        "pages": text(".//MedlinePgn") or text(".//ELocationID[@EIdType='pii']"),
        "abstract": words(abstract),
        "notices": sorted((kind, doi.lower()) for kind, doi in notices),
        "types": sorted(str(each).casefold() for each in article.xpath(".//PublicationType/text()")),
        "mesh": sorted(map(str, article.xpath(".//MeshHeading/DescriptorName/text()"))),
    }


def plain_europepmc(result: Mapping[str, Any]) -> dict[str, object]:
    """A result of Europe PMC read straight."""
    names = re.split(r", ", result.get("authorString", "").rstrip("."))
    types = (result.get("pubTypeList") or {}).get("pubType") or result["pubType"].split("; ")
    listed = (result.get("commentCorrectionList") or {}).get("commentCorrection", [])
    return {
        "title": words(result["title"]),
        "doi": result["doi"].lower(),
        "pmid": result["pmid"],
        "authors": [words(re.sub(r" [A-Z]{1,3}$", "", name)) for name in names if name],
        "year": result["pubYear"],
        "volume": result.get("journalVolume") or result["journalInfo"]["volume"],
        "pages": result["pageInfo"],
        "types": sorted(map(str.casefold, types)),
        "notices": sorted(("retraction", "") for each in listed if each["type"] == "Retraction in"),
    }


def plain_datacite(attributes: Mapping[str, Any]) -> dict[str, object]:
    """A DataCite record read straight."""
    described = [each["description"] for each in attributes["descriptions"] if each["descriptionType"] == "Abstract"]
    return {
        "title": words(attributes["titles"][0]["title"]),
        "doi": attributes["doi"].lower(),
        "authors": [words(each["familyName"]) for each in attributes["creators"]],
        "year": str(attributes["publicationYear"]),
        "abstract": words("".join(described)),
    }
