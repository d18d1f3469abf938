"""`claimcheck check`: check articles, report, and on request correct them or show how."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.commands.exits import Exit, exit_code
from claimcheck.commands.running import Run, say
from claimcheck.config import Color, OutputFormat
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from claimcheck.commands.correcting import Correction
    from claimcheck.config import Settings
    from claimcheck.model import Report

_WITH_SUMMARY = (OutputFormat.FULL, OutputFormat.JSON, OutputFormat.JSON_LINES)
"""The formats that tell what was seen and not checked; beside others it is told on standard error."""


def check(given: argparse.Namespace) -> int:
    """Check the articles that are named and return the exit code."""
    if given.watch:
        from claimcheck.commands.watching import watch

        return watch(given)
    return check_once(given)


def check_once(given: argparse.Namespace) -> int:
    """Check the articles that are named, once, and return the exit code."""
    run = Run.of(given, given.paths)
    settings = run.settings
    if settings.output_file:
        run.spare(settings.output_file, "write the report elsewhere (-o)", but=(settings.lock, str(run.source or "")))
    if given.verbose:
        _tell_inputs(run)
    if given.write_baseline or given.dry_run:
        return _without_report(run, given)
    report = run.report(quiet=given.quiet)
    if given.explain:
        return _explain(report, given.explain)
    if given.diff:
        return _show(run, report)
    if given.fix:
        from claimcheck.commands.correcting import correct, write_corrections

        report, corrections = correct(run, report)
        corrected, failures = write_corrections(run, corrections)
        report = evolve(report, failures=(*report.failures, *failures))
        if not given.quiet:
            say(f"made {_counted(corrected)}")
    aside = bool(given.fix and run.inputs.standard_input)
    _write(report, settings, quiet=given.quiet, verbose=given.verbose, aside=aside)
    if run.inputs.is_empty:
        why = f"changed since {run.since}" if run.since else "is left that is not excluded"
        say(f"nothing to check: no article {why}")
        return Exit.CLEAR
    if settings.baseline and not given.quiet:
        from claimcheck.commands.baselines import tell_gone

        tell_gone(report, settings)
    return exit_code(report, settings)


def _without_report(run: Run, given: argparse.Namespace) -> int:
    """Write the baseline, or what a language model would be sent."""
    if given.dry_run:
        from claimcheck.commands.forecasting import forecast

        return forecast(run, quiet=given.quiet)
    from claimcheck.commands.baselines import write_baseline

    return write_baseline(run, quiet=given.quiet)


def _tell_inputs(run: Run) -> None:
    say(f"settings: {run.source or 'the defaults'}")
    say(f"files: {', '.join(run.inputs.files) or 'none'}")
    if run.inputs.skipped:
        say(f"skipped: {', '.join(run.inputs.skipped)}")


def _explain(report: Report, claim: str) -> int:
    """Print what stands behind one claim of each article."""
    from claimcheck.output import width_of, write_out
    from claimcheck.reporters.explaining import explain

    told = [text for checked in report.articles if (text := explain(checked, claim, width_of(sys.stdout)))]
    if not told:
        raise ConfigError(f"no claim is called {claim!r}: `claimcheck check --output-format json` lists their ids")
    write_out("\n".join(told))
    return Exit.NOT_RUN if report.failures else Exit.CLEAR


def _show(run: Run, report: Report) -> int:
    """Print what `--fix` would change, as a diff."""
    from claimcheck.commands.correcting import correct
    from claimcheck.output import write_out

    _, corrections = correct(run, report)
    write_out("".join(correction.diff for correction in corrections))
    say(f"would make {_counted(corrections)}")
    if exit_code(report, run.settings) is Exit.NOT_RUN:
        return Exit.NOT_RUN
    return Exit.FINDINGS if corrections and not run.settings.exit_zero else Exit.CLEAR


def _counted(corrections: Sequence[Correction]) -> str:
    from claimcheck.reporters.summary import count

    made = sum(correction.fixes for correction in corrections)
    return f"{count(made, 'correction')} in {count(len(corrections), 'file')}"


def _write(report: Report, settings: Settings, *, quiet: bool, verbose: bool, aside: bool) -> None:
    """Write the report; `aside`, to standard error, where standard output bears the corrected article."""
    from claimcheck.checkers.registry import all_rules
    from claimcheck.output import append_file, wants_color, width_of, write_file, write_out
    from claimcheck.reporters import render
    from claimcheck.reporters.step_summary import step_summary
    from claimcheck.reporters.summary import sentences, summarise, unchecked

    written = partial(render, report, settings.output_format, quiet=quiet, verbose=verbose, rules=all_rules())
    if settings.output_file:
        write_file(settings.output_file, written(color=settings.color is Color.ALWAYS))
    else:
        stream = sys.stderr if aside else sys.stdout
        color = wants_color(settings.color, stream, os.environ)
        write_out(written(color=color, width=width_of(stream)), stream=stream)
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page and settings.output_format is OutputFormat.GITHUB:
        append_file(page, step_summary(report))
    if settings.output_file or settings.output_format not in _WITH_SUMMARY:
        summary = summarise(report)
        for sentence in unchecked(summary) if quiet else sentences(summary):
            say(sentence)
