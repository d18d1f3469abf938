"""Standing: the retractions of a list rendered as registries write them, each work beside its notice."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen
from lxml.etree import Element, SubElement, _Element

from benchmarks.measure import Figure, figure
from claimcheck.model import NoticeKind, Work
from claimcheck.sources import crossref, europepmc, pubmed

_LABELS = {
    "Retraction": ("retraction", "withdrawal", "removal", "Retraction", "Retraction notice", "RETRACTION"),
    "Expression of concern": ("expression_of_concern", "Expression of concern", "Expression of Concern"),
    "Correction": ("correction", "erratum", "corrigendum", "addendum", "clarification", "partial_retraction"),
    "Reinstatement": ("reinstatement", "Reinstatement"),
}
_HARMLESS = ("new_version", "new_edition", "interactive_comment")
_STAMPS = (
    "RETRACTED: {}",
    "RETRACTED ARTICLE: {}",
    "WITHDRAWN: {}",
    "Retracted: {}",
    "[Retracted] {}",
    "{} (Retracted)",
    "{} [retracted]",
    "REMOVED: {}",
    "TEMPORARY REMOVAL: {}",
    "Retracted article: {}",
    "WITHDRAWN—{}",
)
_HEADINGS = {
    "Retraction": (
        "Retraction: {}",
        "Retraction notice to “{}”",
        "Retraction Note: {}",
        "Notice of Retraction: {}",
        "Retracted: {}",
        "[Retracted] {}",
        "Retraction",
        "Withdrawal: {}",
        "Retraction—{}",
        "{}",
    ),
    "Expression of concern": ("Expression of Concern: {}", "Editorial expression of concern: {}", "{}"),
    "Correction": ("Correction: {}", "Erratum to: {}", "Corrigendum to “{}”", "Author Correction: {}", "Erratum"),
    "Reinstatement": ("Reinstatement of: {}", "{}"),
}
_SUBJECTS = (
    "Retraction of the tongue during surgery in old age",
    "Correction of hyponatraemia on a ward",
    "Withdrawal of steroids after transplantation",
    "Removal of ear wax in children",
    "A cause for concern in nursing homes",
    "Retracted science and what readers make of it",
    "Vitamins and joint pain: a randomised trial",
    "Rückenschmerz nach Operationen",
)


@frozen
class Case:
    """A record, whether it was retracted, whether concern about it holds, and how it was written."""

    way: str
    work: Work
    retracted: bool
    concern: bool


def says(work: Work, kind: NoticeKind) -> bool:
    """Whether a notice of that kind holds, as the checks read it."""
    return not work.notice_of and any(notice.kind is kind for notice in work.standing)


def _record(doi: str, title: str, **more: object) -> Mapping[str, Any]:
    return {"DOI": doi, "type": "journal-article", "title": [title], "issued": {"date-parts": [[2011, 5]]}, **more}


def _update(doi: str, label: str, year: int, source: str) -> dict[str, Any]:
    return {"DOI": doi.upper(), "type": label, "source": source, "updated": {"date-parts": [[year, 3, 7]]}}


def crossref_cases(doi: str, natures: Sequence[str], number: int) -> Iterator[Case]:
    """The record of a work and those of its notices, in one of the ways that Crossref gives them."""
    title = _SUBJECTS[number % len(_SUBJECTS)]
    source = ("publisher", "retraction-watch")[number % 2]
    years = {nature: 2013 + place for place, nature in enumerate(natures)}
    if "Reinstatement" in natures:
        # Every reinstated work was retracted; every third of them once more.
        years = {"Retraction": 2012, **years, "Reinstatement": 2016}
        natures = ("Retraction", *natures)
        if number % 3 == 0:
            years["Retraction"] = 2018
    standing = {nature for nature in natures if years[nature] >= years.get("Reinstatement", 0)}
    retracted, concern = "Retraction" in standing, "Expression of concern" in standing
    updates = [
        _update(f"{doi}.n{place}", _LABELS[nature][number % len(_LABELS[nature])], years[nature], source)
        for place, nature in enumerate(natures)
    ]
    updates.append(_update(f"{doi}.v2", _HARMLESS[number % len(_HARMLESS)], 2012, "publisher"))
    yield Case("updated-by", crossref.parse_work(_record(doi, title, **{"updated-by": updates})), retracted, concern)
    own = [{**each, "DOI": doi} for each in updates]
    yield Case("updated-by itself", crossref.parse_work(_record(doi, title, **{"updated-by": own})), retracted, concern)
    yield Case("update-to itself", crossref.parse_work(_record(doi, title, **{"update-to": own})), retracted, concern)
    if retracted and "Reinstatement" not in natures:
        stamped = _STAMPS[number % len(_STAMPS)].format(title)
        yield Case("title only", crossref.parse_work(_record(doi, stamped)), retracted=True, concern=False)
        capitals = f"RETRACTED: {title}"
        stray = crossref.parse_work(_record(doi, capitals, **{"update-to": updates}))
        yield Case("update-to the notice on the stamped work", stray, retracted=True, concern=False)
        both = crossref.parse_work(_record(doi, title, **{"update-to": updates, "updated-by": updates}))
        yield Case("update-to the notice on the work", both, retracted=True, concern=concern)
    for place, nature in enumerate(natures):
        headings = _HEADINGS[nature]
        heading = headings[number % len(headings)].format(title)
        label = _LABELS[nature][number % len(_LABELS[nature])]
        about = [_update(doi, label, years[nature], source)]
        notice = crossref.parse_work(_record(f"{doi}.n{place}", heading, **{"update-to": about}))
        yield Case("notice", notice, retracted=False, concern=False)
    clean = crossref.parse_work(_record(f"{doi}.other", title, **{"updated-by": updates[-1:]}))
    yield Case("another work", clean, retracted=False, concern=False)


_IN = {"Retraction": "RetractionIn", "Expression of concern": "ExpressionOfConcernIn", "Correction": "ErratumIn"}
_OF = {"Retraction": "RetractionOf", "Expression of concern": "ExpressionOfConcernFor", "Correction": "ErratumFor"}
_TYPES = {
    "Retraction": ("Retraction of Publication", "Retraction Notice"),
    "Expression of concern": ("Expression of Concern",) * 2,
    "Correction": ("Published Erratum",) * 2,
}


def _article(pmid: int, title: str, types: Sequence[str], links: Sequence[tuple[str, int]]) -> _Element:
    article = Element("PubmedArticle")
    citation = SubElement(article, "MedlineCitation")
    SubElement(citation, "PMID").text = str(pmid)
    inner = SubElement(citation, "Article")
    SubElement(inner, "ArticleTitle").text = f"{title}."
    listed = SubElement(inner, "PublicationTypeList")
    for each in types:
        SubElement(listed, "PublicationType").text = each
    links_list = SubElement(citation, "CommentsCorrectionsList")
    for kind, year in links:
        link = SubElement(links_list, "CommentsCorrections", RefType=kind)
        SubElement(link, "RefSource").text = f"J Pain. {year} Feb 6;3(1):4. doi: 10.1000/{year}."
    return article


def pubmed_cases(natures: Sequence[str], number: int) -> Iterator[Case]:
    """The PubMed and Europe PMC records of a work and of its notices."""
    known = [nature for nature in natures if nature in _IN]
    title = _SUBJECTS[number % len(_SUBJECTS)]
    retracted, concern = "Retraction" in known, "Expression of concern" in known
    typed = ["Journal Article", *(["Retracted Publication"] if retracted else [])]
    linked = [(_IN[nature], 2013 + place) for place, nature in enumerate(known)]
    ways = {
        "PubMed, linked and typed": (typed, linked),
        "PubMed, linked": (typed[:1], linked),
        "PubMed, typed": (typed, [link for link in linked if link[0] != "RetractionIn"]),
    }
    for way, (types, links) in ways.items():
        links = [("CommentIn", 2012), *links, ("UpdateOf", 2011)]  # noqa: PLW2901
        yield Case(way, pubmed.parse_work(_article(number, title, types, links)), retracted, concern)
    for nature in known:
        heading = _HEADINGS[nature][number % len(_HEADINGS[nature])].format(title)
        notice = _article(number, heading, ["Journal Article", _TYPES[nature][number % 2]], [(_OF[nature], 2010)])
        yield Case("PubMed, notice", pubmed.parse_work(notice), retracted=False, concern=False)
    labels = [{"type": f"{nature} in"} for nature in known]
    result: dict[str, Any] = {
        "title": title,
        "pubTypeList": {"pubType": typed},
        "commentCorrectionList": {"commentCorrection": labels[0] if len(labels) == 1 else labels},
    }
    yield Case("Europe PMC", europepmc.parse_work(result), retracted, concern)


def run(data: Path) -> list[Figure]:
    """Recall of retractions and of concerns by way of writing, and works and notices wrongly called so."""
    with (data / "data" / "retractions" / "doi_nature.csv").open(encoding="utf-8", newline="") as lines:
        listed = [(row["doi"], row["retractionwatch"].split(";")) for row in csv.DictReader(lines) if row["doi"]]
    recalls: dict[str, list[float]] = {}
    concerns: list[float] = []
    false: dict[str, list[float]] = {}
    for number, (doi, natures) in enumerate(listed):
        for case in (*crossref_cases(doi, natures, number), *pubmed_cases(natures, number)):
            found = says(case.work, NoticeKind.RETRACTION)
            (recalls if case.retracted else false).setdefault(case.way, []).append(found)
            if case.concern:
                concerns.append(says(case.work, NoticeKind.CONCERN))
    return [
        *(_plain(f"retraction found: {way}", values, "1") for way, values in recalls.items()),
        *(_plain(f"called retracted wrongly: {way}", values, "0") for way, values in false.items()),
        _plain("expression of concern found", concerns, "1"),
    ]


def _plain(measure: str, values: Sequence[float], reach: str) -> Figure:
    """A share; with its interval only where it is not one and the same for all."""
    share = sum(values) / len(values)
    if share in {0.0, 1.0}:
        return Figure(measure=measure, value=share, n=len(values), reach=reach)
    return figure(measure, values[:2000], lambda some: sum(some) / len(some), reach=reach)
