"""Citations by hyperlink, and the references they add to those of the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve

from claimcheck import regex as re
from claimcheck.identifiers import Identifier, Scheme, find_identifiers
from claimcheck.identifiers.locators import locate
from claimcheck.identifiers.pages import host_of
from claimcheck.identifiers.wrappers import unwrapped
from claimcheck.model import Article, Block, Citation, CitationStyle, Mark, MarkKind, Reference, Span
from claimcheck.references.entries import Entry
from claimcheck.references.hyperlinks import WORKS, is_history, own_hosts, source_of
from claimcheck.references.library.items import reference_from_item
from claimcheck.references.printed import moved, reference_of, where_in
from claimcheck.references.sections import references_in_brackets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.references.taken import Taken

_BETWEEN = re.compile(r"[\s,;&/]{0,4}(?:and|und|et|y)?[\s,;&]{0,3}")
_OPENERS = {"(": ")", "[": "]"}
_BARE = re.compile(r"10\.\d{4}|PMID|PMC\d|https?://", re.IGNORECASE)
_TRACKING = re.compile(r"#.*$|[?&](?:utm_[a-z]{1,20}|gclid|fbclid|_ga)=[^&#]{0,300}|(?<=\d)/$|/+$")


def address_key(url: str) -> str:
    """An address without scheme, `www.`, fragment, tracking and closing slash, to tell pages apart."""
    host = host_of(url)
    return _TRACKING.sub("", host + url.partition("//")[2].partition("/")[2].join(("/", ""))) if host else url


class LinkedSources:
    """The references of an article, extended by the sources that only a hyperlink or the metadata names."""

    def __init__(
        self,
        article: Article,
        references: Sequence[Reference],
        anchors: Mapping[str, str],
        library: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._article = article
        self._library = library
        self._keys: dict[str, str] = {}
        self._own = own_hosts(article)
        self._references = list(references)
        self._ids = {_key(each): ref.id for ref in reversed(references) for each in ref.identifiers}
        self._anchors = anchors

    @property
    def references(self) -> tuple[Reference, ...]:
        """All references: those of the bibliography first."""
        return tuple(self._references)

    def knows(self, key: str) -> bool:
        """Whether a key stands for a work: in the library, or as an identifier such as `doi:10.1001/jama.2020.1`."""
        return key in self._library or bool(_named_by(key))

    def cite_key(self, key: str, span: Span) -> str | None:
        """The id of the reference that a key at `span` stands for."""
        if key in self._keys or not self.knows(key):
            return self._keys.get(key)
        if key in self._library:
            reference = reference_from_item(self._library[key], key, span)
        else:
            printed = tuple(moved(each, span) for each in _named_by(key))
            reference = Reference(id="r1", span=span, text=key, label=key, identifiers=printed, linked=True)
        self._keys[key] = self._known(reference)
        return self._keys[key]

    def cite(self, block: Block, index: int, taken: Taken) -> list[Citation]:
        """The citations that links and bare addresses in a block make, away from what is `taken`."""
        printed = self._printed(block, index, taken)
        groups: list[list[tuple[Mark, str]]] = []
        for mark in block.marks:
            if mark.kind is not MarkKind.LINK or taken.hits(mark.start, mark.end):
                continue
            cited_as = self._id_of(mark, block.text)
            if cited_as is None:
                continue
            if groups and _BETWEEN.fullmatch(block.text, groups[-1][-1][0].end, max(groups[-1][-1][0].end, mark.start)):
                groups[-1].append((mark, cited_as))
            else:
                groups.append([(mark, cited_as)])
        linked = [citation for group in groups for citation in self._cited(block, index, group)]
        for each in linked:
            taken.add(each.start, each.end)
        bare = self._bare(block, index, taken)
        for mark in block.marks:
            # "(Smith 2019)" that leads to a shop cites nothing, but is no marker without a reference either.
            if mark.kind is MarkKind.LINK and _is_page(mark.target) and not taken.hits(mark.start, mark.end):
                taken.add(mark.start, mark.end)
        return [*linked, *printed, *bare]

    def add_declared(self) -> None:
        """Add the works that the article's metadata names and nothing else did."""
        for each in self._article.declared:
            if _key(each) not in self._ids:
                span = Span(each.start, each.end)
                self._add(span, span.of(self._article.source) or each.value, each)

    def _cited(self, block: Block, index: int, group: list[tuple[Mark, str]]) -> list[Citation]:
        """One citation for a group in brackets of its own, else one for each link."""
        first, last = group[0][0], group[-1][0]
        closer = _OPENERS.get(block.text[first.start - 1 : first.start], "")
        if closer and block.text[last.end : last.end + 1] == closer:
            ids = tuple(dict.fromkeys(found for _, found in group))
            start, end = first.start - 1, last.end + 1
            span = Span(block.span(start, start + 1).start, block.span(end - 1, end).end)
            return [_citation(index, start, end, span, ids)]
        return [_citation(index, mark.start, mark.end, mark.span, (found,)) for mark, found in group]

    def _printed(self, block: Block, index: int, taken: Taken) -> list[Citation]:
        """Whole references in brackets: the text around them stays, they are its citations."""
        cited = []
        for start, end in references_in_brackets(block.text):
            if taken.hits(start, end):
                continue
            entry = Entry(block=index, start=start + 1, body=start + 1, end=end - 1)
            reference = evolve(reference_of(self._article, entry), linked=True)
            taken.add(start, end)
            found = _citation(index, start, end, block.span(start, end), (self._known(reference),))
            cited.append(evolve(found, style=CitationStyle.AUTHOR_YEAR))
        return cited

    def _known(self, reference: Reference) -> str:
        """The id under which a reference with one of its identifiers is known, else a new one."""
        known = (self._ids.get(_key(each)) for each in reference.identifiers)
        return next(filter(None, known), None) or self._join(reference)

    def _join(self, reference: Reference) -> str:
        """Add a reference under the next id."""
        new = evolve(reference, id=f"r{len(self._references) + 1}")
        self._references.append(new)
        for each in new.identifiers:
            self._ids.setdefault(_key(each), new.id)
        return new.id

    def _bare(self, block: Block, index: int, taken: Taken) -> list[Citation]:
        """Works named in the running text by a bare DOI, PMID or landing page."""
        if not _BARE.search(block.text):
            return []
        cited = []
        for each in find_identifiers(block.text):
            named = each
            if each.scheme is Scheme.URL:
                named = source_of(each.value, block.text, each.start, each.end, self._own) or each
            if (named is each and each.scheme not in WORKS) or is_history(block.text[each.start : each.end + 9]):
                continue
            if taken.hits(*_with_brackets(block.text, each.start, each.end)):
                continue
            span = block.span(each.start, each.end)
            known = self._ids.get(_key(named)) or self._add(span, block.text[each.start : each.end], moved(named, span))
            start, end = _with_brackets(block.text, each.start, each.end)
            taken.add(start, end)
            cited.append(_citation(index, start, end, block.span(start, end), (known,)))
        return cited

    def _id_of(self, mark: Mark, text: str) -> str | None:
        """The id of the reference that a link leads to: an entry of the list, or a source elsewhere."""
        if mark.target.startswith("#"):
            return self._anchors.get(mark.target[1:])
        found = source_of(mark.target, text, mark.start, mark.end, self._own)
        return None if found is None else self._id(found, mark)

    def _id(self, found: Identifier, mark: Mark) -> str:
        known = self._ids.get(_key(found))
        if known:
            return known
        where = where_in(self._article.source, mark.span, mark.target)
        return self._add(mark.span, mark.target, moved(found, where))

    def _add(self, span: Span, text: str, identifier: Identifier) -> str:
        reference = Reference(id="r1", span=span, text=text, identifiers=(identifier,), linked=True)
        place = locate(unwrapped(identifier.value)) if identifier.scheme is Scheme.URL else None
        if place:
            fields = {name: value for name, value in asdict(place).items() if value}
            reference = evolve(reference, text=place.text, **fields)
        return self._join(reference)

    def add_named(self, paper: Reference) -> None:
        """Add a paper that the text names without a link."""
        self._join(paper)


