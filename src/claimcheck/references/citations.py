"""Every citation in the text of an article, and the references each points to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from claimcheck import regex as re
from claimcheck.identifiers.pages import host_of
from claimcheck.model import Article, Block, BlockKind, Citation, CitationStyle, Reference, Span
from claimcheck.references.author_year import AuthorYearFinder
from claimcheck.references.authors import AuthorIndex
from claimcheck.references.keys import is_narrative
from claimcheck.references.labels import number_of
from claimcheck.references.linked import LinkedSources
from claimcheck.references.markers import Form, Marker, find_markers
from claimcheck.references.named import find_named_paper
from claimcheck.references.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.references.bibliography import Bibliography

_RIVALS = {
    Form.ROUND: (Form.BRACKET, Form.RAISED, Form.NOTE, Form.KEY),
    Form.GLUED: (Form.BRACKET, Form.RAISED, Form.NOTE, Form.KEY, Form.ROUND),
}


_MANY, _NEVER = 3, 1_000
"""Different numbers in brackets from which on they are markers, whatever they count from; raised ones may be powers."""
_NOTE_ANCHOR = re.compile(r"(?:_?(?:ref|fn|foot|end|note|cite|bib|B|R|cr|en)[\w.:-]{0,40}?|[^\W\d_]?)\d{1,4}$")
"""Places in a page by whose name a link tells that it leads to a note or to an entry of a list."""


def find_citations(
    article: Article, bibliography: Bibliography, library: Mapping[str, Mapping[str, Any]] | None = None
) -> tuple[tuple[Citation, ...], tuple[Reference, ...]]:
    """The markers in the text with the ids they point to, and the references they point to.

    The second value is the bibliography's references, followed by sources known only by a hyperlink in the
    text, by a key of the `library` (items of CSL under their keys) or by the article's metadata (`linked=True`),
    their ids counting on.
    """
    prose = [
        (index, block)
        for index, block in enumerate(article.blocks)
        if index not in bibliography.blocks and block.kind is not BlockKind.FURNITURE
    ]
    linked = LinkedSources(article, bibliography.references, bibliography.by_anchor, library or {})
    found = _numbered(article, prose, bibliography, linked)
    named_years = AuthorYearFinder(AuthorIndex(bibliography.references))
    for index, block in prose:
        taken = Taken((each.start, each.end) for each in found.get(index, ()))
        links = linked.cite(block, index, taken)
        named = named_years.find(block, index, taken)
        if named or links:
            found[index] = _in_order([*found.get(index, ()), *named, *links])
    for index in bibliography.lines:
        found[index] = [_line_of_sources(article, index, bibliography)]
    linked.add_declared()
    if not bibliography.references and (
        named_paper := find_named_paper(each for each in prose if each[0] not in found)
    ):
        linked.add_named(named_paper)
    return tuple(each for index in sorted(found) for each in found[index]), linked.references


def _line_of_sources(article: Article, index: int, bibliography: Bibliography) -> Citation:
    """A line such as "Source: …" as the citation of what stands above it."""
    block = article.blocks[index]
    whole = block.span()
    return Citation(
        block=index,
        start=0,
        end=len(block.text),
        span=whole,
        style=CitationStyle.NOTE,
        references=tuple(each.id for each in bibliography.references if whole.start <= each.span.start < whole.end),
    )


def _numbered(
    article: Article, prose: Sequence[tuple[int, Block]], bibliography: Bibliography, linked: LinkedSources
) -> dict[int, list[Citation]]:
    """Citations by number, note or key under the index of their block."""
    markers = _without_names({index: find_markers(block, article.source) for index, block in prose})
    names = _Names(bibliography)
    forms = _forms_in_use([each for some in markers.values() for each in some], names)
    keyed = [(article.blocks[index].text, marker) for index, some in markers.items() for marker in some]
    by_key = _cites_by_key(keyed, linked)
    found: dict[int, list[Citation]] = {}
    for index, some in markers.items():
        cited = [
            citation
            for marker in some
            if not _leads_elsewhere(marker, names)
            if marker.form in forms or any(anchor in names.anchors for anchor in marker.anchors)
            if not _is_account(marker, article.blocks[index].text, linked, by_key=by_key)
            if (citation := _citation(index, marker, names, linked)) is not None
        ]
        if cited:
            found[index] = _merged(cited, article.blocks[index])
    return found


def _without_names(markers: dict[int, list[Marker]]) -> dict[int, list[Marker]]:
    """The markers without the numbers of names that come back ("Regul8") or count ("sham1, sham2")."""
    numbers: dict[str, list[str]] = {}
    for some in markers.values():
        for marker in some:
            if marker.word and len(marker.labels) == 1:
                numbers.setdefault(marker.word, []).append(marker.labels[0])
    names = {word for word, said in numbers.items() if len(set(said)) < len(said) or ("1" in said and "2" in said)}
    if not names:
        return markers
    return {index: [marker for marker in some if marker.word not in names] for index, some in markers.items()}


class _Names:
    """The names under which the text may call the references of the bibliography."""

    def __init__(self, bibliography: Bibliography) -> None:
        labels = bibliography.by_label
        self.printed = bool(labels)
        """Whether the entries bear labels; else the text may still count them."""
        if not labels and not any(anchor for anchor, _ in bibliography.anchors):
            labels = {str(number): each.id for number, each in enumerate(bibliography.references, 1)}
        self.labels = labels
        self.anchors = bibliography.by_anchor
        self.remarks = bibliography.remarks
        self.words = {each.id: each.text for each in bibliography.references}
        self.numbers = {
            number: ref for label, ref in reversed(labels.items()) if (number := number_of(label.lstrip("^"))) >= 0
        }

    def find(self, label: str, anchor: str) -> str | None:
        """The id of the reference that bears the label or stands at the anchor."""
        found = self.anchors.get(anchor) or self.labels.get(label)
        if found is None and label.lstrip("^").isdigit():
            found = self.numbers.get(int(label.lstrip("^")))
        return found


def _resolve(marker: Marker, names: _Names) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids a marker points to, and its labels that nothing bears."""
    anchors = marker.anchors if len(marker.anchors) == len(marker.labels) else ("",) * len(marker.labels)
    found: dict[str, None] = {}
    dangling: list[str] = []
    for label, anchor in zip(marker.labels, anchors, strict=True):
        reference = names.find(label, anchor)
        if reference:
            found[reference] = None
        elif label not in names.remarks and anchor not in names.remarks:
            dangling.append(label.lstrip("^"))
    return tuple(found), tuple(dangling)


