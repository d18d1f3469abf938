"""Sentence boundaries: golden rules, hard medical cases with and without markers, web text, papers."""

from __future__ import annotations

import importlib
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Counts, Figure, f1, figure
from claimcheck.language.segmentation import split_sentences
from claimcheck.language.sentences import split_article
from claimcheck.model import Article, Block, BlockKind, Citation, CitationStyle, OffsetMap, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Splitter = Callable[[str], list[str]]

CASES = Path(__file__).with_name("sentences_medical.txt")
MARKERS = ("12–14", "[1]", " [2, 3]", "3", "[^4]", " (Okafor et al., 2012)")
"""Markers that the glued variant puts after the stops, in turn; the rendering of `<sup>` is the bare number."""


def split(text: str) -> list[str]:
    """The sentences of claimcheck."""
    return [span.of(text) for span in split_sentences(text)]


def peers() -> Iterator[tuple[str, Splitter]]:
    """The splitters of other projects that are installed here."""
    try:
        nupunkt = importlib.import_module("nupunkt")
        yield "nupunkt", lambda text: [str(each).strip() for each in nupunkt.sent_tokenize(text)]
    except ImportError:
        print("nupunkt is not installed: no figures of it")
    try:
        segmenter: Any = importlib.import_module("pysbd").Segmenter(language="en", clean=False)
        yield "pySBD", lambda text: [str(each).strip() for each in segmenter.segment(text)]
    except ImportError:
        print("pySBD is not installed: no figures of it")


def medical_cases() -> list[tuple[str, list[str]]]:
    """The cases of this project: the text and its sentences."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    cases = [line.replace("\\n", "\n") for line in lines if line and not line.startswith("#")]
    return [(case.replace(" ¦ ", " ").replace("¦", ""), [part.strip() for part in case.split("¦")]) for case in cases]


def golden_cases(data: Path) -> list[tuple[str, list[str]]]:
    """The golden rules of pySBD for English."""
    rows = json.loads((data / "data/sentences/pysbd_golden_english.json").read_text(encoding="utf-8"))
    return [(row["text"], row["sentences"]) for row in rows if row["set"].startswith("GOLDEN")]


def web_documents(data: Path) -> list[list[list[str]]]:
    """EWT dev: documents of paragraphs of sentences."""
    path = data / "data/sentences/en_ewt-ud-dev.sentences.json"
    return [row["paras"] for row in json.loads(path.read_text(encoding="utf-8"))]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def trial_papers(data: Path) -> list[list[list[str]]]:
    """Trial papers, a document of paragraphs each; a tool set these boundaries (pySBD agrees on all but 5)."""
    papers: dict[str, dict[Any, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(data / "data/citation_worthiness/dev.jsonl"):
        papers[row["pmcid"]][row["section"], row["para"]].append(row["sentence"])
    return [list(paragraphs.values()) for paragraphs in papers.values()]


def abstracts(data: Path) -> list[list[list[str]]]:
    """BioScope abstracts (sentences set by hand, from GENIA), a document of one paragraph each."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in _rows(data / "data/hedging/bioscope_abstracts.jsonl"):
        found[row["doc"]].append(row["sentence"])
    return [[sentences] for sentences in found.values()]


def scifact_abstracts(data: Path) -> list[list[list[str]]]:
    """SciFact abstracts, each once, a document of one paragraph each."""
    found = {
        row["doc_id"]: row["abstract"]
        for name in ("train", "dev")
        for row in _rows(data / f"data/scifact/pairs_{name}.jsonl")
    }
    return [[sentences] for sentences in found.values()]


def boundaries(sentences: Iterable[str]) -> set[int]:
    """Where sentences end, counted in characters that are not white space."""
    ends: set[int] = set()
    place = 0
    for sentence in sentences:
        place += len(re.sub(r"\s", "", sentence))
        ends.add(place)
    return ends


def compare(document: Sequence[Sequence[str]], splitter: Splitter) -> Counts:
    """Inner boundaries of the paragraphs of a document whose sentences are joined by one space."""
    hit = false = missed = 0
    for sentences in document:
        wanted = boundaries(sentences)
        got = boundaries(splitter(" ".join(each.strip() for each in sentences)))
        end = {max(wanted, default=0)}
        hit += len((wanted & got) - end)
        false += len(got - wanted - end)
        missed += len(wanted - got - end)
    return Counts(hit=hit, false=false, missed=missed)


def right(cases: Sequence[tuple[str, list[str]]], splitter: Splitter) -> list[bool]:
    """For each case whether all its sentences are exactly right."""
    return [splitter(text) == sentences for text, sentences in cases]


def glued(sentences: Sequence[str], first: int) -> list[str]:
    """The sentences with a marker glued to each that ends in a stop."""
    return [
        sentence + MARKERS[(first + number) % len(MARKERS)] if sentence.endswith((".", "?", "!")) else sentence
        for number, sentence in enumerate(sentences)
    ]


def split_lifted(sentences: Sequence[str], marked: Sequence[str]) -> list[str]:
    """The words of the sentences of a block in which the markers of `marked` are known citations."""
    text = " ".join(marked)
    block = Block(kind=BlockKind.PARAGRAPH, text=text, offsets=OffsetMap.identity(0, len(text)))
    citations = []
    end = -1
    for bare, sentence in zip(sentences, marked, strict=True):
        start, end = end + 1 + len(bare), end + 1 + len(sentence)
        if start < end:
            span = Span(start, end)
            citations.append(Citation(block=0, start=start, end=end, span=span, style=CitationStyle.NUMBER))
    article = Article(path="", source=text, blocks=(block,))
    return [sentence.text for sentence in split_article(article, citations)]


def share(rows: Sequence[bool]) -> float:
    """Share of the rows that are true."""
    return sum(rows) / len(rows)


def run(data: Path) -> list[Figure]:
    """Share of cases with all sentences right; boundary F1 over documents."""
    others = list(peers())
    golden, medical = golden_cases(data), medical_cases()
    plain = [sentences for text, sentences in medical if text == " ".join(sentences)]
    marked = [glued(sentences, number) for number, sentences in enumerate(plain)]
    figures = []
    for measure, cases, reach in (
        ("golden rules, all right", golden, "≥ .93"),
        ("medical cases, all right", medical, "≥ .97"),
    ):
        beside = " · ".join(f"{name} {share(right(cases, peer)):.3f}" for name, peer in others)
        figures.append(figure(measure, right(cases, split), share, peer=beside, reach=reach))
    lifted = [split_lifted(bare, pieces) == bare for bare, pieces in zip(plain, marked, strict=True)]
    figures.append(figure("medical, glued markers lifted, all right", lifted, share))
    unlifted = [(" ".join(pieces), pieces) for pieces in marked]
    beside = " · ".join(f"{name} {share(right(unlifted, peer)):.3f}" for name, peer in others)
    figures.append(figure("medical, glued markers left, all right", right(unlifted, split), share, peer=beside))
    for measure, documents in (
        ("EWT dev, boundary F1", web_documents(data)),
        ("trial papers (tool-made labels), boundary F1", trial_papers(data)),
        ("BioScope abstracts, boundary F1", abstracts(data)),
        ("SciFact abstracts, boundary F1", scifact_abstracts(data)),
    ):
        beside = " · ".join(f"{name} {f1([compare(each, peer) for each in documents]):.3f}" for name, peer in others)
        figures.append(figure(measure, [compare(each, split) for each in documents], f1, peer=beside))
    return figures
