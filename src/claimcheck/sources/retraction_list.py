"""A local copy of the Retraction Watch list: the standing of any number of works without a request.

Crossref gives the list out as CSV, one row a notice (https://doi.org/10.13003/c23rw1d9). A list of two columns is read
too: `doi` and what became of it, such as `Retraction;Correction`.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Self

from attrs import evolve, field, frozen

from claimcheck import regex as re
from claimcheck.errors import ConfigError, ReadError
from claimcheck.identifiers import Scheme
from claimcheck.model import Author, Found, NotAsked, Notice, NoticeKind, Unreachable, Work
from claimcheck.sources.crossref import RETRACTION_WATCH
from claimcheck.sources.fitting import fits
from claimcheck.sources.records import notice_kind
from claimcheck.sources.relying import with_works

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from claimcheck.model import Reference, Resolution
    from claimcheck.sources.opening import Resolve

_SCHEMA = """
CREATE TABLE notices (number TEXT, kind TEXT, date TEXT, doi TEXT);
CREATE TABLE works (number TEXT PRIMARY KEY, title TEXT, authors TEXT, journal TEXT, published TEXT) WITHOUT ROWID;
CREATE INDEX notices_of ON notices (number);
"""
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_DOI = re.compile(r"10\.\d{4,9}/\S{1,300}")


@frozen(kw_only=True)
class Row:
    """One row of the list: a work, and a notice about it."""

    doi: str
    pmid: str
    kind: NoticeKind
    date: str = ""
    notice: str = ""
    """DOI of the notice."""
    title: str = ""
    authors: str = ""
    """Parted by `;`."""
    journal: str = ""
    published: str = ""


@frozen
class RetractionList:
    """The list, open; `close` it."""

    _file: sqlite3.Connection = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The copy at `path`.

        Raises:
            ConfigError: It is broken.
        """
        try:
            file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            file.execute("SELECT count(*) FROM (SELECT 1 FROM notices, works LIMIT 1)")
        except sqlite3.Error as error:
            raise ConfigError(f"{path}: cannot be used ({error}): run `claimcheck retractions update` again") from None
        return cls(file)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def before(self, resolve: Resolve) -> Resolve:
        """A function that adds what the list tells to what `resolve` does."""

        def resolved(references: Sequence[Reference]) -> dict[str, Resolution]:
            known = resolve(references)
            return {each.id: self._added(each, known[each.id]) for each in references}

        return resolved

    def _added(self, reference: Reference, resolution: Resolution) -> Resolution:
        if isinstance(resolution, NotAsked | Unreachable):
            return self._found(reference, resolution.reason) or resolution
        return with_works(resolution, self._noted)

    def _noted(self, work: Work) -> Work:
        """`work` with the notices of the list that nobody has told of."""
        said = {(each.kind, each.said_by) for each in work.notices}
        listed = dict.fromkeys((*self._notices(work.doi), *self._notices(work.pmid)))
        news = tuple(each for each in listed if (each.kind, each.said_by) not in said)
        return evolve(work, notices=(*work.notices, *news)) if news else work

    def _found(self, reference: Reference, reason: str) -> Found | None:
        """A work of the list whose number is printed, where its words are, too, and nobody could be asked."""
        for identifier in reference.identifiers:
            notices = self._notices(identifier.value) if identifier.scheme in (Scheme.DOI, Scheme.PMID) else ()
            if not notices:
                continue
            [row] = self._file.execute("SELECT * FROM works WHERE number = ?", (identifier.value,))
            _, title, authors, journal, published = row
            work = Work(
                title=title,
                doi=identifier.value if identifier.scheme is Scheme.DOI else "",
                pmid=identifier.value if identifier.scheme is Scheme.PMID else "",
                authors=tuple(map(_author, filter(str.strip, authors.split(";")))),
                journal=journal,
                published=published,
                notices=tuple(notices),
                sources=(RETRACTION_WATCH,),
            )
            if not title or fits(reference, work):
                alone = f"only the list of {RETRACTION_WATCH} tells of it: {reason}"
                return Found(work=work, basis=f"the list of {RETRACTION_WATCH}", note=alone)
        return None

    def _notices(self, number: str) -> list[Notice]:
        if not number:
            return []
        rows = self._file.execute("SELECT kind, date, doi FROM notices WHERE number = ? ORDER BY date", (number,))
        return [Notice(kind=NoticeKind(kind), date=date, doi=doi, said_by=RETRACTION_WATCH) for kind, date, doi in rows]


