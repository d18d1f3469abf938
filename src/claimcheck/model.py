"""The values that travel through claimcheck: all frozen, all offsets into the author's own file."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from claimcheck.identifiers import Identifier


@frozen(order=True)
class Span:
    """A half-open range of code points in the source of an article."""

    start: int
    end: int

    @end.validator
    def _in_order(self, _attribute: object, value: int) -> None:
        if not 0 <= self.start <= value:
            raise ValueError(f"a span runs forward from 0, not from {self.start} to {value}")

    def of(self, source: str) -> str:
        """The characters of `source` that this span covers."""
        return source[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen(slots=False)
class OffsetMap:
    """Where each character of a normalised text came from in the source.

    `runs` are `(text_start, source_start, source_end, identical)` in order of text, without gaps in the
    text. In an identical run the characters are copied one to one; otherwise the run is ONE text character
    that stands for the whole source range (an entity, a run of white space, a line end).
    """

    runs: tuple[tuple[int, int, int, bool], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [run[0] for run in self.runs]

    def span(self, start: int, end: int) -> Span:
        """The source span of the text slice `[start:end]`; an empty slice gives an empty span."""
        if not self.runs:
            return Span(0, 0)
        first = self._locate(start)[0]
        return Span(first, max(first, self._locate(end - 1)[1])) if end > start else Span(first, first)

    def _locate(self, position: int) -> tuple[int, int]:
        text_start, source_start, source_end, identical = self.runs[
            max(0, bisect_right(self._starts, position) - 1)
        ]
        if not identical:
            return source_start, source_end
        place = min(source_start + position - text_start, source_end)
        return place, min(place + 1, source_end)

    @classmethod
    def identity(cls, start: int, length: int) -> OffsetMap:
        """The map of a text that is the source slice `[start : start + length]` itself."""
        return cls(((0, start, start + length, True),) if length else ())


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    CAPTION = "caption"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    """A footnote or endnote, or an entry of a list that the format itself marks as references."""
    FURNITURE = "furniture"
    """Comment forms, biographies, cookie notes, navigation, related posts, shop boxes: not article text."""


class MarkKind(StrEnum):
    """What an inline mark in a block is."""

    LINK = "link"
    SUPERSCRIPT = "superscript"
    NOTE = "note"
    """A footnote reference: Markdown `[^1]`, a DOCX footnote; the target is the label."""
    EMPHASIS = "emphasis"
    """Italic text; bold is not kept."""


@frozen(kw_only=True)
class Mark:
    """An inline element of a block: `text[start:end]` of the block, `span` in the source, tags included."""

    kind: MarkKind
    start: int
    end: int
    span: Span
    target: str = ""
    """The href as written but with entities decoded; `#id` inside the page; a footnote label."""


@frozen(kw_only=True)
class Block:
    """A paragraph, heading, list item … with normalised text (single spaces, no tags, no NBSP)."""

    kind: BlockKind
    text: str
    offsets: OffsetMap
    marks: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()
    """Names that in-page links and footnote references use for this block: `ref-1`, `fn:1`, `^1`, `B12`."""
    level: int = 0
    """1–6 for a heading, nesting depth for a list item, else 0."""
    ordinal: int | None = None
    """The number of an ordered list item or numbered reference when the format, not the text, carries it."""
    section: str = ""
    """Text of the nearest heading above; empty before the first."""

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of `text[start:end]`; of the whole block without arguments."""
        return self.offsets.span(start, len(self.text) if end is None else end)


@frozen(kw_only=True)
class Article:
    """A file as a reader understood it: its source and the blocks of its text."""

    path: str
    source: str
    """The decoded file; of a DOCX, its text with one line a paragraph. All spans slice this."""
    blocks: tuple[Block, ...]
    title: str = ""
    declared: tuple[Identifier, ...] = ()
    """Identifiers of the works that metadata names as the article's subject or sources (front matter
    `article_doi`, JSON-LD `citation`, `<meta name="citation_doi">`); their spans slice the source."""


@frozen(kw_only=True)
class Sentence:
    """One sentence, its citation markers lifted out."""

    block: int
    """Index into `Article.blocks`."""
    start: int
    end: int
    """`[start:end]` in the text of the block, markers included."""
    text: str
    """The words without the markers."""
    span: Span


class CitationStyle(StrEnum):
    """How a citation is written in the text."""

    NUMBER = "number"
    SUPERSCRIPT = "superscript"
    NOTE = "note"
    KEY = "key"
    AUTHOR_YEAR = "author-year"
    NARRATIVE = "narrative"
    LINK = "link"


@frozen(kw_only=True)
class Citation:
    """A marker in the text that points to one or more references."""

    block: int
    start: int
    end: int
    """`[start:end]` in the text of the block."""
    span: Span
    """In the source, with the brackets and tags that belong to the marker."""
    style: CitationStyle
    references: tuple[str, ...] = ()
    """Ids of the references it points to, in the order written."""
    dangling: tuple[str, ...] = ()
    """Labels in the marker that no reference bears."""


@frozen(kw_only=True)
class Reference:
    """An entry of the bibliography, or a source known only by a link in the text."""

    id: str
    span: Span
    text: str
    """The entry as printed, white space normalised."""
    label: str = ""
    """What the text calls it: `12`, `^note`, `smith2012`; empty for unnumbered entries."""
    authors: tuple[str, ...] = ()
    title: str = ""
    journal: str = ""
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    identifiers: tuple[Identifier, ...] = ()
    """Spans slice the source of the article."""
    field_spans: tuple[tuple[str, Span], ...] = ()
    """`(field name, span in the source)` for each bibliographic field that was found."""
    linked: bool = False
    """True when the source is known only by a hyperlink in the running text."""


