"""What the readers keep of an article and what they leave out, against the sentences of labelled articles."""

from __future__ import annotations

import json
import re
from pathlib import Path

from attrs import frozen

from benchmarks.measure import Counts, Figure, figure, precision, recall
from claimcheck.model import Article, BlockKind
from claimcheck.readers import read

_NOT_WORDS = re.compile(r"\W+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)\]]{0,2}\s+")


@frozen(kw_only=True)
class _Row:
    """One article: sentences of the gold kept, and sentences kept that the gold does not know."""

    claims: Counts
    sentences: Counts
    kept: Counts
    offsets: Counts


def run(data: Path) -> list[Figure]:
    """Recall of claims and of sentences, share of kept sentences that are of the article, true offsets."""
    rows = [_row(path) for path in _labelled(data)]
    marked = [_marked(path) for path in sorted((data / "data" / "rendered_articles").glob("*.gold.json"))]
    marked = [row for row in marked if row.hit + row.missed]
    return [
        figure("claims kept as article text", [row.claims for row in rows], recall, reach="1.00"),
        figure("labelled sentences kept", [row.sentences for row in rows], recall),
        figure("kept sentences that are labelled", [row.kept for row in rows], precision),
        figure("characters that their span slices", [row.offsets for row in rows], recall, reach="1.00"),
        figure("gold markers that marks delimit", marked, recall, reach="1.00"),
    ]


def _labelled(data: Path) -> list[Path]:
    return [
        path.with_name(path.name.removesuffix(".gold.json")) for path in sorted((data / "articles").glob("*.gold.json"))
    ]


def _row(path: Path) -> _Row:
    gold = json.loads(path.with_name(path.name + ".gold.json").read_text(encoding="utf-8"))["sentences"]
    article = read(str(path), path.read_bytes())
    texts = [_plain(block.text) for block in article.blocks if block.kind is not BlockKind.FURNITURE]
    page = " ".join(texts)
    known = " ".join(_plain(sentence["text"]) for sentence in gold)
    kept = [_plain(part) for block in article.blocks if block.kind in _RUNNING for part in _SENTENCE.split(block.text)]
    kept = [sentence for sentence in kept if sentence.count(" ") >= 4]
    claims = [sentence for sentence in gold if sentence["claim"]]
    return _Row(
        claims=_found(claims, page),
        sentences=_found(gold, page),
        kept=Counts(
            hit=sum(sentence in known for sentence in kept), false=sum(sentence not in known for sentence in kept)
        ),
        offsets=_true_offsets(article),
    )


_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


def _found(sentences: list[dict[str, str]], page: str) -> Counts:
    hit = sum(_plain(sentence["text"]) in page for sentence in sentences)
    return Counts(hit=hit, missed=len(sentences) - hit)


def _plain(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


def _true_offsets(article: Article) -> Counts:
    """Letters and digits of the blocks whose own span holds them, entities apart."""
    hit = missed = 0
    for block in article.blocks:
        for place, character in enumerate(block.text):
            if character.isalnum():
                written = block.span(place, place + 1).of(article.source)
                hit += written == character or written.startswith("&")
                missed += not (written == character or written.startswith("&"))
    return Counts(hit=hit, missed=missed)


def _marked(gold: Path) -> Counts:
    """Markers of a rendered article that begin and end with a mark, tags and brackets of links included."""
    path = gold.with_name(gold.name.removesuffix(".gold.json"))
    if path.suffix not in {".html", ".md"}:
        return Counts()
    article = read(str(path), path.read_bytes())
    markers = json.loads(gold.read_text(encoding="utf-8"))["markers"]
    spans = [(mark.span.start, mark.span.end) for block in article.blocks for mark in block.marks]
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    # The brackets around a group of links are text, and no part of a mark.
    bare = [
        (each["start"] + 1, each["end"] - 1) if article.source[each["start"]] == "(" else (each["start"], each["end"])
        for each in markers
    ]
    hit = sum(start in starts and end in ends for start, end in bare)
    return Counts(hit=hit, missed=len(markers) - hit)
