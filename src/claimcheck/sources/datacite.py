"""DataCite: records of data sets, reports, theses and some preprints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck.model import Author, Passage, Work
from claimcheck.sources.records import plain, title_notices
from claimcheck.sources.session import STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.sources.session import Session

NAME = "DataCite"


class DataCite:
    """Asks the DOIs of DataCite."""

    def __init__(self, session: Session) -> None:
        """Ask through `session`, where its settings say."""
        self._session = session
        self._base = session.settings.registries.datacite

    def work(self, doi: str) -> Work | None:
        """The record of a DOI, None where DataCite has none.

        Raises:
            SourceFailure: No usable answer.
        """
        data = self._session.get_json(f"{self._base}/dois/{quote(doi, safe='/')}", keep=STANDING)
        return None if data is None else parse_work(data["data"]["attributes"])


def parse_work(attributes: Mapping[str, Any]) -> Work:
    """The work that the attributes of a DataCite record describe; fields that it lacks stay empty."""
    titles = [plain(str(each.get("title", ""))) for each in attributes.get("titles") or ()]
    types = attributes.get("types") or {}
    container = attributes.get("container") or {}
    return Work(
        title=titles[0] if titles else "",
        doi=str(attributes.get("doi", "")).lower(),
        authors=tuple(_authors(attributes.get("creators") or ())),
        journal=str(container.get("title") or _publisher(attributes)),
        published=_published(attributes),
        volume=str(container.get("volume") or ""),
        pages=str(container.get("firstPage") or ""),
        kind=str(types.get("resourceTypeGeneral") or types.get("resourceType") or ""),
        abstract=tuple(
            Passage(section="", text=plain(str(each.get("description", ""))))
            for each in attributes.get("descriptions") or ()
            if each.get("descriptionType") in (None, "Abstract") and each.get("description")
        ),
        notices=title_notices(titles[0]) if titles else (),
        preprint_of=next(
            (
                str(each["relatedIdentifier"]).lower()
                for each in attributes.get("relatedIdentifiers") or ()
                if each.get("relationType") == "IsPreviousVersionOf" and each.get("relatedIdentifierType") == "DOI"
            ),
            "",
        ),
        licence=next(
            (str(each["rightsUri"]) for each in attributes.get("rightsList") or () if each.get("rightsUri")), ""
        ),
        url=str(attributes.get("url") or ""),
        sources=(NAME,),
    )


def _publisher(attributes: Mapping[str, Any]) -> str:
    publisher = attributes.get("publisher") or ""
    return str(publisher.get("name", "") if isinstance(publisher, dict) else publisher)


def _published(attributes: Mapping[str, Any]) -> str:
    issued = [
        str(each.get("date", ""))[:10] for each in attributes.get("dates") or () if each.get("dateType") == "Issued"
    ]
    year = attributes.get("publicationYear")
    return issued[0] if issued else f"{year}" if year else ""


def _authors(creators: Sequence[Mapping[str, Any]]) -> Iterator[Author]:
    for creator in creators:
        family = creator.get("familyName") or str(creator.get("name", "")).partition(",")[0]
        if family:
            yield Author(family=plain(str(family)), given=plain(str(creator.get("givenName") or "")))
