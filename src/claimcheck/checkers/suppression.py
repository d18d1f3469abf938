"""Comments in an article that silence a rule, and the rules SUP701 and SUP702 that watch over them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.checkers.base import Rule
from claimcheck.checkers.selection import specificity
from claimcheck.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Finding

_COMMENT = re.compile(r"<!--[ \t]*claimcheck-(disable-next-line|disable|enable)\b([^<>]{0,500}?)-->")
_CODES = re.compile(r"\s*((?:[A-Za-z]{2,8}\d{0,3})(?:\s*,\s*[A-Za-z]{2,8}\d{0,3})*)(?=\s|$)")


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
    """Flags a suppression comment that names no rule, or one that does not exist.

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


@frozen
class Suppression:
    """One code of a suppression comment and the source it reaches over."""

    code: str
    comment: Span
    reach: Span

    def silences(self, finding: Finding, rules: Sequence[Rule]) -> bool:
        """Whether `finding` begins within reach and is of a rule that the code selects."""
        return self.reach.start <= finding.span.start < self.reach.end and any(
            rule.code == finding.code and specificity(rule, self.code) for rule in rules
        )


def apply_suppressions(
    source: str, findings: Sequence[Finding], *, selected: Sequence[Rule], known: Sequence[Rule]
) -> Iterator[Finding]:
    """The findings that no comment silences, and one for each comment that is useless or wrong.

    A comment for a rule that exists but was not selected in this run is neither.
    """
    if "claimcheck-" not in source:
        yield from findings
        return
    watched = {rule.code: rule for rule in selected}
    suppressions = []
    for suppression, complaint in _read(source, known):
        if complaint is None:
            suppressions.append(suppression)
        elif rule := watched.get(InvalidSuppression.code):
            yield rule.finding(
                suppression.comment,
                complaint,
                advice="Write <!-- claimcheck-disable CODE reason --> with the code of the rule to silence.",
            )
    used = set()
    for finding in findings:
        silencing = [each for each in suppressions if each.silences(finding, known)]
        used.update(silencing)
        if not silencing:
            yield finding
    if rule := watched.get(UnusedSuppression.code):
        for suppression in suppressions:
            if suppression not in used and any(specificity(each, suppression.code) for each in selected):
                yield rule.finding(
                    suppression.comment,
                    f"This comment silences {suppression.code}, and there is no such finding here.",
                    advice="Remove the comment.",
                )


def _read(source: str, known: Sequence[Rule]) -> Iterator[tuple[Suppression, str | None]]:
    comments = list(_COMMENT.finditer(source))
    for place, comment in enumerate(comments):
        command, rest = comment.groups()
        if command == "enable":
            continue
        span = Span(*comment.span())
        codes = _CODES.match(rest)
        names = [each.strip() for each in codes.group(1).split(",")] if codes else []
        if not names:
            yield Suppression("", span, span), "This comment names no rule, so it silences nothing."
        for name in names:
            if not any(specificity(rule, name) > 1 for rule in known):
                yield Suppression(name, span, span), f"No rule is called {name}, so this silences nothing."
                continue
            end = (
                _end_of_next_line(source, span.end)
                if command == "disable-next-line"
                else _enabled_again(comments[place + 1 :], name, len(source))
            )
            yield Suppression(name, span, Span(span.end, end)), None


def _enabled_again(later: Sequence[re.Match[str]], name: str, end: int) -> int:
    """Where the next `enable` stands that names no code or this one."""
    for comment in later:
        command, rest = comment.groups()
        if command == "enable" and (not rest.strip() or name.casefold() in rest.casefold()):
            return comment.start()
    return end


def _end_of_next_line(source: str, position: int) -> int:
    """The end of the first line after the comment's own that is not blank."""
    line = source.find("\n", position)
    while line >= 0:
        following = source.find("\n", line + 1)
        end = len(source) if following < 0 else following
        if source[line + 1 : end].strip():
            return end
        line = following
    return len(source)
