"""The baseline written and tended: known findings, and those of them that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck.baseline import BASELINE_NAME, Baseline
from claimcheck.commands.exits import Exit
from claimcheck.commands.running import say
from claimcheck.reporters.summary import count

if TYPE_CHECKING:
    from claimcheck.commands.running import Run
    from claimcheck.config import Settings
    from claimcheck.model import Report


def write_baseline(run: Run, *, quiet: bool) -> Exit:
    """Keep the findings of a run; those of articles that it did not look at stay.

    Raises:
        ConfigError: The baseline is broken or cannot be written.
    """
    beside = run.source.parent if run.source else run.start
    path = Path(run.settings.baseline or beside / BASELINE_NAME).expanduser()
    run.spare(str(path), "name another baseline (--baseline)", but=(run.settings.lock, str(run.source or "")))
    old = Baseline.read(path) if path.exists() else Baseline(path.absolute().parent)
    report = evolve(run, settings=evolve(run.settings, baseline="")).report(quiet=quiet)
    new = old.renewed(report)
    new.write(path)
    if not quiet:
        before, after = _total(old), _total(new)
        named = "" if run.settings.baseline else f"; name it with --baseline, or set baseline = {path.name!r}"
        told = f", {before} before{named}" if before else named
        say(f"wrote {path}: {count(after, 'finding')} in {count(len(new.articles), 'article')}{told}")
    return Exit.NOT_RUN if report.failures else Exit.CLEAR


def tell_gone(report: Report, settings: Settings) -> None:
    """Say how many known findings the articles of a report have no more."""
    known = Baseline.of(settings)
    gone = sum(each.count for checked in report.articles for each in known.gone(checked)) if known else 0
    if gone:
        say(f"{count(gone, 'finding')} of {settings.baseline} gone: --write-baseline takes them out")


def _total(known: Baseline) -> int:
    return sum(each.count for listed in known.articles.values() for each in listed)
