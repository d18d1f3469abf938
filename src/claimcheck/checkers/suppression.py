"""What silences a rule in an article is applied, and the rules SUP701 to SUP703 watch over it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.checkers.base import Rule
from claimcheck.checkers.silencing import read_suppressions
from claimcheck.model import Severity, Silenced, SilencedBy, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from claimcheck.checkers.silencing import Suppression
    from claimcheck.model import Article, Comment, Finding


class UnusedSuppression(Rule):
    """Flags a suppression comment that silences nothing.

    ## Why it matters

    The sentence it once excused has changed. Left in place, the comment will hide the next real finding there.

    ## Example

    > `<!-- claimcheck-disable-next-line CIT101 agreed with the author -->` above a sentence that now has a source.

    ## References

    - The `--warn-unused-ignores` of mypy and RUF100 of ruff, from which the rule is taken.
    """

    code = "SUP701"
    name = "unused-suppression"
    severity = Severity.WARNING


class InvalidSuppression(Rule):
    """Flags a suppression comment that names no rule, one that does not exist, or a date that there is not.

    ## Why it matters

    It looks as if something had been excused, and nothing is.

    ## Example

    > `<!-- claimcheck-disable -->`

    Use instead

    > `<!-- claimcheck-disable CIT101 house style: the biography needs no sources -->`

    ## References

    - docs/how-to/silence-a-finding.md
    """

    code = "SUP702"
    name = "invalid-suppression"
    severity = Severity.WARNING


class ExpiredSuppression(Rule):
    """Flags a suppression comment whose last day is over; it silences nothing any more.

    ## Why it matters

    Somebody agreed to print a fault for a while, until a study is out or a page is revised. The while is over.

    ## Example

    > `<!-- claimcheck-disable-next-line CIT101 until 2026-06-30 the trial reports in June -->`, read in July.

    ## References

    - docs/how-to/silence-a-finding.md
    """

    code = "SUP703"
    name = "expired-suppression"
    severity = Severity.WARNING


def apply_suppressions(
    article: Article, findings: Sequence[Finding], *, selected: Sequence[Rule], known: tuple[Rule, ...], today: date
) -> tuple[list[Finding], list[Silenced]]:
    """The findings that no comment silences, with one for each comment that is useless or wrong; and the silenced.

    A comment for a rule that exists but was not selected in this run is not useless.
    """
    if not article.comments:
        return list(findings), []
    suppressions, wrong = read_suppressions(article, known)
    advice = "Write <!-- claimcheck-disable CODE reason --> with the code of the rule to silence."
    complaints: list[tuple[type[Rule], Comment, str, str]] = [
        (InvalidSuppression, comment, told, advice) for comment, told in wrong
    ]
    kept, silenced = _parted(findings, [each for each in suppressions if not each.is_over(today)])
    chosen = {rule.code for rule in selected}
    places = _places(findings)
    for each in suppressions:
        if each.is_over(today):
            told = f"This comment silenced {each.name} until {each.until}, and that day is over."
            complaints.append((ExpiredSuppression, each.comment, told, "Mend what it excused, or set a later day."))
        elif chosen.intersection(each.rules) and not any(_within(places[code], reach) for code, reach in each.reaches):
            in_full = f"; {', '.join(each.spares)} must be named in full" if each.spares else ""
            told = f"This comment silences {each.name}, and there is no such finding here{in_full}."
            complaints.append((UnusedSuppression, each.comment, told, "Remove the comment."))
    watched = {type(rule): rule for rule in selected}
    kept += [
        rule.finding(comment.span, message, advice=advice)
        for kind, comment, message, advice in complaints
        if (rule := watched.get(kind))
    ]
    return kept, silenced


def _parted(findings: Sequence[Finding], suppressions: Sequence[Suppression]) -> tuple[list[Finding], list[Silenced]]:
    """The findings that stand, and those within reach of a suppression, each found by bisection."""
    reaches: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for suppression in suppressions:
        for code, reach in suppression.reaches:
            reaches[code].append((reach, suppression.reason))
    merged = {code: _merged(sorted(spans)) for code, spans in reaches.items()}
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in findings:
        spans = merged.get(finding.code, [])
        index = bisect_right(spans, finding.span.start, key=lambda each: each[0].start) - 1
        if index >= 0 and finding.span.start < spans[index][0].end:
            silenced.append(Silenced(finding=finding, by=SilencedBy.COMMENT, reason=spans[index][1]))
        else:
            kept.append(finding)
    return kept, silenced


def _merged(spans: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The spans, in order, those that overlap made one; the reason is that of the first."""
    merged: list[tuple[Span, str]] = []
    for span, reason in spans:
        if merged and span.start <= merged[-1][0].end:
            merged[-1] = (Span(merged[-1][0].start, max(merged[-1][0].end, span.end)), merged[-1][1])
        else:
            merged.append((span, reason))
    return merged


def _places(findings: Sequence[Finding]) -> defaultdict[str, list[int]]:
    """Where the findings of each code begin, in order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for finding in sorted(findings, key=lambda each: each.span):
        places[finding.code].append(finding.span.start)
    return places


def _within(places: Sequence[int], reach: Span) -> bool:
    index = bisect_left(places, reach.start)
    return index < len(places) and places[index] < reach.end
