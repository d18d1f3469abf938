"""Which rules a run applies: codes, prefixes and names, the most specific one winning."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.checkers.base import Rule

ALL = "ALL"


def select_rules(
    rules: Sequence[Rule], *, select: Sequence[str], ignore: Sequence[str], extend_select: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that are selected and not ignored.

    A selector is `ALL`, a code, the beginning of one, a name or an alias. Of a selecting and an ignoring
    selector that both fit a rule the longer one decides, and of equally long ones the ignoring one.
    An empty `select` means all.

    Raises:
        ConfigError: A selector fits no rule; the message names the nearest one.
    """
    chosen = (*(select or (ALL,)), *extend_select)
    for selector in (*chosen, *ignore):
        if not any(specificity(rule, selector) for rule in rules):
            raise ConfigError(_unknown(selector, rules))
    return tuple(
        rule
        for rule in rules
        if max(specificity(rule, each) for each in chosen)
        > max((specificity(rule, each) for each in ignore), default=0)
    )


def specificity(rule: Rule, selector: str) -> int:
    """How closely a selector fits a rule: 0 not at all, 1 for `ALL`, more for longer prefixes."""
    wanted = selector.strip().casefold()
    if wanted == ALL.casefold():
        return 1
    if wanted in (rule.name, *(alias.casefold() for alias in rule.aliases)):
        return 1 + len(rule.code)
    return 1 + len(wanted) if wanted and rule.code.casefold().startswith(wanted) else 0


def _unknown(selector: str, rules: Sequence[Rule]) -> str:
    known = [*(rule.code for rule in rules), *(rule.name for rule in rules)]
    near = get_close_matches(selector, known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}? " if near else ""
    return f"no rule is called {selector!r}: {hint}`claimcheck rule --all` lists them"
