"""The entries of a reference list: where each begins in its block, and the label it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import regex as re
from claimcheck.model import Article, Block, BlockKind
from claimcheck.references.labels import plain_digits

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen(kw_only=True)
class Entry:
    """One entry of a list, as offsets into the text of its block."""

    block: int
    start: int
    """Where the entry begins, label included."""
    body: int
    """Where its words begin, after the label."""
    end: int
    label: str = ""


_LABEL = re.compile(
    r"\s{0,9}(?:[•●▪◦·*–—-]\s{1,3})?(?:"
    r"\[\s?\^(?P<note>[^\]\s]{1,60})\]\s{0,3}:?"
    r"|\[\s?(?P<bracket>\d{1,9}[a-d]?)\s?\]\s{0,3}[:.]?"
    r"|\((?P<round>\d{1,4})\)(?=\s)"
    r"|(?P<plain>\d{1,4})\s?[.)](?=\s|[^\W\d_])"
    r"|(?P<raised>[¹²³⁰-⁹]{1,4})\.?(?=\s?\S)"
    r"|\[@?(?P<key>[^\W\d_][\w:.+-]{1,40}\d{2,4}[a-z]?)\]\s{0,3}:?"
    r"|(?P<bare>\d{1,3})(?=\s{1,3}[^\W\d_a-z])"
    r")\s{0,9}|\s{0,9}[•●▪◦·*–—-]\s{1,9}"
)
_NEXT = re.compile(r"(?<=\s)(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)])\s{0,3}(?=[^\W\d_a-z]|[“\"‘'(\[]|https?:)")
_ANCHOR = re.compile(
    r"(?:ref|reference|cite|cit|citation|fn|note|endnote|bib|bibr|cr|r|b|en)s?[\w:.]{0,20}?[-_:]?(\d{1,4})$",
    re.IGNORECASE,
)
_AUTHOR_START = re.compile(
    r"[“\"‘]|(?:(?:v[ao]n|de[rln]?|la|le|di|da)\s){0,3}[^\W\d_a-z][\w'’‐-]{1,30},?\s(?:[^\W\d_a-z]\.?[\s-]?){1,4}[,.;&(]"
)
_OPENED = re.compile(r"<[a-zA-Z][^<>]{0,300}>\s{0,90}$")
"""A start tag before the words of a block, which is markup then."""
_WRAPPED = 100
"""A block none of whose lines is longer is taken to be wrapped by hand."""


def read_label(text: str) -> tuple[str, int]:
    """The label that stands before an entry and the place where the entry's words begin.

    A footnote's label keeps its `^`; an entry without a label gives `""` (a bullet is passed over).
    """
    match = _LABEL.match(text)
    if match is None or (match["bare"] and int(match["bare"]) > 300):
        return "", 0
    label = next((plain_digits(each) for each in match.groups() if each), "")
    return (f"^{label}" if match["note"] else label), match.end()


def entries_of(article: Article, index: int) -> tuple[Entry, ...]:
    """The entries in one block of a reference list; several where they stand on lines or run together."""
    block = article.blocks[index]
    starts = _starts_by_number(block)
    if not starts:
        starts = [0] if block.kind is BlockKind.LIST_ITEM else _starts_by_line(block, article.source)
    ends = [*starts[1:], len(block.text)]
    return tuple(_entry(block, index, start, end) for start, end in zip(starts, ends, strict=True) if end > start)


def _entry(block: Block, index: int, start: int, end: int) -> Entry:
    label, skip = read_label(block.text[start : min(end, start + 120)])
    if start == 0 and not label:
        label = label_of_block(block)
    text = block.text[start:end]
    trimmed = start + len(text.rstrip())
    return Entry(block=index, start=start, body=min(start + skip, trimmed), end=trimmed, label=label)


def label_of_block(block: Block) -> str:
    """The label that the format, not the text, gives a block: its ordinal or the number in its anchor."""
    if block.ordinal is not None:
        return f"^{block.ordinal}" if block.kind is BlockKind.FOOTNOTE and not block.anchors else str(block.ordinal)
    for anchor in block.anchors:
        if block.kind is BlockKind.FOOTNOTE and (anchor.startswith("^") or anchor.isdigit()):
            return anchor
        if match := _ANCHOR.match(anchor):
            return match[1]
    return ""


def is_link_definition(block: Block) -> bool:
    """Whether a footnote block only says where links of a name lead (`[guide]: https://…`): it lists no source."""
    return (
        block.kind is BlockKind.FOOTNOTE
        and bool(block.anchors)
        and not label_of_block(block)
        and block.text.startswith(("http", "/", "#", "<", "www."))
    )


def _starts_by_number(block: Block) -> list[int]:
    """Where the entries begin in `1. Smith … 2. Jones …`; empty unless the numbers count up from the first."""
    label = read_label(block.text[:120])[0] or label_of_block(block)
    if not label.isdigit():
        return []
    starts, expected = [0], int(label) + 1
    for match in _NEXT.finditer(block.text, 1):
        if int(next(filter(None, match.groups()))) == expected:
            starts.append(match.start())
            expected += 1
    return starts if len(starts) > 1 else []


def line_starts(block: Block, source: str) -> Iterator[int]:
    """Offsets into the block's text at which a new line begins; 0 first. In an element of markup `<br>` begins one."""
    yield 0
    start = block.span(0, 1).start
    sign = "<br" if _OPENED.search(source, max(0, start - 400), start) else "\n"
    for text_start, source_start, source_end, identical in block.offsets.runs:
        if not identical and 0 < text_start < len(block.text) - 1 and sign in source[source_start:source_end].lower():
            yield text_start + 1


def _starts_by_line(block: Block, source: str) -> list[int]:
    """Where entries begin in a block that holds several lines of the source."""
    lines = list(line_starts(block, source))
    if len(lines) == 1:
        return lines
    ends = [*lines[1:], len(block.text)]
    wrapped = max(end - start for start, end in zip(lines, ends, strict=True)) <= _WRAPPED
    labelled = bool(read_label(block.text[:120])[0])
    starts = [0]
    for start in lines[1:]:
        head = block.text[start : start + 120]
        if labelled:
            new = bool(read_label(head)[0])
        elif wrapped:
            new = block.text[max(0, start - 9) : start].rstrip()[-1:] in ".)/0123456789" and bool(
                _AUTHOR_START.match(head)
            )
        else:
            new = True
        if new:
            starts.append(start)
    return starts
