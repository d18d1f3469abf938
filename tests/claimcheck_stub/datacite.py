"""DataCite: `/dois/{doi}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.claimcheck_stub.replies import Reply, json_reply
from tests.claimcheck_stub.works import OWN_WORDS, Catalogue, StubWork


def answer(catalogue: Catalogue, path: str, query: Mapping[str, str]) -> Reply:  # noqa: ARG001 - as all registries
    """The reply to a request for `path`, below the registry's base address."""
    work = catalogue.by("doi", path.removeprefix("/dois/"))
    if work is None or work.agency != "DataCite":
        missing = {"status": "404", "title": "The resource you are looking for doesn't exist."}
        return json_reply({"errors": [missing]}, status=404)
    return json_reply({"data": {"id": work.doi, "type": "dois", "attributes": _attributes(work), "relationships": {}}})


def _attributes(work: StubWork) -> dict[str, Any]:
    prefix, _, suffix = work.doi.partition("/")
    related = [(work.preprint_of, "IsPreviousVersionOf"), (work.has_preprint, "IsNewVersionOf")]
    return {
        "doi": work.doi,
        "prefix": prefix,
        "suffix": suffix,
        "identifiers": [],
        "creators": [
            {"name": f"{family}, {given}", "nameType": "Personal", "givenName": given, "familyName": family}
            for family, given in work.authors
        ],
        "titles": [{"title": work.title}],
        "publisher": work.publisher,
        "container": {"title": work.journal, "volume": work.volume} if work.journal else {},
        "publicationYear": work.issued[0] if work.issued else None,
        "contributors": [],
        "dates": [{"date": "-".join(f"{part:02d}" for part in work.issued), "dateType": "Issued"}],
        "types": {"resourceTypeGeneral": work.kind, "schemaOrg": work.kind},
        "relatedIdentifiers": [
            {"relationType": kind, "relatedIdentifier": doi, "relatedIdentifierType": "DOI"}
            for doi, kind in related
            if doi
        ],
        "rightsList": [{"rights": "", "rightsUri": work.licence}] if work.licence else [],
        "descriptions": [{"description": OWN_WORDS + text, "descriptionType": "Abstract"} for _, text in work.abstract],
        "url": work.landing_page,
        "contentUrl": None,
        "state": "findable",
        "reason": None,
    }
