"""The design of a study, from what registries say of it, in the order of what they are surest of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import DesignReading, StudyDesign

if TYPE_CHECKING:
    from collections.abc import Collection

PUBLICATION_TYPE = "PubMed publication type"
MESH = "MeSH heading"
TITLE = "wording of the title (inferred)"
ABSTRACT = "wording of the abstract (inferred)"

_BY_TYPE = (
    (
        StudyDesign.NOTICE,
        ("retraction of publication", "retraction notice", "published erratum", "expression of concern"),
    ),
    (StudyDesign.PROTOCOL, ("clinical trial protocol",)),
    (StudyDesign.OPINION, ("editorial", "letter", "comment", "news", "newspaper article")),
    (StudyDesign.GUIDELINE, ("practice guideline", "guideline", "consensus development conference")),
    (StudyDesign.META_ANALYSIS, ("meta-analysis", "network meta-analysis")),
    (StudyDesign.SYSTEMATIC_REVIEW, ("systematic review",)),
    (StudyDesign.RANDOMISED_TRIAL, ("randomized controlled trial", "equivalence trial", "pragmatic clinical trial")),
    (StudyDesign.TRIAL, ("clinical trial", "controlled clinical trial", "adaptive clinical trial")),
)
_BY_MESH = (
    (
        StudyDesign.COHORT,
        ("cohort studies", "prospective studies", "retrospective studies", "longitudinal studies", "follow-up studies"),
    ),
    (StudyDesign.CASE_CONTROL, ("case-control studies",)),
    (StudyDesign.CROSS_SECTIONAL, ("cross-sectional studies",)),
)
_LATER_TYPES = (
    (StudyDesign.OBSERVATIONAL, ("observational study",)),
    (StudyDesign.CASE_REPORT, ("case reports",)),
)
_WORDINGS = tuple(
    (design, re.compile(pattern, re.IGNORECASE))
    for design, pattern in (
        (StudyDesign.PROTOCOL, r"\b(?:study|trial) protocol\b|\bprotocol for an?\b|\brationale and design\b"),
        (StudyDesign.META_ANALYSIS, r"\bmeta-?analys[ie]s\b"),
        (StudyDesign.SYSTEMATIC_REVIEW, r"\bsystematic(?: literature)? review\b|\bumbrella review\b"),
        (StudyDesign.GUIDELINE, r"\bguidelines?\b|\bconsensus statement\b"),
        (StudyDesign.IN_VITRO, r"\bin[- ]vitro\b|\bcell lines?\b|\bcultured cells\b"),
        (
            StudyDesign.ANIMAL,
            r"\b(?:in|of) (?:\w+ ){0,2}(?:mice|rats|rabbits|zebrafish|piglets|murine)\b|\b(?:mouse|rat|murine) model",
        ),
        (
            StudyDesign.RANDOMISED_TRIAL,
            r"(?<!non-)(?<!non)\brandomi[sz]ed\b.{0,60}\b(?:trial|study)\b|\brandomly (?:assigned|allocated)\b",
        ),
        (StudyDesign.CASE_REPORT, r"\bcase (?:report|series)\b"),
        (StudyDesign.CASE_CONTROL, r"\bcase-control\b"),
        (StudyDesign.CROSS_SECTIONAL, r"\bcross-sectional\b"),
        (StudyDesign.COHORT, r"\bcohort\b|\bfollow-up study\b|\b(?:prospective|longitudinal) study\b"),
        (StudyDesign.TRIAL, r"\b(?:clinical|controlled|open-label|pilot|crossover) trial\b"),
        (StudyDesign.OBSERVATIONAL, r"\bobservational\b"),
        (StudyDesign.REVIEW, r"\b(?:narrative |scoping |literature )review\b"),
    )
)


def read_design(
    *, publication_types: Collection[str] = (), mesh: Collection[str] = (), title: str = "", abstract: str = ""
) -> DesignReading | None:
    """The design of a work and where it was read, None where nothing tells.

    Publication types come before MeSH headings and these before the wording of title and abstract, which is
    marked as inferred. Animals without Humans among the headings make an animal study.
    """
    types = {each.casefold() for each in publication_types}
    headings = {each.casefold() for each in mesh}
    for table, known, basis in (
        (_BY_TYPE, types, PUBLICATION_TYPE),
        (_BY_MESH, headings, MESH),
        (_LATER_TYPES, types, PUBLICATION_TYPE),
    ):
        for design, words in table:
            if known.intersection(words):
                return DesignReading(design=design, basis=basis)
    if "animals" in headings and "humans" not in headings:
        return DesignReading(design=StudyDesign.ANIMAL, basis=MESH)
    if "in vitro techniques" in headings and "humans" not in headings:
        return DesignReading(design=StudyDesign.IN_VITRO, basis=MESH)
    for text, basis in ((title, TITLE), (abstract[:3000], ABSTRACT)):
        for design, pattern in _WORDINGS:
            if pattern.search(text):
                return DesignReading(design=design, basis=basis)
    if "review" in types:
        return DesignReading(design=StudyDesign.REVIEW, basis=PUBLICATION_TYPE)
    return None
