"""`claimcheck corpus`: many articles in several processes, a record of each, and what they amount to."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import asdict, evolve

from claimcheck.commands.exits import Exit
from claimcheck.commands.running import Run, say
from claimcheck.errors import ConfigError
from claimcheck.output import counting_bar, write_out
from claimcheck.reporters.excerpt import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from claimcheck.config import Settings
    from claimcheck.corpus.output import Output
    from claimcheck.corpus.processes import Limits
    from claimcheck.corpus.tally import Tally

_SHOWN = 10
"""Articles that were not checked of which the summary gives the reason."""


def corpus(given: argparse.Namespace) -> int:
    """Check all articles that are named, write a record of each, and return the exit code.

    The registries are asked first, about each work once, where they may be; then the articles are checked offline.
    """
    from claimcheck.commands.corpus_works import ask_first, show_plan
    from claimcheck.corpus.output import Output
    from claimcheck.corpus.processes import Limits
    from claimcheck.corpus.records import require_usable

    run, limits = Run.of(given, given.paths), Limits(seconds=given.seconds, megabytes=given.memory)
    if given.plan:
        return show_plan(run, given, limits)
    if given.ask_only:
        return Exit.NOT_RUN if ask_first(run, given, limits) else Exit.CLEAR
    path = _place(run.settings.output_file, given.paths)
    lines = path.with_name(f"{path.name}.jsonl") if path.suffix == ".parquet" else path
    if lines != path and path.exists() and not (lines.exists() or given.overwrite):
        raise ConfigError(f"{path}: holds the records of a run that is done; name another file, or --overwrite")
    asking = not (run.settings.offline or run.settings.frozen)
    own = path.with_name(f"{path.name}.works")
    for_now = asking and not run.settings.cache
    if for_now:
        run = evolve(run, settings=evolve(run.settings, cache=True, cache_dir=str(own)))
    checking = _checking(run.settings)
    require_usable(checking)
    with Output.begin(lines, _asked(checking, limits), overwrite=given.overwrite) as output:
        try:
            unanswered = ask_first(run, given, limits, output.left) if asking else 0
            _check(output, given, checking, limits)
            if given.index:  # first, so that a run that cannot write it goes on when it is asked again
                _write_index(Path(given.index), output.tally)
            _finish(output, path)
        except OSError as error:
            raise ConfigError(f"{path}: cannot be written ({error.strerror}); run it again to go on") from None
        tally = output.tally
    if for_now:
        shutil.rmtree(own, ignore_errors=True)
    if not given.quiet:
        write_out(told(tally))
        say(f"wrote {path}")
    return Exit.NOT_RUN if tally.failures or unanswered or not tally.articles else Exit.CLEAR


def _checking(settings: Settings) -> Settings:
    """The settings under which each article is checked: the same in every process, whatever its surroundings are."""
    from claimcheck.sources.opening import cache_folder

    place = str(cache_folder(settings).absolute()) if settings.cache else ""
    return evolve(settings, offline=not settings.frozen, output_file="", mailto="", cache_dir=place)


def _place(named: str, paths: Sequence[str]) -> Path:
    """Where the records go.

    Raises:
        ConfigError: No file is named, or one that is to be checked.
    """
    if not named:
        raise ConfigError("where do the records go? name a file: -o records.jsonl, or records.parquet")
    if os.path.realpath(named) in map(os.path.realpath, paths):
        raise ConfigError(f"{named}: is to be checked; write the records elsewhere (-o)")
    return Path(named)


def _finish(output: Output, path: Path) -> None:
    """Make the rows of a table of the lines, where such a file is named; then the run is done."""
    if output.path != path:
        from claimcheck.corpus.rows import write_parquet

        write_parquet(output.path, path)
    output.finish()
    if output.path != path:
        output.path.unlink()


def _asked(settings: Settings, limits: Limits) -> str:
    """What a run was asked to do; one that goes on must be asked the same."""
    from claimcheck.config import to_toml

    return to_toml(settings) + "".join(f"# {name} = {value}\n" for name, value in asdict(limits).items())


def _check(output: Output, given: argparse.Namespace, settings: Settings, limits: Limits) -> None:
    """Check what is not done yet."""
    from claimcheck.corpus.checking import Checking
    from claimcheck.corpus.inputs import corpus_records, how_many
    from claimcheck.corpus.processes import in_processes

    before = output.tally.articles
    if before and not given.quiet:
        say(f"going on after the first {before:,} articles")
    records = output.left(corpus_records(given.paths, settings.exclude))
    total = how_many(given.paths, settings.exclude)
    with counting_bar(sys.stderr, "articles", total, before, quiet=given.quiet) as advance:
        job = Checking(settings)
        for line in in_processes(job, records, jobs=given.jobs, limits=limits, ordered=not given.unordered):
            output.write(line)
            advance()


def told(tally: Tally) -> str:
    """The summary of a run: findings by rule, the slowest articles, what could not be checked."""
    counts = tally.counts
    lines = [
        f"{tally.articles:,} articles: {counts['claims']:,} claims, {counts['references']:,} references",
        f"{counts['errors']:,} errors, {counts['warnings']:,} warnings, {counts['notes']:,} notes",
        *(f"  {code}  {number:,}" for code, number in tally.codes.most_common()),
    ]
    if tally.failures:
        lines.append(f"not checked, or not wholly: {tally.failures:,}")
        lines += [f"  {name}: {reason}" for name, reason in tally.failed[:_SHOWN]]
        if tally.failures > _SHOWN:
            lines.append(f'  and {tally.failures - _SHOWN:,} more: the records with "status": "failed" say why')
    if tally.slowest:
        lines.append("slowest:")
        lines += [f"  {seconds:.2f} s  {name}" for seconds, name in tally.slowest]
    return "".join(f"{visible(line)}\n" for line in lines)


def _write_index(place: Path, tally: Tally) -> None:
    """Write the table of articles as a page.

    Raises:
        ConfigError: A file that is no page of claimcheck is in the way, or it cannot be written.
    """
    from claimcheck.commands.reporting import write_pages
    from claimcheck.reporters.html import corpus_page
    from claimcheck.reporters.html.index import Row

    rows = [Row(title=each.title or each.id, path=each.id, figures=each.counts) for each in tally.gravest]
    told_first = f"{tally.articles:,} articles were checked, {tally.failures:,} of them not or not wholly."
    shown = f"The {len(rows):,} with the gravest findings are listed; the last line counts all."
    page = corpus_page(rows, tally.counts, (told_first, shown), tally.failed)
    write_pages(place.parent, {place.name: page})
