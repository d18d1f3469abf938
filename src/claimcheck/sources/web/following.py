"""References that no registry was found to know: their addresses are followed, and what is there is taken for them.

A page that names its work is looked up as that work. A page without one is a source of its own. What is neither is
told: gone, closed, for those who pay.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, assert_never

from attrs import evolve

from claimcheck.identifiers import Identifier, Scheme
from claimcheck.model import (
    Ambiguous,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    PageState,
    Placeholder,
    PointsElsewhere,
    Unreachable,
)
from claimcheck.sources.failure import NotCached, SourceFailure
from claimcheck.sources.fitting import fits
from claimcheck.sources.web.visiting import Visited, address_of, is_other, shows, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from claimcheck.model import Reference, Resolution
    from claimcheck.sources.session import Session
    from claimcheck.sources.web.fetching import Fetcher

    Resolve = Callable[[Sequence[Reference]], Mapping[str, Resolution]]

_AT_ONCE = 8
"""Sites that are visited at a time; each of them is asked one question at a time."""
BASIS = "the page that it links to"


def follow(
    references: Sequence[Reference],
    known: Mapping[str, Resolution],
    *,
    fetcher: Fetcher,
    resolve: Resolve,
    archive: Session,
) -> dict[str, Resolution]:
    """The resolutions in `known`, and better ones for the references whose pages tell more.

    `resolve` asks the registries about works that pages name, `archive` the Internet Archive about pages that are
    gone. Never raises for what a site does.
    """
    followed = {
        reference.id: address
        for reference in references
        if _is_open(known[reference.id]) and (address := address_of(reference))
    }
    today = datetime.now(tz=UTC).date()

    def visited(url: str) -> Visited | SourceFailure:
        try:
            return visit(url, fetcher, today)
        except SourceFailure as failure:
            return failure

    addresses = list(dict.fromkeys(followed.values()))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        pages = dict(zip(addresses, pool.map(visited, addresses), strict=True))
    seen = {each.id: pages[followed[each.id]] for each in references if each.id in followed}
    works = _named(references, seen, resolve)
    told = dict(known)
    for reference in references:
        if reference.id in seen:
            told[reference.id] = works.get(reference.id) or _outcome(
                reference, known[reference.id], seen[reference.id], archive
            )
    return told


def _is_open(resolution: Resolution) -> bool:
    """Whether a page may tell more than the registries did."""
    match resolution:
        case NotAsked(by_choice=by_choice):
            return not by_choice
        case NotFound(reason=reason, unknown=unknown):
            return not (reason or unknown)
        case Ambiguous():
            return True
        case Found() | PointsElsewhere() | Placeholder() | Unreachable() | NoPage():
            return False
        case _:
            assert_never(resolution)


def _named(
    references: Sequence[Reference], seen: Mapping[str, Visited | SourceFailure], resolve: Resolve
) -> dict[str, Resolution]:
    """The works that the pages name in their heads, where page and print are theirs."""
    naming = {
        each.id: evolve(each, identifiers=_identifiers(each, there))
        for each in references
        if isinstance(there := seen.get(each.id), Visited) and there.page and there.page.head.identifiers
    }
    answers = resolve(list(naming.values())) if naming else {}
    works: dict[str, Resolution] = {}
    for reference in references:
        answer, there = answers.get(reference.id), seen.get(reference.id)
        if isinstance(answer, Found) and isinstance(there, Visited) and there.page:
            printed = reference.linked or not reference.title or fits(reference, answer.work)
            if printed and shows(there.page, reference, answer.work):
                visited = evolve(there.visit, state=PageState.READ, reason="")
                works[reference.id] = evolve(answer, basis=BASIS, page=visited)
    return works


def _identifiers(reference: Reference, there: Visited) -> tuple[Identifier, ...]:
    """What the page names, at the place of what the reference prints."""
    assert there.page is not None
    place = next((each for each in reference.identifiers if each.scheme is Scheme.URL), None)
    start, end = (place.start, place.end) if place else (reference.span.start, reference.span.end)
    return tuple(
        Identifier(scheme=scheme, value=value, start=start, end=end) for scheme, value in there.page.head.identifiers
    )


def _outcome(reference: Reference, before: Resolution, there: Visited | SourceFailure, archive: Session) -> Resolution:
    """What the visit comes to where no registry knows the work that the page shows."""
    if isinstance(there, NotCached) or isinstance(before, Ambiguous):
        return before
    if isinstance(there, SourceFailure):
        return Unreachable(
            reason=str(there),
            asked=(there.host,),
            rate_limited=there.rate_limited,
            retry_after=there.retry_after,
        )
    if is_other(reference, there):
        reason = f"shows something else than is printed: “{there.page.title if there.page else ''}”"
        return NoPage(page=evolve(there.visit, state=PageState.OTHER, reason=reason))
    if there.work:
        return Found(work=there.work, basis=BASIS, page=there.visit)
    gone = NoPage(page=there.visit)
    return evolve(gone, archived=_archived(there.visit.url, archive)) if gone.is_gone else gone


def _archived(url: str, archive: Session) -> str:
    """The address of the newest good copy in the Internet Archive; empty where there is none or it does not answer."""
    place = f"{archive.settings.registries.wayback}/available"
    try:
        return archive.ask(place, {"url": url}, read=_closest) or ""
    except SourceFailure:
        return ""


def _closest(data: object) -> str:
    match data:
        case {"archived_snapshots": {"closest": {"available": True, "status": str(status), "url": str(url)}}} if (
            status.startswith("2") and url.startswith(("http://web.archive.org/", "https://web.archive.org/"))
        ):
            return url.replace("http://", "https://", 1)
        case {"archived_snapshots": dict()}:
            return ""
        case _:
            raise ValueError("no answer of the Internet Archive")
