"""Before `claimcheck corpus` checks: the works of all articles, each asked for once, or a plan of that."""

from __future__ import annotations

import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from attrs import evolve

from claimcheck.commands.exits import Exit
from claimcheck.commands.running import say
from claimcheck.errors import ConfigError
from claimcheck.output import counting_bar, write_out

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from claimcheck.commands.running import Run
    from claimcheck.config import Settings
    from claimcheck.corpus.collecting import Wanted
    from claimcheck.corpus.processes import Limits

    Left = Callable[[Iterator[dict[str, Any]]], Iterator[dict[str, Any]]]


def show_plan(run: Run, given: argparse.Namespace, limits: Limits) -> int:
    """Print what asking about all works would take, and ask nobody."""
    from claimcheck.corpus.asking import Known, Plan
    from claimcheck.sources.opening import kept_offline

    with (
        _wanted(given, run.settings, limits) as wanted,
        kept_offline(evolve(run.settings, offline=True), run.start) as (lock, store),
    ):
        plan = Plan.of(wanted, Known(store, lock))
    write_out("".join(f"{line}\n" for line in plan.lines))
    return Exit.CLEAR if plan.articles else Exit.NOT_RUN


@contextmanager
def _wanted(given: argparse.Namespace, settings: Settings, limits: Limits, left: Left = iter) -> Iterator[Wanted]:
    """The references of the articles that are left."""
    from claimcheck.corpus.collecting import Collecting, Wanted
    from claimcheck.corpus.inputs import corpus_records, how_many
    from claimcheck.corpus.processes import in_processes

    records = left(corpus_records(given.paths, settings.exclude))
    total = how_many(given.paths, settings.exclude)
    with closing(Wanted()) as wanted:
        with counting_bar(sys.stderr, "articles searched for references", total, quiet=given.quiet) as advance:
            for printed in in_processes(Collecting(), records, jobs=given.jobs, limits=limits, ordered=False):
                wanted.add(printed)
                advance()
        yield wanted


def ask_first(run: Run, given: argparse.Namespace, limits: Limits, left: Left = iter) -> int:
    """Ask about each work of the articles that are `left` once; gives of how many nobody answered.

    Raises:
        ConfigError: Nobody answered about any, or what was learned cannot be kept.
    """
    from claimcheck.corpus.asking import Known, Plan, ask
    from claimcheck.sources.opening import STORE, cache_folder, kept_offline, open_session
    from claimcheck.sources.store import Store

    settings = run.settings
    with (
        _wanted(given, settings, limits, left) as wanted,
        closing(Store.to_write(cache_folder(settings) / STORE)) as store,
        kept_offline(evolve(settings, offline=True, cache=False), run.start) as (lock, _),
        open_session(settings) as session,
    ):
        known = Known(store, lock)
        plan = Plan.of(wanted, known)
        unknown = plan.works - plan.known
        for line in () if given.quiet else plan.lines:
            say(line)
        with counting_bar(sys.stderr, "works", unknown, quiet=given.quiet) as advance:
            lost = ask(wanted, store, known, session, advance)
    if unknown and sum(lost.values()) >= unknown:
        why = lost.most_common(1)[0][0]
        raise ConfigError(f"no registry answered ({why}): run it again, or with --offline and without these works")
    for why, number in lost.most_common():
        say(f"{number:,} works without an answer, because {why}")
    return sum(lost.values())
