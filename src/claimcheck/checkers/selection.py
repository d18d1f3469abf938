"""Which rules a run applies: codes, prefixes and names, the most specific one winning."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.errors import ConfigError
from claimcheck.model import Confidence, Silenced, SilencedBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.checkers.base import Rule
    from claimcheck.model import Finding, Severity

ALL = "ALL"


def select_rules(
    rules: Sequence[Rule], *, select: Sequence[str], ignore: Sequence[str], extend_select: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that are selected and not ignored.

    A selector is `ALL`, a code, the beginning of one, a name or an alias. Of a selecting and an ignoring
    selector that both fit a rule the longer one decides, and of equally long ones the ignoring one.
    An empty `select` means all, and `ALL` all but those that are off by default.

    Raises:
        ConfigError: A selector fits no rule; the message names the nearest one.
    """
    chosen = (*(select or (ALL,)), *extend_select)
    require_known((*chosen, *ignore), rules)
    return tuple(
        rule
        for rule in rules
        if max(specificity(rule, each) for each in chosen)
        > max((int(rule.off_by_default), *(specificity(rule, each) for each in ignore)))
    )


def require_known(selectors: Iterable[str], rules: Sequence[Rule]) -> None:
    """Raise ConfigError for a selector that fits no rule; the message names the nearest one."""
    for selector in selectors:
        if not any(specificity(rule, selector) for rule in rules):
            raise ConfigError(_unknown(selector, rules))


def graded(
    findings: Iterable[Finding], severities: Sequence[tuple[str, Severity]], rules: Sequence[Rule]
) -> list[Finding]:
    """The findings, as grave as the longest selector that fits their rule says; what is doubtful stays a note."""
    if not severities:
        return list(findings)
    grades: dict[str, Severity] = {}
    for rule in rules:
        closest, severity = max(
            ((specificity(rule, selector), severity) for selector, severity in severities), key=lambda each: each[0]
        )
        if closest:
            grades[rule.code] = severity
    return [
        evolve(finding, severity=grades[finding.code])
        if finding.code in grades and finding.confidence is not Confidence.LOW
        else finding
        for finding in findings
    ]


def without(
    findings: Iterable[Finding], selectors: Sequence[str], rules: tuple[Rule, ...]
) -> tuple[list[Finding], list[Silenced]]:
    """The findings that stand, and those of rules that the configuration silences."""
    codes = {code for selector in selectors for code, silences in matching(rules, selector).items() if silences}
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in findings:
        if finding.code in codes:
            silenced.append(Silenced(finding=finding, by=SilencedBy.CONFIGURATION))
        else:
            kept.append(finding)
    return kept, silenced


def specificity(rule: Rule, selector: str) -> int:
    """How closely a selector fits a rule: 0 not at all, 1 for `ALL`, more for longer prefixes."""
    wanted = selector.strip().casefold()
    if wanted == ALL.casefold():
        return 1
    if wanted in (rule.name, *(alias.casefold() for alias in rule.aliases)):
        return 1 + len(rule.code)
    return 1 + len(wanted) if wanted and rule.code.casefold().startswith(wanted) else 0


@lru_cache(maxsize=1024)
def matching(rules: tuple[Rule, ...], selector: str) -> dict[str, bool]:
    """The codes of the rules that a selector fits, and whether it may silence each.

    A rule that is `silenced_in_full_only` is silenced by its code or name, not by the beginning of a code.
    """
    fits = {rule.code: specificity(rule, selector) for rule in rules}
    whole = {rule.code for rule in rules if not rule.silenced_in_full_only or fits[rule.code] > len(rule.code)}
    return {code: code in whole for code, closeness in fits.items() if closeness}


def _unknown(selector: str, rules: Sequence[Rule]) -> str:
    known = [*(rule.code for rule in rules), *(rule.name for rule in rules)]
    near = get_close_matches(selector, known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}? " if near else ""
    return f"no rule is called {selector!r}: {hint}`claimcheck rule --all` lists them"
