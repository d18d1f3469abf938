"""SRC307: statements that rest on a page which tells of research and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from claimcheck.checkers.base import Checker
from claimcheck.identifiers import Scheme
from claimcheck.identifiers.pages import Page, page_of
from claimcheck.model import Reading, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Finding, Reference


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
