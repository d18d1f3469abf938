"""Where an article lists its sources: sections with a heading, and entries that stand without one."""

from __future__ import annotations

from attrs import frozen

from claimcheck import regex as re
from claimcheck.identifiers import from_url
from claimcheck.model import Article, Block, BlockKind, MarkKind
from claimcheck.references.entries import is_link_definition, label_of_block, read_label
from claimcheck.references.headings import LEAD_IN, is_further_reading, is_reference_heading, is_weak_heading
from claimcheck.references.labels import number_of
from claimcheck.references.markers import find_markers

_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING})
_SIGN = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b|\bdoi\b|10\.\d{4}|\bPMID\b|https?:|www\.", re.IGNORECASE)
_HARD_SIGN = re.compile(
    r"\b10\.\d{4,9}/|\bPMID\b|\bPMC\d{5}|\b(?:19|20)\d\d\s{0,2}(?:[A-Z][a-z]{2}\s?\d{0,2})?;\s?\d|\(\d{1,4}\)\s?[:,]"
    r"|\d\s?:\s?[A-Z]?\d{1,6}\s?[-–—]\s?\d|\b(?:vol\.|pp?\.)\s?\d|\bet al\b|\b\d{1,4},\s\d{1,5}\s?[-–]\s?\d",
    re.IGNORECASE,
)
_PROSE = frozenset(
    (
        *("was", "were", "is", "are", "has", "have", "had", "been", "be", "can", "may", "should", "will", "would"),
        *("we", "our", "that", "which", "this", "these", "those", "it", "they", "their"),
        *("there", "however", "when", "where", "also", "not"),
    )
)
"""Words of sentences: a title holds one or two of them at most."""
_WORD = re.compile(r"\w+")
_DATED = re.compile(r"(?:1[89]|20)\d\d|10\.\d|PMID")
_CITES = re.compile(r"\([A-Z][^()]{2,60}(?:et al\.?|\sand\s\w{2,30}|&\s\w{2,30}),?\s(?:19|20)\d\d[a-z]?[);]")
_LONGEST = 1_500
_LONGEST_LINE = 400
_SURE = 0.75
_LIKELY = 0.5


@frozen(kw_only=True)
class Section:
    """One list of references: its heading, if it has one, and the blocks that hold entries."""

    heading: int | None
    blocks: tuple[int, ...]
    further: bool = False
    """True where the heading promises further reading, not sources."""


def find_sections(article: Article) -> tuple[Section, ...]:
    """Every list of references of the article in order of place."""
    blocks = article.blocks
    found: list[Section] = []
    taken: set[int] = set()
    notes = tuple(
        index
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.FOOTNOTE and not is_link_definition(block)
    )
    for index, block in enumerate(blocks):
        if index in taken or block.kind not in _TEXT or len(block.text) > 60:
            continue
        further = is_further_reading(block.text)
        if further or is_reference_heading(block.text):
            members = _members(blocks, index)
            if members and _holds_sources(blocks, index, members):
                found.append(Section(heading=index, blocks=members, further=further))
                taken |= {index, *members}
    loose_notes = tuple(index for index in notes if index not in taken)
    if loose_notes:
        found.append(Section(heading=None, blocks=loose_notes))
        taken |= set(loose_notes)
    found.extend(_unheaded(blocks, taken))
    if not found and (run := _fitting_list(article)):
        found.append(Section(heading=None, blocks=run))
    opening = _opening_line(blocks)
    if opening is not None and opening not in taken and not any(opening in section.blocks for section in found):
        found.append(Section(heading=None, blocks=(opening,)))
    return tuple(sorted(found, key=lambda section: section.blocks[0]))


