"""Labelled articles beside what claimcheck reads in them: gold sentences matched to its own by their words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from claimcheck import readers
from claimcheck.model import ClaimKind
from claimcheck.pipeline import understand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.model import Reading

OWN = "claim_sentences.txt"
"""Articles of our own writing: `= topic`, then a line a sentence, each a paragraph of its own.

A line begins with `-` or, where it is a claim, with `+` and the first letter of its kind, `v` where vague, `o` where
overstated, `c` where cited or about the article's own paper.
"""
HELD_OUT = "held_out_articles.txt"
"""Articles of our own writing on which nothing is fitted: as above, but with the lines and blank lines of the file;
`.` marks lines that hold no sentence to judge, as those of a reference list."""
KINDS = {kind.value[0]: kind.value for kind in ClaimKind}
HELD_OUT_SITES = frozenset({"nuxt", "sync", "uclh"})
"""Sites on which nothing is fitted and whose errors nobody reads."""
_FIRST = "first eight"
_FURNISHING = re.compile(r"^(?:#+|-|\d+\.) |\*|\]\([^)]*\)|\[(?!\d)")
_OVERLAP = 0.8
_CONTAINED = 3
"""Words from which one text may stand for another that contains it."""


@frozen(kw_only=True)
class GoldSentence:
    """One sentence as people labelled it; None where the two readings differed."""

    text: str
    claim: bool | None
    kind: str | None = None
    support: str | None = None
    vague: bool | None = False
    over: bool | None = False


@frozen(kw_only=True)
class GoldArticle:
    """An article as claimcheck reads it, and where each labelled sentence is found in that reading."""

    name: str
    site: str
    """Where it was published; the first that were labelled, of several sites, count as one."""
    reading: Reading
    sentences: tuple[GoldSentence, ...]
    matches: tuple[tuple[int, ...], ...]
    """For each labelled sentence the indices into `reading.sentences` that cover the same words."""


def labelled_articles(data: Path) -> list[GoldArticle]:
    """The articles of `data`/articles, read from their files as a user would have them read."""
    found = []
    for path in sorted((data / "articles").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        file = path.with_name(gold["article"])
        sentences = tuple(_sentence(each) for each in gold["sentences"])
        found.append(read_article(file.name, file.read_bytes(), sentences, gold.get("site") or _FIRST))
    return found


def is_seen(article: GoldArticle) -> bool:
    """Whether weights may be fitted on the article."""
    return article.site not in HELD_OUT_SITES


def own_articles(folder: Path) -> list[GoldArticle]:
    """The articles of our own writing in `folder`/claim_sentences.txt, each read as Markdown."""
    found = []
    for part in re.split(r"(?m)^= ", (folder / OWN).read_text(encoding="utf-8"))[1:]:
        name, *lines = part.strip().splitlines()
        rows = [line.split(" ", 1) for line in lines]
        source = "\n\n".join(text for _, text in rows)
        gold = tuple(_marked(mark, text) for mark, text in rows)
        found.append(read_article(f"{name}.md", source.encode(), gold))
    return found


def held_out_articles(folder: Path) -> list[GoldArticle]:
    """The articles of `folder`/held_out_articles.txt, each read as Markdown."""
    found = []
    for part in re.split(r"(?m)^= ", (folder / HELD_OUT).read_text(encoding="utf-8"))[1:]:
        name, _, body = part.partition("\n")
        rows = [line.partition(" ") for line in body.splitlines()]
        source = "\n".join(text for _, _, text in rows).strip() + "\n"
        gold = tuple(_marked(mark, text) for mark, _, text in rows if mark[:1] in {"+", "-"})
        found.append(read_article(f"{name}.md", source.encode(), gold))
    return found


def _marked(mark: str, text: str) -> GoldSentence:
    return GoldSentence(
        text=_FURNISHING.sub("", text),
        claim=mark[0] == "+",
        kind=KINDS[mark[1]] if mark[0] == "+" else None,
        support="cited" if "c" in mark else "none",
        vague="v" in mark,
        over="o" in mark,
    )


def _sentence(row: dict[str, Any]) -> GoldSentence:
    return GoldSentence(
        text=row["text"],
        claim=row["claim"],
        kind=row.get("kind"),
        support=row.get("support"),
        vague=row.get("vague", None if row["claim"] else False),
        over=row.get("over", None if row["claim"] else False),
    )


def read_article(name: str, data: bytes, gold: tuple[GoldSentence, ...], site: str = "own") -> GoldArticle:
    reading = understand(readers.read(name, data))
    matches = match([each.text for each in gold], [each.text for each in reading.sentences])
    return GoldArticle(name=name, site=site, reading=reading, sentences=gold, matches=matches)


def match(gold: Sequence[str], read: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """For each gold sentence the read sentences that share ≥ 0.8 of the words, or of which one contains the other.

    Words are compared without case and punctuation. Where the same text stands more than once, the places are
    taken in the order of reading.
    """
    wanted = [_words(text) for text in gold]
    offered = [_words(text) for text in read]
    found: list[tuple[int, ...]] = []
    used: set[int] = set()
    for words in wanted:
        same = [index for index, other in enumerate(offered) if other == words]
        if same:
            first = next((index for index in same if index not in used), same[-1])
            used.add(first)
            found.append((first,))
        else:
            found.append(tuple(index for index, other in enumerate(offered) if _fits(words, other)))
    return tuple(found)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.lower()))


def _fits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _CONTAINED and f" {' '.join(shorter)} " in f" {' '.join(longer)} ":
        return True
    shared = len(set(one) & set(other))
    return shared >= _OVERLAP * max(len(set(one)), len(set(other)))
