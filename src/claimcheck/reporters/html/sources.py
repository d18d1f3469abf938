"""The references of an article, what is known of their works, and which claims rest on them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.reporters.html.cards import address, finding_item, reference_name
from claimcheck.reporters.html.markup import el
from claimcheck.reporters.references import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from claimcheck.model import CheckedArticle, Finding, Notice
    from claimcheck.reporters.html.cards import Card


def reference_list(checked: CheckedArticle, prefix: str, cards: Sequence[Card]) -> _Element:
    """The references as printed, each with its work, its standing, its findings and the claims that cite it."""
    reading = checked.reading
    citing: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for identifier in dict.fromkeys(link.reference for link in card.claim.links) if card.claim else ():
            citing[identifier].append(card)
    about: dict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        if finding.reference and not finding.claim:
            about[finding.reference].append(finding)
    items = []
    for reference in reading.references:
        work = reading.work(reference.id)
        status, told = outcome(reading.resolution(reference))
        link = address(work, reference)
        claims = citing[reference.id]
        items.append(
            el(
                "li",
                el("p", el("strong", reference_name(reference, reading).capitalize()), " ", reference.text),
                el(
                    "p",
                    el("span", status, class_="status"),
                    f" {told} " if told else " ",
                    el("a", link, href=link, rel="noreferrer noopener") if link else None,
                    class_="quiet",
                ),
                [el("p", _notice(each), class_="notice") for each in (work.standing if work else ())],
                [finding_item(each, "h4") for each in about[reference.id]],
                el(
                    "p",
                    "Cited by ",
                    _citing(claims),
                    class_="quiet",
                )
                if claims
                else el("p", "No claim rests on it.", class_="quiet"),
                id=f"{prefix}-{reference.id}",
            )
        )
    nothing = el("p", "No reference was seen.", class_="quiet")
    return el("section", el("h3", "References"), el("ul", items) if items else nothing, class_="references")


def _citing(claims: Sequence[Card]) -> Iterator[str | _Element]:
    for place, each in enumerate(claims):
        yield ", " if place else ""
        yield el("a", f"claim {each.highlight.number}", href=f"#{each.highlight.id}-card")


def _notice(notice: Notice) -> str:
    parts = (str(notice.kind).capitalize(), notice.date, f"said by {notice.said_by}" if notice.said_by else "")
    return ", ".join(part for part in parts if part) + "."
