"""The command line: arguments become settings, the pipeline runs, the report is written, an exit code returned."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.arguments import build_parser
from claimcheck.errors import ClaimcheckError, ConfigError
from claimcheck.inputs import common_folder, find_inputs
from claimcheck.model import Report, Severity

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from claimcheck.config import Settings
    from claimcheck.inputs import Inputs

SETTINGS = (
    "select",
    "extend_select",
    "ignore",
    "exclude",
    "offline",
    "cache",
    "fail_level",
    "exit_zero",
    "output_format",
    "output_file",
    "color",
)
STDIN_NAME = "stdin.md"
"""The arguments that stand for a setting."""


class Exit(IntEnum):
    """What the process returns; never a count."""

    CLEAR = 0
    FINDINGS = 1
    NOT_RUN = 2
    INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; of `argparse`, SystemExit for --help and wrong usage."""
    parser = build_parser()
    given = parser.parse_args(arguments)
    try:
        match given.command:
            case "check":
                return _check(given)
            case "rule":
                return _rule(given)
            case "references":
                return _references(given)
            case "config":
                return _config(given)
            case _:
                parser.print_help(sys.stderr)
                return Exit.NOT_RUN
    except ClaimcheckError as error:
        _say(f"error: {error}")
        return Exit.NOT_RUN
    except KeyboardInterrupt:
        _say("interrupted")
        return Exit.INTERRUPTED
    except Exception:  # noqa: BLE001 - Python would exit with 1, and a crash must not pass for findings
        import traceback

        traceback.print_exc()
        _say("error: this is a fault of claimcheck, not of the article; please report it with the lines above")
        return Exit.NOT_RUN


def _check(given: argparse.Namespace) -> int:
    from claimcheck.config import load_settings

    start = common_folder(given.paths)
    source = _source(given, start)
    settings = load_settings(
        start,
        config=source,
        isolated=source is None,
        overrides={name: getattr(given, name) for name in SETTINGS},
    )
    inputs = _inputs(given.paths, settings)
    if settings.output_file and _is_among(settings.output_file, inputs.files):
        raise ConfigError(f"{settings.output_file}: is an article to be checked; write the report elsewhere")
    if given.verbose:
        _say(f"settings: {source or 'the defaults'}")
        _say(f"files: {', '.join(inputs.files) or 'none'}")
    report = _report(inputs, settings, given.stdin_filename)
    _write(report, settings, quiet=given.quiet)
    return exit_code(report, settings)


def _references(given: argparse.Namespace) -> int:
    from claimcheck.config import Settings
    from claimcheck.output import width_of, write_out
    from claimcheck.reporters.references import references

    settings = Settings()
    report = _report(_inputs([given.path], settings), settings, given.stdin_filename)
    write_out("\n".join(references(checked, width_of(sys.stdout)) for checked in report.articles))
    return Exit.NOT_RUN if report.failures else Exit.CLEAR


def _rule(given: argparse.Namespace) -> int:
    from difflib import get_close_matches

    from claimcheck.checkers.registry import all_rules
    from claimcheck.output import write_out

    if bool(given.rule) == given.all:
        raise ConfigError("name one rule, such as CIT101, or give --all for a list of all")
    rules = all_rules()
    if given.all:
        write_out("".join(f"{rule.code}  {rule.severity:<7}  {rule.name}\n" for rule in rules))
        return Exit.CLEAR
    wanted = given.rule.casefold()
    for rule in rules:
        if wanted in (name.casefold() for name in (rule.code, rule.name, *rule.aliases)):
            write_out(f"# {rule.code} {rule.name} [{rule.severity}]\n\n{rule.documentation}\n")
            return Exit.CLEAR
    known = [name for rule in rules for name in (rule.code, rule.name)]
    near = get_close_matches(given.rule, known, n=1) or get_close_matches(given.rule.upper(), known, n=1)
    advice = f"did you mean {near[0]}? " if near else ""
    raise ConfigError(f"no rule is called {given.rule!r}; {advice}`claimcheck rule --all` lists them")


def _config(given: argparse.Namespace) -> int:
    from claimcheck.config import load_settings, to_toml
    from claimcheck.output import write_out

    source = _source(given, Path.cwd())
    settings = load_settings(Path.cwd(), config=source, isolated=source is None)
    write_out(f"# from {source}\n" if source else "# no configuration file: these are the defaults\n")
    write_out(to_toml(settings))
    return Exit.CLEAR


def _source(given: argparse.Namespace, start: Path) -> Path | None:
    """The configuration file to read."""
    from claimcheck.config import find_config

    if given.config:
        return Path(given.config)
    return None if given.isolated else find_config(start)


def _inputs(paths: Sequence[str], settings: Settings) -> Inputs:
    from claimcheck.readers import SUFFIXES

    return find_inputs(paths, suffixes=sorted(SUFFIXES), exclude=settings.exclude)


def _report(inputs: Inputs, settings: Settings, stdin_filename: str | None) -> Report:
    """Check all inputs; say on standard error which of them could not be checked, and why."""
    from claimcheck.pipeline import check_files, check_source

    reports = [Report(failures=inputs.failures), check_files(inputs.files, settings)]
    if inputs.standard_input:
        reports.append(check_source(stdin_filename or STDIN_NAME, sys.stdin.buffer.read(), settings))
    failures = [
        evolve(failure, message=failure.message.removeprefix(f"{failure.path}: "))
        for report in reports
        for failure in report.failures
    ]
    for failure in failures:
        _say(f"{failure.path}: {failure.message}")
    return Report(
        articles=tuple(checked for report in reports for checked in report.articles), failures=tuple(failures)
    )


def _write(report: Report, settings: Settings, *, quiet: bool) -> None:
    from claimcheck.config import Color, OutputFormat
    from claimcheck.output import wants_color, width_of, write_file, write_out
    from claimcheck.reporters import render
    from claimcheck.reporters.summary import sentences, summarise

    if settings.output_file:
        color = settings.color is Color.ALWAYS
        write_file(settings.output_file, render(report, settings.output_format, color=color, quiet=quiet))
    else:
        color = wants_color(settings.color, sys.stdout, os.environ)
        width = width_of(sys.stdout)
        write_out(render(report, settings.output_format, color=color, width=width, quiet=quiet))
    if not quiet and (settings.output_file or settings.output_format is OutputFormat.CONCISE):
        for sentence in sentences(summarise(report)):
            _say(sentence)


def exit_code(report: Report, settings: Settings) -> Exit:
    """2 when anything could not be checked, else 1 when a finding reaches the fail level, else 0."""
    if report.failures:
        return Exit.NOT_RUN
    gravest_first = list(Severity)
    limit = gravest_first.index(settings.fail_level)
    reached = any(gravest_first.index(finding.severity) <= limit for finding in report.findings)
    return Exit.FINDINGS if reached and not settings.exit_zero else Exit.CLEAR


def _is_among(path: str, files: Sequence[str]) -> bool:
    return os.path.realpath(path) in map(os.path.realpath, files)


def _say(message: str) -> None:
    """Write a diagnostic: one line on standard error."""
    from claimcheck.reporters.excerpt import visible

    print(f"claimcheck: {visible(' '.join(message.split()))}", file=sys.stderr)  # noqa: T201
