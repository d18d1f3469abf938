"""References that are works or pages once links are followed, and what failing sites make the report say."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from benchmarks._gold_articles import HELD_OUT_SITES
from benchmarks.measure import Figure, figure
from claimcheck import Settings, check_bytes, check_text, readers
from claimcheck.identifiers import Scheme
from claimcheck.identifiers.pages import Page, page_of
from claimcheck.model import Found
from claimcheck.pipeline import understand
from claimcheck.sources.web import fetching
from claimcheck.sources.web.visiting import address_of
from tests.claimcheck_stub import StubServer, StubWork
from tests.claimcheck_stub.site_faults import DOWN, FAULTS
from tests.claimcheck_stub.sites import SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Reading, Reference, Report

_NUMBERED = frozenset(Scheme) - {Scheme.URL, Scheme.ISSN, Scheme.ORCID}
_FOLLOW = Settings(follow_links=True, cache=False)
_ACCUSING = re.compile(r"FID|STR50[1245]|REF20[2389]|SRC30[1-5]")
"""Rules that say that something is wrong with a claim or its source."""
_FILLER = "<p>There is more on this page than anybody asked for, as there is on most of the pages that people read.</p>"
_CLAIMS = 40
_Row = tuple[int, int, int]
"""Of an article: references, those that print an identifier, those that are a work or a page in the end."""
_HOSTILE = (
    *(
        "http://10.0.0.1/",
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "http://192.168.0.1/",
    ),
    *("http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://100.64.0.1/", "http://[fe80::1]/"),
    *("http://inside.example:22/", "http://user:secret@inside.example/", "file:///etc/passwd", "ftp://inside.example/"),
)


def run(data: Path) -> list[Figure]:
    """Of the references of real articles: how many print an identifier or lead to a work or a page.

    The sites are a stand-in on this machine. At the address of a publisher of research it shows the page of a work, of
    which only the head names the DOI; elsewhere a page that says what the article says of it, among other things. The
    registries know the articles that are printed with neither identifier nor address. Then every site fails in each of
    the ways that the tests know, and every address leads inside a network.
    """
    parts: dict[str, list[_Row]] = {"seen": [], "kept aside": []}
    with _sites() as (sites, stub):
        for path in sorted((data / "articles").iterdir()):
            if path.suffix == ".json" or not Path(f"{path}.gold.json").exists():
                continue
            site = path.name.partition("__")[0]
            parts["kept aside" if site in HELD_OUT_SITES else "seen"].append(_followed(path, sites, stub))
        (false, claims), hostile = _faults(sites), _fetched_inside(sites)
    figures = []
    for part, rows in parts.items():
        known = [row for row in rows if row[0]]
        figures += [
            figure(f"an identifier, before, {part}", known, lambda some: _share(some, 1)),
            figure(f"an identifier or a page, {part}", known, lambda some: _share(some, 2), reach="≥ .95"),
        ]
    faults = len(FAULTS) + len(DOWN)
    return [
        *figures,
        Figure(measure=f"false accusations under {faults} faults", value=false, n=claims, reach="0"),
        Figure(measure="hostile addresses fetched", value=hostile, n=2 * len(_HOSTILE), reach="0"),
    ]


def _share(rows: Sequence[_Row], column: int) -> float:
    return float(sum(row[column] for row in rows) / sum(row[0] for row in rows))


@contextmanager
def _sites() -> Iterator[tuple[SiteServer, StubServer]]:
    """The sites and the registries, in the place of those of the world."""
    with SiteServer() as sites, StubServer() as stub:
        here = partial(fetching.FetchSettings, policy=sites.policy, pace=0.001)
        environment = mock.patch.dict(os.environ, {"CLAIMCHECK_REGISTRIES": stub.url})
        with (
            environment,
            mock.patch.object(fetching, "FetchSettings", here),
            mock.patch.object(fetching, "PATIENCE", 1.0),
        ):
            yield sites, stub


def _followed(path: Path, sites: SiteServer, stub: StubServer) -> _Row:
    """What comes of the references of an article."""
    sites.reset()
    stub.reset()
    data = path.read_bytes().replace(b"https://", b"http://")  # the stand-in has no certificates
    reading = understand(readers.read(path.name, data))
    addressed = [each for each in reading.references if not _numbered(each) and address_of(each)]
    for number, reference in enumerate(addressed):
        _put(sites, stub, reading, reference, number)
    for number, reference in enumerate(reading.references):
        if not _numbered(reference) and not address_of(reference) and reference.title:
            stub.catalogue.add(_recorded(reference, number))
    report = check_bytes(data, path.name, _FOLLOW)
    outcomes = dict(report.articles[0].reading.resolutions)
    numbered = sum(map(_numbered, reading.references))
    found = [each for each in reading.references if isinstance(outcomes.get(each.id), Found) and not _numbered(each)]
    return len(reading.references), numbered, numbered + len(found)


def _recorded(reference: Reference, number: int) -> StubWork:
    """The record of an article that is printed with neither identifier nor address: a search finds it."""
    return StubWork(
        title=reference.title,
        authors=tuple((name.rpartition(" ")[0] or name, name.rpartition(" ")[2]) for name in reference.authors),
        journal=reference.journal,
        issued=(reference.year or 2020,),
        volume=reference.volume,
        pages=reference.pages,
        doi=f"10.99999/printed-{number}",
    )


def _numbered(reference: Reference) -> bool:
    return any(each.scheme in _NUMBERED for each in reference.identifiers)


def _put(sites: SiteServer, stub: StubServer, reading: Reading, reference: Reference, number: int) -> None:
    address = address_of(reference)
    title = reference.title or f"What is known of the matter number {number} today"
    claims = [each for each in reading.claims if any(link.reference == reference.id for link in each.links)]
    said = "".join(f"<p>{each.text}</p>" for each in claims)
    head = ""
    if page_of(address) is Page.RESEARCH:
        doi = f"10.99999/followed-{number}"
        stub.catalogue.add(StubWork(title=title, doi=doi, issued=(reference.year or 2020,), publisher="No Such Press"))
        head, said = f'<meta name="citation_doi" content="{doi}">', ""
    page = f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{said}{_FILLER * 3}</body></html>"
    sites.put(address.partition("://")[2].partition("#")[0] + ("" if "/" in address[8:] else "/"), page)


def _faults(sites: SiteServer) -> tuple[int, int]:
    """How many findings accuse a claim or its source while every site fails in one way, and of how many claims.

    Both are summed over the ways.
    """
    lines = (Path(__file__).parent / "claim_sentences.txt").read_text(encoding="utf-8").splitlines()
    claims = [line[3:].strip() for line in lines if line.startswith("+")][:_CLAIMS]
    accused = compared = 0
    for answer in (*(answer for answer, _ in FAULTS.values()), *DOWN.values()):
        sites.reset()
        for number in range(_CLAIMS):
            sites.put(f"site{number}.example/deep/{number}", **answer)
            sites.put(f"site{number}.example/", f"<html><h1>Front page {number}</h1>{_FILLER * 3}</html>")
        text = "\n\n".join(
            f"{claim.rstrip('.')} ([NHS](http://site{number}.example/deep/{number}))."
            for number, claim in enumerate(claims)
        )
        report = check_text(text, settings=_FOLLOW)
        accused += _accused(report)
        compared += sum(bool(claim.links) for claim in report.articles[0].claims)
    return accused, compared


def _accused(report: Report) -> int:
    return sum(bool(_ACCUSING.match(each.code)) for each in report.findings)


def _fetched_inside(sites: SiteServer) -> int:
    """How many hostile addresses were asked for, by name and by redirect."""
    sites.reset()
    for number, address in enumerate(_HOSTILE):
        sites.put(f"outside{number}.example/a/b", status=302, Location=address)
    named = [f"Thyme shortens a cold ([NHS]({address}))." for address in _HOSTILE]
    led = [f"Thyme shortens a cold ([NHS](http://outside{number}.example/a/b))." for number in range(len(_HOSTILE))]
    check_text("\n\n".join((*named, *led)), settings=_FOLLOW)
    return sum(not each.host.startswith("outside") for each in sites.log)
