"""One article on a page: counts and filters, where to start, the article beside its cards, its references."""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.html.article import Highlight, body
from claimcheck.reporters.html.cards import Card, card
from claimcheck.reporters.html.checklist import checklist
from claimcheck.reporters.html.markup import el
from claimcheck.reporters.html.picture import picture
from claimcheck.reporters.html.sources import reference_list
from claimcheck.reporters.place import Lines, in_order
from claimcheck.reporters.states import ClaimState, states_of
from claimcheck.reporters.summary import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from claimcheck.model import CheckedArticle, Finding, Span

MOST_FIRST = 10
"""How many claims are named to start with."""
REMARK = "remark"
_PICTURE_ROWS = 25
"""A larger picture is folded until someone asks for it."""


def article_section(checked: CheckedArticle, prefix: str) -> _Element:
    """All about one article; `prefix` begins every id in it, so that several articles may stand on a page."""
    reading = checked.reading
    cards = cards_of(checked, prefix)
    drawn = picture(cards, reading, prefix)
    blocks = list(body(checked, [each.highlight for each in cards]))
    shown = {mark.get("id") for block in blocks for mark in block.iter("a")}
    seen = [count(len(reading.claims), "claim"), count(len(reading.references), "reference")]
    seen.append(count(len(checked.findings), "finding"))
    return el(
        "section",
        el("h2", title_of(checked), id=prefix),
        el("p", el("span", visible(reading.article.path), class_="path"), " · ", " · ".join(seen), class_="quiet"),
        _overview(cards, prefix),
        _start(cards, prefix),
        checklist(checked),
        el(
            "div",
            el("section", el("h3", "The article"), blocks, class_="text"),
            el(
                "section",
                el("h3", "Claims and remarks"),
                el("p", "Nothing was seen that could be shown here.") if not cards else None,
                [card(each, reading, prefix, in_text=each.highlight.id in shown) for each in cards],
                class_="cards",
            ),
            class_="columns",
        ),
        reference_list(checked, prefix, cards),
        el(
            "details",
            el("summary", "Claims and the references that they rest on, as a picture"),
            drawn,
            open=len(cards) <= _PICTURE_ROWS,
        )
        if drawn is not None
        else None,
        class_="article",
    )


def title_of(checked: CheckedArticle) -> str:
    """The title of an article, or its path where it has none."""
    article = checked.reading.article
    return " ".join(article.title.split()) or article.path


def cards_of(checked: CheckedArticle, prefix: str) -> list[Card]:
    """A card for each claim, and for each finding in the text that is about none, in order of place."""
    reading = checked.reading
    lines = Lines(reading.article.source)
    states = states_of(checked)
    own: dict[str, list[Finding]] = defaultdict(list)
    rest: list[Finding] = []
    of_sources: dict[str, list[Finding]] = defaultdict(list)
    in_text = []
    for finding in in_order(checked):
        if finding.reference and not finding.claim:
            of_sources[finding.reference].append(finding)
        else:
            in_text.append(finding)
    starts = sorted((claim.span.start, claim.span.end, claim.id) for claim in reading.claims)
    for finding in in_text:
        before = bisect_right(starts, finding.span.start, key=lambda each: each[0]) - 1
        around = starts[before][2] if before >= 0 and finding.span.end <= starts[before][1] else None
        about = finding.claim or around
        (own[about] if about else rest).append(finding)
    cards = []
    for number, claim in enumerate(reading.claims, 1):
        state = states[claim.id]
        cited = dict.fromkeys(link.reference for link in claim.links)
        found = (*own[claim.id], *(each for reference in cited for each in of_sources[reference]))
        mark = _highlight(claim.span, f"{prefix}-{claim.id}", number, token(state), state, found)
        place = lines.told(claim.span.start)
        cards.append(Card(highlight=mark, place=place, words=claim.text, claim=claim, findings=found))
    for number, each in enumerate(rest, 1):
        mark = _highlight(each.span, f"{prefix}-m{number}", number, REMARK, f"remark: {each.severity}", (each,))
        words = " ".join(each.span.of(reading.article.source).split())
        place = lines.told(each.span.start)
        cards.append(Card(highlight=mark, place=place, words=words, claim=None, findings=(each,)))
    return sorted(cards, key=lambda card: card.highlight.span)


