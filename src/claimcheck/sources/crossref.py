"""Crossref: records of most journal articles, by DOI or by the printed reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck import regex as re
from claimcheck.model import Author, DesignReading, Notice, NoticeKind, StudyDesign, Work
from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.records import (
    announces_in_capitals,
    first,
    is_notice_title,
    iso_date,
    notice_kind,
    passages,
    plain,
    title_notices,
)
from claimcheck.sources.session import METADATA, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import timedelta

    from claimcheck.sources.session import Session

NAME = "Crossref"
BATCH = 50
"""DOIs that one request may ask for."""
SELECT = (
    "DOI,title,subtitle,author,editor,container-title,short-container-title,issued,volume,issue,page,"
    "article-number,type,abstract,update-to,updated-by,relation,license,clinical-trial-number,URL,score"
)
"""Fields asked for; `published` is left out because it says what `issued` says."""
RETRACTION_WATCH = "Retraction Watch"
_NO_SIGN = re.compile(r"[^0-9A-Z]")


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
        url = f"{self._works}/{quote(doi, safe='/')}"
        return self._session.ask(url, read=_single, absent=_is_absent, keep=STANDING)

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
            alone = [doi for doi in batch if "," in doi]
            if together:
                params = {"filter": ",".join(f"doi:{doi}" for doi in together), "rows": str(BATCH)}
                try:
                    found.update((work.doi, work) for work in self._listed(params, STANDING))
                except SourceFailure as failure:
                    if not failure.refused:
                        raise
                    alone = batch
            found.update((doi, work) for doi in alone if (work := self.work(doi)))
        return found

    def dois_of(self, piis: Sequence[str]) -> dict[str, str]:
        """The DOIs of the works that bear publisher item identifiers, under these; of several works none.

        Raises:
            SourceFailure: No usable answer.
        """
        found: dict[str, set[str]] = {}
        for start in range(0, len(piis), BATCH):
            batch = sorted(piis[start : start + BATCH])
            named = ",".join(f"alternative-id:{pii}" for pii in batch)
            params = {"filter": named, "rows": str(2 * BATCH), "select": "DOI,alternative-id"}
            for doi, others in self._session.ask(self._works, params, read=_aliases, keep=METADATA) or ():
                for pii in others & set(batch):
                    found.setdefault(pii, set()).add(doi)
        return {pii: dois.pop() for pii, dois in found.items() if len(dois) == 1}

    def search(self, printed: str, rows: int = 5) -> list[Work]:
        """The works that Crossref finds most like a printed reference, best first.

        Raises:
            SourceFailure: No usable answer.
        """
        return self._listed({"query.bibliographic": printed[:600], "rows": str(rows)}, METADATA)

    def _listed(self, params: dict[str, str], keep: timedelta) -> list[Work]:
        """The works of a list; whole records where Crossref no longer knows one of the fields."""
        try:
            return self._session.ask(self._works, {**params, "select": SELECT}, read=_items, keep=keep) or []
        except SourceFailure as failure:
            if not failure.refused:
                raise
            return self._session.ask(self._works, params, read=_items, keep=keep) or []


def _is_absent(body: bytes) -> bool:
    """Crossref's words for having no record of a DOI."""
    return body.strip().lower() == b"resource not found."


def _single(data: Mapping[str, Any]) -> Work:
    return parse_work(data["message"])


def _items(data: Mapping[str, Any]) -> list[Work]:
    return [parse_work(item) for item in data["message"]["items"]]


def _aliases(data: Mapping[str, Any]) -> list[tuple[str, set[str]]]:
    """The DOIs of a list, each with the other identifiers of its work, without punctuation."""
    items = data["message"]["items"]
    return [(_doi(item), {_NO_SIGN.sub("", str(each)) for each in item.get("alternative-id") or ()}) for item in items]