def write_list(rows: Iterable[Row], path: Path) -> int:
    """Write the rows to the file that `RetractionList` reads, whole or not at all; gives of how many works.

    Raises:
        OSError: It cannot be written.
        ReadError: There are none.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    with closing(sqlite3.connect(beside)) as file, file:
        file.executescript(_SCHEMA)
        for row in rows:
            for number in filter(None, (row.doi, row.pmid)):
                file.execute("INSERT INTO notices VALUES (?, ?, ?, ?)", (number, row.kind, row.date, row.notice))
                work = (number, row.title, row.authors, row.journal, row.published)
                file.execute("INSERT OR IGNORE INTO works VALUES (?, ?, ?, ?, ?)", work)
        file.commit()
        [(works,)] = file.execute("SELECT count(*) FROM works")
    if not works:
        beside.unlink()
        raise ReadError("the list tells of no work at all, so the copy stays as it was")
    beside.replace(path)
    return int(works)


def read_rows(data: bytes, name: str) -> Iterator[Row]:
    """The rows of the list as it is given out.

    Raises:
        ReadError: It is no such list.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:  # as older copies of the list are
        text = data.decode("cp1252", "replace")
    try:
        yield from _rows(csv.DictReader(io.StringIO(text, newline="")), name)
    except csv.Error as error:
        raise ReadError(f"{name}: no list of Retraction Watch: {error}") from None


def _rows(table: csv.DictReader[str], name: str) -> Iterator[Row]:
    columns = {column.strip().casefold(): column for column in table.fieldnames or ()}
    if {"originalpaperdoi", "retractionnature"} <= columns.keys():
        read = _full
    elif "doi" in columns and "retractionwatch" in columns:
        read = _short
    else:
        raise ReadError(
            f"{name}: no list of Retraction Watch: it needs the columns OriginalPaperDOI and RetractionNature, or doi "
            "and retractionwatch"
        )
    for cells in table:
        yield from read({key: (cells[column] or "").strip() for key, column in columns.items()})


def _full(cells: Mapping[str, str]) -> Iterator[Row]:
    kind, doi = notice_kind(cells["retractionnature"]), _doi(cells["originalpaperdoi"])
    pmid = cells.get("originalpaperpubmedid", "")
    pmid = pmid if pmid.isdecimal() and int(pmid) else ""
    if kind and (doi or pmid):
        yield Row(
            doi=doi,
            pmid=pmid,
            kind=kind,
            date=_date(cells.get("retractiondate", "")),
            notice=_doi(cells.get("retractiondoi", "")),
            title=cells.get("title", ""),
            authors=cells.get("author", ""),
            journal=cells.get("journal", ""),
            published=_date(cells.get("originalpaperdate", "")),
        )


def _short(cells: Mapping[str, str]) -> Iterator[Row]:
    """One row a kind; none where it was reinstated, since without dates nobody knows whether before or after."""
    doi = _doi(cells["doi"])
    kinds = [kind for word in cells["retractionwatch"].split(";") if (kind := notice_kind(word.strip()))]
    if doi and NoticeKind.REINSTATEMENT not in kinds:
        yield from (Row(doi=doi, pmid="", kind=kind) for kind in kinds)


def _doi(cell: str) -> str:
    found = _DOI.search(cell.lower())
    return found[0] if found else ""


def _date(cell: str) -> str:
    """`10/2/2023 0:00` as ISO 8601; empty for what is no date."""
    found = _DATE.match(cell)
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else ""


def _author(name: str) -> Author:
    given, _, family = name.strip().rpartition(" ")
    return Author(family=family, given=given)
