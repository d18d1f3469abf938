"""A paper that a news item names only by its journal or its meeting: "The study, published in Age and Ageing"."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.model import Block, BlockKind, Reference
from claimcheck.references.cues import turns_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PAPER = (
    r"(?:stud(?:y|ies)|findings?|results?|research|papers?|reviews?|trials?|reports?|work|articles?|analysis|letter)"
)
_TITLE_WORD = r"(?:e?[A-Z][\w’'&/-]{0,30}|JAMA|BMJ|PLOS|PLoS)"
_LINK = r"(?:,?\s(?:of|and|the|for|in|on|&|:|–)){0,2}:?\s"
_JOURNAL = rf"{_TITLE_WORD}(?:{_LINK}{_TITLE_WORD}){{0,9}}"
_WHEN = r"(?:,?\s(?!in\b|by\b|at\b|to\b|from\b)[\w.,’'-]{1,15}){0,6}?"
"""When and how it came out: "today", "online ahead of print", "April 18"."""
_OF = r"(?:\s(?:in|on)(?:\s[\w.,]{1,9}){1,3})?,?\s(?:online\s)?(?:in|(?<=online\s)by|(?<=today\s)by|as)\s"
_ISSUE = r"(?:an?|the|this)?\s?(?:[\w.,’'-]{1,12}\s){0,4}?(?:issue|edition|version|advance|pages)\s(?:of|in)\s"
_IN = rf"(?:{_ISSUE})?(?:the\s)?(?:[a-z-]{{4,15}}\s){{0,3}}?(?:journals?,?\s)?(?:of\s)?"
_NAME = rf"(?P<name>(?:[Tt]he\s)?{_JOURNAL})"
_PUBLISHED = (
    (
        re.compile(rf"(?:\b[Pp]ublish(?:ed|es)?|\b(?<!not\s)appear(?:s|ed|ing)?){_WHEN}{_OF}{_IN}{_NAME}"),
        ("ublish", "ppear"),
    ),
    (
        re.compile(rf"\b{_PAPER}\b[^.!?]{{0,120}}?\b(?:reported|featured|described|presented){_WHEN}{_OF}{_IN}{_NAME}"),
        ("reported", "featured", "described", "presented"),
    ),
    (
        re.compile(
            rf"\b(?:{_PAPER}|reporting|reports?|reported|available|are|is)(?:\s(?:now|online|today|also)){{0,2}}\sin\s"
            rf"(?:{_ISSUE}(?:the\s)?(?:journals?,?\s)?|(?:the\s)?(?:[\w-]{{2,15}}\s){{0,4}}?journals?,?\s){_NAME}"
        ),
        ("ournal", "issue", "edition", "version", "advance", "pages"),
    ),
    (re.compile(rf"\b{_PAPER}\spublished\s(?:online\s|today\s)?by\s(?:the\s)?(?:journal\s)?{_NAME}"), ("published",)),
    (
        re.compile(rf"\b[Tt]he\s(?:journal\s)?(?P<name>{_JOURNAL})\s(?:has\s)?(?:today\s|recently\s)?published\b"),
        ("published",),
    ),
)
"""How a text says where a paper came out, with the signs one of which it must hold, which are quicker to look for."""
_NUMBERED = rf"(?:{_TITLE_WORD}|(?:\d{{4}}|\d{{1,3}}(?:st|nd|rd|th)))"
_KIND = r"(?:[Mm]eetings?|[Cc]ongress|[Cc]onference|[Ss]ymposium|Sessions?|Convention|Assembly|Summit)"
_PRESENTED = re.compile(
    rf"\bpresent(?:ed|s|ing)?\b[^!?]{{0,160}}?\b(?:at|during|to)\s(?:the\s|this\s)?(?P<name>"
    rf"(?:\d{{4}}\s)?(?:annual\s|scientific\s)*{_KIND}\sof\s(?:the\s)?{_JOURNAL}"
    rf"|{_NUMBERED}(?:(?:{_LINK}|\s\([A-Z]{{2,8}}\)\s){_NUMBERED}){{0,12}}?(?:(?:\s\([A-Z]{{2,8}}\))?\s(?:annual\s)?{_KIND}|\s20\d\d)\b)"
)
_NO_JOURNAL = re.compile(
    r"(?:(?:Jan|Feb|Mar|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\b|(?:English|Appendix|Table|Figure|Section|"
    r"Europe|America|Britain|Australia|China|India|Japan|Germany|France|Wolters|Elsevier|Springer|Wiley|I|Dr|Professor|"
    r"Prof)\b|The$|.*\b(?:Meeting|Congress|Conference|Symposium|Sessions?)\b)"
    r"|(?!.*\bJournal\b)(?:.*\b(?:University|Hospital|Institute|School|College|Society|Societies|Board|Press|Center|Centre|"
    r"Inc|Ltd)\b)"
)
_TAIL = re.compile(r",? (?:in|on) (?:Jan|Feb|Mar|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*$")
_OPENING = 6
"""Blocks of text within which a news item presents its paper."""
_SHORTEST = 3


def find_named_paper(prose: Iterable[tuple[int, Block]]) -> Reference | None:
    """The paper that the text presents by its journal, or by the meeting at which it was told, as a reference.

    Args:
        prose: `(index, block)` of the blocks of running text.

    Returns:
        A reference without identifier whose text and span are the name of the journal or the meeting. Nothing where
        the text names none, or names several journals so; a journal goes before a meeting.
    """
    journals: list[tuple[int, Reference]] = []
    meetings: list[Reference] = []
    said = (block for _, block in prose if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
    for place, block in enumerate(said):
        journals += [(place, _reference(block, *where)) for where in _journals(block.text)]
        meetings += [_reference(block, *where) for where in _meetings(block.text)]
    presented = journals if len(_names(journals)) == 1 else [each for each in journals if each[0] < _OPENING]
    if journals:
        return presented[0][1] if len(_names(presented)) == 1 else None
    return meetings[0] if meetings else None


def _names(found: Sequence[tuple[int, Reference]]) -> frozenset[str]:
    return frozenset(each.journal.removeprefix("The ").casefold() for _, each in found)


def _journals(text: str) -> Iterator[tuple[int, int]]:
    told = [pattern for pattern, signs in _PUBLISHED if any(sign in text for sign in signs)]
    for match in chain(*(pattern.finditer(text) for pattern in told)):
        start, end = match.span("name")
        start += 4 * text.startswith("the ", start)
        tail = _TAIL.search(text, start, end)
        end = tail.start() if tail else end
        fits = end - start >= _SHORTEST and not _NO_JOURNAL.match(text[start:end])
        if fits and not _is_of_others(text, match.start()):
            yield start, end


def _meetings(text: str) -> Iterator[tuple[int, int]]:
    for match in _PRESENTED.finditer(text) if "present" in text else ():
        if not _is_of_others(text, match.start()):
            yield match.span("name")


def _is_of_others(text: str, place: int) -> bool:
    """Whether the words before, in the same sentence, speak of another study."""
    start = max(text.rfind(sign, 0, place) for sign in (". ", "? ", "! ")) + 1
    return turns_away(text[start:place].strip())


def _reference(block: Block, start: int, end: int) -> Reference:
    span = block.span(start, end)
    name = block.text[start:end]
    return Reference(id="r1", span=span, text=name, journal=name, field_spans=(("journal", span),), linked=True)
