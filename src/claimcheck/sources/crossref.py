"""Crossref: records of most journal articles, by DOI or by the printed reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck.model import Author, Notice, Work
from claimcheck.sources.records import first, is_notice_title, iso_date, notice_kind, passages, plain, title_notices
from claimcheck.sources.session import METADATA, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.sources.session import Session

NAME = "Crossref"
BATCH = 50
"""DOIs that one request may ask for."""
SELECT = (
    "DOI,title,subtitle,author,container-title,short-container-title,published,issued,volume,issue,page,"
    "article-number,type,abstract,update-to,updated-by,relation,license,clinical-trial-number,URL,score"
)


class Crossref:
    """Asks the works of Crossref."""

    def __init__(self, session: Session) -> None:
        """Ask through `session`, where its settings say."""
        self._session = session
        self._works = f"{session.settings.registries.crossref}/works"

    def work(self, doi: str) -> Work | None:
        """The record of a DOI, None where Crossref has none.

        Raises:
            SourceFailure: No usable answer.
        """
        data = self._session.get_json(f"{self._works}/{quote(doi, safe='/')}", keep=STANDING)
        return None if data is None else parse_work(data["message"])

    def works(self, dois: Sequence[str]) -> dict[str, Work]:
        """The records of many DOIs, 50 a request; those that Crossref does not have are absent.

        Raises:
            SourceFailure: No usable answer.
        """
        found: dict[str, Work] = {}
        for start in range(0, len(dois), BATCH):
            batch = sorted(dois[start : start + BATCH])
            # A comma parts two filters, so the rare DOI that holds one is asked for alone.
            together = [doi for doi in batch if "," not in doi]
            for doi in batch:
                if "," in doi and (work := self.work(doi)):
                    found[doi] = work
            if together:
                params = {"filter": ",".join(f"doi:{doi}" for doi in together), "rows": str(BATCH), "select": SELECT}
                data = self._session.get_json(self._works, params, keep=STANDING)
                found.update((work.doi, work) for work in _items(data))
        return found

    def search(self, printed: str, rows: int = 5) -> list[Work]:
        """The works that Crossref finds most like a printed reference, best first.

        Raises:
            SourceFailure: No usable answer.
        """
        params = {"query.bibliographic": printed[:600], "rows": str(rows), "select": SELECT}
        return list(_items(self._session.get_json(self._works, params, keep=METADATA)))


def _items(data: Any) -> Iterator[Work]:  # noqa: ANN401 - parsed JSON
    for item in (data or {}).get("message", {}).get("items", []):
        yield parse_work(item)


def parse_work(message: Mapping[str, Any]) -> Work:
    """The work that a record of Crossref describes; fields that it lacks stay empty."""
    title = first(message, "title")
    subtitle = first(message, "subtitle")
    doi = str(message.get("DOI", "")).lower()
    issued = message.get("published") or message.get("issued") or {}
    relation = message.get("relation") or {}
    abstract = str(message.get("abstract") or "")
    return Work(
        title=f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title,
        doi=doi,
        authors=tuple(_authors(message.get("author") or ())),
        journal=first(message, "container-title"),
        published=iso_date(next(iter(issued.get("date-parts") or ()), None)),
        volume=str(message.get("volume") or ""),
        issue=str(message.get("issue") or ""),
        pages=str(message.get("page") or message.get("article-number") or ""),
        kind=str(message.get("subtype") or message.get("type") or ""),
        abstract=passages(abstract),
        registrations=tuple(
            str(trial["clinical-trial-number"])
            for trial in message.get("clinical-trial-number") or ()
            if trial.get("clinical-trial-number")
        ),
        notices=(*_notices(message, doi), *title_notices(title)),
        notice_of=tuple(_notice_of(message, doi, title)),
        preprint_of=next(
            (str(each["id"]).lower() for each in relation.get("is-preprint-of", ()) if each.get("id-type") == "doi"), ""
        ),
        licence=str(next((each["URL"] for each in message.get("license") or () if "URL" in each), "")),
        url=str(message.get("URL") or ""),
        sources=(NAME,),
    )


def _authors(listed: Sequence[Mapping[str, Any]]) -> Iterator[Author]:
    for author in listed:
        family = plain(str(author.get("family") or author.get("name") or ""))
        if family:
            yield Author(family=family, given=plain(str(author.get("given") or "")))


def _notices(message: Mapping[str, Any], doi: str) -> Iterator[Notice]:
    """Notices about this work: `updated-by`, and `update-to` entries that point back at the work itself."""
    said = set()
    own = [each for each in message.get("update-to") or () if str(each.get("DOI", "")).lower() == doi]
    for update in [*(message.get("updated-by") or ()), *own]:
        kind = notice_kind(str(update.get("type") or update.get("label") or ""))
        if kind is None:
            continue
        when = iso_date(next(iter((update.get("updated") or {}).get("date-parts") or ()), None))
        by = "Retraction Watch" if update.get("source") == "retraction-watch" else NAME
        notice = Notice(kind=kind, date=when, doi=str(update.get("DOI", "")).lower(), said_by=by)
        if notice not in said:
            said.add(notice)
            yield notice


def _notice_of(message: Mapping[str, Any], doi: str, title: str) -> Iterator[str]:
    """The works that this record, a notice, is about; a record that only updates itself is none."""
    for update in message.get("update-to") or ():
        target = str(update.get("DOI", "")).lower()
        kind = notice_kind(str(update.get("type") or update.get("label") or ""))
        if kind and (target != doi or is_notice_title(title)):
            yield target