def _forms_in_use(markers: Iterable[Marker], names: _Names) -> set[Form]:
    """The forms of marker by which this article cites; the others are powers, figures, list points."""
    resolved: dict[Form, int] = {}
    failed: dict[Form, int] = {}
    labels: dict[Form, set[str]] = {}
    anchored: set[Form] = set()
    for marker in markers:
        if any(map(_NOTE_ANCHOR.match, marker.anchors)):
            anchored.add(marker.form)
        found, dangling = _resolve(marker, names)
        resolved[marker.form] = resolved.get(marker.form, 0) + bool(
            found and (not dangling or marker.form is Form.BRACKET)
        )
        failed[marker.form] = failed.get(marker.form, 0) + bool(dangling)
        labels.setdefault(marker.form, set()).update(marker.labels)
    forms = {Form.NOTE, Form.KEY}
    for form in (Form.BRACKET, Form.RAISED):
        orphans = labels.get(form, set())
        counted = ("1" in orphans and "2" in orphans) or len(orphans) >= (_MANY if form is Form.BRACKET else _NEVER)
        if resolved.get(form) or (not names.labels and (counted or form in anchored)):
            forms.add(form)
    for form, rivals in _RIVALS.items():
        right, wrong = resolved.get(form, 0), failed.get(form, 0)
        if names.printed and right > 2 * wrong and not any(resolved.get(rival) for rival in rivals):
            forms.add(form)
    return forms


def _cites_by_key(marked: Iterable[tuple[str, Marker]], linked: LinkedSources) -> bool:
    """Whether the article cites by keys, so that "@lee2019" in its text is one too."""
    return any(
        marker.form is Form.KEY and (not is_narrative(text, marker.start) or any(map(linked.knows, marker.labels)))
        for text, marker in marked
    )


def _is_account(marker: Marker, text: str, linked: LinkedSources, *, by_key: bool) -> bool:
    """Whether "@name" is rather somebody's account than a key: a key nobody knows has a year at least."""
    if marker.form is not Form.KEY or not is_narrative(text, marker.start):
        return False
    dated = any(character.isdigit() for character in marker.labels[0])
    return not any(map(linked.knows, marker.labels)) and not (by_key and dated)


def _citation(index: int, marker: Marker, names: _Names, linked: LinkedSources) -> Citation | None:
    found, dangling = _resolve(marker, names)
    if marker.form is Form.KEY and dangling:
        by_key = {key: linked.cite_key(key, marker.span) for key in marker.labels if key in dangling}
        found = tuple(dict.fromkeys(filter(None, (names.find(key, "") or by_key.get(key) for key in marker.labels))))
        dangling = tuple(key for key in dangling if not by_key.get(key))
    if not found and dangling and _is_a_figure(marker):
        return None
    if dangling and marker.form in {Form.ROUND, Form.GLUED}:
        return None
    return Citation(
        block=index,
        start=marker.start,
        end=marker.end,
        span=marker.span,
        style=marker.style,
        references=found,
        dangling=dangling,
    )


def _is_a_figure(marker: Marker) -> bool:
    """Whether a marker that points nowhere is rather a year, an interval from 0, or an index."""
    numbers = [number_of(label) for label in marker.labels if label[-1].isdigit()]
    return marker.form is Form.BRACKET and (
        0 in numbers or any(1900 <= number <= 2099 for number in numbers) or len(numbers) < len(marker.labels)
    )


def _in_order(citations: list[Citation]) -> list[Citation]:
    """The citations of a block by place, without "Smith (2004)" where a marker right behind it says the same."""
    citations.sort(key=lambda each: each.start)
    return [
        each
        for each, following in zip(citations, [*citations[1:], None], strict=True)
        if following is None
        or each.style is not CitationStyle.NARRATIVE
        or following.start > each.end + 1
        or not set(each.references) <= set(following.references)
    ]


def _leads_elsewhere(marker: Marker, names: _Names) -> bool:
    """Whether a number is a hyperlink to a page that is not the entry of that number: `[[5](https://…)]`."""
    if not host_of(marker.address) or any(anchor in names.anchors for anchor in marker.anchors):
        return False
    return not any(marker.address in names.words.get(names.find(label, "") or "", "") for label in marker.labels)


def _merged(citations: list[Citation], block: Block) -> list[Citation]:
    """Markers of one style that touch each other, such as `[^1][^2]`, joined."""
    merged = [citations[0]]
    for each in citations[1:]:
        last = merged[-1]
        between = block.text[last.end : each.start]
        if each.style is last.style and (not between or (between == "," and each.style is CitationStyle.SUPERSCRIPT)):
            merged[-1] = evolve(
                last,
                end=each.end,
                span=Span(last.span.start, max(last.span.end, each.span.end)),
                references=tuple(dict.fromkeys((*last.references, *each.references))),
                dangling=tuple(dict.fromkeys((*last.dangling, *each.dangling))),
            )
        else:
            merged.append(each)
    return merged
