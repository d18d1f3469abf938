"""Words in quotation marks that the source does not hold, or holds otherwise."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.language.terms import tokens
from claimcheck.language.words import read_cues
from claimcheck.model.comparisons import QuoteNotFound
from claimcheck.verification.reading import both_sides
from claimcheck.verification.setting.populations import CUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.language.reading import ReadSentence
    from claimcheck.verification.passages import Ranked
    from claimcheck.verification.reading import ReadSource

_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{12,400})[”\"»]")
_WORDS = 5
"""Words from which a quotation is no nickname, title or pair of scare quotes."""
_FULL_TEXT = 60
"""Sentences from which a source is more than an abstract."""
_ALTERED = 0.75
"""Share of the quoted words, in order, from which a passage is the one that was altered."""
_SAID = re.compile(
    r"\b(?:said|says|told|tells|explains?|explained|(?:dr|prof|mr|mrs|ms)\.? [A-Z])\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:wr(?:i|o)tes?|written|concludes?|concluded|calls?|called|describes?|described|states?|stated|reports?"
    r"|reported|puts? it|notes?|noted|in the words of|according to|speaks? of|words)\b",
    re.IGNORECASE,
)


def missing_quotes(claim: ReadSentence, ranked: Sequence[Ranked], source: ReadSource) -> Iterator[QuoteNotFound]:
    """Five words or more in quotation marks that the source does not hold in this order.

    Sure where the sentence ascribes them to the authors or the paper, or where the source has nearly these words;
    less so where only an abstract is at hand. What another person said, a title, a name are no quotes of the source.
    """
    del ranked
    for match in _QUOTED.finditer(claim.text):
        quoted = tuple(word for word, _, _ in tokens(match[1]))
        if len(quoted) < _WORDS or _is_title(match[1]) or _holds(quoted, match[1], source):
            continue
        outside = claim.text[: match.start()] + claim.text[match.end() :]
        altered = _altered(quoted, source)
        if altered is None:
            yield QuoteNotFound(
                claim_words=match[1],
                claim_start=match.start(1),
                claim_end=match.end(1),
                confidence=_sureness(outside, len(source.sentences)),
            )
            continue
        sentence, start, end = altered
        yield QuoteNotFound(**both_sides(claim, match.span(1), sentence, (start, end)), confidence=0.8)


def _is_title(quoted: str) -> bool:
    """Whether most words of three letters and more begin with a capital, as in a title or a name."""
    words = [word for word in re.findall(r"[^\W\d_]+", quoted) if len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _sureness(outside: str, sentences: int) -> float:
    """How sure it is that the words outside the quotation marks promise words of the source."""
    ascribed = not frozenset(read_cues(CUES)["quoting"].split()).isdisjoint(outside.lower().split())
    if _SAID.search(outside) or not (ascribed and _WRITTEN.search(outside)):
        return 0.35
    return 0.8 if sentences >= _FULL_TEXT else 0.65


@lru_cache(maxsize=16)
def _texts(source: ReadSource) -> str:
    return " ".join(word for each in source.sentences for word, _, _ in tokens(each.text))


def _holds(quoted: Sequence[str], words: str, source: ReadSource) -> bool:
    """Whether the source holds the quotation, or each part of it where words were left out."""
    text = f" {_texts(source)} "
    parts = [[word for word, _, _ in tokens(part)] for part in re.split(r"…|\.\.\.|\[[^\]]*\]", words)]
    return f" {' '.join(quoted)} " in text or (
        len(parts) > 1 and all(f" {' '.join(part)} " in text for part in parts if part)
    )


def _altered(quoted: Sequence[str], source: ReadSource) -> tuple[ReadSentence, int, int] | None:
    """The passage that has nearly the quoted words in their order: its sentence and `[start:end]` in it."""
    ours = set(quoted)
    for sentence in source.sentences:
        if len(ours & sentence.words) < _ALTERED * len(ours):
            continue
        theirs = tokens(sentence.text)
        blocks = SequenceMatcher(None, quoted, [word for word, _, _ in theirs], autojunk=False).get_matching_blocks()
        found = [each for each in blocks if each.size]
        length = found[-1].b + found[-1].size - found[0].b if found else 0
        if sum(each.size for each in found) >= _ALTERED * len(quoted) and length <= 1.5 * len(quoted):
            return sentence, theirs[found[0].b][1], theirs[found[-1].b + found[-1].size - 1][2]
    return None
