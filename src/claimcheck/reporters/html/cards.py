"""What is known of one claim or finding, on a card beside the article."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from attrs import frozen

from claimcheck.identifiers import Scheme
from claimcheck.model import Claim, Finding, Verdict
from claimcheck.reporters.html.article import Highlight
from claimcheck.reporters.html.markup import el
from claimcheck.reporters.html.sides import Side, claim_side, source_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from claimcheck.model import ClaimComparison, Reading, Reference, Work

VERDICTS = {
    Verdict.SUPPORTED: "The text at hand says as much.",
    Verdict.CONTRADICTED: "The text at hand says otherwise.",
    Verdict.NOT_ENOUGH_INFO: "The text at hand does not settle it.",
    Verdict.UNVERIFIABLE: "No text of the source could be had.",
}
_UNQUOTED = "What was said of it rests on no words of the source."
_SAFE = "/:;().,-_"


@frozen(kw_only=True)
class Card:
    """What a card tells: a claim with its findings, or findings about something else."""

    highlight: Highlight
    place: str
    words: str
    claim: Claim | None
    findings: tuple[Finding, ...]


def card(card: Card, reading: Reading, prefix: str, *, in_text: bool) -> _Element:
    """The card; `prefix` begins the ids of its article; it leads back to its words, where these are `in_text`."""
    mark = card.highlight
    what = "Claim" if card.claim else "Remark"
    return el(
        "section",
        el(
            "h4",
            el("a", f"{what} {mark.number}", href=f"#{mark.id}") if in_text else f"{what} {mark.number}",
            " ",
            el("span", mark.told, class_="state", data_state=mark.state),
            " ",
            el("span", card.place, class_="quiet"),
            tabindex="-1",
        ),
        list(_claim(card, reading, prefix)),
        [finding_item(each, about=_source_of(each, card, reading, prefix)) for each in card.findings],
        None if card.findings else el("p", "No finding.", class_="quiet"),
        class_="card",
        id=f"{mark.id}-card",
        data_state=mark.state,
        data_codes=" ".join(mark.codes),
    )


def _claim(card: Card, reading: Reading, prefix: str) -> Iterator[_Element]:
    """The words of the claim, and beside them those of each source."""
    if card.claim is None:
        yield el("blockquote", card.words, class_="words")
        return
    claim = card.claim
    compared = [each for each in reading.comparisons if each.claim == claim.id]
    if not compared:
        yield el("blockquote", claim.text, class_="words")
    for each in compared:
        yield _beside(claim, each, reading, prefix)
    missing = [link.reference for link in claim.links if all(each.reference != link.reference for each in compared)]
    for identifier in dict.fromkeys(missing):
        yield el(
            "p", "Cites ", reference_link(reading.references_by_id[identifier], reading, prefix), ": not compared."
        )


def _beside(claim: Claim, compared: ClaimComparison, reading: Reading, prefix: str) -> _Element:
    """A claim and the sentences of one source, side by side, the words that tell marked on both."""
    comparison = compared.comparison
    reference = reading.references_by_id[compared.reference]
    linked = "" if compared.linked else ", the paper that the article is about; the claim does not cite it"
    known = comparison.provenance
    judge = f", judged by {known.asked} ({known.model})" if known.model else ""
    confidence = f" ({comparison.verdict}, confidence {comparison.confidence:.2f}{judge})"
    sentences = [
        el("blockquote", _side(source_side(each, comparison)), el("cite", each.section) if each.section else None)
        for each in comparison.rationale
    ]
    return el(
        "div",
        el("div", el("h5", "The article"), el("blockquote", _side(claim_side(claim.text, comparison)))),
        el(
            "div",
            el("h5", "The source: ", reference_link(reference, reading, prefix), linked),
            _work(reference, reading),
            sentences or el("p", "No sentence of it bears on the claim.", class_="quiet"),
        ),
        el(
            "p",
            _UNQUOTED if known.model and not comparison.scores else VERDICTS[comparison.verdict],
            el("span", confidence, class_="quiet"),
            class_="verdict",
        ),
        class_="beside",
    )


def _work(reference: Reference, reading: Reading) -> _Element | None:
    """The title of the work, leading to where it can be read."""
    work = reading.work(reference.id)
    link = address(work, reference)
    title = (work.title if work else "") or link
    return (
        el("p", el("a", title, href=link, rel="noreferrer noopener") if link else title, class_="quiet")
        if title
        else None
    )


def _side(pieces: Sequence[Side]) -> Iterator[str | _Element]:
    """Text with its marked words; what a colour tells is also told in words."""
    for piece in pieces:
        if piece.state:
            words = f"{piece.role}: {piece.state}" if piece.role else piece.state
            told = el("span", f" ({words})", class_="hidden")
            yield el("mark", piece.text, told, class_=piece.state.replace(" ", "-"), title=words)
        else:
            yield piece.text


def _source_of(finding: Finding, card: Card, reading: Reading, prefix: str) -> _Element | None:
    """The reference that a finding is about, where it is about no words of the card."""
    reference = reading.references_by_id.get(finding.reference or "")
    if finding.claim or not card.claim or reference is None:
        return None
    return reference_link(reference, reading, prefix)


def finding_item(finding: Finding, heading: str = "h5", about: _Element | None = None) -> _Element:
    """A finding: its rule, the reference it is about, what is wrong, what it rests on, what to do."""
    fix = finding.fix
    change = ("Replace it by ", el("q", fix.text)) if fix and fix.text else ("Take these words out.",)
    return el(
        "div",
        el(
            heading,
            el("span", finding.severity, class_="severity", data_severity=finding.severity),
            f" {finding.code} {finding.name}",
            el("span", f" {finding.confidence} confidence", class_="quiet"),
            (" · ", about) if about is not None else None,
        ),
        el("p", finding.message),
        [el("blockquote", each.text, el("cite", each.source), class_="proof") for each in finding.evidence],
        el("p", change) if fix else None,
        el("p", finding.advice, class_="advice"),
        class_="finding",
    )


def reference_link(reference: Reference, reading: Reading, prefix: str) -> _Element:
    """The name of a reference, leading to its entry on the page."""
    return el("a", reference_name(reference, reading), href=f"#{prefix}-{reference.id}")


def reference_name(reference: Reference, reading: Reading) -> str:
    """`12`, or its place in the list where the text calls it nothing."""
    place = 1 + reading.references.index(reference)
    return f"reference {reference.label or place}"


_PAGES = {
    Scheme.PII: "https://www.sciencedirect.com/science/article/pii/",
    Scheme.NBK: "https://www.ncbi.nlm.nih.gov/books/",
}


def address(work: Work | None, reference: Reference) -> str:
    """Where the work can be read: by its DOI, its PMID, or the link that the article gives; empty where nowhere."""
    if work and work.doi:
        return f"https://doi.org/{quote(work.doi, safe=_SAFE)}"
    if work and work.pmid.isdigit():
        return f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}/"
    printed = {each.scheme: each.value for each in reversed(reference.identifiers)}
    if Scheme.DOI in printed:
        return f"https://doi.org/{quote(printed[Scheme.DOI], safe=_SAFE)}"
    page = next((f"{_PAGES[scheme]}{value}" for scheme, value in printed.items() if scheme in _PAGES), "")
    url = printed.get(Scheme.URL, page)
    return url if url.startswith(("http://", "https://")) else ""
