"""`claimcheck lock`: keep what the registries say of every reference, or tell what changed since."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.commands.exits import Exit
from claimcheck.commands.running import Run, say
from claimcheck.config import find_lock
from claimcheck.errors import ConfigError
from claimcheck.model import EngineName, Found, NotAsked, Placeholder, Unreachable
from claimcheck.output import write_out
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.place import Lines
from claimcheck.reporters.summary import count
from claimcheck.sources.lock_keys import reference_key
from claimcheck.sources.lockfile import LockFile

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from claimcheck.model import Report
    from claimcheck.model.opinions import Opinion
    from claimcheck.sources.lock_changes import Change


def lock(given: argparse.Namespace) -> int:
    """Write the lock file or, with `--check`, print what changed since it was written; return the exit code."""
    run = Run.of(given, given.paths)
    if run.settings.offline:
        raise ConfigError("lock asks the registries, and the setting offline forbids it: set offline = false")
    path = find_lock(run.settings, run.start)
    run.spare(str(path), "name another lock file (--lock)")
    old = LockFile.read(path) if given.check or path.exists() else LockFile()
    text = path.read_bytes() if path.exists() else None
    asking = evolve(run, settings=evolve(run.settings, frozen=False, select=(), extend_select=(), source=()))
    # Answers kept from earlier runs are days old, and the file says that it was asked today.
    report = asking.report(quiet=given.quiet, afresh=True)
    new = old
    today = datetime.now(tz=UTC).date()
    for checked in report.articles:
        reading = checked.reading
        new = new.updated(
            reading.references,
            dict(reading.resolutions),
            today,
            with_abstracts=run.settings.with_abstracts,
        )
    opinions = _opinions(report)
    new = new.with_opinions(opinions)
    seen = _Seen.of(report)
    changed = [line for change in new.changes_since(old) for line in seen.told(change)]
    if given.check:
        missing = [key for key in seen.listed if key not in old.keys]
        changed += [f"{place}: not in {path.name}: run `claimcheck lock`" for key in missing for place in seen.at(key)]
    else:
        dropped = len(new.entries)
        if _is_whole(run, path) and not report.failures and not seen.unanswered:
            asked = run.settings.verifier is not EngineName.BASE
            new = new.pruned(seen.places.keys(), opinions if asked else None)
        dropped -= len(new.entries)
        if not given.force:
            _keep_most(old, new, path)
        new.write(path, instead_of=text)
    write_out("".join(f"{visible(line)}\n" for line in changed))
    if not given.quiet:
        unchanged = given.check and not changed and not seen.unanswered
        pages = old.keys & seen.places.keys() - set(seen.listed) if unchanged else ()
        unasked = f"; not asked for {count(len(pages), 'page')} in it: add --follow-links" if pages else ""
        say(f"nothing changed since {path}{unasked}" if unchanged else seen.summary)
        if not given.check:
            gone = f", {count(dropped, 'reference')} dropped that no article has any more" if dropped else ""
            say(f"wrote {path}: {count(len(new.entries), 'reference')} and {count(len(new.works), 'work')}{gone}")
    if report.failures or seen.unanswered:
        return Exit.NOT_RUN
    return Exit.FINDINGS if given.check and changed else Exit.CLEAR


def _opinions(report: Report) -> dict[str, Opinion]:
    """What an engine said of the claims, under the keys of its questions."""
    compared = (each.comparison for checked in report.articles for each in checked.reading.comparisons)
    return {key: opinion for each in compared for key, opinion in each.provenance.opinions}


@frozen(kw_only=True)
class _Seen:
    """Where the references of a run stand, under their keys, and which of them got no full answer."""

    places: dict[str, tuple[str, ...]]
    listed: tuple[str, ...]
    """Keys of those that a lock file should hold."""
    unanswered: tuple[str, ...]
    """Why, for each reference that a registry did not answer about."""
    unlisted: tuple[str, ...]
    """Why, for each reference that no registry can be asked about."""

    @classmethod
    def of(cls, report: Report) -> _Seen:
        places: dict[str, tuple[str, ...]] = {}
        listed, unanswered, unlisted = [], [], []
        for checked in report.articles:
            lines = Lines(checked.reading.article.source)
            for reference in checked.reading.references:
                key = reference_key(reference)
                place = lines.place(reference.span.start)
                here = f"{checked.reading.article.path}:{place.line}:{place.column}"
                places[key] = (*places.get(key, ()), here)
                match checked.reading.resolution(reference):
                    case Unreachable(reason=reason):
                        unanswered.append(reason)
                    case NotAsked(reason=reason):
                        unlisted.append(reason)
                    case Found(note=str(note)) | Placeholder(note=str(note)) if note:
                        listed.append(key)
                        unanswered.append(note)
                    case _:
                        listed.append(key)
        return cls(
            places=places,
            listed=tuple(dict.fromkeys(listed)),
            unanswered=tuple(unanswered),
            unlisted=tuple(unlisted),
        )

    def at(self, key: str) -> tuple[str, ...]:
        return self.places.get(key, ())

    def told(self, change: Change) -> Iterable[str]:
        """One line for each place that a change concerns."""
        return (f"{place}: {change.message}" for key in change.references for place in self.at(key))

    @property
    def summary(self) -> str:
        """How many references were asked about, and why the others were not."""
        total = sum(map(len, self.places.values()))
        said = [f"asked about {count(total - len(self.unlisted), 'reference')}"]
        for words, reasons in (("without a full answer", self.unanswered), ("not asked", self.unlisted)):
            said += [f"{number} {words}, because {reason}" for reason, number in Counter(reasons).most_common()]
        return "; ".join(said)


def _keep_most(old: LockFile, new: LockFile, path: Path) -> None:
    """Refuse a change after which most works would be gone: that is hardly what was meant.

    Raises:
        ConfigError: They would be.
    """
    lost, had = len(new.lost_since(old)), len(LockFile().lost_since(old))
    if lost > max(1, had / 2):
        raise ConfigError(
            f"{path}: {lost} of the {count(had, 'work')} in it would be lost, so it was left as it is: look with "
            "--check at what changed, then write it all the same with --force"
        )


def _is_whole(run: Run, path: Path) -> bool:
    """Whether all the articles that the lock file is for were seen: a folder that holds the file was searched."""
    folder = path.absolute().parent
    searched = (Path(each).absolute() for each in run.paths if Path(each).is_dir())
    return any(folder == each or each in folder.parents for each in searched)
