"""Claims turned into what their source denies, by rule: directions, denials and numbers, to fit the verdict on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import evolve

from benchmarks._verdict_sets import Pair
from claimcheck.model import Work
from claimcheck.model.comparisons import Verdict

_SWAPS = (
    "increase decrease|increases decreases|increased decreased|reduces increases|reduce increase|reduced increased"
    "|reducing increasing|higher lower|more less|greater smaller|improves worsens|improve worsen|improved worsened"
    "|inhibits promotes|inhibit promote|inhibited promoted|induces prevents|induce prevent|prevents causes"
    "|prevent cause|enhances suppresses|enhance suppress|better worse|effective ineffective|reduction increase"
    "|protects harms|positively negatively|upregulates downregulates|elevated reduced|lowers raises"
    "|superior inferior|beneficial harmful|impairs improves|fewer more|stimulates suppresses"
)
_DENIED = (
    (r"\b(is|are|did|was|were) not\b", r"\1"),
    (r"\bdoes not (\w+)\b", r"\1s"),
    (r"\bdo not\b", ""),
    (r"\bcannot\b", "can"),
    (r"\bno ((?:significant )?(?:effect|association|difference|link|relationship|correlation))\b", r"a \1"),
)
_VERBS = (
    "increase|decrease|reduce|improve|cause|prevent|promote|inhibit|induce|activate|lead|play|result|affect"
    "|regulate|require|contribute|enhance"
)
_ASSERTED = (
    (r"\b(is|are|was|were)\b", r"\1 not"),
    (r"\bcan\b", "cannot"),
    (r"\bmay\b", "does not"),
    (r"\bhas\b", "has no"),
    (rf"\b({_VERBS})s\b", r"does not \1"),
)


def opposites() -> Mapping[str, str]:
    """Words of direction with their opposites, both ways."""
    found: dict[str, str] = {}
    for pair in _SWAPS.split("|"):
        one, other = pair.split()
        found.setdefault(one, other)
        found.setdefault(other, one)
    return found


def turn(claim: str, *, by_word: bool) -> str | None:
    """The claim with its direction or its denial turned round; None where nothing can be turned."""
    words = opposites()
    first = next((match for match in re.finditer(r"[a-z]+", claim) if match[0] in words), None)
    swapped = None if first is None else claim[: first.start()] + words[first[0]] + claim[first.end() :]
    if swapped is not None and by_word:
        return swapped
    for pattern, put in (*_DENIED, *_ASSERTED):
        turned, count = re.subn(pattern, put, claim, count=1)
        if count:
            return turned
    return swapped


_NUMBER = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?(?![\w,]|\.\d)")
_FACTORS = (1.4, 0.6, 2.0, 0.4, 3.0)


def renumber(claim: str, source: str, place: int) -> str | None:
    """The claim with its first number that the source has too changed to one that it has not; None without one."""
    for match in _NUMBER.finditer(claim):
        if not re.search(rf"(?<![\w.]){re.escape(match[0])}(?![\w]|\.\d)", source):
            continue
        other = float(match[0]) * _FACTORS[place % len(_FACTORS)] + 1
        told = f"{other:.{len(match[0].partition('.')[2])}f}"
        if told not in source:
            return claim[: match.start()] + told + claim[match.end() :]
    return None


def text_of(pair: Pair) -> str:
    """The whole text of a pair's source."""
    if isinstance(pair.source, Work):
        return " ".join((pair.source.title, *(each.text for each in pair.source.abstract)))
    return pair.source if isinstance(pair.source, str) else " ".join(pair.source)


def turned_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """Claims that are supported, or not decided, turned round: contradicted, or still not decided.

    A supported claim whose number was changed is contradicted too.
    """
    found = []
    for place, pair in enumerate(pairs):
        if pair.label is Verdict.CONTRADICTED:
            continue
        turned = turn(pair.claim, by_word=place % 2 == 0)
        if turned is not None:
            supported = pair.label is Verdict.SUPPORTED
            found.append(evolve(pair, claim=turned, label=Verdict.CONTRADICTED if supported else pair.label))
        if pair.label is Verdict.SUPPORTED and (changed := renumber(pair.claim, text_of(pair), place)):
            found.append(evolve(pair, claim=changed, label=Verdict.CONTRADICTED))
    return found


_ASIDES = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_OPENING = re.compile(
    r"(?:(?:RESULTS?|CONCLUSIONS?|FINDINGS?|INTERPRETATION|BACKGROUND|METHODS?)(?: AND RELEVANCE)?[:.]?\s+)?"
    r"(?:(?:here,? |in (?:summary|conclusion|this study),? |overall,? |furthermore,? |moreover,? |however,? |thus,? "
    r"|therefore,? )?(?:(?:we|our (?:results|findings|data)|these (?:results|findings|data)|the (?:results|findings))"
    r" (?:also )?(?:show(?:ed)?|found|find|report|demonstrated?|suggest|indicated?)(?: here)? that )?)",
    re.IGNORECASE,
)


def copied_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """Deciding sentences of the sources as claims of their own, without asides and openings: supported.

    So that the fit sees claims close to their source, right and turned round, and not only loose rewordings.
    """
    found: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        for text in _deciding(pair):
            told = _ASIDES.sub("", text)
            told = told[_OPENING.match(told).end() :]  # type: ignore[union-attr]
            if 40 <= len(told) <= 220:
                found[pair.document, told] = evolve(
                    pair, claim=told[:1].upper() + told[1:], label=Verdict.SUPPORTED, rationale=frozenset()
                )
    return list(found.values())


def _deciding(pair: Pair) -> Sequence[str]:
    if isinstance(pair.source, Work):
        return [pair.source.abstract[place].text for place in sorted(pair.rationale)]
    return pair.source if isinstance(pair.source, tuple) and pair.label is not Verdict.NOT_ENOUGH_INFO else ()
