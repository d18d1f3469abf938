"""The references of a corpus, each printed form once, before anybody is asked about them."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, frozen
from cattrs import Converter

from claimcheck.corpus.limits import OutOfTimeError, at_most
from claimcheck.corpus.records import Source
from claimcheck.model import Reference
from claimcheck.references.bibliography import find_references
from claimcheck.references.citations import find_citations
from claimcheck.references.library.loading import load_library
from claimcheck.sources.lock_keys import identifier_of, reference_key
from claimcheck.sources.reach import is_listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Record = dict[str, Any]

_PLAIN = Converter(omit_if_default=True)


@frozen(kw_only=True)
class Printed:
    """A reference as an article prints it."""

    key: str
    """That of a lock file: the same for all articles that print the same."""
    reference: str
    """As JSON."""


class Collecting:
    """Lists the references of a record that a registry may know (see `processes.Job`).

    What cannot be read has none; why, its record will say when it is checked.
    """

    def do(self, record: Record, seconds: float) -> tuple[Printed, ...]:
        """The references."""
        if "failed" in record:
            return ()
        try:
            with at_most(seconds):
                article = Source.of(record).read()
                _, references = find_citations(article, find_references(article), load_library(article))
                listed = [each for each in references if is_listed(each)]
                return tuple(Printed(key=reference_key(each), reference=_to_json(each)) for each in listed)
        except (OutOfTimeError, Exception):  # noqa: BLE001 - it is told when the article is checked
            return ()

    def lost(self, _record: Record, _reason: str, _seconds: float) -> tuple[Printed, ...]:
        """None, when the process was lost."""
        return ()


@define
class Wanted:
    """The references of a corpus, on disk, for as long as it is open."""

    articles: int = 0
    references: int = 0
    """All of them, however often one is printed."""
    _file: sqlite3.Connection = field(factory=lambda: sqlite3.connect("", isolation_level=None))

    def __attrs_post_init__(self) -> None:
        self._file.execute("CREATE TABLE prints (key TEXT PRIMARY KEY, work TEXT, reference TEXT) WITHOUT ROWID")
        self._file.execute("BEGIN")

    def add(self, printed: Iterable[Printed]) -> None:
        """Take in those of one article."""
        self.articles += 1
        for each in printed:
            self.references += 1
            row = (each.key, identifier_of(each.key) or each.key, each.reference)
            self._file.execute("INSERT OR IGNORE INTO prints VALUES (?, ?, ?)", row)

    def works(self) -> Iterator[Reference]:
        """One reference for each work: of those that print the same identifier, the first in order."""
        yield from self._all("SELECT reference FROM prints WHERE key IN (SELECT min(key) FROM prints GROUP BY work)")

    def prints(self) -> Iterator[Reference]:
        """Every printed form once."""
        yield from self._all("SELECT reference FROM prints ORDER BY key")

    def close(self) -> None:
        """Forget them."""
        self._file.close()

    def _all(self, question: str) -> Iterator[Reference]:
        for number, (text,) in enumerate(self._file.execute(question)):
            yield evolve(_PLAIN.structure(json.loads(text), Reference), id=f"r{number}")


def _to_json(reference: Reference) -> str:
    return json.dumps(_PLAIN.unstructure(evolve(reference, field_spans=())))
