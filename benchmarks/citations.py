"""In-text citations, the references and DOIs they lead to, and the claims that rest on them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks.measure import Counts, Figure, f1, figure, recall
from claimcheck import readers
from claimcheck.identifiers import Scheme
from claimcheck.language.sentences import split_article
from claimcheck.model import Article, Citation, Claim, ClaimKind, Reference, Strength
from claimcheck.references.bibliography import find_references
from claimcheck.references.citations import find_citations
from claimcheck.references.linking import link_claims

_NUMBERED = {"txt_bracket", "md_footnote", "html_sup"}


def run(data: Path) -> list[Figure]:
    """Markers, links and DOIs on rendered papers; markers in tricky Markdown; linked or not on real articles."""
    rendered = [_rendered(path) for path in sorted((data / "data" / "rendered_articles").glob("*.gold.json"))]
    figures = []
    for style in sorted({each["style"] for each in rendered}):
        rows = [each for each in rendered if each["style"] == style]
        named = style == "txt_authoryear"
        figures += [
            figure(f"{style}: marker span F1", [row["spans"] for row in rows], f1, reach="≥ .99"),
            figure(
                f"{style}: link F1",
                [row["links"] for row in rows],
                f1,
                peer="GROBID .76–.91 from PDF",
                reach="≥ .95" if named else "≥ .98",
            ),
            figure(f"{style}: DOI of the cited", [row["dois"] for row in rows], recall, reach="≥ .99"),
        ]
    tricky = [_tricky(path) for path in sorted((data / "data" / "markdown_citations").glob("*/input.md"))]
    figures += [
        figure("tricky Markdown: marker F1", [row[0] for row in tricky], f1),
        figure("tricky Markdown: link F1", [row[1] for row in tricky], f1),
    ]
    articles = [_support(path) for path in sorted((data / "articles").glob("*.gold.json"))]
    figures += [
        figure(
            "claims of articles: linked or not, accuracy", articles, _accuracy, floor="none linked: .59", reach="≥ .85"
        ),
        figure("claims of articles: linked F1", articles, f1),
    ]
    return figures


def _accuracy(rows: Sequence[_Support]) -> float:
    right = sum(row.hit + row.silent for row in rows)
    total = right + sum(row.false + row.missed for row in rows)
    return right / total if total else 1.0


def _read(path: Path) -> tuple[Article, tuple[Citation, ...], tuple[Reference, ...]]:
    article = readers.read(str(path), path.read_bytes())
    citations, references = find_citations(article, find_references(article))
    return article, citations, references


def _rendered(gold_path: Path) -> dict[str, Any]:
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    _, citations, references = _read(gold_path.with_name(gold_path.name.removesuffix(".gold.json")))
    ids = _matched(gold["refs"], references, in_order=gold["style"] in _NUMBERED)
    wanted = {(each["start"], each["end"]): {ids.get(ref, ref) for ref in each["refs"]} for each in gold["markers"]}
    found = {(each.span.start, each.span.end): set(each.references) for each in citations}
    hits = sum(len(refs & found.get(span, set())) for span, refs in wanted.items())
    cited = {ref for each in gold["markers"] for ref in each["refs"]}
    known = {each.value for ref in references for each in ref.identifiers if each.scheme is Scheme.DOI}
    dois = [ref["doi"].lower() in known for ref in gold["refs"] if "doi" in ref and ref["id"] in cited]
    return {
        "style": gold["style"],
        "spans": Counts(
            hit=len(wanted.keys() & found.keys()),
            false=len(found.keys() - wanted.keys()),
            missed=len(wanted.keys() - found.keys()),
        ),
        "links": Counts(
            hit=hits,
            false=sum(len(found.get(span, set()) - refs) for span, refs in wanted.items()),
            missed=sum(len(refs) for refs in wanted.values()) - hits,
        ),
        "dois": Counts(hit=sum(dois), missed=len(dois) - sum(dois)),
    }


def _matched(gold: list[dict[str, Any]], references: tuple[Reference, ...], *, in_order: bool) -> dict[str, str]:
    """Ids of the found references under those of the gold ones: by place in a numbered list, else DOI, PMID, title."""
    listed = [each for each in references if not each.linked]
    if in_order and len(listed) == len(gold):
        return {want["id"]: have.id for want, have in zip(gold, listed, strict=True)}
    by_identifier = {each.value: ref.id for ref in reversed(references) for each in ref.identifiers}
    found: dict[str, str] = {}
    for want in gold:
        same = by_identifier.get(want.get("doi", "").lower()) or by_identifier.get(want.get("pmid", ""))
        title = _letters(want.get("title", ""))[:60]
        surname = want["authors"][0].split()[0] if want.get("authors") else ""
        candidates = [
            ref.id
            for ref in listed
            if (title and title in _letters(ref.text))
            or (not title and surname and ref.text.startswith(surname) and want.get("year", "?") in ref.text)
        ]
        if same or candidates:
            found[want["id"]] = same or candidates[0]
    return found


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


_HIDDEN = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)`*[ \t]*$|\Z)|<!--.*?-->"
    r"|<(?:script|style)\b.*?</(?:script|style)>|<[A-Za-z/][^<>]*>|(?<!`)(`+)(?!`)(?:.*?[^`])??\2(?!`)"
    r"|^(?: {4,}|\t)(?![ \t]*[-*\d])[^\n]*$"
    r"|^ {0,3}\[[^\]\n]+\]:[^\n]*$|\](?=\()\([^()\n]*\)|https?://\S+|!\[[^\]\n]*\]",
    re.MULTILINE | re.DOTALL,
)
_MARKER = re.compile(r"(?<!\\)\[[ \t]*\d+(?:[ \t]*[-–,;][ \t]*\d+)*[ \t]*\](?!\]*\()")
_DEFINED = re.compile(r"^ {0,3}\[(\d+)\]:[ \t]*(\S+)", re.MULTILINE)


def _tricky(path: Path) -> tuple[Counts, Counts]:
    """Markers and their targets in one input.

    The set's expected outputs renumber markers, also inside code. So the rule is applied by itself: a marker is
    a bracket of whole numbers with commas, semicolons and rising ranges outside code, comments, tags, link
    targets and definitions, and not itself the text of a link; it leads to the first definition of each number.
    Touching markers may be one.
    """
    source = path.read_text(encoding="utf-8")
    article, citations, references = _read(path)
    shown = _HIDDEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
    defined: dict[int, str] = {}
    for match in _DEFINED.finditer(source):
        defined.setdefault(int(match[1]), match[2])
    wanted = {match.span(): _numbers(match[0]) for match in _MARKER.finditer(shown)}
    wanted = {span: numbers for span, numbers in wanted.items() if numbers}
    texts = {each.id: " ".join([each.text, *(one.value for one in each.identifiers)]) for each in references}
    covered: set[tuple[int, int]] = set()
    false = linked = wrong = 0
    for citation in citations:
        inside = {span for span in wanted if citation.span.start <= span[0] and span[1] <= citation.span.end}
        covered |= inside
        if not inside and citation.style.value == "number" and "](" not in citation.span.of(article.source):
            false += 1
        targets = {defined[number] for span in inside for number in wanted[span] if number in defined}
        right = sum(any(target.rstrip("/") in texts[ref] for ref in citation.references) for target in targets)
        linked += right
        wrong += len(targets) - right
    return (
        Counts(hit=len(covered), false=false, missed=len(wanted.keys() - covered)),
        Counts(hit=linked, missed=wrong),
    )


def _numbers(marker: str) -> list[int]:
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s*[-–]\s*(\d+))?", marker):
        if last and not int(first) < int(last) <= int(first) + 200:
            return []
        numbers += range(int(first), int(last or first) + 1)
    return numbers


@frozen(kw_only=True)
class _Support(Counts):
    """Counts with the claims that were rightly left unlinked."""

    silent: int = 0


def _support(gold_path: Path) -> _Support:
    """Claims of one article that have support by the gold labels, against those that were linked."""
    path = gold_path.with_name(gold_path.name.removesuffix(".gold.json"))
    article = readers.read(str(path), path.read_bytes())
    bibliography = find_references(article)
    citations, references = find_citations(article, bibliography)
    sentences = split_article(article, citations, skip=bibliography.blocks)
    places = {_letters(sentence.text): index for index, sentence in reversed(list(enumerate(sentences)))}
    supported = {
        index: gold["support"] != "none"
        for gold in json.loads(gold_path.read_text(encoding="utf-8"))["sentences"]
        if gold.get("claim") and gold.get("support") and (index := _place(_letters(gold["text"]), places)) is not None
    }
    claims = [
        Claim(
            id=f"c{index}",
            sentence=index,
            span=sentences[index].span,
            text=sentences[index].text,
            kind=ClaimKind.EFFECT,
            confidence=1.0,
            strength=Strength(level=0, hedged=False),
        )
        for index in sorted(supported)
    ]
    linked = {
        each.sentence: bool(each.links) for each in link_claims(article, sentences, claims, citations, references)
    }
    pairs = [(supported[index], linked[index]) for index in linked]
    return _Support(
        hit=pairs.count((True, True)),
        false=pairs.count((False, True)),
        missed=pairs.count((True, False)),
        silent=pairs.count((False, False)),
    )


def _place(letters: str, places: Mapping[str, int]) -> int | None:
    """The sentence with these letters, or one that holds them or is held by them."""
    if letters in places:
        return places[letters]
    return next(
        (index for each, index in places.items() if len(each) > 25 and (letters in each or each in letters)), None
    )