def _is_page(target: str) -> bool:
    """Whether a link leads to a page, of another site or of the same, and not to a place in this one."""
    return bool(host_of(target)) or (not target.startswith(("#", "^")) and "/" in target)


_SCHEME = re.compile(r"(?:doi|pmid|pmcid|pmc|arxiv|isbn|url|https?|clinicaltrials)[:/]", re.IGNORECASE)


def _named_by(key: str) -> tuple[Identifier, ...]:
    """The identifier that a key of manubot is: `doi:…`, `pmid:…`, `https://…`."""
    return find_identifiers(key.removeprefix("url:"))[:1] if _SCHEME.match(key) else ()


def _key(identifier: Identifier) -> tuple[Scheme, str]:
    value = identifier.value
    return identifier.scheme, address_key(value) if identifier.scheme is Scheme.URL else value


def _citation(index: int, start: int, end: int, span: Span, references: tuple[str, ...]) -> Citation:
    return Citation(block=index, start=start, end=end, span=span, style=CitationStyle.LINK, references=references)


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """The range widened to brackets around it that hold nothing but it and a word like "doi:"."""
    match = re.search(r"[(\[]\s?(?:doi|DOI|PMID|pmid|see|source|Source)?:?\s?$", text[max(0, start - 10) : start])
    if match and text[end : end + 1] in {")", "]"}:
        return start - len(match[0]), end + 1
    return start, end
