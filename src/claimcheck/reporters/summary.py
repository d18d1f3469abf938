"""What a run saw, what it found and what it did not check: counted, and said in plain words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, assert_never

from attrs import frozen

from claimcheck.model import (
    Ambiguous,
    Candidate,
    EngineName,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Resolution,
    Severity,
    SilencedBy,
    Unreachable,
)
from claimcheck.reporters.spots import count_spots

if TYPE_CHECKING:
    from claimcheck.model import Report


RETRACTED = "SRC301"
"""The one code that a summary names apart where it is silenced: nobody should overlook it."""
_SILENCED_BY = {
    SilencedBy.BASELINE: "the baseline",
    SilencedBy.COMMENT: "comments",
    SilencedBy.CONFIGURATION: "the configuration",
}


@frozen(kw_only=True)
class Summary:
    """The counts of a report."""

    articles: int
    claims: int
    references: int
    works_found: int
    not_checked: int
    """References about whose work nothing could be found out: nobody was asked, or nobody answered."""
    reasons: tuple[tuple[str, int], ...] = ()
    """Why those were not checked, and how many for each reason, commonest first."""
    not_found: int = 0
    """References whose work no registry that was asked knows."""
    unsure: int = 0
    """References of which no registry knows the work surely."""
    in_part: tuple[tuple[str, int], ...] = ()
    """What could not be learned of works that were found, and of how many, commonest first."""
    unasked: int = 0
    """Of those, the ones that some registry may know."""
    offline: bool = False
    """Whether the run was told to ask nobody."""
    without_claims: int = 0
    """Articles in which no claim was seen."""
    not_compared: tuple[tuple[str, int], ...] = ()
    """Why sentences with a marker were not compared with their source, and how many, commonest first."""
    skipped: tuple[str, ...] = ()
    """Files of formats that are not read, in the folders that were searched."""
    verifier: EngineName = EngineName.BASE
    """The engine that was asked how claims stand to their sources."""
    verifier_model: str = ""
    judged: int = 0
    """Comparisons on which it gave an opinion."""
    vetoed: int = 0
    """Of those, the ones whose opinion did not count."""
    unanswered: int = 0
    """Claims on which it gave no opinion, so that the base tier decided."""
    why_unanswered: tuple[tuple[str, int], ...] = ()
    linked: int
    """Claims that rest on a reference."""
    compared: int
    """Of those, the ones whose source had a text to compare them with."""
    places: int
    """Sentences, references and other words with which something is wrong."""
    errors: int
    warnings: int
    notes: int
    silenced: tuple[tuple[SilencedBy, int], ...] = ()
    """What keeps findings out of the report, and how many."""
    silenced_retractions: int = 0
    """Of those, the ones that tell of a retracted source."""
    failed: tuple[str, ...]
    """Paths that could not be checked, or not by every rule."""

    @property
    def all_silenced(self) -> int:
        """Findings that are counted but not reported."""
        return sum(number for _, number in self.silenced)

    @property
    def findings(self) -> int:
        """Findings of every severity."""
        return self.errors + self.warnings + self.notes


def summarise(report: Report) -> Summary:
    """Count what is in a report."""
    severities = Counter(finding.severity for finding in report.findings)
    resolutions = [
        each for checked in report.articles for each in map(checked.reading.resolution, checked.reading.references)
    ]
    reasons = Counter(reason for reason in map(why_unchecked, resolutions) if reason)
    return Summary(
        articles=len(report.articles),
        claims=sum(len(checked.reading.claims) for checked in report.articles),
        references=len(resolutions),
        works_found=sum(map(_is_found, resolutions)),
        not_checked=reasons.total(),
        reasons=tuple(reasons.most_common()),
        not_found=sum(isinstance(each, NotFound) for each in resolutions),
        unsure=sum(isinstance(each, Ambiguous) for each in resolutions),
        in_part=tuple(Counter(note for each in resolutions if (note := why_in_part(each))).most_common()),
        unasked=sum(isinstance(each, Unreachable) or _is_left_out(each) for each in resolutions),
        offline=any(map(_is_left_out, resolutions)),
        without_claims=sum(not checked.reading.claims for checked in report.articles),
        not_compared=tuple(Counter(why for checked in report.articles for why in checked.not_compared).most_common()),
        skipped=report.skipped,
        **_verifier(report),
        linked=sum(bool(claim.links) for checked in report.articles for claim in checked.reading.claims),
        compared=sum(
            bool(claim.links and checked.reading.comparison(claim))
            for checked in report.articles
            for claim in checked.reading.claims
        ),
        places=sum(map(count_spots, report.articles)),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        notes=severities[Severity.NOTE],
        silenced=tuple(sorted(Counter(each.by for each in report.silenced).items())),
        silenced_retractions=sum(each.finding.code == RETRACTED for each in report.silenced),
        failed=tuple(dict.fromkeys(failure.path for failure in report.failures)),
    )


def _verifier(report: Report) -> dict[str, Any]:
    """Which engine was asked about the comparisons, and on which it gave no opinion."""
    every = [each.comparison.provenance for checked in report.articles for each in checked.reading.comparisons]
    asked = [each for each in every if each.asked is not EngineName.BASE]
    if not asked:
        return {}
    why = Counter(each.note for each in asked if each.is_unanswered)
    return {
        "verifier": asked[0].asked,
        "verifier_model": next((each.model for each in asked if each.model), ""),
        "judged": len(asked) - why.total(),
        "vetoed": sum(bool(each.vetoed_by) for each in asked if not each.is_unanswered),
        "unanswered": why.total(),
        "why_unanswered": tuple(why.most_common()),
    }


def _is_left_out(resolution: Resolution) -> bool:
    return isinstance(resolution, NotAsked) and resolution.by_choice


def _is_found(resolution: Resolution) -> bool:
    """Whether a work is known; also the one behind a placeholder."""
    match resolution:
        case Found() | PointsElsewhere():
            return True
        case Placeholder(meant=meant):
            return meant is not None
        case NotFound() | Ambiguous() | Unreachable() | NotAsked() | NoPage():
            return False
        case _:
            assert_never(resolution)


def why_unchecked(resolution: Resolution) -> str:
    """Why nothing could be found out about a work; empty where something was."""
    match resolution:
        case Unreachable() | NotAsked():
            return resolution.reason
        case NoPage():
            return "" if resolution.is_gone else resolution.reason
        case Placeholder(meant=None):
            return resolution.note or "the printed DOI is a placeholder"
        case Found() | PointsElsewhere() | NotFound() | Ambiguous() | Placeholder():
            return ""
        case _:
            assert_never(resolution)


def why_in_part(resolution: Resolution) -> str:
    """What could not be learned of a work that was found; empty where all was."""
    match resolution:
        case Found() | Placeholder(meant=Candidate()):
            return resolution.note
        case _:
            return ""


def sentences(summary: Summary) -> tuple[str, ...]:
    """The summary in words: what was found, what was seen, and what was not checked."""
    return tuple(dict.fromkeys((_found(summary), *_seen(summary), *_silenced(summary), *unchecked(summary))))


def unchecked(summary: Summary) -> tuple[str, ...]:
    """What was not checked, in words: told however quiet a report is asked for."""
    lines = [_found(summary)] if not (summary.claims or summary.references or summary.findings) else []
    if summary.without_claims and not lines:
        lines.append(f"No claim was seen in {summary.without_claims} of {count(summary.articles, 'article')}.")
    if summary.in_part:
        told = "; ".join(f"{number}, because {reason}" for reason, number in summary.in_part)
        lines.append(f"Checked in part: {told}.")
    if summary.not_checked:
        told = "; ".join(f"{number}, because {reason}" for reason, number in summary.reasons)
        lines.append(f"Not checked: the works of {count(summary.not_checked, 'reference')} ({told}).")
    if summary.not_compared:
        told = "; ".join(f"{number}, because {reason}" for reason, number in summary.not_compared)
        number = sum(number for _, number in summary.not_compared)
        lines.append(f"Not compared: {count(number, 'sentence')} with a marker ({told}).")
    if summary.unanswered:
        told = "; ".join(f"{number}, because {reason}" for reason, number in summary.why_unanswered)
        lines.append(f"Not judged by {summary.verifier}: {count(summary.unanswered, 'comparison')} ({told}).")
    if summary.skipped:
        kinds = Counter(f".{name.rpartition('.')[2].lower()}" for name in summary.skipped)
        told = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
        passed = f"{count(len(summary.skipped), 'file')} of formats that are not read, or only where named"
        lines.append(f"Skipped: {passed} ({told}).")
    if summary.failed:
        lines.append(f"Not or not wholly checked: {count(len(summary.failed), 'path')} ({', '.join(summary.failed)}).")
    return tuple(lines)


def _silenced(summary: Summary) -> tuple[str, ...]:
    if not summary.silenced:
        return ()
    retracted = summary.silenced_retractions
    among = f", among them {count(retracted, 'retracted source')}" if retracted else ""
    by = ", ".join(f"{number} by {_SILENCED_BY[by]}" for by, number in summary.silenced)
    return (f"Silenced: {count(summary.all_silenced, 'finding')}{among} ({by}).",)


def _found(summary: Summary) -> str:
    if not summary.articles:
        return "Nothing was checked."
    where = count(summary.articles, "article")
    if not summary.claims and not summary.references and not summary.findings:
        return f"No claim and no reference was seen in {where}, so nothing was checked."
    kinds = ((summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note"))
    some = [count(number, noun) for number, noun in kinds if number]
    listed = " and ".join([", ".join(some[:-1]), some[-1]] if some[1:] else some)
    if some:
        return f"{listed} in {count(summary.places, 'place')} of {where}."
    if not summary.unasked:
        return f"Nothing to flag in {where}."
    works = f"the works of {count(summary.unasked, 'reference')} were not looked up"
    return f"Nothing to flag {'offline ' if summary.offline else ''}in {where}; {works}."


def _seen(summary: Summary) -> tuple[str, ...]:
    if not summary.claims and not summary.references:
        return ()
    references = count(summary.references, "reference") if summary.references else "no references"
    lines = [f"Seen: {count(summary.claims, 'claim')} and {references}."]
    if summary.references:
        others = ((summary.not_found, "not known to any registry that was asked"), (summary.unsure, "unsure"))
        told = "".join(f"; {number} {words}" for number, words in others if number)
        lines.append(f"Works found: {summary.works_found} of {summary.references}{told}.")
    if summary.linked:
        lines.append(f"Claims that cite a source: {summary.linked}; compared with its text: {summary.compared}.")
    if summary.verifier_model:
        judged = count(summary.judged, "comparison")
        lines.append(f"Judged by {summary.verifier} ({summary.verifier_model}): {judged}, {summary.vetoed} vetoed.")
    return tuple(lines)


def count(number: int, noun: str) -> str:
    """A number and its noun: `1 claim`, `2 claims`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
