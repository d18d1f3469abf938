"""Sources that the user gives beside the article: they stand in for the registries.

A reference is that source by its DOI, PMID or PMCID, else by its title. One source alone, given for an article that
lists no other, is the paper that the article is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.identifiers import Identifier, Scheme
from claimcheck.model import Found, Reference, Span, Work
from claimcheck.sources.agreement import Agreement, authors_agree, title_agrees
from claimcheck.sources.matching import ACCEPT, score_match
from claimcheck.sources.source_files import read_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Resolution
    from claimcheck.sources.opening import Resolve

_WORKS = frozenset({Scheme.DOI, Scheme.PMID, Scheme.PMCID})


@frozen
class Given:
    """The works of the files that are given as sources."""

    works: tuple[Work, ...] = ()

    @classmethod
    def of(cls, paths: Sequence[str]) -> Given:
        """Those in the files and folders named.

        Raises:
            ReadError: One cannot be read.
        """
        return cls(read_sources(paths))

    def before(self, resolve: Resolve) -> Resolve:
        """A function that asks `resolve` only about references that are none of these works."""

        def resolved(references: Sequence[Reference]) -> dict[str, Resolution]:
            known = {each.id: found for each in references if (found := self._found(each))}
            return {**known, **resolve([each for each in references if each.id not in known])}

        return resolved

    def among(self, references: Sequence[Reference]) -> tuple[tuple[Reference, ...], str]:
        """The references, with the paper that the article is about where one source is given; and its id or nothing.

        It is one of them, or the one that could be it, or is added; an article that lists other works is not about it.
        """
        if len(self.works) != 1:
            return tuple(references), ""
        work = self.works[0]
        listed = [each for each in references if not each.linked]
        if same := [each for each in references if self._found(each)]:
            return tuple(references), same[0].id if all(each in same for each in listed) else ""
        named = [each for each in references if _WORKS & {own.scheme for own in each.identifiers}]
        candidates = listed or named or [each for each in references if each.journal]
        own = Identifier(scheme=Scheme.URL, value=work.url, start=0, end=0)
        if len(candidates) == 1 and _may_be(candidates[0], work):
            paper = evolve(candidates[0], identifiers=(*candidates[0].identifiers, own))
            return tuple(paper if each is candidates[0] else each for each in references), paper.id
        if listed:
            return tuple(references), ""
        text = work.title or work.url
        paper = Reference(
            id=f"r{len(references) + 1}", span=Span(0, 0), text=text, identifiers=(own,), linked=True, title=work.title
        )
        return (*references, paper), paper.id

    def _found(self, reference: Reference) -> Found | None:
        work = next((each for each in self.works if _numbered(reference, each)), None)
        work = work or next((each for each in self.works if _entitled(reference, each)), None)
        return Found(work=work, basis=f"the file {work.url}") if work else None


def _numbers(work: Work) -> dict[Scheme, str]:
    pairs = ((Scheme.DOI, work.doi), (Scheme.PMID, work.pmid), (Scheme.PMCID, work.pmcid), (Scheme.URL, work.url))
    return {scheme: value for scheme, value in pairs if value}


def _numbered(reference: Reference, work: Work) -> bool:
    """Whether a reference bears an identifier of the work."""
    own = _numbers(work)
    return any(own.get(each.scheme) == each.value for each in reference.identifiers)


def _entitled(reference: Reference, work: Work) -> bool:
    """Whether a reference prints the title of the work, and no other identifier."""
    if not reference.title or not work.title or _contradicted(reference, work):
        return False
    same = title_agrees(reference, work) is Agreement.SAME and authors_agree(reference, work) is not Agreement.OTHER
    return same or score_match(reference.text, work) >= ACCEPT


def _may_be(reference: Reference, work: Work) -> bool:
    """Whether a reference may be the work: it prints no other identifier, and no title or much the same."""
    if _contradicted(reference, work):
        return False
    return not (reference.title and work.title) or title_agrees(reference, work) in {Agreement.SAME, Agreement.NEAR}


def _contradicted(reference: Reference, work: Work) -> bool:
    own = _numbers(work)
    return any(
        each.scheme in _WORKS and own.get(each.scheme, each.value) != each.value for each in reference.identifiers
    )
