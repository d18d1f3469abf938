"""What changed between two lock files, told so that an editor understands it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from attrs import evolve, frozen

from claimcheck.model import NoticeKind
from claimcheck.model.resolutions import (
    Ambiguous,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Resolution,
    Unreachable,
)
from claimcheck.sources.lock_keys import work_key
from claimcheck.sources.relying import relied_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Notice, Work


class ChangeKind(StrEnum):
    """What changed, gravest first."""

    RETRACTED = "retracted"
    CONCERN = "expression of concern"
    PAGE_GONE = "page gone"
    PAGE_CHANGED = "page changed"
    VANISHED = "no longer found"
    MOVED = "points elsewhere"
    SUPERSEDED = "published since"
    CORRECTED = "corrected"
    LIFTED = "notice lifted"
    DOI = "other DOI"
    TITLE = "other title"
    APPEARED = "found now"


@frozen(kw_only=True)
class Change:
    """One thing that changed, and the references it concerns."""

    kind: ChangeKind
    message: str
    """One sentence."""
    references: tuple[str, ...]
    """Keys of the references in the lock file."""


_BY_NOTICE = {
    NoticeKind.RETRACTION: ChangeKind.RETRACTED,
    NoticeKind.CONCERN: ChangeKind.CONCERN,
    NoticeKind.CORRECTION: ChangeKind.CORRECTED,
    NoticeKind.REINSTATEMENT: ChangeKind.LIFTED,
}
_SAID = {
    NoticeKind.RETRACTION: "has been retracted",
    NoticeKind.CONCERN: "has got an expression of concern",
    NoticeKind.CORRECTION: "has been corrected",
    NoticeKind.REINSTATEMENT: "has been reinstated",
}
_NAMES = {
    NoticeKind.RETRACTION: "a retraction",
    NoticeKind.CONCERN: "an expression of concern",
    NoticeKind.CORRECTION: "a correction",
    NoticeKind.REINSTATEMENT: "a reinstatement",
}
_LONGEST_TITLE = 100


def changes_between(outcomes: Sequence[tuple[str, Resolution, Resolution]]) -> tuple[Change, ...]:
    """The changes from the old to the new of `(key of the reference, old, new)`, gravest first.

    A change of a work that several references rest on is told once, with all of them.
    """
    together: dict[tuple[ChangeKind, str], Change] = {}
    for key, old, new in outcomes:
        for change in _of_outcome(key, old, new):
            same = together.get((change.kind, change.message))
            references = (*same.references, key) if same else (key,)
            together[change.kind, change.message] = evolve(change, references=references)
    gravest_first = list(ChangeKind)
    return tuple(sorted(together.values(), key=lambda each: (gravest_first.index(each.kind), each.message)))


def _of_outcome(key: str, old: Resolution, new: Resolution) -> Iterator[Change]:
    before = {work_key(work): work for work in relied_on(old)}
    main_before, main_now = _main(old), _main(new)
    if main_before and main_now and main_before.is_page and main_now.is_page:
        yield from _of_page(key, main_before, main_now)
        return
    moved = type(old) is not type(new) or (main_before and main_now and work_key(main_before) != work_key(main_now))
    if moved:
        yield from _of_status(key, old, new)
    for work in relied_on(new):
        known = before.get(work_key(work))
        if known is None and main_before and work is main_now and isinstance(new, Found):
            known = main_before
        yield from _of_work(key, known, work)


def _of_page(key: str, old: Work, new: Work) -> Iterator[Change]:
    """That a page changed under a claim: it no longer has a passage that one was compared with."""
    lost = [each.text for each in old.full_text if each.text not in {other.text for other in new.full_text}]
    if lost:
        message = f"{_called(new)} has changed where a claim rests on it; it no longer says “{_cut(lost[0])}”"
        yield Change(kind=ChangeKind.PAGE_CHANGED, message=message, references=(key,))


def _main(resolution: Resolution) -> Work | None:
    return resolution.work if isinstance(resolution, Found | PointsElsewhere) else None


def _of_status(key: str, old: Resolution, new: Resolution) -> Iterator[Change]:
    """What to say when the outcome is of another type or names another work."""

    def told(kind: ChangeKind, message: str) -> Change:
        return Change(kind=kind, message=message, references=(key,))

    match new:
        case Found():
            if isinstance(old, Found):
                yield told(
                    ChangeKind.DOI,
                    f"{_called(old.work)} is now recorded under {_identified(new.work)}: "
                    "check which one the reference should print",
                )
            else:
                yield told(ChangeKind.APPEARED, f"{_called(new.work)} is found now, and was {_stood(old)} before")
        case PointsElsewhere():
            yield told(ChangeKind.MOVED, f"The printed identifier now leads to another work: {_called(new.work)}")
        case NotFound() | Ambiguous() | Placeholder():
            lost = _main(old)
            if lost:
                yield told(ChangeKind.VANISHED, f"{_called(lost)} is {_stood(new)} now, and was found before")
            elif not isinstance(new, Ambiguous):
                yield told(ChangeKind.VANISHED, f"The work is {_stood(new)} now, and was {_stood(old)} before")
        case NoPage():
            yield from _gone(key, new)
        case Unreachable() | NotAsked():
            return
        case _:
            assert_never(new)


def _gone(key: str, new: NoPage) -> Iterator[Change]:
    """That a page is gone; one that lets no program in says nothing about what stands on it."""
    if new.is_gone:
        copy = f"; an archived copy: {new.archived}" if new.archived else ""
        yield Change(kind=ChangeKind.PAGE_GONE, message=f"{new.page.url} {new.page.reason}{copy}", references=(key,))


def _stood(resolution: Resolution) -> str:
    match resolution:
        case Found():
            return "found"
        case PointsElsewhere():
            return "another work than the one printed"
        case NotFound():
            return f"not found ({', '.join(resolution.asked) or 'no registry named'})"
        case Ambiguous():
            return "one of several that may be meant"
        case Placeholder():
            return "under a placeholder for a DOI"
        case NoPage():
            return "a page that is gone" if resolution.is_gone else "a page that could not be read"
        case Unreachable() | NotAsked():
            return "not asked for"
        case _:
            assert_never(resolution)


def _of_work(key: str, old: Work | None, new: Work) -> Iterator[Change]:
    """What changed in the record of a work; of one that was not known before, only what stands against it."""

    def told(kind: ChangeKind, message: str) -> Change:
        return Change(kind=kind, message=message, references=(key,))

    then, now = (old.standing if old else ()), new.standing
    for kind in dict.fromkeys(notice.kind for notice in now):
        fresh = [notice for notice in now if notice.kind is kind and _is_new(notice, then)]
        if fresh and (old or kind is not NoticeKind.CORRECTION):
            yield told(_BY_NOTICE[kind], f"{_called(new)} {_SAID[kind]}{_details(fresh)}")
    if old is None:
        return
    reinstated = any(notice.kind is NoticeKind.REINSTATEMENT for notice in now)
    for kind in dict.fromkeys(notice.kind for notice in then):
        if not reinstated and kind not in {notice.kind for notice in now}:
            yield told(ChangeKind.LIFTED, f"{_called(new)} no longer bears {_NAMES[kind]}")
    if new.preprint_of and not old.preprint_of:
        yield told(
            ChangeKind.SUPERSEDED, f"{_called(new)} is a preprint and has been published as doi:{new.preprint_of}"
        )
    if _plain(old.title) != _plain(new.title):
        yield told(ChangeKind.TITLE, f"{_called(old)} is now titled “{_cut(new.title)}”")


def _is_new(notice: Notice, known: Sequence[Notice]) -> bool:
    """Whether nobody reported this before; a second registry that says the same is no news."""
    same = [each for each in known if each.kind is notice.kind]
    if not same:
        return True
    several = notice.kind is NoticeKind.CORRECTION and notice.doi and all(each.doi for each in same)
    return bool(several) and notice.doi not in {each.doi for each in same}


def _details(notices: Sequence[Notice]) -> str:
    """` on 2025-03-01 (notice doi:10.…; says Crossref)`, as far as is known."""
    when = min((notice.date for notice in notices if notice.date), default="")
    where = next((notice.doi for notice in notices if notice.doi), "")
    who = ", ".join(dict.fromkeys(notice.said_by for notice in notices if notice.said_by))
    beside = "; ".join([*([f"notice doi:{where}"] if where else []), *([f"says {who}"] if who else [])])
    return (f" ({when})" if when else "") + (f": {beside}" if beside else "")


def _called(work: Work) -> str:
    return f"“{_cut(work.title)}” ({_identified(work)})" if work.title else _identified(work)


def _identified(work: Work) -> str:
    return work_key(work).replace("pmid:", "PMID ").replace("pmcid:", "").replace("trial:", "").replace("url:", "")


def _cut(title: str) -> str:
    """The title, a long one up to a word."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{title[:_LONGEST_TITLE].rpartition(' ')[0] or title[:_LONGEST_TITLE]}…"


def _plain(title: str) -> str:
    return " ".join("".join(character if character.isalnum() else " " for character in title).casefold().split())
