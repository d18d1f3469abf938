"""A claim and its source as read for comparison: sentences with their terms, effects, numbers and strength."""

from __future__ import annotations

from functools import cached_property, lru_cache
from math import fsum
from os import PathLike
from typing import TYPE_CHECKING, Any

from attrs import frozen

from claimcheck import regex as re
from claimcheck.language.reading import ReadSentence
from claimcheck.language.segmentation import split_sentences
from claimcheck.language.terms import Abbreviations, read_abbreviations, weight
from claimcheck.model import Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.language.words import Place
    from claimcheck.model import Passage

NOWHERE = (0, 0)
"""The place in a claim of what it left out."""
_LABEL = re.compile(
    r"(?i:background|introduction|context|objectives?|aims?|purpose|importance|rationale|design|setting|methods?"
    r"|materials and methods|participants|patients(?: and methods)?|interventions?|main outcome measures?"
    r"|measurements|results|findings|main results|conclusions?|interpretation|discussion|significance|summary"
    r"|conclusions? and relevance|methods and findings|trial registration)(?=[:.]| [A-Z])"
)
_CONCLUDES = re.compile(
    r"(?:in (?:conclusion|summary)|(?:together|overall|collectively|thus|therefore|hence)\b|(?:these|our|the present) "
    r"(?:results|findings|data|study)|we (?:conclude|show|found|find|demonstrate|report|identif)|here,? we)"
)
_AIMS = re.compile(
    r"(?:to (?:determine|assess|evaluate|investigate|examine|compare|explore|test)|(?:we|this study|the aim|our aim"
    r"|the objective|the purpose) (?:aimed|investigated|examined|of this|was to|is to|sought|tested whether))"
)
LONGEST = 1500
"""Characters of a sentence that are read as one; what is longer is a list or no prose, and cut."""


@frozen(slots=False, kw_only=True, eq=False)
class ReadSource:
    """A source as read for comparison."""

    sentences: tuple[ReadSentence, ...]
    """In order; the title of a work is the first and has the index −1."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all sentences."""
        return frozenset[str]().union(*(each.stems for each in self.sentences))

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The place in `sentences` of each index."""
        return {each.index: place for place, each in enumerate(self.sentences)}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The bare numbers of all sentences."""
        return frozenset[str]().union(*(each.numbers for each in self.sentences))

    @cached_property
    def holders(self) -> Mapping[str, tuple[int, ...]]:
        """In which sentences, by place, each stem stands."""
        found: dict[str, list[int]] = {}
        for place, sentence in enumerate(self.sentences):
            for each in sentence.stems:
                found.setdefault(each, []).append(place)
        return {each: tuple(places) for each, places in found.items()}


def read_claim(claim: str, source: ReadSource) -> ReadSentence:
    """The claim, its short forms read as the source explains them; what goes beyond `LONGEST` is not read."""
    claim = next(_cut(claim), "")
    known = dict(source.sentences[0].abbreviations) if source.sentences else {}
    return _read_claim(claim, tuple({**dict(read_abbreviations(claim)), **known}.items()))


@lru_cache(maxsize=256)
def _read_claim(claim: str, abbreviations: Abbreviations) -> ReadSentence:
    return ReadSentence(text=claim, abbreviations=abbreviations)


def read_source(source: str | Sequence[str] | Work | PathLike[str]) -> ReadSource:
    """The sentences of a source: of a text, as given, or of a work's title, abstract and full text.

    The same text is read the same, whatever holds it: neither being a title nor the label of a section counts.
    """
    if isinstance(source, PathLike):
        from claimcheck.sources.source_files import read_source_file

        source = read_source_file(source)
    if isinstance(source, Work):
        return _read_work(source)
    if isinstance(source, str):
        return _read_text(source)
    return _read_list(tuple(source))


@lru_cache(maxsize=64)
def _read_work(work: Work) -> ReadSource:
    pieces = tuple(
        (text, passage.section) for passage in (*work.abstract, *work.full_text) for text in _sentences(passage)
    )
    return _read(pieces, work.title) if pieces else ReadSource(sentences=())


@lru_cache(maxsize=64)
def _read_text(text: str) -> ReadSource:
    return _read(tuple((span.of(text), "") for span in split_sentences(text)), "")


@lru_cache(maxsize=64)
def _read_list(sentences: tuple[str, ...]) -> ReadSource:
    return _read(tuple((text, "") for text in sentences), "")


def _cut(text: str) -> Iterator[str]:
    """`text` in pieces of at most `LONGEST` characters, parted at spaces where there are any."""
    start = 0
    while len(text) - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        end = space if space > 0 else start + LONGEST
        yield text[start:end]
        start = end
    yield text[start:]


def _sentences(passage: Passage) -> Iterator[str]:
    return (span.of(passage.text) for span in split_sentences(passage.text))


def _read(pieces: Sequence[tuple[str, str]], title: str) -> ReadSource:
    abbreviations = read_abbreviations("\n".join((title, *(text for text, _ in pieces))))
    cut = [(piece, labelled) for text, labelled in pieces for piece in _cut(text)]
    first = 0
    if title:
        cut.insert(0, (title, "Title"))
        first = -1
    sentences = []
    label = ""
    for place, (text, labelled) in enumerate(cut):
        printed = _LABEL.match(text)
        label = label if printed is None else printed[0].lower()
        sentences.append(
            ReadSentence(
                text=text,
                index=place + first,
                section=labelled or label.capitalize(),
                label=label,
                place=place / max(1, len(cut) - 1),
                abbreviations=abbreviations,
            )
        )
    return ReadSource(sentences=tuple(sentences))


@lru_cache(maxsize=2048)
def standing(sentence: ReadSentence) -> float:
    """How much a sentence says by its place, −1…1: results and conclusions over background, methods and aims."""
    section = sentence.label
    if section.startswith(("conclu", "interpret", "discussion", "significance", "summary")):
        return 1.0
    if section.startswith(("result", "finding", "main result")):
        return 0.6
    opening = sentence.lowered[:70]
    if _CONCLUDES.search(opening):
        return 0.7
    if _AIMS.search(opening) or section.startswith(("objective", "aim", "purpose", "trial reg")):
        return -1.0
    if section.startswith(("method", "design", "setting", "participant", "material", "main outcome", "measure")):
        return -0.6
    return -0.3 if section.startswith(("background", "introduction", "context", "importance", "rationale")) else 0.0


def both_sides(claim: ReadSentence, ours: Place, sentence: ReadSentence, theirs: Place) -> dict[str, Any]:
    """The fields of a `Difference` that tell the words of the claim in `ours` and those of the source in `theirs`."""
    return {
        "claim_words": claim.text[slice(*ours)],
        "claim_start": ours[0],
        "claim_end": ours[1],
        "source_words": sentence.text[slice(*theirs)],
        "source_start": theirs[0],
        "source_end": theirs[1],
        "sentence": sentence.index,
    }


def weight_of(terms: Sequence[str] | frozenset[str]) -> float:
    """Summed weight of stems, in nats; exact, so that the order in which a set gives them does not show."""
    return fsum(weight(each) for each in terms)