def parse_work(message: Mapping[str, Any]) -> Work:
    """The work that a record of Crossref describes; fields that it lacks stay empty."""
    title, subtitle = first(message, "title"), first(message, "subtitle")
    doi = _doi(message)
    issued = message.get("published") or message.get("issued") or {}
    about, notice_of = _standing(message, doi, title)
    return Work(
        title=f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title,
        doi=doi,
        authors=tuple(_authors(message.get("author") or message.get("editor") or ())),
        journal=first(message, "container-title") or first(message, "short-container-title") or _server(message),
        published=iso_date(next(iter(issued.get("date-parts") or ()), None)),
        volume=str(message.get("volume") or ""),
        issue=str(message.get("issue") or ""),
        pages=str(message.get("page") or message.get("article-number") or ""),
        kind=str(message.get("subtype") or message.get("type") or ""),
        abstract=passages(str(message.get("abstract") or "")),
        design=DesignReading(design=StudyDesign.NOTICE, basis=f"{NAME} update") if notice_of else None,
        registrations=tuple(
            str(trial["clinical-trial-number"]).strip().upper()
            for trial in message.get("clinical-trial-number") or ()
            if trial.get("clinical-trial-number")
        ),
        notices=about,
        notice_of=notice_of,
        preprint_of=_article_of(message),
        licence=_licence(message.get("license") or ()),
        url=str(message.get("URL") or ""),
        sources=(NAME,),
    )


def _doi(record: Mapping[str, Any]) -> str:
    return str(record.get("DOI") or "").strip().lower()


def _server(message: Mapping[str, Any]) -> str:
    """The preprint server, which posted content names instead of a journal."""
    servers = message.get("institution") or ()
    return next((plain(str(each["name"])) for each in servers if each.get("name")), "")


def _article_of(message: Mapping[str, Any]) -> str:
    relations = (message.get("relation") or {}).get("is-preprint-of") or ()
    return next((str(each["id"]).lower() for each in relations if each.get("id-type") == "doi"), "")


def _licence(listed: Sequence[Mapping[str, Any]]) -> str:
    """An open licence of the published version where there is one, else the first that is named."""
    urls = [str(each["URL"]) for each in listed if each.get("URL") and each.get("content-version") != "am"]
    return next((url for url in urls if "creativecommons.org" in url), next(iter(urls), ""))


def _authors(listed: Sequence[Mapping[str, Any]]) -> Iterator[Author]:
    for author in listed:
        family = plain(str(author.get("family") or author.get("name") or author.get("given") or ""))
        if family:
            given = plain(str(author.get("given") or "")) if author.get("family") else ""
            yield Author(family=family, given=given)


def _standing(message: Mapping[str, Any], doi: str, title: str) -> tuple[tuple[Notice, ...], tuple[str, ...]]:
    """The notices about this work, and the DOIs of the works that it, being a notice itself, is about.

    `updated-by` stands on the work and `update-to` on the notice, except that some publishers put `update-to` on
    the retracted work, with its own DOI or that of the notice, and that a work taken down may have its notice
    under the same DOI. So a record with `update-to` is a notice when its title is one, or when it takes back another
    work and nothing says that it was taken back itself.
    """
    updated_by = [(each, kind) for each in message.get("updated-by") or () if (kind := _kind(each))]
    update_to = [(each, kind) for each in message.get("update-to") or () if (kind := _kind(each))]
    titled = is_notice_title(title)
    others = tuple(
        dict.fromkeys(
            _doi(each)
            for each, kind in update_to
            if _doi(each) != doi and (titled or kind is not NoticeKind.CORRECTION)
        )
    )
    taken_back = any(kind is NoticeKind.RETRACTION for _, kind in updated_by) or announces_in_capitals(title)
    if not (titled and update_to) and (not others or taken_back):
        own = [pair for pair in update_to if _doi(pair[0]) == doi]
        return tuple(dict.fromkeys((*_notices([*updated_by, *own]), *title_notices(title)))), ()
    # Retraction Watch enters the DOI of a work by hand; a publisher's notice that updates itself is a slip.
    about = [pair for pair in updated_by if _doi(pair[0]) != doi or pair[0].get("source") == "retraction-watch"]
    notices = tuple(dict.fromkeys(_notices(about)))
    itself = any(each.kind is NoticeKind.RETRACTION for each in notices) and not others
    return notices, () if itself else others or (doi,)


def _kind(update: Mapping[str, Any]) -> NoticeKind | None:
    return notice_kind(str(update.get("type") or "")) or notice_kind(str(update.get("label") or ""))


def _notices(updates: Sequence[tuple[Mapping[str, Any], NoticeKind]]) -> Iterator[Notice]:
    for update, kind in updates:
        when = iso_date(next(iter((update.get("updated") or {}).get("date-parts") or ()), None))
        by = RETRACTION_WATCH if update.get("source") == "retraction-watch" else NAME
        yield Notice(kind=kind, date=when, doi=_doi(update), said_by=by)
