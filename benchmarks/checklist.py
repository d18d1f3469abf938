"""What reviewers of health news found not satisfactory in press releases: AUC of a missing answer, by question.

Figures on the releases that signs were read and weights fitted on ("seen": out of fold, fitted on the other four
fifths) and on a third, by the hash of the id, that nobody read ("held out"). Beside each stand bare cue words, counted
in the same releases. The labels are partial and noisy: only what the review lists as not satisfactory is known.
Notes: how often a question that no sentence answers was found not satisfactory, beside how often any was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks._releases import Release, labelled, load
from benchmarks.fit_checklist import fit_question
from benchmarks.measure import Figure, figure
from claimcheck.checklist import chance_missed
from claimcheck.model import Criterion

_CUES = {
    Criterion.BENEFIT: r"\d+(?:\.\d+)?\s?(?:%|percent|per cent)|\bout of\b|\babsolute\b|\bper 1,?000\b",
    Criterion.HARMS: r"\bside effects?\b|\badverse\b|\bharms?\b|\brisks?\b|\bsafe(?:ty)?\b|\btoxic|\bcomplications?\b"
    r"|\btolerated\b",
    Criterion.EVIDENCE: r"\blimit(?:ation|ed|s)|\bsmall\b|\bmore research\b|\bfurther (?:research|stud)|\bcaution"
    r"|\brandomi[sz]ed\b|\bobservational\b|\bplacebo\b|\bcause and effect\b|\bpreliminary\b",
    Criterion.FUNDING: r"\bfund(?:ed|ing)\b|\bsupported by\b|\bgrants?\b|\bconflicts? of interest\b|\bdisclos"
    r"|\bsponsor",
    Criterion.ALTERNATIVES: r"\balternatives?\b|\bcompared (?:to|with)\b|\bexisting\b|\bcurrent(?:ly)?\b"
    r"|\bother (?:treatments?|drugs|therapies|options)\b|\bstandard (?:treatment|therapy|care|of care)\b",
    Criterion.COST: r"\bcosts?\b|\bprice|\bexpensive\b|\baffordab|\$\s?\d|\binsur",
    Criterion.AVAILABILITY: r"\bavailab|\bapprov|\bFDA\b|\bon the market\b",
    Criterion.NOVELTY: r"\bfirst\b|\bnovel\b|\bnew\b|\bprevious(?:ly)?\b|\bearlier\b",
    Criterion.SENSATIONAL: r"\bbreakthrough|\bgame.chang|\bcure\b|\brevolution|\bmiracle|\bdramatic|\bpromising\b"
    r"|\bexciting\b|\bremarkabl|\bhope\b",
}
"""Bare cue words: what a list of words alone reaches."""
_FOLDS = 5


def cue_words(criterion: Criterion, release: Release) -> float:
    """How much bare cue words speak for a missing answer."""
    found = len(re.findall(_CUES[criterion], release.text, re.IGNORECASE))
    return float(found if criterion is Criterion.SENSATIONAL else -found)


def auc(rows: Sequence[tuple[bool, float]]) -> float:
    """How often, of a release in which the answer is missed and one in which it is not, the first scores higher."""
    missed = [score for label, score in rows if label]
    told = [score for label, score in rows if not label]
    if not missed or not told:
        return 0.5
    wins = sum((one > other) + 0.5 * (one == other) for one in missed for other in told)
    return wins / (len(missed) * len(told))


def _share(rows: Sequence[tuple[bool, float]]) -> float:
    return sum(label for label, _ in rows) / len(rows) if rows else 0.0


def out_of_fold(criterion: Criterion, releases: Sequence[Release]) -> dict[str, float]:
    """The chance of each release by weights that were fitted on the releases of the other folds."""
    found = {}
    for fold in range(_FOLDS):
        weights = fit_question(criterion, [each for each in releases if each.digest // 3 % _FOLDS != fold])
        for each in releases:
            if each.digest // 3 % _FOLDS == fold:
                found[each.id] = chance_missed(criterion, each.counts, weights) or 0.0
    return found


def run(data: Path) -> list[Figure]:
    """AUC by question beside the cue words, and how right a note on a missing answer is."""
    releases = load(data)
    seen = [each for each in releases if not each.held_out]
    figures: list[Figure] = []
    for criterion in labelled():
        fold = out_of_fold(criterion, seen)
        scores: dict[str, tuple[list[Release], Callable[[Release], float]]] = {
            "seen": (seen, lambda each, fold=fold: fold[each.id]),  # type: ignore[misc]
            "held out": (
                [each for each in releases if each.held_out],
                lambda each, asked=criterion: chance_missed(asked, each.counts) or 0.0,  # type: ignore[misc]
            ),
        }
        for part, (some, score) in scores.items():
            bare = auc([(each.missed(criterion), cue_words(criterion, each)) for each in some])
            rows = [(each.missed(criterion), score(each)) for each in some]
            figures.append(
                figure(
                    f"{part}: {criterion}, AUC", rows, auc, floor=f"{bare:.3f} (cue words)", reach=f"{bare + 0.05:.3f}"
                )
            )
            if criterion is not Criterion.SENSATIONAL:
                noted = [row for row, each in zip(rows, some, strict=True) if criterion not in each.answered]
                base = f"{_share(rows):.3f} (all)"
                figures.append(figure(f"{part}: {criterion}, note right", noted or [(False, 0.0)], _share, floor=base))
    return figures
