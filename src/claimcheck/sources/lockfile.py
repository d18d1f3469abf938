"""The lock file: what was found out about each printed reference, kept beside the articles."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, assert_never

from attrs import evolve, frozen

from claimcheck.errors import ConfigError
from claimcheck.files import replace_file
from claimcheck.model.resolutions import (
    Ambiguous,
    Candidate,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Resolution,
    Unreachable,
)
from claimcheck.sources.fitting import fits
from claimcheck.sources.licences import is_open
from claimcheck.sources.lock_changes import Change, changes_between
from claimcheck.sources.lock_format import Entry, from_json, to_json
from claimcheck.sources.lock_keys import identifier_of, reference_key, work_key
from claimcheck.sources.matching import score_match
from claimcheck.sources.merging import merge
from claimcheck.sources.outcomes import outcome_of, read_printed
from claimcheck.sources.reach import is_listed
from claimcheck.sources.relying import every_work, relied_on, with_rounded_scores, with_works

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, KeysView, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from claimcheck.model import Reference, Work
    from claimcheck.model.opinions import Opinion  # noqa: TC004 - loaded where an engine is asked


@frozen(slots=False)
class LockFile:
    """The entries of a lock file under the keys of their references, sorted; empty by default."""

    entries: tuple[tuple[str, Entry], ...] = ()
    opinions: tuple[tuple[str, Opinion], ...] = ()
    """What engines said of claims, under the keys of their questions, sorted."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """The lock file at `path`.

        Raises:
            ConfigError: It is missing, unreadable, broken, of a newer version or holds marks of a merge.
        """
        try:
            text = path.read_bytes().decode()
        except FileNotFoundError:
            raise ConfigError(f"{path}: no such lock file; run `claimcheck lock` to make it") from None
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path") from None
        except UnicodeDecodeError as error:
            raise ConfigError(
                f"{path}: not a lock file: byte {error.start} is not UTF-8; restore it, or delete it and run "
                "`claimcheck lock`"
            ) from None
        return cls(*from_json(text, str(path)))

    def write(self, path: Path, *, instead_of: bytes | None = None) -> None:
        """Write the lock file; it is replaced whole or not at all. `instead_of` is what it must still hold.

        Raises:
            ConfigError: The folder or the file cannot be written.
        """
        # Lone surrogates of a broken record become JSON escapes, which read back as they were.
        data = to_json(self.entries, self.works, self.opinions).encode("utf-8", "backslashreplace")
        try:
            replace_file(path, data, instead_of=instead_of)
        except OSError as error:
            raise ConfigError(
                f"{path}: cannot be written ({error.strerror}); run it again, or name another file with --lock"
            ) from None

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return dict(self.entries)

    @property
    def keys(self) -> KeysView[str]:
        """The keys of its references."""
        return self._by_key.keys()

    @cached_property
    def works(self) -> dict[str, Work]:
        """Every work of the file under its key."""
        return {work_key(work): work for _, entry in self.entries for work in every_work(entry.resolution)}

    @cached_property
    def _works_relied_on(self) -> dict[str, Work]:
        """The works that references were taken for, under their DOI and PMID; mere candidates are left out."""
        return {
            name: work
            for _, entry in self.entries
            for work in relied_on(entry.resolution)
            for name in (f"doi:{work.doi}", f"pmid:{work.pmid}")
        }

    def entry_of(self, reference: Reference) -> Entry | None:
        """What the file says of exactly this printed reference, and since when."""
        return self._by_key.get(reference_key(reference))

    def entry_before(self, reference: Reference) -> Entry | None:
        """What the file says of this printed reference, also where its words or its identifier were corrected since.

        Then it is what is known of the work whose number is printed now, or what was found out about another print
        with the same number, where that still holds for the words.
        """
        if entry := self.entry_of(reference):
            return entry
        if found := by_number(reference, self._works_relied_on.get):
            dates = [entry.asked_on for _, entry in self.entries if found.work in relied_on(entry.resolution)]
            return Entry(resolution=found, asked_on=min(dates))
        name = identifier_of(reference_key(reference))
        alike = (entry for key, entry in self.entries if name and identifier_of(key) == name)
        return next((entry for entry in alike if _still_holds(entry.resolution, reference)), None)

    def lost_since(self, other: LockFile) -> tuple[Work, ...]:
        """The works that references of `other` were taken for and none of this file is."""
        known = {name for name in self._works_relied_on if not name.endswith(":")}
        lost = {
            work_key(work): work
            for work in other._works_relied_on.values()
            if not known & {f"doi:{work.doi}", f"pmid:{work.pmid}"} and work_key(work) not in self.works
        }
        return tuple(lost.values())

    def resolution_of(self, reference: Reference) -> Resolution | None:
        """What is known of the work behind a printed reference; None when the file does not tell.

        A reference that is not in the file but prints the DOI or PMID of a work that is, and whose words fit
        the record, is found too: correcting a DOI or a word of an entry must not ask for a new lock file.
        A web page or book, which no registry lists, is `NotAsked` for that reason, as it would be online.
        """
        if entry := self.entry_of(reference):
            return entry.resolution
        found = by_number(reference, self._works_relied_on.get)
        return found or (None if is_listed(reference) else outcome_of(read_printed(reference)))

    def updated(
        self,
        references: Sequence[Reference],
        resolutions: Mapping[str, Resolution],
        today: date,
        *,
        with_abstracts: bool = False,
    ) -> LockFile:
        """The lock file with new resolutions, which stand under the ids of `references`.

        What could not be asked (`Unreachable`, `NotAsked`, a work missing for want of an answer) leaves the old
        entry as it is, with its date; a reference that was corrected or reworded takes over the entry of its
        identifier. What a registry that did not answer this time said of a work before is kept: an outage lifts
        no retraction. Texts are kept only where the licence is open; `with_abstracts` keeps all abstracts.
        """
        news = {
            reference_key(reference): entry
            for reference in references
            if (entry := _updated(resolutions.get(reference.id), self.entry_before(reference), today))
        }
        works = dict(self.works)
        for entry in news.values():
            seen: set[str] = set()
            for work in every_work(entry.resolution):
                key = work_key(work)
                before = works.get(key)
                known = merge(before, work) if before and key in seen else carried_over(work, before)
                if before and self._holds_page(entry.resolution):
                    # The same page, of which other claims need other passages.
                    known = evolve(known, full_text=tuple(dict.fromkeys((*before.full_text, *work.full_text))))
                works[key] = _trimmed(known, with_abstracts=with_abstracts)
                seen.add(key)
        together = {**self._by_key, **news}
        return LockFile(
            tuple(
                (key, evolve(entry, resolution=with_works(entry.resolution, lambda work: works[work_key(work)])))
                for key, entry in sorted(together.items())
            ),
            self.opinions,
        )

    def with_opinions(self, opinions: Mapping[str, Opinion]) -> LockFile:
        """The lock file with what engines said now beside, or in the place of, what they said before."""
        return LockFile(self.entries, tuple(sorted({**dict(self.opinions), **opinions}.items())))

    def pruned(self, keys: Collection[str], opinions: Collection[str] | None = None) -> LockFile:
        """The lock file with the entries of `keys` (of `reference_key`) alone, and those opinions, by default all."""
        kept = tuple((key, each) for key, each in self.opinions if opinions is None or key in opinions)
        return LockFile(tuple((key, entry) for key, entry in self.entries if key in keys), kept)

    def _holds_page(self, resolution: Resolution) -> bool:
        """Whether the page that was found is here with the very same text."""
        page = resolution.page if isinstance(resolution, Found) and resolution.work.is_page else None
        known = (each.resolution.page for _, each in self.entries if isinstance(each.resolution, Found))
        return page is not None and any(each and (each.url, each.digest) == (page.url, page.digest) for each in known)

    def changes_since(self, other: LockFile) -> tuple[Change, ...]:
        """What an editor should know of the references that both files hold, gravest first."""
        both = ((key, other._by_key[key], entry) for key, entry in self.entries if key in other._by_key)
        return changes_between([(key, old.resolution, new.resolution) for key, old, new in both])


def by_number(reference: Reference, known: Callable[[str], Work | None]) -> Found | None:
    """The work whose DOI or PMID is printed, where the words fit its record; `known` gives it for `doi:…`, `pmid:…`."""
    printed = read_printed(reference)
    for name, basis in ((f"doi:{printed.doi}", "printed DOI"), (f"pmid:{printed.pmid}", "printed PMID")):
        work = None if name.endswith(":") else known(name)
        if work and (not printed.printed or fits(reference, work)):
            score = score_match(printed.printed, work) if printed.printed else 1.0
            return Found(work=work, basis=basis, score=score)
    return None


def _updated(resolution: Resolution | None, before: Entry | None, today: date) -> Entry | None:
    """The entry of a reference after it was asked about, or not."""
    if resolution is None or not _is_kept(resolution):
        return before
    entry = Entry(resolution=with_rounded_scores(resolution), asked_on=today.isoformat())
    noted = isinstance(resolution, Found | Placeholder) and bool(resolution.note)
    if before is None or not (noted or isinstance(resolution, PointsElsewhere)):
        return entry
    # Where somebody did not answer, less may be known now than then.
    known = {work_key(work) for work in relied_on(resolution)}
    if not {work_key(work) for work in relied_on(before.resolution)} <= known:
        return before
    return evolve(entry, asked_on=before.asked_on) if noted else entry


def _still_holds(resolution: Resolution, reference: Reference) -> bool:
    """Whether what was found out about a print with the same number is true of these words too."""
    match resolution:
        case Found(work=work) | Placeholder(meant=Candidate(work=work)) | PointsElsewhere(meant=Candidate(work=work)):
            return not read_printed(reference).printed or fits(reference, work)
        case PointsElsewhere(work=work):
            return not fits(reference, work)
        case Placeholder() | NoPage():
            return True
        case NotFound():
            return bool(resolution.reason)  # that the number is not registered, whatever stands beside it
        case Ambiguous() | Unreachable() | NotAsked():
            return False
        case _:
            assert_never(resolution)


def _is_kept(resolution: Resolution | None) -> bool:
    match resolution:
        case Unreachable() | NotAsked() | None:
            return False
        case Found() | PointsElsewhere() | NotFound() | Ambiguous() | Placeholder() | NoPage():
            return True
        case _:
            assert_never(resolution)


def _trimmed(work: Work, *, with_abstracts: bool) -> Work:
    """`work` with the texts that may be kept."""
    if is_open(work.licence) or work.is_page:
        return work  # of a page only the passages are there that claims were compared with
    return evolve(work, abstract=work.abstract if with_abstracts else (), full_text=())


def carried_over(work: Work, before: Work | None) -> Work:
    """`work` with what the registries that did not answer this time said `before`: an outage lifts no retraction."""
    if before is None:
        return work
    work = evolve(work, full_text=work.full_text or before.full_text)
    silent = set(before.sources) - set(work.sources)
    notices = tuple(notice for notice in before.notices if notice.said_by in silent)
    return merge(work, evolve(before, notices=notices)) if silent else work
