"""Which rules a run applies."""

import pytest

from claimcheck.checkers.citing import UncitedClaim
from claimcheck.checkers.registry import all_rules
from claimcheck.checkers.selection import select_rules
from claimcheck.errors import ConfigError

RULES = all_rules()


def chosen(select: tuple[str, ...], ignore: tuple[str, ...] = (), extend: tuple[str, ...] = ()) -> set[str]:
    return {rule.code for rule in select_rules(RULES, select=select, ignore=ignore, extend_select=extend)}


@pytest.mark.parametrize(
    ("select", "ignore", "extend", "wanted"),
    [
        ((), (), (), {rule.code for rule in RULES if not rule.off_by_default}),
        (("ALL",), (), (), {rule.code for rule in RULES if not rule.off_by_default}),
        (("CIT101",), (), (), {"CIT101"}),
        (("cit10",), (), (), {"CIT101", "CIT102", "CIT103", "CIT104", "CIT105", "CIT106", "CIT107"}),
        (("uncited-claim",), (), (), {"CIT101"}),
        (
            ("CIT",),
            (
                "CIT104",
                "CIT105",
                "CIT106",
                "CIT107",
            ),
            (),
            {"CIT101", "CIT102", "CIT103"},
        ),
        (
            (
                "CIT104",
                "CIT105",
                "CIT106",
                "CIT107",
            ),
            ("CIT",),
            (),
            {"CIT104", "CIT105", "CIT106", "CIT107"},
        ),
        (("CIT101",), ("CIT101",), (), set()),
        (("CIT101",), (), ("DOC60",), {"CIT101", "DOC601", "DOC602"}),
        (("CIT101",), ("ALL",), (), {"CIT101"}),
    ],
)
def test_the_most_specific_selector_wins(
    select: tuple[str, ...], ignore: tuple[str, ...], extend: tuple[str, ...], wanted: set[str]
) -> None:
    assert chosen(select, ignore, extend) == wanted


@pytest.mark.parametrize("selector", ["CIT999", "uncited-clam", "", "X"])
def test_a_selector_that_fits_nothing_is_an_error(selector: str) -> None:
    with pytest.raises(ConfigError, match="claimcheck rule --all"):
        chosen((selector,))


def test_the_error_names_the_nearest_rule() -> None:
    with pytest.raises(ConfigError, match="did you mean uncited-claim"):
        chosen((), ignore=("uncited-clam",))


@pytest.mark.parametrize(
    ("select", "extend", "runs"),
    [
        ((), (), False),
        (("ALL",), (), False),
        (("CIT101",), (), True),
        ((), ("CIT",), True),
        ((), ("uncited-claim",), True),
    ],
)
def test_what_is_off_by_default_runs_where_it_is_named(
    select: tuple[str, ...], extend: tuple[str, ...], runs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(UncitedClaim, "off_by_default", True)
    assert ("CIT101" in chosen(select, extend=extend)) == runs