def _members(blocks: tuple[Block, ...], heading: int) -> tuple[int, ...]:
    """The blocks under a heading that are entries of its list."""
    members: list[int] = []
    labelled = None
    waiting: list[int] = []
    for index in range(heading + 1, len(blocks)):
        block = blocks[index]
        if block.kind is BlockKind.FURNITURE or block.kind is BlockKind.CAPTION:
            continue
        has_label = _has_label(block)
        alien = bool(members) and blocks[members[-1]].kind is BlockKind.LIST_ITEM and block.kind is BlockKind.PARAGRAPH
        if _is_entry(block, has_label=has_label, in_list=labelled) and not (alien and _score(block.text) < _LIKELY):
            if labelled is None:
                labelled = has_label
            if all(blocks[each].kind is block.kind for each in waiting):
                members += waiting
            members.append(index)
            waiting = []
        elif (
            (
                block.kind is BlockKind.HEADING
                and (
                    is_reference_heading(block.text)
                    or is_further_reading(block.text)
                    or not _is_subheading(blocks, heading, index)
                )
            )
            or waiting
            or labelled is None
            or len(block.text) > 300
        ):
            break
        else:
            waiting.append(index)
    return tuple(members)


def _is_subheading(blocks: tuple[Block, ...], heading: int, index: int) -> bool:
    return 0 < blocks[heading].level < blocks[index].level


def _has_label(block: Block) -> bool:
    return bool(label_of_block(block) or read_label(block.text[:120])[0])


def _is_entry(block: Block, *, has_label: bool, in_list: bool | None) -> bool:
    """Whether a block under a reference heading is an entry; `in_list` says if those before bear labels."""
    text = block.text
    if block.kind is BlockKind.FOOTNOTE or not any(character.isalnum() for character in text):
        return True
    if block.kind is BlockKind.HEADING:
        return len(text) > 25 and bool(_HARD_SIGN.search(text))
    if block.kind is BlockKind.LIST_ITEM:
        return len(text) <= _LONGEST or _sourced(block)
    if has_label:
        return True
    if in_list:
        return False
    return bool(_SIGN.search(text[:_LONGEST]) or _sourced(block))


def _sourced(block: Block) -> bool:
    return any(
        mark.kind is MarkKind.LINK
        and mark.target.startswith(("http:", "https:", "//"))
        and not block.text[mark.start : mark.end].strip("[]() ").isdigit()
        for mark in block.marks
    )


def _holds_sources(blocks: tuple[Block, ...], heading: int, members: tuple[int, ...]) -> bool:
    """Whether what stands under the heading is a list of sources and not prose or products."""
    head = blocks[heading]
    if head.kind is not BlockKind.HEADING or is_further_reading(head.text) or is_weak_heading(head.text):
        sure = sum(
            _score(blocks[index].text) >= _LIKELY or bool(_HARD_SIGN.search(blocks[index].text)) for index in members
        )
        return 2 * sure >= len(members)
    return any(_has_label(blocks[index]) or names_source(blocks[index]) for index in members)


def _score(text: str) -> float:
    from claimcheck.references.fields import looks_like_reference

    return looks_like_reference(text[:_LONGEST])


def _unheaded(blocks: tuple[Block, ...], taken: set[int]) -> list[Section]:
    """Runs of blocks that read as entries although no heading announces them."""
    runs: list[list[int]] = []
    last = None
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.FURNITURE or index in taken:
            continue
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}:
            last = None
            continue
        if stands_as_entry(block) and not LEAD_IN.match(block.text):
            if last is None:
                runs.append([])
            runs[-1].append(index)
            last = index
        else:
            last = None
    return [Section(heading=None, blocks=tuple(run)) for run in _counted_on(blocks, runs)]


