"""DataCite: records of data sets, reports, theses and some preprints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck import regex as re
from claimcheck.model import Author, Passage, Work
from claimcheck.sources.records import plain, title_notices
from claimcheck.sources.session import STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.sources.session import Session

NAME = "DataCite"
_TEXTS = frozenset({"Preprint", "Text", "Article"})
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![-\d])")


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
        url = f"{self._base}/dois/{quote(doi, safe='/')}"
        return self._session.ask(url, read=_single, absent=_is_absent, keep=STANDING)


def _single(data: Mapping[str, Any]) -> Work:
    return parse_work(data["data"]["attributes"])


def _is_absent(body: bytes) -> bool:
    """DataCite's words for having no record of a DOI."""
    return b'"errors"' in body and b"you are looking for doesn't exist" in body


def parse_work(attributes: Mapping[str, Any]) -> Work:
    """The work that the attributes of a DataCite record describe; fields that it lacks stay empty."""
    titles = [each for each in attributes.get("titles") or () if each.get("title")]
    # A title with a type is a subtitle, an alternative or a translation.
    chosen = next((each for each in titles if not each.get("titleType")), titles[0] if titles else {})
    title = plain(str(chosen.get("title") or ""))
    types = attributes.get("types") or {}
    container = attributes.get("container") or {}
    return Work(
        title=title,
        doi=str(attributes.get("doi") or "").lower(),
        authors=tuple(_authors(attributes.get("creators") or ())),
        journal=plain(str(container.get("title") or _publisher(attributes))),
        published=_published(attributes),
        volume=str(container.get("volume") or ""),
        issue=str(container.get("issue") or ""),
        pages="-".join(str(container[key]) for key in ("firstPage", "lastPage") if container.get(key)),
        kind=str(types.get("resourceTypeGeneral") or types.get("resourceType") or ""),
        abstract=tuple(
            Passage(section="", text=text)
            for each in attributes.get("descriptions") or ()
            if each.get("descriptionType") in (None, "Abstract") and (text := plain(str(each.get("description") or "")))
        ),
        notices=title_notices(title),
        preprint_of=_article_of(attributes),
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
    """The date of issue as far as it is one date, else the year of publication."""
    listed = attributes.get("dates") or ()
    issued = (_DATE.match(str(each.get("date") or "")) for each in listed if each.get("dateType") == "Issued")
    return next((date.group() for date in issued if date), str(attributes.get("publicationYear") or ""))


def _article_of(attributes: Mapping[str, Any]) -> str:
    """DOI of the article that a preprint became: a later version under the prefix of another publisher.

    A relation within the prefix leads to another version of the same deposit. arXiv names the article by
    `IsVersionOf`, other servers by `IsPreviousVersionOf`.
    """
    types = attributes.get("types") or {}
    if not {str(types.get("resourceTypeGeneral")), str(types.get("resourceType"))} & _TEXTS:
        return ""
    prefix = str(attributes.get("doi") or "").partition("/")[0]
    for each in attributes.get("relatedIdentifiers") or ():
        target = str(each.get("relatedIdentifier") or "").lower().removeprefix("https://doi.org/")
        later = each.get("relationType") in {"IsPreviousVersionOf", "IsVersionOf"}
        if later and each.get("relatedIdentifierType") == "DOI" and target.partition("/")[0] != prefix:
            return target
    return ""


def _authors(creators: Sequence[Mapping[str, Any]]) -> Iterator[Author]:
    for creator in creators:
        name = str(creator.get("name") or "")
        if creator.get("nameType") != "Organizational":
            family, _, given = name.partition(",")
            family, given = str(creator.get("familyName") or family), str(creator.get("givenName") or given)
        else:
            family, given = name, ""
        if plain(family):
            yield Author(family=plain(family), given=plain(given))
