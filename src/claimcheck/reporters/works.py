"""Works and resolutions as the JSON report gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from claimcheck.model import (
    Ambiguous,
    Candidate,
    Found,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Resolution,
    Unreachable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Work


def resolution_record(resolution: Resolution) -> dict[str, Any]:
    """A resolution as the schema has it.

    A printed identifier that leads to another work than the one printed is `found` and does not `fit`.
    """
    match resolution:
        case Found():
            work, reason = resolution.work, resolution.note
            return _record("found", work, resolution.work.sources, reason, fits=True, score=resolution.score)
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
