"""Claims and references as a picture: a line for each tie between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.html.markup import el

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from claimcheck.model import Reading
    from claimcheck.reporters.html.cards import Card

_STEP = 22
_WIDTH, _LEFT, _RIGHT = 360, 64, 296


def picture(cards: Sequence[Card], reading: Reading, prefix: str) -> _Element | None:
    """Claims on the left, in order and in the colour of their state; on the right the references they rest on.

    None where no claim rests on a reference. What the picture shows stands in words on the cards.
    """
    claims = [card for card in cards if card.claim and card.claim.links]
    if not claims:
        return None
    cited = {link.reference for card in claims if card.claim for link in card.claim.links}
    references = [each for each in reading.references if each.id in cited]
    rows = max(len(claims), len(references))
    height = _STEP * rows + 12
    places = {each.id: _place(number, len(references), rows) for number, each in enumerate(references)}
    lines, left = [], []
    for number, card in enumerate(claims):
        y = _place(number, len(claims), rows)
        state = card.highlight.state
        for link in card.claim.links if card.claim else ():
            to = places[link.reference]
            path = f"M{_LEFT + 8} {y}C{_LEFT + 110} {y} {_RIGHT - 110} {to} {_RIGHT - 8} {to}"
            lines.append(el("path", d=path, data_state=state, fill="none"))
        left.append(_node(f"#{card.highlight.id}-card", f"claim {card.highlight.number}", _LEFT, y, state))
    names = {each.id: each.label or str(place) for place, each in enumerate(reading.references, 1)}
    right = [
        _node(f"#{prefix}-{each.id}", f"ref. {names[each.id][:9]}", _RIGHT, places[each.id], "") for each in references
    ]
    told = f"{len(claims)} claims and the {len(references)} references that they rest on"
    svg = el(
        "svg", el("title", told), lines, left, right, viewBox=f"0 0 {_WIDTH} {height}", role="group", class_="picture"
    )
    svg.set("aria-label", told)
    return svg


def _place(number: int, of: int, rows: int) -> float:
    """The height of a node, those of the shorter side spread over all rows."""
    return round(6 + _STEP * rows * (number + 0.5) / of, 1)


def _node(href: str, label: str, x: int, y: float, state: str) -> _Element:
    at_left = x == _LEFT
    text = el("text", label, x=x - 10 if at_left else x + 10, y=y + 4, text_anchor="end" if at_left else "start")
    return el("a", el("circle", cx=x, cy=y, r=5, data_state=state or None), text, href=href)
