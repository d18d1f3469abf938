"""The design of a study, from what registries say of it, in the order of what they are surest of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import DesignReading, StudyDesign
from claimcheck.sources.design_wording import design_in_abstract, design_in_title

if TYPE_CHECKING:
    from collections.abc import Collection

PUBLICATION_TYPE = "PubMed publication type"
MESH = "MeSH heading"
TITLE = "wording of the title (inferred)"
ABSTRACT = "wording of the abstract (inferred)"

_NOTICES = frozenset(
    {"retraction of publication", "retraction notice", "published erratum", "expression of concern", "corrected notice"}
)
_OPINIONS = ("editorial", "comment", "news", "newspaper article", "personal narrative", "interview", "biography")
_LETTER = "letter"
_SUMMARIES = (
    (StudyDesign.GUIDELINE, ("practice guideline", "guideline", "consensus development conference")),
    (StudyDesign.GUIDELINE, ("consensus statement", "consensus development conference, nih")),
    (StudyDesign.META_ANALYSIS, ("meta-analysis", "network meta-analysis")),
    (StudyDesign.SYSTEMATIC_REVIEW, ("systematic review",)),
)
_VETERINARY = (
    "randomized controlled trial, veterinary",
    "clinical trial, veterinary",
    "observational study, veterinary",
)
_TRIALS = (
    (StudyDesign.RANDOMISED_TRIAL, ("randomized controlled trial", "equivalence trial", "pragmatic clinical trial")),
    (StudyDesign.TRIAL, ("clinical trial", "controlled clinical trial", "adaptive clinical trial", "clinical study")),
    (StudyDesign.TRIAL, tuple(f"clinical trial, phase {phase}" for phase in ("i", "ii", "iii", "iv"))),
)
_STUDIES_BY_MESH = (
    (StudyDesign.COHORT, ("cohort studies", "longitudinal studies")),
    (StudyDesign.CASE_CONTROL, ("case-control studies",)),
    (StudyDesign.CROSS_SECTIONAL, ("cross-sectional studies",)),
)
_LATER_TYPES = (
    (StudyDesign.CASE_REPORT, ("case reports",)),
    (StudyDesign.OBSERVATIONAL, ("observational study",)),
)
_FOLLOWED = frozenset({"prospective studies", "retrospective studies", "follow-up studies"})
"""Headings that are also given to case reports, and so stand for a cohort only where nothing else is said."""
_CELLS = frozenset(
    {"in vitro techniques", "cells, cultured", "cell line", "cell line, tumor", "hela cells", "hek293 cells"}
    | {"tumor cells, cultured", "mcf-7 cells", "caco-2 cells", "hep g2 cells", "a549 cells", "jurkat cells"}
)
_PERSONS = frozenset(
    {"male", "female", "adult", "aged", "middle aged", "young adult", "adolescent", "child", "infant", "pregnancy"}
    | {"infant, newborn", "child, preschool", "aged, 80 and over"}
)
_SUMMING_UP = frozenset(
    {StudyDesign.META_ANALYSIS, StudyDesign.SYSTEMATIC_REVIEW, StudyDesign.GUIDELINE, StudyDesign.PROTOCOL}
)


def is_notice_type(publication_types: Collection[str]) -> bool:
    """Whether the publication types are those of a notice about another work."""
    return not _NOTICES.isdisjoint(each.casefold() for each in publication_types)


def read_design(
    *, publication_types: Collection[str] = (), mesh: Collection[str] = (), title: str = "", abstract: str = ""
) -> DesignReading | None:
    """The design of a work and where it was read, None where nothing tells.

    Publication types come before MeSH headings and these before the wording of title and abstract, which is
    marked as inferred. Animals without Humans among the headings make an animal study, whatever else is said
    of it, unless it is a review or an opinion.
    """
    types = {each.casefold() for each in publication_types}
    headings = {each.casefold() for each in mesh}
    return (
        _by_type(types, headings)
        or _by_mesh(types, headings)
        or _by_later_type(types, headings, title)
        or _by_wording(title, abstract)
    )


def _by_type(types: set[str], headings: set[str]) -> DesignReading | None:
    if types & _NOTICES:
        return DesignReading(design=StudyDesign.NOTICE, basis=PUBLICATION_TYPE)
    if "clinical trial protocol" in types:
        return DesignReading(design=StudyDesign.PROTOCOL, basis=PUBLICATION_TYPE)
    study = _first(_SUMMARIES, types) or _first(_TRIALS, types)
    # A research letter reports a study of its own; an editorial beside a trial does not.
    if types.intersection(_OPINIONS) or (_LETTER in types and not study):
        return DesignReading(design=StudyDesign.OPINION, basis=PUBLICATION_TYPE)
    if summary := _first(_SUMMARIES, types):
        return DesignReading(design=summary, basis=PUBLICATION_TYPE)
    if types.intersection(_VETERINARY):
        return DesignReading(design=StudyDesign.ANIMAL, basis=PUBLICATION_TYPE)
    if _is_animal(headings) and "review" not in types:
        return DesignReading(design=StudyDesign.ANIMAL, basis=MESH)
    return DesignReading(design=study, basis=PUBLICATION_TYPE) if study else None


def _by_mesh(types: set[str], headings: set[str]) -> DesignReading | None:
    study = None if "review" in types else _first(_STUDIES_BY_MESH, headings)
    return DesignReading(design=study, basis=MESH) if study else None


def _by_later_type(types: set[str], headings: set[str], title: str) -> DesignReading | None:
    if later := _first(_LATER_TYPES, types):
        return DesignReading(design=later, basis=PUBLICATION_TYPE)
    if "review" in types:
        # Systematic reviews were filed as reviews until PubMed had a type for them in 2019.
        worded = design_in_title(title)
        if worded in _SUMMING_UP:
            return DesignReading(design=worded, basis=TITLE)
        return DesignReading(design=StudyDesign.REVIEW, basis=PUBLICATION_TYPE)
    if headings & _CELLS and not headings & _PERSONS:
        return DesignReading(design=StudyDesign.IN_VITRO, basis=MESH)
    if headings & _FOLLOWED:
        worded = design_in_title(title)
        if worded is None or worded in {StudyDesign.COHORT, StudyDesign.OBSERVATIONAL}:
            return DesignReading(design=StudyDesign.COHORT, basis=MESH)
    return None


def _by_wording(title: str, abstract: str) -> DesignReading | None:
    if worded := design_in_title(title):
        return DesignReading(design=worded, basis=TITLE)
    if worded := design_in_abstract(abstract):
        return DesignReading(design=worded, basis=ABSTRACT)
    return None


def _is_animal(headings: set[str]) -> bool:
    return "animals" in headings and "humans" not in headings


def _first(table: tuple[tuple[StudyDesign, tuple[str, ...]], ...], words: set[str]) -> StudyDesign | None:
    return next((design for design, some in table if words.intersection(some)), None)
