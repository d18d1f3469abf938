"""SRC306 and SRC307: pages that are gone, and statements that rest on a page which tells of research and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from claimcheck.checkers.base import Case, Checker
from claimcheck.identifiers import Scheme
from claimcheck.identifiers.pages import Page, page_of
from claimcheck.model import (
    Confidence,
    Evidence,
    Found,
    NoPage,
    NotAsked,
    PageState,
    PageVisit,
    Reading,
    Severity,
    Span,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding, Reference


_LINKED = "Zinc shortens colds by two days ([NHS](https://www.nhs.uk/colds/)).\n"


def _visited(state: PageState, reason: str = "") -> PageVisit:
    return PageVisit(url="https://www.nhs.uk/colds/", state=state, on="2026-01-31", reason=reason)


class DeadLink(Checker):
    """Flags a reference whose page is gone: its site says so (status 404 or 410). Needs `--follow-links`.

    A note where the site shows a page that says so and calls it a success, or leads to its front page. A site that
    fails, asks who is there or lets no program in says nothing about the page: REF207 tells of those.

    ## Why it matters

    The reader cannot see what the statement rests on, and nobody can check any more that it ever said so. One in five
    scholarly articles suffers from it.

    ## Example

    > Zinc shortens colds ([Health body](https://www.example.org/zinc-2009.html)).

    where the site has been laid out anew. Use instead the page where it stands now, or a copy in an archive.

    ## References

    - Klein M et al. Scholarly context not found: one in five articles suffers from reference rot. PLoS One.
      2014;9:e115253. doi:10.1371/journal.pone.0115253
    """

    code = "SRC306"
    name = "dead-link"
    severity = Severity.WARNING
    flags = (
        Case(_LINKED, (NoPage(page=_visited(PageState.GONE, "is gone: its site answers with status 404")),)),
        Case(_LINKED, (NoPage(page=_visited(PageState.SEEMS_GONE, "seems gone: its site shows “Not found”")),)),
    )
    passes = (
        Case(_LINKED, (NoPage(page=_visited(PageState.CLOSED, "lets no program in")),)),
        Case(_LINKED, (Found(work=Work(title="Colds", kind="web page"), basis="link"),)),
        Case(_LINKED, (NotAsked(reason="offline"),)),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each such reference, with the archived copy where there is one."""
        for reference in reading.references:
            resolution = reading.resolution(reference)
            if isinstance(resolution, NoPage) and resolution.is_gone:
                copy = resolution.archived
                place = next((each for each in reference.identifiers if each.scheme is Scheme.URL), None)
                yield self.finding(
                    Span(place.start, place.end) if place else reference.span,
                    f"This page {resolution.page.reason}.",
                    advice=f"Find where it stands now, or link the archived copy: {copy}"
                    if copy
                    else "Find where it stands now, or cite another source.",
                    confidence=Confidence.HIGH if resolution.page.state is PageState.GONE else Confidence.LOW,
                    reference=reference,
                    evidence=(Evidence(text=copy, source="Internet Archive"),) if copy else (),
                )


class InformationPage(Checker):
    """Flags a statement whose only sources are information pages: of a hospital, a society, a newspaper, a blog.

    Off by default. A public body, a university or a health service counts as a source of its own.

    ## Why it matters

    Such a page says what others found; who needs to know how sure it is has to look there for the study.

    ## Example

    > Zinc shortens colds ([Mayo Clinic](https://www.mayoclinic.org/zinc/)).

    ## References

    - Wikipedia, *Identifying reliable sources (medicine)*: primary, secondary and popular sources.
    """

    code = "SRC307"
    name = "information-page"
    severity = Severity.NOTE
    off_by_default: ClassVar[bool] = True
    flags = ("Zinc shortens colds by two days ([Mayo Clinic](https://www.mayoclinic.org/zinc/)).\n",)
    passes = (
        "Zinc shortens colds by two days ([NHS](https://www.nhs.uk/conditions/common-cold/)).\n",
        "Zinc shortens colds by two days ([trial](https://doi.org/10.1001/jama.2015.1)).\n",
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim that cites nothing else."""
        for claim in reading.claims:
            cited = [reading.references_by_id[link.reference] for link in claim.links]
            if cited and all(map(_only_informs, cited)):
                yield self.finding(
                    claim.span,
                    "This statement cites an information page and no study or guideline.",
                    advice="Cite the study or the guideline that the page rests on.",
                    claim=claim,
                    reference=cited[0],
                )


def _only_informs(reference: Reference) -> bool:
    pages = [page_of(each.value) for each in reference.identifiers if each.scheme is Scheme.URL]
    return len(pages) == len(reference.identifiers) > 0 and all(
        page in (Page.INFORMATION, Page.OTHER) for page in pages
    )