def _counted_on(blocks: tuple[Block, ...], runs: list[list[int]]) -> list[list[int]]:
    """The runs with the blocks beside them whose numbers carry on the count: entries that name a body, not authors."""
    whole: list[list[int]] = []
    for run in runs:
        first, last = run[0], run[-1]
        while first and 0 < _number(blocks[first]) - 1 == _number(blocks[first - 1]):
            first -= 1
        while last + 1 < len(blocks) and 0 < _number(blocks[last]) == _number(blocks[last + 1]) - 1:
            last += 1
        if whole and first <= whole[-1][-1] + 1:
            whole[-1] = sorted({*whole[-1], *run, *range(whole[-1][-1] + 1, last + 1)})
        else:
            whole.append(sorted({*run, *range(first, run[0]), *range(run[-1] + 1, last + 1)}))
    return whole


def _opening_line(blocks: tuple[Block, ...]) -> int | None:
    """The first block below the title, where it is the reference of the paper that the article is about."""
    texts = (index for index, block in enumerate(blocks) if block.kind not in {BlockKind.HEADING, BlockKind.FURNITURE})
    first = next(texts, None)
    if first is None or blocks[first].kind is not BlockKind.PARAGRAPH or len(blocks[first].text) > _LONGEST_LINE:
        return None
    block = blocks[first]
    works = [mark for mark in block.marks if mark.kind is MarkKind.LINK and from_url(mark.target)]
    if len(works) != 1:
        return None
    share = (works[0].end - works[0].start) / len(block.text)
    return first if share > (0.5 if _DATED.search(block.text) else 0.9) else None


def _fitting_list(article: Article) -> tuple[int, ...]:
    """The numbered list at the end of an article whose numbers are those that the text cites."""
    blocks = article.blocks
    run: list[int] = []
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        number = _number(block)
        if run and number == _number(blocks[run[0]]) - 1:
            run.insert(0, index)
        elif run or (block.kind is not BlockKind.FURNITURE and number < 1):
            break
        elif number > 0:
            run = [index]
    marked = (marker for index in run for marker in find_markers(blocks[index], article.source))
    if not run or _number(blocks[run[0]]) != 1 or any(marker.start > 3 for marker in marked):
        return ()
    cited = {
        number_of(label)
        for block in blocks[: run[0]]
        if block.kind is not BlockKind.FURNITURE
        for marker in find_markers(block, article.source)
        for label in marker.labels
    }
    return tuple(run) if cited and max(cited) <= len(run) <= 2 * len(cited) else ()


def _number(block: Block) -> int:
    """The number of an entry in a list; -1 where it has none."""
    if block.kind not in {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH} or len(block.text) > _LONGEST:
        return -1
    return number_of(label_of_block(block) or read_label(block.text[:120])[0] or "-")


_LOCATED = re.compile(r"\b10\.\d{4,9}/|\bPMID\b|[;,\s]\d{1,4}\s?(?:\(\d{1,4}\))?\s?:\s?[A-Za-z]?\d")
_BRACKETED = re.compile(r"\((?:[^()]|\([^()]{0,80}\)){40,700}\)|\[[^\[\]]{40,700}\]")


def references_in_brackets(text: str) -> list[tuple[int, int]]:
    """Where whole references stand in brackets in running text, brackets included."""
    found = [match.span() for match in _BRACKETED.finditer(text) if _LOCATED.search(match[0])]
    return [(start, end) for start, end in found if _score(text[start + 1 : end - 1]) >= _LIKELY]


def stands_as_entry(block: Block, start: int = 0) -> bool:
    """Whether the words of a block from `start` on read as one printed reference, with no heading to announce it."""
    text = block.text[start:]
    if not 30 <= len(text) <= _LONGEST or not _DATED.search(text) or references_in_brackets(text):
        return False
    if sum(word in _PROSE for word in _WORD.findall(text)) > 2:
        return False
    if not _HARD_SIGN.search(text) or _CITES.search(text):
        return False
    return _score(text) >= (_LIKELY if _has_label(block) or start else _SURE)


def names_source(block: Block) -> bool:
    """Whether a footnote gives a year, an identifier or a link, as one that names a source does."""
    return bool(_SIGN.search(block.text[:_LONGEST])) or _sourced(block)
