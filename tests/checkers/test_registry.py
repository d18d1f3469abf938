"""The registry: built-in rules, third-party checkers, and what goes wrong with them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from claimcheck import Checker, Finding, Reading
from claimcheck.checkers import registry
from claimcheck.checkers.registry import BUILT_IN, all_rules, register
from claimcheck.config import Settings
from claimcheck.errors import PluginError
from claimcheck.model import Severity
from claimcheck.pipeline import check_source


class Shouting(Checker):
    """Flags exclamation marks."""

    code = "HSE001"
    name = "exclamation-mark"
    severity = Severity.NOTE
    flags = ("Stop!",)
    passes = ("Stop.",)

    def check(self, reading: Reading) -> Iterator[Finding]:
        for sentence in reading.sentences:
            if sentence.text.endswith("!"):
                yield self.finding(sentence.span, "This shouts.", advice="Calm down.")


class Crashing(Shouting):
    """Flags nothing and breaks."""

    code = "HSE002"
    name = "always-crashes"

    def check(self, reading: Reading) -> Iterator[Finding]:  # noqa: ARG002
        raise ZeroDivisionError("division by zero")


class Stealing(Shouting):
    """Flags nothing under a code that is taken."""

    code = "CIT101"
    name = "my-own-uncited"


class Nameless(Checker):
    """Flags nothing and declares nothing."""

    def check(self, reading: Reading) -> Iterator[Finding]:  # noqa: ARG002
        return iter(())


@pytest.fixture
def entry_points(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[metadata.EntryPoint]]:
    """Entry points as another package would bring them."""
    points: list[metadata.EntryPoint] = []
    monkeypatch.setattr(metadata, "entry_points", lambda **_: points)
    monkeypatch.setattr(registry, "declares", bool)
    all_rules.cache_clear()
    yield points
    all_rules.cache_clear()


def point(value: str) -> metadata.EntryPoint:
    return metadata.EntryPoint("house", value, registry.ENTRY_POINT_GROUP)


def test_a_third_party_checker_runs(entry_points: list[metadata.EntryPoint]) -> None:
    entry_points.append(point(f"{__name__}:Shouting"))
    report = check_source("a.txt", b"Drink more water! Or do not.", Settings(select=("HSE",)))
    assert [(finding.code, finding.span.of("Drink more water! Or do not.")) for finding in report.findings] == [
        ("HSE001", "Drink more water!")
    ]


def test_a_crash_is_reported_and_loses_nothing_else(entry_points: list[metadata.EntryPoint]) -> None:
    entry_points += [point(f"{__name__}:Crashing"), point(f"{__name__}:Shouting")]
    report = check_source("a.txt", b"Drink more water!", Settings(select=("HSE",)))
    assert [finding.code for finding in report.findings] == ["HSE001"]
    assert [failure.path for failure in report.failures] == ["a.txt"]
    assert "HSE002" in report.failures[0].message
    assert "ZeroDivisionError: division by zero" in report.failures[0].message


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (f"{__name__}:Stealing", "CIT101 is declared by both claimcheck.checkers.citing.UncitedClaim and"),
        (f"{__name__}:Nameless", "does not declare code, name, severity"),
        (f"{__name__}:Missing", "cannot be loaded"),
        ("no_such_package:Checker", "cannot be loaded"),
        ("pathlib:Path", "no subclass of claimcheck.Checker"),
        ("os:getcwd", "no subclass of claimcheck.Checker"),
    ],
)
def test_a_broken_plugin_is_named(entry_points: list[metadata.EntryPoint], value: str, words: str) -> None:
    entry_points.append(point(value))
    with pytest.raises(PluginError, match=words):
        all_rules()


def test_rules_come_in_order_of_code() -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(codes)
    assert {rule.code for rule in BUILT_IN} <= set(codes)


def test_an_alias_may_not_be_taken_either() -> None:
    class Renamed(Shouting):
        """Flags nothing."""

        code = "HSE003"
        name = "renamed-rule"
        aliases = ("uncited-claim",)

    with pytest.raises(PluginError, match="uncited-claim"):
        register(*(rule() for rule in BUILT_IN), Renamed())


@pytest.mark.slow
def test_the_example_plugin_installs_and_runs(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "plugin"
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site)]
    subprocess.run([*pip, str(example)], check=True)
    article = tmp_path / "article.txt"
    article.write_text("Drink celery juice, it detoxes your liver.", encoding="utf-8")
    command = ["check", "--isolated", "--select", "HOU", "--output-format", "concise", str(article)]
    found = subprocess.run(
        [sys.executable, "-m", "claimcheck", *command],
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "HOU001" in found.stdout, found.stderr
    assert found.returncode == 1
