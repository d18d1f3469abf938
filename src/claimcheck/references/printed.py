"""A printed entry as a `Reference`: its fields, its identifiers, and where in the source each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcheck import regex as re
from claimcheck.identifiers import Identifier, Scheme, find_identifiers, from_url
from claimcheck.model import Article, MarkKind, Reference, Span
from claimcheck.references.entries import Entry, read_label
from claimcheck.references.fields import ReferenceFields, parse_fields

Place = Callable[[int, int], Span]
"""Maps offsets into the words of an entry to the source."""

_TAIL = re.compile(
    r"(?:\s{1,3}\[?(?:doi|pubmed|medline|crossref|cross ref|google scholar|full text|free full text|view article|"
    r"pmc free article|article|abstract|view|link|pdf|web of science|scopus|cas|return to text|back|↩︎?|⤴|↑|\^)\]?"
    r"[.,;|·]?){1,9}\s{0,3}$",
    re.IGNORECASE,
)


def parse_reference(text: str) -> Reference:
    """One printed reference as a value.

    Args:
        text: The entry as printed, with or without a label before it.

    Returns:
        A reference with the id `r1`; its spans are offsets into `text`.
    """
    label, body = read_label(text)
    return reference_from(
        text[body:].rstrip(),
        span=Span(0, len(text)),
        place=lambda start, end: Span(body + start, body + end),
        label=label,
    )


def reference_of(article: Article, entry: Entry) -> Reference:
    """The entry of a list as a reference with an empty id."""
    block = article.blocks[entry.block]
    words = _TAIL.sub("", block.text[entry.body : entry.end])
    linked = [
        (identified, where_in(article.source, mark.span, mark.target))
        for mark in block.marks
        if mark.kind is MarkKind.LINK
        and entry.start <= mark.start < entry.end
        and (identified := identify(mark.target))
    ]
    return reference_from(
        words,
        span=block.span(entry.start, entry.end),
        place=lambda start, end: block.span(entry.body + start, entry.body + end),
        label=entry.label,
        linked=linked,
    )


def reference_from(
    text: str, *, span: Span, place: Place, label: str = "", linked: Iterable[tuple[Identifier, Span]] = ()
) -> Reference:
    """A reference with the fields of `text` and the identifiers behind its hyperlinks."""
    fields = parse_fields(text) if " " in text else ReferenceFields(identifiers=find_identifiers(text))
    found = {(each.scheme, each.value): moved(each, place(each.start, each.end)) for each in fields.identifiers}
    for identifier, where in linked:
        if identifier.scheme is Scheme.URL and any(scheme is not Scheme.URL for scheme, _ in found):
            continue
        found.setdefault((identifier.scheme, identifier.value), moved(identifier, where))
    return Reference(
        id="r1",
        span=span,
        text=text,
        label=label,
        authors=fields.authors,
        title=fields.title,
        journal=fields.journal,
        year=fields.year,
        volume=fields.volume,
        issue=fields.issue,
        pages=fields.pages,
        identifiers=tuple(found.values()),
        field_spans=tuple((name, place(*where)) for name, where in fields.spans),
    )


def identify(url: str) -> Identifier | None:
    """What a link's target identifies: a DOI, a PMID …, else the web page itself; nothing for other schemes."""
    found = from_url(url)
    if found is None and url.startswith(("http://", "https://", "//")):
        return Identifier(scheme=Scheme.URL, value=url, start=0, end=len(url))
    return found


def moved(identifier: Identifier, span: Span) -> Identifier:
    """The identifier with its offsets set to a span of the source."""
    return Identifier(scheme=identifier.scheme, value=identifier.value, start=span.start, end=span.end)


def where_in(source: str, span: Span, target: str) -> Span:
    """Where a link's target stands within the span of the link; the whole span where entities hide it."""
    start = source.find(target, span.start, span.end) if target else -1
    return span if start < 0 else Span(start, start + len(target))