class ClaimKind(StrEnum):
    """What a claim states."""

    EFFECT = "effect"
    NUMBER = "number"
    MECHANISM = "mechanism"
    DIAGNOSIS = "diagnosis"
    ADVICE = "advice"
    STUDY = "study"
    HISTORY = "history"


class AttributionKind(StrEnum):
    """To whom a sentence ascribes what it says."""

    UNNAMED_EVIDENCE = "unnamed evidence"
    """"Other studies have shown", "research suggests", "clinically proven"."""
    UNNAMED_AUTHORITY = "unnamed authority"
    """"experts say", "is considered", "is recommended"."""
    THIS_STUDY = "this study"
    """"the study", "the researchers": the paper that the passage is about."""
    NAMED = "named"
    """A person, body or publication that is named."""


@frozen(kw_only=True)
class Attribution:
    """The words by which a sentence ascribes its statement, as offsets into the sentence's text."""

    kind: AttributionKind
    start: int
    end: int


class LinkBasis(StrEnum):
    """Why a claim is held to rest on a reference, surest first."""

    MARKER = "marker in the sentence"
    NEIGHBOUR = "marker on a neighbouring sentence"
    PARAGRAPH = "marker for the paragraph"
    SUBJECT = "the article or passage is about this paper"


@frozen(kw_only=True)
class Link:
    """A claim's tie to a reference: how it was made and how sure it is (0–1)."""

    reference: str
    basis: LinkBasis
    confidence: float = field()


@frozen(kw_only=True)
class Strength:
    """How strongly a sentence words a relation.

    Levels as in the causal-language literature (Yu, Li and Wang 2019): 0 no relation, 1 correlational,
    2 conditional causal, 3 direct causal.
    """

    level: int
    hedged: bool
    cues: tuple[tuple[int, int], ...] = ()
    """`(start, end)` in the sentence of the words that decided."""


@frozen(kw_only=True)
class Claim:
    """A checkable health statement of the article."""

    id: str
    sentence: int
    """Index into `Reading.sentences`."""
    span: Span
    text: str
    """The words of the claim, citation markers lifted."""
    kind: ClaimKind
    confidence: float
    """Probability, 0–1, that a careful editor takes this for a claim that needs a source."""
    strength: Strength
    attribution: Attribution | None = None
    links: tuple[Link, ...] = ()


@frozen(kw_only=True, slots=False)
class Reading:
    """All that was understood of one article: what a checker looks at."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    claims: tuple[Claim, ...] = ()

    def place(self, sentence: int, start: int, end: int) -> Span:
        """The source span of `sentences[sentence].text[start:end]`.

        The text of a sentence is its part of the block less the citation markers, so each of its characters
        stands, in order, somewhere in the block: the first fitting place is taken for each.
        """
        within = self.sentences[sentence]
        block = self.article.blocks[within.block]
        if within.end - within.start == len(within.text):
            return block.span(within.start + start, within.start + end)
        places = []
        position = within.start
        for character in within.text[:end]:
            position = block.text.find(character, position, within.end)
            if position < 0:
                return within.span
            places.append(position)
            position += 1
        return block.span(places[start], places[-1] + 1) if places[start:] else within.span

    @cached_property
    def references_by_id(self) -> dict[str, Reference]:
        """Every reference under its id."""
        return {reference.id: reference for reference in self.references}

    @cached_property
    def claims_by_sentence(self) -> dict[int, Claim]:
        """Every claim under the index of its sentence."""
        return {claim.sentence: claim for claim in self.claims}


class Severity(StrEnum):
    """How grave a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Confidence(StrEnum):
    """How sure a checker is of a finding."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@frozen(kw_only=True)
class Evidence:
    """A passage that a finding rests on, and where it stands."""

    text: str
    source: str


@frozen(kw_only=True)
class Fix:
    """A replacement of the source span by other text."""

    span: Span
    text: str


@frozen(kw_only=True)
class Finding:
    """Something an editor should not print as it stands."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    """One sentence: what is wrong here."""
    advice: str
    """One sentence: what to do."""
    span: Span
    claim: str | None = None
    reference: str | None = None
    evidence: tuple[Evidence, ...] = ()
    fix: Fix | None = None


class ResolutionStatus(StrEnum):
    """What is known about the work behind a reference."""

    NOT_ASKED = "not_asked"
    PLACEHOLDER = "placeholder"


@frozen(kw_only=True)
class Resolution:
    """What was found out about a reference, and why no more."""

    status: ResolutionStatus
    reason: str = ""


@frozen(kw_only=True)
class CheckedArticle:
    """One article of a report: what was read in it and what was found."""

    reading: Reading
    findings: tuple[Finding, ...]
    resolutions: tuple[tuple[str, Resolution], ...] = ()
    """`(reference id, resolution)` for every reference."""


@frozen(kw_only=True)
class Failure:
    """A file that could not be checked, and why."""

    path: str
    message: str


@frozen(kw_only=True)
class Report:
    """The result of a run: the articles checked and the files that could not be."""

    articles: tuple[CheckedArticle, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in order of article and place."""
        return tuple(finding for article in self.articles for finding in article.findings)