def _highlight(  # noqa: PLR0913, PLR0917 - the parts of a value, of two callers
    span: Span, name: str, number: int, state: str, told: str, findings: tuple[Finding, ...]
) -> Highlight:
    codes = tuple(dict.fromkeys(each.code for each in findings))
    return Highlight(span=span, id=name, number=number, state=state, told=told, codes=codes)


def token(state: ClaimState) -> str:
    """The state as style sheets and filters call it."""
    return state.name.lower().replace("_", "-")


def _overview(cards: Sequence[Card], prefix: str) -> _Element | None:
    """How many claims are in each state, as a bar and in words that filter, and the rules that found something."""
    states = Counter(each.highlight.state for each in cards)
    named = [(token(state), str(state)) for state in ClaimState] + [(REMARK, "remarks on other words")]
    present = [(key, words) for key, words in named if states[key]]
    if not present:
        return None
    codes = Counter(code for each in cards for code in each.highlight.codes)
    names = {finding.code: finding.name for each in cards for finding in each.findings}
    boxes = [
        el(
            "li",
            el(
                "label",
                el("input", type="checkbox", checked=True, value=key, class_="scripted"),
                el("span", class_="swatch", data_state=key, aria_hidden="true"),
                f"{states[key]} {words}",
            ),
        )
        for key, words in present
    ]
    choices = [el("option", f"{code} {names[code]} ({codes[code]})", value=code) for code in sorted(codes)]
    return el(
        "fieldset",
        el("legend", "How the claims stand to their sources"),
        _bar([(key, states[key]) for key, _ in present]),
        el("ul", boxes, class_="states"),
        el(
            "p",
            el("label", "Rule ", el("select", el("option", "every rule and none", value=""), choices)),
            " ",
            el("output", "", id=f"{prefix}-shown", aria_live="polite"),
            class_="scripted",
        )
        if choices
        else None,
        class_="filters",
    )


def _bar(parts: Sequence[tuple[str, int]]) -> _Element:
    total = sum(number for _, number in parts)
    bar = el("svg", viewBox="0 0 1000 16", preserveAspectRatio="none", class_="bar", aria_hidden="true")
    done = 0.0
    for state, number in parts:
        width = 1000 * number / total
        bar.append(el("rect", x=round(done, 1), y=0, width=round(width, 1), height=16, data_state=state))
        done += width
    return bar


def _start(cards: Sequence[Card], prefix: str) -> _Element | None:
    """The gravest claims with a finding: by the severity of it, then by how much they need a source.

    A finding about a source counts where nothing can rest on that source, not for a slip in its entry.
    """
    counted = {each.highlight.id: _counted(each) for each in cards if each.claim}
    found = [each for each in cards if counted.get(each.highlight.id)]
    if not found:
        return None

    def gravity(each: Card) -> tuple[int, float, float]:
        claim = each.claim
        severity = min(map(_severity, counted[each.highlight.id]))
        return (severity, -claim.weight, -claim.confidence) if claim else (severity, 0, 0)

    items = [
        el(
            "li",
            el("a", textwrap.shorten(each.words, 180, placeholder=" …"), href=f"#{each.highlight.id}-card"),
            " ",
            el("span", each.highlight.told, class_="state", data_state=each.highlight.state),
            " ",
            el("span", min(counted[each.highlight.id], key=_severity).message, class_="quiet"),
            data_state=each.highlight.state,
            data_codes=" ".join(each.highlight.codes),
        )
        for each in sorted(found, key=gravity)[:MOST_FIRST]
    ]
    return el("section", el("h3", "Start here", id=f"{prefix}-start"), el("ol", items), class_="start")


def _severity(finding: Finding) -> int:
    return finding.severity.rank


def _counted(card: Card) -> list[Finding]:
    """The findings of a claim that make it grave."""
    if card.highlight.state == token(ClaimState.FAULTY_SOURCE):
        return list(card.findings)
    return [each for each in card.findings if each.claim or not each.reference]
