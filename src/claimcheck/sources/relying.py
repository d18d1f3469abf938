"""The works in a resolution: which there are, which the reference is taken for, and how to replace them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import evolve

from claimcheck.model.resolutions import (
    Ambiguous,
    Candidate,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Resolution,
    Unreachable,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Work


def relied_on(resolution: Resolution) -> tuple[Work, ...]:
    """The works that a reference is taken for or whose identifier it prints; no mere candidates."""
    match resolution:
        case Found():
            return (resolution.work,)
        case PointsElsewhere():
            return (resolution.work, *([resolution.meant.work] if resolution.meant else []))
        case Placeholder():
            return (resolution.meant.work,) if resolution.meant else ()
        case NotFound() | Ambiguous() | Unreachable() | NotAsked() | NoPage():
            return ()
        case _:
            assert_never(resolution)


def every_work(resolution: Resolution) -> tuple[Work, ...]:
    """All works in a resolution, candidates included."""
    match resolution:
        case NotFound() | Ambiguous():
            return tuple(candidate.work for candidate in resolution.candidates)
        case _:
            return relied_on(resolution)


def with_works(resolution: Resolution, change: Callable[[Work], Work]) -> Resolution:
    """The resolution with every work replaced by what `change` makes of it."""

    def changed(candidate: Candidate) -> Candidate:
        return evolve(candidate, work=change(candidate.work))

    return _with(resolution, change, changed)


def with_rounded_scores(resolution: Resolution) -> Resolution:
    """The resolution with scores of four places: more say nothing and change with every new weight."""

    def rounded(candidate: Candidate) -> Candidate:
        return evolve(candidate, score=round(candidate.score, 4))

    made = _with(resolution, lambda work: work, rounded)
    return evolve(made, score=round(made.score, 4)) if isinstance(made, Found | PointsElsewhere) else made


def _with(
    resolution: Resolution, change: Callable[[Work], Work], changed: Callable[[Candidate], Candidate]
) -> Resolution:
    match resolution:
        case Found():
            return evolve(resolution, work=change(resolution.work))
        case PointsElsewhere():
            return evolve(
                resolution, work=change(resolution.work), meant=resolution.meant and changed(resolution.meant)
            )
        case Placeholder():
            return evolve(resolution, meant=resolution.meant and changed(resolution.meant))
        case NotFound():
            return evolve(resolution, candidates=tuple(map(changed, resolution.candidates)))
        case Ambiguous():
            return evolve(resolution, candidates=tuple(map(changed, resolution.candidates)))
        case Unreachable() | NotAsked() | NoPage():
            return resolution
        case _:
            assert_never(resolution)
