"""Works and resolutions as the JSON report gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from attrs import evolve

from claimcheck.model import (
    Ambiguous,
    Author,
    Candidate,
    DesignReading,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Notice,
    NoticeKind,
    PageState,
    PageVisit,
    Placeholder,
    PointsElsewhere,
    Resolution,
    StudyDesign,
    Unreachable,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def resolution_record(resolution: Resolution) -> dict[str, Any]:
    """A resolution as the schema has it.

    A printed identifier that leads to another work than the one printed is `found` and does not `fit`.
    """
    match resolution:
        case Found():
            work, reason = resolution.work, resolution.note
            record = _record("found", work, resolution.work.sources, reason, fits=True, score=resolution.score)
            return {**record, "page": _page_record(resolution.page)} if resolution.page else record
        case PointsElsewhere():
            reason = "the printed identifier belongs to another work"
            meant = (resolution.meant,) if resolution.meant else ()
            work = resolution.work
            return _record("found", work, work.sources, reason, fits=False, score=resolution.score, candidates=meant)
        case NotFound():
            return _record("not_found", None, resolution.asked, resolution.reason, candidates=resolution.candidates)
        case Ambiguous():
            return _record("ambiguous", None, resolution.asked, "", candidates=resolution.candidates)
        case Placeholder():
            meant = (resolution.meant,) if resolution.meant else ()
            reason = f"{resolution.reason} {resolution.note}".strip()
            return _record("placeholder", None, (), reason, candidates=meant)
        case Unreachable():
            return _record("unreachable", None, resolution.asked, resolution.reason)
        case NotAsked():
            return _record("not_asked", None, (), resolution.reason)
        case NoPage(page=page):
            status = "not_found" if resolution.is_gone else "unreachable"
            record = _record(status, None, (), resolution.reason)
            return {**record, "page": {**_page_record(page), "archived": resolution.archived}}
        case _:
            assert_never(resolution)


def _record(  # noqa: PLR0913 - the parts of a record, named at the call
    status: str,
    work: Work | None,
    asked: Sequence[str],
    reason: str,
    *,
    fits: bool | None = None,
    score: float | None = None,
    candidates: Sequence[Candidate] = (),
) -> dict[str, Any]:
    return {
        "status": status,
        "work": work and work_record(work),
        "asked": list(asked),
        "reason": reason,
        "fits": fits,
        "score": None if score is None else round(score, 4),
        "candidates": [{"work": work_record(each.work), "score": round(each.score, 4)} for each in candidates],
    }


def _page_record(page: PageVisit) -> dict[str, Any]:
    """What came of following an address; an optional part of a resolution."""
    return {
        "url": page.url,
        "state": page.state,
        "on": page.on,
        "status": page.status,
        "final": page.final,
        "moved": page.moved,
        "digest": page.digest,
    }


def work_record(work: Work) -> dict[str, Any]:
    """A work without its texts, which may not be passed on under every licence."""
    return {
        "title": work.title,
        "authors": [f"{author.family} {author.given}".strip() for author in work.authors],
        "journal": work.journal,
        "published": work.published,
        "identifiers": {
            scheme: value for scheme, value in (("doi", work.doi), ("pmid", work.pmid), ("pmcid", work.pmcid)) if value
        },
        "design": work.design and {"design": work.design.design, "basis": work.design.basis},
        "notices": [
            {"kind": notice.kind, "date": notice.date, "doi": notice.doi, "said_by": notice.said_by}
            for notice in work.notices
        ],
        "sources": list(work.sources),
    }


def resolution_of(record: dict[str, Any]) -> Resolution:
    """The resolution that `resolution_record` told of; a note of a placeholder is part of its reason."""
    asked, reason = tuple(record["asked"]), record["reason"]
    work = record["work"] and _work(record["work"])
    candidates = tuple(Candidate(work=_work(each["work"]), score=each["score"]) for each in record["candidates"])
    meant = candidates[0] if candidates else None
    visited = dict(record.get("page") or {})
    archived = visited.pop("archived", None)
    page = PageVisit(**{**visited, "state": PageState(visited["state"])}) if visited else None
    if page and archived is not None:
        return NoPage(page=evolve(page, reason=reason.removeprefix("the page ")), archived=archived)
    match record["status"]:
        case "found" if record["fits"]:
            return Found(work=work, basis="", score=record["score"], note=reason, page=page)
        case "found":
            return PointsElsewhere(work=work, score=record["score"], meant=meant)
        case "not_found":
            return NotFound(asked=asked, reason=reason, candidates=candidates)
        case "ambiguous":
            return Ambiguous(candidates=candidates, asked=asked)
        case "placeholder":
            return Placeholder(reason=reason, meant=meant)
        case "unreachable":
            return Unreachable(reason=reason, asked=asked)
        case "not_asked":
            return NotAsked(reason=reason)
        case other:
            raise ValueError(f"no resolution is called {other!r}")


def _work(record: dict[str, Any]) -> Work:
    design = record["design"]
    return Work(
        title=record["title"],
        authors=tuple(Author(family=name) for name in record["authors"]),
        journal=record["journal"],
        published=record["published"],
        design=design and DesignReading(design=StudyDesign(design["design"]), basis=design["basis"]),
        notices=tuple(
            Notice(kind=NoticeKind(each["kind"]), date=each["date"], doi=each["doi"], said_by=each["said_by"])
            for each in record["notices"]
        ),
        sources=tuple(record["sources"]),
        **record["identifiers"],
    )
