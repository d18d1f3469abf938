"""Crossref: `/works/{doi}` and `/works` with `filter`, `query…`, `select` and `rows`."""

from __future__ import annotations

import html
import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from tests.claimcheck_stub.replies import Reply, json_reply, text_reply
from tests.claimcheck_stub.works import OWN_WORDS, Catalogue, StubWork, Update, words_of

MOST_ROWS = 1000
_QUERIES = ("query.bibliographic", "query.title", "query.author", "query")
_SELECTABLE = frozenset(
    re.findall(
        r"\S+",
        """
        DOI ISSN ISBN URL abstract accepted alternative-id approved archive article-number assertion author chair
        clinical-trial-number container-title content-created content-domain created degree deposited editor event
        funder group-title indexed is-referenced-by-count issn-type issue issued license link member original-title
        page posted prefix published published-online published-print publisher publisher-location reference
        references-count relation resource score short-container-title short-title standards-body subject subtitle
        title translator type update-policy update-to updated-by volume
        """,
    )
)

_FILTERS = {"doi": "doi", "type": "kind", "alternative-id": "pii"}
"""The filters that are known, and the field of a work that each looks at."""


def answer(catalogue: Catalogue, path: str, query: Mapping[str, str]) -> Reply:
    """The reply to a request for `path`, below the registry's base address."""
    if path.startswith("/works/"):
        work = catalogue.by("doi", path.removeprefix("/works/"))
        if work is None or work.agency != "Crossref":
            return text_reply("Resource not found.", status=404)
        return json_reply(_envelope("work", record(work, 1)))
    if path == "/works":
        return _listed(catalogue, query)
    return text_reply("Resource not found.", status=404)


def _listed(catalogue: Catalogue, query: Mapping[str, str]) -> Reply:
    rows = query.get("rows", "20")
    if not rows.isdecimal() or int(rows) > MOST_ROWS:
        words = f"Integer specified as {rows} but must be a positive integer less than or equal to {MOST_ROWS}. "
        return _refused("integer-not-valid", rows, words)
    select = query.get("select", "").split(",") if query.get("select") else []
    unknown = next((name for name in select if name not in _SELECTABLE), None)
    if unknown:
        return _refused("element-not-available", unknown, f"Element '{unknown}' cannot be selected on this route.")
    filters = [part.partition(":")[::2] for part in query.get("filter", "").split(",") if part]
    strange = next((name for name, _ in filters if name not in _FILTERS), None)
    if strange:
        return _refused("filter-not-available", strange, f"Filter '{strange}' specified but there is no such filter.")
    found = list(catalogue.registered("Crossref"))
    for name, field in _FILTERS.items():
        wanted = {value.lower() for each, value in filters if each == name}
        found = [work for work in found if not wanted or getattr(work, field).lower() in wanted]
    asked = " ".join(query[name] for name in _QUERIES if name in query)
    scored = _ranked(found, asked) if asked else [(work, 1.0) for work in found]
    items = [_selected(record(work, score), select) for work, score in scored[: int(rows)]]
    listing = {"facets": {}, "total-results": len(scored), "items": items, "items-per-page": int(rows)}
    return json_reply(_envelope("work-list", {**listing, "query": {"start-index": 0, "search-terms": None}}))


def _ranked(works: list[StubWork], asked: str) -> list[tuple[StubWork, float]]:
    """Works by the words they share with the question, rare words counting more."""
    words = words_of(asked)
    spread = Counter(word for work in works for word in work.words)
    scores = [(work, sum(math.log(1 + len(works) / spread[word]) for word in words & work.words)) for work in works]
    hits = [(work, round(score * 3, 6)) for work, score in scores if score > 0]
    return sorted(hits, key=lambda hit: (-hit[1], hit[0].doi))


def record(work: StubWork, score: float) -> dict[str, Any]:
    """A work as Crossref gives it; fields that it lacks are absent."""
    date = {"date-parts": [list(work.issued)]}
    fields: dict[str, Any] = {
        "DOI": work.doi.lower(),
        "type": work.kind,
        "subtype": work.subtype,
        "title": [work.title],
        "subtitle": [],
        "author": [
            {"given": given, "family": family, "sequence": "additional" if place else "first", "affiliation": []}
            for place, (family, given) in enumerate(work.authors)
        ],
        "container-title": [work.journal] if work.journal else [],
        "short-container-title": [work.abbreviation] if work.abbreviation else [],
        "publisher": work.publisher,
        "issued": date,
        "published": date,
        "created": {"date-parts": [[2025, 1, 1]], "date-time": "2025-01-01T00:00:00Z", "timestamp": 1735689600000},
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "article-number": work.article_number,
        "abstract": _abstract(work),
        "license": [{"URL": work.licence, "content-version": "vor", "delay-in-days": 0}] if work.licence else None,
        "alternative-id": [work.pii] if work.pii else None,
        "clinical-trial-number": [_trial(work.trial)] if work.trial else None,
        "updated-by": [_update(update) for update in work.updated_by] or None,
        "update-to": [_update(update) for update in work.update_to] or None,
        "URL": f"https://doi.org/{work.doi.lower()}",
        "prefix": work.doi.partition("/")[0],
        "score": score,
    }
    kept = {name: value for name, value in fields.items() if value not in ("", None)}
    return {**kept, "relation": _relations(work)}


def _abstract(work: StubWork) -> str:
    """JATS markup with entities, as publishers deposit it."""
    pieces = [
        (f"<jats:title>{html.escape(label)}</jats:title>" if label else "") + f"<jats:p>{html.escape(text)}</jats:p>"
        for label, text in work.abstract
    ]
    return f"<jats:p>{OWN_WORDS}</jats:p>" + "\n".join(pieces) if pieces else ""


def _relations(work: StubWork) -> dict[str, Any]:
    pairs = (("is-preprint-of", work.preprint_of, "subject"), ("has-preprint", work.has_preprint, "object"))
    return {name: [{"id-type": "doi", "id": doi, "asserted-by": by}] for name, doi, by in pairs if doi}


def _trial(number: str) -> dict[str, str]:
    return {"clinical-trial-number": number.lower(), "registry": "10.18810/clinical-trials-gov"}


def _update(update: Update) -> dict[str, Any]:
    label = update.type.replace("_", " ").capitalize()
    entry: dict[str, Any] = {"DOI": update.doi, "type": update.type, "label": label, "source": update.source}
    if update.date:
        stamp = "-".join(f"{part:02d}" for part in update.date)
        entry["updated"] = {"date-parts": [list(update.date)], "date-time": f"{stamp}T00:00:00Z"}
    return entry


def _selected(item: dict[str, Any], select: list[str]) -> dict[str, Any]:
    return {name: item[name] for name in select if name in item} if select else item


def _envelope(kind: str, message: Any) -> dict[str, Any]:
    return {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}


def _refused(kind: str, value: str, words: str) -> Reply:
    message = [{"type": kind, "value": value, "message": words}]
    return json_reply({"status": "failed", "message-type": "validation-failure", "message": message}, status=400)
