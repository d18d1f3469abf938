"""What the commands share: settings, files and reports out of the arguments, and words on standard error."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, fields_dict, frozen

from claimcheck.config import Settings, find_config, find_lock, load_settings
from claimcheck.errors import ConfigError
from claimcheck.inputs import common_folder, find_inputs
from claimcheck.model import Report

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from claimcheck.inputs import Inputs
    from claimcheck.model import CheckedArticle

STDIN_NAME = "stdin.md"


@frozen(kw_only=True, slots=False)
class Run:
    """A run over articles: what to check, under which settings."""

    paths: tuple[str, ...]
    start: Path
    """The folder that the settings hold for: the deepest one with all articles."""
    source: Path | None
    """The configuration file, None for the defaults."""
    settings: Settings
    stdin_name: str
    since: str = ""
    """A revision of Git: what did not change since is left out."""
    jobs: int = 1

    @classmethod
    def of(cls, given: argparse.Namespace, paths: Sequence[str]) -> Run:
        """The run that the command line asks for.

        Raises:
            ConfigError: A setting cannot be used.
        """
        start = common_folder(paths)
        named = Path(given.config) if given.config else None
        settings = load_settings(start, config=named, isolated=given.isolated, overrides=named_settings(given))
        source = named or (None if given.isolated else find_config(start))
        lock = find_lock(settings, start)
        if settings.frozen or lock.exists():
            settings = evolve(settings, lock=str(lock))
        return cls(
            paths=tuple(paths),
            start=start,
            source=source,
            settings=settings,
            stdin_name=given.stdin_filename or STDIN_NAME,
            since=getattr(given, "since", None) or "",
            jobs=getattr(given, "jobs", 1),
        )

    @cached_property
    def inputs(self) -> Inputs:
        """The files that the paths stand for."""
        from claimcheck.readers import SUFFIXES

        settings = self.settings
        found = find_inputs(
            self.paths, suffixes=sorted(SUFFIXES), exclude=settings.exclude, force_exclude=settings.force_exclude
        )
        if not self.since:
            return found
        from claimcheck.changes import changed_since

        return found.among(changed_since(self.since, self.start))

    @cached_property
    def standard_input(self) -> bytes:
        """What stands on standard input, which is read once."""
        return sys.stdin.buffer.read()

    def spare(self, path: str, advice: str, *, but: Sequence[str] = ()) -> None:
        """Let a file that is to be written be none of the articles, nor one of `but`.

        Raises:
            ConfigError: It is one of them.
        """
        place = os.path.realpath(path)
        if place in map(os.path.realpath, self.inputs.files):
            raise ConfigError(f"{path}: is an article to be checked; {advice}")
        if place in [os.path.realpath(each) for each in but if each]:
            raise ConfigError(f"{path}: is the lock file or the configuration; {advice}")

    def report(self, *, quiet: bool = False, afresh: bool = False) -> Report:
        """Check all inputs; say on standard error which of them could not be checked, and why.

        `afresh` asks the registries even where the cache has an answer.
        """
        from claimcheck.output import progress_bars
        from claimcheck.pipeline import check_files, check_source

        if self.jobs > 1 and not (self.settings.offline or self.settings.frozen) and not quiet:
            say("-j counts with --offline or --frozen: one process asks the registries, within their limits")
        reports = [Report(failures=self.inputs.failures)]
        with progress_bars(sys.stderr, quiet=quiet) as (begun, progress):
            files = self.inputs.files
            done = {"begun": begun, "progress": progress}
            reports.append(check_files(files, self.settings, **done, afresh=afresh, jobs=self.jobs))
        if self.inputs.standard_input:
            reports.append(check_source(self.stdin_name, self.standard_input, self.settings, afresh=afresh))
        failures = [
            evolve(failure, message=failure.message.removeprefix(f"{failure.path}: "))
            for report in reports
            for failure in report.failures
        ]
        for failure in failures:
            say(f"{failure.path}: {failure.message}")
        articles = tuple(checked for report in reports for checked in report.articles)
        for path in _unused(self.settings.source, articles):
            say(f"{path}: no article rests on this source: none cites it by its DOI, PMID or title; see --source")
        return Report(
            articles=articles,
            failures=tuple(failures),
            searched=self.inputs.searched,
            skipped=self.inputs.skipped,
        )


def _unused(sources: Sequence[str], articles: Sequence[CheckedArticle]) -> list[str]:
    """The sources named that no reference of the articles was taken for."""
    works = [work for checked in articles for each in checked.references if (work := checked.reading.work(each.id))]
    used = {Path(work.url) for work in works if work.url}
    return [each for each in sources if not any(path.is_relative_to(each) for path in used)]


def named_settings(given: argparse.Namespace) -> dict[str, Any]:
    """The arguments that stand for settings; None is one that is not given."""
    return {name: getattr(given, name, None) for name in fields_dict(Settings)}


def say(message: str) -> None:
    """Write a diagnostic: one line on standard error; where that is closed or full, nobody can be told."""
    from claimcheck.output import give_up
    from claimcheck.reporters.excerpt import visible

    if sys.stderr is not None:
        try:
            print(f"claimcheck: {visible(' '.join(message.split()))}", file=sys.stderr, flush=True)  # noqa: T201
        except (OSError, ValueError):
            give_up(sys.stderr)
