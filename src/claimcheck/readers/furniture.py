"""What stands on the page but is not the article: comment forms, biographies, related posts, notices."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from attrs import evolve, frozen

from claimcheck import regex as re
from claimcheck.model import BlockKind
from claimcheck.readers.headings import names_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Block


class _Topic(Enum):
    """What a heading of furniture announces, which decides how far it reaches."""

    COMMENTS = "comments"
    """All to the next heading of the article."""
    MAYBE_COMMENTS = "maybe_comments"
    """The same if what follows reads like comments: "Comment" also heads the discussion of a paper."""
    PERSON = "person"
    """A biography: the paragraph below, and those after it that go on about the person."""
    LINKS = "links"
    """Teasers, buttons and forms: what is no running text."""
    CONTACT = "contact"
    """Names, telephone numbers and addresses for the press."""
    ABOUT = "about"
    """Whom or what it names: a biography only if the paragraph below reads like one."""
    NOTES = "notes"
    """Notes to editors: part of the article, with furniture among them."""


def _patterns() -> dict[str, str]:
    """The alternatives of each section of the word file."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if name := re.fullmatch(r"\[(\w+)\]", line):
            lines = sections.setdefault(name[1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {name: "|".join(lines) for name, lines in sections.items()}


_PATTERNS = _patterns()
_OPENS = re.compile("|".join(f"(?P<{t.value}>{_PATTERNS[t.value]})" for t in _Topic), re.IGNORECASE)
_LINE = re.compile(_PATTERNS["line"], re.IGNORECASE)
_BIOGRAPHY = re.compile(_PATTERNS["biography"], re.IGNORECASE)
_COMMENTING = re.compile(_PATTERNS["commenting"], re.IGNORECASE)
_CONTACTS = re.compile(_PATTERNS["contacts"], re.IGNORECASE)
_FORMS = re.compile(_PATTERNS["forms"], re.IGNORECASE)
_CITING = re.compile(_PATTERNS["citing"], re.IGNORECASE)
_CITING_WORDS = ("doi", "pmid", "pmc", "pubmed", "et al")
"""One of these, or a digit, is in whatever `_CITING` finds."""
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")
_SIGNED = re.compile(
    r"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.? )?[^\W\d_a-z][\w.'’-]{0,30}(?: [^\W\d_a-z][\w.'’-]{0,30}){0,4}"
    r"(?:, [A-Z][A-Za-z., ]{1,30})? (?:is|was|has|works|writes|holds|studied|graduated|lives)\b"
)
_LEADING = " \t#»›>→*|-–—["
_TRIM = _LEADING + ":;.…!?]"
_LONGEST_OPENING = 120
_LONGEST_LINE = 400
_LONGEST_TEASER = 160
_LONGEST_SIGNATURE = 900
_BIOGRAPHY_CUES = 2


@frozen
class _Section:
    """A section of furniture that is open."""

    topic: _Topic
    level: int
    """Of its heading; 0 if a mere line opened it."""
    first: int
    """Index of the block after its heading."""


def mark_furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, furniture given the kind `FURNITURE` and every other one its section.

    A heading of furniture ("Leave a Reply") takes in what stands below it, as far as its topic reaches and
    at most to the next heading of the same or a higher level. Running text ends a list of teasers, and
    nothing that cites a work is furniture outside of comments, so that references listed under "Notes to
    editors" or beside a biography stay.
    """
    result = []
    heading = ""
    banned: set[str] = set()
    section: _Section | None = None
    signed = _signed(blocks)
    for index, block in enumerate(blocks):
        section = _section(index, block, blocks, section)
        if block.kind is BlockKind.FURNITURE:
            result.append(block)
        elif index in signed or _is_furniture(index, block, section):
            if block.kind is BlockKind.HEADING:
                banned.add(block.text)
            result.append(evolve(block, kind=BlockKind.FURNITURE))
        else:
            lacking = block.section in banned if block.section else heading != ""
            result.append(evolve(block, section=heading) if lacking else block)
            if block.kind is BlockKind.HEADING:
                heading = block.text
    return tuple(result)


def _signed(blocks: Sequence[Block]) -> frozenset[int]:
    """The closing paragraphs that say who wrote the article: a name, and what the person is."""
    signed = set()
    for index in range(len(blocks) - 1, 0, -1):
        block = blocks[index]
        if block.kind is BlockKind.FURNITURE or _is_line(block):
            continue
        text = block.text
        if block.kind is not BlockKind.PARAGRAPH or not _SIGNED.match(text) or _cites(text):
            break
        if len(text) > _LONGEST_SIGNATURE or not _is_biography(text):
            break
        signed.add(index)
    return frozenset(signed)


def _section(index: int, block: Block, blocks: Sequence[Block], section: _Section | None) -> _Section | None:
    """The section of furniture that `block` stands in or opens."""
    heading = block.kind is BlockKind.HEADING
    if len(block.text) <= _LONGEST_OPENING and block.kind in _OPENING:
        topic = _opened(index, block, blocks, within=section)
        if topic is not None:
            level = block.level if heading else 0
            return _Section(topic, level, index + 1)
    if section is None or block.kind is BlockKind.FURNITURE:
        return section
    if heading:
        deeper = block.level > section.level > 0
        teaser = section.topic is _Topic.LINKS and _has_no_text(index, blocks)
        return section if (deeper or teaser) and not names_list(block.text) else None
    return section if _reaches(section, index, block) else None


_OPENING = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def _opened(index: int, block: Block, blocks: Sequence[Block], *, within: _Section | None) -> _Topic | None:
    found = _OPENS.fullmatch(block.text.strip(_TRIM))
    if found is None:
        return None
    topic = _Topic(found.lastgroup)
    below = blocks[index + 1].text if index + 1 < len(blocks) else ""
    match topic:
        case _Topic.COMMENTS | _Topic.LINKS | _Topic.NOTES | _Topic.CONTACT:
            return topic
        case _Topic.MAYBE_COMMENTS:
            if block.kind is BlockKind.HEADING and _COMMENTING.search(below[:200]):
                return _Topic.COMMENTS
            return None
        case _Topic.PERSON:
            return topic if block.kind is BlockKind.HEADING else None
        case _Topic.ABOUT:
            needed = 1 if within is not None and within.topic is _Topic.NOTES else _BIOGRAPHY_CUES
            if block.kind is BlockKind.HEADING and _is_biography(below, needed):
                return _Topic.PERSON
            return None
        case _:
            assert_never(topic)


def _is_biography(text: str, needed: int = _BIOGRAPHY_CUES) -> bool:
    """Whether so many different words of a biography, or of what a body says of itself, stand in `text`."""
    cues: set[str] = set()
    for found in _BIOGRAPHY.finditer(text[:_LONGEST_SIGNATURE]):
        cues.add(found[0].lower())
        if len(cues) >= needed:
            return True
    return False


def _has_no_text(index: int, blocks: Sequence[Block]) -> bool:
    return index + 1 == len(blocks) or blocks[index + 1].kind in {BlockKind.HEADING, BlockKind.FURNITURE}


def _reaches(section: _Section, index: int, block: Block) -> bool:
    """Whether `block`, no heading, still belongs to the section."""
    if block.kind is BlockKind.FOOTNOTE:
        return False
    text = block.text
    match section.topic:
        case _Topic.COMMENTS | _Topic.MAYBE_COMMENTS | _Topic.NOTES:
            return True
        case _Topic.PERSON | _Topic.ABOUT:
            return not _cites(text) and (index == section.first or _BIOGRAPHY.search(text) is not None)
        case _Topic.LINKS:
            if _cites(text):
                return False
            running = block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE} and _SENTENCE_END.search(text[-5:])
            return _FORMS.search(text) is not None or (not running and len(text) <= _LONGEST_TEASER)
        case _Topic.CONTACT:
            return not _cites(text) and (len(text) <= 60 or _CONTACTS.search(text) is not None)
        case _:
            assert_never(section.topic)


def _cites(text: str) -> bool:
    """Whether `text` cites a work: by an identifier, or with numbers as references have them."""
    if _DIGIT.search(text) is None and not any(sign in text.lower() for sign in _CITING_WORDS):
        return False
    return _CITING.search(text) is not None


def _is_line(block: Block) -> bool:
    if block.kind is BlockKind.FOOTNOTE or len(block.text) > _LONGEST_LINE:
        return False
    return _LINE.match(block.text.lstrip(_LEADING)) is not None and not _cites(block.text)


def _is_furniture(index: int, block: Block, section: _Section | None) -> bool:
    text = block.text
    if section is not None:
        if section.topic is not _Topic.NOTES:
            return True
        if index + 1 == section.first:
            return False
        if _is_line(block):
            return True
        needed = _BIOGRAPHY_CUES - (_CONTACTS.search(text) is not None)
        return not _cites(text) and _is_biography(text, needed)
    return _is_line(block)
