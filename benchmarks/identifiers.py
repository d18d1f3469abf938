"""DOIs in the text of a book, identifiers of known schemes, and DOIs of references in thirty contexts."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from benchmarks.measure import Counts, Figure, f1, figure, recall
from claimcheck.identifiers import MalformedIdentifierError, Scheme, find_identifiers, is_valid, normalise

BROKEN = {
    "10.1007/s10803-008-": "10.1007/s10803-008-0667-2",
    "10.1111/j.1528-": "10.1111/j.1528-1167.2005.57504.x",
    "10.1111/j.1469-": "10.1111/j.1469-7610.2008.01911.x",
    "10.1176/appi.": "10.1176/appi.ajp.2010.09121789",
    "10.1002/aur.80/pdf": "10.1002/aur.80",
}
"""The DOIs of the text that white space or a page name breaks, read by eye: what a line holds, what is meant."""

FOLLOWING = ("12. Smith J, Jones K. A trial. 2012.", "12 Smith J. A trial", "2012;10:22.", "2.5 mg daily", "22376791")

Context = Callable[[str], str]


def _broken_lines(doi: str) -> list[str]:
    """`doi` broken, as a hard-wrapped list does, after each of its hyphens, slashes and full stops."""
    return [
        f"{doi[: m.end()]}\n    {doi[m.end() :]}"
        for m in re.finditer(r"[-/.]", doi)
        if m.end() < len(doi) and m.start() > 3
    ]


CONTEXTS: dict[str, Context] = {
    "sentence end": lambda doi: f"The trial was small, doi:{doi}. It lasted 12 weeks.",
    "round brackets": lambda doi: f"Rest was no better ({doi}), as others found.",
    "square brackets": lambda doi: f"Rest was no better [doi: {doi}].",
    "quotes": lambda doi: f'They printed "{doi}" in the text.',
    "curly quotes": lambda doi: f"They printed “{doi}” and ‘{doi}’.",
    "HTML attribute": lambda doi: f'<a href="https://doi.org/{html.escape(doi)}" class="x">source</a>',
    "HTML attribute, single quotes": lambda doi: f"<a href='http://dx.doi.org/{html.escape(doi)}'>source</a>",
    "HTML text": lambda doi: f"<li>BMC Med 2012. doi:{html.escape(doi)}</li><li>Next</li>",
    "HTML text before a tag": lambda doi: f"<p>BMC Med. {html.escape(doi)}<br/>PMID 123456</p>",
    "Markdown link": lambda doi: f"See [the trial](https://doi.org/{quote(doi, safe='/:;()')}) for more.",
    "Markdown link, bare": lambda doi: f"See [{doi}](https://doi.org/{doi}).",
    "Markdown emphasis": lambda doi: f"DOI: **{doi}**, and *{doi}*.",
    "angle autolink": lambda doi: f"Source: <https://doi.org/{quote(doi, safe='/:;()')}>.",
    "percent-encoded": lambda doi: f"https://doi.org/{quote(doi, safe='')} was read.",
    "whole address percent-encoded": lambda doi: (
        f"https://example.org/go?u={quote('https://doi.org/' + doi, safe='')}&x=1"
    ),
    "query ?id=": lambda doi: f"https://journals.example.org/article?id={quote(doi, safe='')}&type=printable.",
    "query ?utm_source=": lambda doi: f"https://doi.org/{quote(doi, safe='/')}?utm_source=rss&utm_medium=feed, see",
    "publisher's page": lambda doi: f"https://onlinelibrary.example.com/doi/full/{quote(doi, safe='/:;()')}/full#ref1;",
    "before PMID": lambda doi: f"2012;10:22. doi: {doi} PMID: 22376791",
    "glued to PMID": lambda doi: f"2012;10:22. doi: {doi}.PMID:22376791",
    "comma list": lambda doi: f"{doi}, 10.1186/1741-7015-10-22; {doi}",
    "comma list without space": lambda doi: f"10.1186/1741-7015-10-22,{doi},10.1000/182;{doi}",
    "upper case": lambda doi: f"DOI: {doi.upper()}.",
    "footnote": lambda doi: f"[^1]: Jensen RK. BMC Med. https://doi.org/{doi}.[^2]",
    "JSON": lambda doi: '{"doi":' + json.dumps(doi).replace("/", "\\/") + ',"n":1}',
    "BibTeX": lambda doi: f"  doi = {{{doi}}},\n  year = {{2012}}",
    "superscript marker behind": lambda doi: f"see {doi}¹ and {doi}<sup>2</sup>",
    "Chinese punctuation": lambda doi: f"参见{doi}。另见（{doi}），",
    "table row": lambda doi: f"| Jensen | {doi}| 2012 |",
    "zero-width space behind slash": lambda doi: f"doi: {doi.replace('/', '/' + chr(0x200B))}\u200b.",
}


def run(data: Path) -> list[Figure]:
    """The figures of all three parts; `data` is the shared folder."""
    figures = [*_text_of_a_book(data), *_known_schemes(data)]
    dois = _dois_of_articles(data)
    for name, context in CONTEXTS.items():
        rows = [_exact(context(doi), doi) for doi in dois]
        figures.append(figure(f"context: {name}", rows, f1, reach="1.000"))
    rows = [_exact(f"doi:{text}\n", doi) for doi in dois for text in _broken_lines(doi)]
    figures.append(figure("context: broken by a line end", rows, f1, reach="1.000"))
    return [*figures, *_dois_of_retractions(data)]


def _dois(text: str) -> list[str]:
    return [found.value for found in find_identifiers(text) if found.scheme is Scheme.DOI]


def _exact(text: str, doi: str) -> Counts:
    """Every mention of `doi` in `text` found whole, and nothing else but the DOIs that the context adds."""
    added = {"10.1186/1741-7015-10-22", "10.1000/182"} - {doi.lower()}
    found = [value for value in _dois(text) if value not in added]
    plain = text.replace("10.1186/1741-7015-10-22", "").replace("10.1000/182", "") if added else text
    mentions = max(1, len(re.findall(r"(?<![\d.])10\.\d{4}", plain)))
    hits = sum(value == doi.lower() for value in found)
    return Counts(hit=hits, false=len(found) - hits, missed=mentions - hits)


def _text_of_a_book(data: Path) -> list[Figure]:
    text = (data / "payloads/identifiers/metapub_text_with_many_dois.txt").read_text(encoding="utf-8")
    written = [match[0].rstrip(".,") for match in re.finditer(r"10\.\d{4,5}/\S+", text)]
    gold = [BROKEN.get(each, BROKEN.get(f"{each}.", each)).lower() for each in written]
    found = _dois(text)
    rows = [Counts(hit=int(doi in found), missed=int(doi not in found)) for doi in gold]
    rows += [Counts(false=1) for doi in found if doi not in gold]
    return [figure("DOIs of a book's text, whole", rows, f1, peer="common regex: 0 before . ) ;", reach="1.000")]


def _known_schemes(data: Path) -> list[Figure]:
    entries = json.loads((data / "data/identifiers/idutils_identifiers.json").read_text(encoding="utf-8"))
    known = {scheme.value: scheme for scheme in Scheme if scheme is not Scheme.URL}
    rows = []
    for entry in entries:
        for name in set(entry["schemes"]) & known.keys():
            right = _same(known[name], entry["input"], entry["normalized"] if entry["schemes"][0] == name else "")
            rows.append(Counts(hit=int(right), missed=int(not right)))
    # The set calls urn:issn: a URN only; by RFC 3044 it is an ISSN too.
    foreign = [
        Counts(hit=int(not is_valid(scheme, entry["input"])), missed=int(is_valid(scheme, entry["input"])))
        for entry in entries
        if not set(entry["schemes"]) & known.keys() and not entry["input"].startswith("urn:issn:")
        for scheme in known.values()
    ]
    return [
        figure("identifiers of known schemes: valid and normalised", rows, recall, reach="1.000"),
        figure("identifiers of other schemes: not taken for ours", foreign, recall, reach="1.000"),
    ]


def _same(scheme: Scheme, text: str, expected: str) -> bool:
    """Whether `text` is valid in `scheme` and, where the set says how, normalised as expected.

    DOIs are compared without case, ISBNs without hyphens: the set keeps both.
    """
    try:
        value = normalise(scheme, text)
    except MalformedIdentifierError:
        return False
    plain = expected.replace("-", "") if scheme is Scheme.ISBN else expected
    return not expected or value == plain or (scheme is Scheme.DOI and value == plain.lower())


def _dois_of_retractions(data: Path) -> list[Figure]:
    """DOIs of publishers of all fields, of which only the forms of the large medical ones were looked at."""
    with (data / "data/retractions/doi_nature.csv").open(encoding="utf-8", newline="") as table:
        every = [row[0] for row in csv.reader(table) if re.match(r"10\.\d{4}", row[0])]
    every = [doi for doi in every if not re.match(r"10\.1101/.*v\d$", doi)]  # versions are no part of these DOIs
    some = every[::7]
    whole = [_exact(f"(doi:{doi}).", doi) for doi in some]
    broken = [_exact(f"doi:{text}\n", doi) for doi in some for text in _broken_lines(doi)]
    followed = [_exact(f"doi:{doi}.\n{behind}", doi) for doi in some for behind in FOLLOWING]
    return [
        figure("DOIs of all fields: in brackets", whole, f1, reach="1.000"),
        figure("DOIs of all fields: broken by a line end", broken, f1),
        figure("DOIs of all fields: the next entry or sentence left alone", followed, f1, reach="1.000"),
    ]


def _dois_of_articles(data: Path) -> list[str]:
    """The DOIs of the references of the rendered articles, each once; words behind a DOI are no part of it."""
    found: set[str] = set()
    for path in sorted((data / "data/rendered_articles").glob("*.gold.json")):
        for reference in json.loads(path.read_text(encoding="utf-8"))["refs"]:
            if reference.get("doi"):
                found.add(reference["doi"].split()[0].rstrip("."))
    return sorted(found)
