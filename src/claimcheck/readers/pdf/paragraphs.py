"""Which lines of a PDF are one paragraph, and which hyphens at their ends were put there by the line end."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck import regex as re
from claimcheck.readers.headings import names_list
from claimcheck.readers.lines import Marker, marker_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.readers.pdf.lines import PageLine

_WIDER = 1.3
"""Times the usual distance of lines from which on a new paragraph begins."""
_SAME_SIZE = 0.08
_INDENT = 0.7
"""Heights by which a first line is indented, or the further lines of a hanging paragraph are."""
_ALIGNED = 0.15
"""Heights by which left edges of lines differ at most that stand below each other."""
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]{0,3}\s?[\d,–-]{0,12}$")
"""How a sentence ends, the numbers of its references included."""
_BEGINS = re.compile(r"[\"'“‘«([¿¡•]{0,3}[^\W_a-zß-öø-ÿ]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PART = re.compile(r"([^\W\d_]+)[-‐]\Z")
_REST = re.compile(r"[^\W\d_]+")
_KEPT = frozenset(
    "self well non high low long short double single placebo age sex dose time evidence year month week day "
    "risk cross case large small full part first second third one two three four five six seven eight nine ten mid ill "
    "best better peer drug plant fat sugar gluten alcohol smoke weight heart blood life half decision".split()
)
"""First parts of compounds that are written with a hyphen wherever they stand."""
_PREFIXES = frozenset("anti non pre post multi semi".split())
"""First parts that keep their hyphen before a word that the file holds by itself."""
_FUSED = frozenset(
    "some any every with what when where there here more mean further never under over back down".split()
)
"""First parts of words that are written in one, such as "sometimes", though both parts are words."""
_SHORTEST = 4
"""Letters of the parts of a compound."""
_HYPHENATED = 0.04
"""Share of lines that end with a hyphen, from which on lines are broken within words."""
_JUSTIFIED = 0.6
"""Share of lines that end at the edge of their column, from which on they are set to its whole width."""

_ASIDE, _LEAST_ASIDE = 5, 2
"""Paragraphs back to which a paragraph that was interrupted is looked for, and how few there may be."""
_OVERLONG = 20
"""One line in so many may run over the edge of its column, as addresses do."""
_FEW = 3
"""Lines that are too few to tell how a file is set."""


@frozen(kw_only=True)
class Layout:
    """How the running text of a file is set."""

    size: float
    """Height of most of its letters."""
    pitch: float
    """Distance of its lines, in heights."""
    edges: tuple[tuple[tuple[int, int], float], ...]
    """Tracks of lines, each with the right edge that they reach on any page."""
    justified: bool

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> Layout:
        """What is usual in the file."""
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.main.size] += len(line.text)
        size = max(sizes, key=lambda each: (sizes[each], each))
        body = [line for line in lines if abs(line.main.size - size) <= _SAME_SIZE * size]
        steps = [
            above.main.base - below.main.base
            for above, below in pairwise(body)
            if above.column == below.column and above.main.base > below.main.base
        ]
        usual = [step for step in steps if step < 2.2 * size]
        rights: dict[tuple[int, int], list[float]] = {}
        for line in lines:
            rights.setdefault(line.track, []).append(line.right)
        edges = tuple((track, sorted(each)[-1 - len(each) // _OVERLONG]) for track, each in rights.items())
        layout = cls(size=size, pitch=median(usual) / size if usual else 1.2, edges=edges, justified=False)
        full = [line for line in body if line.right - line.left > 0.6 * (layout.edge(line) - line.left)]
        flush = sum(layout.edge(line) - line.right < 0.15 * size for line in full)
        return evolve(layout, justified=len(full) > _FEW and flush >= _JUSTIFIED * len(full))

    def edge(self, line: PageLine) -> float:
        """Where the lines of the column of a line end at most."""
        return max(line.right, dict(self.edges)[line.track])


def paragraphs(lines: Sequence[PageLine], layout: Layout) -> list[list[PageLine]]:
    """The lines of each paragraph, heading, list item and row of a table, in order.

    A paragraph that a footnote, a picture's words or the foot of a page interrupts goes on behind them.
    """
    found: list[list[PageLine]] = []
    for paragraph in _grouped(lines, layout):
        whole = _interrupted(found[-_ASIDE:], paragraph, layout)
        if whole:
            whole += paragraph
        else:
            found.append(paragraph)
    return found


def _grouped(lines: Sequence[PageLine], layout: Layout) -> Iterator[list[PageLine]]:
    current: list[PageLine] = []
    listing = False
    for line in lines:
        if current and _begins(current, line, layout, listing=listing):
            listing = (listing and not _is_set_apart(current, layout)) or names_list(_text(current))
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _interrupted(before: Sequence[list[PageLine]], paragraph: list[PageLine], layout: Layout) -> list[PageLine] | None:
    """The paragraph of another column that this one goes on with, what stands between being set in another size."""
    if not _is_body(paragraph, layout) or len(before) < _LEAST_ASIDE:
        return None
    last = next((each for each in reversed(before) if _is_body(each, layout)), None)
    if last is None or last is before[-1] or last[-1].column == paragraph[0].column:
        return None
    open_end = _ENDS.search(last[-1].text.rstrip()) is None
    full = layout.edge(last[-1]) - last[-1].right < layout.size
    goes_on = paragraph[0].text.lstrip()[:1].islower() or full
    return last if open_end and goes_on and marker_of(paragraph[0].text.strip())[0] is Marker.NONE else None


def _is_body(paragraph: Sequence[PageLine], layout: Layout) -> bool:
    size = paragraph[0].main.size
    return abs(size - layout.size) <= _SAME_SIZE * layout.size and not paragraph[0].bold and not paragraph[0].is_row


def _text(lines: Sequence[PageLine]) -> str:
    return " ".join(" ".join(line.text for line in lines).split())


def _is_set_apart(lines: Sequence[PageLine], layout: Layout) -> bool:
    return all(line.bold or line.main.size > 1.1 * layout.size for line in lines)


def _begins(paragraph: Sequence[PageLine], line: PageLine, layout: Layout, *, listing: bool) -> bool:
    """Whether a line begins a paragraph of its own, after those of `paragraph`."""
    last = paragraph[-1]
    size = last.main.size
    if abs(line.main.size - size) > _SAME_SIZE * size or last.is_row or line.is_row:
        return True
    if marker_of(line.text.strip())[0] is not Marker.NONE and not _goes_on_with_number(last, line):
        return True
    text, following = last.text.rstrip(), line.text.lstrip()
    if line.column != last.column:
        apart = line.bold != last.bold or _is_set_apart([last, line], layout)
        return apart or (_ENDS.search(text) is not None and not following[:1].islower())
    step = last.main.base - line.main.base
    if step > _WIDER * layout.pitch * size or step < 0 or line.bold != last.bold:
        return True
    if len(paragraph) == 1 and names_list(text):
        return True
    if listing:
        return _is_entry(paragraph, line, size)
    if _is_set_apart([last, line], layout):
        return False
    return _leaves_item(paragraph, line) or _after_its_end(paragraph, line, layout)


def _leaves_item(paragraph: Sequence[PageLine], line: PageLine) -> bool:
    """Whether a line stands further left than the marker of the list item before it, or than its words did."""
    first = paragraph[0]
    marker, _, words = marker_of(first.text.strip())
    if marker is Marker.NONE:
        return False
    hanging = len(paragraph) > 1 and abs(paragraph[1].left - first.glyphs[words].left) < _ALIGNED * line.main.size
    edge = first.glyphs[words].left if hanging else first.left
    return line.left < edge - _ALIGNED * line.main.size


def _after_its_end(paragraph: Sequence[PageLine], line: PageLine, layout: Layout) -> bool:
    """Whether the line before could have held more, or this one is indented, and the words do not go on."""
    last = paragraph[-1]
    size = last.main.size
    text, following = last.text.rstrip(), line.text.lstrip()
    if following[:1].islower():
        return False
    word = line.pieces[0].text.split(" ", 1)[0]
    glyphs = line.pieces[0].glyphs
    width = glyphs[min(len(word), len(glyphs)) - 1].right - glyphs[0].left
    room = layout.edge(line) - last.right
    hanging = len(paragraph) > 1 and abs(last.left - line.left) > _INDENT * size
    indented = line.left - last.left > _INDENT * size and marker_of(paragraph[0].text.strip())[0] is Marker.NONE
    ended = _ENDS.search(text) is not None
    if (indented or hanging) and ended and _BEGINS.match(following):
        return True
    if room <= width + 0.8 * size:
        return False
    return ended or bool(_BEGINS.match(following))


def _is_entry(paragraph: Sequence[PageLine], line: PageLine, size: float) -> bool:
    """Whether a line begins another reference without a number: it stands further left than the line before."""
    marked = marker_of(paragraph[0].text.strip())[0] is not Marker.NONE
    return not marked and len(paragraph) > 1 and paragraph[-1].left - line.left > _INDENT * size


def _goes_on_with_number(last: PageLine, line: PageLine) -> bool:
    """Whether a line begins with a number or dash of a sentence: the one before is full and has not ended."""
    marker = marker_of(line.text.strip())[0]
    text = last.text.rstrip()
    beside = abs(line.left - last.left) < 0.5 * line.main.size
    square = marker is Marker.BRACKET and line.text.lstrip().startswith("[")
    return not square and beside and _ENDS.search(text) is None and marker_of(text)[0] is Marker.NONE


@frozen(kw_only=True)
class Hyphens:
    """What tells a hyphen that the line end put there from one of the word itself."""

    words: frozenset[str]
    """The words within the lines, in lower case."""
    broken: bool
    """Whether lines are broken within words at all."""

    @classmethod
    def of(cls, lines: Sequence[PageLine], layout: Layout) -> Hyphens:
        """The words of the file, and whether its lines end in broken ones."""
        words: set[str] = set()
        ends = 0
        broken = False
        for line in lines:
            text = line.text.rstrip()
            found = _WORD.findall(text)[broken:]
            broken = text.endswith(("-", "‐"))
            ends += _PART.search(text) is not None
            words.update(word.casefold() for word in (found[:-1] if broken else found))
        return cls(words=frozenset(words), broken=layout.justified or ends >= _HYPHENATED * len(lines))

    def breaks(self, source: str, start: int, end: int, following: int) -> bool:
        """Whether the hyphen at the end of `source[start:end]` goes when the line at `following` is joined to it."""
        part = _PART.search(source, max(start, end - 60), end)
        rest = _REST.match(source, following)
        address = "/" in source[source.rfind(" ", start, end) + 1 : end]
        if part is None or rest is None or address:
            return False
        before, after = part[1].casefold(), rest[0].casefold()
        if f"{before}-{after}" in self.words or before + after in self.words:
            return before + after in self.words
        parts = min(len(before), len(after)) >= _SHORTEST and before in self.words and before not in _FUSED
        compound = after in self.words and (parts or before in _PREFIXES)
        kept = compound or before in _KEPT or before.endswith("ly") or not source[following].islower()
        return self.broken and not kept
